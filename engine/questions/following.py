"""Follow-through: a later part is also judged against the learner's own answers to earlier parts."""

from collections.abc import Mapping

from msgspec import structs

from engine.errors import LearnerError
from engine.questions.keys import Key
from engine.questions.question import Part
from engine.questions.verdict import PartVerdict

_CREDIT = 0.5
_SAYS = "This follows from your own earlier answer, so it earns half the marks. Look at that one again."


def followed(part: Part, earlier: Mapping[str, Key]) -> Key | None:
    """Return the key that the learner's own answers lead to, or None where they lead nowhere.

    Args:
        part: The later part.
        earlier: What was read of the parts before it, by part; those that could not be read are missing.
    """
    if part.follows is None or not earlier:
        return None
    try:
        return part.follows(earlier)
    except LearnerError:
        return None


def credited(verdict: PartVerdict) -> PartVerdict:
    """Return what is said of a wrong answer that is consistent with the ones before it."""
    score = max(verdict.score, _CREDIT)
    return structs.replace(verdict, outcome="partly", score=score, message=_SAYS, follows=True)
