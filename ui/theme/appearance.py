"""Light or dark, as the system has it or as the learner sets it.

Which theme is worn is written in the application's palette and nowhere else. A widget that paints itself asks `worn()`
while it paints and needs no object passed in; Qt repaints every widget when the palette or the style sheet changes.
One that keeps something made in a theme's colours makes it again when `is_restyling(event)` in its `changeEvent`.
"""

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.adapting import adapt_all
from ui.theme.fonts import font
from ui.theme.style import palette, style_sheet
from ui.theme.tokens import DARK, LIGHT, SIZE, Theme

Choice: TypeAlias = Literal["system", "light", "dark"]


def worn() -> Theme:
    """Return the theme that the application wears."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightnessF() < 0.5 else LIGHT


def is_restyling(event: QEvent) -> bool:
    """Tell whether a `changeEvent` says that the theme may have changed."""
    return event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}


class Appearance(QObject):
    """Dresses the application: palette, style sheet and typeface. One per application, made by the wiring.

    Signals:
        changed: Carries the `Theme` that is worn from now on.
    """

    changed = Signal(object)

    def __init__(self, application: QApplication, choice: Choice = "system", *, text_scale: float = 1.0) -> None:
        super().__init__()
        self._application = application
        self._choice = choice
        self._theme: Theme | None = None
        application.setStyle("Fusion")
        application.setFont(font(SIZE.body, scale=text_scale))
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._wear()

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Follow the system, or stay light or dark whatever it does."""
        self._choice = choice
        self._wear()

    def scale_text(self, scale: float) -> None:
        """Write in this many times our own size of text, all over the window and at once."""
        self._application.setFont(font(SIZE.body, scale=scale))
        adapt_all()

    def _follow(self) -> None:
        if self._choice == "system":
            self._wear()

    def _wear(self) -> None:
        theme = self._wanted()
        if theme is self._theme:
            return
        if self._theme is not None:
            # from one sheet to another Qt tells each widget ten times over, from one to none and back only three times
            self._application.setStyleSheet("")
        self._theme = theme
        self._application.setPalette(palette(theme))
        self._application.setStyleSheet(style_sheet(theme))
        self.changed.emit(theme)

    def _wanted(self) -> Theme:
        match self._choice:
            case "light":
                return LIGHT
            case "dark":
                return DARK
            case "system":
                is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
                return DARK if is_dark else LIGHT
