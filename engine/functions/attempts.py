"""Drawing again until something fits, within bounds."""

from collections.abc import Callable
from typing import TypeVar

from engine.chance import Draw
from engine.errors import DefectError

T = TypeVar("T")

# A construction that fits once in ten draws then fails once in a thousand million questions.
_TRIES = 200


def found(draw: Draw, wanted: str, make: Callable[[], T | None]) -> T:
    """Return the first thing that `make` does not refuse.

    Args:
        draw: The chance of the question, for the message alone.
        wanted: What is looked for, in words.
        make: Draws once; None when what came does not fit.

    Raises:
        DefectError: 200 draws brought nothing.
    """
    for _ in range(_TRIES):
        made = make()
        if made is not None:
            return made
    raise DefectError(f"{draw.family}, level {draw.level}, seed {draw.seed}: no {wanted} was found.")
