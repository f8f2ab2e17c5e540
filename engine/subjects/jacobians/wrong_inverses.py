"""Matrices that are taken for the inverse of another one."""

from dataclasses import dataclass

from engine.functions.linear import ExactMatrix, determinant, exact_matrix, inverse, multiple, transposed


@dataclass(frozen=True, slots=True)
class WrongInverse:
    """A matrix that is taken for the inverse of another one.

    Attributes:
        code: Of the slip.
        rows: What is taken for the inverse.
        says: The message of the slip.
    """

    code: str
    rows: ExactMatrix
    says: str


def wrong_inverses(j: ExactMatrix) -> tuple[WrongInverse, ...]:
    """Return what learners take for the inverse of a matrix of shape (2, 2) with a determinant that is not zero."""
    (a, b), (c, d) = j
    adjugate = exact_matrix([[d, -b], [-c, a]])
    unsigned = exact_matrix([[d, b], [c, a]])
    det = determinant(j)
    candidates = [
        WrongInverse(
            "J1", transposed(inverse(j)), "The transposed inverse is at work here. Look at which entries change places."
        ),
        WrongInverse(
            "J9", adjugate, "The entries have changed places and signs. Each is still to be divided by the determinant."
        ),
        WrongInverse(
            "J10",
            tuple(multiple(row, 1 / det) for row in unsigned),
            "The diagonal is exchanged and divided, but the other two entries keep their signs. They change them.",
        ),
        WrongInverse("K5", j, "The Jacobian itself is at work here. Going back through $F$ takes its inverse."),
    ]
    if all(entry for row in j for entry in row):
        entrywise = tuple(tuple(1 / entry for entry in row) for row in j)
        says = "Each entry is inverted on its own. An inverse matrix comes from the whole matrix."
        candidates.insert(1, WrongInverse("J7", entrywise, says))
    return tuple(candidates)
