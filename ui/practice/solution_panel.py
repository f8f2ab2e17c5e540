"""A worked solution beneath the answer: the steps one at a time, and then what they come to and what it is for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.questions.sheet import Sheet, Solution
from ui.practice.feedback import Difference
from ui.practice.results import Result, results
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.code_fold import CodeFold
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
        self.ending = SolutionEnding()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(Label(tr("Solution, step by step"), role="lead"))
        column.addWidget(self.steps)
        column.addWidget(self.ending)
        self.steps.finished.connect(self.ending.show)
        for button in (self.steps.next_button, self.steps.all_button):
            button.clicked.connect(self.grown)
        self.ending.code.opened.connect(self.grown)
        self.hide()

    @property
    def newest(self) -> QWidget:
        """What was shown last: the way on, or what it all comes to."""
        return self.steps.next_button if self.steps.next_button.isVisibleTo(self) else self.ending

    def show_solution(self, sheet: Sheet, solution: Solution) -> None:
        """Show the first step of the solution of a question."""
        self.ending.hide()
        self.ending.show_solution(sheet, solution)
        self.steps.show_steps(solution.steps)
        self.show()

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Add how far wrong entries are from what it all comes to, to be seen with that."""
        self.ending.show_differences(differences)
        if not self.ending.isHidden():
            self.grown.emit()

    def clear(self) -> None:
        self.ending.hide()
        self.hide()


class SolutionEnding(QWidget):
    """What stands beneath the last step: the results, the differences, what machine learning does with it, the code."""

    def __init__(self) -> None:
        super().__init__()
        self.code = CodeFold()
        self._purpose = Prose(tone="mute")
        self._purpose.setObjectName("connection")
        self._results = QVBoxLayout()
        self._results.setSpacing(SPACING.hair)
        self._shown: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.small, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(self._results)
        column.addWidget(self._purpose)
        column.addWidget(self.code)

    def show_solution(self, sheet: Sheet, solution: Solution) -> None:
        """Take in another solution."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for result in results(sheet, solution):
            self._add(_shown(result), "solution_result")
        self._purpose.set_text(solution.connection)
        self._purpose.setVisible(bool(solution.connection))
        self.code.show_code(solution.code)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        for difference in differences:
            self._add(Prose(difference.says, tone="mute"), "difference_says")
            self._add(ScrollingFormula(difference.latex), "difference")

    def _add(self, widget: QWidget, name: str) -> None:
        widget.setObjectName(name)
        self._results.addWidget(widget)
        widget.show()
        self._shown.append(widget)


def _shown(result: Result) -> QWidget:
    """Return the key of a part, with the name of the part before it."""
    key = ScrollingFormula(result.latex) if result.latex else Prose(result.words)
    if not result.name:
        return key
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACING.medium)
    row.addWidget(Label(result.name, role="lead", tone="accent"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(key, 1)
    return made
