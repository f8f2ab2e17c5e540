"""Reading which of the stated options an answer means: by its id, by what it says, or by its place in the list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.errors import Span
from engine.language.pieces import NotReadError, Piece
from engine.language.reading import Unreadable
from engine.questions.kinds.entries import Empty
from engine.questions.sheet import Answer, Option

_WORDS = re.compile(r"[^\W_]+")
# A shape is written 3x2, 3 x 2 or 3 × 2.
_BY = re.compile(r"(?<=\d)\s*[x×]\s*(?=\d)")
# Fewer letters are no word's beginning but a letter that options may be called by.
_SHORTEST = 3
# Words that a person may add or leave out without meaning another option.
_FILLERS = frozenset(["a", "an", "the", "it", "is", "its", "s", "local", "strict", "point", "option", "answer"])


@dataclass(frozen=True, slots=True)
class Picked:
    """The ids of the options that were named, in the order of the answer."""

    ids: tuple[str, ...]


Picking: TypeAlias = Picked | Unreadable | Empty


def pick(answer: Answer, options: Sequence[Option]) -> Picking:
    """Read which options an answer names; a grid names one in each cell."""
    text = shown(answer)
    if not text.strip():
        return Empty()
    try:
        return Picked(tuple(_picked(answer, text, options)))
    except NotReadError as reason:
        return Unreadable(reason.message, reason.span or Span(0, len(text)))


def shown(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ", ".join(cell for row in answer for cell in row)


def _picked(answer: Answer, text: str, options: Sequence[Option]) -> Iterator[str]:
    if not isinstance(answer, str):
        yield from (_one(Piece.whole(cell), options) for row in answer for cell in row)
        return
    whole = Piece.whole(text)
    known = _meant(str(whole), options)
    # an option may hold a comma itself
    yield from [known] if known is not None else (_one(piece, options) for piece in _listed(whole))


def _listed(whole: Piece) -> list[Piece]:
    text = str(whole)
    inside = whole.part(1, len(text) - 1) if text[:1] + text[-1:] in {"()", "[]", "{}"} else whole
    return inside.split(",;\n")


def _one(piece: Piece, options: Sequence[Option]) -> str:
    meant = _meant(str(piece), options)
    if meant is None:
        raise piece.refused(f"Choose from: {'; '.join(_named(option) for option in options)}.")
    return meant


def _named(option: Option) -> str:
    return option.id if _words(option.id) == _words(option.text) else f"{option.id} ({option.text})"


def _meant(text: str, options: Sequence[Option]) -> str | None:
    """Return the id of the one option that a text can mean, or None."""
    said = _words(text)
    # an option that is called a is no article
    fillers = _FILLERS - {word for option in options for word in _words(option.id)}
    for idle in (frozenset[str](), fillers):
        telling = _telling(text, idle)
        meant = {option.id for option in options if telling in (_telling(option.id, idle), _telling(option.text, idle))}
        if len(meant) == 1 and telling:
            return meant.pop()
    shortened = {option.id for option in options if _shortens(text, option.id) or _shortens(text, option.text)}
    if len(shortened) == 1:
        return shortened.pop()
    place = int(said[0]) - 1 if len(said) == 1 and said[0].isdecimal() else -1
    return options[place].id if 0 <= place < len(options) else None


def _shortens(text: str, full: str) -> bool:
    """Return whether a text's words are the beginnings of an option's, as in `a min` and `pos semidef`."""
    said, telling = _telling(text, _FILLERS), _telling(full, _FILLERS)
    return len(said) == len(telling) > 0 and all(
        len(short) >= _SHORTEST and word.startswith(short) for short, word in zip(said, telling, strict=True)
    )


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case; signs stand alone, so that `+` and `-` are options too."""
    said = _BY.sub(" times ", text.casefold())
    return tuple(_WORDS.findall(said)) or tuple(text.split())


def _telling(text: str, idle: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in _words(text) if word not in idle)
