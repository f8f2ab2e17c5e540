"""Sentences to the learner that more than one face of the program says."""

from engine.questions.verdict import Counterexample

_COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(number: int) -> str:
    """Return a count as a word, as far as there is one."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def difference(point: Counterexample) -> str:
    """Say where an answer and the key differ: "At x = 1, y = 2 yours gives 3, and it should be 5."."""
    where = ", ".join(f"{name} = {value}" for name, value in point.at.items())
    yours = f"At {where} yours" if where else "Yours"
    expected = "there should be no value" if point.reference == "undefined" else f"it should be {point.reference}"
    return f"{yours} {_gives(point.answer)}, and {expected}.".replace("-", "−")


def _gives(value: str) -> str:
    return "has no value" if value == "undefined" else f"gives {value}"
