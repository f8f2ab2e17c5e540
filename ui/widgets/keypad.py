"""The keypad beneath an answer: what the question at hand can need, typeset; each key types into the line at hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.formula import Formula
from ui.widgets.label import Label
from ui.widgets.line_editor import Press

if TYPE_CHECKING:
    from ui.widgets.keypad_keys import Key, Keys

_HEIGHT_PX, _NARROWEST_PX = 34, 38
_FACE_PX = 16
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class KeyButton(Button):
    """One key, with its face typeset."""

    def __init__(self, key: "Key") -> None:
        super().__init__()
        self.key = key
        self._face = (
            _sign(key.face) if isinstance(key.does, Press) else Formula(key.face, size_px=_FACE_PX, centred=True)
        )
        self._face.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName(f"key_{key.says}")
        self.setAccessibleName(key.says)
        self.setToolTip(f"{key.says} ({key.keys})" if key.keys else key.says)
        # a click leaves the caret where it is
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.hair, 0, SPACING.hair, 0)
        row.addWidget(self._face)

    def sizeHint(self) -> QSize:
        wanted = self._face.sizeHint().width() + 2 * SPACING.small
        return QSize(max(scaled(_NARROWEST_PX), wanted), scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _sign(sign: str) -> Label:
    label = Label(sign)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


class Keypad(QWidget):
    """Two rows of keys: what is slow to type, and, behind a fold, what any keyboard has.

    Attributes:
        more: Opens the fold.

    Signals:
        pressed: The `Key`, by a click or by its shortcut.
    """

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keypad")
        self.setAccessibleName(tr("Keypad"))
        self._keys: Callable[[], Keys] | None = None
        self._known: Keys | None = None
        self._built: Keys | None = None
        self._symbols, self._plain = Flow(), Flow()
        self.more = Button("123", kind="segment", name=tr("Digits, signs and arrows"))
        self.more.setObjectName("keypad_more")
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.toggled.connect(self._plain.setVisible)
        self._plain.hide()
        top = QHBoxLayout()
        top.setSpacing(SPACING.small)
        top.addWidget(self._symbols, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(top)
        column.addWidget(self._plain)
        self.hide()

    def show_keys(self, keys: "Callable[[], Keys]") -> None:
        """Offer other keys; they are asked for once somebody wants one, and made once somebody can see them."""
        self._keys, self._known = keys, None
        if self.isVisible():
            self._build()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - as Qt's
        if visible:
            self._build()
        super().setVisible(visible)

    def take(self, event: QKeyEvent) -> bool:
        """Press the key whose shortcut this is, and return whether there is one; whether it is seen or not."""
        keys = self._wanted() if event.modifiers() == _CHORD else None
        if keys is None:
            return False
        key = next((key for key in keys.symbols if key.letter and ord(key.letter) == event.key()), None)
        if key is not None:
            self.pressed.emit(key)
        return key is not None

    def adapt(self) -> None:
        self._symbols.refresh()
        self._plain.refresh()

    def _wanted(self) -> "Keys | None":
        if self._known is None and self._keys is not None:
            self._known = self._keys()
        return self._known

    def _build(self) -> None:
        wanted = self._wanted()
        if wanted is None or self._built == wanted:
            return
        self._built = wanted
        for flow, keys in ((self._symbols, wanted.symbols), (self._plain, wanted.plain)):
            flow.show_widgets([self._button(key) for key in keys])
            for button in flow.findChildren(KeyButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
                button.show()
            flow.refresh()

    def _button(self, key: "Key") -> KeyButton:
        button = KeyButton(key)
        button.clicked.connect(lambda: self.pressed.emit(key))
        return button
