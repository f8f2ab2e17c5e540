"""The derivative of what an equation determines: differentiate the relation, isolate, put the point in.

The constant of each relation is adjusted to a point with whole coordinates, so that answers are small fractions. Every
relation has a term that mixes the letters, where holding one of them still is the tempting mistake.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from msgspec.structs import replace

from engine.calculus.branches import branch_slopes
from engine.calculus.rules import partial
from engine.calculus.slips import SLIPS, SlippedDifferentiator
from engine.calculus.tidy import minus, over, plus, tidy, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.grammar import monomial, passes
from engine.functions.linear import as_vector
from engine.functions.steering import exact_value
from engine.landscape.plots import Curve, Landscape, Path
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Call, Name, Neg, Node, Power, Sum, Value, free_names, names, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.chain_rule.implicit_systems import drawn_system, system_question
from engine.subjects.chain_rule.one_weight import drawn_weight, weight_question
from engine.subjects.chain_rule.ridge import drawn_ridge, ridge_question
from engine.subjects.derivatives import Derivative, Point, entry_steps
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.prompts import partial_symbol, spoken_point

_LARGEST_CONSTANT = 40
_LARGEST_NUMERATOR = 20
_LARGEST_DENOMINATOR = 12
_REACH = 2.0


@dataclass(frozen=True, slots=True)
class Relation:
    """F = constant near a point, solved for the last name.

    Attributes:
        left: F.
        names: The free names, then the one that depends on them.
        point: A value of each name, in this order.
    """

    left: Node
    names: tuple[str, ...]
    point: Point

    @property
    def free(self) -> tuple[str, ...]:
        return self.names[:-1]

    @property
    def solved(self) -> str:
        return self.names[-1]

    @property
    def constant(self) -> Fraction | None:
        return self.value(self.left)

    def value(self, node: Node) -> Fraction | None:
        """Return the value of a tree at the point, or None where it is not rational."""
        return exact_value(node, tuple(map(Name, self.names)), tuple(self.point.values()))

    def symbol(self, wrt: str) -> str:
        d = "d" if len(self.free) == 1 else r"\partial "
        return rf"\frac{{{d}{self.solved}}}{{{d}{wrt}}}"

    def slopes(self) -> tuple[Fraction | None, ...]:
        """Return the derivative of the solved name by each free one, at the point."""
        return tuple(self.ratio(partial(self.left, name), partial(self.left, self.solved)) for name in self.free)

    def ratio(self, above: Node, below: Node) -> Fraction | None:
        """Return minus one tree over another at the point, or None where that is no rational number."""
        top, bottom = self.value(above), self.value(below)
        return None if top is None or not bottom else -top / bottom


def make(draw: Draw) -> Question:
    match draw.level:
        case 4:
            return system_question(drawn_system(draw), draw.choice(_SYSTEMS))
        case 5:
            if draw.chance(1, 3):
                return weight_question(drawn_weight(draw), draw.choice(_ONE_WEIGHT))
            return ridge_question(drawn_ridge(draw), draw.choice(_RIDGES))
        case level:
            return implicit(_drawn(draw), draw.choice(_SURFACES if level == 3 else _CURVES))


_CURVES = (
    "Find {d} {at} on this curve.",
    "What is the slope {d} of this curve {at}?",
)
_SURFACES = (
    "Find {d} {at} on this surface.",
    "Find {d} {at}, where this equation makes $z$ a function of $x$ and $y$.",
)
_SYSTEMS = (
    "How fast do $u$ and $v$ move with $x$ {at}, where they solve these equations?",
    "Find {d} {at}, where these equations make $u$ and $v$ functions of $x$.",
)
_RIDGES = (
    r"How fast do the ridge weights move when the penalty is turned up from $\lambda = {l}$?",
    r"What is the derivative of the best weights with respect to the penalty, at $\lambda = {l}$?",
)


_ONE_WEIGHT = (
    r"How fast does the best weight move when the penalty is turned up from $\lambda = {l}$?",
    r"What is the derivative of the best weight with respect to the penalty, at $\lambda = {l}$?",
)


def implicit(relation: Relation, opening: str) -> Question:
    """Return the question of the derivatives of the solved name at the point."""
    slopes = [slope for slope in relation.slopes() if slope is not None]
    given: dict[str, Value] = {"F": relation.left, "c": number(relation.constant or 0)}
    given["P"] = as_vector(list(relation.point.values()))
    symbols = " and ".join(f"${relation.symbol(name)}$" for name in relation.free)
    kind_is_number = len(slopes) == 1
    key: Value = number(slopes[0]) if kind_is_number else as_vector(slopes)
    return Question(
        prompt=f"{opening.format(d=symbols, at=spoken_point(relation.point))}\n${{F}} = {{c}}$",
        given=given,
        names=relation.names,
        parts=(
            Part(
                key=key,
                kind="number" if kind_is_number else "vector",
                label=_label(relation),
                names=(),
                witness=lambda _: _followed(relation),
                layout="" if kind_is_number else f"The entries stand in the order ${', '.join(relation.free)}$.",
            ),
        ),
        steps=_steps(relation, slopes),
        slips=_slips(relation),
        hints=(
            f"${relation.solved}$ moves with ${relation.free[0]}$ so that the left side keeps its value.",
            rf"Differentiate both sides: every ${relation.solved}$ brings a factor ${relation.symbol(relation.free[0])}$.",
        ),
        note=f"implicit: {plain(relation.left)} = {plain(given['c'])}; P = {plain(given['P'])}",
        landscape=_landscape(relation, slopes, key),
        code=_code(relation),
    )


def _label(relation: Relation) -> str:
    symbols = [relation.symbol(name) for name in relation.free]
    return f"{symbols[0]}(P)" if len(symbols) == 1 else rf"\left({', '.join(symbols)}\right)"


def _difference(relation: Relation) -> Node:
    return plus(relation.left, number(-(relation.constant or Fraction(0))))


def _followed(relation: Relation) -> tuple[float, ...]:
    """Follow the solution as each free name moves."""
    return tuple(
        branch_slopes((_difference(relation),), (relation.solved,), name, relation.point)[0] for name in relation.free
    )


def _steps(relation: Relation, slopes: Sequence[Fraction]) -> tuple[Step, ...]:
    below = partial(relation.left, relation.solved)
    heading = f"Call the left side $F$. Its slope along ${relation.solved}$."
    return (
        *entry_steps(Derivative(relation.left, (relation.solved,)), None, heading),
        *(
            step
            for name, slope in zip(relation.free, slopes, strict=True)
            for step in _solving(relation, name, below, slope)
        ),
    )


def _solving(relation: Relation, name: str, below: Node, slope: Fraction) -> tuple[Step, ...]:
    """Differentiate the relation by one free name, isolate and put the point in."""
    above, symbol = partial(relation.left, name), relation.symbol(name)
    at = {each: number(value) for each, value in relation.point.items()}
    top, bottom = number(relation.value(above) or 0), number(relation.value(below) or 0)
    f_name, f_solved = partial_symbol("F", name), partial_symbol("F", relation.solved)
    claims = (Claim(substituted(above, at), top), Claim(substituted(below, at), bottom))
    place = relation.free.index(name)
    return (
        *entry_steps(Derivative(relation.left, (name,)), None, f"The slope of $F$ along ${name}$."),
        Step(
            f"At $P$ these are ${f_name} = {latex(top)}$ and ${f_solved} = {latex(bottom)}$; $F$ keeps its value.",
            rf"{latex(top)} + {_bracketed(bottom)} \cdot {symbol} = 0",
            (*claims, Claim(Sum((top, times(bottom, number(slope)))), ZERO)),
        ),
        Step(
            f"Solve for ${symbol}$.",
            rf"{symbol} = -\frac{{{latex(top)}}}{{{latex(bottom)}}} = {latex(number(slope))}",
            (Claim(minus(over(top, bottom)), number(slope)),),
            yields=(0, place, number(slope)),
        ),
    )


def _bracketed(node: Node) -> str:
    return f"({latex(node)})" if isinstance(node, Neg) else latex(node)


def _slips(relation: Relation) -> tuple[Slip, ...]:
    y, x = relation.solved, relation.free[0]
    below = partial(relation.left, y)
    wrong: list[tuple[str, tuple[Fraction | None, ...], str]] = [
        ("I1", tuple(None if s is None else -s for s in relation.slopes()), f"The sign is the other one. Moving the term in ${x}$ to the right side changes it."),
        ("I2", tuple(relation.ratio(below, partial(relation.left, name)) for name in relation.free), f"The quotient is upside down. The slope along ${y}$ stands below, since ${y}$ is what is solved for."),
        ("I3", _with_mixed_terms_still(relation), f"In a product with ${x}$ you held ${y}$ still. It moves there as well: the product rule gives a second term."),
    ]  # fmt: skip
    wrong += [(slip.code, *_differentiated(relation, slip)) for slip in SLIPS]
    return tuple(Slip(code, _value(values), says) for code, values, says in wrong if says and None not in values)


def _value(values: Sequence[Fraction | None]) -> Value:
    known = [value for value in values if value is not None]
    return number(known[0]) if len(known) == 1 else as_vector(known)


def _with_mixed_terms_still(relation: Relation) -> tuple[Fraction | None, ...]:
    """Return what comes of losing the solved name's derivative in every term that mixes it with another name."""
    terms = relation.left.terms if isinstance(relation.left, Sum) else (relation.left,)
    alone = plus(*(term for term in terms if free_names(term) == {relation.solved}))
    below = partial(alone, relation.solved)
    return tuple(relation.ratio(partial(relation.left, name), below) for name in relation.free)


