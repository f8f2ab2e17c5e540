"""The page after a round: how it went, and one thing to practise."""

from collections import Counter
from collections.abc import Sequence

from engine.learning.rounds import LENGTH, MissedMost, NextLevel, OneThing, SlipAgain, one_thing, tally
from engine.questions.outline import Topic
from engine.records.session import Round, RoundOutcome
from ui.practice.page import RoundPage
from ui.translation import counted, tr

_PRACTISE = tr("Practise this")


def round_page(practice: Round, topics: Sequence[Topic]) -> RoundPage:
    """Return what to say of a finished round."""
    counts = tally(practice)
    advice, practise = _advice(one_thing(practice, topics))
    return RoundPage(_title(counts), _tally(counts), advice, practise)


def _title(counts: Counter[RoundOutcome]) -> str:
    right = counts["right"]
    if right == LENGTH:
        return tr("All {all} right at once").format(all=LENGTH)
    return tr("{right} of {all} right at once").format(right=right, all=LENGTH)


def _tally(counts: Counter[RoundOutcome]) -> str:
    said = [
        counted("{count} with help", "{count} with help", counts["helped"]) if counts["helped"] else "",
        counted("{count} missed at first", "{count} missed at first", counts["missed"]) if counts["missed"] else "",
        counted("{count} skipped", "{count} skipped", counts["skipped"]) if counts["skipped"] else "",
    ]
    listed = ", ".join(filter(None, said))
    return f"{listed}." if listed else tr("Nothing was missed, and no help was needed.")


def _advice(thing: OneThing) -> tuple[str, str]:
    """Return the advice, and what the button says."""
    match thing:
        case SlipAgain(slip=slip, times=times, title=title):
            return _slip_again(slip.message, times, title), _PRACTISE
        case MissedMost(title=title, misses=misses):
            return _missed_most(title, misses), _PRACTISE
        case NextLevel(title=title, level=None):
            says = tr("“{title}” holds at its highest level. Mix the topics to keep it.")
            return says.format(title=title), tr("Go on")
        case NextLevel(title=title, level=level):
            says = tr("“{title}” holds. Try it at level {level}.")
            return says.format(title=title, level=level), tr("Try level {level}").format(level=level)


def _slip_again(slip: str, times: int, title: str) -> str:
    """Return what a slip says that came once more, as often as it did in a round."""
    return counted(
        "From “{title}”: {slip}", "This came {count} times, last in “{title}”: {slip}", times, slip=slip, title=title
    )


def _missed_most(title: str, misses: int) -> str:
    return counted(
        "“{title}” asked for a second look. A few more of them will settle it.",
        "“{title}” asked for a second look {count} times. A few more of them will settle it.",
        misses,
        title=title,
    )
