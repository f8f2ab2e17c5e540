"""What is known of one entry of an answer while it is typed. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language.parser import read

from engine.errors import Span
from engine.language.reading import Ambiguous, Read, Reading, Unreadable
from engine.language.tree import Matrix, Node, Value, Vector, entries
from engine.questions.verdict import EntryVerdict, Outcome


@dataclass(frozen=True, slots=True)
class Notation:
    """How the texts of a part are read."""

    names: tuple[str, ...]
    decimal_comma: bool = False

    def read(self, text: str) -> Reading:
        return read(text, self.names, decimal_comma=self.decimal_comma)

    def read_grid(self, text: str) -> Value | None:
        """Return the vector or matrix that a text plainly is, or None."""
        for reading in (
            read(text, self.names, kind, decimal_comma=self.decimal_comma) for kind in ("matrix", "vector")
        ):
            if isinstance(reading, Read):
                return reading.tree
        return None


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


def grid_rows(value: Value) -> tuple[tuple[Node, ...], ...]:
    """Return the entries of a vector (as a column) or a matrix by row."""
    match value:
        case Matrix(rows):
            return rows
        case _:
            return tuple((entry,) for entry in entries(value))


def fitted(rows: Sequence[Sequence[Node]], shape: tuple[int, int]) -> tuple[tuple[Node, ...], ...] | None:
    """Return the rows in a shape: as they are, or a row as a column and the other way round; None if they do not fit."""
    if (len(rows), len(rows[0])) == shape:
        return tuple(tuple(row) for row in rows)
    flat = [entry for row in rows for entry in row]
    is_line = 1 in (len(rows), len(rows[0])) and 1 in shape
    if not is_line or len(flat) != shape[0] * shape[1]:
        return None
    columns = shape[1]
    return tuple(tuple(flat[start : start + columns]) for start in range(0, len(flat), columns))
