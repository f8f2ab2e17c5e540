"""An editor for an order: steps are put into it one after the other, and moved with the keyboard or the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.questions.sheet import Answer, Option
from engine.questions.verdict import PartVerdict
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.answer_editor import YOUR_ANSWER
from ui.widgets.arrangement import Arrangement
from ui.widgets.label import Label
from ui.widgets.option_row import OptionRow, Step
from ui.widgets.options_edit import chosen_ids

_HOW = tr(
    "Click the steps in their order. Alt ↑ and Alt ↓ move a step, as dragging does; what is no step stays beneath."
)
_CARRIES = {Step.CARRY_BACK: -1, Step.CARRY_ON: 1}
_DASH = "–"


class OrderEdit(QWidget):
    """An `AnswerEditor` for a part of kind "order": the steps in their order, and beneath them those left out.

    Args:
        options: The steps, and perhaps others that are none.
        name: What assistive technology calls all of them together.

    Signals:
        edited: The learner changed the order.
        finished: Enter.
        submitted: Ctrl+Enter.
    """

    edited = Signal()
    finished = Signal()
    submitted = Signal()

    def __init__(self, options: Sequence[Option], *, name: str = YOUR_ANSWER) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._options = tuple(options)
        self._every = tuple(option.id for option in options)
        self._arrangement = Arrangement.of((), self._every)
        self._rows = {option.id: OptionRow(option.text, several=True) for option in options}
        self._left_out = Label(tr("Not in the order"), role="small", tone="mute")
        self._list = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._show()
        self._lead_focus_to(self._arrangement.listed[0])

    def widget(self) -> QWidget:
        return self

    def line(self) -> None:
        """Nothing is typed here."""

    def row(self, option: str) -> OptionRow:
        """Return the row of an option, by its id."""
        return self._rows[option]

    def answer(self) -> Answer:
        return ", ".join(self._arrangement.placed)

    def set_answer(self, answer: Answer) -> None:
        self._arrangement = Arrangement.of(chosen_ids(answer, self._options), self._every)
        for row in self._rows.values():
            row.mark(None)
        self._show()
        self._lead_focus_to(self._arrangement.listed[0])

    def mark(self, verdict: PartVerdict) -> None:
        told = [entry.outcome for row in verdict.entries for entry in row]
        for place, step in enumerate(self._arrangement.placed):
            self._rows[step].mark(told[place] if place < len(told) else verdict.outcome)

    def focus_first_wrong(self) -> None:
        listed = self._arrangement.listed
        self._go(next((step for step in listed if self._rows[step].outcome not in {None, "right"}), listed[0]))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly
        for row in self._rows.values():
            row.set_read_only(read_only=read_only)

    def _toggle(self, step: str) -> None:
        self._change(step, self._arrangement.toggled(step))

    def _step(self, step: str, where: Step) -> None:
        """Go to the next row, or take this one along."""
        if where in _CARRIES:
            self._change(step, self._arrangement.carried(step, _CARRIES[where]))
            return
        listed = self._arrangement.listed
        self._go(listed[(listed.index(step) + (1 if where is Step.ON else -1)) % len(listed)])

    def _drag(self, step: str, to: QPoint) -> None:
        """Put a step where the pointer is: before every placed one whose middle lies beneath it."""
        height = self.mapFromGlobal(to).y()
        if height > self._left_out.geometry().center().y():
            if step in self._arrangement.placed:
                self._toggle(step)
            return
        others = (other for other in self._arrangement.placed if other != step)
        above = sum(self._rows[other].geometry().center().y() < height for other in others)
        self._change(step, self._arrangement.put(step, above))

    def _type(self, key: str) -> None:
        """Choose by the number of a row, counted from the top."""
        at = int(key) - 1 if key.isdecimal() else -1
        if 0 <= at < len(self._every):
            self._toggle(self._arrangement.listed[at])

    def _change(self, step: str, to: Arrangement) -> None:
        if self._rows[step].is_read_only or to == self._arrangement:
            return
        self._arrangement = to
        self._rows[step].mark(None)
        self._show()
        self._go(step)
        self.edited.emit()

    def _go(self, step: str) -> None:
        self._lead_focus_to(step)
        self._rows[step].setFocus()

    def _lead_focus_to(self, step: str) -> None:
        """Let Tab lead to one row; from there on the arrow keys go."""
        for other, row in self._rows.items():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == step else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._rows[step])

    def _show(self) -> None:
        """Put the rows where they stand now, numbered as far as they are in the order."""
        placed, left_out = self._arrangement.placed, self._arrangement.left_out
        for place, step in enumerate(placed, 1):
            self._rows[step].setChecked(True)
            self._rows[step].set_key(str(place), tr("Step {place} of {count}").format(place=place, count=len(placed)))
        for step in left_out:
            self._rows[step].setChecked(False)
            self._rows[step].set_key(_DASH, tr("Not in the order"))
        self._left_out.setVisible(bool(left_out))
        rows = ([self._rows[step] for step in placed], [self._rows[step] for step in left_out])
        for place, widget in enumerate((*rows[0], self._left_out, *rows[1])):
            self._list.removeWidget(widget)
            self._list.insertWidget(place, widget)

    def _lay_out(self) -> None:
        for option in self._options:
            self._rows[option.id].setObjectName(f"step_{option.id}")
            self._list.addWidget(self._rows[option.id])
        self._list.addWidget(self._left_out)
        self._list.setSpacing(SPACING.small - 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(Label(_HOW, role="small", tone="mute", wraps=True))
        column.addLayout(self._list)

    def _connect(self) -> None:
        for step, row in self._rows.items():
            row.clicked.connect(lambda _on=False, step=step: self._toggle(step))
            row.stepped.connect(lambda where, step=step: self._step(step, where))
            row.dragged.connect(lambda to, step=step: self._drag(step, to))
            row.typed.connect(self._type)
            row.finished.connect(self.finished)
            row.submitted.connect(self.submitted)
