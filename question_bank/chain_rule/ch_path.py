"""The derivative of a function along a path: every variable moves, so every variable has its say.

Both paths contribute in all draws, and no path is the identity, so that a forgotten way or an outer slope at the wrong
place always shows.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, pi

from msgspec.structs import replace

from engine.calculus.rules import partial
from engine.calculus.tidy import plus, times, well_led
from engine.calculus.witness import central_gradient
from engine.chance import Draw
from engine.functions.angles import angle, at_angle
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.grammar import LARGEST_ENTRY, monomial, passes, random_function
from engine.functions.measure import largest_number, operations
from engine.landscape.plots import Line, Path, Plot, Profile, Spot
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import (
    PI,
    ZERO,
    Call,
    Name,
    Neg,
    Node,
    Power,
    Sum,
    free_names,
    names,
    number,
    rational,
    subtrees,
)
from engine.language.typeset import enumerated, latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Example, Family, Part, Question, Step, Witness
from engine.questions.sheet import Code
from engine.subjects.chain_rule.chaining import (
    Composition,
    chain_code,
    chain_slips,
    chain_steps,
    composition_source,
)
from engine.subjects.chain_rule.chaining_twice import (
    second_code,
    second_derivative,
    second_slips,
    second_steps,
    second_witness,
)
from engine.subjects.programs import assigned, sympy_program
from engine.subjects.prompts import paragraph

_T = Name("t")
# The largest coefficient of a derivative that has been multiplied out.
_LARGEST_COEFFICIENT = 72
_LARGEST_LAST_ENTRY = 40
_LARGEST_VALUE_ENTRY = 9
_ANGLES = tuple(Fraction(*parts) for parts in ((1, 6), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (5, 6), (1, 1)))


def make(draw: Draw) -> Question:
    match draw.level:
        case 4:
            made, turns = _circling(draw)
            return at_time(made, turns, draw.choice(_AT_TIME))
        case 5:
            return twice(_bending(draw), draw.choice(_TWICE))
        case _:
            return along(_DRAWN_AT[draw.level](draw), draw.choice(_OPENINGS))


_OPENINGS = (
    "Find {d} along the path.",
    "How fast does ${z}$ change as $t$ grows? Give {d} as a formula.",
    "Find {d} by the chain rule.",
)
_AT_TIME = ("Find {d} at $t = {t}$.", "How fast does ${z}$ change with $t$ at $t = {t}$? Give the exact value of {d}.")
_TWICE = (
    "How does the slope of this loss change as the weights $x$ and $y$ move along the path? Give {d} as a formula.",
    "What is {d} while the point moves like this? It says whether the loss bends up or down along the way.",
)


def along(made: Composition, opening: str) -> Question:
    """Return the question of the first derivative as a formula."""
    return Question(
        prompt=_prompt(made, opening.format(d=f"${made.symbol('t')}$", z=made.label), _mixed(made)),
        given=_given(made),
        names=made.names,
        parts=(_part(made, made.derivative("t"), made.symbol("t"), _slope_witness(made)),),
        steps=chain_steps(made, "t"),
        slips=chain_slips(made, "t"),
        hints=_hints(made),
        note=_note("first derivative", made),
        landscape=_landscape(made, made.derivative("t")),
        code=chain_code(made, ("t",), {"t": "0.7"}),
    )


def at_time(made: Composition, turns: Fraction, opening: str) -> Question:
    """Return the question of the first derivative at t = `turns` times π."""
    key = at_angle(made.derivative("t"), "t", turns)
    spelled = latex(angle(turns))
    symbol = rf"{made.symbol('t')}\Big|_{{t = {spelled}}}"
    asked = opening.format(d=f"${made.symbol('t')}$", t=spelled, z=made.label)
    return Question(
        prompt=_prompt(made, asked, "Leave roots as they are."),
        given={**_given(made), "t0": angle(turns)},
        names=made.names,
        parts=(Part(key, "number", symbol, (), _slope_witness(made, turns), means=made.rate_at(turns)),),
        steps=(*chain_steps(made, "t"), *_time_steps(made, turns, symbol, key)),
        slips=chain_slips(made, "t", finish=lambda answer: at_angle(answer, "t", turns)),
        hints=_hints(made),
        note=f"{_note('first derivative', made)}; t = {plain(angle(turns))}",
        landscape=_landscape(made, key, turns),
        code=_code_at(made, turns),
    )


def twice(made: Composition, opening: str) -> Question:
    """Return the question of the second derivative as a formula."""
    symbol = rf"\frac{{d^{{2}}{made.label}}}{{dt^{{2}}}}"
    key = second_derivative(made)
    return Question(
        prompt=_prompt(made, opening.format(d=f"${symbol}$"), _mixed(made)),
        given=_given(made),
        names=made.names,
        parts=(_part(made, key, symbol, second_witness(made)),),
        steps=(*chain_steps(made, "t"), *second_steps(made, symbol, key)),
        slips=second_slips(made),
        hints=(
            "Differentiate the first derivative once more: its outer slopes move along the path, too.",
            f"Start with the first derivative, ${made.symbol('t')} = {latex(made.derivative('t'))}$.",
        ),
        note=_note("second derivative", made),
        landscape=_landscape(made, key),
        code=second_code(made),
    )


def _prompt(made: Composition, opening: str, closing: str) -> str:
    placed = ", \\quad ".join(f"{name} = {{{name}}}" for name in made.inner)
    return f"{paragraph(opening, closing)}\n${made.label} = {{{made.label}}}$\n${placed}$"


def _mixed(made: Composition) -> str:
    return f"Your answer may hold {enumerated(('t', *made.inner))}."


def _given(made: Composition) -> Mapping[str, Node]:
    return {made.label: made.outer, **made.inner}


def _part(made: Composition, key: Node, symbol: str, witness: Witness) -> Part:
    return Part(key, "expression", symbol, ("t", *made.inner), witness, stands_for=made.inner)


def _note(asked: str, made: Composition) -> str:
    return f"{asked} along a path: " + "; ".join(f"{name} = {plain(tree)}" for name, tree in _given(made).items())


def _hints(made: Composition) -> tuple[str, str]:
    first = next(iter(made.inner))
    ways = " + ".join(rf"{made.outer_symbol(name)}\,{made.symbol('t', name)}" for name in made.inner)
    return (
        f"${made.label}$ changes through every variable that moves: ${made.symbol('t')} = {ways}$.",
        f"Start with ${made.outer_symbol(first)} = {latex(made.outer_slope(first))}$.",
    )


def _slope_witness(made: Composition, turns: Fraction | None = None) -> Witness:
    """Return central differences of the composed function, from t on, or around a multiple of π."""
    shifted = made.composed() if turns is None else _shifted(made, turns)
    return lambda at: central_gradient(shifted, ("t",), {"t": at["t"] if turns is None else Fraction(0)})


def _shifted(made: Composition, turns: Fraction) -> Node:
    return substituted(made.composed(), {"t": plus(_T, times(number(turns), PI))})


def _time_steps(made: Composition, turns: Fraction, symbol: str, key: Node) -> tuple[Step, ...]:
    general = made.derivative("t")
    claim = Claim(substituted(general, {"t": angle(turns)}), key)
    return (Step(f"Put in $t = {latex(angle(turns))}$.", f"{symbol} = {latex(key)}", (claim,)),)


def _linear_path(draw: Draw) -> Node:
    """Return a line with at most one minus sign, the other term in front of it."""
    slope, height = draw.nonzero(3), draw.integer(1, 4)
    return well_led(plus(times(number(slope), _T), number(-height if slope > 0 and draw.chance(1, 2) else height)))


def _simple_path(draw: Draw) -> Node:
    """Return a power of t, a line, a sine or cosine, or an exponential."""
    k = number(draw.integer(1, 3))
    kind = draw.integer(0, 4)
    if kind == 0:
        return Power(_T, number(draw.integer(2, 3)))
    if kind == 1:
        return _linear_path(draw)
    function = ("sin", "cos", "exp")[kind - 2]
    return Call(function, (times(k, _T),))


def _paths(draw: Draw, inner: Sequence[str], path: Callable[[Draw], Node]) -> dict[str, Node]:
    return {name: path(draw) for name in inner}


def _fits(made: Composition, largest: int = LARGEST_ENTRY) -> bool:
    """Whether the paths differ, every way contributes, and the answer is of a fair size."""
    paths = tuple(made.inner.values())
    if len(set(paths)) < len(paths) or any(tree == _T for tree in paths) or _opens_with_minus(made.outer):
        return False
    if sum(isinstance(tree, Call) and tree.function == "exp" for tree in paths) > 1:
        return False
    ways = [made.along(made.product(name, "t")) for name in made.inner]
    key = made.derivative("t")
    return (
        all(way != ZERO for way in ways)
        and rational(key) is None
        and operations(key) <= largest
        and largest_number(key) <= _LARGEST_COEFFICIENT
    )


def _opens_with_minus(f: Node) -> bool:
    return isinstance(f, Sum) and isinstance(f.terms[0], Neg)


def _polynomial(draw: Draw, inner: Sequence[Name], degree: int = 2) -> Node:
    """Return two terms, the first of which mixes all variables or two of them."""
    mixed = draw.sample(inner, 2)
    whole = plus(
        times(number(draw.nonzero(4)), monomial(draw, mixed, degree - 1, every=True)),
        times(number(draw.nonzero(4)), monomial(draw, inner, degree)),
    )
    return displayed(whole, inner)


def _straight(draw: Draw) -> Composition:
    def one() -> Composition | None:
        f = _polynomial(draw, names("x y"))
        made = Composition("z", f, _paths(draw, "xy", _linear_path), ("t",))
        return made if passes(f, names("x y")) and _fits(made, 12) else None

    return found(draw, "path", one)


def _curved(draw: Draw) -> Composition:
    def one() -> Composition | None:
        f = random_function(draw, names("x y"), draw.integer(1, 2), lambda f: operations(f) <= 12)
        made = Composition("z", f, _paths(draw, "xy", _simple_path), ("t",))
        return made if _is_legible(made) and _fits(made, 26) else None

    return found(draw, "path", one)


def _is_legible(made: Composition) -> bool:
    """Whether a function of t occurs, but none inside another one: an exponential of a sine teaches nothing here."""
    calls = [part for part in subtrees(made.outer) if isinstance(part, Call)]
    functions = {name for name, tree in made.inner.items() if isinstance(tree, Call)}
    inside = frozenset[str]().union(*(free_names(call) for call in calls))
    return bool(calls or functions) and not functions & inside


def _three_ways(draw: Draw) -> Composition:
    def one() -> Composition | None:
        inner = names("x y z")
        f = _polynomial(draw, inner)
        made = Composition("w", f, _paths(draw, "xyz", _simple_path), ("t",))
        return made if passes(f, inner) and _fits(made, 22) else None

    return found(draw, "path", one)


def _circling(draw: Draw) -> tuple[Composition, Fraction]:
    """Return a polynomial on an ellipse or a figure of eight, and an angle where no slope vanishes."""

    def one() -> tuple[Composition, Fraction] | None:
        f = _polynomial(draw, names("x y"))
        made = Composition("z", f, _paths(draw, "xy", _circular_path), ("t",))
        turns = draw.choice(_ANGLES)
        return (made, turns) if passes(f, names("x y")) and _fits(made) and _shows_at(made, turns) else None

    return found(draw, "path with a special angle", one)


def _circular_path(draw: Draw) -> Node:
    turning = times(number(draw.integer(1, 2)), _T)
    return times(number(draw.choice((1, 2, 2, 3, 4))), Call(draw.choice(("sin", "cos")), (turning,)))


def _shows_at(made: Composition, turns: Fraction) -> bool:
    """Whether all slopes have exact values there, none of them zero, and the answer is short."""
    slopes = [made.along(made.outer_slope(name)) for name in made.inner]
    slopes += [made.inner_slope(name, "t") for name in made.inner]
    values = [at_angle(slope, "t", turns) for slope in slopes]
    key = at_angle(made.derivative("t"), "t", turns)
    is_exact = not any(
        isinstance(part, Call) and part.function in {"sin", "cos"} for v in values for part in subtrees(v)
    )
    return is_exact and ZERO not in (*values, key) and operations(key) <= _LARGEST_VALUE_ENTRY


def _bending(draw: Draw) -> Composition:
    """Return a polynomial with a mixed term on a path that is not straight."""

    def one() -> Composition | None:
        f = _polynomial(draw, names("x y"))
        made = Composition("z", f, _paths(draw, "xy", _simple_path), ("t",))
        bends = [partial(tree, "t", "t") for tree in made.inner.values()]
        is_curved = any(bend != ZERO for bend in bends) and partial(f, "x", "y") != ZERO
        if not (passes(f, names("x y")) and is_curved and _is_legible(made) and _fits(made, 22)):
            return None
        return (
            made
            if rational(second_derivative(made)) is None and operations(second_derivative(made)) <= _LARGEST_LAST_ENTRY
            else None
        )

    return found(draw, "curved path", one)


_DRAWN_AT: dict[int, Callable[[Draw], Composition]] = {1: _straight, 2: _curved, 3: _three_ways}


def _landscape(made: Composition, key: Node, turns: Fraction | None = None) -> Plot:
    """Return the path on the contours of f; with three variables, the graph of the composed function."""
    if len(made.inner) > 2:
        line = Line(plain(made.composed()), rf"{made.label}(t)")
        return Profile("t", "t", made.label, (-1.0, 1.0), lines=(line,))
    span = 1.5 if turns is None else pi
    spots = _spots(made, span)
    reach = float(min(8, max(2, ceil(max(abs(x) for spot in spots for x in spot)))))
    inside = tuple(spot for spot in spots if max(map(abs, spot)) <= reach)
    start = inside[len(inside) // 2] if turns is None else _spots(made, 0.0, float(turns) * pi)[0]
    plot = landscape({made.label: made.outer}, tuple(made.inner), key)
    box = ((-reach, reach), (-reach, reach))
    return replace(plot, box=box, point=start, overlays=(Path(inside, "t"),))


def _spots(made: Composition, span: float, middle: float = 0.0) -> tuple[Spot, ...]:
    """Return points of the path for t around a middle."""
    across, up = (compiled(tree, ("t",)) for tree in made.inner.values())
    moments = [middle + span * step / 20 for step in range(-20, 21)] if span else [middle]
    return tuple((round(float(across(t)), 4), round(float(up(t)), 4)) for t in moments)


def _code_at(made: Composition, turns: Fraction) -> Code:
    general = chain_code(made, ("t",), {"t": numpy_text(angle(turns))})
    derivative = assigned("answer", f"diff({made.label}, t).subs(t, {sympy_text(angle(turns))})")
    return Code(sympy_program(composition_source(made), derivative, names=("t",)), general.numpy)


def _golden() -> Question:
    x, y = names("x y")
    f = plus(Power(x, number(2)), times(number(3), x, y))
    inner = {"x": Power(_T, number(2)), "y": times(number(2), _T)}
    return along(Composition("z", f, inner, ("t",)), _OPENINGS[0])


FAMILY = Family(
    id="ch_path",
    revision=1,
    topic="chain_rule",
    title="Along a path",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Marsden & Tromba, Vector Calculus, 6th edition (2012), section 2.5",
    connection="While the weights move during training, the loss changes through every one of them at once.",
    examples=(
        # z = 2x - 5x^2 y^2 - y^3 along x = t^3, y = cos t
        Example(
            level=2,
            seed=1,
            accepts=("3t^2 (2 - 10x y^2) + (10x^2 y + 3y^2) sin t",),
            refuses={
                "C1": "6t^2 - 30t^5 cos(t)^2",
                "D12": "6t^2 - 30t^5 cos(t)^2 - 10t^6 cos(t) sin(t) - 3cos(t)^2 sin(t)",
            },
        ),
        # z = x^2 + 3xy along x = t^2, y = 2t
        Example(
            of=_golden,
            accepts=("4t^3 + 18t^2", "2t (2x + 3y) + 6x", "2t^2 (2t + 9)"),
            refuses={"C1": "4t^3 + 12t^2", "C2": "5t^2 + 6t", "C3": "24t^5 + 72t^4", "C4": "10t^2 + 6t"},
        ),
    ),
)
