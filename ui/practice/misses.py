"""Where a part that is not right differs, as far as the first miss tells, in words that fit its kind. No Qt."""

from engine.questions.sheet import Kind, PartSheet
from engine.questions.verdict import Counterexample, EntryVerdict, PartVerdict
from engine.questions.wording import counted, difference
from ui.practice.places import Place, verdicts_of

# What is true of any answer of the kind that is wrong.
_AS_A_WHOLE: dict[Kind, str] = {
    "choice": "Another one fits.",
    "class": "Another one fits.",
    "equation": "This equation holds for other points than it should.",
    "antiderivative": "Its derivatives are not all what they should be.",
    "direction": "It points another way.",
    "normal": "It is no multiple of what is asked.",
    "eigenvector": "The matrix does not map it to a multiple of itself as it should.",
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
    return f"{place.name}. {said}" if said else f"{place.name} asks for another look."


def _differs(point: Counterexample) -> str:
    """Say where two values differ, without giving away a key that is a plain number."""
    own = point.answer.replace("-", "−")
    return difference(point) if point.at else f"Yours is {own}, and the value is another one."


def _of_points(points: list[EntryVerdict]) -> str:
    wrong = [at for at, point in enumerate(points, 1) if point.outcome == "wrong"]
    return f"Point {wrong[0]} does not belong here." if wrong else "Something is missing."


def _of_several(picked: list[EntryVerdict]) -> str:
    wrong = sum(one.outcome == "wrong" for one in picked)
    if not wrong:
        return "More belongs here."
    return f"{counted(wrong).capitalize()} of these {'does' if wrong == 1 else 'do'} not belong here."


def _of_ends(said: PartVerdict) -> str:
    ends = [entry.outcome == "right" for row in said.entries for entry in row]
    match ends:
        case [True, False]:
            return "Look at the upper end."
        case [False, True]:
            return "Look at the lower end."
        case _:
            return said.message or "Look at both ends."
