"""Where a part that is not right differs, as far as the first miss tells, in words that fit its kind. No Qt."""

from engine.questions.sheet import Kind, PartSheet
from engine.questions.verdict import Counterexample, EntryVerdict, PartVerdict
from engine.questions.wording import difference
from ui.practice.counts import first_in_words
from ui.practice.places import Place, verdicts_of
from ui.translation import counted, tr

# What is true of any answer of the kind that is wrong.
_AS_A_WHOLE: dict[Kind, str] = {
    "choice": tr("Another one fits."),
    "class": tr("Another one fits."),
    "equation": tr("This equation holds for other points than it should."),
    "antiderivative": tr("Its derivatives are not all what they should be."),
    "direction": tr("It points another way."),
    "normal": tr("It is no multiple of what is asked."),
    "eigenvector": tr("The matrix does not map it to a multiple of itself as it should."),
}


def where(part: PartSheet, said: PartVerdict, entries: list[Place]) -> str:
    """Say what to look at in a part that is not right.

    Args:
        part: What was asked.
        said: What marking says of it.
        entries: Its entries with their names.
    """
    match part.kind:
        case "points":
            return said.message or _of_points(verdicts_of(part, said))
        case "multi":
            return said.message or _of_several(verdicts_of(part, said))
        case "interval":
            return _of_ends(said)
        case kind if kind in _AS_A_WHOLE:
            return said.message or _AS_A_WHOLE[kind]
        case _:
            return _of_entries(entries) or said.message


def _of_entries(entries: list[Place]) -> str:
    """Say which entry is the first that is not right, and where it differs."""
    place = next((place for place in entries if place.verdict.outcome not in {"right", "form"}), None)
    if place is None:
        return ""
    point = place.verdict.counterexample
    said = place.verdict.message if point is None else _differs(point)
    if not place.name:
        return said
    return f"{place.name}. {said}" if said else tr("{entry} asks for another look.").format(entry=place.name)


def _differs(point: Counterexample) -> str:
    """Say where two values differ, without giving away a key that is a plain number."""
    own = point.answer.replace("-", "−")
    if point.at:
        return difference(point)
    return tr("Yours is {value}, and the value is another one.").format(value=own)


def _of_points(points: list[EntryVerdict]) -> str:
    wrong = [at for at, point in enumerate(points, 1) if point.outcome == "wrong"]
    if wrong:
        return tr("Point {number} does not belong here.").format(number=wrong[0])
    return tr("Something is missing.")


def _of_several(picked: list[EntryVerdict]) -> str:
    wrong = sum(one.outcome == "wrong" for one in picked)
    if not wrong:
        return tr("More belongs here.")
    return counted(
        "{number} of these does not belong here.",
        "{number} of these do not belong here.",
        wrong,
        number=first_in_words(wrong),
    )


def _of_ends(said: PartVerdict) -> str:
    ends = [entry.outcome == "right" for row in said.entries for entry in row]
    match ends:
        case [True, False]:
            return tr("Look at the upper end.")
        case [False, True]:
            return tr("Look at the lower end.")
        case _:
            return said.message or tr("Look at both ends.")
