"""Marking a line of `main.py check`: a reference and an answer that belong to no question of ours."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from time import monotonic

import msgspec

from engine.equality.budget import Budget
from engine.errors import LearnerError
from engine.language.parser import parse
from engine.language.tree import Matrix, Node, Value, Vector, rational
from engine.questions.check_lines import Bound, Cells, CheckRequest, CheckVerdict, id_of, of_part
from engine.questions.letters import letters_in, names_in
from engine.questions.marking import Box, mark_part
from engine.questions.question import Part
from engine.questions.sheet import Answer, Kind
from engine.questions.verdict import PartVerdict

_KINDS: Mapping[str, Kind] = {"expression": "expression", "vector": "vector", "matrix": "matrix"}
_NEVER = {"code", "text"}
_MOST_FIGURES = 30
_NAME = re.compile(r"[^\W\d_]+(?:\d+|_[A-Za-z0-9]+)?")


class _RefusedError(Exception):
    """A line that cannot be marked; the message says why."""


def check(line: str, budget: Budget, provisional: Callable[[CheckVerdict], None] | None = None) -> CheckVerdict:
    """Mark one line; whatever is wrong with it makes an `unreadable` verdict.

    Args:
        line: A `CheckRequest` as JSON.
        budget: How long it may take.
        provisional: Gets a verdict that stands unless a better one comes.
    """
    started = monotonic()

    def timed(verdict: CheckVerdict) -> CheckVerdict:
        return msgspec.structs.replace(verdict, milliseconds=round(1000 * (monotonic() - started), 3))

    def pass_on(verdict: CheckVerdict) -> None:
        if provisional is not None:
            provisional(timed(verdict))

    try:
        return timed(_marked(_request(line), budget, pass_on))
    except _RefusedError as refusal:
        return timed(unreadable(line, str(refusal)))


def unreadable(line: str, why: str) -> CheckVerdict:
    """Return the verdict on a line that cannot be marked."""
    return CheckVerdict(id=id_of(line), verdict="unreadable", message=why)


def _request(line: str) -> CheckRequest:
    try:
        request = msgspec.json.decode(line, type=CheckRequest)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _RefusedError(f"This line cannot be read: {error}.") from error
    _refuse_what_comes_later(request)
    return request


def _refuse_what_comes_later(request: CheckRequest) -> None:
    if request.kind in _NEVER:
        raise _RefusedError(f"Answers of the kind {request.kind} are not marked here.")
    if request.kind not in _KINDS:
        raise _RefusedError(f"Answers of the kind {request.kind} are not marked yet; {', '.join(_KINDS)} are.")
    for name in ("form", "options", "up_to", "parts"):
        if getattr(request, name) is not None:
            raise _RefusedError(f"`{name}` is not understood yet; without it this line can be marked.")


def _marked(request: CheckRequest, budget: Budget, provisional: Callable[[CheckVerdict], None]) -> CheckVerdict:
    is_grid = request.kind != "expression"

    def shown(verdict: PartVerdict) -> CheckVerdict:
        return of_part(request.id, verdict, is_grid=is_grid)

    part = _part(request)
    answer = _answer(request.answer, part.kind)
    box = _box(request.box, part.names)
    return shown(mark_part(part, answer, budget, lambda verdict: provisional(shown(verdict)), box=box))


def _part(request: CheckRequest) -> Part:
    """Return the part that the line asks for.

    Raises:
        _RefusedError: The reference, the box or the tolerance cannot be understood.
    """
    names = _names(request)
    kind = _KINDS[request.kind]
    figures = None if request.tolerance is None else request.tolerance.significant
    if figures is not None and not 1 <= figures <= _MOST_FIGURES:
        raise _RefusedError(f"A tolerance is from 1 to {_MOST_FIGURES} significant figures.")
    return Part(
        key=_reference(request.reference, names, kind),
        kind=kind,
        label="",
        names=names,
        layout=request.layout or "",
        positive=tuple(name for name in names if name in request.positive),
        tolerance=figures,
    )


def _names(request: CheckRequest) -> tuple[str, ...]:
    if request.names is not None:
        return tuple(map(_spelled, request.names))
    found = {name for text in _texts(request.reference) for name in names_in(text)}
    # an index counts as a part of a name only where the reference has it: x2 is rather a slip for x^2
    letters = {name for text in _texts(request.answer) for name in letters_in(text)}
    stems = {name.rstrip("0123456789").partition("_")[0] for name in found - letters}
    return tuple(sorted(found | (letters - stems)))


def _spelled(name: str) -> str:
    """Return a declared name, if it is spelled like one: `x`, `lambda`, `λ`, `x1`, `w_ij`."""
    if not _NAME.fullmatch(name):
        raise _RefusedError(f"“{name}” is not spelled like a name; x, lambda, x1 and w_ij are.")
    return name


def _box(bounds: Mapping[str, tuple[Bound, Bound]], names: Sequence[str]) -> Box:
    """Return the box of the names that there are, in exact numbers."""
    box = {name: (_exact(low), _exact(high)) for name, (low, high) in bounds.items() if name in names}
    for name, (low, high) in box.items():
        if low >= high:
            raise _RefusedError(f"The box of {name} goes from the smaller number to the larger one.")
    return box


def _exact(bound: Bound) -> Fraction:
    """Return a bound as it was written: 0.1 is 1/10."""
    try:
        value = rational(_entry(str(bound), ()))
    except LearnerError as error:
        raise _RefusedError(f"A number of the box cannot be read: {error.message}") from error
    if value is None:
        raise _RefusedError("The box is given by plain numbers.")
    return value


def _texts(cells: Cells) -> Iterable[str]:
    if isinstance(cells, str):
        return [cells]
    return [text for row in cells for text in ([row] if isinstance(row, str) else row)]


def _reference(cells: Cells, names: tuple[str, ...], kind: Kind) -> Value:
    try:
        if isinstance(cells, str):
            return parse(cells, names, kind)
        rows = tuple(tuple(_entry(text, names) for text in row) for row in _rows(cells, kind))
    except LearnerError as error:
        raise _RefusedError(f"The reference cannot be read: {error.message}") from error
    entries = tuple(entry for row in rows for entry in row)
    return Vector(entries) if kind == "vector" else Matrix(rows)


def _entry(text: str, names: tuple[str, ...]) -> Node:
    value = parse(text, names)
    if isinstance(value, Vector | Matrix):
        raise _RefusedError("An entry of the reference is itself a vector or a matrix.")
    return value


def _answer(cells: Cells, kind: Kind) -> Answer:
    return cells if isinstance(cells, str) else _rows(cells, kind)


def _rows(cells: tuple[str | tuple[str, ...], ...], kind: Kind) -> tuple[tuple[str, ...], ...]:
    """Return an array as rows; a vector's entries may be given without rows, and then they are a column."""
    if kind == "expression":
        raise _RefusedError("An expression is one text, not an array.")
    if kind == "matrix" and any(isinstance(row, str) for row in cells):
        raise _RefusedError("A matrix is an array of rows, and each row an array of texts.")
    rows = tuple((row,) if isinstance(row, str) else row for row in cells)
    if len({len(row) for row in rows}) != 1 or not rows[0]:
        raise _RefusedError("An array needs an entry at least, and rows of equal length.")
    return rows
