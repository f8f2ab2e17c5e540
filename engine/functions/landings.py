"""Cubics with a step of gradient descent from a whole point to a whole point, planned before they are written down.

Beyond second order a cubic monomial changes along a step by its own value there. So the changes that models predict and
the actual one are known from a few whole numbers, and a plan that is of no use costs nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.grammar import LARGEST_FUNCTION, LONGEST_LINE
from engine.functions.linear import ExactVector, exact_matrix, exact_vector
from engine.functions.measure import is_separable, largest_number, operations, printed_length
from engine.functions.steering import with_gradient, with_hessian
from engine.language.tree import Name, Neg, Node, Power, Quotient, Sum, number, subtrees

_INVERSE_RATES = (2, 4, 5, 10)
_FACTORS = tuple(n for n in range(-5, 6) if n)
_LARGEST_CHANGE = 60
_LARGEST_COEFFICIENT = 30


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step changes f by: as the linear and the quadratic model predict, and in fact."""

    linear: Fraction
    quadratic: Fraction
    actual: Fraction

    @property
    def ratio(self) -> Fraction:
        """The actual change over the one that the quadratic model predicts."""
        return self.actual / self.quadratic


@dataclass(frozen=True, slots=True)
class _Plan:
    """A step by `way` at the rate 1 / `inverse`, with f_xx, f_xy and f_yy there and a cubic monomial c x^i y^j."""

    way: tuple[int, int]
    inverse: int
    bends: tuple[int, int, int]
    cubic: tuple[int, int, int]

    @property
    def gradient(self) -> ExactVector:
        return exact_vector(-self.inverse * d for d in self.way)

    @property
    def changes(self) -> Changes:
        (d, e), (a, b, c), (factor, i, j) = self.way, self.bends, self.cubic
        linear = -self.inverse * (d * d + e * e)
        quadratic = Fraction(2 * linear + a * d * d + 2 * b * d * e + c * e * e, 2)
        return Changes(Fraction(linear), quadratic, quadratic + factor * d**i * e**j)


@dataclass(frozen=True, slots=True)
class Landing:
    """A function, a whole point none of whose coordinates is zero, and a learning rate.

    Attributes:
        f: A cubic with whole coefficients, past the gates of size.
        names: Its two variables.
        at: The point.
        rate: The learning rate; the step leads to a whole point.
    """

    f: Node
    names: tuple[Name, ...]
    at: ExactVector
    rate: Fraction


def drawn_landing(draw: Draw, names: tuple[Name, ...], accepts: Callable[[Changes], bool] = lambda _: True) -> Landing:
    """Draw a cubic and a step whose changes are small whole numbers or halves, and whose ratio is a simple fraction.

    Args:
        draw: The chance of the question.
        names: Two names.
        accepts: What the family asks of the changes.
    """

    def planned() -> _Plan | None:
        # what is asked for may be rare, so every coefficient of the cubic is tried
        return next((plan for plan in _drawn_plans(draw) if _is_telling(plan.changes) and accepts(plan.changes)), None)

    def written() -> Landing | None:
        plan = found(draw, "plan of a step", planned)
        at = exact_vector(draw.nonzero(2) for _ in names)
        made = Landing(_steered(plan, names, at), names, at, Fraction(1, plan.inverse))
        return made if _is_fair(made.f) else None

    return found(draw, "cubic with a step between whole points", written)


def _drawn_plans(draw: Draw) -> Iterator[_Plan]:
    way, bends = (draw.nonzero(2), draw.nonzero(2)), (draw.nonzero(9), draw.nonzero(9), draw.nonzero(9))
    inverse, i = draw.choice(_INVERSE_RATES), draw.integer(0, 3)
    for factor in draw.shuffled(_FACTORS):
        yield _Plan(way, inverse, bends, (factor, i, 3 - i))


def _is_telling(changes: Changes) -> bool:
    """Whether a decrease is predicted, no prediction is exact, and the ratio is simple."""
    if (
        changes.quadratic >= 0
        or changes.quadratic in {changes.linear, changes.actual}
        or changes.actual in {0, changes.linear}
    ):
        return False
    largest = max(abs(changes.actual), abs(changes.quadratic), abs(changes.linear))
    return largest <= _LARGEST_CHANGE and abs(changes.ratio) <= 4 and changes.ratio.denominator <= 12


def _steered(plan: _Plan, names: tuple[Name, ...], at: ExactVector) -> Node:
    c, *powers = plan.cubic
    cubic = times(number(c), *(Power(name, number(n)) for name, n in zip(names, powers, strict=True)))
    a, b, d = plan.bends
    return with_hessian(with_gradient(cubic, names, at, plan.gradient), names, at, exact_matrix(((a, b), (b, d))))


def _is_fair(f: Node) -> bool:
    opens_with_minus = isinstance(f, Sum) and isinstance(f.terms[0], Neg)
    if opens_with_minus or is_separable(f) or any(isinstance(one, Quotient) for one in subtrees(f)):
        return False
    is_short = operations(f) <= LARGEST_FUNCTION and printed_length(f) <= LONGEST_LINE
    return is_short and largest_number(f) <= _LARGEST_COEFFICIENT
