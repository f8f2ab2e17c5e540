"""Dynamical systems with a whole equilibrium and a chosen Jacobian there (construction R10), and predator and prey.

F(x) = A (x - r) + quadratic terms in x - r vanishes at r and has the Jacobian A there, because the slopes of the
quadratic terms vanish too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Literal, TypeAlias

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.general import ComplexSpectrum, RealSpectrum, drawn_complex, drawn_real
from engine.functions.linear import ExactMatrix, ExactVector, exact_matrix, exact_vector, linear_combination
from engine.functions.measure import largest_number
from engine.language.tree import Name, Node, number

Rest: TypeAlias = Literal["sink", "source", "saddle", "spiral sink", "spiral source"]

_LARGEST_COEFFICIENT = 20


@dataclass(frozen=True, slots=True)
class Flow:
    """A system x' = F(x) of two equations.

    Attributes:
        components: The right-hand sides as they are shown, whole coefficients.
        names: The two variables, in order.
        rest: A whole equilibrium.
        jacobian: The Jacobian there, whole, shape (2, 2).
        spectrum: That matrix with its eigenvalues.
    """

    components: tuple[Node, Node]
    names: tuple[Name, Name]
    rest: ExactVector
    jacobian: ExactMatrix
    spectrum: RealSpectrum | ComplexSpectrum


def drawn_flow(draw: Draw, names: tuple[Name, Name], kind: Rest) -> Flow:
    """Draw a quadratic system whose equilibrium is of the wanted kind, decided by the Jacobian there.

    The equilibrium is not the origin and has coordinates from -2 to 2; another one may exist.
    """

    def make() -> Flow | None:
        spectrum = _spectrum(draw, kind)
        rest = exact_vector(draw.nonzero(2) for _ in names)
        shifted = [plus(name, number(-x)) for name, x in zip(names, rest, strict=True)]
        first, second = (_component(draw, row, shifted, names) for row in spectrum.rows)
        if max(largest_number(first), largest_number(second)) > _LARGEST_COEFFICIENT:
            return None
        return Flow((first, second), names, rest, spectrum.rows, spectrum)

    return found(draw, "system with the wanted equilibrium", make)


_REAL_KINDS: dict[str, Callable[[RealSpectrum], bool]] = {
    "sink": lambda made: made.eigenvalues[0] < 0,
    "source": lambda made: made.eigenvalues[1] > 0,
    "saddle": lambda made: made.eigenvalues[0] > 0 > made.eigenvalues[1],
}


def _spectrum(draw: Draw, kind: Rest) -> RealSpectrum | ComplexSpectrum:
    if kind in _REAL_KINDS:
        return drawn_real(draw, accepts=_REAL_KINDS[kind])
    sign = -1 if kind == "spiral sink" else 1
    return drawn_complex(draw, accepts=lambda made: made.real * sign > 0)


def _component(draw: Draw, row: ExactVector, shifted: Sequence[Node], names: Sequence[Name]) -> Node:
    """Return a row of A (x - r) plus one quadratic term in x - r, multiplied out."""
    u, v = draw.choice(((0, 0), (0, 1), (1, 1)))
    quadratic = times(number(draw.choice((-2, -1, 1, 2))), shifted[u], shifted[v])
    return displayed(plus(linear_combination(row, shifted), quadratic), names)


@dataclass(frozen=True, slots=True)
class PredatorPrey:
    """The Lotka-Volterra system x' = x (a - b y), y' = y (d x - c).

    Attributes:
        components: The right-hand sides, as products.
        names: Prey and predator.
        rest: The equilibrium (c/d, a/b), whole and positive; the other one is the origin.
        jacobian: The Jacobian there, [[0, -b c/d], [d a/b, 0]].
        frequency: The whole ω of its eigenvalues ± iω, ω² = a c.
    """

    components: tuple[Node, Node]
    names: tuple[Name, Name]
    rest: ExactVector
    jacobian: ExactMatrix
    frequency: int


# a, b, c, d with b | a, d | c and a c a square.
_RATES = tuple(
    (a, b, c, d)
    for a in range(1, 10)
    for c in range(1, 10)
    if isqrt(a * c) ** 2 == a * c
    for b in range(1, a + 1)
    if a % b == 0
    for d in range(1, c + 1)
    if c % d == 0
)


def drawn_predator_prey(draw: Draw, names: tuple[Name, Name]) -> PredatorPrey:
    """Draw predator and prey with a whole equilibrium and a whole frequency around it; a small pool."""
    (a, b, c, d), (x, y) = draw.choice(_RATES), names
    prey = times(x, plus(number(a), times(number(-b), y)))
    predator = times(y, plus(times(number(d), x), number(-c)))
    rest = exact_vector((c // d, a // b))
    jacobian = exact_matrix(((0, -b * rest[0]), (d * rest[1], 0)))
    return PredatorPrey((prey, predator), names, rest, jacobian, isqrt(a * c))
