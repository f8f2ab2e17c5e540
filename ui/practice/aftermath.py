"""What comes beneath an answer once it was asked for: hints, a note of disagreement, the worked solution.

Each part is made when it is first needed. The first question is on the screen before any of them is even imported.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.practice.answer_parts import tab_stops
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from engine.questions.sheet import Sheet, Solution
    from ui.practice.objection_panel import ObjectionPanel
    from ui.practice.solution_panel import SolutionPanel


class Aftermath(QVBoxLayout):
    """The hints above the note above the solution; what is not there takes no room.

    Signals:
        grown: There is more to see; carries the widget to bring into view.
        noted: The learner disagrees; carries the note, which may be empty.
        dismissed: Nothing is to be noted.
    """

    grown = Signal(QWidget)
    noted = Signal(str)
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(SPACING.medium)
        self._hints: list[Banner] = []
        self._objection: ObjectionPanel | None = None
        self._solution: SolutionPanel | None = None

    @property
    def stops(self) -> list[QWidget]:
        """Everything here that takes the keyboard by Tab, from the top."""
        parts = [*self._hints, *(part for part in (self._objection, self._solution) if part is not None)]
        return [stop for part in parts if part.isVisible() for stop in tab_stops(part)]

    @property
    def objection(self) -> "ObjectionPanel":
        if self._objection is None:
            # as the module says
            from ui.practice.objection_panel import ObjectionPanel  # noqa: PLC0415

            self._objection = ObjectionPanel()
            self._objection.noted.connect(self.noted)
            self._objection.dismissed.connect(self.dismissed)
            self.insertWidget(len(self._hints), self._objection)
        return self._objection

    @property
    def solution(self) -> "SolutionPanel":
        if self._solution is None:
            # as the module says
            from ui.practice.solution_panel import SolutionPanel  # noqa: PLC0415

            self._solution = SolutionPanel()
            self._solution.grown.connect(self._show_newest)
            self.addWidget(self._solution)
        return self._solution

    def show_hints(self, hints: Sequence[str]) -> None:
        """Show the hints that are open, in order."""
        for number, text in enumerate(hints):
            if number == len(self._hints):
                self._add_hint()
            self._hints[number].show_message("neutral", tr("Hint {number}").format(number=number + 1), text)
        self.grown.emit(self._hints[-1])

    def open_objection(self) -> None:
        """Ask for a note."""
        self.objection.open()
        self.grown.emit(self.objection)

    def show_solution(self, sheet: "Sheet", solution: "Solution") -> None:
        """Show the first step of the solution of a question."""
        self.solution.show_solution(sheet, solution)
        self._show_newest()

    def clear(self) -> None:
        """Take everything away."""
        if self._objection is not None:
            self._objection.hide()
        if self._solution is not None:
            self._solution.clear()
        for hint in self._hints:
            hint.hide()
            hint.deleteLater()
        self._hints = []

    def _show_newest(self) -> None:
        self.grown.emit(self.solution.newest)

    def _add_hint(self) -> None:
        banner = Banner()
        banner.setObjectName(f"hint_{len(self._hints)}")
        self.insertWidget(len(self._hints), banner)
        self._hints.append(banner)
