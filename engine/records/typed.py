"""Typed text as a file can hold it: without lone surrogates, which a text field hands over for half a pasted emoji."""

from engine.questions.sheet import Answer


def storable(answer: Answer) -> Answer:
    """Return the answer with a question mark for each lone surrogate; most answers are returned as they are."""
    if isinstance(answer, str):
        return _storable(answer)
    return tuple(tuple(_storable(cell) for cell in row) for row in answer)


def storable_parts(answers: dict[str, Answer]) -> dict[str, Answer]:
    return {part: storable(answer) for part, answer in answers.items()}


def _storable(text: str) -> str:
    return text.encode(errors="replace").decode()
