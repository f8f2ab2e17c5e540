"""A worked solution beneath the answer: the steps, one at a time, what it comes to, and how far the answer is off."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.questions.sheet import Solution
from ui.practice.feedback import Difference
from ui.theme.tokens import SPACING
from ui.widgets.formula import ScrollingFormula
from ui.widgets.label import Label
from ui.widgets.prose import Prose
from ui.widgets.steps import Steps


class SolutionPanel(QWidget):
    """Hidden until a solution is opened.

    Signals:
        grown: More of it is on the page; `newest` is its lower end.
    """

    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("solution")
        self.steps = Steps()
        self._results = QVBoxLayout()
        self._results.setSpacing(SPACING.hair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(Label("Solution, step by step", role="lead"))
        column.addWidget(self.steps)
        column.addLayout(self._results)
        self._shown: list[QWidget] = []
        self._are_steps_over = False
        self.steps.finished.connect(self._show_results)
        for button in (self.steps.next_button, self.steps.all_button):
            button.clicked.connect(self.grown)
        self.hide()

    @property
    def newest(self) -> QWidget:
        """What was shown last: the way on, or what it all comes to."""
        return self.steps.next_button if self.steps.next_button.isVisibleTo(self) else self._shown[-1]

    def show_solution(self, solution: Solution) -> None:
        self.clear()
        for latex in solution.latex.values():
            self._add_result(ScrollingFormula(latex), "solution_result")
        self.steps.show_steps(solution.steps)
        self.show()

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Add how far wrong entries are from what it all comes to, to be seen with that."""
        for difference in differences:
            self._add_result(Prose(difference.says, tone="mute"), "difference_says")
            self._add_result(ScrollingFormula(difference.latex), "difference")
        if self._are_steps_over:
            self.grown.emit()

    def clear(self) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []
        self._are_steps_over = False
        self.hide()

    def _show_results(self) -> None:
        """The last step is on screen: what it all comes to may be seen."""
        self._are_steps_over = True
        for widget in self._shown:
            widget.show()

    def _add_result(self, widget: QWidget, name: str) -> None:
        widget.setObjectName(name)
        self._results.addWidget(widget)
        widget.setVisible(self._are_steps_over)
        self._shown.append(widget)
