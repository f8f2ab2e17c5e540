"""Derivatives by several parameters: draw the tree, multiply along each way, add the ways.

From level 3 on a variable may not depend on the parameter at all, so that counting ways is part of the exercise. The
last level turns the rule round: the Laplacian of a function that is known in polar coordinates only.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from engine.calculus.tidy import plus, raised, times
from engine.calculus.witness import central_gradient
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.grammar import drawn_until, monomial
from engine.functions.measure import largest_number, operations
from engine.landscape.plots import Edge, Graph
from engine.language.plain_text import plain
from engine.language.tree import ZERO, Call, Name, Neg, Node, Power, Sum, names, number
from engine.language.typeset import enumerated, latex, name_latex
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.subjects.chain_rule.chaining import Composition, chain_code, chain_slips, chain_steps, ways_to
from engine.subjects.chain_rule.dependencies import Dependencies
from engine.subjects.chain_rule.dependency_terms import term_question
from engine.subjects.chain_rule.graphing import in_columns
from engine.subjects.chain_rule.polar import laplacian_of, polar_laplacian
from engine.subjects.prompts import paragraph

_LONGEST_KEY = 26
_LARGEST_COEFFICIENT = 72
_R, _THETA = names("r theta")


def make(draw: Draw) -> Question:
    match draw.level:
        case 1 | 2:
            made = _affine(draw) if draw.level == 1 else _polar(draw)
            return by_both(made, draw.choice(_BOTH))
        case 3:
            made = _three_ways(draw)
            return by_one(made, _telling_parameter(draw, made), draw.choice(_ONE))
        case 4:
            tree = _dependencies(draw)
            return term_question(tree, draw.choice(tree.layers[-1]), draw.choice(_TERMS))
        case _:
            return polar_laplacian(_harmonics(draw), draw.choice(_LAPLACIANS))


_BOTH = ("Find {first} and {second}.", "How does ${z}$ change with each parameter? Give {first} and {second}.")
_ONE = ("Find {first}.", "How does ${z}$ change when only ${wrt}$ moves? Give {first}.")
_TERMS = (
    "Write out the chain rule for {first}.",
    "What does the chain rule say for {first} here?",
)
_LAPLACIANS = (
    "What is $f_{xx} + f_{yy}$, for a function that is known in polar coordinates only?",
    "A solver needs $f_{xx} + f_{yy}$: what is it for this $f$ in polar coordinates?",
)


def by_both(made: Composition, opening: str) -> Question:
    """Return the question of the derivatives by both parameters, one part each."""
    first, second = made.parameters
    asked = opening.format(first=f"${made.symbol(first)}$", second=f"${made.symbol(second)}$", z=made.label)
    return _question(made, {"a": first, "b": second}, asked)


def by_one(made: Composition, wrt: str, opening: str) -> Question:
    asked = opening.format(first=f"${made.symbol(wrt)}$", wrt=name_latex(wrt), z=made.label)
    return _question(made, {"answer": wrt}, asked)


def _question(made: Composition, asked: Mapping[str, str], opening: str) -> Question:
    several = len(asked) > 1
    placed = ", \\quad ".join(f"{name} = {{{name}}}" for name in made.inner)
    mixed = f"Your {'answers' if several else 'answer'} may hold {enumerated([name_latex(name) for name in (*made.parameters, *made.inner)])}."
    given = {made.label: made.outer, **made.inner}
    return Question(
        prompt=f"{paragraph(opening, mixed)}\n${made.label} = {{{made.label}}}$\n${placed}$",
        given=given,
        names=made.names,
        parts=tuple(_part(made, wrt, part, several=several) for part, wrt in asked.items()),
        steps=_steps(made, asked),
        slips=tuple(slip for part, wrt in asked.items() for slip in _slips(made, wrt, part)),
        hints=_hints(made, next(iter(asked.values()))),
        note=f"by {', '.join(asked.values())}: " + "; ".join(f"{name} = {plain(tree)}" for name, tree in given.items()),
        landscape=_graph(made),
        code=chain_code(made, tuple(asked.values()), dict(zip(made.parameters, ("0.7", "1.2"), strict=True))),
    )


def _part(made: Composition, wrt: str, part: str, *, several: bool) -> Part:
    symbol = made.symbol(wrt)
    return Part(
        key=made.derivative(wrt),
        kind="expression",
        label=symbol,
        names=(*made.parameters, *made.inner),
        witness=lambda at: central_gradient(made.composed(), (wrt,), {name: at[name] for name in made.parameters}),
        id=part,
        asks=f"({part}) The derivative with respect to ${name_latex(wrt)}$." if several else "",
        stands_for=made.inner,
    )


def _steps(made: Composition, asked: Mapping[str, str]) -> tuple[Step, ...]:
    """Work out every derivative; the outer slopes only once."""
    steps: tuple[Step, ...] = ()
    known: tuple[str, ...] = ()
    for part, wrt in asked.items():
        steps += chain_steps(made, wrt, part, known=known)
        known += ways_to(made, wrt)
    return steps


def _slips(made: Composition, wrt: str, part: str) -> tuple[Slip, ...]:
    (other,) = (name for name in made.parameters if name != wrt)
    says = f"This is ${made.symbol(other)}$. Here only ${name_latex(wrt)}$ moves."
    return (*chain_slips(made, wrt, part), Slip("D16", made.derivative(other), says, part))


def _hints(made: Composition, wrt: str) -> tuple[str, str]:
    ways = [name for name in made.inner if made.inner_slope(name, wrt) != ZERO]
    first = made.symbol(wrt, ways[0])
    return (
        f"Which variables move when only ${name_latex(wrt)}$ moves? There is one product for each of them.",
        f"Start with ${first} = {latex(made.inner_slope(ways[0], wrt))}$.",
    )


def _graph(made: Composition) -> Graph:
    """Return the tree of dependencies; its slopes come after the verdict."""
    lower = [
        Edge(start=wrt, end=name, found=latex(made.inner_slope(name, wrt)))
        for wrt in made.parameters
        for name in made.inner
        if made.inner_slope(name, wrt) != ZERO
    ]
    upper = [Edge(start=name, end=made.label, found=latex(made.outer_slope(name))) for name in made.inner]
    labels = {name: name_latex(name) for name in (*made.names, made.label)}
    return in_columns((made.parameters, tuple(made.inner), (made.label,)), (*lower, *upper), labels)


def _outer(draw: Draw, inner: Sequence[Name], degree: int = 2) -> Node:
    """Return a product of two variables or a square of one with it, and one more term; the first is positive."""
    mixed = draw.sample(inner, 2)
    return displayed(
        plus(
            times(number(draw.integer(1, 6)), monomial(draw, mixed, degree - 1, every=True)),
            times(number(draw.nonzero(6)), monomial(draw, inner, degree - 1)),
        ),
        inner,
    )


def _fits(made: Composition) -> bool:
    """Whether f is no monomial, all its variables occur, and both derivatives are short and no zero."""
    if not isinstance(made.outer, Sum) or isinstance(made.outer.terms[0], Neg):
        return False
    if any(made.outer_slope(name) == ZERO for name in made.inner) or len(set(made.inner.values())) < len(made.inner):
        return False
    keys = [made.derivative(wrt) for wrt in made.parameters]
    is_small = max(map(operations, keys)) <= _LONGEST_KEY and max(map(largest_number, keys)) <= _LARGEST_COEFFICIENT
    return ZERO not in keys and len(set(keys)) == len(keys) and is_small


def _affine(draw: Draw) -> Composition:
    u, v = names("u v")

    def line() -> Node:
        return plus(times(number(draw.integer(1, 3)), u), times(number(draw.nonzero(3)), v))

    def one() -> Composition | None:
        made = Composition("z", _outer(draw, names("x y")), {"x": line(), "y": line()}, ("u", "v"))
        return made if _fits(made) else None

    return found(draw, "function of an affine map", one)


def _polar(draw: Draw) -> Composition:
    inner = {"x": times(_R, Call("cos", (_THETA,))), "y": times(_R, Call("sin", (_THETA,)))}

    def one() -> Composition | None:
        made = Composition("z", _outer(draw, names("x y"), 3 if draw.chance(2, 3) else 2), inner, ("r", "theta"))
        return made if _fits(made) else None

    return found(draw, "function in polar coordinates", one)


def _three_ways(draw: Draw) -> Composition:
    def one() -> Composition | None:
        inner = {name: _map(draw) for name in "xyz"}
        made = Composition("w", _outer(draw, names("x y z")), inner, ("u", "v"))
        has_three = all(made.outer_slope(name) != ZERO for name in inner)
        return made if has_three and _fits(made) and any(len(ways_to(made, wrt)) > 1 for wrt in "uv") else None

    return found(draw, "function of three variables", one)


def _map(draw: Draw) -> Node:
    """Return one of the usual maps: a product, a line, a square, an exponential, a sine or a quotient."""
    u, v = draw.sample(names("u v"), 2)
    k = number(draw.integer(2, 3))
    return draw.choice(
        (
            times(u, v),
            plus(times(k, u), v),
            plus(u, Neg(v)),
            times(Power(u, number(2)), v),
            Power(u, k),
            Call("exp", (times(k, u),)),
            Call("sin", (times(k, u),)),
        )
    )


def _telling_parameter(draw: Draw, made: Composition) -> str:
    return draw.choice([wrt for wrt in made.parameters if len(ways_to(made, wrt)) > 1])


def _dependencies(draw: Draw) -> Dependencies:
    """Draw three or four variables over two parameters, or two layers of two; both parameters are reached."""
    top, bottom = (draw.choice(("z", "w", "L")),), draw.choice((("u", "v"), ("s", "t"), ("a", "b")))
    layers: tuple[tuple[str, ...], ...]
    if draw.chance(1, 2):
        layers = (top, draw.choice((("x", "y", "p"), ("x", "y", "p", "q"))), bottom)
    else:
        layers = (top, draw.choice((("x", "y"), ("x", "y", "h"))), ("p", "q"), bottom)

    def one() -> Dependencies | None:
        made = Dependencies(layers, tuple(_drawn_edges(draw, layers)))
        counts = [len(tuple(made.ways(wrt))) for wrt in bottom]
        is_connected = all(any(lower == name for _, lower in made.edges) for layer in layers[1:] for name in layer)
        return made if is_connected and min(counts) >= 2 and max(counts) <= 5 and counts[0] != counts[1] else None

    return found(draw, "tree of dependencies", one)


def _drawn_edges(draw: Draw, layers: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Return edges from the output to every variable, and from each other one to some of the next layer."""
    edges = [(layers[0][0], name) for name in layers[1]]
    for upper, lower in pairwise(layers[1:]):
        for name in upper:
            reached = draw.sample(lower, draw.integer(1, len(lower)))
            edges += [(name, other) for other in lower if other in reached]
    return edges


