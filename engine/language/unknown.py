"""What to say of a word, an index or a command that the question does not know."""

import re
from collections.abc import Sequence

from engine.errors import LearnerError, Span
from engine.language.words import Vocabulary

_DERIVATIVES = frozenset(["D", "diff", "Diff", "Derivative", "derivative", "grad", "nabla", "partial"])
_INTEGRALS = frozenset(["int", "iint", "integrate", "Integrate", "Integral", "integral"])
_DIFFERENTIAL = re.compile(r"d[A-Za-z]?")
_UNDEFINED = frozenset(["oo", "inf", "infty", "infinity", "nan", "none", "dne", "undefined"])
_MOST_NAMES = 8
_LONGEST_QUOTE = 24


def unknown_word(text: str, span: Span, letters: str, words: Vocabulary) -> LearnerError:
    """Return the error for a run of letters that is no word and no product of words.

    Args:
        text: The whole text.
        span: Where the letters stand in it.
        letters: The letters, with a Greek letter spelled out.
        words: What words mean.
    """
    written, behind = _short(text[slice(*span)]), text[span.stop :].lstrip()
    if letters in _INTEGRALS:
        return LearnerError(f"Type the finished integral: {written} is not an answer yet.", span)
    if letters in _DERIVATIVES or _is_differential(letters, text, span) or behind.startswith(("'", "′", "’", "_")):
        return LearnerError(f"Type the finished derivative: {written} is not an answer yet.", span)
    if letters.lower() in _UNDEFINED:
        return LearnerError(f"{written} is not a value that can be marked. Type an expression.", span)
    if behind.startswith("(") and len(letters) > 1:
        return LearnerError(f"{written} is not a function that can be used here.", span)
    return _not_here(written, span, letters, words)


def unknown_index(text: str, span: Span, letters: str, words: Vocabulary) -> LearnerError:
    """Return the error for letters with an index that no name of the question has."""
    written = _short(text[slice(*span)])
    index = re.sub(r"[\s_{}]", "", _behind(written, letters))
    if "_" in written and index.isalpha() and words.splits(index) and not words.splits(letters):
        return LearnerError(f"Type the finished derivative: {written} is not an answer yet.", span)
    if "_" not in written and words.splits(letters):
        return LearnerError(f"Write {letters}^{index} for a power, or {letters}*{index} for a product.", span)
    return LearnerError(f"{written} does not occur in this question. {_which(words)}", span)


def unknown_command(command: str, span: Span) -> LearnerError:
    r"""Return the error for a LaTeX command that cannot be used, such as `\binom`."""
    name = command.removeprefix("\\")
    if name in _INTEGRALS:
        return LearnerError(f"Type the finished integral: {command} is not an answer yet.", span)
    if name in _DERIVATIVES:
        return LearnerError(f"Type the finished derivative: {command} is not an answer yet.", span)
    if not name.strip():
        return LearnerError("A backslash begins a LaTeX command only, as in \\sin.", span)
    return LearnerError(f"The LaTeX command {_short(command)} cannot be used in an answer.", span)


def _is_differential(letters: str, text: str, span: Span) -> bool:
    """Whether it is the `d` of d/dx, or dx, df and their like."""
    if _DIFFERENTIAL.fullmatch(letters) is None:
        return False
    return len(letters) > 1 or "/" in text[max(0, span.start - 3) : span.stop + 3]


def _not_here(written: str, span: Span, letters: str, words: Vocabulary) -> LearnerError:
    rest = _unread(letters, words)
    if len(written) == len(letters) > len(rest) == 1:
        written, span = rest, Span(span.stop - 1, span.stop) if letters.endswith(rest) else span
    swapped = written.swapcase()
    if swapped in words.names:
        return LearnerError(f"{written} does not occur in this question, but {swapped} does.", span)
    return LearnerError(f"{written} does not occur in this question. {_which(words)}", span)


def _behind(written: str, letters: str) -> str:
    """Return what is written behind the letters, which stand as they are, as a command, or as one Greek letter."""
    for front in (letters, f"\\{letters}"):
        if written.startswith(front):
            return written[len(front) :]
    return written[1:]


def _unread(letters: str, words: Vocabulary) -> str:
    """Return what is left when as many letters as possible have been read from the front."""
    for stop in range(min(len(letters), 12) - 1, 0, -1):
        if words.splits(letters[:stop]):
            return letters[stop:]
    return letters


def _short(written: str) -> str:
    return written if len(written) <= _LONGEST_QUOTE else written[:_LONGEST_QUOTE] + "…"


def _which(words: Vocabulary) -> str:
    declared = words.declared()
    if not declared:
        return "It has no names, only numbers."
    if len(declared) > _MOST_NAMES:
        return "Look at its names again."
    return f"It has {_listed(declared)}."


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
