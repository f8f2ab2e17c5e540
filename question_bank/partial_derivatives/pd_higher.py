"""Second and third partial derivatives; since their order is free, the last level asks for the cheapest one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.rules import gradient, partial
from engine.calculus.slips import DropsInner, ProductOfDerivatives
from engine.calculus.tidy import minus, over, plus, times
from engine.chance import Draw
from engine.functions.grammar import LARGEST_ENTRY, drawn_until, monomial, passes, random_function
from engine.functions.linear import as_point
from engine.functions.measure import operations
from engine.functions.pointed import Pointed, drawn_pointed
from engine.functions.steering import exact_value
from engine.language.python_text import numpy_text
from engine.language.tree import ZERO, Call, Name, Node, Power, entries, free_names, names, number, rational
from engine.language.typeset import latex, name_latex
from engine.questions.keys import Chosen, is_value
from engine.questions.question import Ask, Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.asking import Asked, question
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import (
    Derivative,
    Point,
    changed_slip,
    differentiation_slips,
    entry_steps,
    point_first,
)
from engine.subjects.programs import defined
from engine.subjects.prompts import applied, partial_symbol, spoken_point, subscripted

_LARGEST_KEY = 24
_LARGEST_VALUE = 60
_THIRDS = (("x", "x", "y"), ("x", "y", "y"))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A function and the names to differentiate it by, in turn.

    Attributes:
        costly: A term in one letter that vanishes when the other one is taken first; None where no order is cheaper.
    """

    f: Node
    wrt: tuple[str, ...]
    point: Point | None = None
    costly: Node | None = None


def make(draw: Draw) -> Question:
    drawn = _DRAWN_AT[draw.level](draw)
    if drawn.costly is not None:
        return _cheapest(drawn, drawn.costly, draw.choice(_CHEAP_OPENINGS))
    return _asked(drawn, _prompt(draw, drawn))


def _asked(drawn: _Drawn, prompt: str) -> Question:
    entry = Derivative(drawn.f, drawn.wrt)
    first = Derivative(drawn.f, drawn.wrt[:1])
    return question(
        Asked(
            prompt=prompt,
            functions={"f": drawn.f},
            given={"f": drawn.f},
            names=("x", "y"),
            ask=Ask("partial", "f", drawn.wrt),
            table=((entry,),),
            symbol=subscripted("f", *drawn.wrt),
            label=subscripted("f", *drawn.wrt),
            slips=_stage_slips(entry, drawn.point) + _order_slips(entry, drawn.point),
            steps=_steps(entry),
            hints=(_where_to_look(drawn.wrt), f"Start with ${subscripted('f', *first.wrt)} = {latex(first.taken())}$."),
            point=drawn.point,
            plotted=False,
        )
    )


def _where_to_look(wrt: Sequence[str]) -> str:
    if len(set(wrt)) == 1:
        letter = name_latex(wrt[0])
        return f"Differentiate with respect to ${letter}$, and the result once more, with the other letter held fixed."
    return "Take one derivative at a time. Any order of the letters leads to the same result."


def _steps(entry: Derivative) -> tuple[Step, ...]:
    """Work out every derivative in turn, and take them once more in the opposite order where the letters differ."""
    f, wrt = entry.of, entry.wrt
    steps: tuple[Step, ...] = ()
    for taken in range(1, len(wrt) + 1):
        place = (0, 0) if taken == len(wrt) else None
        heading = f"{_ORDINALS[taken - 1]} ${subscripted('f', *wrt[:taken])}$."
        steps += entry_steps(Derivative(f, wrt[:taken]), place, heading)
    return steps if wrt == wrt[::-1] else (*steps, _clairaut(entry))


_ORDINALS = ("First", "Now", "At last")


def _clairaut(entry: Derivative) -> Step:
    f, back = entry.of, entry.wrt[::-1]
    slope, key = partial(f, back[0]), entry.taken()
    start, end = subscripted("f", back[0]), subscripted("f", *back)
    return Step(
        f"Check in the opposite order, ${name_latex(back[0])}$ first: it leads to the same.",
        rf"{start} = {latex(slope)}, \quad {end} = {latex(key)}",
        (Claim(f, slope, (back[0],)), Claim(f, key, back)),
    )


