"""What comes of comparing two expressions."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.equality.domain import Point
from engine.equality.stages import Stage


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
        stage: What decided.
        remark: A sentence to the author of the left one: where it is not defined though the right one is, or where
            they differ though only in a thin set; else "".
    """

    evidence: Literal["proved", "sampled"]
    stage: Stage
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Different:
    """They differ on a whole neighbourhood of a point."""

    counterexample: Counterexample
    stage: Stage


@dataclass(frozen=True, slots=True)
class Undecided:
    """Nothing is known.

    Attributes:
        reason: A sentence to the author of the left one.
        provable: Whether a symbolic proof of equality would settle it; not where one side has no values at all.
        stage: What looked last; None where nothing was compared.
    """

    reason: str
    provable: bool
    stage: Stage | None = None


Outcome: TypeAlias = Equal | Different | Undecided
