"""What is told of a checked answer: marks, words, what it claims on the landscape. Knows no Qt.

It comes with the reading of answers and with the sentences; a question on the screen need not wait for either.
"""

from collections.abc import Mapping
from pathlib import Path

from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import Verdict
from ui.practice.claims import claimed
from ui.practice.explanations import Explanations
from ui.practice.feedback import STEP_AT, Feedback, of_free, of_miss, of_right, told_parts
from ui.practice.page import PracticeView
from ui.practice.sitting import Sitting
from ui.practice.solving import Checked
from ui.translation import tr

_KEPT = tr("Your answer and your note are kept for a second look, in {path}.")


class Telling:
    """Tells verdicts.

    Args:
        view: Where they are told.
        sitting: Where the learner stands.
        explanations: Who knows the step that an answer leaves the solution at.
    """

    def __init__(self, view: PracticeView, sitting: Sitting, explanations: Explanations) -> None:
        self._view = view
        self._sitting = sitting
        self._explanations = explanations
        self._told: Verdict | None = None

    def tell(self, sheet: Sheet, checked: Checked) -> None:
        """Tell a verdict that has been written down."""
        verdict = self._told = checked.verdict
        for part, said in told_parts(verdict).items():
            self._view.mark(part, said, checked.answers[part])
        self._view.show_round(self._sitting.outcomes)
        self._view.show_attempts(self._sitting.session.attempts)
        is_right = verdict.outcome == "right"
        if not verdict.costs_nothing:
            self._view.show_claims(claimed(sheet, checked.answers, verdict), revealed=is_right)
        if is_right:
            self._view.close_answer()
            self._view.show_feedback(of_right(sheet, verdict))
        else:
            self._tell_miss(sheet, verdict)

    def reveal(self, sheet: Sheet, answers: Mapping[str, Answer]) -> None:
        """Show what gives the answer away, beside what is typed and not yet checked."""
        self._view.show_claims(claimed(sheet, answers), revealed=True)

    def thank(self, path: Path) -> None:
        """Say where an answer is kept that somebody is to look at again."""
        self._view.show_feedback(Feedback("info", tr("Noted"), _KEPT.format(path=path)))

    def _tell_miss(self, sheet: Sheet, verdict: Verdict) -> None:
        self._view.focus_first_wrong()
        if verdict.costs_nothing:
            self._view.show_feedback(of_free(sheet, verdict))
            return
        misses = self._sitting.session.misses
        self._view.show_feedback(of_miss(sheet, verdict, misses))
        if misses >= STEP_AT and any(part.step is not None for part in verdict.parts.values()):
            self._explanations.solution(sheet, lambda solution: self._show_step(sheet, verdict, solution))

    def _show_step(self, sheet: Sheet, verdict: Verdict, solution: Solution) -> None:
        if sheet is self._sitting.session.current and self._told is verdict:
            self._view.show_feedback(of_miss(sheet, verdict, self._sitting.session.misses, solution))
