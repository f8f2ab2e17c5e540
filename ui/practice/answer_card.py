"""The answer: an editor for each part, what is said of it, and what can be done."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QScrollBar, QWidget

from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import PartVerdict
from ui.practice.action_row import ActionRow
from ui.practice.aftermath import Aftermath
from ui.practice.answer_parts import AnswerParts, tab_stops
from ui.practice.difference_panel import DifferencePanel
from ui.practice.fitting_scroll import FittingScroll
from ui.practice.page import Actions
from ui.practice.question_card import card_margins
from ui.practice.typing_help import TypingHelp
from ui.shortcuts import EARLIER, LATER, install
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.answer_editor import AnswerEditor
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.keycap import KeyHint
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.practice.feedback import Feedback

# A typeset 3x3 matrix with fractions and the line beneath it: a long prompt scrolls rather than push that line away
_LEAST_ANSWER_PX = 310
# Wherever in the card the keyboard is, these scroll what is longer than its room
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
# A restart loses at most this much of what was typed last
_KEEP_AFTER_MS = 400


class AnswerCard(Card):
    """What is typed and what is said of it scroll together; the buttons stay put.

    Attributes:
        after: The hints, the solution, the note of disagreement.

    Signals:
        submitted: Enter with nothing left to fill, or Ctrl+Enter.
        typed: What stands in the editors, a moment after it changed.
    """

    submitted = Signal()
    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=SPACING.medium)
        self.setObjectName("answer_card")
        self.parts = AnswerParts()
        self._sheet: Sheet | None = None
        self.typing = TypingHelp(self.parts)
        self.row = ActionRow()
        self.banner = Banner()
        self.differences = DifferencePanel()
        self.after = Aftermath()
        self._tab_hint = KeyHint("Tab", tr("next entry"))
        self._check_hint = KeyHint("Ctrl ↵", tr("check"))
        self._go_on_hint = KeyHint("↵", tr("go on"))
        self._pause = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._pause.timeout.connect(self.report)
        self._scroll = FittingScroll(gap=SPACING.medium, least_px=_LEAST_ANSWER_PX, grows=True)
        self._lay_out()
        self.parts.edited.connect(self._pause.start)
        self.parts.submitted.connect(self.submitted)
        self.parts.edited.connect(self.differences.clear)
        self.differences.grown.connect(lambda: self._bring_into_view(self.differences))
        self.differences.dismissed.connect(self.focus_editor)
        self.typing.recalled.connect(lambda: self._bring_into_view(self.parts))
        for shortcut, by in ((EARLIER, -1), (LATER, 1)):
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            install(shortcut, self, partial(self.typing.recall, by), within)
        self.row.object_pressed.connect(self.after.open_objection)
        self.after.dismissed.connect(self.focus_editor)
        self.after.grown.connect(self._bring_into_view)
        self.after.grown.connect(self._lead_tabs)

    @property
    def scroll_bar(self) -> QScrollBar:
        return self._scroll.verticalScrollBar()

    def set_compact(self, *, compact: bool) -> None:
        """Save height, in a low window."""
        self.body.setContentsMargins(*card_margins(compact=compact))
        self.body.setSpacing(SPACING.small if compact else SPACING.medium)

    def show_sheet(self, sheet: Sheet, typed: Mapping[str, Answer]) -> None:
        """Put fresh editors there, with what was typed before, and begin in the first."""
        self._pause.stop()
        self._clear()
        self.parts.show_sheet(sheet, typed)
        self.parts.seat(self.banner)
        self._lead_tabs()
        self._sheet = sheet
        self.typing.show_sheet(sheet)
        self.scroll_bar.setValue(0)
        self.focus_editor()

    def answers(self) -> dict[str, Answer]:
        return self.parts.answers()

    def editor(self, part: str) -> AnswerEditor:
        return self.parts.editor(part)

    def focus_editor(self) -> None:
        self.parts.focus_first()

    def has_focus(self) -> bool:
        """Whether what is typed now goes into an editor."""
        return self.parts.has_focus()

    def mark(self, part: str, verdict: PartVerdict, answered: Answer) -> None:
        """Mark a part; what was typed on since it was sent has no mark."""
        self.parts.mark(part, verdict, answered)

    def focus_first_wrong(self) -> None:
        self.parts.focus_first_wrong()

    def close_answer(self) -> None:
        """Let the answers stand as they are, and lead the keyboard to the primary button."""
        self.report()
        self.parts.set_read_only(read_only=True)
        self.typing.close_answer()

    def show_feedback(self, feedback: "Feedback") -> None:
        self.parts.seat(self.banner, feedback.part)
        self.banner.show_message(feedback.tone, feedback.title, feedback.body, details=feedback.details)
        self._bring_into_view(self.banner)

    def show_solution(self, solution: Solution) -> None:
        if self._sheet is not None:
            self.banner.clear()
            self.after.show_solution(self._sheet, solution)

    def offer(self, actions: Actions) -> None:
        self.row.offer(actions)
        is_checking = actions.primary == "check"
        self._tab_hint.setVisible(is_checking and self.parts.has_many_entries)
        self._check_hint.setVisible(is_checking)
        self._go_on_hint.setVisible(actions.primary in {"next", "again"})
        if not is_checking and actions.primary != "none":
            self.row.primary.setFocus()

    def report(self) -> None:
        """Report what is typed now, without waiting for a pause."""
        self._pause.stop()
        self.typed.emit(self.answers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _PAGES.get(Qt.Key(event.key()))
        if self.typing.take(event):
            return
        if action is None:
            super().keyPressEvent(event)
        else:
            self.scroll_bar.triggerAction(action)

    def _bring_into_view(self, widget: QWidget) -> None:
        # only once the layout has made room for it is there a place to scroll to
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, SPACING.small))

    def _lead_tabs(self) -> None:
        """Let Tab lead from the editors through what came beneath them to the buttons, however late it came."""
        beneath = (*tab_stops(self.banner), *tab_stops(self.differences), *self.after.stops)
        self.parts.lead_tabs_to((*beneath, *self.row.buttons, *self.typing.buttons))

    def _clear(self) -> None:
        self.banner.clear()
        self.differences.clear()
        self.after.clear()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(SPACING.medium)
        # as tall as with the switch of the keypad, which goes when the answer is closed: nothing beneath may jump
        heading.addStrut(self.typing.switch.minimumHeight())
        heading.addWidget(Label(tr("Your answer"), role="lead"))
        heading.addWidget(self.typing.attempts)
        heading.addStretch(1)
        for hint in (self._tab_hint, self._check_hint, self._go_on_hint):
            heading.addWidget(hint)
        heading.addWidget(self.typing.switch)
        self._scroll.body.addWidget(self.parts)
        self._scroll.body.addWidget(self.differences)
        self._scroll.body.addLayout(self.after)
        self._scroll.body.addStretch(1)
        self.body.addLayout(heading)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.typing)
        self.body.addWidget(self.row)
