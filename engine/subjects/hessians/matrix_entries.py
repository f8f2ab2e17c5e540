"""The Hessian matrix entry by entry: its worked steps, and the slips of filling it."""

from collections.abc import Callable

from engine.calculus.rules import gradient, hessian
from engine.calculus.tidy import times
from engine.language.tree import ZERO, Node, Power, number
from engine.language.typeset import latex, name_latex
from engine.questions.question import Claim, Slip, Step
from engine.subjects.derivatives import (
    Derivative,
    Point,
    Rows,
    acting_slip,
    changed_slip,
    entry_steps,
    entrywise,
    opposite_sign,
    point_first,
)
from engine.subjects.prompts import partial_symbol


def hessian_entry_steps(f: Node, spelled: tuple[str, ...]) -> tuple[Step, ...]:
    """Take the first derivatives, then each entry on and above the diagonal, then use the symmetry."""
    slopes = gradient(f, spelled)
    steps = [
        step
        for name in spelled
        for step in entry_steps(Derivative(f, (name,)), None, f"First ${partial_symbol('f', name)}$.")
    ]
    for row, first in enumerate(spelled):
        for column in range(row, len(spelled)):
            entry = Derivative(f, (first, spelled[column]))
            heading = (
                f"Row {row + 1}, column {column + 1}: differentiate ${partial_symbol('f', first)}$"
                f" with respect to ${name_latex(spelled[column])}$."
            )
            steps += entry_steps(entry, (row, column), heading)
    for row, first in enumerate(spelled):
        for second in spelled[row + 1 :]:
            steps.append(_symmetry(slopes[row], first, second, f))
    return tuple(steps)


def _symmetry(slope: Node, first: str, second: str, f: Node) -> Step:
    mixed = Derivative(f, (first, second)).taken()
    formula = f"{partial_symbol('f', first, second)} = {partial_symbol('f', second, first)} = {latex(mixed)}"
    claims = (Claim(slope, mixed, (second,)), Claim(f, mixed, (second, first)))
    return Step("The order of differentiation does not matter.", formula, claims)


def hessian_slips(f: Node, spelled: tuple[str, ...], point: Point | None) -> tuple[Slip, ...]:
    """Return the slips of a Hessian besides those of differentiation, as formulas or at a point."""
    rows, slopes = hessian(f, spelled), gradient(f, spelled)
    count = len(spelled)

    def where(change: Callable[[int, int], Node]) -> Rows:
        return tuple(tuple(change(i, j) for j in range(count)) for i in range(count))

    slips = (
        acting_slip(
            "H1",
            rows,
            entrywise(lambda i, j, entry: entry if i == j else times(number(2), entry)),
            "The mixed entries are doubled. Each stands on its own in the matrix.",
            point,
        ),
        acting_slip(
            "H2",
            rows,
            entrywise(lambda i, j, entry: entry if i == j else ZERO),
            "Only the diagonal is filled. Look at the terms that hold two letters.",
            point,
        ),
        changed_slip(
            "H3",
            where(lambda i, j: times(slopes[i], slopes[j])),
            r"This is $\nabla f\,\nabla f^{T}$, products of slopes. The Hessian differentiates each slope once more.",
            point,
        ),
        changed_slip(
            "H4",
            where(lambda i, j: Power(slopes[i], number(2)) if i == j else rows[i][j]),
            "The diagonal holds squared slopes. Each slope is differentiated once more there, not squared.",
            point,
        ),
        acting_slip(
            "H6",
            rows,
            entrywise(lambda i, j, entry: entry if i <= j else ZERO),
            "Only one of each pair of mixed entries is filled. The Hessian is symmetric.",
            point,
        ),
        opposite_sign(rows, point),
    )
    return slips if point is None else (*slips, point_first(rows))
