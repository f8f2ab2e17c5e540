"""Brings into effect what is set: before the first paint, and at each change."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from engine.language.decimal_mark import use_decimal_comma
from engine.records.settings import Settings
from ui.preferences import Preferences
from ui.theme.adapting import adapt_all
from ui.theme.appearance import Appearance
from ui.theme.motion import use_motion
from ui.widgets.typing_style import use_typing_style


class Effect(QObject):
    """Dresses the application as the learner wants it. One per application, made before its first widget."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        settings = self._settings = preferences.settings
        use_decimal_comma(used=settings.decimal_comma)
        self._appearance = Appearance(application, settings.theme, text_scale=settings.text_percent / 100)
        use_motion(settings.motion)
        self._draws = False
        preferences.changed.connect(self._follow)

    def begin_typing(self) -> None:
        """Have answers typed as the learner wants it: formulas need more than a first question waits for."""
        self._draws = True
        use_typing_style(self._settings.typing)

    def _follow(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._appearance.choose(settings.theme)
        use_motion(settings.motion)
        use_decimal_comma(used=settings.decimal_comma)
        if settings.text_percent != before.text_percent:
            self._appearance.scale_text(settings.text_percent / 100)
        elif settings.decimal_comma != before.decimal_comma:
            adapt_all()
        if self._draws:
            use_typing_style(settings.typing)
