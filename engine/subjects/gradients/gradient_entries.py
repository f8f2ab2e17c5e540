"""The gradient entry by entry: its worked steps, and the slips of putting it together."""

from engine.calculus.tidy import minus
from engine.language.typeset import name_latex
from engine.questions.question import Slip, Step
from engine.subjects.derivatives import (
    Derivative,
    Point,
    Rows,
    acting_slip,
    changed_slip,
    entry_steps,
    mapped,
    point_first,
)
from engine.subjects.prompts import partial_symbol


def gradient_entry_steps(entries: tuple[Derivative, ...]) -> tuple[Step, ...]:
    """Work out one partial derivative after the other."""
    return tuple(
        step
        for column, entry in enumerate(entries)
        for step in entry_steps(entry, (0, column), f"Entry {column + 1}: ${partial_symbol('f', *entry.wrt)}$.")
    )


def gradient_slips(rows: Rows, first: str, point: Point | None) -> tuple[Slip, ...]:
    """Return the slips of a gradient besides those of differentiation.

    Args:
        rows: The one row of its entries, as formulas.
        first: The name of the first variable.
        point: Where it is asked, or None for a formula.
    """
    found = (
        acting_slip(
            "G1",
            rows,
            lambda filled: tuple(row[::-1] for row in filled),
            f"The entries stand in the reverse order. The first belongs to ${name_latex(first)}$.",
            point,
        ),
        changed_slip(
            "D17",
            mapped(rows, minus),
            "This points the other way: it is the direction of steepest descent. The gradient has no minus sign.",
            point,
        ),
    )
    return found if point is None else (*found, point_first(rows))
