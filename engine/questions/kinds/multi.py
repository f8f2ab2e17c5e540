"""Answers that are all fitting ones of the stated options.

They earn the share that what fits has of all that fits or was picked, so that picking everything earns little.
"""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.errors import DefectError
from engine.questions.keys import Chosen
from engine.questions.kinds import choice
from engine.questions.kinds.choosing import Picked, Picking
from engine.questions.kinds.entries import unread
from engine.questions.question import Part
from engine.questions.verdict import EntryVerdict, PartVerdict
from engine.questions.wording import counted

EDITOR = "checks"

read = choice.read
key = choice.key
show = choice.show


def mark(reading: Picking, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:  # noqa: ARG001
    """Yield what is to be said: each option that was picked is right or wrong, and some may be missing."""
    if not isinstance(part.key, Chosen):
        raise DefectError(f"The key of the part {part.id} is no choice of options.")
    if not isinstance(reading, Picked):
        yield unread(reading)
        return
    picked, wanted = dict.fromkeys(reading.ids), set(part.key.ids)
    entries = tuple(EntryVerdict("right" if one in wanted else "wrong", "proved") for one in picked)
    met, extra = len(picked.keys() & wanted), len(picked.keys() - wanted)
    missing = len(wanted) - met
    yield PartVerdict(
        outcome="right" if not (extra or missing) else "partly" if met else "wrong",
        score=met / max(len(wanted) + extra, 1),
        entries=(entries,),
        evidence="proved",
        message=_about(extra, missing),
    )


def _about(extra: int, missing: int) -> str:
    said = []
    if extra:
        said.append(f"{counted(extra).capitalize()} of these {'does' if extra == 1 else 'do'} not belong here.")
    if missing:
        said.append(f"{counted(missing).capitalize()} more {'belongs' if missing == 1 else 'belong'} here.")
    return " ".join(said)
