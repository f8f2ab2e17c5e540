"""What one entry is typed into, whatever it looks like: a text in plain notation goes in and out.

The editors, the keypad, the completion, the marks and the history of attempts know a line by this and nothing else, so
that an editor that draws fractions serves them as well as a line of letters. Positions and spans count characters of
`text()`, wherever they are drawn.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import SignalInstance

from engine.errors import Span


class Move(Enum):
    """Where the learner wants to go from an entry."""

    NEXT = auto()
    TAB = auto()
    BACKTAB = auto()
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


class Press(Enum):
    """What a key that inserts nothing does."""

    LEFT = auto()
    RIGHT = auto()
    BACKSPACE = auto()


@dataclass(frozen=True, slots=True)
class Template:
    """What is put at the caret: `sqrt(` and `)` around what is selected, or around the caret."""

    before: str
    after: str = ""


class LineEditor(Protocol):
    """One entry."""

    @property
    def textChanged(self) -> SignalInstance:
        """The text is another one, by hand or by the program; carries it."""

    @property
    def textEdited(self) -> SignalInstance:
        """The text was changed by hand, a key of the keypad included; carries it."""

    @property
    def cursorPositionChanged(self) -> SignalInstance:
        """The caret moved; carries where it was and where it is."""

    @property
    def moved(self) -> SignalInstance:
        """A `Move` leads out of the entry."""

    @property
    def submitted(self) -> SignalInstance:
        """Ctrl+Enter."""

    @property
    def chosen(self) -> SignalInstance:
        """Alt and a digit: the reading with that number, counted from 0."""

    @property
    def pasted(self) -> SignalInstance:
        """The clipboard's text; whoever accepts it inserts it."""

    @property
    def undo_asked(self) -> SignalInstance:
        """What was typed last, here or in another entry, is to be taken back."""

    @property
    def redo_asked(self) -> SignalInstance:
        """What was taken back last is to come again."""

    @property
    def entered(self) -> SignalInstance:
        """The keyboard came."""

    @property
    def left(self) -> SignalInstance:
        """The keyboard went."""

    def text(self) -> str:
        """Return what stands there, in plain notation."""

    def setText(self, text: str) -> None:
        """Put a text there; what can be taken back is kept elsewhere."""

    def cursorPosition(self) -> int:
        """Return where the caret is."""

    def setCursorPosition(self, position: int) -> None:
        """Move the caret, and select nothing."""

    def isReadOnly(self) -> bool:
        """Return whether nothing can be typed."""

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's
        """Let nothing be typed, or everything."""

    def setFocus(self) -> None:
        """Take the keyboard, with the caret where it was."""

    def underline(self, span: Span | None) -> None:
        """Underline what cannot be read, or nothing."""

    def insert_template(self, template: Template) -> None:
        """Put a template at the caret; what is selected becomes its argument, else the caret waits in it."""

    def replace(self, span: Span, template: Template) -> None:
        """Put a template in place of a span; the caret waits in it."""

    def press(self, press: Press) -> None:
        """Do what a key does."""

    def insert_line(self, text: str) -> None:
        """Insert a text at the caret, as one line."""

    def rewrite(self, text: str) -> None:
        """Replace the whole text as if it had been typed."""

    def leave(self, *, forward: bool) -> None:
        """Give the keyboard to what comes next, or before."""
