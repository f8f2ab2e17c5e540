"""Directions of a directional derivative: how they are given, their unit vectors in steps, and the slips about lengths."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from engine.calculus.tidy import minus, over, plus, times
from engine.functions.angles import angle, cosine, sine
from engine.functions.lengths import divided, length, unit
from engine.functions.linear import ExactVector, as_vector, dot, sum_of
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Call, Name, Node, Power, Product, Sum, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Slip, Step
from engine.subjects.matrix_steps import chain_step

# What the way along a walk is called; no question of ours has a variable of this name.
WAY = "t"


@dataclass(frozen=True)
class Walk:
    """A direction, and how the prompt gives it.

    Attributes:
        shown: LaTeX of the vector that gives it, such as `v` or `Q - P`.
        vector: That vector; None where only an angle is given.
        given: What the prompt gives besides the function and the point.
        goal: The point Q that is aimed at, or None.
        turns: The angle with the first axis as a multiple of π, or None.
    """

    shown: str
    vector: ExactVector | None
    given: Mapping[str, Value] = field(default_factory=dict)
    goal: ExactVector | None = None
    turns: Fraction | None = None

    @property
    def unit(self) -> tuple[Node, ...]:
        """The unit vector."""
        if self.vector is not None:
            return unit(self.vector)
        turns = self.turns or Fraction(0)
        return cosine(turns) or ZERO, sine(turns) or ZERO

    @property
    def is_unit(self) -> bool:
        """Whether there is no length to divide by."""
        return self.vector is None or dot(self.vector, self.vector) == 1


def vector_walk(v: ExactVector, shown: str = "v") -> Walk:
    """Return the walk along a vector that the prompt gives under its name."""
    return Walk(shown, v, {shown: as_vector(v)})


def walk_towards(at: ExactVector, v: ExactVector) -> Walk:
    """Return the walk from a point to the one that is v away, which the prompt calls Q."""
    goal = sum_of(at, v)
    return Walk("Q - P", v, {"Q": as_vector(goal)}, goal)


def angle_walk(turns: Fraction) -> Walk:
    """Return the walk at an angle with the first axis, `turns` times π."""
    return Walk("u", None, {"theta": angle(turns)}, turns=turns)


def tuple_latex(entries: Sequence[Node | Fraction]) -> str:
    """Return LaTeX such as `(3, -4)`, a vector in a line of text."""
    trees = (number(entry) if isinstance(entry, Fraction) else entry for entry in entries)
    return rf"\left({', '.join(map(latex, trees))}\right)"


def moved(f: Node, names: Sequence[str], start: Sequence[Node], u: Sequence[Node]) -> Node:
    """Return f at start + t u, a tree over t and the names of the start."""
    places = [Sum((x, Product((Name(WAY), entry)))) for x, entry in zip(start, u, strict=True)]
    return substituted(f, dict(zip(names, places, strict=True)))


def unit_steps(walk: Walk) -> tuple[Step, ...]:
    """Find the unit vector of a walk."""
    if walk.turns is not None:
        theta = angle(walk.turns)
        written = Vector((Call("cos", (theta,)), Call("sin", (theta,))))
        says = r"The unit vector at the angle $\theta$ holds its cosine and its sine."
        return (chain_step(says, "u", written, Vector(walk.unit)),)
    if walk.is_unit or walk.vector is None:
        return ()
    size = length(walk.vector)
    says = f"${walk.shown} = {tuple_latex(walk.vector)}$ is not a unit vector, so find its length."
    squares = Call("sqrt", (Sum(tuple(Power(number(abs(entry)), number(2)) for entry in walk.vector)),))
    measured = chain_step(says, rf"\lVert {walk.shown}\rVert", squares, size)
    claims = tuple(Claim(over(number(v), size), u) for v, u in zip(walk.vector, walk.unit, strict=True))
    fraction = rf"u = \frac{{{walk.shown}}}{{\lVert {walk.shown}\rVert}} = {latex(Vector(walk.unit))}"
    return measured, Step("Dividing by it leaves the unit vector.", fraction, claims)


def product_step(says: str, label: str, x: Sequence[Node], y: Sequence[Node], result: Node) -> Step:
    """Multiply two vectors, with the products written out."""
    return chain_step(says, label, Sum(tuple(Product(pair) for pair in zip(x, y, strict=True))), result)


def direction_slips(walk: Walk, g: ExactVector) -> tuple[Slip, ...]:
    """Return the slips about which vector is divided by which length, for the rate g · u of a gradient g."""
    whole = as_vector(g).entries
    rate = _dotted(whole, walk.unit)
    found = [
        *_length_slips(walk, g),
        Slip("G5", length(g), "This is the length of the gradient, the rate in the best direction of all."),
        Slip("G9", minus(rate), _backwards(walk)),
        Slip(
            "G2", plus(*whole), "You added the partial derivatives. Each is multiplied by its entry of the direction."
        ),
    ]
    if walk.goal is not None and any(walk.goal):
        aimed = divided(dot(g, walk.goal), dot(walk.goal, walk.goal))
        found.append(Slip("G8", aimed, "You took $Q$ itself as the direction. From $P$ it is $Q - P$."))
    if walk.turns is not None:
        says = "You exchanged cosine and sine. The first entry of the unit vector is the cosine."
        found.append(Slip("G11", _dotted(whole, walk.unit[::-1]), says))
    return tuple(found)


def _backwards(walk: Walk) -> str:
    if walk.goal is not None:
        return "You went from $Q$ to $P$. The direction towards $Q$ is $Q - P$."
    return f"This is the rate along $-{walk.shown}$. Look at the signs in the dot product."


def _length_slips(walk: Walk, g: ExactVector) -> tuple[Slip, ...]:
    if walk.is_unit or walk.vector is None:
        return ()
    along, size = dot(g, walk.vector), latex(length(walk.vector))
    squared = rf"\lVert {walk.shown}\rVert^{{2}}"
    return (
        Slip("G3", number(along), f"You used ${walk.shown}$ as it stands. Divide by its length, ${size}$."),
        Slip(
            "G4",
            divided(along, dot(g, g)),
            f"You divided by the length of the gradient. It is ${walk.shown}$ that must have length 1.",
        ),
        Slip(
            "G7",
            number(along / dot(walk.vector, walk.vector)),
            f"You divided by ${squared}$. The length is the root of the sum of the squares.",
        ),
    )


def _dotted(x: Sequence[Node], y: Sequence[Node]) -> Node:
    return plus(*(times(a, b) for a, b in zip(x, y, strict=True)))
