"""The opening of a solution, and what comes with it: how far the last answer was off, and a fresh variant. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import DifferencesShown, Verdict
from engine.worker.messages import Failed
from ui.practice.explanations import Explanations
from ui.practice.page import PracticeView
from ui.practice.sitting import Sitting
from ui.practice.supply import Supply


@dataclass(frozen=True, slots=True)
class Checked:
    """The answers last checked, by part, and what marking said of them."""

    answers: Mapping[str, Answer]
    verdict: Verdict


class Solving:
    """Opens the solution of a question.

    Args:
        view: Where it is shown.
        sitting: Where it is written down.
        explanations: Who knows it.
        supply: Makes the fresh variant.
        changed: Told when something else can be done than before.
    """

    def __init__(
        self,
        *,
        view: PracticeView,
        sitting: Sitting,
        explanations: Explanations,
        supply: Supply,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._sitting = sitting
        self._explanations = explanations
        self._supply = supply
        self._changed = changed
        self._variant: Sheet | None = None

    @property
    def variant(self) -> Sheet | None:
        """A fresh variant of the question whose solution was opened, once it is made."""
        return self._variant

    def forget(self) -> None:
        """Let go of the variant: another question is on the page."""
        self._supply.cancel()
        self._variant = None

    def open(self, sheet: Sheet, checked: Checked | None) -> None:
        """Open the solution of a question; `checked` is the answer that it may be compared with."""
        self._explanations.solution(sheet, lambda solution: self._show(sheet, solution, checked))

    def _show(self, sheet: Sheet, solution: Solution, checked: Checked | None) -> None:
        if sheet is not self._sitting.open_sheet:
            return
        self._sitting.give_up(sheet, solution)
        self._view.close_answer()
        self._view.show_solution(solution)
        self._view.reveal_landscape()
        self._view.show_round(self._sitting.outcomes)
        self._changed()
        if not sheet.identity.of:
            # there is only one question of a kind on a function of the learner's own
            choice = self._sitting.course.fresh_variant(sheet.identity)
            self._supply.make(choice, self._sitting.session.recent_notes, self._take_variant)
        self._compare(sheet, checked)

    def _take_variant(self, made: Sheet | Failed) -> None:
        if isinstance(made, Sheet):
            self._variant = made
            self._changed()

    def _compare(self, sheet: Sheet, checked: Checked | None) -> None:
        """Have the answer last checked, if it was wrong, compared with the key that is now open."""
        if checked is None or checked.verdict.outcome not in {"wrong", "partly"}:
            return
        self._explanations.differences(
            sheet,
            checked.answers,
            lambda shown: self._show_differences(sheet, shown),
        )

    def _show_differences(self, sheet: Sheet, shown: DifferencesShown) -> None:
        if sheet is self._sitting.session.current and shown.entries:
            # nobody who has not opened a solution waits for these sentences
            from ui.practice.feedback import of_differences  # noqa: PLC0415

            self._view.show_differences(of_differences(sheet, shown))
