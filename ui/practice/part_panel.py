"""One part of an answer: what it asks, where there are several, its editor, and its verdict."""

from collections.abc import Callable

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.language.decimal_mark import as_stored, as_typed
from engine.questions.sheet import Answer, PartSheet
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.practice.part_names import part_asks
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.answer_editors import editor_for
from ui.widgets.label import Label
from ui.widgets.marks import CONSISTENT, MARKS, MarkTag
from ui.widgets.prose import Prose

# What is asked in no more room than this may stand beside short options
_ASKS_PX = 200
# Puts its words on the line of those of the options
_SINK_PX = 8
# Qt's QWIDGETSIZE_MAX, which PySide does not hand on
_UNLIMITED_PX = 2**24 - 1


class PartPanel(QWidget):
    """An editor with what is asked above it.

    Attributes:
        name: What the part is called, such as "(b)", or "" where it is the only one.

    Args:
        part: What is asked.
        name: What the part is called.
        note: What its layout is, where the question does not say so, or "".
        decimal_comma: Whether decimals are typed with a comma.

    Signals:
        edited: The learner changed the answer.
    """

    edited = Signal()

    def __init__(self, part: PartSheet, name: str, note: str, *, decimal_comma: bool) -> None:
        super().__init__()
        self.setObjectName(f"part_{part.id}")
        self._part = part
        self._has_commas = decimal_comma and not part.options
        self.name = name
        self.editor = editor_for(
            part,
            decimal_comma=decimal_comma,
            name=tr("Your answer to {part}").format(part=name) if name else tr("Your answer"),
            saves_height=bool(name),
        )
        self.tag = MarkTag()
        self._heading = _Heading(name, part_asks(part), self.tag) if name else None
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out(note)
        self.editor.edited.connect(self._clear_mark)
        self.editor.edited.connect(self.edited)

    def answer(self) -> Answer:
        """Return what stands in the editor, with points whatever it was typed with."""
        typed = self.editor.answer()
        return _rewritten(typed, as_stored) if self._has_commas else typed

    def set_answer(self, answer: Answer) -> None:
        """Put an answer with points there, as the learner would have typed it."""
        self.editor.set_answer(_rewritten(answer, as_typed) if self._has_commas else answer)

    def mark(self, verdict: PartVerdict, answered: Answer) -> None:
        """Mark the entries; what was typed on since it was sent has no mark."""
        if self.answer() != answered:
            return
        self.editor.mark(_half_right(verdict) if verdict.follows else verdict)
        if self.name and verdict.follows:
            self.tag.show_mark(CONSISTENT)
        elif self.name and self._has_many_marks:
            self.tag.show_outcome(verdict.outcome)
        self.setAccessibleDescription(CONSISTENT.word if verdict.follows else MARKS[verdict.outcome].word)

    @property
    def is_grid(self) -> bool:
        return self._part.is_grid

    @property
    def _has_many_marks(self) -> bool:
        """Whether the marks beside the entries do not yet say how the whole is."""
        return self.is_grid or self._part.kind in {"multi", "order"}

    def _clear_mark(self) -> None:
        self.tag.show_mark(None)
        self.setAccessibleDescription("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put short options beside what is asked, if that is short too; parts alike then stand in columns."""
        editor, heading = self.editor, self._heading
        if heading is None:
            return
        # the first question has one part and no options, and waits for no import that it can do without
        from ui.widgets.options_edit import OptionsEdit  # noqa: PLC0415

        if not isinstance(editor, OptionsEdit):
            return
        asks_px = scaled(_ASKS_PX)
        fits = editor.fits_into_a_row(self.width() - asks_px - self._body.spacing())
        is_row = fits and heading.wanted_width <= asks_px
        heading.setMaximumWidth(asks_px if is_row else _UNLIMITED_PX)
        heading.setMinimumWidth(asks_px if is_row else 0)
        heading.setContentsMargins(0, _SINK_PX if is_row else 0, 0, 0)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self, note: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        self._body.setSpacing(SPACING.hair)
        if self._heading is not None:
            self.setAccessibleName(self._heading.accessibleName())
            self._body.addWidget(self._heading)
        self._body.addWidget(self.editor.widget(), 1)
        column.addLayout(self._body)
        if note:
            column.addWidget(Prose(note, tone="mute"))


class _Heading(QWidget):
    """The name of a part, what it asks, and how it is as a whole."""

    def __init__(self, name: str, asks: str, tag: MarkTag) -> None:
        super().__init__()
        self._name = Label(name, role="lead", tone="accent")
        self._asks = Prose(asks)
        self.setAccessibleName(f"{name} {self._asks.accessibleName()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._asks, 1)
        row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def wanted_width(self) -> int:
        """The width of all of it in one line, without the mark."""
        return self._name.sizeHint().width() + SPACING.small + self._asks.sizeHint().width()


def _rewritten(answer: Answer, rewrite: Callable[[str], str]) -> Answer:
    return rewrite(answer) if isinstance(answer, str) else tuple(tuple(map(rewrite, row)) for row in answer)


def _half_right(verdict: PartVerdict) -> PartVerdict:
    """Return a verdict whose wrong entries are partly right: they follow from what was answered before."""
    rows = tuple(tuple(map(_half_right_entry, row)) for row in verdict.entries)
    return structs.replace(verdict, entries=rows)


def _half_right_entry(entry: EntryVerdict) -> EntryVerdict:
    return structs.replace(entry, outcome="partly") if entry.outcome == "wrong" else entry
