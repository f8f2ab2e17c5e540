"""Offers words while one is typed, in any line; what is typed goes on as if nothing were there."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.translation import tr
from ui.widgets.completion import Completion, Completions
from ui.widgets.line_editor import LineEditor

if TYPE_CHECKING:
    from ui.widgets.completion_list import CompletionList

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Completer(QObject):
    """Completes words in the lines that it watches.

    Down goes into the list, and there Enter or Tab take a word; Tab also takes the only one there is. Escape closes the
    list until another word is begun. Enter outside of the list does what it always does.
    """

    def __init__(self, completions: Completions, parent: QObject) -> None:
        super().__init__(parent)
        self._completions = completions
        self._line: LineEditor | None = None
        self._list: CompletionList | None = None
        self._found: Completion | None = None
        self._refused: int | None = None

    def watch(self, line: LineEditor) -> None:
        """Offer words in a line too, for as long as there is that line."""
        line.textEdited.connect(lambda text: self._look(line, text))

    @property
    def words(self) -> tuple[str, ...]:
        """What is offered now."""
        return () if self._found is None else tuple(offer.word for offer in self._found.offers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._takes(Qt.Key(event.key()))
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                # whoever else closes something with Escape waits until the list is closed
                event.accept()
                return True
            case QEvent.Type.FocusOut | QEvent.Type.Hide | QEvent.Type.Move | QEvent.Type.Resize:
                self._close()
        return False

    def _look(self, line: LineEditor, text: str) -> None:
        found = None if line.isReadOnly() else self._completions.at(text, line.cursorPosition())
        if found is None:
            self._refused = None
            self._close()
        elif found.span.start != self._refused:
            self._show(line, found)

    def _show(self, line: LineEditor, found: Completion) -> None:
        if self._found is not None and self._line is line and found.offers == self._found.offers:
            self._found = found
            return
        self._close()
        self._line, self._found = line, found
        widget = self._widget
        self._list_over(widget.window()).show_offers(found.offers, self._caret(widget))
        widget.installEventFilter(self)
        line.cursorPositionChanged.connect(self._follow)
        said = tr("{words}. Tab takes it.") if len(self.words) == 1 else tr("{words}. Down to choose.")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, said.format(words="; ".join(self.words))))

    def _list_over(self, page: QWidget) -> "CompletionList":
        """Return the list that lies over a window."""
        # the first question does not wait for what is wanted in the middle of a word
        from ui.widgets.completion_list import CompletionList  # noqa: PLC0415

        if self._list is None or self._list.page is not page:
            self._list = CompletionList(page)
            self._list.picked.connect(self._take)
        return self._list

    def _close(self) -> None:
        line, self._found, self._line = self._line, None, None
        if line is None or self._list is None:
            return
        line.cursorPositionChanged.disconnect(self._follow)
        cast("QWidget", line).removeEventFilter(self)
        self._list.hide()

    def _follow(self) -> None:
        """Close the list when the caret leaves the word."""
        if self._line is not None and self._completions.at(self._line.text(), self._line.cursorPosition()) is None:
            self._close()

    def _takes(self, key: Qt.Key) -> bool:
        """Do what a key does to the list, and return whether it does anything."""
        offered = self._list
        if offered is None or self._found is None:
            return False
        is_inside = offered.currentRow() >= 0
        match key:
            case Qt.Key.Key_Down:
                offered.step(1)
            case Qt.Key.Key_Up if is_inside:
                offered.step(-1)
            case Qt.Key.Key_Tab if is_inside or len(self._found.offers) == 1:
                self._take(max(0, offered.currentRow()))
            case key if key in _ENTER and is_inside:
                self._take(offered.currentRow())
            case Qt.Key.Key_Escape:
                self._refused = self._found.span.start
                self._close()
            case key:
                if key in _ENTER:
                    self._close()
                return False
        return True

    def _take(self, index: int) -> None:
        line, found = self._line, self._found
        self._close()
        if line is not None and found is not None:
            line.replace(found.span, found.offers[index].template)

    @property
    def _widget(self) -> QWidget:
        # a line is a widget, whatever else it is
        return cast("QWidget", self._line)

    def _caret(self, widget: QWidget) -> QRect:
        """Return where the caret is on the page."""
        caret = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        corner = widget.mapTo(widget.window(), QPoint(caret.x(), 0))
        return QRect(corner.x(), corner.y(), 1, widget.height())
