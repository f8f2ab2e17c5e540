"""The Hessian at a point as the first part of a longer question: its part, steps, slips, and curvature along a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.rules import gradient, hessian
from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_hessian
from engine.functions.linear import ExactMatrix, ExactVector, as_matrix
from engine.language.substitution import substituted
from engine.language.tree import Matrix, Name, Node, number, rational
from engine.language.typeset import latex
from engine.questions.question import Ask, Claim, Part, Slip, Step
from engine.subjects.derivatives import Derivative, Rows, assembled, at_point, differentiation_slips, point_step
from engine.subjects.prompts import listed


@dataclass(frozen=True, slots=True)
class HessianAt:
    """The Hessian of f at a point P.

    Attributes:
        f: The function.
        names: Its variables.
        point: The value of every variable.
    """

    f: Node
    names: tuple[str, ...]
    point: Mapping[str, Fraction]

    @property
    def rows(self) -> Rows:
        return hessian(self.f, self.names)

    @property
    def values(self) -> Rows:
        return at_point(self.rows, self.point)

    @property
    def exact(self) -> ExactMatrix:
        """The Hessian at the point, 0 where an entry is no rational number."""
        return tuple(tuple(rational(entry) or Fraction(0) for entry in row) for row in self.values)

    @property
    def slopes(self) -> ExactVector:
        """The gradient at the point, 0 where an entry is no rational number."""
        (row,) = at_point((gradient(self.f, self.names),), self.point)
        return tuple(rational(entry) or Fraction(0) for entry in row)

    def part(self, name: str) -> Part:
        return Part(
            id=name,
            key=Matrix(self.values),
            kind="matrix",
            label="H_f(P)",
            names=(),
            asks=f"({name}) The Hessian of $f$ at $P$.",
            layout=f"Rows and columns stand in the order ${listed(self.names)}$.",
            ask=Ask("hessian", "f", self.names, self.point),
            witness=lambda _: central_hessian(self.f, self.names, self.point),
        )

    def steps(self) -> tuple[Step, Step]:
        """Return the steps that differentiate twice, and that put the point in."""
        claims = tuple(
            Claim(self.f, entry, (first, second))
            for first, row in zip(self.names, self.rows, strict=True)
            for second, entry in zip(self.names, row, strict=True)
        )
        formula = f"H_f({listed(self.names)}) = {latex(assembled(self.rows))}"
        return Step("Differentiate twice.", formula, claims), point_step("H_f(P)", self.rows, self.point)

    def slips(self, name: str) -> tuple[Slip, ...]:
        """Return the slips of a part that asks for this matrix."""
        own = (
            Slip(
                "H1", self._with_mixed(2), "The mixed entries are doubled. Each stands on its own in the matrix.", name
            ),
            Slip(
                "H2", self._with_mixed(0), "Only the diagonal is filled. Look at the terms that hold two letters.", name
            ),
        )
        table = tuple(tuple(Derivative(self.f, (first, second)) for second in self.names) for first in self.names)
        return (*own, *(replace(slip, part=name) for slip in differentiation_slips(table, self.point)))

    def _with_mixed(self, factor: int) -> Matrix:
        """Return the matrix at the point with its mixed entries multiplied."""
        return as_matrix(
            [[entry if i == j else factor * entry for j, entry in enumerate(row)] for i, row in enumerate(self.exact)]
        )

    def along(self, direction: Sequence[Fraction]) -> float:
        """Return the second difference of f along a direction, which need not have length 1."""
        s = Name("s")
        line = {
            name: plus(number(self.point[name]), times(number(d), s))
            for name, d in zip(self.names, direction, strict=True)
        }
        (bend,) = central_hessian(substituted(self.f, line), ("s",), {"s": Fraction(0)})
        return bend
