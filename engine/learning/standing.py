"""How far a learner is with a family: not begun, on the way, or firm."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from engine.learning.history import History, Result
from engine.learning.levels import ENOUGH, WINDOW, suitable_levels
from engine.questions.outline import FamilyOutline

Standing: TypeAlias = Literal["new", "begun", "firm"]


def standings(history: History, families: Iterable[FamilyOutline]) -> Mapping[str, Standing]:
    """Return how far the learner is, by family.

    A family is firm when the level that suits is its last one, and four of the last five checks there were right.
    """
    outlines = tuple(families)
    levels = suitable_levels(history.results, outlines)
    return {family.id: _standing(history, family, levels[family.id]) for family in outlines}


def _standing(history: History, family: FamilyOutline, level: int) -> Standing:
    results = history.of_family(family.id)
    if not results:
        return "new"
    return "firm" if level == max(family.levels) and _is_firm(results, level) else "begun"


def _is_firm(results: Iterable[Result], level: int) -> bool:
    latest = [result for result in results if result.identity.level == level][-WINDOW:]
    return sum(result.outcome == "right" for result in latest) >= ENOUGH
