"""A worked solution, one step at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.questions.sheet import SolvedStep
from ui.theme.appearance import worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import RADIUS, SIZE, SPACING, WEIGHT
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.formula import ScrollingFormula
from ui.widgets.prose import Prose

_NUMBER_PX = 24


class StepNumber(QWidget):
    """The number of a step in a ring."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.small, WEIGHT.strong))
        self.setFixedSize(scaled(_NUMBER_PX), scaled(_NUMBER_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().control), 1.2))
        radius = self.width() / 2 - 1
        painter.drawEllipse(QPointF(self.rect().center()) + QPointF(0.5, 0.5), radius, radius)
        painter.setPen(QColor(worn().mute))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepRow(QWidget):
    """One step: its number, its sentence and its formula. `emphasise` says that this is where to look."""

    def __init__(self, number: int, step: SolvedStep) -> None:
        super().__init__()
        self._is_emphasised = False
        self.setObjectName(f"step_{number - 1}")
        says = Prose(step.says)
        words = QVBoxLayout()
        words.setSpacing(SPACING.hair)
        words.addWidget(says)
        spoken = says.accessibleName()
        if step.formula:
            formula = ScrollingFormula(step.formula)
            words.addWidget(formula)
            spoken = f"{spoken} {formula.accessibleName()}"
        self.setAccessibleName(tr("Step {number}. {says}").format(number=number, says=spoken))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.small, SPACING.small, SPACING.small, SPACING.small)
        row.setSpacing(SPACING.medium)
        row.addWidget(StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def emphasise(self, *, emphasised: bool) -> None:
        self._is_emphasised = emphasised
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._is_emphasised:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().warn), 1.2))
        painter.setBrush(QColor(worn().warn_soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS.panel, RADIUS.panel)
        painter.end()


class Steps(QWidget):
    """The steps of a solution, shown one after the other or all at once.

    Signals:
        finished: The last step is on screen.
    """

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self._rows: list[StepRow] = []
        self._shown = 0
        self.next_button = Button(tr("Next step"), icon_name="arrow-right")
        self.next_button.setObjectName("next_step")
        self.next_button.clicked.connect(self.show_next)
        self.all_button = Button(tr("Show all steps"), kind="ghost")
        self.all_button.setObjectName("all_steps")
        self.all_button.clicked.connect(self.show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACING.hair)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addWidget(self.next_button)
        buttons.addWidget(self.all_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(self._column)
        column.addLayout(buttons)

    @property
    def shown(self) -> int:
        """How many steps are on screen."""
        return self._shown

    def show_steps(self, steps: Sequence[SolvedStep], *, shown: int = 1) -> None:
        """Take in a solution and show its first steps."""
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [StepRow(index + 1, step) for index, step in enumerate(steps)]
        for row in self._rows:
            self._column.addWidget(row)
        self._show(shown)

    def show_next(self) -> None:
        self._show(self._shown + 1)

    def show_all(self) -> None:
        self._show(len(self._rows))

    def emphasise(self, index: int) -> None:
        """Show the steps up to one, and point it out."""
        self._show(max(self._shown, index + 1))
        for at, row in enumerate(self._rows):
            row.emphasise(emphasised=at == index)

    def _show(self, count: int) -> None:
        self._shown = min(count, len(self._rows))
        for index, row in enumerate(self._rows):
            row.setVisible(index < self._shown)
        has_more = self._shown < len(self._rows)
        self.next_button.setVisible(has_more)
        self.all_button.setVisible(has_more)
        if not has_more:
            self.finished.emit()
