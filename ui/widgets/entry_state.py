"""What is known of one entry of an answer while it is typed. No Qt."""

from dataclasses import dataclass

from engine.errors import Span
from engine.language.parser import read
from engine.language.reading import Ambiguous, Read, Reading, Unreadable
from engine.language.tree import Matrix, Node, Vector, entries
from engine.questions.verdict import EntryVerdict, Outcome


@dataclass(frozen=True, slots=True)
class Notation:
    """How the texts of a part are read."""

    names: tuple[str, ...]
    decimal_comma: bool = False

    def read(self, text: str) -> Reading:
        return read(text, self.names, decimal_comma=self.decimal_comma)


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading that the learner may choose, and the text that means only this."""

    tree: Node
    text: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an entry cannot be read as it stands; with choices, what it may mean."""

    message: str
    span: Span | None = None
    choices: tuple[Choice, ...] = ()


class EntryState:
    """One entry: its text, how that is read, and what marking said of it.

    Attributes:
        outcome: The mark beside it, until it is edited.
        insists: Whether to speak of a text that is merely unfinished; not while it is being typed.
    """

    def __init__(self, notation: Notation) -> None:
        self._notation = notation
        self.text = ""
        self.type("")

    def type(self, text: str) -> None:
        """Take in a text; what was said of the one before goes."""
        self.text = text
        self.reading: Reading = self._notation.read(text)
        self.outcome: Outcome | None = None
        self.insists = False
        self._pointed: Trouble | None = None

    def mark(self, verdict: EntryVerdict | None) -> None:
        """Take in what marking says, or forget it."""
        self.outcome = None if verdict is None else verdict.outcome
        self._pointed = None
        self.insists = verdict is not None
        if verdict is not None and verdict.outcome == "unreadable" and isinstance(self.reading, Read):
            self.point_at(verdict.message, None if verdict.span is None else Span(*verdict.span))

    def point_at(self, message: str, span: Span | None) -> None:
        """Take in what is the matter with the text, from somebody who knows more than the notation."""
        self.insists = True
        if not isinstance(self.reading, Ambiguous):
            self._pointed = Trouble(message, span)

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    @property
    def tree(self) -> Node | None:
        """What to typeset: the tree that will be marked, or a draft with holes; None where there is neither."""
        match self.reading:
            case Read(tree) | Unreadable(_, _, tree):
                return None if tree is None or isinstance(tree, Vector | Matrix) else tree
            case Ambiguous():
                return None

    @property
    def trouble(self) -> Trouble | None:
        """What to say about the text, or None."""
        if self._pointed is not None:
            return self._pointed
        match self.reading:
            case Ambiguous(message, span, readings):
                return Trouble(message, span, tuple(Choice(entries(each.tree)[0], each.text) for each in readings))
            case Unreadable(message, span, draft) if draft is None or (self.insists and not self.is_empty):
                return Trouble(message, span)
            case _:
                return None
