"""Numbers for which softmax, sigmoid and normalisation come out rational (constructions R8 and R9).

exp(ln n) = n, so logits ln nᵢ have the softmax nᵢ / Σ n, and the sigmoid at ln k is k / (k + 1). The four numbers
m ± a, m ± b have the mean m and the variance (a² + b²)/2 with divisor 4, which the pairs below make a square.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import tidy
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import ExactVector, exact_vector
from engine.language.tree import Call, Neg, Node, number


@dataclass(frozen=True, slots=True)
class Logits:
    """Logits with a rational softmax.

    Attributes:
        weights: The n of ln n: whole, positive, all different.
        trees: The logits ln n; ln 1 is written 0.
        softmax: n / Σ n, summing to 1.
    """

    weights: tuple[int, ...]
    trees: tuple[Node, ...]
    softmax: ExactVector


def drawn_logits(draw: Draw, classes: int = 3, largest: int = 9, largest_sum: int = 20) -> Logits:
    """Draw logits of 2 to 5 classes whose weights are different, at most `largest`, with a sum up to `largest_sum`.

    Raises:
        DefectError: So many different weights have no such sum.
    """

    def make() -> Logits | None:
        weights = tuple(draw.sample(range(1, largest + 1), classes))
        return logits_of(weights) if sum(weights) <= largest_sum else None

    return found(draw, "logits", make)


def logits_of(weights: Sequence[int]) -> Logits:
    total = sum(weights)
    trees = tuple(log_of(Fraction(weight)) for weight in weights)
    return Logits(tuple(weights), trees, tuple(Fraction(weight, total) for weight in weights))


def log_of(odds: Fraction) -> Node:
    """Return ln n, 0 for ln 1, and -ln n for the odds 1/n."""
    if odds < 1 and odds.numerator == 1:
        return Neg(log_of(1 / odds))
    return tidy(Call("ln", (number(odds),)))


@dataclass(frozen=True, slots=True)
class Odds:
    """An argument of the sigmoid with a rational value.

    Attributes:
        odds: k or 1/k, k whole from 2 on.
        z: The argument, ln k or -ln k.
        p: The sigmoid there, odds / (1 + odds).
    """

    odds: Fraction
    z: Node
    p: Fraction


def drawn_odds(draw: Draw, largest: int = 9) -> Odds:
    """Draw z = ± ln k with k from 2 to `largest`."""
    k = Fraction(draw.integer(2, largest))
    return odds_of(k if draw.chance(1, 2) else 1 / k)


def odds_of(odds: Fraction) -> Odds:
    return Odds(odds, log_of(odds), odds / (1 + odds))


# a, b and the root of (a² + b²)/2.
_SPREADS = ((1, 7, 5), (7, 17, 13), (2, 14, 10), (1, 1, 1), (2, 2, 2), (3, 3, 3), (5, 5, 5))


@dataclass(frozen=True, slots=True)
class Activations:
    """Four activations with a whole mean and a whole standard deviation, both with divisor 4.

    Attributes:
        entries: m ± a and m ± b, whole, in random order.
        mean: m.
        deviation: The positive root of the mean squared distance from the mean.
        normalised: (x - mean) / deviation, what layer normalisation without gain and bias gives.
    """

    entries: ExactVector
    mean: int
    deviation: int
    normalised: ExactVector


def drawn_activations(draw: Draw, *, distinct: bool = True) -> Activations:
    """Draw four activations for layer normalisation.

    Args:
        draw: The chance of the question.
        distinct: Whether all four differ; without it they may be two and two.
    """
    a, b, deviation = draw.choice([spread for spread in _SPREADS if spread[0] != spread[1] or not distinct])
    mean = draw.integer(-6, 6)
    entries = exact_vector(draw.shuffled([mean + a, mean - a, mean + b, mean - b]))
    return Activations(entries, mean, deviation, tuple((entry - mean) / deviation for entry in entries))
