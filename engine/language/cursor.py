"""A place in a list of tokens, and what every part of the reader notes on its way: gaps, forks and depth."""

from collections.abc import Callable

from engine.errors import LearnerError, Span
from engine.language.forks import Fork, Rewriting
from engine.language.tokens import Token
from engine.language.tree import Hole, Node

DEEPEST = 60

CLOSERS = {"(": ")", "[": "]", "{": "}", "<": ">", "|<": ">|", "|": "|"}
_CLOSING = frozenset([")", "]", "}", ">|"])


class Cursor:
    """Where the reader is.

    Attributes:
        text: As it was typed.
        tokens: All tokens; the last has the kind `end`.
        at: The index of the next token.
        token: The next token.
        fork: The first place that can be read in several ways.
        gap: The first place where something is missing; the tree holds a `Hole` for it.
        grid: Whether entries of a vector or matrix are read.
        bars: How many bars are open at this level of brackets.
        paired: The index of the last closing bar of the product that is being read, if it had any.
        latex: Whether the text has LaTeX commands, so that braces group.
        closed: The index of the closing bracket, by that of the opening one.
        separator: What stands between entries: "," or, where the comma is the decimal mark, ";".
    """

    def __init__(self, text: str, tokens: list[Token], fork: Fork | None = None, *, separator: str = ",") -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.token = tokens[0]
        self.fork = fork
        self.gap: LearnerError | None = None
        self.grid = False
        self.bars = 0
        self.paired: int | None = None
        self.latex = "\\" in text
        self.closed: dict[int, int] = {}
        self.separator = separator
        self._depth = 0

    @property
    def before(self) -> Token:
        """The token that was taken last."""
        return self.tokens[self.at - 1]

    def written(self, token: Token) -> str:
        """Return a token as it was typed."""
        return self.text[token.start : token.stop]

    def take(self) -> Token:
        taken = self.token
        self.at += 1
        self.token = self.tokens[self.at]
        return taken

    def operator(self) -> Token:
        """Take a sign behind which an operand must begin, so that bars behind it can only open."""
        self.paired = None
        return self.take()

    def apart(self, reading: Callable[[], Node]) -> Node:
        """Read what stands in brackets, where the bars outside count for nothing."""
        outside = self.bars, self.paired
        self.bars, self.paired = 0, None
        node = reading()
        self.bars, self.paired = outside
        return node

    def accept(self, sign: str) -> bool:
        """Take the next token if it is this sign."""
        if self.token.text != sign:
            return False
        self.take()
        return True

    def enter(self) -> None:
        """Count one more level of nesting."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise LearnerError(f"At most {DEEPEST} levels can be nested, and here are more.", self.token.span)

    def leave(self) -> None:
        self._depth -= 1

    def missing(self, message: str, span: Span) -> Hole:
        """Note that something is missing, and return the hole that stands for it."""
        if self.gap is None:
            self.gap = LearnerError(message, span)
        return Hole()

    def ask(self, span: Span, rewritings: list[Rewriting]) -> None:
        """Note that a place can be read in several ways; a single rewriting is no question."""
        if self.fork is None and len(rewritings) > 1:
            self.fork = Fork(span, tuple(rewritings))

    def close(self, opening: Token) -> None:
        """Take the bracket that closes `opening`."""
        closer = CLOSERS[opening.text]
        if self.token.text == closer:
            self.take()
        elif self.token.kind == "end":
            self.missing(f"This “{self.written(opening)}” is still open.", opening.span)
        elif self.token.text in _CLOSING:
            pair = f"“{self.written(opening)}” is closed by “{self.written(self.token)}” here."
            raise LearnerError(f"{pair} Use “{closer[-1]}”.", self.token.span)
        else:
            raise self.unexpected()

    def unexpected(self) -> LearnerError:
        """Return the error for a token that cannot stand where it is."""
        token, sign = self.token, self.written(self.token)
        if token.kind == "newline":
            return LearnerError("Keep the answer on one line.", token.span)
        if token.text in _CLOSING:
            return LearnerError(f"This “{sign}” closes nothing.", token.span)
        if token.text in {"=", "<", ">"} or (token.text == "!" and self._follows("=")):
            return LearnerError(f"Give only the expression, without “{sign}”.", token.span)
        if token.text == self.separator:
            return LearnerError(self._about_separator(), token.span)
        if token.text in "{[":
            return LearnerError("Use parentheses, ( and ), to group.", token.span)
        return LearnerError(f"“{sign}” cannot stand here.", token.span)

    def begins_term(self, at: int) -> bool:
        """Whether the token at this index is the first of a term of a sum."""
        return at == 0 or self.tokens[at - 1].text in {"+", "(", "[", "{", ",", ";", "&", "\\\\", "<"}

    def _follows(self, sign: str) -> bool:
        return self.tokens[self.at + 1].text == sign

    def _about_separator(self) -> str:
        """Say what a comma is taken for: the mark of a decimal, of thousands, or between two answers."""
        left, right = self.before, self.tokens[self.at + 1]
        digits = left.kind == right.kind == "number" and left.stop + 1 == right.start and self.separator == ","
        if digits and len(right.text) == 3:
            return f"Write {left.text}{right.text} without a comma, or {left.text}.{right.text} with a point."
        if digits:
            return f"Type decimals with a point: {left.text}.{right.text}."
        return f"One expression is asked for. “{self.separator}” separates two."
