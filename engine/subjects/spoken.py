"""What answers say of functions, put into plain notation for those families that have no `Ask`."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from engine.landscape.meanings import Axis, Derivatives, Places, Step
from engine.language.plain_text import plain
from engine.language.tree import Node


def step_from(f: Node, names: Sequence[str], start: Sequence[Fraction]) -> Step:
    """Return the meaning of a point that one step leads to; `start` is in the order of the names."""
    return Step(plain(f), tuple(names), tuple(map(float, start)))


def axis_at(f: Node, point: Mapping[str, Fraction], of: Literal["curvature", "slope"]) -> Axis:
    """Return the meaning of a direction from a point, of which every name of the function has a value."""
    return Axis(plain(f), tuple(point), _floats(point), of)


def derivatives(
    order: Literal["partial", "gradient", "jacobian", "hessian"],
    functions: Sequence[Node],
    by: Sequence[str],
    at: Mapping[str, Fraction | float] | None = None,
) -> Derivatives:
    """Return the meaning of a table of derivatives, at a point or, without one, as formulas."""
    return Derivatives(order, tuple(map(plain, functions)), tuple(by), _floats(at or {}))


def places_of(f: Node, names: Sequence[str]) -> Places:
    """Return the meaning of points where a function has no slope."""
    return Places(plain(f), tuple(names))


def _floats(point: Mapping[str, Fraction | float]) -> dict[str, float]:
    return {name: float(value) for name, value in point.items()}