def _differentiated(relation: Relation, slip: type[SlippedDifferentiator]) -> tuple[tuple[Fraction | None, ...], str]:
    """Return the slopes with one slip of differentiation throughout, and its message where it had a place."""
    taken = {name: Derivative(relation.left, (name,)).slipped(slip) for name in relation.names}
    used = [site for _, sites in taken.values() for site in sites]
    values = tuple(relation.ratio(taken[name][0], taken[relation.solved][0]) for name in relation.free)
    return values, used[0].message() if used else ""


def _drawn(draw: Draw) -> Relation:
    spelled = "x y z" if draw.level == 3 else "x y"

    def one() -> Relation | None:
        at = [Fraction(draw.nonzero(3 if draw.level == 1 else 2)) for _ in spelled.split()]
        point = dict(zip(spelled.split(), at, strict=True))
        left = _composite(draw, point) if draw.level == 2 else _polynomial(draw, names(spelled))
        relation = Relation(displayed(left, names(spelled)), tuple(spelled.split()), point)
        return relation if passes(relation.left, names(spelled)) and _is_telling(relation) else None

    return found(draw, "relation", one)


def _polynomial(draw: Draw, variables: tuple[Name, ...]) -> Node:
    """Return a mixed term, a power of the last variable and a power of another one, or another mixed term."""
    *free, solved = variables
    mixed = [times(number(draw.nonzero(3)), monomial(draw, (name, solved), 2, every=True)) for name in free]
    return plus(
        *mixed,
        times(number(draw.nonzero(3)), Power(solved, number(draw.integer(1, 3)))),
        times(number(draw.nonzero(4)), Power(draw.choice(free), number(draw.integer(1, 3)))),
    )


