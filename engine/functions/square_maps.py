"""Maps with as many outputs as inputs, two or three, whose Jacobian has a determinant that is known in closed form."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import jacobian
from engine.calculus.tidy import expanded, plus, tidy, times
from engine.chance import Draw
from engine.functions.display import displayed
from engine.language.substitution import substituted
from engine.language.tree import Call, Name, Node, Power, names, number, rational

Rows = tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class SquareMap:
    """A map to as many outputs as it has inputs, two or three.

    Attributes:
        components: Its outputs.
        names: Its inputs.
        determinant: The determinant of its Jacobian, as a person would leave it.
        stretch: What polar, cylindrical or spherical coordinates stretch by, where the map is of that kind.
    """

    components: tuple[Node, ...]
    names: tuple[str, ...]
    determinant: Node
    stretch: Node | None = None

    @property
    def rows(self) -> Rows:
        return jacobian(self.components, self.names)

    def determinant_at(self, point: Mapping[str, Fraction]) -> Fraction:
        """Return the exact determinant at a point, 0 where it is no rational number."""
        at = {name: number(value) for name, value in point.items()}
        return rational(tidy(substituted(self.determinant, at))) or Fraction(0)


def determinant_of(rows: Rows) -> Node:
    """Return the determinant of two or three rows, multiplied out."""
    return expanded(plus(*(times(number(sign), *factors) for sign, factors in _diagonals(rows))))


def permanent_of(rows: Rows) -> Node:
    """Return what a determinant becomes with all its products added."""
    return expanded(plus(*(times(*factors) for _, factors in _diagonals(rows))))


def _diagonals(rows: Rows) -> list[tuple[int, tuple[Node, ...]]]:
    """Return the products of which a determinant consists, with their signs."""
    if len(rows) == 2:
        (a, b), (c, d) = rows
        return [(1, (a, d)), (-1, (b, c))]
    falling = [(1, tuple(rows[i][(shift + i) % 3] for i in range(3))) for shift in range(3)]
    return falling + [(-1, tuple(rows[i][(shift - i) % 3] for i in range(3))) for shift in range(3)]


def polynomial_map(components: tuple[Node, ...], names: tuple[Name, ...]) -> SquareMap:
    """Return the map with its determinant multiplied out."""
    spelled = tuple(name.name for name in names)
    return SquareMap(components, spelled, displayed(determinant_of(jacobian(components, spelled)), names))


def drawn_polar(draw: Draw) -> SquareMap:
    """Draw (a r cos kθ, b r sin kθ)."""
    r, angle = names("r theta")
    a, b, k = draw.integer(1, 6), draw.integer(1, 6), draw.integer(1, 3)
    turned = times(number(k), angle)
    components = (times(number(a), r, Call("cos", (turned,))), times(number(b), r, Call("sin", (turned,))))
    return SquareMap(components, ("r", "theta"), times(number(a * b * k), r), r)


def drawn_exponential(draw: Draw) -> SquareMap:
    """Draw (a exp(k u) cos m v, a exp(k u) sin m v)."""
    u, v = names("u v")
    a, k, m = draw.integer(1, 5), draw.integer(1, 3), draw.integer(1, 3)
    grown, turned = Call("exp", (times(number(k), u),)), times(number(m), v)
    components = tuple(times(number(a), grown, Call(function, (turned,))) for function in ("cos", "sin"))
    return SquareMap(components, ("u", "v"), times(number(a * a * k * m), Call("exp", (times(number(2 * k), u),))))


def drawn_square(draw: Draw) -> SquareMap:
    """Draw (a u² - b v², c u v): for a = b and c = 2a the square of a complex number."""
    u, v = names("u v")
    a, b, c = draw.integer(1, 4), draw.integer(1, 4), draw.nonzero(5)
    first = plus(times(number(a), Power(u, number(2))), times(number(-b), Power(v, number(2))))
    components = (first, times(number(c), u, v))
    return polynomial_map(components, (u, v))


def drawn_spherical(draw: Draw) -> SquareMap:
    """Draw scaled spherical coordinates; with the angles exchanged the determinant is negative."""
    rho, phi, theta = names("rho phi theta")
    a, b, c = (draw.integer(1, 5) for _ in range(3))
    up, out = Call("cos", (phi,)), Call("sin", (phi,))
    components = (
        times(number(a), rho, out, Call("cos", (theta,))),
        times(number(b), rho, out, Call("sin", (theta,))),
        times(number(c), rho, up),
    )
    sign, order = (1, ("rho", "phi", "theta")) if draw.chance(1, 2) else (-1, ("rho", "theta", "phi"))
    stretch = times(Power(rho, number(2)), out)
    return SquareMap(components, order, times(number(sign * a * b * c), stretch), stretch)


def drawn_cylindrical(draw: Draw) -> SquareMap:
    """Draw cylindrical coordinates, scaled and slanted."""
    r, theta, z = names("r theta z")
    a, b, c, d = draw.integer(1, 5), draw.integer(1, 5), draw.nonzero(4), draw.nonzero(3)
    components = (
        times(number(a), r, Call("cos", (theta,))),
        times(number(b), r, Call("sin", (theta,))),
        plus(times(number(c), z), times(number(d), r)),
    )
    return SquareMap(components, ("r", "theta", "z"), times(number(a * b * c), r), r)
