"""The Jacobian at a point as the first part of a longer question: its part, steps and slips."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.rules import jacobian
from engine.calculus.witness import central_jacobian
from engine.language.tree import Matrix, Node
from engine.language.typeset import latex
from engine.questions.question import Ask, Claim, Part, Slip, Step
from engine.subjects.derivatives import (
    Derivative,
    Rows,
    Table,
    assembled,
    at_point,
    differentiation_slips,
    point_step,
    transposed,
)
from engine.subjects.prompts import listed


@dataclass(frozen=True, slots=True)
class JacobianAt:
    """The Jacobian of a map F at a point P.

    Attributes:
        components: The outputs of the map.
        names: Its inputs.
        point: The value of every input.
        label: LaTeX of the point.
    """

    components: tuple[Node, ...]
    names: tuple[str, ...]
    point: Mapping[str, Fraction]
    label: str = "P"

    @property
    def rows(self) -> Rows:
        return jacobian(self.components, self.names)

    @property
    def values(self) -> Rows:
        return at_point(self.rows, self.point)

    def part(self, name: str) -> Part:
        return Part(
            id=name,
            key=Matrix(self.values),
            kind="matrix",
            label=f"J_F({self.label})",
            names=(),
            asks=f"({name}) The Jacobian of $F$ at ${self.label}$.",
            layout=f"Rows are the outputs, columns the inputs ${listed(self.names)}$.",
            ask=Ask("jacobian", "F", self.names, self.point),
            witness=lambda _: central_jacobian(self.components, self.names, self.point),
        )

    def steps(self) -> tuple[Step, Step]:
        """Return the steps that differentiate, and that put the point in."""
        claims = tuple(
            Claim(f, entry, (name,))
            for f, row in zip(self.components, self.rows, strict=True)
            for name, entry in zip(self.names, row, strict=True)
        )
        formula = f"J_F({listed(self.names)}) = {latex(assembled(self.rows))}"
        differentiated = Step("Differentiate: one row for each output, one column for each input.", formula, claims)
        return differentiated, point_step(f"J_F({self.label})", self.rows, self.point)

    def slips(self, name: str) -> tuple[Slip, ...]:
        """Return the slips of a part that asks for this matrix."""
        exchanged = "Your rows and columns are exchanged. Each row belongs to one output."
        backwards = f"The columns are in the reverse order. The first belongs to ${listed(self.names[:1])}$."
        return (
            Slip("J1", Matrix(transposed(self.values)), exchanged, name),
            Slip("J2", Matrix(tuple(row[::-1] for row in self.values)), backwards, name),
            *(replace(slip, part=name) for slip in differentiation_slips(self._table(), self.point)),
        )

    def _table(self) -> Table:
        return tuple(tuple(Derivative(f, (name,)) for name in self.names) for f in self.components)


def arrangements(rows: Rows) -> tuple[Rows, ...]:
    """Return the Jacobian, its transpose, and both with their columns in the reverse order."""
    turned = transposed(rows)
    return rows, turned, tuple(row[::-1] for row in rows), tuple(row[::-1] for row in turned)
