"""References of `main.py check` as keys, by kind, and the names and options that a line leaves unsaid."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from engine.errors import AuthorError, LearnerError
from engine.language.equations import Equation
from engine.language.parser import parse
from engine.language.point_sets import PointSet
from engine.language.reading import Ambiguous, Unreadable
from engine.language.reading import Kind as Notation
from engine.language.tokens import MOST_CHARACTERS
from engine.language.tree import ZERO, Matrix, Node, Value, Vector
from engine.questions.check_lines import Asked, Cells
from engine.questions.keys import Chosen, Key, Ordered
from engine.questions.kinds.choosing import Picked, pick
from engine.questions.letters import letters_in, names_in
from engine.questions.notation import CONSTANTS, NOTATIONS, read_as
from engine.questions.sheet import Kind, Option

CHOOSING: frozenset[Kind] = frozenset(["class", "choice", "multi", "order"])

# Words of intervals and of sets of points; they are no names.
_NO_NAMES = re.compile(r"\b(?:and|in|oo|inf|infty|infinity|none)\b", re.IGNORECASE)
_LISTED = re.compile(r"[,;\n]")


def texts_of(cells: Cells | None) -> Iterator[str]:
    """Yield every text of a reference or an answer."""
    if isinstance(cells, str):
        yield cells
    elif cells is not None:
        for row in cells:
            yield from [row] if isinstance(row, str) else row


def names_of(asked: Asked, kind: Kind) -> tuple[str, ...]:
    """Return the letters of both sides, for a line that declares no names."""
    if kind in CHOOSING:
        return ()
    written = [*texts_of(asked.reference), *texts_of(asked.matrix), *texts_of(asked.eigenvalue)]
    declared = [*written, *asked.where, *asked.where.values()]
    found = _all(names_in, map(_mathematics, declared))
    # an index counts as a part of a name only where the reference has it: x2 is rather a slip for x^2
    letters = _all(letters_in, map(_mathematics, texts_of(asked.answer)))
    if kind == "antiderivative":
        # what nobody declared is the constant of integration
        letters -= set(CONSTANTS)
    stems = {name.rstrip("0123456789").partition("_")[0] for name in found - letters}
    return tuple(sorted(found | (letters - stems)))


def _mathematics(text: str) -> str:
    # a longer text is refused unread
    return _NO_NAMES.sub(" ", text[:MOST_CHARACTERS])


def _all(names_of_text: Callable[[str], frozenset[str]], texts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(names_of_text, texts))


def options_of(asked: Asked, kind: Kind) -> tuple[Option, ...]:
    """Return the options of a line; where it states none, what both sides name."""
    match asked.options:
        case None:
            return _named_options(asked, kind) if kind in CHOOSING else ()
        case dict() as texts:
            return tuple(Option(one, text) for one, text in texts.items())
        case listed:
            return tuple(_option(one) for one in listed)


def _option(given: str | Mapping[str, str]) -> Option:
    if isinstance(given, str):
        return Option(given, given)
    text = given.get("text", given.get("label", given.get("id", "")))
    return Option(given.get("id", text), text)


def _named_options(asked: Asked, kind: Kind) -> tuple[Option, ...]:
    texts = [*texts_of(asked.reference), *texts_of(asked.answer)]
    if kind in {"multi", "order"}:
        texts = [piece.strip(" ()[]{}") for text in texts for piece in _LISTED.split(text)]
    by_words = {text.strip().casefold(): text.strip() for text in reversed(texts) if text.strip()}
    return tuple(Option(text, text) for text in reversed(by_words.values()))


def key_of(asked: Asked, kind: Kind, names: Collection[str], options: Sequence[Option]) -> Key:
    """Return the key that the reference of a line writes.

    Raises:
        AuthorError: It cannot be understood.
    """
    if asked.reference is None:
        raise AuthorError("This line has no `reference`.")
    try:
        if kind in NOTATIONS:
            return value_of(asked.reference, NOTATIONS[kind], names)
        if kind == "order":
            return _order(asked.reference, asked.before, options)
        if kind in CHOOSING:
            return _chosen(asked.reference, kind, options)
        return _statement(asked.reference, kind, names)
    except LearnerError as error:
        raise AuthorError(f"The reference cannot be read: {error.message}") from error


def value_of(cells: Cells, notation: Notation, names: Collection[str]) -> Value:
    """Return what a text or an array of texts writes.

    Raises:
        AuthorError: The array has another shape than the notation.
        LearnerError: A text cannot be read.
    """
    if isinstance(cells, str):
        return parse(cells, names, notation)
    rows = tuple(tuple(entry(text, names) for text in row) for row in rows_of(cells, notation))
    return Matrix(rows) if notation == "matrix" else Vector(tuple(node for row in rows for node in row))


def entry(text: str, names: Collection[str]) -> Node:
    value = parse(text, names)
    if isinstance(value, Vector | Matrix):
        raise AuthorError("An entry of the reference is itself a vector or a matrix.")
    return value


def rows_of(cells: tuple[str | tuple[str, ...], ...], notation: Notation) -> tuple[tuple[str, ...], ...]:
    """Return an array as rows; a vector's entries may be given without rows, and then they are a column."""
    if notation == "expression":
        raise AuthorError("An expression is one text, not an array.")
    if notation == "matrix" and any(isinstance(row, str) for row in cells):
        raise AuthorError("A matrix is an array of rows, and each row an array of texts.")
    rows = tuple((row,) if isinstance(row, str) else row for row in cells)
    if len({len(row) for row in rows}) != 1 or not rows[0]:
        raise AuthorError("An array needs an entry at least, and rows of equal length.")
    return rows


