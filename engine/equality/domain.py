"""Where two expressions are compared: which names there are, which are positive, which are kept to a box."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

# Exact coordinates by name.
Point: TypeAlias = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Domain:
    """The points that count.

    Attributes:
        names: Every name that the expressions may use; each stands for a real number.
        positive: The names that stand for positive numbers.
        box: (low, high) of the names that are bounded, low < high.
    """

    names: tuple[str, ...]
    positive: frozenset[str] = frozenset()
    box: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)

    def holds(self, name: str, value: Fraction) -> bool:
        """Return whether a coordinate lies in the interior of what is declared of its name."""
        if name in self.positive and value <= 0:
            return False
        if name not in self.box:
            return True
        low, high = self.box[name]
        return low < value < high
