"""Buttons: one primary at a time, secondary ones beside it, ghosts for what is rarely wanted."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from ui.theme.appearance import is_restyling, worn
from ui.theme.fonts import font, scaled
from ui.theme.icons import IconName, icon
from ui.theme.tokens import SIZE, WEIGHT, Tone

ButtonKind: TypeAlias = Literal["primary", "secondary", "ghost", "segment"]

_ICON_PX = 18


class Button(QPushButton):
    """A button with words, an icon, or both.

    Args:
        text: The words; may be "" beside an icon, and then `name` must say what it does.
        kind: How much it asks to be pressed.
        icon_name: Drawn before the words.
        name: The accessible name, where the words do not say enough.
    """

    def __init__(
        self, text: str = "", *, kind: ButtonKind = "secondary", icon_name: IconName | None = None, name: str = ""
    ) -> None:
        super().__init__(text)
        self._icon_name = icon_name
        self._drawn: tuple[IconName, str, int] | None = None
        self._kind: ButtonKind = kind
        # the style sheet asks for it
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.body, WEIGHT.strong if self._kind == "primary" else WEIGHT.medium))
        self.setIconSize(QSize(scaled(_ICON_PX), scaled(_ICON_PX)))
        self._draw_icon()

    def set_icon(self, icon_name: IconName) -> None:
        self._icon_name = icon_name
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # most are on pages that nobody sees now; drawing is what a change of the theme costs them
        if is_restyling(event) and self.isVisible():
            self._draw_icon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name is None:
            return
        tones: dict[ButtonKind, Tone] = {"primary": "on_accent", "secondary": "text"}
        wanted = self._icon_name, worn().tone(tones.get(self._kind, "mute")), scaled(_ICON_PX)
        # each new place in a layout restyles a button several times, and drawing is what costs
        if wanted != self._drawn:
            self._drawn = wanted
            self.setIcon(icon(*wanted))
