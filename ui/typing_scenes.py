"""The practice page while an answer is typed: keypad, completion, a grid that grew, attempts to go back to."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.studio import Studio


def _typed(studio: Studio, text: str) -> None:
    """Type into whichever line has the keyboard, letter by letter."""
    for letter in text:
        line = studio.room.page.focusWidget()
        if letter == "\t":
            QTest.keyClick(line, Qt.Key.Key_Tab)
        else:
            QTest.keyClicks(line, letter)


def _keypad(studio: Studio) -> None:
    studio.ask("pd_rules", 3, 4)
    studio.press("keypad_switch")
    _typed(studio, "2x y sin(3x - 3y) - 3x^2")


def _keypad_whole(studio: Studio) -> None:
    studio.ask("ja_matrix", 4, 1)
    studio.press("keypad_switch")
    studio.press("keypad_more")
    _typed(studio, "2x")


def _keypad_interval(studio: Studio) -> None:
    sheet = studio.ask("cx_convex", 3, 1)
    studio.press("keypad_switch")
    studio.room.page.answer.editor(sheet.parts[1].id).focus_first_wrong()


def _completion(studio: Studio) -> None:
    studio.ask("pd_rules", 3, 4)
    _typed(studio, "2x y si")


def _brackets(studio: Studio) -> None:
    studio.ask("pd_rules", 3, 4)
    _typed(studio, "2x y (sin(3x - 3y) + (1 - y)^2)")


def _grown(studio: Studio) -> None:
    studio.ask("ja_matrix", 3, 1)
    _typed(studio, "2x, 1; y, x^2")


def _mirrored(studio: Studio) -> None:
    studio.ask("he_matrix", 3, 1)
    studio.press("mirror")
    _typed(studio, "2y\t2x - 1")


def _formulas(studio: Studio) -> None:
    studio.ask("ja_matrix", 1, 5)
    _typed(studio, "x^2/(y+1)\tsqrt(x^2+y^2\t\t1/(1+e^(-x y))\t3x/")


def _lines(studio: Studio) -> None:
    studio.preferences.change(typing="line")
    studio.ask("pd_rules", 3, 4)
    _typed(studio, "2x y sin(3x - 3y)/(1 + x^2")


def _attempts(studio: Studio) -> None:
    sheet = studio.ask("ja_matrix", 1, 5)
    studio.answer((("1", "x"), ("y", "2")))
    studio.check()
    studio.answer(studio.slip(sheet))
    studio.check()
    studio.press("attempt_earlier")


TYPING_SCENES: dict[str, Callable[[Studio], None]] = {
    "typing-keypad": _keypad,
    "typing-keypad-whole": _keypad_whole,
    "typing-keypad-interval": _keypad_interval,
    "typing-completion": _completion,
    "typing-brackets": _brackets,
    "typing-grown": _grown,
    "typing-mirrored": _mirrored,
    "typing-formulas": _formulas,
    "typing-lines": _lines,
    "typing-attempts": _attempts,
}
