"""The parts that a line of `main.py check` poses: what is asked, what was answered, and where the two are compared."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from msgspec import structs

from engine.equality.decide import differ
from engine.equality.domain import Domain
from engine.errors import AuthorError, LearnerError
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Matrix, Node, Value, Vector, entries, free_names, rational
from engine.questions.check_keys import (
    CHOOSING,
    as_text,
    entry,
    key_of,
    names_of,
    options_of,
    rows_of,
    texts_of,
    value_of,
)
from engine.questions.check_lines import Asked, AskedPart, Bound, CheckRequest
from engine.questions.forms import demand
from engine.questions.keys import Key, is_value
from engine.questions.kinds.catalogue import KINDS
from engine.questions.marking import Box
from engine.questions.notation import NOTATIONS
from engine.questions.question import Part, UpTo
from engine.questions.sheet import Answer, Kind

_NEVER = {"code", "text"}
_KINDS: Mapping[str, Kind] = {
    **{kind: kind for kind in KINDS},
    "bound": "interval",
    "plane": "equation",
    "line": "equation",
    "potential": "antiderivative",
    "steps": "order",
    # as the curriculum writes them, and as a person would
    "expr": "expression",
    "num": "number",
    "vec": "vector",
    "mat": "matrix",
    "set_of_points": "points",
    "multiple_choice": "multi",
    "ordered_steps": "order",
}
# What `up_to` may be for a kind: as another kind, or as what stands between an answer and the key.
_AS_KIND: Mapping[tuple[Kind, str], Kind] = {
    ("expression", "constant"): "antiderivative",
    ("antiderivative", "constant"): "antiderivative",
    ("vector", "scale"): "normal",
    ("vector", "positive_scale"): "direction",
    ("direction", "positive_scale"): "direction",
    ("normal", "scale"): "normal",
    ("eigenvector", "scale"): "eigenvector",
    ("equation", "scale"): "equation",
    ("equation", "factor"): "equation",
}
_UP_TO: Mapping[Kind, tuple[UpTo, ...]] = {
    "expression": ("sign", "factor", "scale", "positive_scale"),
    "number": ("sign",),
    "vector": ("sign", "factor"),
    "matrix": ("sign", "factor", "scale", "positive_scale"),
}
_BY_DIRECTION: frozenset[Kind] = frozenset(["direction", "normal", "eigenvector"])
_MOST_FIGURES = 30
_NAME = re.compile(r"[^\W\d_]+(?:\d+|_[A-Za-z0-9]+)?")
# Their verdicts list entries.
_LISTING: frozenset[Kind] = frozenset(
    ["vector", "matrix", "direction", "normal", "eigenvector", "points", "multi", "order"]
)


@dataclass(frozen=True, slots=True)
class Posed:
    """A part, the answer to it, and the ends that its names are kept to."""

    part: Part
    answer: Answer
    box: Box

    @property
    def is_grid(self) -> bool:
        return self.part.kind in _LISTING


def posed_parts(request: CheckRequest, parts: Sequence[AskedPart]) -> list[Posed]:
    """Return the parts of a line in their order, each with what it takes over from the line.

    Raises:
        AuthorError: One of them cannot be marked.
    """
    if not parts or len({part.id for part in parts}) < len(parts):
        raise AuthorError("`parts` needs a part at least, and an id of its own for each.")
    shared = {"names": request.names, "positive": request.positive, "box": request.box}
    found: list[Posed] = []
    for part in parts:
        own = {name: value for name, value in shared.items() if getattr(part, name) is None}
        found.append(posed(structs.replace(part, **own), part.id, [one.part.id for one in found]))
    return found


def posed(asked: Asked, part: str = "answer", earlier: Sequence[str] = ()) -> Posed:
    """Return what a line, or a part of it, poses.

    Args:
        asked: The line or the part.
        part: The id of the part.
        earlier: The ids of the parts before it.

    Raises:
        AuthorError: It cannot be marked; the message says why.
    """
    kind, up_to = _kind(asked)
    names = tuple(map(_spelled, asked.names)) if asked.names is not None else names_of(asked, kind)
    options = options_of(asked, kind)
    made = Part(
        key=key_of(asked, kind, names, options),
        kind=kind,
        label="",
        names=names,
        id=part,
        layout=asked.layout or "",
        positive=tuple(name for name in names if name in (asked.positive or ())),
        form=_form(asked.form),
        tolerance=_figures(asked),
        options=options,
        up_to=up_to,
        wrt=asked.wrt,
    )
    _refuse_zero(made)
    made = _with_trees(made, asked)
    return Posed(
        replace(made, follows=_follows(asked, made, earlier)), _answer(asked, kind), _box(asked.box or {}, names)
    )


def _kind(asked: Asked) -> tuple[Kind, UpTo | None]:
    """Return the kind of a line, and what may stand between an answer and the key where the kind does not say it."""
    spelled = asked.kind.strip().casefold().replace(" ", "_")
    if spelled in _NEVER:
        raise AuthorError(f"Answers of the kind {asked.kind} are not marked here.")
    kind = _KINDS.get(spelled)
    if kind is None:
        raise AuthorError(f"Answers of the kind {asked.kind} are not known; {', '.join(_KINDS)} are.")
    if asked.up_to is None:
        return kind, None
    if (kind, asked.up_to) in _AS_KIND:
        return _AS_KIND[kind, asked.up_to], None
    for up_to in _UP_TO.get(kind, ()):
        if up_to == asked.up_to:
            return kind, up_to
    raise AuthorError(f"`up_to` cannot be “{asked.up_to}” for answers of the kind {asked.kind}.")


def _spelled(name: str) -> str:
    """Return a declared name, if it is spelled like one: `x`, `lambda`, `λ`, `x1`, `w_ij`."""
    if not _NAME.fullmatch(name):
        raise AuthorError(f"“{name}” is not spelled like a name; x, lambda, x1 and w_ij are.")
    return name


def _form(form: str | None) -> str | None:
    if form is not None:
        demand(form)
    return form


def _figures(asked: Asked) -> int | None:
    figures = None if asked.tolerance is None else asked.tolerance.significant
    if figures is not None and not 1 <= figures <= _MOST_FIGURES:
        raise AuthorError(f"A tolerance is from 1 to {_MOST_FIGURES} significant figures.")
    return figures


def _refuse_zero(part: Part) -> None:
    """Refuse a reference that is zero where only its multiples count: everything, or nothing, is one."""
    if part.kind not in _BY_DIRECTION and part.up_to in {None, "sign"}:
        return
    domain = Domain(part.names, frozenset(part.positive))
    if all(differ(node, ZERO, domain) is None for node in entries(part.value)):
        raise AuthorError("The reference is zero, and nothing is a multiple of that.")


def _with_trees(part: Part, asked: Asked) -> Part:
    """Return a part with what else the line writes as mathematics: matrix, eigenvalue and what names stand for."""
    try:
        matrix = None if asked.matrix is None else value_of(asked.matrix, "matrix", part.names)
        eigenvalue = None if asked.eigenvalue is None else entry(asked.eigenvalue, part.names)
        where = {name: entry(text, part.names) for name, text in asked.where.items()}
    except LearnerError as error:
        raise AuthorError(f"The matrix, the eigenvalue or `where` cannot be read: {error.message}") from error
    if matrix is not None and not (isinstance(matrix, Matrix) and matrix.shape[0] == matrix.shape[1]):
        raise AuthorError("The matrix of an eigenvector has as many rows as columns.")
    return replace(part, matrix=matrix, eigenvalue=eigenvalue, stands_for=where)


def _answer(asked: Asked, kind: Kind) -> Answer:
    """Return an answer as it would have been typed."""
    cells = asked.answer
    if cells is None:
        raise AuthorError("This line has no `answer`.")
    if isinstance(cells, str):
        return cells
    if kind in NOTATIONS:
        return rows_of(cells, NOTATIONS[kind])
    if kind in CHOOSING:
        return (tuple(texts_of(cells)),) if cells else ""
    rows = tuple(row for row in cells if not isinstance(row, str))
    if kind == "points" and rows and len(rows) == len(cells):
        return rows
    texts = list(texts_of(cells))
    return texts[0] if len(texts) == 1 else as_text(cells)


def _box(bounds: Mapping[str, tuple[Bound, Bound]], names: Sequence[str]) -> Box:
    """Return the box of the names that there are, in exact numbers."""
    box = {name: (_exact(low), _exact(high)) for name, (low, high) in bounds.items() if name in names}
    for name, (low, high) in box.items():
        if low >= high:
            raise AuthorError(f"The box of {name} goes from the smaller number to the larger one.")
    return box


def _exact(bound: Bound) -> Fraction:
    """Return a bound as it was written: 0.1 is 1/10."""
    try:
        value = rational(entry(str(bound), ()))
    except LearnerError as error:
        raise AuthorError(f"A number of the box cannot be read: {error.message}") from error
    if value is None:
        raise AuthorError("The box is given by plain numbers.")
    return value


def _follows(asked: Asked, part: Part, earlier: Sequence[str]) -> Callable[[Mapping[str, Key]], Key | None] | None:
    """Return the key in terms of earlier answers, which stand in `follows` as names: `a`, `a_1`, `a_12`."""
    if asked.follows is None:
        return None
    notation = NOTATIONS.get(part.kind)
    if notation is None:
        raise AuthorError(f"`follows` is not understood for answers of the kind {part.kind}.")
    places = [f"_{row}{column}" for row in range(1, 10) for column in ("", *range(1, 10))]
    known = {f"{one}{place}" for one in earlier if _NAME.fullmatch(one) for place in ("", *places)}
    try:
        led_to = value_of(asked.follows, notation, known | set(part.names))
    except LearnerError as error:
        raise AuthorError(f"`follows` cannot be read: {error.message}") from error

    def follows(answers: Mapping[str, Key]) -> Key | None:
        own = {name: node for one, key in answers.items() if is_value(key) for name, node in _named(one, key)}
        if free_names(led_to) & known - own.keys():
            return None
        return _mapped(led_to, own)

    return follows


def _named(part: str, key: Value) -> Iterator[tuple[str, Node]]:
    """Yield the entries of an earlier answer by the names that they have in `follows`."""
    match key:
        case Vector(parts):
            yield from ((f"{part}_{place}", node) for place, node in enumerate(parts, 1))
        case Matrix(rows):
            for row, nodes in enumerate(rows, 1):
                yield from ((f"{part}_{row}{column}", node) for column, node in enumerate(nodes, 1))
        case _:
            yield part, key


def _mapped(value: Value, meaning: dict[str, Node]) -> Value:
    """Replace names in every entry of a value."""
    match value:
        case Vector(parts):
            return Vector(tuple(substituted(node, meaning) for node in parts))
        case Matrix(rows):
            return Matrix(tuple(tuple(substituted(node, meaning) for node in row) for row in rows))
        case _:
            return substituted(value, meaning)
