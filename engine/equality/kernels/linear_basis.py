"""A growing basis of a vector space over Q, in which every vector that comes is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias, TypeVar

from engine.equality.kernels.ring import Element

# Coordinates by the key of what they are the coordinate of; none is 0.
Vector: TypeAlias = dict[str, Fraction]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class _Row:
    """A vector freed of the pivots of earlier rows, and how it is made of basis vectors."""

    pivot: str
    vector: Vector
    made_of: dict[int, Fraction]


class LinearBasis:
    """Basis vectors, numbered in the order in which they came; each is a vector that once was asked for.

    Attributes:
        elements: What each basis vector stands for.
    """

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._rows: list[_Row] = []

    def coordinates(self, vector: Mapping[str, Fraction], element: Element) -> dict[int, Fraction]:
        """Return a vector as multiples of basis vectors; one that is independent of them becomes the next.

        Args:
            vector: Its coordinates.
            element: What it stands for.
        """
        rest, made_of = dict(vector), dict[int, Fraction]()
        for row in self._rows:
            if row.pivot in rest:
                share = rest[row.pivot] / row.vector[row.pivot]
                _add(rest, row.vector, -share)
                _add(made_of, row.made_of, share)
        if not rest:
            return made_of
        new = len(self._rows)
        self.elements.append(element)
        self._rows.append(_Row(min(rest), rest, {new: Fraction(1), **{key: -share for key, share in made_of.items()}}))
        return {new: Fraction(1)}


def _add(to: dict[K, Fraction], vector: Mapping[K, Fraction], share: Fraction) -> None:
    """Add a multiple of a vector in place, without keeping zeros."""
    for key, value in vector.items():
        total = to.get(key, Fraction(0)) + share * value
        if total:
            to[key] = total
        else:
            to.pop(key, None)
