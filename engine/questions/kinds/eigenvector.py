"""Answers that are eigenvectors, marked by what makes them so: A v = λ v, and v is not zero.

Without a matrix in the part an answer is right when it is a multiple of the key.
"""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.language.tree import Matrix, Node, Product, Sum
from engine.questions.kinds import normal, vector
from engine.questions.kinds.claims import Claim, holds, is_zero, judged, parallel, settled
from engine.questions.kinds.entries import Grid, alike, shape_of
from engine.questions.question import Part
from engine.questions.verdict import EntryVerdict, PartVerdict

EDITOR = "column"

read = vector.read
key = vector.key
show = vector.show

_ZERO = "The zero vector does not count as an eigenvector. Look for a direction that the matrix keeps."
_OTHER = "This is an eigenvector, but it belongs to another eigenvalue."
_NONE = "The matrix times this vector is not a multiple of it."


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    answer = vector.answered(reading)
    if part.matrix is None or answer is None or len(answer) != len(part.matrix.rows):
        yield from normal.mark(reading, part, domain, budget)
        return
    shape = shape_of(reading)
    if is_zero(answer, domain, budget):
        yield alike(shape, EntryVerdict("wrong", "counterexample"), _ZERO)
        return
    image = _image(part.matrix, answer)
    stays = parallel(image, answer, domain)
    claims = stays if part.eigenvalue is None else _scaled(image, part.eigenvalue, answer)
    yield from judged(settled(claims, domain, budget), shape, _OTHER if holds(stays, domain, budget) else _NONE)


def _image(matrix: Matrix, answer: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the entries of A v."""
    return tuple(Sum(tuple(Product(pair) for pair in zip(row, answer, strict=True))) for row in matrix.rows)


def _scaled(image: tuple[Node, ...], eigenvalue: Node, answer: tuple[Node, ...]) -> list[Claim]:
    return [(entry, Product((eigenvalue, own))) for entry, own in zip(image, answer, strict=True)]
