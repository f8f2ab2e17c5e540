"""An editor for what stands in one line: the line, and what it reads as."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import Span
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.widgets.answer_editor import YOUR_ANSWER
from ui.widgets.changes import Changes, Place
from ui.widgets.completer import Completer
from ui.widgets.completion import Completions
from ui.widgets.entry import TAG_RISE, Entry
from ui.widgets.entry_state import EntryState, Notation
from ui.widgets.formula import Formula, ScrollingFormula
from ui.widgets.line_editor import LineEditor, Move
from ui.widgets.reading_panel import ReadingPanel
from ui.widgets.typing_style import typing_style

# How the width is shared where line and preview stand side by side
_LINE_STRETCH, _PREVIEW_STRETCH = 4, 3
# In less room than this the preview goes beneath the line after all
_BESIDE_FROM_PX = 420


class ExpressionEdit(QWidget):
    """An `AnswerEditor` for an expression, a number, an antiderivative, an equation, an interval or points.

    Args:
        notation: How the text is read.
        label: LaTeX of what the answer is equal to, or "".
        name: What assistive technology calls the line.
        saves_height: Whether the preview stands beside the line, where there is room.

    Signals:
        edited: The text changed by hand.
        finished: Enter.
        submitted: Ctrl+Enter.
    """

    edited = Signal()
    finished = Signal()
    submitted = Signal()

    def __init__(
        self,
        notation: Notation,
        label: str = "",
        *,
        name: str = YOUR_ANSWER,
        saves_height: bool = False,
    ) -> None:
        super().__init__()
        self._state = EntryState(notation)
        self._changes = Changes((("",),))
        self._label = Formula(f"{label} =" if label else "")
        self._saves_height = saves_height
        self.entry = Entry(name)
        self.entry.field.setObjectName("answer")
        self.completer = Completer(Completions(notation.names), self)
        self.completer.watch(self.entry.field)
        self._preview = ScrollingFormula()
        self._beside = _Beside(self._preview)
        self.panel = ReadingPanel()
        self.setFocusProxy(self.entry)
        self._lay_out()
        self._connect()

    @property
    def label(self) -> str:
        """LaTeX of what stands before the line."""
        return self._label.latex

    def widget(self) -> QWidget:
        return self

    def text(self) -> str:
        return self._state.text

    def answer(self) -> Answer:
        return self._state.text

    def set_answer(self, answer: Answer) -> None:
        self._state.type(answer if isinstance(answer, str) else answer[0][0])
        self._changes.put(((self._state.text,),))
        self._show()

    def line(self) -> LineEditor:
        return self.entry.field

    def mark(self, verdict: PartVerdict) -> None:
        self._state.mark(_of_line(verdict))
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

    def adapt(self) -> None:
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._saves_height:
            self._show()

    def _type(self, text: str) -> None:
        if text == self._state.text:
            return
        self._state.type(text)
        self._changes.note(((text,),), (0, 0))
        self._show()
        self.edited.emit()

    def _go_to(self, place: Place | None) -> None:
        """Show what was there before a change, or after it."""
        if place is not None and not self.entry.field.isReadOnly():
            self._state.type(place.texts[0][0])
            self._show()
            self.entry.field.setCursorPosition(place.caret)
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
            self.finished.emit()

    def _show(self) -> None:
        state, trouble = self._state, self._state.trouble
        # a formula reads as it stands
        reads_itself = typing_style() == "formula"
        is_beside = not reads_itself and self._saves_height and self.width() >= scaled(_BESIDE_FROM_PX)
        needs_none = is_beside or reads_itself
        preview = None if reads_itself else state.preview
        self.entry.show_state(state)
        self._beside.setVisible(is_beside)
        if is_beside:
            # a plain number reads as it was typed
            self._preview.set_latex("" if state.is_plain_number else preview or "")
        self.panel.show_reading(None if needs_none else preview, trouble)
        self.panel.setHidden(needs_none and trouble is None)

    def _connect(self) -> None:
        field = self.entry.field
        field.textChanged.connect(self._type)
        field.pasted.connect(field.insert_line)
        field.moved.connect(self._move)
        field.submitted.connect(self.submitted)
        field.chosen.connect(self._choose)
        field.undo_asked.connect(lambda: self._go_to(self._changes.back()))
        field.redo_asked.connect(lambda: self._go_to(self._changes.forth()))
        field.met_lone_bracket.connect(self._insist)
        field.left.connect(self._insist)
        self.panel.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACING.small)
        if self._label.latex:
            line.addWidget(_Beside(self._label))
        line.addWidget(self.entry, _LINE_STRETCH)
        line.addWidget(self._beside, _PREVIEW_STRETCH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(line)
        column.addWidget(self.panel)
        self._show()


class _Beside(QWidget):
    """The place of what stands beside the line, which keeps room for its mark above itself."""

    def __init__(self, formula: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.addWidget(formula)
        self.adapt()

    def adapt(self) -> None:
        self._column.setContentsMargins(0, scaled(TAG_RISE), 0, 0)


def _of_line(verdict: PartVerdict) -> EntryVerdict:
    """Return what is said of the whole line: the ends of an interval, and points, have verdicts of their own."""
    entries = [entry for row in verdict.entries for entry in row]
    return entries[0] if len(entries) == 1 else EntryVerdict(verdict.outcome, message=verdict.message)
