"""Typed text as a file can hold it.

It has no lone surrogates, which a text field hands over for half a pasted emoji, and an end: what is longer than any
answer that is read would fill the disk for nothing.
"""

from engine.questions.sheet import Answer

# Text of more than 2,000 characters is refused before it is read.
_MOST_CHARACTERS = 10_000


def storable(answer: Answer) -> Answer:
    """Return the answer as a file can hold it; most answers are returned as they are."""
    if isinstance(answer, str):
        return _storable(answer)
    return tuple(tuple(_storable(cell) for cell in row) for row in answer)


def storable_parts(answers: dict[str, Answer]) -> dict[str, Answer]:
    return {part: storable(answer) for part, answer in answers.items()}


def _storable(text: str) -> str:
    return text[:_MOST_CHARACTERS].encode(errors="replace").decode()
