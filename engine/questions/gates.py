"""The gates that every question passes before anybody sees it: size, numbers and names (CURRICULUM, section 2)."""

from collections.abc import Iterator
from fractions import Fraction

from engine.calculus.witness import values
from engine.functions.grammar import LARGEST_ENTRY, LARGEST_FUNCTION, LARGEST_VALUE, LONGEST_LINE
from engine.functions.measure import operations, printed_length
from engine.language.tree import Num, Value, entries, free_names, rational, subtrees
from engine.questions.keys import is_value, names_of
from engine.questions.question import Part, Question

# The last level asks more of a learner.
_LARGEST_LAST_ENTRY = 40
_LAST_LEVEL = 5
# Numbers that a prompt may show, after a construction has multiplied out; drawn ones are far smaller.
_LARGEST_NUMBER = 60
_LARGEST_DENOMINATOR = 12
# Learning rates and tables are decimals with so many places at most.
_PLACES = 4


def broken_gates(question: Question, level: int) -> Iterator[str]:
    """Yield a clause for each gate that a question breaks."""
    if len(question.hints) != 2:
        yield f"it has {len(question.hints)} hints"
    for name, value in question.given.items():
        yield from (f"{name} {fault}" for fault in _of_given(value, question))
    for part in question.parts:
        yield from (f"the key of {part.id} {fault}" for fault in _of_key(part, level))
    unused = set(question.names) - _occurring(question)
    if unused:
        yield f"{', '.join(sorted(unused))} occurs nowhere"


def _of_given(value: Value, question: Question) -> Iterator[str]:
    if any(operations(entry) > LARGEST_FUNCTION or printed_length(entry) > LONGEST_LINE for entry in entries(value)):
        yield "is too long"
    if not free_names(value) <= set(question.names):
        yield "holds a name that is not declared"
    if not all(_is_small(part) for entry in entries(value) for part in subtrees(entry) if isinstance(part, Num)):
        yield "holds a large number"
    fractions = (rational(part) for entry in entries(value) for part in subtrees(entry))
    if any(fraction is not None and not _is_simple(fraction) for fraction in fractions):
        yield "holds a fraction that is not simple"


def _is_small(written: Num) -> bool:
    """Whether a number is small; a decimal may have a few places."""
    return written.value <= _LARGEST_NUMBER


def _is_simple(fraction: Fraction) -> bool:
    return fraction.denominator <= _LARGEST_DENOMINATOR or 10**_PLACES % fraction.denominator == 0


def _of_key(part: Part, level: int) -> Iterator[str]:
    if not names_of(part.key) <= set(part.names):
        yield "holds a name that an answer may not use"
    if not is_value(part.key):
        return
    if max(operations(entry) for entry in entries(part.key)) > (
        _LARGEST_LAST_ENTRY if level == _LAST_LEVEL else LARGEST_ENTRY
    ):
        yield "is too long"
    plain_numbers = [entry for entry in entries(part.key) if not free_names(entry)]
    if any(abs(value) > LARGEST_VALUE for value in values(plain_numbers, {})):
        yield "holds a large value"


def _occurring(question: Question) -> frozenset[str]:
    """Return the names that occur in what is given or in an answer."""
    given = (free_names(value) for value in question.given.values())
    return frozenset[str]().union(*given, *(names_of(part.key) for part in question.parts))
