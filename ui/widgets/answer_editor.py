"""What the practice page asks of whatever an answer is typed into."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict
from ui.translation import tr
from ui.widgets.line_editor import LineEditor

# What assistive technology calls an editor that is the only one
YOUR_ANSWER = tr("Your answer")


class AnswerEditor(Protocol):
    """An editor for one part. Rows and columns count from 0; what is no grid is one row of one entry."""

    @property
    def edited(self) -> SignalInstance:
        """The learner, or a rewriting that they asked for, changed the text."""

    @property
    def finished(self) -> SignalInstance:
        """The learner is done here: Enter, where nothing is left to fill."""

    @property
    def submitted(self) -> SignalInstance:
        """The learner asks for a check: Ctrl+Enter, anywhere."""

    def widget(self) -> QWidget:
        """Return what goes into a layout."""

    def line(self) -> LineEditor | None:
        """Return the line that the keyboard is in, or was in last; None where nothing is typed."""

    def answer(self) -> Answer:
        """Return what stands there, as typed."""

    def set_answer(self, answer: Answer) -> None:
        """Put a text there without reporting it as an edit; marks go. Over what was typed it can be taken back."""

    def mark(self, verdict: PartVerdict) -> None:
        """Show what is said of each entry beside it. An entry loses its mark when it is edited, and only then."""

    def focus_first_wrong(self) -> None:
        """Go to the first entry whose mark asks for another look, or to the first entry."""

    def set_read_only(self, read_only: bool) -> None: ...  # noqa: FBT001 - as Qt's setReadOnly