def _composite(draw: Draw, point: Point) -> Node:
    """Return an exponential or a sine whose inside vanishes at the point, a mixed term and a power of y."""
    x, y = names("x y")
    inside = draw.choice(
        (
            plus(times(x, y), number(-point["x"] * point["y"])),
            plus(times(number(point["y"]), x), times(number(-point["x"]), y)),
        )
    )
    return plus(
        times(number(draw.integer(1, 4)), Call(draw.choice(("exp", "sin")), (inside,))),
        times(number(draw.nonzero(3)), monomial(draw, (x, y), 2, every=True)),
        times(number(draw.nonzero(4)), Power(y, number(draw.integer(1, 2)))),
    )


def _is_telling(relation: Relation) -> bool:
    """Whether the slopes are small fractions, not 0 or ±1, and the constant is small."""
    constant, slopes = relation.constant, relation.slopes()
    if constant is None or abs(constant) > _LARGEST_CONSTANT or None in slopes:
        return False
    if isinstance(relation.left, Sum) and isinstance(relation.left.terms[0], Neg):
        return False
    known = [slope for slope in slopes if slope is not None]
    return len(set(known)) == len(known) and all(
        abs(slope.numerator) <= _LARGEST_NUMERATOR
        and slope.denominator <= _LARGEST_DENOMINATOR
        and slope not in {0, 1, -1}
        for slope in known
    )


