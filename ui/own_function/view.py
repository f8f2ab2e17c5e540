"""The page of one's own function: the line and what can be asked at the left, the landscape at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.landscape.plots import Landscape
from engine.language.decimal_mark import as_stored, as_typed, uses_decimal_comma
from ui.own_function.button_grid import ButtonGrid
from ui.own_function.examples import EXAMPLES
from ui.own_function.notation import FunctionNotation
from ui.own_function.page import TASKS, Task
from ui.practice.split import Split
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.formula import Formula
from ui.widgets.label import Label
from ui.widgets.landscape.panel import LandscapePanel
from ui.widgets.segmented import Segmented

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# Typing that pauses this long is drawn
_PAUSE_MS = 250
_MOVE = tr("Move the point on the landscape to ask elsewhere.")
_UNREAD = tr("Questions can be asked once there is a function to ask about.")
_MAKING = tr("The question is being made…")
_LONGEST_RECENT = 34
_TASK_COLUMNS, _EXAMPLE_COLUMNS, _RECENT_COLUMNS = 3, 4, 2


class OwnFunctionPage(QWidget):
    """An `OwnFunctionView`.

    Attributes:
        heading: What belongs into the window's top bar.
        line: Where the function is typed.
        landscape: What it looks like.

    Signals:
        typed: The text, a moment after it changed.
        used: The function is meant as it stands: Enter, or a question.
        taken: The text of an example or of a function used before.
        pointed: Where the marker is.
        axes_picked: The index of a pair of axes.
        asked: A `Task`.
    """

    typed = Signal(str)
    used = Signal()
    taken = Signal(str)
    pointed = Signal(float, float)
    axes_picked = Signal(int)
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("own_function")
        self.heading = Label()
        self.line = ExpressionEdit(FunctionNotation(), name=tr("Your function"))
        self._has_comma = uses_decimal_comma()
        self.landscape = LandscapePanel()
        self.examples = ButtonGrid(tr("Examples"), _EXAMPLE_COLUMNS)
        self.recent = ButtonGrid(tr("Used before"), _RECENT_COLUMNS)
        self.tasks = ButtonGrid(tr("Questions on this function"), _TASK_COLUMNS)
        self.banner = Banner()
        self._point = Formula("")
        self._point.setObjectName("own_point")
        self._hint = Label(role="small", tone="mute", wraps=True)
        self._recent_texts: tuple[str, ...] = ()
        self._axes: Segmented | None = None
        self._axes_row = QWidget()
        self._recent_block = QWidget()
        self._scroll = QScrollArea()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.split = Split(self._left(), self.landscape, (tr("Function"), tr("Landscape")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.examples.show_buttons([(example.title, example.text) for example in EXAMPLES])
        self.tasks.show_buttons([(task.title, "") for task in TASKS])
        self.show_recent(())
        self.show_axes((), 0)
        self._connect()

    def show_text(self, text: str) -> None:
        self._pause.stop()
        self.line.set_answer(as_typed(text) if self._has_comma else text)

    def follow_decimal_mark(self) -> None:
        """Write the function with the decimal mark that is set now."""
        if self._has_comma != uses_decimal_comma():
            text = self._text()
            self._has_comma = uses_decimal_comma()
            self.show_text(text)
            self.show_recent(self._recent_texts)

    def _bring_banner_into_view(self) -> None:
        self._scroll.ensureWidgetVisible(self.banner, 0, SPACING.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _text(self) -> str:
        """Return what stands in the line, with decimal points."""
        typed = self.line.text()
        return as_stored(typed) if self._has_comma else typed

    def show_recent(self, recent: Sequence[str]) -> None:
        self._recent_block.setVisible(bool(recent))
        self._recent_texts = tuple(recent)
        shown = [as_typed(text) if self._has_comma else text for text in recent]
        self.recent.show_buttons([(_brief(text), text) for text in shown])

    def show_axes(self, choices: Sequence[tuple[str, str]], chosen: int) -> None:
        """Offer pairs of axes; with one pair there is nothing to choose."""
        if self._axes is not None:
            self._axes.hide()
            self._axes.deleteLater()
            self._axes = None
        self._axes_row.setVisible(len(choices) > 1)
        if len(choices) > 1:
            self._axes = Segmented([", ".join(pair) for pair in choices], name=tr("Axes of the landscape"))
            self._axes.setObjectName("axes")
            self._axes.set_current(chosen)
            self._axes.picked.connect(self.axes_picked)
            layout = self._axes_row.layout()
            if isinstance(layout, QHBoxLayout):
                layout.insertWidget(1, self._axes)

    def show_landscape(self, landscape: Landscape | None) -> None:
        self.landscape.show_landscape(landscape)
        # it is the learner's own, and nothing is asked yet
        self.landscape.reveal()

    def show_point(self, point: str) -> None:
        self._point.set_latex(point)
        self._point.setVisible(bool(point))
        self._hint.setText(_MOVE if point else _UNREAD)

    def offer(self, *, tasks: bool) -> None:
        self.tasks.setEnabled(tasks)

    def set_busy(self, *, busy: bool) -> None:
        self.tasks.setEnabled(not busy)
        if busy:
            self._hint.setText(_MAKING)
        elif self._point.isVisibleTo(self):
            self._hint.setText(_MOVE)

    def say(self, message: str) -> None:
        if message:
            self.banner.show_message("neutral", tr("Not with this function"), message)
            # once it has its place
            QTimer.singleShot(0, self, self._bring_banner_into_view)
        else:
            self.banner.clear()

    def focus_line(self) -> None:
        """Go to the line; what stands there gives way to what is typed."""
        self.line.focus_first_wrong()
        self.line.entry.field.selectAll()

    def _left(self) -> QWidget:
        """Return the left half: the function over what can be asked, scrolling where there is little room."""
        column = QWidget()
        column.setObjectName("scrolled")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.large)
        layout.addWidget(self._function_card())
        layout.addWidget(self._task_card())
        layout.addStretch(1)
        scroll = self._scroll
        scroll.setWidget(column)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _function_card(self) -> Card:
        card = Card(gap=SPACING.medium)
        axes = QHBoxLayout(self._axes_row)
        axes.setContentsMargins(0, 0, 0, 0)
        axes.setSpacing(SPACING.small)
        axes.addWidget(Label(tr("Axes"), role="small", tone="mute"))
        axes.addStretch(1)
        recent = QVBoxLayout(self._recent_block)
        recent.setContentsMargins(0, 0, 0, 0)
        recent.setSpacing(SPACING.small)
        recent.addWidget(Label(tr("Used before"), role="small", tone="mute"))
        recent.addWidget(self.recent)
        card.body.addWidget(Label(tr("Type a function of two letters"), role="title"))
        card.body.addWidget(self.line)
        card.body.addWidget(self._axes_row)
        card.body.addWidget(Label(tr("Or begin with one of these"), role="small", tone="mute"))
        card.body.addWidget(self.examples)
        card.body.addWidget(self._recent_block)
        return card

    def _task_card(self) -> Card:
        card = Card(gap=SPACING.medium)
        card.body.addWidget(Label(tr("Practise on it"), role="lead"))
        card.body.addWidget(self.tasks)
        card.body.addWidget(self.banner)
        point = QHBoxLayout()
        point.setSpacing(SPACING.large)
        point.addWidget(self._point)
        point.addWidget(self._hint, 1)
        card.body.addLayout(point)
        return card

    def _connect(self) -> None:
        self._pause.timeout.connect(lambda: self.typed.emit(self._text()))
        self.line.edited.connect(self._pause.start)
        for done in (self.line.finished, self.line.submitted):
            done.connect(self._use)
        self.examples.pressed.connect(lambda index: self.taken.emit(EXAMPLES[index].text))
        self.recent.pressed.connect(lambda index: self.taken.emit(self._recent_texts[index]))
        self.tasks.pressed.connect(self._ask)
        self.landscape.point_moved.connect(self.pointed)

    def _use(self) -> None:
        """Take the text as it stands, without waiting for a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.typed.emit(self._text())
        self.used.emit()

    def _ask(self, index: int) -> None:
        self._use()
        task: Task = TASKS[index]
        self.asked.emit(task)


def _brief(text: str) -> str:
    """Return as much of a text as a button has room for."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST_RECENT else f"{one_line[: _LONGEST_RECENT - 1]}…"
