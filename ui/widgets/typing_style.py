"""Whether entries are typed as formulas or as lines of text: for the whole window at once."""

from PySide6.QtWidgets import QApplication

from engine.records.settings import Typing
from ui.theme.adapting import adapt_all

_PROPERTY = "typing_style"


def typing_style() -> Typing:
    """Return how entries are typed now: in lines, until it is set."""
    application = QApplication.instance()
    said = None if application is None else application.property(_PROPERTY)
    return "formula" if said == "formula" else "line"


def use_typing_style(style: Typing) -> None:
    """Type all entries in a style from now on; what stands in them stays."""
    application = QApplication.instance()
    if application is not None and style != typing_style():
        application.setProperty(_PROPERTY, style)
        adapt_all()