def _landscape(relation: Relation, slopes: Sequence[Fraction], key: Value) -> Landscape:
    """Return the contours of F with the curve through P; its tangent comes after the verdict."""
    first, second, *_ = relation.names
    at = [float(relation.point[name]) for name in (first, second)]
    plot = landscape({"F": relation.left}, relation.names, key, relation.point)
    level = substituted(_difference(relation), {name: number(relation.point[name]) for name in relation.names[2:]})
    overlays = [Curve(plain(tidy(level)), f"F = {latex(number(relation.constant or 0))}"), *_tangent(slopes, at)]
    box = tuple((x - _REACH, x + _REACH) for x in at)
    return replace(plot, box=box, overlays=tuple(overlays))


def _tangent(slopes: Sequence[Fraction], at: Sequence[float]) -> list[Path]:
    if len(slopes) > 1:
        return []
    x, y = at
    reach = _REACH / max(1.0, abs(float(slopes[0])))
    ends = tuple((x + step, y + float(slopes[0]) * step) for step in (-reach, reach))
    return [Path(ends, r"\text{tangent}", after=True)]


def _code(relation: Relation) -> Code:
    return Code(_symbolic(relation), _numeric(relation))


def _symbolic(relation: Relation) -> str:
    slopes = [f"(-diff(F, {name}) / diff(F, {relation.solved})).subs(P)" for name in relation.free]
    point = ", ".join(f"{name}: {sympy_text(number(value))}" for name, value in relation.point.items())
    return sympy_program(
        f"{assigned('F', sympy_text(relation.left))}\n{assigned('P', f'{{{point}}}')}",
        assigned("answer", slopes[0] if len(slopes) == 1 else f"[{', '.join(slopes)}]"),
        names=relation.names,
    )


_NEWTON = """\
def near({names}):
    for _ in range(20):
        slope = (F({above}) - F({below})) / 2e-6
        {solved} = {solved} - F({names}) / slope
    return {solved}"""


def _numeric(relation: Relation) -> str:
    """Return a program that solves for the last name a little to both sides of the point."""
    listed, solved = ", ".join(relation.names), relation.solved
    free = ", ".join(relation.free)
    newton = _NEWTON.format(
        names=listed, solved=solved, above=f"{free}, {solved} + 1e-6", below=f"{free}, {solved} - 1e-6"
    )
    values = ", ".join(f"{numpy_text(number(value))}.0" for value in relation.point.values())
    differences = [_central(relation, name) for name in relation.free]
    return numpy_program(
        defined(f"F({listed})", ("return ", numpy_text(_difference(relation)))),
        newton,
        f"{listed} = {values}\nh = 1e-4\n"
        + assigned("answer", differences[0] if len(differences) == 1 else f"[{', '.join(differences)}]"),
    )


def _central(relation: Relation, moved: str) -> str:
    ahead, behind = (
        ", ".join(f"{name} {sign} h" if name == moved else name for name in relation.names) for sign in "+-"
    )
    return f"(near({ahead}) - near({behind})) / (2 * h)"


def _golden() -> Question:
    x, y = names("x y")
    left = Sum((times(Power(x, number(2)), y), Power(y, number(3))))
    return implicit(Relation(left, ("x", "y"), {"x": Fraction(1), "y": Fraction(2)}), _CURVES[0])


FAMILY = Family(
    id="im_implicit",
    revision=2,
    topic="chain_rule",
    title="Implicit differentiation",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Marsden & Tromba, Vector Calculus, 6th edition (2012), section 3.5",
    connection="Gradients with respect to hyperparameters and through implicit layers are found like this, without unrolling a solver.",
    examples=(
        # 3x^2 y - 4x^2 - 2y = 14 at (2, 3): 20 + 10 y' = 0
        Example(level=1, seed=1, accepts=("-2",), refuses={"I1": "2", "I2": "-1/2", "I3": "10"}),
        # x^2 y + y^3 = 10 at (1, 2): 4 + 13 y' = 0
        Example(
            of=_golden,
            accepts=("-4/13",),
            refuses={"I1": "4/13", "I2": "-13/4", "I3": "-1/3"},
        ),
    ),
)
