"""Places that can be read in several ways, and how the text is rewritten for each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from engine.errors import Span

_LONGEST_QUOTE = 60


class Edit(NamedTuple):
    """Put `text` in the place of the characters from `start` to `stop`."""

    start: int
    stop: int
    text: str


Rewriting: TypeAlias = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Fork:
    """One place with several plausible readings.

    Attributes:
        span: The place.
        rewritings: The edits that leave one reading of this place, likelier reading first. None of them overlap.
    """

    span: Span
    rewritings: tuple[Rewriting, ...]


def insert(at: int, text: str) -> Edit:
    return Edit(at, at, text)


def enclose(start: int, stop: int) -> Rewriting:
    """Put parentheses around the characters from `start` to `stop`."""
    return (insert(start, "("), insert(stop, ")"))


def rewritten(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; edits at the same place are made in the order given."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += [text[at : edit.start], edit.text]
        at = edit.stop
    return "".join([*parts, text[at:]])


def question(text: str, fork: Fork) -> str:
    """Return the sentence that asks which reading is meant."""
    start, stop = fork.span
    readings = [_part(text, fork.span, edits) for edits in fork.rewritings]
    if max(map(len, readings)) > _LONGEST_QUOTE:
        return "This can be read in more than one way. Parentheses settle it."
    return f"{text[start:stop]} can mean {' or '.join(readings)}."


def _part(text: str, span: Span, edits: Rewriting) -> str:
    """Return what the place becomes."""
    moved = (Edit(edit.start - span.start, edit.stop - span.start, edit.text) for edit in edits)
    return rewritten(text[span.start : span.stop], moved).strip()
