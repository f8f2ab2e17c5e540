"""The page after a round: how it went, and one thing to practise."""

from collections import Counter
from collections.abc import Sequence

from engine.learning.rounds import LENGTH, MissedMost, NextLevel, OneThing, SlipAgain, one_thing, tally
from engine.questions.outline import Topic
from engine.records.session import Round, RoundOutcome
from ui.practice.page import RoundPage


def round_page(practice: Round, topics: Sequence[Topic]) -> RoundPage:
    """Return what to say of a finished round."""
    counts = tally(practice)
    advice, practise = _advice(one_thing(practice, topics))
    return RoundPage(_title(counts), _tally(counts), advice, practise)


def _title(counts: Counter[RoundOutcome]) -> str:
    right = counts["right"]
    return f"All {LENGTH} right at once" if right == LENGTH else f"{right} of {LENGTH} right at once"


def _tally(counts: Counter[RoundOutcome]) -> str:
    parts = [
        (counts["helped"], "with help"),
        (counts["missed"], "missed at first"),
        (counts["skipped"], "skipped"),
    ]
    said = [f"{count} {words}" for count, words in parts if count]
    return f"{', '.join(said)}." if said else "Nothing was missed, and no help was needed."


def _advice(thing: OneThing) -> tuple[str, str]:
    """Return the advice, and what the button says."""
    match thing:
        case SlipAgain(slip=slip, times=1, title=title):
            return f"From “{title}”: {slip.message}", "Practise this"
        case SlipAgain(slip=slip, times=times, title=title):
            return f"This came {times} times, last in “{title}”: {slip.message}", "Practise this"
        case MissedMost(title=title, misses=1):
            return f"“{title}” asked for a second look. A few more of them will settle it.", "Practise this"
        case MissedMost(title=title, misses=misses):
            return (
                f"“{title}” asked for a second look {misses} times. A few more of them will settle it.",
                "Practise this",
            )
        case NextLevel(title=title, level=None):
            return f"“{title}” holds at its highest level. Mix the topics to keep it.", "Go on"
        case NextLevel(title=title, level=level):
            return f"“{title}” holds. Try it at level {level}.", f"Try level {level}"
