"""What comes of comparing two expressions."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.equality.domain import Point


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A point where the two differ: exact coordinates, and both values as short decimals."""

    at: Point
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Equal:
    """They are the same function.

    Attributes:
        evidence: `sampled` is agreement to 30 digits at 24 points or more.
        remark: A sentence to the author of the left one: where it is not defined though the right one is, or where
            they differ though only in a thin set; else "".
    """

    evidence: Literal["proved", "sampled"]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Different:
    """They differ on a whole neighbourhood of a point."""

    counterexample: Counterexample


@dataclass(frozen=True, slots=True)
class Undecided:
    """Nothing is known.

    Attributes:
        reason: A sentence to the author of the left one.
        provable: Whether a symbolic proof of equality would settle it; not where one side has no values at all.
    """

    reason: str
    provable: bool


Outcome: TypeAlias = Equal | Different | Undecided
