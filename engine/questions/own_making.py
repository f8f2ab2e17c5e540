"""Making a question on a function of the learner's own: what does not come out well is refused with what to change.

Nothing is drawn again here, since there is only this one function. So its keys are held against their witnesses before it
is shown, which for drawn questions the audit does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import msgspec

from engine.calculus.witness import proposition
from engine.chance import Draw
from engine.equality.decide import differ
from engine.equality.domain import Domain
from engine.errors import AuthorError, DefectError
from engine.functions.measure import operations, printed_length
from engine.landscape.framing import framed
from engine.landscape.plots import Landscape
from engine.language.tree import entries, free_names
from engine.questions.keys import is_value
from engine.questions.making import misprint, plot_gives_away, told_apart
from engine.questions.own_function import OwnFunction, own_function
from engine.questions.plotting import FROZEN
from engine.questions.question import Claim, Family, Question
from engine.questions.sheet import Identity
from engine.questions.witnessing import At, disagreement

# An entry that is longer than this is no pleasure to type.
_LARGEST_ENTRY, _LONGEST_ENTRY = 60, 240

_TOO_LONG = "The answer would be too long to type. Take a shorter function, or ask for less of it."
_NOT_SMOOTH = "This function is not smooth enough for a question like this. Try one without jumps and corners."
_STUCK = (
    "This question cannot be put together for this function. Try a simpler function, or ask for something else of it."
)


def made_of_own(family: Family, identity: Identity) -> Question:
    """Return the question of an identity that brings a function.

    Raises:
        AuthorError: There is no such question on this function; the message says what to change.
    """
    draw = Draw(family.id, family.revision, identity.level, identity.seed, of=identity.of)
    try:
        drawn = family.make(draw)
        question = replace(drawn, slips=told_apart(drawn))
        fault = next(_faults(question, _spots(own_function(identity.of))), None)
    except (DefectError, ArithmeticError, RecursionError) as stuck:
        raise AuthorError(_STUCK) from stuck
    if fault is not None:
        raise AuthorError(fault)
    return _behind_curtain(question) if plot_gives_away(question) else question


def _spots(own: OwnFunction) -> tuple[dict[str, Fraction], ...]:
    """Return points where the function is defined, by name, for witnesses to look at."""
    framing = framed(own.f, own.axes, dict.fromkeys(own.constants, FROZEN))
    if framing is None:
        return ()
    constants = dict.fromkeys(own.constants, Fraction(FROZEN))
    return tuple(dict(zip(own.axes, map(Fraction, spot), strict=True)) | constants for spot in framing.spots)


def _faults(question: Question, spots: Sequence[At]) -> Iterator[str]:
    """Yield a sentence for each reason not to ask a question."""
    if any(_is_long(question)):
        yield _TOO_LONG
    if misprint(question) is not None:
        yield _STUCK
    if any(disagreement(part, spots) for part in question.parts):
        yield _NOT_SMOOTH
    if any(_is_refuted(claim) for step in question.steps for claim in step.claims):
        yield _NOT_SMOOTH


def _is_long(question: Question) -> Iterator[bool]:
    for part in question.parts:
        if is_value(part.key):
            for entry in entries(part.key):
                yield operations(entry) > _LARGEST_ENTRY or printed_length(entry) > _LONGEST_ENTRY


def _is_refuted(claim: Claim) -> bool:
    left = proposition(claim.left, claim.wrt)
    domain = Domain(tuple(sorted(free_names(left) | free_names(claim.right))))
    return differ(left, claim.right, domain) is not None


def _behind_curtain(question: Question) -> Question:
    """Return the question with a landscape that comes after the verdict: its height would be an entry of the key."""
    plot = question.landscape
    if not isinstance(plot, Landscape):
        return question
    return replace(question, landscape=msgspec.structs.replace(plot, after=True))
