"""A network of two inputs, two ReLUs and one linear output, with exact values and gradients."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    applied,
    dot,
    exact_vector,
    is_symmetric,
    multiple,
    outer,
    sum_of,
    transposed,
)

_LARGEST = 40
_LARGEST_ERROR = 5
_LARGEST_TARGET = 15


@dataclass(frozen=True, slots=True)
class Example:
    """What goes in, and what should come out."""

    x: ExactVector
    y: Fraction


@dataclass(frozen=True, slots=True)
class Network:
    """o = w2 · ReLU(w1 x + b1) + b2, with the loss (o - y)² / 2, its mean over several examples.

    Attributes:
        w1: Shape (2, 2).
        b1: Shape (2,).
        w2: The row of the second layer, shape (2,).
    """

    w1: ExactMatrix
    b1: ExactVector
    w2: ExactVector
    b2: Fraction
    examples: tuple[Example, ...]

    def sums(self, x: ExactVector) -> ExactVector:
        """Return what goes into the ReLUs."""
        return sum_of(applied(self.w1, x), self.b1)

    def hidden(self, x: ExactVector) -> ExactVector:
        return tuple(max(z, Fraction(0)) for z in self.sums(x))

    def output(self, x: ExactVector) -> Fraction:
        return dot(self.w2, self.hidden(x)) + self.b2

    def error(self, example: Example) -> Fraction:
        """Return the derivative of one example's loss by the output."""
        return self.output(example.x) - example.y

    def cut(self, x: ExactVector, signals: ExactVector) -> ExactVector:
        """Return the signals of the open units, and zeros for the closed ones."""
        return tuple(s if z > 0 else Fraction(0) for s, z in zip(signals, self.sums(x), strict=True))

    def hidden_error(self, example: Example) -> ExactVector:
        """Return the derivative of one example's loss by what goes into the ReLUs."""
        return self.cut(example.x, multiple(self.w2, self.error(example)))

    def by_w1(self, example: Example) -> ExactMatrix:
        return outer(self.hidden_error(example), example.x)

    def by_w2(self, example: Example) -> ExactVector:
        return multiple(self.hidden(example.x), self.error(example))

    def by_x(self, example: Example) -> ExactVector:
        return applied(transposed(self.w1), self.hidden_error(example))


def drawn_network(draw: Draw, examples: int = 1, accepts: Callable[[Network], bool] = lambda _: True) -> Network:
    """Draw whole weights without zeros; each example opens one hidden unit and closes the other.

    Args:
        draw: The chance of the question.
        examples: How many; with two, not both of them open the same unit.
        accepts: What the family asks besides.
    """

    def one() -> Network | None:
        w1 = tuple(exact_vector(draw.nonzero(3) for _ in range(2)) for _ in range(2))
        b1 = exact_vector(draw.nonzero(3) for _ in range(2))
        # no ±1, which would hide that a weight was left out
        w2 = exact_vector(draw.sign() * draw.integer(2, 4) for _ in range(2))
        bare = Network(w1, b1, w2, Fraction(draw.nonzero(3)), ())
        inputs = _telling_inputs(draw, bare, examples)
        # the error is drawn, and the target follows from it
        drawn = tuple(Example(x, bare.output(x) - draw.nonzero(_LARGEST_ERROR)) for x in inputs)
        made = replace(bare, examples=drawn if len(drawn) == examples else ())
        return made if _is_telling(made) and accepts(made) else None

    return found(draw, "network", one)


def _telling_inputs(draw: Draw, network: Network, count: int) -> list[ExactVector]:
    """Return whole inputs that open one unit each, two of them different ones; fewer where there are none."""
    sides = [Fraction(side) for side in range(-3, 4) if side]
    opening: dict[tuple[bool, ...], list[ExactVector]] = {}
    for x in product(sides, repeat=2):
        sums = network.sums(x)
        if 0 not in sums:
            opening.setdefault(tuple(z > 0 for z in sums), []).append(x)
    groups = [group for opened, group in opening.items() if sum(opened) == 1]
    return [draw.choice(group) for group in draw.sample(groups, count)]


def _is_telling(made: Network) -> bool:
    """Whether there are examples, numbers are small, and W1 is not symmetric."""
    if not made.examples or is_symmetric(made.w1):
        return False
    entries = [entry for e in made.examples for row in made.by_w1(e) for entry in row]
    return max(map(abs, entries)) <= _LARGEST and all(abs(example.y) <= _LARGEST_TARGET for example in made.examples)