def _statement(cells: Cells, kind: Kind, names: Collection[str]) -> Key:
    """Return an equation, an interval or a set of points; an expression stands for the equation that it is zero."""
    text = as_text(cells)
    if kind == "equation" and "=" not in text:
        return Equation(entry(text, names), ZERO)
    read = read_as(text, kind, names)
    if isinstance(read, Ambiguous | Unreadable):
        raise LearnerError(read.message, read.span)
    if isinstance(read, PointSet) and len(set(map(len, read.points))) > 1:
        raise AuthorError("The points of a reference have equally many coordinates.")
    return read


def as_text(cells: Cells) -> str:
    """Return a text, or the points of an array as one."""
    if isinstance(cells, str):
        return cells
    return ", ".join(row if isinstance(row, str) else f"({', '.join(row)})" for row in cells)


def _chosen(cells: Cells, kind: Kind, options: Sequence[Option]) -> Chosen:
    picked = _picked(cells, options)
    if kind != "multi" and len(picked) != 1:
        raise AuthorError(f"The reference of the kind {kind} is one of the options.")
    return Chosen(picked)


def _picked(cells: Cells, options: Sequence[Option]) -> tuple[str, ...]:
    picked = pick(cells if isinstance(cells, str) else (tuple(texts_of(cells)),), options)
    if isinstance(picked, Picked):
        return picked.ids
    raise AuthorError("The reference is none of the options.")


def _order(cells: Cells, before: tuple[tuple[str, str], ...] | None, options: Sequence[Option]) -> Ordered:
    """Return an order of steps; steps in a row of their own may stand in any order among themselves."""
    if isinstance(cells, str) or before is not None:
        pairs = (
            None
            if before is None
            else tuple((_picked(one, options)[0], _picked(two, options)[0]) for one, two in before)
        )
        return Ordered(_picked(cells, options), pairs)
    stages = [_picked((stage,) if isinstance(stage, str) else stage, options) for stage in cells]
    pairs = tuple(pair for earlier, later in pairwise(stages) for pair in product(earlier, later))
    return Ordered(tuple(step for stage in stages for step in stage), pairs)
