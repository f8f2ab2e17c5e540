"""A message to the learner: an icon, a title, a sentence or two, and the details behind a click."""

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.theme.icons import Icon, IconName
from ui.theme.tokens import SPACING, Tone
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card, Ground
from ui.widgets.label import Label
from ui.widgets.prose import Prose

BannerTone: TypeAlias = Literal["ok", "warn", "info", "neutral"]

_LOOKS: dict[BannerTone, tuple[Ground, IconName, Tone]] = {
    "ok": ("ok", "check-circle", "ok"),
    "warn": ("warn", "lightbulb", "warn"),
    "info": ("info", "info", "info"),
    "neutral": ("sunken", "circle-question", "mute"),
}
_HOW = tr("How we know")


class Banner(Card):
    """A message, hidden until there is one."""

    def __init__(self) -> None:
        super().__init__("sunken", margin=SPACING.large, gap=SPACING.hair)
        self.setObjectName("banner")
        self._icon = Icon("lightbulb", size_px=20)
        self._title = Label(role="lead", wraps=True)
        self._title.setObjectName("banner_title")
        self._text = Prose()
        self._disclosure = Button(_HOW, kind="ghost", icon_name="chevron-right")
        self._disclosure.setObjectName("banner_disclosure")
        self._disclosure.setCheckable(True)
        self._disclosure.toggled.connect(self._disclose)
        self._details = Prose(tone="mute")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACING.small)
        # an empty layout would let its column grow no wider than it must
        self._buttons.addStretch(1)
        self._lay_out()
        self.hide()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def text(self) -> str:
        return self._text.text

    def show_message(
        self, tone: BannerTone, title: str, text: str = "", *, details: str = "", disclosure: str = _HOW
    ) -> None:
        """Show a message; `text` and `details` may hold LaTeX between dollar signs.

        Args:
            tone: Right, not yet, a fact, or neither.
            title: A few plain words.
            text: At most two sentences, or "".
            details: What stands behind the click, or "".
            disclosure: The words to click on.
        """
        ground, icon, ink = _LOOKS[tone]
        self.set_ground(ground)
        self._icon.show_icon(icon, ink)
        self._title.setText(title)
        self._title.set_tone(ink)
        self._text.set_text(text)
        self._text.setVisible(bool(text))
        self._disclosure.setText(disclosure)
        self._disclosure.setChecked(False)
        self._disclosure.setVisible(bool(details))
        self._details.set_text(details)
        self._disclose(shown=False)
        self.setAccessibleName(f"{title}. {self._text.accessibleName()}" if text else title)
        self.show()

    def add_button(self, button: Button) -> None:
        """Give the message a button that belongs to it; whoever adds it shows and hides it."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def clear(self) -> None:
        """Take the message away."""
        self._title.setText("")
        self._text.set_text("")
        self.hide()

    def _disclose(self, shown: bool) -> None:  # noqa: FBT001 - carried by the signal
        self._details.setVisible(shown)
        self._disclosure.set_icon("chevron-down" if shown else "chevron-right")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACING.hair)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._disclosure, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._details)
        words.addLayout(self._buttons)
        row = QHBoxLayout()
        row.setSpacing(SPACING.medium)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.medium)
