"""What to ask next: the first run, then families that are ready for it, mixed, those that were missed more often."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.chance import Draw
from engine.errors import DefectError
from engine.learning.history import History, Result
from engine.learning.levels import nearest, suitable_levels
from engine.questions.outline import FamilyOutline, Topic
from engine.records.session import Wish

# As many misses in a row by the same slip send the learner to what the family builds on.
SAME_SLIP = 3
# How many notes of questions are remembered, and how often one that was seen is drawn again.
NOTES_KEPT = 200
REDRAWS = 20

_NEW_FAMILY_WEIGHT = 3
_WEIGHED_RESULTS = 5
_LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What the next question is made from, but for the revision, which its family knows."""

    family: str
    level: int
    seed: int


# Hand-chosen: ∂f/∂x of 2xy + 8y, the gradient of 5xy − 5x², and the Jacobian of (x² − y, xy + y); a test pins them.
FIRST_RUN = (Choice("pd_basic", 1, 5), Choice("gr_vector", 1, 21), Choice("ja_matrix", 1, 3))


def next_question(history: History, outline: Sequence[Topic], wish: Wish, seed: int) -> Choice:
    """Choose what to ask after all that was shown, the question still on screen included.

    Args:
        history: What the log says.
        outline: The table of contents; a family that is not in it is never chosen.
        wish: What the learner wants; a family goes before a topic.
        seed: All chance of the choice, and the seed of the question that is chosen.
    """
    families = [family for topic in outline for family in topic.families]
    if not families:
        raise DefectError("There is no family to choose from.")
    if wish == Wish() and (first := _of_first_run(history, families)) is not None:
        return first
    family = _family(history, outline, wish, seed)
    level = wish.level if wish.level is not None else suitable_levels(history.results, families)[family.id]
    return Choice(family.id, nearest(level, family.levels), seed)


def another_variant(choice: Choice) -> Choice:
    """Return the same family and level with another seed, for a fresh variant or one whose note was not seen yet."""
    draw = Draw(f"another {choice.family}", 1, choice.level, choice.seed)
    return Choice(choice.family, choice.level, draw.integer(0, _LARGEST_SEED))


def remembered(notes: Sequence[str], note: str) -> tuple[str, ...]:
    """Return the notes of the questions shown last, the newest at the end."""
    return (*(old for old in notes if old != note), note)[-NOTES_KEPT:]


def _of_first_run(history: History, families: Sequence[FamilyOutline]) -> Choice | None:
    offered = {family.id for family in families}
    first_run = [choice for choice in FIRST_RUN if choice.family in offered]
    position = len(history.shown)
    return first_run[position] if position < len(first_run) else None


def _family(history: History, outline: Sequence[Topic], wish: Wish, seed: int) -> FamilyOutline:
    everything = [family for topic in outline for family in topic.families]
    wished = [family for family in everything if family.id == wish.family]
    if wished:
        return wished[0]
    in_topic = [family for topic in outline if topic.id == wish.topic for family in topic.families]
    candidates = in_topic or everything
    owed = _owed(history, candidates, everything)
    return owed or _drawn(history, _ready(history, candidates, everything), seed)


def _owed(
    history: History, candidates: Sequence[FamilyOutline], everything: Sequence[FamilyOutline]
) -> FamilyOutline | None:
    """Return what the family checked last builds on, if one slip was made there again and again; once, not twice."""
    if not history.results:
        return None
    last = history.results[-1].identity.family
    if not _is_stuck(history.of_family(last)):
        return None
    builds_on = next((family.after for family in candidates if family.id == last), ())
    offered = next((family for family in everything if family.id in builds_on), None)
    return None if offered is None or history.shown[-1].family == offered.id else offered


def _is_stuck(results: Sequence[Result]) -> bool:
    latest = results[-SAME_SLIP:]
    return len(latest) == SAME_SLIP and bool(frozenset.intersection(*(result.slips for result in latest)))


def _ready(
    history: History, candidates: Sequence[FamilyOutline], everything: Sequence[FamilyOutline]
) -> list[FamilyOutline]:
    """Return the candidates whose prerequisites were practised, and not the family shown last if there is another."""
    offered = {family.id for family in everything}
    ready = [
        family
        for family in candidates
        if all(history.is_practised(before) for before in family.after if before in offered)
    ] or [candidates[0]]
    last = history.shown[-1].family if history.shown else None
    return [family for family in ready if family.id != last] or ready


def _drawn(history: History, ready: Sequence[FamilyOutline], seed: int) -> FamilyOutline:
    weighed = [family for family in ready for _ in range(_weight(history.of_family(family.id)))]
    return Draw("next question", 1, 0, seed).choice(weighed)


def _weight(results: Sequence[Result]) -> int:
    if not results:
        return _NEW_FAMILY_WEIGHT
    return 1 + sum(result.outcome == "missed" for result in results[-_WEIGHED_RESULTS:])
