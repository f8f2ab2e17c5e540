"""The reader of all notation: typed text in, a tree out; or the readings to choose from; or why it cannot be read.

A hand-written parser by precedence. Nothing typed is ever evaluated, and the work is bounded by the limits on
characters, tokens and depth. Errors carry a span in the learner's own text, with 0 <= start <= stop <= len(text).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from engine.errors import LearnerError, Span
from engine.language.forks import Fork, question, rewritten
from engine.language.reading import Alternative, Ambiguous, Kind, Read, Reading, Unreadable
from engine.language.tokens import tokenise
from engine.language.tree import Node, Value, children, entries
from engine.language.values import Values
from engine.language.words import Vocabulary, vocabulary

# What walks the tree by recursion, here and elsewhere, stays within the interpreter's limit.
_TALLEST = 240
_MANY_TOKENS = 150

# What names an answer, as in `f_x = 2x` and `∇f(x, y) = …`; a left side that is a sum or begins with a digit does not.
_LEFT_SIDE = re.compile(r"\s*[A-Za-z∂∇\\][^-+*=<>!]{0,60}=(?!=)")

# A text with more open questions than this is sent back for parentheses. Each one takes another pass, and so a long
# text may have fewer: whoever types waits for all of them at every key.
_MOST_QUESTIONS = 20
_FEW_QUESTIONS = 2
_CHARACTERS_READ = 1500


def read(text: str, names: Collection[str], kind: Kind = "expression", *, decimal_comma: bool = False) -> Reading:
    """Read typed text; any text at all, without raising.

    Args:
        text: Plain, unicode or LaTeX notation.
        names: The names that the question declares, in their plain spelling.
        kind: What is asked for.
        decimal_comma: Whether a comma is the decimal mark; then `;` separates entries and a new line separates rows.

    Returns:
        `Ambiguous` asks about one place at a time: each alternative settles that place in its text, and its tree takes
        the likelier reading of every other.
    """
    return _Notation(vocabulary(frozenset(names)), kind, decimal_comma).read(text)


def parse(text: str, names: Collection[str], kind: Kind = "expression", *, decimal_comma: bool = False) -> Value:
    """Return the tree of a text with one reading; see `read`.

    Raises:
        LearnerError: If the text cannot be read, or can be read in several ways, which the message tells.
    """
    match read(text, names, kind, decimal_comma=decimal_comma):
        case Read(tree):
            return tree
        case Ambiguous(message, span) | Unreadable(message, span):
            raise LearnerError(message, span)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one pass made of a text; it stands if there is neither a fork nor a gap."""

    tree: Value
    fork: Fork | None
    gap: LearnerError | None


@dataclass(frozen=True, slots=True)
class _Notation:
    """How texts are read: with which words, as what, and with which decimal mark."""

    words: Vocabulary
    kind: Kind
    decimal_comma: bool

    def read(self, text: str) -> Reading:
        try:
            draft = self.draft(text)
        except LearnerError as wrong:
            named = _LEFT_SIDE.match(text)
            if named and wrong.span and wrong.span.start < named.end() - 1:
                return Unreadable("Give only what stands behind “=”.", Span(*named.span()))
            return Unreadable(wrong.message, wrong.span or Span(0, len(text)))
        if draft.gap is not None:
            return Unreadable(draft.gap.message, draft.gap.span or Span(0, len(text)), draft.tree)
        return Read(draft.tree) if draft.fork is None else _asked(text, draft.fork, self)

    def draft(self, text: str) -> _Draft:
        """Read a text in one pass.

        Raises:
            LearnerError: If something is wrong with it, rather than missing.
        """
        tokens, fork = tokenise(text, self.words, decimal_comma=self.decimal_comma)
        reader = Values(text, tokens, fork, decimal_comma=self.decimal_comma)
        tree = reader.value(self.kind)
        if len(tokens) > _MANY_TOKENS and _height(tree) > _TALLEST:
            raise LearnerError("This is nested too deeply to be read.", Span(0, len(text)))
        return _Draft(tree, reader.fork, reader.gap)

    def likeliest(self, text: str) -> Value | None:
        """Return the tree of a text with the likelier reading of each place, or None if that leads nowhere."""
        for _ in range(_passes(len(text))):
            try:
                draft = self.draft(text)
            except LearnerError:
                return None
            if draft.gap is not None:
                return None
            if draft.fork is None:
                return draft.tree
            text = rewritten(text, draft.fork.rewritings[0])
        return None


def _passes(length: int) -> int:
    """Return how often a text of so many characters is read while its questions are settled."""
    return min(_MOST_QUESTIONS, max(_FEW_QUESTIONS, _CHARACTERS_READ // max(1, length)))


def _asked(text: str, fork: Fork, notation: _Notation) -> Reading:
    """Return the readings of a place, each with the text that means only this one there."""
    texts = [rewritten(text, edits) for edits in fork.rewritings]
    readings = [Alternative(tree, new) for new in texts if (tree := notation.likeliest(new)) is not None]
    if len(readings) > 1:
        return Ambiguous(question(text, fork), fork.span, tuple(readings))
    if readings:
        return _moved(notation.read(readings[0].text), fork.span)
    return Unreadable("This can be read in more than one way. Put parentheses where they are meant.", fork.span)


def _moved(reading: Reading, span: Span) -> Reading:
    """Return the reading of a rewritten text with the place of the rewriting, which the learner can see."""
    return reading if isinstance(reading, Read) else replace(reading, span=span)


def _height(value: Value) -> int:
    """Return the number of storeys of the tallest tree in a value, without recursion."""
    height, storey = 0, list[Node](entries(value))
    while storey:
        storey = [child for node in storey for child in children(node)]
        height += 1
    return height
