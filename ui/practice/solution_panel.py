"""A worked solution beneath the answer: what it comes to, and the steps, one at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.questions.sheet import Solution
from ui.theme.tokens import SPACING
from ui.widgets.formula import ScrollingFormula
from ui.widgets.label import Label
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
        self._shown: list[ScrollingFormula] = []
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
        self._shown = [ScrollingFormula(latex) for latex in solution.latex.values()]
        for formula in self._shown:
            formula.setObjectName("solution_result")
            formula.hide()
            self._results.addWidget(formula)
        self.steps.show_steps(solution.steps)
        self.show()

    def clear(self) -> None:
        for formula in self._shown:
            formula.hide()
            formula.deleteLater()
        self._shown = []
        self.hide()

    def _show_results(self) -> None:
        """The last step is on screen: what it all comes to may be seen."""
        for formula in self._shown:
            formula.show()
