"""Answers that put steps in order; a partial order may leave several orders right, and some options are no steps."""

from collections.abc import Iterator, Sequence

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.errors import DefectError
from engine.questions.keys import Key, Ordered
from engine.questions.kinds import choosing
from engine.questions.kinds.choosing import Picked, Picking
from engine.questions.kinds.entries import unread
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict
from engine.questions.wording import counted

EDITOR = "order"

show = choosing.shown


def read(answer: Answer, part: Part, *, decimal_comma: bool = False) -> Picking:  # noqa: ARG001 -- one interface
    """Read the steps in the order in which they are named, without raising."""
    return choosing.pick(answer, part.options)


def key(reading: Picking) -> Key | None:
    return Ordered(reading.ids) if isinstance(reading, Picked) else None


def mark(reading: Picking, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:  # noqa: ARG001
    """Yield what is to be said: a step is right where it stands behind every step that must come before it."""
    if not isinstance(part.key, Ordered):
        raise DefectError(f"The key of the part {part.id} is no order of steps.")
    if not isinstance(reading, Picked):
        yield unread(reading)
        return
    entries = tuple(_entry(reading.ids, place, part.key) for place in range(len(reading.ids)))
    met = sum(entry.outcome == "right" for entry in entries)
    missing = len(set(part.key.ids) - set(reading.ids))
    is_right = met == len(entries) and not missing
    yield PartVerdict(
        outcome="right" if is_right else "partly" if met else "wrong",
        score=met / max(len(entries), len(part.key.ids), 1),
        entries=(entries,),
        evidence="proved",
        message="" if is_right else _about(reading.ids, part.key, missing),
    )


def _entry(ids: Sequence[str], place: int, key: Ordered) -> EntryVerdict:
    step, before = ids[place], ids[:place]
    is_right = step in key.ids and step not in before and key.needed(step) <= set(before)
    return EntryVerdict("right" if is_right else "wrong", "proved")


def _about(ids: Sequence[str], key: Ordered, missing: int) -> str:
    """Say the first two of: what is no step, what is there twice, how much is missing, that the order is another."""
    strangers = [step for step in ids if step not in key.ids]
    said = [f"“{strangers[0]}” is no step of this."] if strangers else []
    if len(set(ids)) < len(ids):
        said.append("One step appears twice.")
    if missing:
        said.append(f"{counted(missing).capitalize()} {'step is' if missing == 1 else 'steps are'} missing.")
    early = next((step for place, step in enumerate(ids) if not key.needed(step) <= set(ids[:place])), None)
    if early is not None and not missing:
        said.append(f"“{early}” comes too early: something that it needs is not before it.")
    return " ".join(said[:2])
