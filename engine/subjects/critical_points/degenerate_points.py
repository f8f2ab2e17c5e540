"""Critical points at which the determinant of the Hessian is zero, with what decides them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.critical import PointClass
from engine.language.numeric import compiled
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Name, Node, Power, number
from engine.questions.keys import Chosen, Key
from engine.questions.question import Part
from engine.subjects.critical_points.natures_sorted import OPTIONS
from engine.subjects.critical_points.scanning import sampled_nature

T, U, V = Name("t"), Name("u"), Name("v")

Reason: TypeAlias = Literal["sign", "line", "parabola"]
# How the distances u and v from the point run along a curve, as trees in t.
Curve: TypeAlias = tuple[Node, Node]

_AXES: tuple[Curve, ...] = ((T, ZERO), (ZERO, T))


@dataclass(frozen=True, slots=True)
class DegeneratePoint:
    """A point where D = 0.

    Attributes:
        form: f in u = x - p and v = y - q; zero at the point.
        at: (p, q), whole.
        nature: What f has there; an extremum need not be strict.
        reason: What shows it.
        curves: Along the first f rises, along the second it falls, at a saddle; none at an extremum.
        kept: At an extremum, f as a sum of terms of one sign.
    """

    form: Node
    at: tuple[int, int]
    nature: PointClass
    reason: Reason
    curves: tuple[Curve, ...] = ()
    kept: Node | None = None

    @property
    def f(self) -> Node:
        return self.placed(self.form)

    @property
    def spoken(self) -> str:
        """The point as text."""
        return f"({self.at[0]}, {self.at[1]})"

    def placed(self, form: Node) -> Node:
        """Return a form in u and v as a function of x and y."""
        p, q = self.at
        inside: dict[str, Node] = {"u": plus(Name("x"), number(-p)), "v": plus(Name("y"), number(-q))}
        return substituted(form, inside)

    def along(self, curve: Curve) -> Node:
        """Return f along a curve, as a function of t."""
        return substituted(self.form, {"u": curve[0], "v": curve[1]})


PROMISE = "An extremum need not be strict."
DEGENERATE_SLIPS = {
    "S7": "$D = 0$ leaves everything open, a saddle needs more. Look at $f$ itself near $P$.",
    "S15": "$D = 0$ leaves everything open, a minimum needs more. Look for a way along which $f$ falls.",
    "S16": "Along the axes this is so. Try other lines through $P$, and curves.",
}


def point_part(
    nature: str,
    f: Node,
    at: tuple[int, int],
    *,
    asks: str,
    part: str,
    follows: Callable[[Mapping[str, Key]], Key | None] | None = None,
) -> Part:
    """Return a part that asks what f has at a point; an extremum need not be strict."""
    return Part(
        key=Chosen((nature,)),
        kind="class",
        label=r"\text{At } P",
        names=(),
        id=part,
        asks=asks,
        options=OPTIONS,
        witness=lambda _: (sampled_nature(f, ("x", "y"), at),),
        follows=follows,
    )


def _power(base: Node, degree: int) -> Node:
    return base if degree == 1 else Power(base, number(degree))


def _term(coefficient: int, *factors: Node) -> Node:
    return times(number(coefficient), *factors)


def _at(draw: Draw) -> tuple[int, int]:
    return draw.integer(-3, 3), draw.integer(-3, 3)


def drawn_even(draw: Draw, nature: PointClass) -> DegeneratePoint:
    """Draw a sum or difference of even powers of u and v."""
    m, n = draw.choice(((4, 4), (4, 6), (6, 4), (2, 4), (4, 2)))
    a, b = draw.integer(1, 5), draw.integer(1, 5)
    across, up = _power(U, m), _power(V, n)
    if nature == "saddle":
        rises_across = draw.chance(1, 2)
        terms = (_term(a, across), _term(-b, up)) if rises_across else (_term(b, up), _term(-a, across))
        curves = _AXES if rises_across else _AXES[::-1]
        return DegeneratePoint(plus(*terms), _at(draw), "saddle", "line", curves)
    sign = 1 if nature == "minimum" else -1
    form = plus(_term(sign * a, across), _term(sign * b, up))
    return DegeneratePoint(form, _at(draw), nature, "sign", kept=form)


def drawn_on_line(draw: Draw, nature: PointClass) -> DegeneratePoint:
    """Draw a form whose sign, if it changes, changes along a line that need not be an axis."""
    if nature == "saddle":
        return draw.choice((_cubic, _crossed, _tilted))(draw)
    sign = 1 if nature == "minimum" else -1
    a = draw.integer(1, 5)
    kind = draw.integer(0, 2)
    if kind == 0:
        form = _term(sign * a, _power(U, 2), _power(V, 2))
        return DegeneratePoint(form, _at(draw), nature, "sign", kept=form)
    if kind == 1:
        slant = plus(U, _term(draw.nonzero(3), V))
        form = plus(_term(sign, Power(slant, number(2))), _term(sign * a, _power(V, 4)))
        return DegeneratePoint(form, _at(draw), nature, "sign", kept=form)
    form = plus(_term(sign, _power(U, 4)), _term(-sign, _power(U, 2), _power(V, 2)), _term(sign, _power(V, 4)))
    squared = Power(plus(_power(U, 2), times(number(-1), _power(V, 2))), number(2))
    kept = plus(_term(sign, squared), _term(sign, _power(U, 2), _power(V, 2)))
    return DegeneratePoint(form, _at(draw), nature, "sign", kept=kept)


def _cubic(draw: Draw) -> DegeneratePoint:
    """An even power and a cube: the cube changes its sign along its own axis."""
    a, b, m = draw.nonzero(4), draw.nonzero(4), draw.choice((2, 4))
    curves = ((ZERO, _term(1 if b > 0 else -1, T)), (ZERO, _term(-1 if b > 0 else 1, T)))
    return DegeneratePoint(plus(_term(a, _power(U, m)), _term(b, _power(V, 3))), _at(draw), "saddle", "line", curves)


def _crossed(draw: Draw) -> DegeneratePoint:
    """u⁴ + v⁴ less more than twice u²v²: of one sign on both axes, of the other on the diagonal."""
    sign, k = draw.sign(), draw.integer(3, 9)
    form = plus(_term(sign, _power(U, 4)), _term(-sign * k, _power(U, 2), _power(V, 2)), _term(sign, _power(V, 4)))
    diagonal = (T, T)
    curves = ((T, ZERO), diagonal) if sign > 0 else (diagonal, (T, ZERO))
    return DegeneratePoint(form, _at(draw), "saddle", "line", curves)


def _tilted(draw: Draw) -> DegeneratePoint:
    """(u + m v)² less v⁴: a square that vanishes on a tilted line, where only the fourth power is left."""
    sign, m, a = draw.sign(), draw.nonzero(3), draw.integer(1, 5)
    slant = plus(U, _term(m, V))
    form = plus(_term(sign, Power(slant, number(2))), _term(-sign * a, _power(V, 4)))
    valley = (_term(-m, T), T)
    curves = ((T, ZERO), valley) if sign > 0 else (valley, (T, ZERO))
    return DegeneratePoint(form, _at(draw), "saddle", "line", curves)


def drawn_on_parabola(draw: Draw, nature: PointClass) -> DegeneratePoint:
    """Draw v² - c u² v + d u⁴: of one sign along every line, but at a saddle not between two parabolas."""
    sign = draw.sign() if nature == "saddle" else 1 if nature == "minimum" else -1
    if nature == "saddle":
        inner, gap, side = draw.integer(1, 3), draw.choice((2, 4)), draw.sign()
        outer = inner + gap
        form = _in_parabolas(side * (inner + outer), inner * outer, sign)
        between = (T, _term(side * (inner + outer) // 2, _power(T, 2)))
        curves = ((T, ZERO), between) if sign > 0 else (between, (T, ZERO))
        return DegeneratePoint(form, _at(draw), "saddle", "parabola", curves)
    half, rest = draw.nonzero(3), draw.integer(1, 5)
    form = _in_parabolas(2 * half, half * half + rest, sign)
    square = Power(plus(V, _term(-half, _power(U, 2))), number(2))
    kept = plus(_term(sign, square), _term(sign * rest, _power(U, 4)))
    return DegeneratePoint(form, _at(draw), nature, "sign", kept=kept)


def _in_parabolas(c: int, d: int, sign: int) -> Node:
    return plus(_term(sign, _power(V, 2)), _term(-sign * c, _power(U, 2), V), _term(sign * d, _power(U, 4)))


def misjudged_point(point: DegeneratePoint, code: str | None) -> PointClass | None:
    """Return what the point is, or what a slip takes it for."""
    match code:
        case None:
            return point.nature
        case "S7":
            return "saddle"
        case "S15":
            return "minimum"
        case "S16":
            return _nature_of_signs(_signs(point.form, ((1.0, 0.0), (0.0, 1.0))))
        case _:
            return None


def _nature_of_signs(signs: Sequence[float]) -> PointClass:
    if min(signs) >= 0:
        return "minimum"
    return "maximum" if max(signs) <= 0 else "saddle"


# So near that the lowest power along every direction decides.
_NEAR = 1e-3


def _signs(form: Node, directions: Sequence[tuple[float, float]]) -> list[float]:
    """Return the heights of a form a little way along directions and back."""
    value = compiled(form, ("u", "v"))
    return [float(value(side * _NEAR * u, side * _NEAR * v)) for u, v in directions for side in (1, -1)]


def reason_seen(point: DegeneratePoint) -> Reason:
    """Return what shows the nature of a point, by heights on circles and along a fan of lines."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    if sampled_nature(point.form, ("u", "v"), (0.0, 0.0)) != "saddle":
        return "sign"
    fan = [(float(np.cos(angle)), float(np.sin(angle))) for angle in np.linspace(0, np.pi, 315)]
    tilts = [(float(i), float(j)) for i in range(-3, 4) for j in range(4) if (i, j) != (0, 0)]
    heights = _signs(point.form, (*fan, *tilts))
    return "line" if min(heights) < 0 < max(heights) else "parabola"
