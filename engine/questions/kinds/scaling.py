"""Answers that are right up to a sign, or up to a factor that all their entries share."""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.decide import differ
from engine.equality.domain import Domain
from engine.language.tree import ZERO, Neg, Node
from engine.questions.kinds.claims import (
    Claim,
    constant_multiple,
    holds,
    is_zero,
    judged,
    opposite_sense,
    parallel,
    same_sense,
    settled,
)
from engine.questions.kinds.entries import Grid, Rows, alike, mark_entries, meant, shape_of, trees_of
from engine.questions.question import Part
from engine.questions.verdict import EntryVerdict, PartVerdict

_Entries = tuple[Node, ...]


def mark_up_to(reading: Grid, key: Rows, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said of an answer, given what may stand between it and the key.

    Args:
        reading: The answer, in the shape of the key.
        key: The rows of the key.
        part: What was asked; its `up_to` is not None.
        domain: Where entries are compared.
        budget: For all comparisons together.
    """
    rows = trees_of(reading)
    if rows is None:
        yield from mark_entries(reading, key, part, domain, budget)
        return
    answer = tuple(meant(entry, part) for row in rows for entry in row)
    wanted = tuple(entry for row in key for entry in row)
    if part.up_to == "sign":
        opposite = tuple(tuple(Neg(entry) for entry in row) for row in key)
        is_opposite = holds(zip(answer, map(Neg, wanted), strict=True), domain, budget)
        yield from mark_entries(reading, opposite if is_opposite else key, part, domain, budget)
        return
    claims = _claims(answer, wanted, domain)
    if claims is None or is_zero(answer, domain, budget):
        says = "This is zero." if len(answer) == 1 else "The zero vector has no direction."
        yield alike(shape_of(reading), EntryVerdict("wrong", "counterexample"), says)
        return
    says = _wrong(answer)
    if part.up_to == "positive_scale":
        is_opposite = holds([*claims, opposite_sense(answer, wanted)], domain, budget)
        says = "This points the opposite way." if is_opposite and len(answer) > 1 else says
        claims.append(same_sense(answer, wanted))
    yield from judged(settled(claims, domain, budget), shape_of(reading), says)


def _claims(answer: _Entries, key: _Entries, domain: Domain) -> list[Claim] | None:
    """Return the claims that the answer is a multiple, or None where it cannot be one.

    A single entry must be a multiple by a number.
    """
    if len(key) == 1:
        return constant_multiple(answer[0], key[0], domain)
    return parallel(answer, key, domain) if any(differ(entry, ZERO, domain) for entry in key) else None


def _wrong(answer: _Entries) -> str:
    return "This is not a multiple of the expected answer." if len(answer) == 1 else "This points another way."
