"""Which level suits a learner: a silent placement from the first answers, then each family by itself.

Placement has one level for all families: three right at once lead a level up, a miss leads down. After it, in each
family, four right of the last five at its level lead up, and four missed of the last five lead down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.learning.history import FirstCheck, Result
from engine.questions.outline import FamilyOutline

# Enough for three steps up from the first level, with room for a miss or two.
PLACEMENT_CHECKS = 12
QUICK_RUN = 3
WINDOW = 5
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Rung:
    """A level, and what came of the last checks at it since it was reached, the newest last."""

    level: int
    recent: tuple[FirstCheck, ...] = ()


def suitable_levels(results: Sequence[Result], families: Iterable[FamilyOutline]) -> Mapping[str, int]:
    """Return the level to ask next, by family, one that the family has."""
    levels = {family.id: family.levels for family in families}
    known = [result for result in results if result.identity.family in levels]
    placed = Rung(1)
    for result in known[:PLACEMENT_CHECKS]:
        placed = _placed(placed, result, levels[result.identity.family])
    rungs = {family: Rung(nearest(placed.level, of_family)) for family, of_family in levels.items()}
    for result in known[PLACEMENT_CHECKS:]:
        family = result.identity.family
        rungs[family] = _climbed(rungs[family], result, levels[family])
    return {family: rung.level for family, rung in rungs.items()}


def nearest(level: int, levels: Sequence[int]) -> int:
    """Return the level of a family that is nearest to the one wanted, the easier of two."""
    return min(levels, key=lambda offered: (abs(offered - level), offered))


def _placed(rung: Rung, result: Result, levels: Sequence[int]) -> Rung:
    # a family that begins at level 2 is asked there while the placement stands at 1, and speaks for 1
    asked = result.identity.level
    at = rung.level if asked == nearest(rung.level, levels) else asked
    if at != rung.level:
        return _elsewhere(rung, at, result)
    if result.outcome == "missed":
        return Rung(max(1, rung.level - 1))
    recent = (*rung.recent, result.outcome)[-QUICK_RUN:]
    return Rung(rung.level + 1) if recent == ("right",) * QUICK_RUN else Rung(rung.level, recent)


def _climbed(rung: Rung, result: Result, levels: Sequence[int]) -> Rung:
    if result.identity.level != rung.level:
        return _elsewhere(rung, result.identity.level, result)
    recent = (*rung.recent, result.outcome)[-WINDOW:]
    if recent.count("right") >= ENOUGH:
        return Rung(nearest_beyond(rung.level, levels, up=True))
    if recent.count("missed") >= ENOUGH:
        return Rung(nearest_beyond(rung.level, levels, up=False))
    return Rung(rung.level, recent)


def nearest_beyond(level: int, levels: Sequence[int], *, up: bool) -> int:
    """Return the next level of a family above or below, or the same one where there is none."""
    further = [offered for offered in levels if (offered > level if up else offered < level)]
    if not further:
        return level
    return min(further) if up else max(further)


def _elsewhere(rung: Rung, asked: int, result: Result) -> Rung:
    """Weigh a question at a level that the learner chose: right above the rung moves it there, all else says nothing."""
    return Rung(asked) if asked > rung.level and result.outcome == "right" else rung
