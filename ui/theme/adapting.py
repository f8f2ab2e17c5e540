"""What a widget does when the learner sets another size of text, or another way of writing numbers.

Sizes of text and measures that follow them are read when a widget is made. One that keeps such a thing has a method
`adapt`, which reads it again; `adapt_all` calls every one of them. Nothing is noted down anywhere: the application's
font says how large text is (`fonts.text_scale`), and `engine.language.numerals` how numbers are written.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication


@runtime_checkable
class Adaptable(Protocol):
    """A widget that can take on another size of text and another way of writing numbers."""

    def adapt(self) -> None:
        """Read again what was read at the making, and keep all that the learner did."""


def adapt_all() -> None:
    """Let every widget of the application adapt, in no order: none may count on another that has already."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, Adaptable):
            widget.adapt()