def _stage_slips(entry: Derivative, point: Point | None) -> tuple[Slip, ...]:
    """Return the slips of differentiation made at every stage, and the commonest two made at a single one."""
    table = ((entry,),)
    last = len(entry.wrt) - 1
    commonest = (DropsInner, ProductOfDerivatives)
    return (
        differentiation_slips(table, point)
        + differentiation_slips(table, point, commonest, (last,))
        + differentiation_slips(table, point, commonest, (0,))
    )


def _order_slips(entry: Derivative, point: Point | None) -> tuple[Slip, ...]:
    """Return the slips of what to differentiate by, and how often."""
    f, wrt, key = entry.of, entry.wrt, entry.taken()

    def slip(code: str, answer: Node, says: str) -> Slip:
        return changed_slip(code, ((answer,),), says, point)

    asked = subscripted("f", *wrt)
    few = slip(
        "D20",
        partial(f, *wrt[:-1]),
        f"This is ${subscripted('f', *wrt[:-1])}$. There is one more derivative to take, with respect to ${wrt[-1]}$.",
    )
    others = [
        slip(
            "D20" if len(set(wrt)) > 1 or len(set(other)) > 1 else "D16",
            partial(f, *other),
            f"This is ${subscripted('f', *other)}$. ${asked}$ takes {_counted(wrt)}.",
        )
        for other in _of_the_same_order(wrt)
    ]
    products = (
        slip("H4", Power(partial(f, wrt[0]), number(2)), _SQUARED.format(wrt[0]))
        if len(set(wrt)) == 1
        else slip(
            "H3",
            times(*gradient(f, ("x", "y"))),
            "You multiplied the two slopes. A mixed derivative differentiates one slope further.",
        )
    )
    sign = slip("D17", minus(key), "Your answer has the opposite sign. Look at the sign of the first term.")
    found = [slip for slip in (few, *others, products, sign) if _is_writable(slip)]
    return tuple(found) if point is None else (*found, point_first(((key,),)))


def _is_writable(slip: Slip) -> bool:
    """Whether a learner would write so long an answer down."""
    return not is_value(slip.answer) or max(map(operations, entries(slip.answer))) <= LARGEST_ENTRY


_SQUARED = "You squared the slope $f_{0}$. The second derivative differentiates it once more."


