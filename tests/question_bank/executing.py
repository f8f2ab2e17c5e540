"""Running the programs of a question, and holding what they compute against its keys."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from engine.language.equations import Equation
from engine.language.intervals import Interval
from engine.language.numeric import compiled
from engine.language.point_sets import PointSet
from engine.language.tree import Matrix, Node, entries
from engine.questions.keys import Chosen, Ordered, is_value
from engine.questions.question import Part, Question
from engine.questions.sheet import Code

At = Mapping[str, float]

# A formula of sympy is also tried at these multiples of the point that the numpy program states: near enough to have
# values there, too.
_FACTORS = (1.0, 0.985, 1.01)
# Central differences of the second and third order are right to five digits; a key to three figures is itself rounded.
_EXACT, _DIFFERENCES, _ROUNDED = 1e-9, 1e-4, 5e-3


def agrees(code: Code, question: Question) -> str | None:
    """Return what is wrong with the programs of a question, or None if both compute its keys."""
    by_sympy, by_numpy = _run(code.sympy), _run(code.numpy)
    at = {name: float(value) for name, value in by_numpy.get("at", {}).items()}
    for part in question.parts:
        for library, program in (("sympy", by_sympy), ("numpy", by_numpy)):
            answer = program["answer"] if len(question.parts) == 1 else program["answer"][part.id]
            fault = _fault(_Claimed(part, answer, is_exact=library == "sympy"), at)
            if fault:
                return f"{library} answers {answer} to {part.id}: {fault}"
    return None


def _run(program: str) -> dict[str, Any]:
    scope: dict[str, Any] = {}
    exec(compile(program, "program", "exec"), scope)  # noqa: S102 - the program is our own
    return scope


@dataclass(frozen=True)
class _Claimed:
    """What a program says is the answer to a part."""

    part: Part
    answer: Any
    is_exact: bool

    def at(self, point: At) -> np.ndarray:
        """Return the numbers of the answer at a point."""
        return _numbers(self.answer, point)

    def close(self, found: np.ndarray, wanted: np.ndarray) -> bool:
        relative = _EXACT if self.is_exact else _DIFFERENCES
        if self.part.tolerance is not None:
            relative = _ROUNDED
        size = np.abs(wanted[np.isfinite(wanted)]).max(initial=1e-2)
        return found.shape == wanted.shape and np.allclose(found, wanted, rtol=relative, atol=relative * size)


def _fault(claimed: _Claimed, at: At) -> str | None:
    match claimed.part.key:
        case Chosen(ids):
            chosen = [claimed.answer] if isinstance(claimed.answer, str) else list(claimed.answer)
            return None if sorted(chosen) == sorted(ids) else f"chosen should be {ids}"
        case Ordered() as key:
            return _disorder(key, list(claimed.answer))
        case PointSet(points):
            return _unlike_points(claimed, [_values(point, at) for point in points], at)
        case Interval(low, high):
            return _unlike_interval(claimed, low, high, at)
        case Equation() as key:
            return _unlike_equation(claimed, key, at)
        case _:
            return _unlike_value(claimed, at)


def _values(nodes: Iterable[Node], at: At) -> np.ndarray:
    return np.array([float(compiled(node, tuple(at))(*at.values())) for node in nodes])


def _numbers(answer: Any, at: At) -> np.ndarray:
    nested = answer.tolist() if isinstance(answer, sympy.MatrixBase | np.ndarray) else answer
    if isinstance(nested, list | tuple | sympy.Tuple | sympy.Set):
        return np.array([_numbers(one, at) for one in nested])
    if isinstance(nested, sympy.Basic):
        nested = nested.subs({symbol: at[symbol.name] for symbol in nested.free_symbols}).evalf()
    return np.array(float(nested))


def _disorder(key: Ordered, answer: list[str]) -> str | None:
    if sorted(answer) != sorted(key.ids):
        return f"the steps should be {key.ids}"
    early = [step for place, step in enumerate(answer) if not key.needed(step) <= set(answer[:place])]
    return f"{early} come too early" if early else None


def _unlike_points(claimed: _Claimed, wanted: list[np.ndarray], at: At) -> str | None:
    found = [claimed_point.ravel() for claimed_point in (_numbers(one, at) for one in claimed.answer)]
    matched = [any(claimed.close(point, other) for other in found) for point in wanted]
    return None if len(found) == len(wanted) and all(matched) else f"the points should be {wanted}"


def _unlike_interval(claimed: _Claimed, low: Node | None, high: Node | None, at: At) -> str | None:
    for end, wanted, infinite in zip(claimed.answer, (low, high), (-np.inf, np.inf), strict=True):
        value = np.array([infinite]) if wanted is None else _values([wanted], at)
        found = np.array([infinite]) if end is None else np.atleast_1d(_numbers(end, at))
        if not claimed.close(found, value):
            return f"an end should be {value[0]}"
    return None


def _unlike_equation(claimed: _Claimed, key: Equation, at: At) -> str | None:
    """Compare an equation of sympy with the key; of numpy, points that must fit it, in the order of the part's names."""
    if isinstance(claimed.answer, sympy.Basic):
        answer = claimed.answer
        difference = answer.lhs - answer.rhs if isinstance(answer, sympy.Equality) else answer
        # a numpy program that finds points has no point to state
        where = at or {name: 0.7 + 0.5 * place for place, name in enumerate(claimed.part.names)}
        return _unequal(lambda point: _numbers(difference, point), [key.difference], where, _proportional)
    rows = [dict(zip(claimed.part.names, row, strict=True)) for row in _numbers(claimed.answer, at)]
    off = [row for row in rows if not np.isclose(_values([key.difference], row), 0.0, atol=1e-6)]
    return f"{off} do not fit the equation" if off or not rows else None


