"""The settings page. It shows what is set, and reports what the learner wants set."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.records.settings import Settings
from ui.settings.page import About
from ui.settings.presenter import TEXT_STEPS, nearest_step
from ui.settings.swatches import Swatches
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.formula import Formula
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented

# In less width than this the two columns stand one beneath the other
_TWO_COLUMNS_PX = 960
_LICENCES = tr(
    "Saddlepoint is free under the MIT licence. The typefaces Inter and STIX Two Math come under the SIL Open Font "
    "Licence, Qt under the LGPL."
)
_MOTIONS = ("system", "reduced", "full")
_TYPINGS = ("formula", "line")


class SettingsPage(QWidget):
    """Four cards of settings, and what there is to know of the program.

    Signals:
        changed: The name of a setting, and what it shall be.
        scaled: The step of the size of text, counted from 0.
        reset: Everything shall be as it was in the beginning.
        folder_wanted: The folder of the records shall be shown.
        path_wanted: Its path shall be copied.
    """

    changed = Signal(str, object)
    scaled = Signal(int)
    reset = Signal()
    folder_wanted = Signal()
    path_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings")
        self.heading = Label(tr("Settings"), tone="mute")
        self.themes = Swatches()
        self.text = Segmented([f"{percent} %" for percent in TEXT_STEPS], name=tr("Size of text"))
        self.motion = Segmented((tr("As the system"), tr("Reduced"), tr("Full")), name=tr("Motion"))
        self.decimals = Segmented((tr("Point"), tr("Comma")), name=tr("Decimal mark"))
        self.typing = Segmented((tr("As formulas"), tr("As lines of text")), name=tr("How answers are typed"))
        self.keypad = Segmented((tr("Folded"), tr("Open")), name=tr("Keypad"))
        self.place = Segmented((tr("Where it stood"), tr("In its own size")), name=tr("Where the window opens"))
        self._example = Formula(r"P=(0.5, 2),\quad f(P)=1.25", tone="mute")
        self._folder = Label(wraps=True, tone="mute")
        self._note = Label(role="small", tone="mute")
        self._version = Label()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = QScrollArea()
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_about(self, about: About) -> None:
        self._version.setText(f"Saddlepoint {about.version}")
        self._folder.setText(_breakable(about.folder))
        self._folder.setAccessibleName(tr("Folder of your records: {folder}").format(folder=about.folder))

    def show_settings(self, settings: Settings) -> None:
        self.themes.show_choice(settings.theme)
        self.text.set_current(nearest_step(settings.text_percent))
        self.motion.set_current(_MOTIONS.index(settings.motion))
        self.decimals.set_current(int(settings.decimal_comma))
        self.typing.set_current(_TYPINGS.index(settings.typing))
        self.keypad.set_current(int(settings.keypad_open))
        self.place.set_current(int(not settings.keeps_place))

    def show_note(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def take_keyboard(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        self.themes.take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def adapt(self) -> None:
        """Put the columns beside each other where both have room in this size of text."""
        is_wide = self.width() >= scaled(_TWO_COLUMNS_PX)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _name_parts(self) -> None:
        for name, control in (
            ("theme", self.themes),
            ("text", self.text),
            ("motion", self.motion),
            ("decimals", self.decimals),
            ("typing", self.typing),
            ("keypad", self.keypad),
            ("place", self.place),
        ):
            control.setObjectName(f"set_{name}")
        self._folder.setObjectName("folder")
        self._note.setObjectName("folder_note")

    def _connect(self) -> None:
        def report(field: str, values: Sequence[object]) -> Callable[[int], None]:
            return lambda index: self.changed.emit(field, values[index])

        self.themes.picked.connect(lambda choice: self.changed.emit("theme", choice))
        self.text.picked.connect(self.scaled)
        self.motion.picked.connect(report("motion", _MOTIONS))
        self.decimals.picked.connect(report("decimal_comma", (False, True)))
        self.typing.picked.connect(report("typing", _TYPINGS))
        self.keypad.picked.connect(report("keypad_open", (False, True)))
        self.place.picked.connect(report("keeps_place", (True, False)))

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACING.small, 0)
        column.setSpacing(SPACING.large)
        self._columns.setSpacing(SPACING.large)
        for cards in ((self._appearance_card(), self._window_card()), (self._typing_card(), self._records_card())):
            self._columns.addLayout(_stacked(cards), 1)
        column.addLayout(self._columns)
        column.addLayout(self._foot())
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _appearance_card(self) -> Card:
        return _card(
            tr("Appearance"),
            _setting(tr("Theme"), self.themes),
            _setting(tr("Size of text"), self.text, tr("Words, formulas, plots and controls grow together.")),
            _setting(tr("Motion"), self.motion, tr("Reduced: nothing moves by itself, and the caret does not blink.")),
        )

    def _window_card(self) -> Card:
        return _card(
            tr("The window"), _setting(tr("It opens"), self.place, tr("What you were working on is there either way."))
        )

    def _typing_card(self) -> Card:
        mark = _setting(
            tr("Decimal mark"), self.decimals, tr("With a comma, “;” separates entries; a point is still read.")
        )
        mark.insertWidget(2, self._example)
        typing = _setting(tr("Answers"), self.typing, tr("F2 changes it anywhere. What stands in an answer stays."))
        return _card(tr("Numbers and typing"), typing, mark, _setting(tr("Keypad beneath an answer"), self.keypad))

    def _records_card(self) -> Card:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        for button, name, signal in (
            (Button(tr("Open folder"), icon_name="folder"), "open_folder", self.folder_wanted),
            (Button(tr("Copy path"), icon_name="copy"), "copy_path", self.path_wanted),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        kept = QVBoxLayout()
        kept.setSpacing(SPACING.small)
        kept.addWidget(self._folder)
        kept.addLayout(buttons)
        kept.addWidget(self._note)
        about = QVBoxLayout()
        about.setSpacing(SPACING.hair)
        about.addWidget(self._version)
        about.addWidget(Label(_LICENCES, role="small", tone="mute", wraps=True))
        return _card(tr("Your records"), kept, about)

    def _foot(self) -> QHBoxLayout:
        button = Button(tr("Reset to defaults"), kind="ghost")
        button.setObjectName("reset")
        button.clicked.connect(self.reset)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button)
        return row


def _breakable(path: str) -> str:
    """Return a path that lines may break after each folder, and in which no point is a decimal one."""
    return re.sub(r"([/\\])", "\\1\N{ZERO WIDTH SPACE}", path).replace(".", ".\N{WORD JOINER}")


def _stacked(cards: Sequence[Card]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACING.large)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _card(title: str, *contents: QVBoxLayout) -> Card:
    card = Card(gap=SPACING.large)
    card.body.addWidget(Label(title, role="lead"))
    for content in contents:
        card.body.addLayout(content)
    return card


def _setting(title: str, control: QWidget, says: str = "") -> QVBoxLayout:
    """Return a setting: its name, what sets it, and a word on what it does."""
    column = QVBoxLayout()
    column.setSpacing(SPACING.small)
    column.addWidget(Label(title))
    column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
    if says:
        column.addWidget(Label(says, role="small", tone="mute", wraps=True))
    return column
