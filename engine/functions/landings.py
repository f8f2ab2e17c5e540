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
from engine.functions.linear import ExactMatrix, ExactVector, dot, exact_matrix, exact_vector, multiple, quadratic_value
from engine.functions.measure import is_separable, largest_number, operations, printed_length
from engine.functions.steering import with_gradient, with_hessian
from engine.language.tree import Name, Neg, Node, Power, Quotient, Sum, number, subtrees

_RATES = tuple(Fraction(1, n) for n in (2, 4, 5, 10))
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
    """A step by `way` at a rate, with the Hessian there and a cubic monomial c x^i y^j."""

    way: ExactVector
    rate: Fraction
    hessian: ExactMatrix
    cubic: tuple[int, int, int]

    @property
    def gradient(self) -> ExactVector:
        return multiple(self.way, -1 / self.rate)

    @property
    def changes(self) -> Changes:
        c, i, j = self.cubic
        linear = dot(self.gradient, self.way)
        quadratic = linear + quadratic_value(self.hessian, self.way) / 2
        return Changes(linear, quadratic, quadratic + c * self.way[0] ** i * self.way[1] ** j)


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
        made = Landing(_steered(plan, names, at), names, at, plan.rate)
        return made if _is_fair(made.f) else None

    return found(draw, "cubic with a step between whole points", written)


def _drawn_plans(draw: Draw) -> Iterator[_Plan]:
    way = exact_vector(draw.nonzero(2) for _ in range(2))
    a, b, c = (draw.nonzero(9) for _ in range(3))
    rate, i = draw.choice(_RATES), draw.integer(0, 3)
    for factor in draw.shuffled(_FACTORS):
        yield _Plan(way, rate, exact_matrix(((a, b), (b, c))), (factor, i, 3 - i))


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
    return with_hessian(with_gradient(cubic, names, at, plan.gradient), names, at, plan.hessian)


def _is_fair(f: Node) -> bool:
    opens_with_minus = isinstance(f, Sum) and isinstance(f.terms[0], Neg)
    if opens_with_minus or is_separable(f) or any(isinstance(one, Quotient) for one in subtrees(f)):
        return False
    is_short = operations(f) <= LARGEST_FUNCTION and printed_length(f) <= LONGEST_LINE
    return is_short and largest_number(f) <= _LARGEST_COEFFICIENT