def _unlike_value(claimed: _Claimed, at: At) -> str | None:
    part = claimed.part
    if not is_value(part.key):
        return "the key is of an unknown kind"
    if isinstance(part.key, Matrix) and claimed.at(at).shape != part.key.shape:
        return f"the shape should be {part.key.shape}"
    return _unequal(claimed.at, entries(part.key), at, _comparison(claimed), many=claimed.is_exact)


_Comparison = Callable[[np.ndarray, np.ndarray], bool]


def _unequal(
    found: Callable[[At], np.ndarray], key: Iterable[Node], at: At, alike: _Comparison, *, many: bool = True
) -> str | None:
    """Compare the values of an answer and of a key, of shape (points, entries), by what counts as alike."""
    nodes = tuple(key)
    points = [{name: factor * value for name, value in at.items()} for factor in (_FACTORS if many and at else (1.0,))]
    wanted = np.array([_values(nodes, point) for point in points])
    values = np.array([found(point).ravel() for point in points])
    return None if values.shape == wanted.shape and alike(values, wanted) else f"it should be {wanted.tolist()}"


def _comparison(claimed: _Claimed) -> _Comparison:
    part = claimed.part
    up_to = {"direction": "positive_scale", "normal": "scale", "antiderivative": "constant"}.get(part.kind, part.up_to)
    if part.kind == "eigenvector":
        return lambda found, wanted: _is_eigenvector(part, found[0], wanted[0])
    match up_to:
        case "constant" if claimed.is_exact:
            return lambda found, wanted: claimed.close(found - found[0], wanted - wanted[0])
        case "sign":
            return lambda found, wanted: claimed.close(found, wanted) or claimed.close(-found, wanted)
        case "scale" | "factor":
            return _proportional if part.kind == "expression" else _parallel
        case "positive_scale":
            return lambda found, wanted: _parallel(found, wanted) and (np.sum(found * wanted, axis=1) > 0).all()
        case _:
            return claimed.close


def _proportional(found: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether one number, not zero, takes all values of the one to those of the other."""
    return bool(np.any(found)) and _parallel(found.reshape(1, -1), wanted.reshape(1, -1))


def _parallel(found: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether at every point the one row is a multiple of the other, and not zero."""
    lengths = np.linalg.norm(found, axis=1) * np.linalg.norm(wanted, axis=1)
    return bool((lengths > 0).all()) and np.allclose(np.abs(np.sum(found * wanted, axis=1)), lengths, rtol=1e-8)


def _is_eigenvector(part: Part, found: np.ndarray, wanted: np.ndarray) -> bool:
    if part.matrix is None:
        return _parallel(found.reshape(1, -1), wanted.reshape(1, -1))
    image = _values(entries(part.matrix), {}).reshape(part.matrix.shape) @ found
    if part.eigenvalue is None:
        return _parallel(image.reshape(1, -1), found.reshape(1, -1)) or not np.any(image)
    return bool(np.any(found)) and np.allclose(image, _values([part.eigenvalue], {}) * found, atol=1e-6)
