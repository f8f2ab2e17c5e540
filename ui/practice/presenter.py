"""What the practice page does: asks, checks, helps, explains, goes on. It knows no Qt."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.errors import MachineError
from engine.learning import rounds
from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import Verdict
from engine.records.session import Wish
from engine.worker.client import MARKING_S
from engine.worker.messages import Done, Failed, Mark
from ui.practice.course import wish_for
from ui.practice.explanations import Explanations
from ui.practice.objection import ObjectionFile, objection
from ui.practice.page import Actions, PracticeView
from ui.practice.sitting import Sitting
from ui.practice.solving import Checked, Solving
from ui.practice.summary import round_page
from ui.practice.supply import Supply, Worker
from ui.translation import tr

if TYPE_CHECKING:
    from ui.practice.telling import Telling


class PracticePresenter:
    """Leads a learner through rounds of questions."""

    def __init__(
        self,
        *,
        view: PracticeView,
        worker: Worker,
        sitting: Sitting,
        objection_file: ObjectionFile,
    ) -> None:
        self._view = view
        self._worker = worker
        self._sitting = sitting
        self._objection_file = objection_file
        self._next_supply = Supply(worker)
        self._explanations = Explanations(worker, view.show_trouble)
        self._solving = Solving(
            view=view,
            sitting=sitting,
            explanations=self._explanations,
            supply=Supply(worker),
            changed=self._offer_afresh,
        )
        self._telling: Telling | None = None
        self._hints: dict[int, str] = {}
        self._checked: Checked | None = None
        self._is_busy = False
        self._is_waiting = False

    def start(self) -> None:
        """Show the question that was left open, or else the next one."""
        self._view.show_wish(self._sitting.course.topics, self._sitting.session.wish)
        sheet = self._sitting.open_sheet
        if sheet is None:
            self.go_on()
            return
        self._show(sheet)
        for number in range(self._sitting.session.hints):
            self._open_hint(sheet, number)
        if self._sitting.session.following is None:
            self._prepare()

    def keep(self, typed: Mapping[str, Answer]) -> None:
        """Keep what is typed and not yet checked."""
        self._sitting.keep(typed)

    def check(self, answers: Mapping[str, Answer]) -> None:
        """Have the answers marked; nothing happens while the worker is being asked."""
        sheet = self._sitting.open_sheet
        if sheet is None or self._is_busy:
            return
        given = dict(answers)
        self._set_busy(busy=True)
        request = Mark(identity=sheet.identity, answers=given)
        self._worker.submit(request, MARKING_S, lambda reply: self._take_verdict(sheet, given, reply))

    def hint(self) -> None:
        """Open the next hint."""
        sheet = self._sitting.open_sheet
        if sheet is not None and self._sitting.session.hints < sheet.hints:
            self._open_hint(sheet, self._sitting.open_hint(sheet))
            self._offer()

    def peek(self) -> None:
        """Write down that the landscape was asked for what gives the answer away, and show it."""
        sheet = self._sitting.open_sheet
        if sheet is not None:
            self._sitting.peek(sheet)
            self._told().reveal(sheet, self._sitting.session.unfinished)

    def give_up(self) -> None:
        """Open the solution, and have a fresh variant made."""
        sheet = self._sitting.open_sheet
        if sheet is not None and not self._is_busy:
            self._solving.open(sheet, self._checked)

    def skip(self) -> None:
        """Leave the question for another one."""
        sheet = self._sitting.open_sheet
        if sheet is not None and not self._is_busy:
            self._sitting.skip(sheet)
            self.go_on()

    def go_on(self) -> None:
        """Show the next question, or after the tenth the page of the round."""
        session = self._sitting.session
        if rounds.is_finished(session.round):
            self._view.show_place(self._sitting.course.topics, None)
            self._view.show_round(self._sitting.outcomes)
            self._view.show_round_page(round_page(session.round, self._sitting.course.topics))
        elif session.following is not None:
            self._ask(session.following)
        else:
            self._is_waiting = True
            self._view.show_waiting()
            self._prepare()

    def ask_variant(self) -> None:
        """Show a fresh variant of the question whose solution was opened."""
        variant = self._solving.variant
        if variant is None:
            self.go_on()
        else:
            self._ask(variant, following=self._sitting.session.following)

    def start_round(self) -> None:
        """Begin the next round."""
        self._sitting.begin_round()
        self.go_on()

    def practise_advice(self) -> None:
        """Begin a round of the one thing that the last round says to practise."""
        thing = rounds.one_thing(self._sitting.session.round, self._sitting.course.topics)
        self._sitting.begin_round()
        self.choose(wish_for(thing))

    def choose(self, wish: Wish) -> None:
        """Practise something else from now on, beginning at once."""
        sheet = self._sitting.open_sheet
        if sheet is not None:
            self._sitting.leave(sheet)
        self._next_supply.cancel()
        self._sitting.wish_for(wish)
        self._view.show_wish(self._sitting.course.topics, wish)
        self.go_on()

    def ask(self, sheet: Sheet) -> None:
        """Show a question that was made elsewhere; one that was open and not tried comes after it."""
        following = self._sitting.set_aside()
        self._next_supply.cancel()
        self._ask(sheet, following=following)

    def object(self, note: str) -> None:
        """Keep the answer last checked, with a note, for somebody to look at again."""
        sheet = self._sitting.open_sheet
        if sheet is not None and self._checked is not None:
            checked = self._checked
            self._explanations.solution(sheet, lambda solution: self._file_objection(sheet, checked, solution, note))

    def _ask(self, sheet: Sheet, following: Sheet | None = None) -> None:
        self._sitting.ask(sheet, following=following)
        self._show(sheet)
        if following is None:
            self._prepare()

    def _show(self, sheet: Sheet) -> None:
        """Put a question on the page."""
        session = self._sitting.session
        self._solving.forget()
        self._checked, self._hints = None, {}
        self._is_waiting = False
        self._set_busy(busy=False)
        self._view.show_question(sheet, session.unfinished)
        self._view.show_attempts(session.attempts)
        self._view.show_place(self._sitting.course.topics, sheet)
        self._view.show_round(self._sitting.outcomes)
        self._offer()

    def _prepare(self) -> None:
        """Have the next question made before it is asked for."""
        choice = self._sitting.next_choice()
        self._next_supply.make(choice, self._sitting.session.recent_notes, self._take_next)

    def _take_next(self, made: Sheet | Failed) -> None:
        match made:
            case Sheet():
                self._sitting.put_by(made)
                if self._is_waiting:
                    self.go_on()
            case Failed(message=message):
                self._view.show_trouble(message)
                if self._is_waiting:
                    self._view.offer(Actions("next"))

    def _take_verdict(self, sheet: Sheet, given: dict[str, Answer], reply: Done | Failed) -> None:
        if sheet is not self._sitting.open_sheet:
            return
        match reply:
            case Done(result=Verdict() as verdict):
                self._sitting.record(
                    sheet, given, verdict, lambda fault: self._show_verdict(sheet, given, verdict, fault)
                )
            case Failed(message=message):
                self._stop_with(message)
            case _:
                self._stop_with(tr("The worker answered something else than a verdict."))

    def _show_verdict(
        self, sheet: Sheet, given: dict[str, Answer], verdict: Verdict, fault: MachineError | None
    ) -> None:
        """Show a verdict that has been written down, or could not be."""
        if sheet is not self._sitting.session.current:
            return
        if fault is not None:
            self._view.show_trouble(str(fault))
        self._checked = Checked(given, verdict)
        self._set_busy(busy=False)
        self._told().tell(sheet, self._checked)
        if verdict.outcome == "right":
            self._reconsider()
        self._offer()

    def _told(self) -> "Telling":
        if self._telling is None:
            # a question on the screen need not wait for what is said of an answer
            from ui.practice.telling import Telling  # noqa: PLC0415

            self._telling = Telling(self._view, self._sitting, self._explanations)
        return self._telling

    def _reconsider(self) -> None:
        """Choose the next question again, now that this answer is known; the one put by serves until then."""
        session = self._sitting.session
        if session.current is not None and session.current.identity.of:
            # a function of one's own says nothing of what comes next
            return
        following = session.following
        choice = self._sitting.next_choice()
        if following is None or (following.identity.family, following.identity.level) != (choice.family, choice.level):
            self._prepare()

    def _file_objection(self, sheet: Sheet, checked: Checked, solution: Solution, note: str) -> None:
        try:
            self._objection_file.add(objection(sheet, checked.answers, checked.verdict, solution, note))
        except MachineError as fault:
            self._view.show_trouble(str(fault))
            return
        self._told().thank(self._objection_file.path)

    def _open_hint(self, sheet: Sheet, number: int) -> None:
        self._explanations.hint(sheet, number, lambda text: self._show_hint(sheet, number, text))

    def _show_hint(self, sheet: Sheet, number: int, text: str) -> None:
        if sheet is self._sitting.session.current:
            self._hints[number] = text
            self._view.show_hints([self._hints[key] for key in sorted(self._hints)])

    def _stop_with(self, message: str) -> None:
        self._set_busy(busy=False)
        self._view.show_trouble(message)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self._view.set_busy(busy=busy)

    def _offer_afresh(self) -> None:
        """Offer what can be done now that nobody waits for a verdict any more."""
        self._set_busy(busy=False)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done now."""
        session = self._sitting.session
        sheet = self._sitting.open_sheet
        if sheet is None:
            may_repeat = self._solving.variant is not None and not rounds.is_finished(session.round)
            self._view.offer(Actions("again", next=True) if may_repeat else Actions("next"))
            return
        self._view.offer(
            Actions(
                "check",
                hints_left=sheet.hints - session.hints,
                give_up=True,
                skip=True,
                object=self._checked is not None and not self._checked.verdict.costs_nothing,
            )
        )
