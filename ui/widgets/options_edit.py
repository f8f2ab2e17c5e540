"""An editor for options: one of them, or all that fit."""

from collections.abc import Sequence
from string import ascii_lowercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.questions.sheet import Answer, Option
from engine.questions.verdict import PartVerdict
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.widgets.answer_editor import YOUR_ANSWER
from ui.widgets.option_row import OptionRow, Step

# Options that are no wider than this are short words, and stand side by side where there is room
_SHORT_PX = 260
# The mark comes with the verdict, and must not break the row then
_MARK_PX = 90


def chosen_ids(answer: Answer, options: Sequence[Option]) -> tuple[str, ...]:
    """Return the ids that an answer lists and that there are, in its order."""
    pieces = answer.split(",") if isinstance(answer, str) else [cell for row in answer for cell in row]
    known = {option.id for option in options}
    return tuple(piece.strip() for piece in pieces if piece.strip() in known)


class OptionsEdit(QWidget):
    """An `AnswerEditor` for a part of kind "choice", "class" or "multi".

    A click, the arrow keys, a digit or a letter choose; in a `multi` the arrows only move, and Space chooses.

    Args:
        options: What there is to choose from.
        several: Whether several may be chosen.
        name: What assistive technology calls all of them together.

    Signals:
        edited: The learner chose another answer.
        finished: Enter.
        submitted: Ctrl+Enter.
    """

    edited = Signal()
    finished = Signal()
    submitted = Signal()

    def __init__(self, options: Sequence[Option], *, several: bool, name: str = YOUR_ANSWER) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._options = tuple(options)
        self._several = several
        self._is_setting = False
        self.rows = [OptionRow(option.text, several=several) for option in options]
        self._list = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()
        self._lead_focus_to(0)

    def widget(self) -> QWidget:
        return self

    def line(self) -> None:
        """Nothing is typed here."""

    def answer(self) -> Answer:
        return ", ".join(option.id for option, row in zip(self._options, self.rows, strict=True) if row.isChecked())

    def set_answer(self, answer: Answer) -> None:
        chosen = chosen_ids(answer, self._options)
        self._is_setting = True
        for option, row in zip(self._options, self.rows, strict=True):
            # the one that is on in an exclusive group cannot be switched off
            row.setAutoExclusive(False)
            row.setChecked(option.id in chosen)
            row.setAutoExclusive(not self._several)
            row.mark(None)
        self._is_setting = False
        self._lead_focus_to(self._first_on)

    def mark(self, verdict: PartVerdict) -> None:
        """Mark what is chosen: each of several has a verdict of its own, in the order of the answer."""
        told = [entry.outcome for row in verdict.entries for entry in row]
        chosen = [row for row in self.rows if row.isChecked()]
        for place, row in enumerate(chosen):
            row.mark(told[place] if len(told) == len(chosen) else verdict.outcome)

    def focus_first_wrong(self) -> None:
        wrong = (at for at, row in enumerate(self.rows) if row.outcome not in {None, "right"})
        self._go(next(wrong, self._first_on))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly
        for row in self.rows:
            row.set_read_only(read_only=read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _first_on(self) -> int:
        return next((at for at, row in enumerate(self.rows) if row.isChecked()), 0)

    def _toggle(self, row: OptionRow) -> None:
        if self._is_setting:
            return
        row.mark(None)
        if self._several or row.isChecked():
            self._lead_focus_to(self.rows.index(row))
            self.edited.emit()

    def _step(self, at: int, step: Step) -> None:
        """Go to the next row; where one alone is chosen, that one is."""
        to = (at + (1 if step in {Step.ON, Step.CARRY_ON} else -1)) % len(self.rows)
        self._go(to)
        if not self._several:
            self.rows[to].nextCheckState()

    def _type(self, key: str) -> None:
        """Choose by the digit or the letter of a row, or by an option that is itself a letter."""
        at = int(key) - 1 if key.isdecimal() else ascii_lowercase.find(key)
        if not 0 <= at < len(self.rows):
            at = next((at for at, option in enumerate(self._options) if option.id.lower() == key), -1)
        if at >= 0:
            self._go(at)
            self.rows[at].nextCheckState()

    def _go(self, at: int) -> None:
        self._lead_focus_to(at)
        self.rows[at].setFocus()

    def _lead_focus_to(self, at: int) -> None:
        """Let Tab lead to one row; from there on the arrow keys go."""
        for place, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.rows[at])

    def fits_into_a_row(self, width: int) -> bool:
        """Return whether all options are short words that have room side by side, with the mark that may come."""
        widths = [row.sizeHint().width() for row in self.rows]
        return (
            max(widths) <= scaled(_SHORT_PX)
            and sum(widths) + SPACING.small * (len(widths) - 1) + scaled(_MARK_PX) <= width
        )

    def _arrange(self) -> None:
        is_row = self.fits_into_a_row(self.width())
        self._list.setDirection(QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        for at, row in enumerate(self.rows):
            row.setObjectName(f"option_{at}")
            row.set_key(ascii_lowercase[at])
            self._list.addWidget(row)
        self._list.addStretch(1)
        self._list.setSpacing(SPACING.small - 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)

    def _connect(self) -> None:
        for at, row in enumerate(self.rows):
            row.toggled.connect(lambda _on, row=row: self._toggle(row))
            row.stepped.connect(lambda step, at=at: self._step(at, step))
            row.typed.connect(self._type)
            row.finished.connect(self.finished)
            row.submitted.connect(self.submitted)
