"""What is known of one entry of an answer while it is typed. No Qt.

Equations, intervals and sets of points are read by modules that are imported with the first of them: most entries are
expressions, and so is that of the first question, which waits for no import that it can do without.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from engine.errors import Span
from engine.language.parser import read
from engine.language.reading import Alternative, Ambiguous, Read, Reading, Unreadable
from engine.language.tree import Matrix, Node, Vector, entries
from engine.language.typeset import latex
from engine.questions.sheet import Kind
from engine.questions.verdict import EntryVerdict, Outcome

if TYPE_CHECKING:
    from engine.questions.keys import Key

# What is no single expression, and is read as a whole.
_STATEMENTS: frozenset[Kind] = frozenset(["equation", "interval", "points"])

_PLAIN_NUMBER = re.compile(r"[-−]?\d*[.,]?\d*")


@dataclass(frozen=True, slots=True)
class Stated:
    """An equation, an interval or a set of points that was read."""

    key: "Key"

    @property
    def latex(self) -> str:
        # as the module says
        from engine.questions.keys import latex_key  # noqa: PLC0415

        return latex_key(self.key)


Found: TypeAlias = Reading | Stated


@dataclass(frozen=True, slots=True)
class Notation:
    """How the texts of a part are read; the entries of a grid are expressions."""

    names: tuple[str, ...]
    decimal_comma: bool = False
    kind: Kind = "expression"

    @property
    def is_statement(self) -> bool:
        """Whether a text is read as something else than an expression."""
        return self.kind in _STATEMENTS

    def read(self, text: str) -> Found:
        if self.is_statement:
            # as the module says
            from engine.questions.notation import read_as  # noqa: PLC0415

            found = read_as(text, self.kind, self.names, decimal_comma=self.decimal_comma)
            return found if isinstance(found, Ambiguous | Unreadable) else Stated(found)
        if self.kind == "antiderivative":
            # as the module says
            from engine.questions.notation import CONSTANTS  # noqa: PLC0415

            return read(text, (*self.names, *CONSTANTS), decimal_comma=self.decimal_comma)
        return read(text, self.names, decimal_comma=self.decimal_comma)

    def choice(self, alternative: Alternative) -> "Choice":
        """Return one of several readings as what can be chosen; a statement is shown whole."""
        found = self.read(alternative.text) if self.is_statement else None
        shown = found.latex if isinstance(found, Stated) else latex(entries(alternative.tree)[0])
        return Choice(shown, alternative.text)

    def draft(self, text: str) -> str:
        """Return LaTeX of as much of an unfinished statement as can be read."""
        # as the module says
        from ui.widgets.drafts import draft_latex  # noqa: PLC0415

        return draft_latex(text, self.kind, self.names, decimal_comma=self.decimal_comma)


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading that the learner may choose, in LaTeX, and the text that means only this."""

    latex: str
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
        notation: How the text is read.
        outcome: The mark beside it, until it is edited.
        insists: Whether to speak of a text that is merely unfinished; not while it is being typed.
    """

    def __init__(self, notation: Notation) -> None:
        self.notation = notation
        self.text = ""
        self.type("")

    def type(self, text: str) -> None:
        """Take in a text; what was said of the one before goes."""
        self.text = text
        self.reading: Found = self.notation.read(text)
        self.outcome: Outcome | None = None
        self.insists = False
        self._pointed: Trouble | None = None

    def mark(self, verdict: EntryVerdict | None) -> None:
        """Take in what marking says, or forget it."""
        self.outcome = None if verdict is None else verdict.outcome
        self._pointed = None
        self.insists = verdict is not None
        if verdict is not None and verdict.outcome == "unreadable" and isinstance(self.reading, Read | Stated):
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
    def is_plain_number(self) -> bool:
        """Whether the text reads as it stands, so that nobody needs to see how it reads."""
        return _PLAIN_NUMBER.fullmatch(self.text.strip()) is not None

    @property
    def tree(self) -> Node | None:
        """The expression that will be marked, or a draft with holes; None where there is neither."""
        match self.reading:
            case Read(tree) | Unreadable(_, _, tree):
                return None if tree is None or isinstance(tree, Vector | Matrix) else tree
            case _:
                return None

    @property
    def preview(self) -> str | None:
        """LaTeX of what will be marked, or of a draft with holes; None where there is neither."""
        match self.reading:
            case Stated() as stated:
                return stated.latex
            case Unreadable() if self.notation.is_statement:
                return self.notation.draft(self.text) if self.trouble is None else None
            case _:
                return None if self.tree is None else latex(self.tree)

    @property
    def trouble(self) -> Trouble | None:
        """What to say about the text, or None."""
        if self._pointed is not None:
            return self._pointed
        match self.reading:
            case Ambiguous(message, span, readings):
                return Trouble(message, span, tuple(map(self.notation.choice, readings)))
            case Unreadable(message, span) if self._speaks_of(self.reading):
                return Trouble(message, span)
            case _:
                return None

    def _speaks_of(self, unread: Unreadable) -> bool:
        """Return whether to say why a text cannot be read: not while it is empty, or may just go on."""
        if self.is_empty and self.notation.is_statement:
            return False
        if self.notation.is_statement:
            is_unfinished = _goes_on(self.text, unread)
        else:
            is_unfinished = unread.draft is not None or self._is_begun(unread)
        return not is_unfinished or (self.insists and not self.is_empty)

    def _is_begun(self, unread: Unreadable) -> bool:
        """Return whether a word may just go on, with nothing behind it but brackets, which formulas close themselves."""
        stop = unread.span.stop
        if not self.text[stop:] or self.text[stop:].strip(" )]}|"):
            return False
        before = self.notation.read(self.text[:stop])
        return isinstance(before, Unreadable) and before.draft is not None


def _goes_on(text: str, unread: Unreadable) -> bool:
    """Return whether more of a statement may be all that it needs: its end is in question, or a bracket is open.

    What only closes brackets at the end may have come by itself, as in a formula.
    """
    is_open = sum(text.count(bracket) for bracket in "([{") > sum(text.count(bracket) for bracket in ")]}")
    return is_open or unread.span.stop >= len(text.rstrip(" )]}"))
