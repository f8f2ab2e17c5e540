"""An editor for one expression: a line, and beneath it what the line reads as."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import Span
from engine.language.typeset import latex
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.theme.tokens import SPACING
from ui.widgets.entry import TAG_RISE, Entry
from ui.widgets.entry_field import Move
from ui.widgets.entry_state import EntryState, Notation
from ui.widgets.formula import Formula
from ui.widgets.reading_panel import ReadingPanel


class ExpressionEdit(QWidget):
    """An `AnswerEditor` for a part of kind "expression".

    Args:
        label: LaTeX of what the answer is equal to, or "".
        notation: How the text is read.

    Signals:
        edited: The text changed by hand.
        submitted: Enter or Ctrl+Enter.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, notation: Notation, label: str = "") -> None:
        super().__init__()
        self._state = EntryState(notation)
        self._label = Formula(f"{label} =" if label else "")
        self.entry = Entry("Your answer")
        self.entry.field.setObjectName("answer")
        self.panel = ReadingPanel()
        self.setFocusProxy(self.entry)
        self._lay_out()
        self._connect()

    def widget(self) -> QWidget:
        return self

    def text(self) -> str:
        return self._state.text

    def answer(self) -> Answer:
        return self._state.text

    def set_answer(self, answer: Answer) -> None:
        self._state.type(answer if isinstance(answer, str) else answer[0][0])
        self._show()

    def mark(self, verdict: PartVerdict) -> None:
        only = verdict.entries[0][0] if verdict.entries else EntryVerdict(verdict.outcome, message=verdict.message)
        self._state.mark(only)
        self._show()

    def point_at(self, row: int, column: int, span: Span | None, message: str) -> None:
        del row, column
        self._state.point_at(message, span)
        self._show()
        self.entry.field.setFocus()
        if span is not None:
            self.entry.field.setCursorPosition(span.stop)

    def focus_first_wrong(self) -> None:
        self.entry.field.setFocus()
        self.entry.field.end(False)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly
        self.entry.field.setReadOnly(read_only)

    def _type(self, text: str) -> None:
        if text == self._state.text:
            return
        self._state.type(text)
        self._show()
        self.edited.emit()

    def _choose(self, index: int) -> None:
        trouble = self._state.trouble
        if trouble is not None and index < len(trouble.choices) and not self.entry.field.isReadOnly():
            self.entry.field.rewrite(trouble.choices[index].text)
            self.entry.field.setFocus()

    def _insist(self) -> None:
        self._state.insists = True
        self._show()

    def _move(self, move: Move) -> None:
        if move is Move.NEXT:
            self.submitted.emit()

    def _show(self) -> None:
        state = self._state
        self.entry.show_state(state)
        self.panel.show_reading(None if state.tree is None else latex(state.tree), state.trouble)

    def _connect(self) -> None:
        field = self.entry.field
        field.textChanged.connect(self._type)
        field.pasted.connect(field.insert_line)
        field.moved.connect(self._move)
        field.submitted.connect(self.submitted)
        field.chosen.connect(self._choose)
        field.left.connect(self._insist)
        self.panel.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACING.small)
        if self._label.latex:
            # the entry keeps room for its mark above the line, and the label stands beside the line
            beside = QVBoxLayout()
            beside.addSpacing(TAG_RISE)
            beside.addWidget(self._label)
            line.addLayout(beside)
        line.addWidget(self.entry, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(line)
        column.addWidget(self.panel)
