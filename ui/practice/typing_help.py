"""What helps with typing an answer: the keypad, and the attempts at this question to go back to."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from engine.language.decimal_mark import uses_decimal_comma
from engine.questions.sheet import PartSheet, Sheet
from engine.records.session import Attempt
from ui.practice.answer_parts import AnswerParts
from ui.practice.attempts import AttemptHistory, Recalled
from ui.shortcuts import EARLIER, KEYPAD, LATER
from ui.theme.icons import Icon
from ui.theme.tokens import SPACING
from ui.translation import counted, tr
from ui.widgets.button import Button
from ui.widgets.keypad import Keypad
from ui.widgets.label import Label
from ui.widgets.line_editor import Press
from ui.widgets.marks import MARKS

if TYPE_CHECKING:
    from ui.widgets.keypad_keys import Key, Keys

# A heading is as tall as this, and stays so
_FLAT_PX = 24


class AttemptBar(QWidget):
    """Which attempt stands in the editors, with a button for the one before and the one after.

    Signals:
        stepped: -1 for the attempt before, 1 for the one after.
    """

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("attempts")
        self._words = Label(role="small", tone="mute")
        self._icon = Icon("lightbulb", size_px=14, tone="warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.hair)
        self._earlier = self._step("earlier", -1, f"{EARLIER.does} ({EARLIER.first})")
        self._later = self._step("later", 1, f"{LATER.does} ({LATER.first})")
        row.addWidget(self._earlier)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addWidget(self._later)
        self.hide()

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        return self._earlier, self._later

    @property
    def words(self) -> str:
        return self._words.text()

    def show_place(self, count: int, place: Recalled | None) -> None:
        """Say what stands in the editors: one of so many attempts, or what is being typed."""
        outcome = None if place is None else place.outcome
        if place is None or place.number is None:
            kept = tr("Not checked") if place is not None and outcome is None and place.number else ""
            self._words.setText(kept or counted("{count} attempt", "{count} attempts", count))
        else:
            says = tr("Attempt {number} of {count}").format(number=place.number, count=count)
            self._words.setText(says if outcome is None else f"{says}: {MARKS[outcome].word.lower()}")
        self._icon.setHidden(outcome is None)
        if outcome is not None:
            self._icon.show_icon(MARKS[outcome].icon, MARKS[outcome].tone)
        self.setVisible(count > 0)

    def _step(self, name: str, by: int, says: str) -> Button:
        button = Button(kind="ghost", icon_name="chevron-left" if by < 0 else "chevron-right", name=says)
        button.setObjectName(f"attempt_{name}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.stepped.emit(by))
        _flatten(button)
        return button


class TypingHelp(Keypad):
    """The keypad of the part at hand, and the attempts at the question.

    Attributes:
        switch: Opens and folds the keypad.
        attempts: Goes from attempt to attempt.

    Args:
        parts: The editors.

    Signals:
        opened: Whether the keypad stands open now, by the learner's wish.
        recalled: Another attempt stands in the editors.
    """

    opened = Signal(bool)
    recalled = Signal()

    def __init__(self, parts: AnswerParts) -> None:
        super().__init__()
        self._parts = parts
        self._sheet: Sheet | None = None
        self._part: PartSheet | None = None
        self._is_open = False
        self._is_closed = False
        self._history = AttemptHistory()
        self.switch = Button(kind="ghost", icon_name="keypad", name=f"{KEYPAD.does} ({KEYPAD.first})")
        self.switch.setObjectName("keypad_switch")
        self.switch.setCheckable(True)
        self.switch.setShortcut(KEYPAD.first)
        self.switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.switch.clicked.connect(self._switch)
        _flatten(self.switch)
        self.attempts = AttemptBar()
        self.attempts.stepped.connect(self.recall)
        self.pressed.connect(self._type)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """What Tab leads to, in its order."""
        return (self.switch, self.more, *self.attempts.buttons)

    def show_sheet(self, sheet: Sheet) -> None:
        """Begin with the first part of a question."""
        self._sheet = sheet
        self._is_closed = False
        self._show_part(sheet.parts[0])
        self.show_attempts(())

    def show_attempts(self, attempts: Sequence[Attempt]) -> None:
        """Offer to go back to these, the last of which may stand in the editors."""
        self._history = AttemptHistory(attempts)
        self.attempts.show_place(self._history.count, None)

    def set_open(self, *, is_open: bool) -> None:
        """Let the keypad stand open wherever a question has one."""
        self._is_open = is_open
        self.switch.setChecked(is_open)
        self._show_keypad()

    def close_answer(self) -> None:
        """Put everything away: nothing is typed any more."""
        self._is_closed = True
        self._show_keypad()
        self.attempts.hide()

    def take(self, event: QKeyEvent) -> bool:
        """Press the key whose shortcut this is while there is something to type into."""
        return not self._is_closed and super().take(event)

    def adapt(self) -> None:
        """Have the keys type decimals as the learner wants them from now on."""
        super().adapt()
        if self._part is not None:
            self._show_part(self._part)

    def _switch(self, checked: bool) -> None:  # noqa: FBT001 - as a button tells it
        self._is_open = checked
        self._show_keypad()
        self.opened.emit(checked)

    def _show_keypad(self) -> None:
        has_keys = self._part is not None and not self._part.options and not self._is_closed
        self.setVisible(self._is_open and has_keys)
        self.switch.setVisible(has_keys)

    def _show_part(self, part: PartSheet) -> None:
        self._part = part
        self.show_keys(partial(_keys, self._sheet, part))
        self._show_keypad()

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Show the keys of the part that the keyboard has come to; where nothing is typed, those before stay in reach."""
        del old
        for part in () if self._sheet is None or new is None else self._sheet.parts:
            is_typed = part is not self._part and not part.options
            if is_typed and new is not None and self._parts.holds(part.id, new):
                self._show_part(part)

    def _type(self, key: "Key") -> None:
        line = None if self._part is None else self._parts.editor(self._part.id).line()
        if line is None or line.isReadOnly():
            return
        line.setFocus()
        if isinstance(key.does, Press):
            line.press(key.does)
        else:
            line.insert_template(key.does)

    def recall(self, by: int) -> None:
        """Bring back the attempt before (-1) or after (1) the one that stands there."""
        if self._is_closed:
            return
        now = self._parts.answers()
        place = self._history.earlier(now) if by < 0 else self._history.later(now)
        if place is not None:
            for part, answer in place.answers.items():
                self._parts.panel(part).set_answer(answer)
            self.attempts.show_place(self._history.count, place)
            self.recalled.emit()


def _keys(sheet: Sheet | None, part: PartSheet) -> "Keys":
    # a keypad that is folded away keeps no question waiting
    from ui.widgets.keypad_keys import Keys, keys_of  # noqa: PLC0415

    if sheet is None or part.options:
        return Keys((), ())
    return keys_of(sheet, part, decimal_comma=uses_decimal_comma())


def _flatten(button: Button) -> None:
    """Let a button be no taller than the words beside it, which it must not push down."""
    button.setFixedSize(_FLAT_PX + SPACING.small, _FLAT_PX)