def _of_the_same_order(wrt: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the letters of the other derivatives of as high an order, those with fewer x first."""
    count = len(wrt)
    orders = [("x",) * k + ("y",) * (count - k) for k in range(count + 1)]
    return [other for other in orders if sorted(other) != sorted(wrt)]


def _counted(wrt: Sequence[str]) -> str:
    """Return text such as `$x$ twice and $y$ once`."""
    times_taken = {1: "once", 2: "twice"}
    return " and ".join(f"${name}$ {times_taken[wrt.count(name)]}" for name in sorted(set(wrt)))


def _prompt(draw: Draw, drawn: _Drawn) -> str:
    where = "" if drawn.point is None else " " + spoken_point(drawn.point)
    symbol = partial_symbol("f", *drawn.wrt)
    short = subscripted("f", *drawn.wrt)
    opening = draw.choice(
        (
            f"Find ${short} = {symbol}${where}.",
            f"Differentiate $f$ with respect to {_in_turn(drawn.wrt)}: what is ${symbol}${where}?",
        )
    )
    return f"{opening}\n${applied('f', ('x', 'y'))} = {{f}}$"


def _in_turn(wrt: Sequence[str]) -> str:
    if len(set(wrt)) == 1:
        return f"${wrt[0]}$ twice"
    return f"{_counted(wrt)}, one after the other"


def _second_of_polynomial(draw: Draw) -> _Drawn:
    letter = draw.choice("xy")
    f = random_function(draw, names("x y"), 1, lambda f: _differs(f, (letter, letter)))
    return _Drawn(f, (letter, letter))


def _mixed(draw: Draw) -> _Drawn:
    f = random_function(draw, names("x y"), 2, lambda f: _differs(f, ("x", "y")))
    return _Drawn(f, draw.choice((("x", "y"), ("y", "x"))))


def _third(draw: Draw) -> _Drawn:
    """Return a third derivative, in half of the draws at a point."""
    wrt = draw.choice(_THIRDS)
    if draw.chance(1, 2):
        return _Drawn(random_function(draw, names("x y"), draw.integer(1, 2), lambda f: _differs(f, wrt)), wrt)
    made = drawn_pointed(draw, names("x y"), draw.integer(2, 3), accepts=lambda made: _shows_at(made, wrt))
    return _Drawn(made.f, wrt, as_point(made.names, made.at))


def _differs(f: Node, wrt: tuple[str, ...]) -> bool:
    """Whether the derivative is a formula of a size to write, and no other one of its order is the same."""
    key = partial(f, *wrt)
    return (
        rational(key) is None
        and operations(key) <= _LARGEST_KEY
        and all(partial(f, *other) != key for other in _of_the_same_order(wrt))
    )


def _shows_at(made: Pointed, wrt: tuple[str, ...]) -> bool:
    point = as_point(made.names, made.at)
    value, *others = (_value(partial(made.f, *each), point) for each in (wrt, *_of_the_same_order(wrt)))
    return value not in {0, *others} and abs(value) <= _LARGEST_VALUE and rational(partial(made.f, *wrt)) is None


def _value(f: Node, point: Point) -> Fraction:
    return exact_value(f, names("x y"), tuple(point.values())) or Fraction(0)


def _with_costly_term(draw: Draw) -> _Drawn:
    """Return a sum of terms in both letters and one in a single letter that is long to differentiate."""
    hidden, kept = draw.shuffled(names("x y"))
    wrt = draw.choice((("x", "y"), (hidden.name, hidden.name, kept.name)))
    costly = _costly(draw, hidden)

    def make_one(chance: Draw) -> Node:
        trigonometric = Call(chance.choice(("sin", "cos", "exp")), (times(number(chance.integer(2, 3)), hidden),))
        power = Power(kept, number(chance.integer(2, 4)))
        mixed = times(number(chance.nonzero(5)), monomial(chance, (kept, hidden), 3, every=True))
        return plus(times(number(chance.nonzero(4)), power, trigonometric), mixed, costly)

    f = drawn_until(draw, make_one, lambda f: passes(f, names("x y")) and _differs(f, wrt))
    return _Drawn(f, wrt, costly=costly)


def _costly(draw: Draw, t: Name) -> Node:
    """Return a product, quotient or root in one letter."""
    form = plus(Power(t, number(draw.choice((2, 4)))), number(draw.integer(1, 6)))
    outer = Call(draw.choice(("sin", "cos", "exp")), (t,))
    return draw.choice(
        (
            over(outer, form),
            times(t, Call("ln", (form,))),
            times(t, Call("sqrt", (form,))),
            times(outer, Call("sqrt", (form,))),
            times(Power(t, number(2)), Call("exp", (minus(Power(t, number(2))),))),
        )
    )


_CHEAP_OPENINGS = (
    "Which letter would you take first to spare the most work, and what is {d}?",
    "Find {d} in the order that costs the least work.",
)


def _cheapest(drawn: _Drawn, costly: Node, opening: str) -> Question:
    """Ask for the letter to take first, and for the derivative."""
    (hidden,) = free_names(costly)
    kept = "y" if hidden == "x" else "x"
    cheap = (kept, *(name for name in drawn.wrt if name != kept))
    # in the order of the alphabet, which tells nothing of the order to work in
    symbol = subscripted("f", *sorted(cheap))
    asked = opening.format(d=f"${symbol}$")
    made = _asked(replace(drawn, wrt=cheap), f"{asked}\n${applied('f', ('x', 'y'))} = {{f}}$")
    (whole,) = made.parts
    choosing = Part(
        key=Chosen((kept,)),
        kind="choice",
        label=r"\text{first letter}",
        names=(),
        witness=lambda _: (_shortest_slope(drawn.f),),
        id="a",
        asks="(a) The letter to take first.",
        options=tuple(Option(name, f"${name}$") for name in ("x", "y")),
    )
    asks = f"(b) The derivative ${symbol}$."
    return replace(
        made,
        parts=(choosing, replace(whole, id="b", asks=asks, label=symbol)),
        steps=(_sparing(costly, kept), *(replace(step, part="b") for step in made.steps)),
        slips=(_dear(costly, kept, hidden), *(replace(slip, part="b") for slip in made.slips)),
        hints=(
            "Look for a term that holds one letter only. Differentiating it with respect to the other letter makes it vanish.",
            f"${latex(costly)}$ holds no ${kept}$.",
        ),
        note=f"cheapest order of {made.note}",
        code=_code(costly, made),
        target="D21",
    )


def _shortest_slope(f: Node) -> str:
    """Return the letter whose derivative is the shortest by the count of sympy, which shares no rule with ours."""
    import sympy  # noqa: PLC0415 - it takes half a second to import, and a question is made without it

    from engine.language.symbolic import symbol, to_sympy  # noqa: PLC0415 - likewise

    expression = to_sympy(f)
    return min(("x", "y"), key=lambda name: int(sympy.count_ops(sympy.diff(expression, symbol(name)))))


def _sparing(costly: Node, kept: str) -> Step:
    shown = latex(costly)
    return Step(
        f"${shown}$ does not vary with ${kept}$. Take ${kept}$ first, and this term is gone before it makes work.",
        rf"\frac{{\partial}}{{\partial {kept}}}\left({shown}\right) = 0",
        (Claim(costly, ZERO, (kept,)),),
        part="a",
    )


def _dear(costly: Node, kept: str, hidden: str) -> Slip:
    return Slip(
        "D21",
        Chosen((hidden,)),
        f"With ${hidden}$ first you carry the derivative of ${latex(costly)}$ along, only to lose it at ${kept}$. "
        "Look for the letter that makes it vanish at once.",
        part="a",
    )


def _code(costly: Node, made: Question) -> Code:
    """Return the programs of the derivative, with the letter that the costly term does not vary with."""
    derivative = made.code or Code("", "")
    chosen = 'answer = {"a": first, "b": b}'
    return continued(
        derivative,
        "b",
        'slopes = {"x": diff(f, x), "y": diff(f, y)}',
        "first = min(slopes, key=lambda letter: slopes[letter].count_ops())",
        chosen,
        numpy=(
            "",
            "",
            defined("costly(x, y)", ("return ", numpy_text(costly))),
            "",
            "",
            'moved = {"x": costly(x + 1, y) - costly(x, y), "y": costly(x, y + 1) - costly(x, y)}',
            "first = min(moved, key=lambda letter: abs(moved[letter]))",
            chosen,
        ),
    )


_DRAWN_AT: dict[int, Callable[[Draw], _Drawn]] = {
    1: _second_of_polynomial,
    2: _mixed,
    3: _third,
    4: _with_costly_term,
}

FAMILY = Family(
    id="pd_higher",
    revision=1,
    topic="partial_derivatives",
    title="Second and third partial derivatives",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 14.3, higher derivatives",
    connection="Second partial derivatives are the entries of the Hessian, the curvature that Newton's method works with.",
    examples=(
        # f = 2xy^3 - x^2, by y twice
        Example(
            level=1,
            seed=0,
            accepts=("12xy", "12 y x", "6y (2x)"),
            refuses={"D20": "6xy^2", "D16": "-2", "H4": "(6x y^2)^2", "D17": "-12xy", "D14": "12y"},
        ),
        # f = 2xy - 4y^2 e^(2x) + sin(x) sqrt(x^4 + 2), by x and y
        Example(
            level=4,
            seed=0,
            accepts=({"a": "y", "b": "2 - 16y e^(2x)"}, {"a": "y", "b": "2(1 - 8y exp(2x))"}),
            refuses={"D21": {"a": "x", "b": "2 - 16y e^(2x)"}, "D1": {"a": "y", "b": "2 - 8y e^(2x)"}},
        ),
    ),
)
