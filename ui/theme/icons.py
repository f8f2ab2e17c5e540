"""The window's own icons: one stroke, 24 units square, tinted when they are drawn.

Each is drawn with round caps at the same weight, so that they stand beside text of weight 500 without shouting.
"""

from functools import cache
from typing import Literal, TypeAlias

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import worn
from ui.theme.fonts import scaled
from ui.theme.tokens import Tone

IconName: TypeAlias = Literal[
    "saddle", "check-circle", "lightbulb", "circle-question", "circle-dashed", "info", "sun", "moon", "monitor",
    "sliders", "folder",
    "chevron-down", "chevron-left", "chevron-right", "arrow-right", "flag", "eye", "pencil", "copy", "skip", "close",
    "reset", "more", "keypad",
]  # fmt: skip

_SHAPES: dict[IconName, str] = {
    # the level curves around a saddle point, and the point
    "saddle": '<path d="M3.5 5.500C8.3 9.3 8.3 14.7 3.5 18.500M20.5 5.500C15.7 9.3 15.7 14.7 20.5 18.5"/>'
    '<path d="M6.6 3.200C9.8 7.6 14.2 7.6 17.4 3.200M6.6 20.800C9.8 16.4 14.2 16.4 17.4 20.8"/>'
    '<circle cx="12" cy="12" r="1.7" fill="{colour}" stroke="none"/>',
    "check-circle": '<circle cx="12" cy="12" r="9"/><path d="m8.2 12.3 2.6 2.6 5-5.4"/>',
    "lightbulb": '<path d="M9 17.5h6M10 21h4"/><path d="M9 17.5c0-2.6-3-3.8-3-7.7a6 6 0 0 1 12 0c0 3.9-3 5.1-3 7.7"/>',
    "circle-question": '<circle cx="12" cy="12" r="9"/><path d="M9.4 9.4a2.7 2.7 0 0 1 5.2.9c0 1.8-2.6 2.1-2.6 3.6"/>'
    '<path d="M12 17.1v.01"/>',
    "circle-dashed": '<circle cx="12" cy="12" r="9" stroke-dasharray="3.4 2.255"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11.2v5"/><path d="M12 7.8v.01"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4'
    'M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>',
    "moon": '<path d="M20.2 14.2A8.5 8.5 0 1 1 9.8 3.8a6.8 6.8 0 0 0 10.4 10.4z"/>',
    "monitor": '<rect x="3" y="4" width="18" height="12.5" rx="2"/><path d="M8.5 20.5h7M12 16.5v4"/>',
    "sliders": '<path d="M4 7h8.5M18.5 7H20M4 17h1.5M11.500 17H20"/><circle cx="15.5" cy="7" r="3"/><circle cx="8.5" cy="17" r="3"/>',
    "folder": '<path d="M3.5 6.500a1 1 0 0 1 1-1h4.700l2.300 2.500h8a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1z"/>',
    "chevron-down": '<path d="m6.5 9.5 5.5 5.5 5.5-5.5"/>',
    "chevron-left": '<path d="m14.5 6.5-5.5 5.5 5.5 5.5"/>',
    "chevron-right": '<path d="m9.5 6.5 5.5 5.5-5.5 5.5"/>',
    "arrow-right": '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
    "flag": '<path d="M5.5 21V4"/><path d="M5.5 4.5c4.5-2.4 7.5 2.4 13 0v9.5c-5.5 2.4-8.5-2.4-13 0"/>',
    "eye": '<path d="M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.500S2.5 12 2.5 12z"/>'
    '<circle cx="12" cy="12" r="2.8"/>',
    "pencil": '<path d="m4 20 .9-4.200L16.2 4.500a2.1 2.1 0 0 1 3.3 3.300L8.2 19.100z"/><path d="m14.4 6.3 3.3 3.3"/>',
    "copy": '<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M5.5 15.500h-1a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1"/>',
    "skip": '<path d="m5 5.5 9 6.5-9 6.500zM18.5 5.500v13"/>',
    "close": '<path d="m6.5 6.5 11 11M17.5 6.500l-11 11"/>',
    "keypad": '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/>'
    '<path d="M7 9.8v.01M10.300 9.800v.01M13.700 9.800v.01M17 9.800v.01M8.500 14.500h7"/>',
    "reset": '<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.500"/><path d="M4.300 3.500v4.200h4.200"/>',
    "more": '<circle cx="5.5" cy="12" r="1.2" fill="{colour}"/><circle cx="12" cy="12" r="1.2" fill="{colour}"/>'
    '<circle cx="18.5" cy="12" r="1.2" fill="{colour}"/>',
}  # fmt: skip

_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{colour}" stroke-width="1.9" '
    'stroke-linecap="round" stroke-linejoin="round">{shape}</svg>'
)


@cache
def svg(name: IconName, colour: str) -> bytes:
    """Return the drawing in one colour."""
    return _FRAME.format(colour=colour, shape=_SHAPES[name].replace("{colour}", colour)).encode()


def paint_icon(painter: QPainter, name: IconName, colour: str, into: QRectF) -> None:
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, into)


def pixmap(name: IconName, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture, `size_px` wide in device-independent pixels."""
    made = QPixmap(QSize(size_px, size_px) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_icon(painter, name, colour, QRectF(0, 0, size_px, size_px))
    painter.end()
    return made


def icon(name: IconName, colour: str, size_px: int = 18) -> QIcon:
    """Return the icon for a button, sharp at one, two and three device pixels each."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, size_px, ratio))
    return made


class Icon(QWidget):
    """One icon that keeps to the theme. It says nothing to assistive technology: the words beside it do."""

    def __init__(self, name: IconName, *, size_px: int = 18, tone: Tone = "mute") -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._size_px = size_px
        self.adapt()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def name(self) -> IconName:
        return self._name

    def adapt(self) -> None:
        self.setFixedSize(scaled(self._size_px), scaled(self._size_px))

    def show_icon(self, name: IconName, tone: Tone) -> None:
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_icon(painter, self._name, worn().tone(self._tone), QRectF(self.rect()))
        painter.end()
