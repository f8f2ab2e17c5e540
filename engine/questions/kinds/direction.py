"""Answers that are directions: vectors up to a positive factor."""

from collections.abc import Iterator
from dataclasses import replace

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.questions.kinds import vector
from engine.questions.kinds.entries import Grid
from engine.questions.question import Part
from engine.questions.verdict import PartVerdict

EDITOR = "column"

read = vector.read
key = vector.key
show = vector.show


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final. Length counts for nothing, the sense does."""
    yield from vector.mark(reading, replace(part, up_to="positive_scale"), domain, budget)
