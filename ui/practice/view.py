"""The practice page: question over answer at the left, the landscape at the right. It shows and reports."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from engine.questions.outline import Topic
from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import PartVerdict
from engine.records.session import Attempt, RoundOutcome, Wish
from ui.practice.answer_card import AnswerCard
from ui.practice.heading import PracticeHeading, round_dots
from ui.practice.landscape_slot import LandscapeSlot
from ui.practice.page import Actions, RoundPage
from ui.practice.question_card import QuestionCard
from ui.practice.split import Split
from ui.shortcuts import CHECK, CROSS, install
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.practice.claimed import Claimed
    from ui.practice.feedback import Difference, Feedback
    from ui.practice.round_card import RoundCard

# In less height than this the cards save on their margins
_LOW_PX = 680
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PracticePage(QWidget):
    """A `PracticeView`.

    Attributes:
        heading: What belongs into the window's top bar.

    Signals:
        check_requested: The answers by part.
        typed: The answers by part, a moment after they changed.
        hint_requested, solution_requested, skip_requested, next_requested, variant_requested, peeked: Without a value.
        objected: The note.
        chosen: A `Wish`.
        round_requested, advice_taken: From the page of a round.
        question_shown: A `Sheet` is on the page, and can be answered.
        troubled: What is wrong with the machine.
    """

    check_requested = Signal(object)
    typed = Signal(object)
    hint_requested = Signal()
    solution_requested = Signal()
    skip_requested = Signal()
    next_requested = Signal()
    variant_requested = Signal()
    peeked = Signal()
    objected = Signal(str)
    chosen = Signal(object)
    round_requested = Signal()
    advice_taken = Signal()
    question_shown = Signal(object)
    troubled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("practice")
        self.heading = PracticeHeading()
        self.question = QuestionCard()
        self.answer = AnswerCard()
        self.landscape = LandscapeSlot()
        self.split = Split(_stacked(self.question, self.answer), self.landscape)
        self._round_card: RoundCard | None = None
        self.trouble = _TroubleBanner()
        self._waiting = Label(tr("A question is being made…"), tone="mute")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._outcomes: tuple[RoundOutcome | None, ...] = ()
        self._lay_out()
        self._connect()

    @property
    def round_card(self) -> "RoundCard":
        """The page between two rounds, made for the first of them."""
        if self._round_card is None:
            # no first question waits for it
            from ui.practice.round_card import RoundCard  # noqa: PLC0415

            self._round_card = RoundCard()
            self._round_card.advice_taken.connect(self.advice_taken)
            self._round_card.round_started.connect(self.round_requested)
            self._pages.addWidget(self._round_card)
        return self._round_card

    def show_question(self, sheet: Sheet, typed: Mapping[str, Answer]) -> None:
        self._pages.setCurrentWidget(self.split)
        self.split.show_first()
        self.question.show_sheet(sheet)
        self.split.set_second_visible(visible=sheet.landscape is not None)
        self.landscape.show_landscape(sheet.landscape)
        self.answer.show_sheet(sheet, typed)
        self.question_shown.emit(sheet)

    def show_place(self, topics: Sequence[Topic], sheet: Sheet | None) -> None:
        self.heading.show_place(topics, sheet)

    def show_wish(self, topics: Sequence[Topic], wish: Wish) -> None:
        self.heading.show_wish(topics, wish)

    def show_round(self, outcomes: Sequence[RoundOutcome | None]) -> None:
        self._outcomes = tuple(outcomes)
        self.heading.show_round(outcomes)

    def show_waiting(self) -> None:
        self._pages.setCurrentWidget(self._waiting)

    def set_busy(self, *, busy: bool) -> None:
        self.answer.row.set_busy(busy=busy)

    def mark(self, part: str, verdict: PartVerdict, answered: Answer) -> None:
        self.answer.mark(part, verdict, answered)

    def show_attempts(self, attempts: Sequence[Attempt]) -> None:
        self.answer.typing.show_attempts(attempts)

    def focus_first_wrong(self) -> None:
        self.answer.focus_first_wrong()

    def close_answer(self) -> None:
        self.answer.close_answer()

    def show_feedback(self, feedback: "Feedback") -> None:
        self.answer.show_feedback(feedback)

    def show_hints(self, hints: Sequence[str]) -> None:
        self.answer.after.show_hints(hints)

    def show_solution(self, solution: Solution) -> None:
        self.answer.show_solution(solution)

    def show_differences(self, differences: "Sequence[Difference]") -> None:
        self.answer.after.solution.show_differences(differences)

    def reveal_landscape(self) -> None:
        self.landscape.reveal()

    def show_claims(self, claimed: "Claimed", *, revealed: bool) -> None:
        self.landscape.show_claims(claimed, revealed=revealed)

    def offer(self, actions: Actions) -> None:
        self.answer.offer(actions)

    def show_round_page(self, page: RoundPage) -> None:
        self.round_card.show_page(page, round_dots(self._outcomes))
        self._pages.setCurrentWidget(self.round_card)
        self.round_card.practise.setFocus()

    def show_trouble(self, message: str) -> None:
        self.trouble.say(tr("Something on this machine is in the way"), message)
        self.troubled.emit(message)

    def show_notice(self, title: str, message: str) -> None:
        """Say something once that is no trouble; the question keeps the keyboard."""
        self.trouble.say(title, message)

    def show_welcome(self) -> None:
        """Say what all this is, until it is dismissed, or the first question is begun in whichever way."""
        # only the very first start needs it
        from ui.practice.welcome import Welcome  # noqa: PLC0415

        welcome = Welcome(self.split)
        asked = (self.check_requested, self.hint_requested, self.solution_requested)
        for begun in (self.answer.parts.edited, self.question_shown, *asked):
            begun.connect(welcome.dismiss, Qt.ConnectionType.SingleShotConnection)

    def take_keyboard(self) -> None:
        """Give the keyboard to what goes on: the answer, or where there is none the button."""
        if self._round_card is not None and self._pages.currentWidget() is self._round_card:
            self._round_card.practise.setFocus()
        elif self.answer.row.offered.primary == "check":
            self.answer.focus_editor()
        else:
            self.answer.row.primary.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def adapt(self) -> None:
        """Save height where there is little of it for this size of text."""
        is_low = self.height() < scaled(_LOW_PX)
        self.question.set_compact(compact=is_low)
        self.answer.set_compact(compact=is_low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._press_button()
        else:
            super().keyPressEvent(event)

    def _press_button(self) -> None:
        """Enter presses the button that has the focus, or else the primary one once nothing is left to check."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
        elif self.answer.row.offered.primary != "check" and self.answer.row.isVisible():
            self._go()

    def _cross(self) -> None:
        """Lead the keyboard from the question to the landscape, or from there to what goes on."""
        focused = self.focusWidget()
        if focused is not None and self.landscape.isAncestorOf(focused) and focused.hasFocus():
            self.split.show_first()
            self.take_keyboard()
        else:
            self.split.show_second()
            self.landscape.take_keyboard()

    def _go(self) -> None:
        """Do what the primary button says."""
        match self.answer.row.offered.primary:
            case "check":
                self.check_requested.emit(self.answer.answers())
            case "next":
                self.next_requested.emit()
            case "again":
                self.variant_requested.emit()
            case "none":
                pass

    def _connect(self) -> None:
        row = self.answer.row
        row.primary_pressed.connect(self._go)
        row.hint_pressed.connect(self.hint_requested)
        row.give_up_pressed.connect(self.solution_requested)
        row.skip_pressed.connect(self.skip_requested)
        row.next_pressed.connect(self.next_requested)
        self.answer.submitted.connect(self._go)
        self.answer.typed.connect(self.typed)
        self.answer.after.noted.connect(self.objected)
        # what is typed at this moment is drawn too
        self.landscape.peeked.connect(self.answer.report)
        self.landscape.peeked.connect(self.peeked)
        self.heading.chosen.connect(self.chosen)
        install(CHECK, self.split, self._go)
        install(CROSS, self.split, self._cross)

    def _lay_out(self) -> None:
        for page in (self.split, self._waiting):
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addWidget(self.trouble)
        column.addWidget(self._pages, 1)


class _TroubleBanner(Banner):
    """What is wrong with the machine, or has to be said once, until it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trouble")
        dismiss = Button(tr("All right"), kind="ghost")
        dismiss.setObjectName("dismiss")
        dismiss.clicked.connect(self.hide)
        self.add_button(dismiss)

    def say(self, title: str, message: str) -> None:
        self.show_message("neutral", title, message)


def _stacked(question: QuestionCard, answer: AnswerCard) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACING.large)
    layout.addWidget(question)
    layout.addWidget(answer, 1)
    return column
