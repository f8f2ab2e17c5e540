"""Functions whose value, slopes and second derivatives at the origin are short rational numbers."""

from collections.abc import Callable, Sequence

from engine.calculus.tidy import over, plus, times, well_led
from engine.chance import Draw
from engine.functions.display import displayed
from engine.functions.linear import exact_vector, linear_combination
from engine.language.tree import ONE, Call, Name, Node, Power, number


def drawn_unfinished(draw: Draw, names: Sequence[Name]) -> Node:
    """Draw a polynomial of third or fourth degree that is not, or not all, multiplied out."""
    kind = draw.choice((_power, _powers, _cubic))
    return kind(draw, names)


def _line(draw: Draw, names: Sequence[Name]) -> Node:
    """Return k + a x + b y, or k + a x."""
    slopes = linear_combination(exact_vector(draw.nonzero(2) for _ in names), names)
    return plus(number(draw.choice((1, 1, 2))), slopes)


def _power(draw: Draw, names: Sequence[Name]) -> Node:
    return times(number(draw.choice((1, 1, 2))), Power(_line(draw, names), number(3)))


def _powers(draw: Draw, names: Sequence[Name]) -> Node:
    first, second = draw.choice(((2, 1), (1, 2), (2, 2)))
    x, y = names
    return times(
        number(draw.choice((1, 1, 2, 3))),
        Power(_line(draw, (x,)), number(first)),
        Power(_line(draw, (y,)), number(second)),
    )


def _cubic(draw: Draw, names: Sequence[Name]) -> Node:
    x, y = names
    made = plus(
        number(draw.nonzero(6)),
        linear_combination(exact_vector(draw.nonzero(5) for _ in names), names),
        times(number(draw.nonzero(4)), Power(draw.choice((x, y)), number(2))),
        times(number(draw.nonzero(5)), x, y),
        times(number(draw.nonzero(3)), *(draw.choice((x, y)) for _ in range(3))),
    )
    return displayed(made, names)


def drawn_series(draw: Draw, names: Sequence[Name]) -> Node:
    """Draw a function of a linear form, or a product of a function of each name, and sometimes another term."""
    if draw.chance(1, 3):
        inside = well_led(linear_combination(exact_vector(draw.nonzero(3) for _ in names), names))
        made = draw.choice((_exponential, _logarithm, _reciprocal))(draw, inside)
    else:
        growths = draw.sample(_GROWTHS, len(names))
        made = times(*(of(draw, times(number(draw.nonzero(2)), name)) for of, name in zip(growths, names, strict=True)))
    return plus(times(number(draw.choice((1, 1, 2, 3))), made), draw.choice((number(0), *names)))


def _exponential(_: Draw, inside: Node) -> Node:
    return Call("exp", (inside,))


def _logarithm(_: Draw, inside: Node) -> Node:
    return Call("ln", (plus(ONE, inside),))


def _reciprocal(_: Draw, inside: Node) -> Node:
    return over(ONE, plus(ONE, inside))


def _wave(draw: Draw, inside: Node) -> Node:
    return Call(draw.choice(("sin", "cos")), (inside,))


_GROWTHS: tuple[Callable[[Draw, Node], Node], ...] = (_exponential, _logarithm, _wave)