def _harmonics(draw: Draw) -> Node:
    """Return c r^n cos(m theta) or with a sine, and in most draws ln r or a power of r besides; n is not m."""
    power = draw.integer(2, 5)
    times_round = draw.choice([m for m in range(1, 5) if m != power])

    def make(chance: Draw) -> Node:
        turning = Call(chance.choice(("cos", "sin")), (times(number(times_round), _THETA),))
        wave = times(number(chance.integer(1, 4)), Power(_R, number(power)), turning)
        radial = times(number(chance.nonzero(3)), Power(_R, number(chance.integer(2, 4))))
        added = draw.choice((ZERO, radial, radial, Call("ln", (_R,))))
        return plus(wave, added)

    return drawn_until(draw, make, lambda f: laplacian_of(f) != ZERO)


def _golden() -> Question:
    x, y = names("x y")
    u, v = names("u v")
    inner = {"x": plus(u, v), "y": times(u, v)}
    return by_both(Composition("z", plus(raised(x, 2), times(number(3), y)), inner, ("u", "v")), _BOTH[0])


FAMILY = Family(
    id="ch_tree",
    revision=1,
    topic="chain_rule",
    title="Several parameters",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Marsden & Tromba, Vector Calculus, 6th edition (2012), section 2.5",
    connection="A weight that is used in several places has one gradient: the sum over all the ways it reaches the loss.",
    examples=(
        # z = 2x^2 y - y^2 in polar coordinates
        Example(
            level=2,
            seed=1,
            accepts=({"a": "4x y cos(theta) + (2x^2 - 2y) sin(theta)", "b": "2x^3 - 4x y^2 - 2x y"},),
            refuses={"C1": {"a": "4r^2 cos(theta)^2 sin(theta)", "b": "2x^3 - 4x y^2 - 2x y"}},
        ),
        # z = x^2 + 3y with x = u + v, y = u v
        Example(
            of=_golden,
            accepts=({"a": "2u + 2v + 3v", "b": "2x + 3u"}, {"a": "2(u + v) + 3v", "b": "2v + 5u"}),
            refuses={"C1": {"a": "2(u + v)", "b": "2x + 3u"}},
        ),
    ),
)
