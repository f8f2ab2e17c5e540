"""One neuron with exact values: z = w · x + b, a = activation(z), a loss of a and a target; and its error signal.

Sigmoids are rational by construction: their z is ln k or -ln k.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.calculus.tidy import over, plus, times, well_led
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import ExactVector, dot, exact_vector
from engine.functions.logits import log_of
from engine.language.tree import ONE, ZERO, Call, Name, Neg, Node, Power, Sum, names, number

Activation: TypeAlias = Literal["linear", "relu", "sigmoid"]
Loss: TypeAlias = Literal["squared", "cross entropy"]

_A, _Y, _Z = names("a y z")


@dataclass(frozen=True, slots=True)
class Sample:
    """One example with what the neuron makes of it.

    Attributes:
        x: The input.
        y: The target.
        z: What goes into the activation: a number, or the logarithm of one.
        a: What comes out.
    """

    x: ExactVector
    y: Fraction
    z: Node
    a: Fraction


@dataclass(frozen=True, slots=True)
class Neuron:
    """A neuron, its loss, and the examples that go through it.

    Attributes:
        w: The weights, as they are written.
        b: The bias, as it is written.
    """

    activation: Activation
    loss: Loss
    w: tuple[Node, ...]
    b: Node
    samples: tuple[Sample, ...]

    def output_tree(self) -> Node:
        """Return the activation over the name z."""
        return _Z if self.activation == "linear" else Call(self.activation, (_Z,))

    def loss_tree(self) -> Node:
        """Return the loss of one example over the names a and y."""
        if self.loss == "squared":
            return over(Power(Sum((_A, Neg(_Y))), number(2)), number(2))
        kept, dropped = times(_Y, Call("ln", (_A,))), times(Sum((ONE, Neg(_Y))), Call("ln", (Sum((ONE, Neg(_A))),)))
        return Sum((Neg(kept), Neg(dropped)))

    def loss_slope(self, sample: Sample) -> Fraction:
        """Return the derivative of the loss by the output."""
        if self.loss == "squared":
            return sample.a - sample.y
        return (1 - sample.y) / (1 - sample.a) - sample.y / sample.a

    def activation_slope(self, sample: Sample) -> Fraction:
        """Return the derivative of the output by z; a ReLU at z < 0 has none."""
        match self.activation:
            case "linear":
                return Fraction(1)
            case "relu":
                return Fraction(int(sample.a > 0))
            case "sigmoid":
                return sample.a * (1 - sample.a)

    def delta(self, sample: Sample) -> Fraction:
        """Return the derivative of the loss by z."""
        return self.loss_slope(sample) * self.activation_slope(sample)


def drawn_neuron(draw: Draw, activation: Activation, loss: Loss) -> Neuron:
    """Draw a neuron with whole weights and one example; half of all ReLUs are closed."""
    closed = draw.chance(1, 2)

    def one() -> Neuron | None:
        w, x = (exact_vector(draw.nonzero(4) for _ in range(2)) for _ in range(2))
        if w == x:
            return None
        if activation == "sigmoid":
            return _squashed(draw, loss, w, x)
        shift, y = draw.nonzero(4), Fraction(draw.nonzero(5))
        z = dot(w, x) + shift
        a = max(z, Fraction(0)) if activation == "relu" else z
        if (activation == "relu" and (z < 0) != closed) or z == 0 or not 0 < abs(a - y) <= 9 or abs(z) > 12:
            return None
        return Neuron(activation, loss, _trees(w), number(shift), (Sample(x, y, number(z), a),))

    return found(draw, "neuron", one)


def _squashed(draw: Draw, loss: Loss, w: ExactVector, x: ExactVector) -> Neuron:
    """Return a sigmoid neuron whose bias makes z the logarithm of small odds."""
    odds = Fraction(draw.integer(2, 5))
    odds = odds if draw.chance(1, 2) else 1 / odds
    z = log_of(odds)
    sample = Sample(x, Fraction(draw.integer(0, 1)), z, odds / (1 + odds))
    return Neuron("sigmoid", loss, _trees(w), well_led(plus(z, number(-dot(w, x)))), (sample,))


def drawn_batch(draw: Draw, activation: Activation) -> Neuron:
    """Draw a neuron with two examples, one of which closes a ReLU.

    A sigmoid has logarithms as weights, so that both its outputs are rational.
    """

    def one() -> Neuron | None:
        made = _batch_of_logarithms(draw) if activation == "sigmoid" else _whole_batch(draw, activation)
        deltas = [made.delta(sample) for sample in made.samples]
        closed = [made.activation_slope(sample) == 0 for sample in made.samples]
        if activation == "relu" and (closed.count(True) != 1 or any(sample.z == ZERO for sample in made.samples)):
            return None
        is_short = all(abs(sample.a) <= 12 and sample.a.denominator <= 12 for sample in made.samples)
        differ = made.samples[0].x != made.samples[1].x
        return made if is_short and differ and any(deltas) and sum(deltas) != 0 else None

    return found(draw, "neuron with a batch", one)


def _whole_batch(draw: Draw, activation: Activation) -> Neuron:
    w, shift = exact_vector(draw.nonzero(3) for _ in range(2)), Fraction(draw.nonzero(3))
    samples = []
    for _ in range(2):
        x = exact_vector(draw.nonzero(3) for _ in range(2))
        z = dot(w, x) + shift
        a = max(z, Fraction(0)) if activation == "relu" else z
        samples.append(Sample(x, Fraction(draw.integer(-4, 6)), number(z), a))
    return Neuron(activation, "squared", _trees(w), number(shift), tuple(samples))


def _batch_of_logarithms(draw: Draw) -> Neuron:
    bases = (Fraction(2), Fraction(draw.choice((3, 5))))
    samples = []
    for _ in range(2):
        x = exact_vector(draw.integer(-1, 2) for _ in range(2))
        odds = bases[0] ** int(x[0]) * bases[1] ** int(x[1])
        z = plus(*(times(number(c), Call("ln", (number(base),))) for c, base in zip(x, bases, strict=True)))
        samples.append(Sample(x, Fraction(draw.integer(0, 1)), z, odds / (1 + odds)))
    return Neuron("sigmoid", "cross entropy", tuple(map(log_of, bases)), number(0), tuple(samples))


def _trees(xs: Sequence[Fraction]) -> tuple[Node, ...]:
    return tuple(map(number, xs))


def preactivation() -> Node:
    """Return w1 x1 + w2 x2 + b."""
    w1, w2, x1, x2 = names("w1 w2 x1 x2")
    return Sum((times(w1, x1), times(w2, x2), Name("b")))
