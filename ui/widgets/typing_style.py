"""Whether entries are typed as formulas or as lines of text: for the whole window at once."""

from typing import Literal, TypeAlias

from PySide6.QtWidgets import QApplication

from ui.theme.adapting import adapt_all

TypingStyle: TypeAlias = Literal["formula", "line"]

_PROPERTY = "typing_style"


def typing_style() -> TypingStyle:
    """Return how entries are typed now: in lines, until it is set."""
    application = QApplication.instance()
    said = None if application is None else application.property(_PROPERTY)
    return "formula" if said == "formula" else "line"


def use_typing_style(style: TypingStyle) -> None:
    """Type all entries in a style from now on; what stands in them stays."""
    application = QApplication.instance()
    if application is not None and style != typing_style():
        application.setProperty(_PROPERTY, style)
        adapt_all()
