"""One entry of an answer on screen: the line it is typed into, and its mark."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.questions.verdict import Outcome
from ui.theme.fonts import scaled
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_state import EntryState
from ui.widgets.marks import MARKS, MarkTag

# The tag sits on the upper edge of the line, so that nothing moves when it comes
TAG_RISE = 9
_TAG_INSET = 10


class Entry(QWidget):
    """A line to type one entry into, with its mark on the upper edge.

    Args:
        name: What assistive technology calls it, such as "Row 1, column 2".
        holds_tab: Whether Tab is reported as a move instead of leaving the line.
    """

    def __init__(self, name: str, *, holds_tab: bool = False) -> None:
        super().__init__()
        self.field = EntryField(holds_tab=holds_tab)
        self.field.setAccessibleName(name)
        self.setFocusProxy(self.field)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.field)
        self._tag = MarkTag()
        self._tag.setParent(self)
        self._tag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.adapt()

    def adapt(self) -> None:
        self._column.setContentsMargins(0, scaled(TAG_RISE), 0, 0)
        self._tag.adapt()
        self._place_tag()

    @property
    def word(self) -> str:
        """The word of the mark, or ""."""
        return self._tag.word

    def show_state(self, state: EntryState) -> None:
        """Show the text, the mark and the underline of an entry."""
        self.field.speak(state.notation.names, decimal_comma=state.notation.decimal_comma)
        if self.field.text() != state.text:
            self.field.setText(state.text)
        trouble = state.trouble
        self.field.underline(None if trouble is None else trouble.span)
        self._tag.show_outcome(state.outcome)
        self._tag.raise_()
        self._place_tag()
        said = ("" if state.outcome is None else MARKS[state.outcome].word, "" if trouble is None else trouble.message)
        self.field.setAccessibleDescription(". ".join(filter(None, said)))
        self._border(state.outcome)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tag()

    def _place_tag(self) -> None:
        self._tag.move(self.width() - self._tag.width() - _TAG_INSET, 0)

    def _border(self, outcome: Outcome | None) -> None:
        wanted = {"ok": "right", "warn": "look"}.get(MARKS[outcome].tone, "") if outcome is not None else ""
        if (self.field.property("outcome") or "") != wanted:
            self.field.setProperty("outcome", wanted)
            self.field.style().polish(self.field)
