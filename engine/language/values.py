"""Whole answers: an expression, a vector or a matrix, in every bracket that people use for them."""

from itertools import pairwise
from typing import NamedTuple

from engine.errors import LearnerError, Span
from engine.language.cursor import CLOSERS
from engine.language.factors import Factors, ended
from engine.language.forks import Fork
from engine.language.reach import closing
from engine.language.reading import Kind
from engine.language.scaled import Place, scaled_grid
from engine.language.tokens import Token
from engine.language.tree import Hole, Matrix, Node, Value, Vector

MOST_ENTRIES = 12

_HOW = {
    "vector": "A vector is asked for. Write it as (a, b).",
    "matrix": "A matrix is asked for. Write it as [[a, b], [c, d]].",
}


class _Row(NamedTuple):
    entries: tuple[Node, ...]
    span: Span


class Values(Factors):
    """Reads all tokens as one answer."""

    def __init__(self, text: str, tokens: list[Token], fork: Fork | None, *, decimal_comma: bool) -> None:
        super().__init__(text, tokens, fork, separator=";" if decimal_comma else ",")
        self._row_marks = {"\n"} if decimal_comma else {";", "\n"}

    def value(self, kind: Kind) -> Value:
        """Read the whole text.

        Raises:
            LearnerError: If it is not an answer of this kind.
        """
        if kind == "expression":
            return self._single()
        if self.token.kind == "end":
            return self.expression()
        self.grid = True
        rows = self._rows(kind)
        self.finish()
        return self._vector(rows) if kind == "vector" else self._matrix(rows)

    def _single(self) -> Node:
        if self.token.text == "[" or self.token.kind == "begin":
            raise LearnerError("One expression is asked for, not a vector or a matrix.", Span(0, len(self.text)))
        node = self.expression()
        self.finish()
        return node

    def _rows(self, kind: Kind) -> list[_Row]:
        """Read the rows of a grid in whichever brackets; with decimal commas the outer ones may be left out."""
        if self._is_environment():
            return self._environment()
        if self._is_enclosed():
            return self._bracketed()
        grid = scaled_grid(self.tokens, self.separator)
        if grid is not None:
            return self._scaled(grid, kind)
        if self.separator == ";" and self._separates():
            return self._lines()
        raise LearnerError(_HOW[kind], Span(0, len(self.text)))

    def _is_enclosed(self) -> bool:
        """Whether the first token opens a bracket that the last one closes, or that is still open."""
        if self.token.text == "<":
            return self.tokens[-2].text == ">" or all(token.text != ">" for token in self.tokens)
        return self.token.text in {"[", "("} and closing(self.tokens, self.at) >= len(self.tokens) - 2

    def _is_environment(self) -> bool:
        return self.token.kind == "begin" and not any(
            token.kind == "finish" and follower.text in {"*", "/"}
            for token, follower in pairwise(self.tokens[self.at :])
        )

    def _scaled(self, grid: Place, kind: Kind) -> list[_Row]:
        """Read a grid among factors, and multiply and divide each of its entries by them."""
        factor = self.factor_before(grid.first)
        whole, self.tokens = self.tokens, ended(self.tokens[: grid.last + 1])
        self.token = self.tokens[self.at]
        rows = self._rows(kind)
        self.finish()
        self.tokens = whole
        self.token = self.tokens[self.at]
        for scale in (factor, *self.factors_behind()):
            rows = [_Row(tuple(map(scale, row.entries)), row.span) for row in rows]
        return rows

    def _separates(self) -> bool:
        return any(token.text in {self.separator, "\n"} for token in self.tokens)

    def _bracketed(self) -> list[_Row]:
        opening = self.take()
        if self.token.kind == "begin":
            rows = self._environment()
        elif self._row_opens():
            rows = self._nested()
        else:
            rows = self._lines()
        self.close(opening)
        return rows

    def _row_opens(self) -> bool:
        """Whether a bracketed row begins here: `[` always, `(` if it holds several entries."""
        if self.token.text != "(":
            return self.token.text == "["
        last, depth = closing(self.tokens, self.at), 0
        for token in self.tokens[self.at : last]:
            depth += (token.text in CLOSERS) - (token.text in CLOSERS.values()) if token.text != "|" else 0
            if depth == 1 and token.text == self.separator:
                return True
        return False

    def _nested(self) -> list[_Row]:
        """Read rows in brackets of their own."""
        rows = [self._row()]
        while self.token.text in {",", ";", "\n"}:
            self.take()
            rows.append(self._row())
        return rows

    def _row(self) -> _Row:
        start = self.token.start
        if self.token.kind == "end":
            return _Row((self.missing("A row is missing after this.", self.before.span),), self.token.span)
        if self.token.text not in {"[", "("}:
            raise LearnerError("Each row needs brackets of its own here: [[a, b], [c, d]].", self.token.span)
        opening = self.take()
        entries = self._entries(self.separator)
        self.close(opening)
        return _Row(entries, Span(start, self.before.stop))

    def _lines(self) -> list[_Row]:
        """Read rows that are separated by `;` or by new lines."""
        return self._separated(self.separator, self._row_marks)

    def _environment(self) -> list[_Row]:
        r"""Read `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`."""
        begin = self.take()
        rows = self._separated("&", {"\\\\"})
        if self.token.kind == "end":
            self.missing("This \\begin is still without its \\end.", begin.span)
        elif (self.token.kind, self.token.text) != ("finish", begin.text):
            raise self.unexpected()
        else:
            self.take()
        return rows

    def _separated(self, separator: str, marks: set[str]) -> list[_Row]:
        rows = [self._line(separator)]
        while self.token.text in marks:
            self.take()
            # LaTeX lets the last row end like the others
            if self.token.kind != "finish":
                rows.append(self._line(separator))
        return rows

    def _line(self, separator: str) -> _Row:
        start = self.token.start
        return _Row(self._entries(separator), Span(start, self.before.stop))

    def _entries(self, separator: str) -> tuple[Node, ...]:
        entries = [self.expression()]
        while self.accept(separator):
            entries.append(self.expression())
        return tuple(entries)

    def _vector(self, rows: list[_Row]) -> Vector:
        entries = rows[0].entries if len(rows) == 1 else tuple(entry for row in rows for entry in row.entries)
        if len(rows) > 1 and len(entries) > len(rows):
            raise LearnerError("This is a matrix. " + _HOW["vector"], Span(0, len(self.text)))
        self._refuse_many(len(entries))
        if len(entries) == 1:
            hole = self.missing("A vector has two entries at least.", rows[0].span)
            entries = (*entries, hole)
        return Vector(entries)

    def _matrix(self, rows: list[_Row]) -> Matrix:
        width = max(len(row.entries) for row in rows)
        self._refuse_many(max(width, len(rows)))
        if self.gap is None:
            self._refuse_ragged(rows)
        return Matrix(tuple(row.entries + (Hole(),) * (width - len(row.entries)) for row in rows))

    def _refuse_many(self, size: int) -> None:
        if size > MOST_ENTRIES:
            raise LearnerError(
                f"At most {MOST_ENTRIES} entries fit side by side, and {MOST_ENTRIES} below each other.",
                Span(0, len(self.text)),
            )

    def _refuse_ragged(self, rows: list[_Row]) -> None:
        sizes = [len(row.entries) for row in rows]
        for row, size in zip(rows, sizes, strict=True):
            if size != sizes[0]:
                different = f"The rows have different lengths: {sizes[0]} and {size} entries."
                raise LearnerError(different, row.span)
