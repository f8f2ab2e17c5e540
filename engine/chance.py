"""All randomness of the program: integers straight from sha256 of a question's identity."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """The chance of one question.

    The stream of integers depends on nothing but (family, revision, level, seed), on any machine and in any process.
    No global generator and no seed + index: neighbouring seeds share nothing. `attempt` counts the draws of the same
    question that failed their self-test before this one. `of` is the learner's own function, where the question is about
    one.
    """

    def __init__(self, family: str, revision: int, level: int, seed: int, attempt: int = 0, *, of: str = "") -> None:
        self.family = family
        self.revision = revision
        self.level = level
        self.seed = seed
        self.of = of
        self._identity = f"{family}\x1f{revision}\x1f{level}\x1f{seed}\x1f{attempt}".encode()
        self._drawn = 0

    def _below(self, bound: int) -> int:
        """Return a uniform integer in [0, bound); `bound` is far below 2**128, so the bias is negligible."""
        digest = sha256(self._identity + b"\x1f" + str(self._drawn).encode()).digest()
        self._drawn += 1
        return int.from_bytes(digest[:16], "big") % bound

    def integer(self, low: int, high: int) -> int:
        """Return an integer from low to high, both included."""
        return low + self._below(high - low + 1)

    def nonzero(self, bound: int) -> int:
        """Return an integer from -bound to bound, but not 0."""
        drawn = self.integer(1, 2 * bound)
        return drawn if drawn <= bound else bound - drawn

    def sign(self) -> int:
        return 1 if self._below(2) else -1

    def chance(self, numerator: int, denominator: int) -> bool:
        """Return True with probability numerator / denominator."""
        return self._below(denominator) < numerator

    def choice(self, options: Sequence[T]) -> T:
        return options[self._below(len(options))]

    def sample(self, options: Sequence[T], count: int) -> list[T]:
        """Return `count` different positions' options, in random order."""
        return self.shuffled(options)[:count]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        rest = list(options)
        return [rest.pop(self._below(len(rest))) for _ in range(len(rest))]
