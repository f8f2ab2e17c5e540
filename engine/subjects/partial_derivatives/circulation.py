"""Witnesses for gradient fields: line integrals of a field, round closed loops and out from the origin.

A field on the whole space is a gradient exactly where every loop integral is zero. No derivative is taken.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

from engine.language.numeric import compiled
from engine.language.tree import Node

# Points of the quadrature on each side of a loop: exact to rounding for smooth fields on short sides.
_POINTS = 24
# Corners of a loop that is off the axes, and what counts as zero.
_LOW, _HIGH = 0.3, 1.1
_ZERO = 1e-9

Path = Sequence[float]


def work(field: Sequence[Node], names: Sequence[str], start: Path, stop: Path) -> float:
    """Return the integral of a field along the straight way from one point to another."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it; only witnesses need it

    nodes, weights = np.polynomial.legendre.leggauss(_POINTS)
    t = (nodes + 1) / 2
    ways = [b - a for a, b in zip(start, stop, strict=True)]
    places = [a + t * way for a, way in zip(start, ways, strict=True)]
    along = sum(
        (way * compiled(part, tuple(names))(*places) for part, way in zip(field, ways, strict=True)), np.zeros_like(t)
    )
    return float(weights @ along) / 2


def circulations(field: Sequence[Node], names: Sequence[str]) -> tuple[float, ...]:
    """Return the integrals round a square in each plane of two axes."""
    return tuple(_round(field, names, first, second) for first, second in combinations(range(len(names)), 2))


def _round(field: Sequence[Node], names: Sequence[str], first: int, second: int) -> float:
    corners = []
    for x, y in ((_LOW, _LOW), (_HIGH, _LOW), (_HIGH, _HIGH), (_LOW, _HIGH), (_LOW, _LOW)):
        corner = [0.5] * len(names)
        corner[first], corner[second] = x, y
        corners.append(corner)
    return sum(work(field, names, start, stop) for start, stop in pairwise(corners))


def is_gradient(field: Sequence[Node], names: Sequence[str]) -> bool:
    """Return whether no loop that is tried has an integral."""
    return all(abs(found) < _ZERO for found in circulations(field, names))
