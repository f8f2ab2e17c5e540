"""One part of an answer: what it asks, where there are several, its editor, and its verdict."""

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.questions.sheet import Answer, PartSheet
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.practice.part_names import part_asks
from ui.theme.tokens import SPACING
from ui.widgets.answer_editors import editor_for
from ui.widgets.label import Label
from ui.widgets.marks import CONSISTENT, MARKS, MarkTag
from ui.widgets.prose import Prose


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
        self.name = name
        self.editor = editor_for(
            part,
            decimal_comma=decimal_comma,
            name=f"Your answer to {name}" if name else "Your answer",
            saves_height=bool(name),
        )
        self.tag = MarkTag()
        self._lay_out(note)
        self.editor.edited.connect(self._clear_mark)
        self.editor.edited.connect(self.edited)

    def mark(self, verdict: PartVerdict, answered: Answer) -> None:
        """Mark the entries; what was typed on since it was sent has no mark."""
        if self.editor.answer() != answered:
            return
        self.editor.mark(_half_right(verdict) if verdict.follows else verdict)
        if self.name and verdict.follows:
            self.tag.show_mark(CONSISTENT)
        elif self.name and self._has_many_marks:
            self.tag.show_outcome(verdict.outcome)
        self.setAccessibleDescription(CONSISTENT.word if verdict.follows else MARKS[verdict.outcome].word)

    @property
    def is_grid(self) -> bool:
        return self._part.shape is not None

    @property
    def _has_many_marks(self) -> bool:
        """Whether the marks beside the entries do not yet say how the whole is."""
        return self.is_grid or self._part.kind in {"multi", "order"}

    def _clear_mark(self) -> None:
        self.tag.show_mark(None)
        self.setAccessibleDescription("")

    def _lay_out(self, note: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        if self.name:
            asks = Prose(part_asks(self._part))
            self.setAccessibleName(f"{self.name} {asks.accessibleName()}")
            heading = QHBoxLayout()
            heading.setSpacing(SPACING.small)
            heading.addWidget(Label(self.name, role="lead", tone="accent"))
            heading.addWidget(asks, 1)
            heading.addWidget(self.tag)
            column.addLayout(heading)
        column.addWidget(self.editor.widget())
        if note:
            column.addWidget(Prose(note, tone="mute"))


def _half_right(verdict: PartVerdict) -> PartVerdict:
    """Return a verdict whose wrong entries are partly right: they follow from what was answered before."""
    rows = tuple(tuple(map(_half_right_entry, row)) for row in verdict.entries)
    return structs.replace(verdict, entries=rows)


def _half_right_entry(entry: EntryVerdict) -> EntryVerdict:
    return structs.replace(entry, outcome="partly") if entry.outcome == "wrong" else entry
