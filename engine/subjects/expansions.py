"""Taylor polynomials of first and second order around a point, as a person writes them: 5 + 4(x - 1) - 2(y + 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_gradient, central_hessian, values
from engine.errors import DefectError
from engine.functions.linear import ExactMatrix, ExactVector
from engine.functions.steering import exact_hessian, exact_value
from engine.landscape.plots import Model
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Name, Neg, Node, Power, Product, Sum, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Step
from engine.subjects.prompts import applied
from engine.subjects.slopes import Spot

_HALF = Fraction(1, 2)


def offsets(names: Sequence[Name], at: Sequence[Fraction]) -> tuple[Node, ...]:
    """Return x - a, y - b, …; where a coordinate is zero, the name alone."""
    return tuple(summed(name, number(-a)) if a else name for name, a in zip(names, at, strict=True))


def weighted(coefficient: Fraction, *factors: Node) -> Node:
    """Return a multiple of a product as it is written, brackets kept: -2(x - 1)(y + 2); ZERO for a multiple by 0."""
    if coefficient < 0:
        return Neg(weighted(-coefficient, *factors))
    if coefficient == 0:
        return ZERO
    written = factors if coefficient == 1 else (number(coefficient), *factors)
    return written[0] if len(written) == 1 else Product(written)


def summed(*terms: Node) -> Node:
    """Return the sum of the terms that are not zero, in their order."""
    left = tuple(term for term in terms if term != ZERO)
    return Sum(left) if len(left) > 1 else left[0] if left else ZERO


def first_order(gradient: Sequence[Fraction], steps: Sequence[Node]) -> tuple[Node, ...]:
    """Return g_i d_i for the entries of a gradient and the steps d."""
    return tuple(weighted(slope, step) for slope, step in zip(gradient, steps, strict=True))


def second_order(
    hessian: ExactMatrix, steps: Sequence[Node], square: Fraction = _HALF, cross: Fraction = Fraction(1)
) -> tuple[Node, ...]:
    """Return the terms of ½ dᵀ H d: each square with its half, and each product once.

    Args:
        hessian: Shape (n, n), symmetric.
        steps: The entries of d.
        square: What a squared step is multiplied by, besides the entry on the diagonal.
        cross: What a product of two steps is multiplied by, besides the mixed entry.
    """
    squares = (weighted(square * hessian[i][i], Power(step, number(2))) for i, step in enumerate(steps))
    products = (weighted(cross * hessian[i][j], steps[i], steps[j]) for i, j in combinations(range(len(steps)), 2))
    return (*squares, *products)


def overlaid(model: Node, label: str) -> Model:
    """Return a model as an overlay of the landscape, its last terms first: a sheet never spells the key of a question."""
    return Model(plain(Sum(model.terms[::-1]) if isinstance(model, Sum) else model), label)


@dataclass(frozen=True)
class Expansion:
    """The local models of a function at a point where value, slopes and second derivatives are rational."""

    spot: Spot

    @cached_property
    def value(self) -> Fraction:
        """f(P).

        Raises:
            DefectError: It is no rational number.
        """
        found = exact_value(self.spot.f, self.spot.names, self.spot.at)
        if found is None:
            raise DefectError("A function was to be expanded where it has no rational value.")
        return found

    @cached_property
    def hessian(self) -> ExactMatrix:
        """The Hessian at P."""
        return exact_hessian(self.spot.f, self.spot.names, self.spot.at)

    @cached_property
    def steps(self) -> tuple[Node, ...]:
        """The steps x - a, y - b, … away from P."""
        return offsets(self.spot.names, self.spot.at)

    @cached_property
    def linear(self) -> Node:
        """The tangent plane, f(P) + ∇f(P) · (x - P)."""
        return summed(number(self.value), *first_order(self.spot.gradient, self.steps))

    @cached_property
    def quadratic(self) -> Node:
        """The quadratic model, the tangent plane plus ½ (x - P)ᵀ H(P) (x - P)."""
        return summed(
            number(self.value), *first_order(self.spot.gradient, self.steps), *second_order(self.hessian, self.steps)
        )

    def linear_at(self, step: ExactVector) -> Fraction:
        """Return the tangent plane's height at P + step."""
        return self.value + sum((g * d for g, d in zip(self.spot.gradient, step, strict=True)), Fraction(0))

    def shown(self, letter: str) -> str:
        """Return LaTeX such as `L(x, y)`."""
        return applied(letter, self.spot.spelled)


def value_step(of: Expansion) -> Step:
    """Return the step that finds the height at the point."""
    spot = of.spot
    put_in = substituted(spot.f, {name: number(value) for name, value in spot.point.items()})
    formula = f"{spot.label}(P) = {latex(number(of.value))}"
    return Step("First the height at $P$.", formula, (Claim(put_in, number(of.value)),))


def plane_step(of: Expansion) -> Step:
    """Return the step that puts the tangent plane together."""
    spot = of.spot
    level = substituted(of.linear, {name: number(value) for name, value in spot.point.items()})
    slopes = (Claim(of.linear, number(slope), (name,)) for name, slope in zip(spot.spelled, spot.gradient, strict=True))
    return Step(
        "Start at the height at $P$, and add each slope times the step in its own variable.",
        f"{of.shown('L')} = {latex(of.linear)}",
        (Claim(level, number(of.value)), *slopes),
    )


def modelled(spot: Spot, at: Mapping[str, Fraction], order: int = 2) -> float:
    """Return what the local model of an order gives at a place, for witnesses.

    It knows f along the straight line from P to the place alone, and there only the one-dimensional differences.
    """
    way = {name: at[name] - a for name, a in spot.point.items()}
    path = {name: plus(number(a), times(number(way[name]), Name("t"))) for name, a in spot.point.items()}
    along, start = substituted(spot.f, dict(path)), {"t": Fraction(0)}
    (height,) = values([along], start)
    (slope,) = central_gradient(along, ("t",), start)
    bend = central_hessian(along, ("t",), start)[0] if order > 1 else 0.0
    return height + slope + bend / 2
