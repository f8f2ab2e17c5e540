"""What the mouse does to a formula: it places the caret, selects, and puts in what is selected elsewhere."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.moving import place
from ui.widgets.math_edit.document.places import Caret
from ui.widgets.math_edit.document.selecting import select_all, select_factor
from ui.widgets.math_edit.manuscript import Manuscript

_MS = 1000


class Pointing:
    """A press places the caret, a drag selects, two presses take a factor, and three everything.

    Args:
        manuscript: The formula.
        caret_at: Tells the place that a pixel means.
        edit: Goes on to a state.
        pasted: Called with what is put in by the middle button, where the system knows such a thing.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        *,
        caret_at: Callable[[QPointF], Caret],
        edit: Callable[[Editing], None],
        pasted: Callable[[str], None],
    ) -> None:
        self._manuscript = manuscript
        self._caret_at = caret_at
        self._edit = edit
        self._pasted = pasted
        self._drags = False
        self._doubled_at_s = float("-inf")

    def take(self, event: QMouseEvent) -> bool:
        """Do what the mouse does, and return whether the line has nothing more to do with it."""
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._press(event)
            case QEvent.Type.MouseButtonDblClick if event.button() is Qt.MouseButton.LeftButton:
                self._doubled_at_s = monotonic()
                self._edit(select_factor(self._manuscript.state, self._caret_at(event.position())))
            case QEvent.Type.MouseMove:
                self._drag(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release(event)
        # the line's own caret knows nothing of fractions; its menu comes by another event
        return True

    def _press(self, event: QMouseEvent) -> None:
        state = self._manuscript.state
        is_third = monotonic() - self._doubled_at_s < QApplication.doubleClickInterval() / _MS
        self._doubled_at_s = float("-inf")
        self._drags = not is_third
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        at = self._caret_at(event.position())
        self._edit(select_all(state) if is_third else place(state, at, extends=extends))

    def _drag(self, event: QMouseEvent) -> None:
        """Select as far as the mouse goes; where it stays at one place nothing is drawn again."""
        if not (self._drags and event.buttons() & Qt.MouseButton.LeftButton):
            return
        state, at = self._manuscript.state, self._caret_at(event.position())
        if at != state.caret:
            self._edit(place(state, at, extends=True))

    def _release(self, event: QMouseEvent) -> bool:
        """Put in what is selected elsewhere; what is selected here the line itself offers to others."""
        self._drags = False
        clipboard = QGuiApplication.clipboard()
        if event.button() is not Qt.MouseButton.MiddleButton:
            return False
        if clipboard.supportsSelection():
            self._edit(place(self._manuscript.state, self._caret_at(event.position())))
            self._pasted(clipboard.text(QClipboard.Mode.Selection))
        return True
