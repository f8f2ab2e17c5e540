"""The parts of an answer, one beneath the other."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.language.decimal_mark import uses_decimal_comma
from engine.questions.sheet import Answer, PartSheet, Sheet
from engine.questions.verdict import PartVerdict
from ui.practice.part_names import part_name
from ui.practice.part_panel import PartPanel
from ui.theme.tokens import SPACING
from ui.widgets.answer_editor import AnswerEditor


def is_filled(answer: Answer) -> bool:
    """Return whether nothing of an answer is left empty."""
    cells = [answer] if isinstance(answer, str) else [cell for row in answer for cell in row]
    return all(cell.strip() for cell in cells)


def tab_stops(within: QWidget) -> list[QWidget]:
    """Return what takes the keyboard by Tab in a widget, or is that widget, in the order in which it was made."""
    inner = [within, *within.findChildren(QWidget)]
    return [each for each in inner if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]


class AnswerParts(QWidget):
    """The editors of a question.

    Enter in a part leads to the next one that is not filled, and asks for a check where none is left.

    Signals:
        edited: The learner changed an answer.
        submitted: The learner asks for a check.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._decimal_comma = uses_decimal_comma()
        self._sheet: Sheet | None = None
        self._is_read_only = False
        self._said: dict[str, PartVerdict] = {}
        self._followers: tuple[QWidget, ...] = ()
        self._panels: dict[str, PartPanel] = {}
        self._missed: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING.medium)

    def show_sheet(self, sheet: Sheet, typed: Mapping[str, Answer]) -> None:
        """Put fresh editors there, with what was typed before."""
        self._clear()
        self._sheet = sheet
        for part in sheet.parts:
            panel = self._furnish(sheet, part, typed)
            self._column.addWidget(panel)
            # a layout shows its children only with the next event, and what is typed now would miss them
            panel.show()

    def adapt(self) -> None:
        """Let decimals be typed as the learner wants them from now on; what was typed is written anew."""
        if self._decimal_comma == uses_decimal_comma():
            return
        typed = self.answers()
        self._decimal_comma = uses_decimal_comma()
        if self._sheet is not None:
            for part in self._sheet.parts:
                self._renew(self._sheet, part, typed)
            self.lead_tabs_to(self._followers)

    @property
    def has_many_entries(self) -> bool:
        """Whether Tab leads from entry to entry."""
        return len(self._panels) > 1 or any(panel.is_grid for panel in self._panels.values())

    def seat(self, note: QWidget, after: str = "") -> None:
        """Put a note beneath the part that it is about, or beneath all of them."""
        self._column.removeWidget(note)
        panel = self._panels.get(after)
        self._column.insertWidget(self._column.count() if panel is None else self._column.indexOf(panel) + 1, note)

    def holds(self, part: str, widget: QWidget) -> bool:
        """Return whether a widget belongs to the editor of a part."""
        panel = self._panels.get(part)
        return panel is not None and panel.isAncestorOf(widget)

    def answers(self) -> dict[str, Answer]:
        """Return what stands in the editors, by part; with points, whatever it was typed with."""
        return {part: panel.answer() for part, panel in self._panels.items()}

    def editor(self, part: str) -> AnswerEditor:
        return self._panels[part].editor

    def panel(self, part: str) -> PartPanel:
        return self._panels[part]

    def focus_first(self) -> None:
        """Begin in the first part that is not filled."""
        empty = (panel for panel in self._panels.values() if not is_filled(panel.editor.answer()))
        panel = next(empty, next(iter(self._panels.values()), None))
        if panel is not None:
            panel.editor.widget().setFocus()

    def has_focus(self) -> bool:
        """Whether what is typed now goes into an editor."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def mark(self, part: str, verdict: PartVerdict, answered: Answer) -> None:
        """Mark a part; what was typed on since it was sent has no mark."""
        self._panels[part].mark(verdict, answered)
        self._said[part] = verdict
        (self._missed.discard if verdict.outcome == "right" else self._missed.add)(part)

    def focus_first_wrong(self) -> None:
        """Go to the first part that is not right, and there to what asks for another look."""
        missed = next((part for part in self._panels if part in self._missed), next(iter(self._panels), None))
        if missed is not None:
            self._panels[missed].editor.focus_first_wrong()

    def set_read_only(self, *, read_only: bool) -> None:
        self._is_read_only = read_only
        for panel in self._panels.values():
            panel.editor.set_read_only(read_only)

    def lead_tabs_to(self, buttons: Sequence[QWidget]) -> None:
        """Let Tab lead from the editors, which are younger than everything else, to what stands beneath them."""
        self._followers = tuple(buttons)
        editors = (panel.editor.widget() for panel in self._panels.values())
        # of an editor of several lines, Qt would take the first for all of them
        lines = [line for editor in editors for line in (editor.findChildren(QLineEdit) or (editor,))]
        for before, after in pairwise([*lines, *buttons]):
            QWidget.setTabOrder(before, after)

    def _go_on(self, part: str) -> None:
        """Go to the next part that is not filled, or to one before it; ask for a check where all are."""
        order = list(self._panels)
        at = order.index(part)
        for other in (*order[at:], *order[:at]):
            if not is_filled(self._panels[other].editor.answer()):
                self._panels[other].editor.widget().setFocus()
                return
        self.submitted.emit()

    def _clear(self) -> None:
        for panel in self._panels.values():
            self._column.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self._panels = {}
        self._missed = set()
        self._said = {}
        self._is_read_only = False

    def _furnish(self, sheet: Sheet, part: PartSheet, typed: Mapping[str, Answer]) -> PartPanel:
        note = "" if part.layout in sheet.prompt else part.layout
        panel = PartPanel(part, part_name(sheet, part), note, decimal_comma=self._decimal_comma)
        if part.id in typed:
            panel.set_answer(typed[part.id])
        panel.edited.connect(self.edited)
        panel.edited.connect(lambda: self._said.pop(part.id, None))
        panel.editor.submitted.connect(self.submitted)
        panel.editor.finished.connect(lambda: self._go_on(part.id))
        self._panels[part.id] = panel
        return panel

    def _renew(self, sheet: Sheet, part: PartSheet, typed: Mapping[str, Answer]) -> None:
        """Put another panel in the place of one, with the answer and the marks that it had."""
        old = self._panels[part.id]
        new = self._furnish(sheet, part, typed)
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        if part.id in self._said:
            new.mark(self._said[part.id], new.answer())
        new.editor.set_read_only(self._is_read_only)
        new.show()
