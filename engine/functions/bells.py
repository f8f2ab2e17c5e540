"""Functions with an exponential factor whose critical points are known, all of them (construction R5).

The exponential is never zero, so that the critical points are those where the polynomial factors of both slopes vanish.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product as cartesian

from engine.calculus.tidy import minus, plus, times
from engine.chance import Draw
from engine.functions.critical import Charted, CriticalPoint, PointClass, charted
from engine.functions.display import displayed
from engine.language.tree import Call, Name, Node, Power, number

# a for which x exp(-a x²) has its extrema at ±x₀ with a rational x₀, because 2a x₀² = 1; and that x₀.
_WIDTHS = ((Fraction(1, 2), Fraction(1)), (Fraction(2), Fraction(1, 2)), (Fraction(1, 8), Fraction(2)))


def drawn_bell(draw: Draw, names: Sequence[Name]) -> Charted:
    """Draw c x exp(-a x² - b (y - s)²), x and y in either order: a minimum and a maximum at (±x₀, s).

    f_x = c (1 - 2a x²) e^… and f_y = -2b (y - s) f. At the extrema f_xx = -4a f, f_yy = -2b f and f_xy = 0, so that
    D = 8ab f² = 4b c² / e, because 2a x₀² = 1.
    """
    (a, reach), b = draw.choice(_WIDTHS), draw.integer(1, 3)
    c, s, order = draw.nonzero(5), draw.integer(-2, 2), draw.chance(1, 2)
    x, y = names if order else names[::-1]
    exponent = minus(plus(times(number(a), _square(x)), times(number(b), _square(plus(y, number(-s))))))
    determinant = times(number(4 * b * c * c), _exp(number(-1)))
    points = [
        CriticalPoint((place, Fraction(s)) if order else (Fraction(s), place), _kind(c * place), determinant)
        for place in (-reach, reach)
    ]
    return charted(times(number(c), x, _exp(exponent)), names, points)


def drawn_bells(draw: Draw, names: Sequence[Name]) -> Charted:
    """Draw c x y exp(-a x² - b y²): a saddle at (0, 0) and an extremum in each quadrant, at (±x₀, ±y₀); small.

    f_x = c y (1 - 2a x²) e^… and f_y = c x (1 - 2b y²) e^…. At (0, 0) f_xy = c alone is not zero. At the extrema
    f_xx = -4a f, f_yy = -4b f and f_xy = 0, so that D = 16ab f² = 4c² / e².
    """
    (a, across), (b, along) = draw.choice(_WIDTHS), draw.choice(_WIDTHS)
    c = draw.nonzero(6)
    x, y = names
    exponent = minus(plus(times(number(a), _square(x)), times(number(b), _square(y))))
    determinant = times(number(4 * c * c), _exp(number(-2)))
    points = [
        CriticalPoint((u, v), _kind(c * u * v), determinant) for u, v in cartesian((-across, across), (-along, along))
    ]
    saddle = CriticalPoint((Fraction(0), Fraction(0)), "saddle", number(-c * c))
    return charted(times(number(c), x, y, _exp(exponent)), names, [saddle, *points])


def drawn_tilted(draw: Draw, names: Sequence[Name]) -> Charted:
    """Draw (a x² ± b y²) exp(k x), x and y in either order, with points (0, 0) and (-2/k, 0), one of them a saddle.

    f_y = 2b y e^… puts y to 0, and then f_x = a x (2 + k x) e^…. The Hessian is diag(2a, 2b) at (0, 0), and
    diag(-2a, 2b) e⁻² at (-2/k, 0), so that D is 4ab and -4ab e⁻⁴.
    """
    a, b, k = draw.integer(1, 5), draw.nonzero(5), draw.choice((-2, -1, 1, 2))
    order = draw.chance(1, 2)
    x, y = names if order else names[::-1]
    polynomial = displayed(plus(times(number(a), _square(x)), times(number(b), _square(y))), names)
    far = (Fraction(-2, k), Fraction(0))
    points = [
        CriticalPoint((Fraction(0), Fraction(0)), "minimum" if b > 0 else "saddle", number(4 * a * b)),
        CriticalPoint(
            far if order else far[::-1], "saddle" if b > 0 else "maximum", times(number(-4 * a * b), _exp(number(-4)))
        ),
    ]
    return charted(times(polynomial, _exp(times(number(k), x))), names, points)


def _kind(value: Fraction) -> PointClass:
    """Return what a bell has where its value, without the exponential, is this: it bends towards zero."""
    return "maximum" if value > 0 else "minimum"


def _square(u: Node) -> Node:
    return Power(u, number(2))


def _exp(u: Node) -> Node:
    return Call("exp", (u,))
