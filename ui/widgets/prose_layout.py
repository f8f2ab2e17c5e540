"""Breaks prose with formulas into lines: a formula stands on the baseline of the words beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtGui import QFontMetricsF

from ui.typesetting import RenderedFormula, Segment, break_points, render_svg


@dataclass(frozen=True, slots=True)
class Measure:
    """The type that prose is set in; sizes in device-independent pixels.

    Attributes:
        formula: The em of formulas.
        smallest: What a formula that is too wide may shrink to.
    """

    metrics: QFontMetricsF
    formula: float
    smallest: float


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A run of letters."""

    text: str
    width: float
    ascent: float
    depth: float


@dataclass(frozen=True, slots=True)
class FormulaPiece:
    """A formula, or a part of one that was too wide for a line."""

    latex: str
    rendered: RenderedFormula
    px: float

    @property
    def width(self) -> float:
        return self.rendered.width_em * self.px

    @property
    def ascent(self) -> float:
        return self.rendered.ascent_em * self.px

    @property
    def depth(self) -> float:
        return self.rendered.depth_em * self.px


Piece: TypeAlias = WordPiece | FormulaPiece


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces that no line break may part, such as a formula and the full stop after it.

    Attributes:
        gap: The room before it where it does not start a line.
        starts_line: Whether it must start one.
        is_display: Whether it is a formula on a line of its own.
    """

    pieces: tuple[Piece, ...]
    gap: float = 0.0
    starts_line: bool = False
    is_display: bool = False

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: (distance from the left, piece) in order, and how far its ink reaches up and down."""

    pieces: tuple[tuple[float, Piece], ...]
    ascent: float
    depth: float
    is_display: bool


class _Gatherer:
    """Collects pieces into chunks: white space ends one, and nothing else does."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._space = measure.metrics.horizontalAdvance(" ")
        self._pieces: list[Piece] = []
        self._gap = 0.0
        self._starts_line = False
        self.chunks: list[Chunk] = []

    def take(self, part: Segment) -> None:
        match part.kind:
            case "words":
                for token in _TOKENS.findall(part.text):
                    self._take_token(token)
            case "inline":
                self._pieces.append(_formula(part.text, self._measure))
            case "display":
                self._end(starts_line=True)
                self.chunks.append(Chunk((_formula(part.text, self._measure),), starts_line=True, is_display=True))

    def finish(self) -> tuple[Chunk, ...]:
        self._end()
        return tuple(self.chunks)

    def _take_token(self, token: str) -> None:
        if token.isspace():
            self._end(gap=self._space, starts_line="\n" in token)
        else:
            self._pieces.append(_word(token, self._measure.metrics))

    def _end(self, *, gap: float = 0.0, starts_line: bool = False) -> None:
        """End the chunk at hand, and say how the next one begins."""
        if self._pieces:
            self.chunks.append(Chunk(tuple(self._pieces), self._gap, self._starts_line))
            self._pieces, self._gap, self._starts_line = [], 0.0, False
        self._gap = max(self._gap, gap)
        self._starts_line = self._starts_line or starts_line


_TOKENS = re.compile(r"\s+|\S+")


def chunks(parts: Sequence[Segment], measure: Measure) -> tuple[Chunk, ...]:
    """Cut prose into what line breaking moves about."""
    gatherer = _Gatherer(measure)
    for part in parts:
        gatherer.take(part)
    return gatherer.finish()


def narrowest(all_chunks: Sequence[Chunk], measure: Measure) -> float:
    """Return the width below which something would be cut off, with formulas broken and at their smallest."""
    runs = (run for chunk in all_chunks for run in _broken(chunk, 0, measure))
    return max((sum(piece.width for piece in run) for run in runs), default=0.0)


class _Filler:
    """Puts runs of pieces side by side, and starts a new line where one does not fit."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._x = 0.0
        self._may_join = False
        self.lines: list[tuple[list[tuple[float, Piece]], bool]] = []

    def put(self, run: Sequence[Piece], gap: float, *, starts_line: bool, is_display: bool) -> None:
        wide = sum(piece.width for piece in run)
        if not self._may_join or starts_line or self._x + gap + wide > self._width:
            self.lines.append(([], is_display))
            self._x = 0.0
        else:
            self._x += gap
        for piece in run:
            self.lines[-1][0].append((self._x, piece))
            self._x += piece.width
        self._may_join = not is_display


def lay_out(all_chunks: Sequence[Chunk], width: float, measure: Measure) -> tuple[Line, ...]:
    """Fill lines of a width. A chunk wider than a line is broken at its relations and signs, and then shrunk."""
    filler = _Filler(width)
    for chunk in all_chunks:
        for run, gap, starts_line in _runs(chunk, width, measure):
            filler.put(run, gap, starts_line=starts_line, is_display=chunk.is_display)
    return tuple(_line(pieces, is_display, measure) for pieces, is_display in filler.lines)


def _runs(chunk: Chunk, width: float, measure: Measure) -> Iterator[tuple[tuple[Piece, ...], float, bool]]:
    """Yield (pieces, gap before, whether it must start a line): the chunk whole, or what it is broken into."""
    if chunk.width <= width:
        yield chunk.pieces, chunk.gap, chunk.starts_line
        return
    for index, run in enumerate(_broken(chunk, width, measure)):
        yield run, chunk.gap if index == 0 else 0.0, chunk.starts_line and index == 0


def _broken(chunk: Chunk, width: float, measure: Measure) -> Iterator[tuple[Piece, ...]]:
    """Yield what must stay together of a chunk: lines may break inside its formulas, but not beside them."""
    run: list[Piece] = []
    for piece in chunk.pieces:
        first, *rest = _parts(piece, width, measure)
        run.append(first)
        for part in rest:
            yield tuple(run)
            run = [part]
    yield tuple(run)


def _parts(piece: Piece, width: float, measure: Measure) -> tuple[Piece, ...]:
    """Break a formula that is wider than a line, and shrink the parts that still are."""
    if isinstance(piece, WordPiece) or piece.width <= width:
        return (piece,)
    parts = [FormulaPiece(part, render_svg(part), piece.px) for part in break_points(piece.latex)]
    return tuple(replace(part, px=_fitting(part, width, measure)) for part in parts)


def _fitting(part: FormulaPiece, width: float, measure: Measure) -> float:
    return max(measure.smallest, min(part.px, width / max(part.rendered.width_em, 0.01)))


def _line(pieces: list[tuple[float, Piece]], is_display: bool, measure: Measure) -> Line:  # noqa: FBT001 - a record's field
    ascent = max(measure.metrics.ascent(), *(piece.ascent for _, piece in pieces))
    depth = max(measure.metrics.descent(), *(piece.depth for _, piece in pieces))
    return Line(tuple(pieces), ascent, depth, is_display)


def _word(text: str, metrics: QFontMetricsF) -> WordPiece:
    return WordPiece(text, metrics.horizontalAdvance(text), metrics.ascent(), metrics.descent())


def _formula(latex: str, measure: Measure) -> FormulaPiece:
    return FormulaPiece(latex, render_svg(latex), measure.formula)
