"""Choices called a, b, c and d: the right one among those that known mistakes lead to, in drawn order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.chance import Draw
from engine.questions.keys import Chosen
from engine.questions.question import Slip
from engine.questions.sheet import Option

Thing = TypeVar("Thing")

_LETTERS = "abcd"


@dataclass(frozen=True, slots=True)
class Lettered(Generic[Thing]):
    """Things by their letters.

    Attributes:
        things: In the order of the letters.
        right: The letter of the right one.
        codes: The slip that leads to each of the others, by its letter.
    """

    things: Mapping[str, Thing]
    right: str
    codes: Mapping[str, str]

    @property
    def key(self) -> Chosen:
        return Chosen((self.right,))

    def options(self, texts: Mapping[str, str]) -> tuple[Option, ...]:
        """Return the options in the order of their letters, given what each says."""
        return tuple(Option(letter, texts[letter]) for letter in self.things)

    def slips(self, says: Mapping[str, str], part: str = "answer") -> tuple[Slip, ...]:
        """Return the slip of every wrong letter, given the message of each code."""
        return tuple(Slip(code, Chosen((letter,)), says[code], part) for letter, code in self.codes.items())


def drawn_letters(draw: Draw, right: Thing, wrong: Mapping[str, Thing]) -> Lettered[Thing]:
    """Call the right thing and those of the slips by letters, in drawn order.

    Args:
        draw: The chance of the question.
        right: The right one.
        wrong: The others by the codes of their slips.
    """
    shuffled = draw.shuffled([("", right), *wrong.items()])
    lettered = dict(zip(_LETTERS, shuffled, strict=False))
    return Lettered(
        {letter: thing for letter, (_, thing) in lettered.items()},
        next(letter for letter, (code, _) in lettered.items() if not code),
        {letter: code for letter, (code, _) in lettered.items() if code},
    )
