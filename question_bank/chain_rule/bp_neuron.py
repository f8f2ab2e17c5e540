"""One neuron: the error signal at z, and from it the derivatives by the bias, the weights and the inputs.

Half of all ReLUs are closed. With cross-entropy the slope of the sigmoid cancels, which is worth seeing once by hand.
"""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.tidy import times
from engine.chance import Draw
from engine.functions.linear import ExactVector, as_matrix, as_vector, multiple, sum_of
from engine.functions.neurons import Activation, Loss, Neuron, Sample, drawn_batch, drawn_neuron, preactivation
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import ONE, Call, Name, Neg, Node, Product, Sum, Value, Vector, number, rational
from engine.language.typeset import latex
from engine.questions.question import Claim, Example, Family, Question, Slip, Step
from engine.subjects.chain_rule.neurons import (
    DB,
    DW,
    batch_code,
    bias_part,
    profile,
    single_code,
    vector_part,
    weights_part,
    wrong_signals,
)
from engine.subjects.prompts import paragraph

_KINDS: Mapping[int, tuple[Activation, Loss]] = {
    1: ("linear", "squared"),
    2: ("relu", "squared"),
    3: ("sigmoid", "squared"),
    4: ("sigmoid", "cross entropy"),
}
_OPENINGS = (
    "Find the gradients of the loss with respect to the bias, the weights and the inputs.",
    "Take the loss back through this neuron: to its bias, its weights and its inputs.",
)
_BATCH_OPENINGS = (
    "Which gradient does the optimiser receive, when two examples go through this neuron?",
    "What does one step on this batch of two see as the gradient of the mean loss?",
)
# in z, since t stands for the targets of a batch
_SIGMOID = r"As usual, $\sigma(z) = \frac{1}{1 + e^{-z}}$."
_DX = r"\frac{\partial L}{\partial x}"


def make(draw: Draw) -> Question:
    if draw.level == 5:
        activation: Activation = draw.choice(("linear", "relu", "sigmoid"))
        return batch(drawn_batch(draw, activation), draw.choice(_BATCH_OPENINGS))
    return single(drawn_neuron(draw, *_KINDS[draw.level]), draw.choice(_OPENINGS))


def single(neuron: Neuron, opening: str) -> Question:
    """Return the question of one example, in three parts."""
    (sample,) = neuron.samples
    delta = neuron.delta(sample)
    given: dict[str, Value] = {**_formulas(neuron), "w": Vector(neuron.w), "x": as_vector(sample.x), "b": neuron.b}
    given["y"] = number(sample.y)
    numbers = r"$w = {w}, \quad x = {x}, \quad b = {b}, \quad y = {y}$"
    return Question(
        prompt=f"{paragraph(opening, _defined(neuron))}\n{_SETTING}\n{numbers}",
        given=given,
        names=("w1", "w2", "x1", "x2", "b", "z", "a", "y"),
        parts=(
            bias_part(neuron, delta),
            vector_part(neuron, "b", "w", sample.x, delta),
            vector_part(neuron, "c", "x", tuple(_exact(tree) for tree in neuron.w), delta),
        ),
        steps=_steps(neuron, sample),
        slips=_slips(neuron, sample),
        hints=_hints(neuron),
        note=_note(given),
        landscape=profile(neuron, delta * sample.x[0]),
        code=single_code(neuron, given),
    )


_SETTING = r"$z = {z}, \quad a = {a}, \quad L = {L}$"


def _formulas(neuron: Neuron) -> dict[str, Node]:
    return {"z": preactivation(), "a": neuron.output_tree(), "L": neuron.loss_tree()}


def _defined(neuron: Neuron) -> str:
    return _SIGMOID if neuron.activation == "sigmoid" else ""


def _note(given: Mapping[str, Value]) -> str:
    return "gradient of a neuron: " + "; ".join(f"{name} = {plain(value)}" for name, value in given.items())


def _exact(tree: Node) -> Fraction:
    value = rational(tree)
    return Fraction(0) if value is None else value


def _hints(neuron: Neuron) -> tuple[str, str]:
    z = latex(neuron.samples[0].z)
    return (
        r"Everything passes through $z$: find $\frac{\partial L}{\partial z}$ once, then multiply by what $z$ multiplies.",
        f"Start forward: $z = {z}$."
        if len(neuron.samples) == 1
        else f"Start forward, with the first example: $z = {z}$.",
    )


def _steps(neuron: Neuron, sample: Sample) -> tuple[Step, ...]:
    delta, w = neuron.delta(sample), tuple(_exact(tree) for tree in neuron.w)
    return (
        *_error_steps(neuron, sample),
        Step(
            "The bias enters $z$ as it is.",
            f"{DB} = {latex(number(delta))}",
            _same(number(delta)),
            (0, 0, number(delta)),
            "a",
        ),
        _times_step("Each weight is multiplied by its input.", DW, "x", delta, sample.x, part="b"),
        _times_step("Each input is multiplied by its weight.", _DX, "w", delta, w, part="c"),
    )


def _same(node: Node) -> tuple[Claim, ...]:
    return (Claim(node, node),)


def _times_step(says: str, symbol: str, factor: str, delta: Fraction, xs: ExactVector, *, part: str) -> Step:
    values = multiple(xs, delta)
    claims = tuple(Claim(Product((number(delta), number(x))), number(v)) for x, v in zip(xs, values, strict=True))
    formula = rf"{symbol} = \frac{{\partial L}}{{\partial z}}\,{factor} = {latex(as_vector(values))}"
    return Step(says, formula, claims, part=part)


def _error_steps(neuron: Neuron, sample: Sample, index: str = "") -> tuple[Step, ...]:
    """Work out z, a and the derivative of the loss by z for one example."""
    put_in = {f"w{i}": tree for i, tree in enumerate(neuron.w, 1)} | {
        f"x{i}": number(x) for i, x in enumerate(sample.x, 1)
    }
    z, a, y = sample.z, number(sample.a), number(sample.y)
    loss, slope = number(neuron.loss_slope(sample)), number(neuron.activation_slope(sample))
    delta = number(neuron.delta(sample))
    place = f" {index}" if index else ""
    outer = partial(neuron.loss_tree(), "a")
    return (
        Step(
            f"Forward{place and ', example' + place}: what goes into the activation.",
            f"z{_sub(index)} = {latex(z)}",
            (Claim(substituted(preactivation(), {**put_in, "b": neuron.b}), z),),
        ),
        Step(
            "What comes out of it.",
            f"a{_sub(index)} = {latex(a)}",
            (Claim(substituted(neuron.output_tree(), {"z": z}), a),),
        ),
        Step(
            "The slope of the loss at the output.",
            rf"\frac{{\partial L{_sub(index)}}}{{\partial a}} = {latex(outer)} = {latex(loss)}",
            (Claim(neuron.loss_tree(), outer, ("a",)), Claim(substituted(outer, {"a": a, "y": y}), loss)),
        ),
        *_activation_steps(neuron, sample, slope),
        Step(
            "Outer slope times inner slope is the error signal at $z$.",
            rf"\frac{{\partial L{_sub(index)}}}{{\partial z}} = {latex(Product((loss, slope)))} = {latex(delta)}",
            (Claim(Product((loss, slope)), delta),),
        ),
    )


def _sub(index: str) -> str:
    return f"_{{{index}}}" if index else ""


def _activation_steps(neuron: Neuron, sample: Sample, slope: Node) -> tuple[Step, ...]:
    match neuron.activation:
        case "linear":
            return ()
        case "relu":
            side = (
                "is positive, so the ReLU has slope 1"
                if slope == ONE
                else "is negative, so the ReLU is closed: its slope is 0"
            )
            return (Step(f"$z = {latex(sample.z)}$ {side}."),)
        case "sigmoid":
            z = Name("z")
            general = Product((Call("sigmoid", (z,)), Sum((ONE, Neg(Call("sigmoid", (z,)))))))
            at = Product((number(sample.a), Sum((ONE, Neg(number(sample.a))))))
            claims = (Claim(Call("sigmoid", (z,)), general, ("z",)), Claim(at, slope))
            return (
                Step(
                    "The slope of the sigmoid, written with its output.",
                    rf"\frac{{da}}{{dz}} = a(1 - a) = {latex(slope)}",
                    claims,
                ),
            )


def _slips(neuron: Neuron, sample: Sample) -> tuple[Slip, ...]:
    delta, w = number(neuron.delta(sample)), neuron.w
    x = tuple(map(number, sample.x))
    signals = wrong_signals(neuron, sample)
    return (
        *(Slip(code, signal, says, "a") for code, signal, says in signals),
        Slip(
            "B3",
            times(delta, neuron.b),
            "You multiplied by $b$. The bias is added, so its derivative is the error at $z$ itself.",
            "a",
        ),
        *(Slip(code, _scaled(signal, x), says, "b") for code, signal, says in signals),
        Slip(
            "B3",
            _scaled(delta, w),
            "You multiplied by the weights. A weight's derivative is the error times its input.",
            "b",
        ),
        *(Slip(code, _scaled(signal, w), says, "c") for code, signal, says in signals),
        Slip(
            "B3",
            _scaled(delta, x),
            "You multiplied by the inputs. An input's derivative is the error times its weight.",
            "c",
        ),
    )


def _scaled(signal: Node, factors: tuple[Node, ...]) -> Vector:
    return Vector(tuple(times(signal, factor) for factor in factors))


def batch(neuron: Neuron, opening: str) -> Question:
    """Return the question of the mean over two examples, in two parts."""
    count = len(neuron.samples)
    deltas = [neuron.delta(sample) / count for sample in neuron.samples]
    formulas = _formulas(neuron)
    given: dict[str, Value] = {
        **formulas,
        "X": as_matrix([sample.x for sample in neuron.samples]),
        "t": as_vector([sample.y for sample in neuron.samples]),
        "w": Vector(neuron.w),
        "b": neuron.b,
    }
    weights = _summed(neuron, deltas)
    says = r"The rows of $X$ are the examples, $t$ holds their targets $y$, and the loss $L$ is the mean of $\ell$ over the two."
    return Question(
        prompt=(
            f"{paragraph(opening, says, _defined(neuron))}\n"
            r"$z = {z}, \quad a = {a}, \quad \ell = {L}$" + "\n"
            r"$X = {X}, \quad t = {t}, \quad w = {w}, \quad b = {b}$"
        ),
        given=given,
        names=("w1", "w2", "x1", "x2", "b", "z", "a", "y"),
        parts=(
            bias_part(neuron, sum(deltas, Fraction(0))),
            weights_part(neuron, weights),
        ),
        steps=_batch_steps(neuron, deltas, weights),
        slips=_batch_slips(neuron),
        hints=_hints(neuron),
        note=_note(given),
        landscape=profile(neuron, weights[0]),
        code=batch_code(neuron, given),
    )


def _summed(neuron: Neuron, signals: list[Fraction]) -> ExactVector:
    first, second = (multiple(sample.x, signal) for sample, signal in zip(neuron.samples, signals, strict=True))
    return sum_of(first, second)


def _batch_steps(neuron: Neuron, deltas: list[Fraction], weights: ExactVector) -> tuple[Step, ...]:
    each = tuple(step for i, sample in enumerate(neuron.samples, 1) for step in _error_steps(neuron, sample, str(i)))
    whole = Product((number(Fraction(1, 2)), Sum(tuple(number(neuron.delta(sample)) for sample in neuron.samples))))
    total = number(sum(deltas))
    claims = tuple(
        Claim(
            Sum(tuple(Product((number(d), number(s.x[i]))) for d, s in zip(deltas, neuron.samples, strict=True))),
            number(value),
        )
        for i, value in enumerate(weights)
    )
    return (
        *each,
        Step(
            "The bias: the mean of the two error signals.",
            f"{DB} = {latex(whole)} = {latex(total)}",
            (Claim(whole, total),),
            (0, 0, total),
            "a",
        ),
        Step(
            "The weights: the mean of the error signals times their inputs.",
            f"{DW} = {latex(as_vector(weights))}",
            claims,
            part="b",
        ),
    )


def _batch_slips(neuron: Neuron) -> tuple[Slip, ...]:
    """Return the sums for the means, and the slips that are made with both examples."""
    deltas = [neuron.delta(sample) for sample in neuron.samples]
    outers = [neuron.loss_slope(sample) for sample in neuron.samples]
    squashed = [(s.a - s.y) * neuron.activation_slope(s) for s in neuron.samples]
    closed = "B6" if neuron.activation == "relu" else "B1"
    wrong = (
        ("Y2", deltas, "This is the sum over the two examples. The loss is their mean."),
        (
            "B4",
            [-delta / 2 for delta in deltas],
            "The sign is that of target minus output. The slope of the loss is output minus target.",
        ),
        (
            closed,
            [outer / 2 for outer in outers],
            "The slope of the activation is missing. Look at $z$ for each example.",
        ),
        (
            "B10",
            [signal / 2 for signal in squashed],
            "There is a factor $a(1 - a)$ too many. It cancels against the slope of this loss.",
        ),
    )
    return tuple(
        slip
        for code, signals, says in wrong
        if code != "B10" or neuron.loss == "cross entropy"
        for slip in (
            Slip(code, number(sum(signals)), says, "a"),
            Slip(code, as_vector(_summed(neuron, signals)), says, "b"),
        )
    )


def _golden() -> Question:
    sample = Sample((Fraction(2), Fraction(-1)), Fraction(1), number(3), Fraction(3))
    neuron = Neuron("linear", "squared", (number(1), number(3)), number(4), (sample,))
    return single(neuron, _OPENINGS[0])


FAMILY = Family(
    id="bp_neuron",
    revision=1,
    topic="chain_rule",
    title="One neuron",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Nielsen, Neural Networks and Deep Learning (2015), chapter 2",
    connection="Every layer of every network repeats this: the error signal times what was multiplied on the way forward.",
    examples=(
        # z = -ln 3, a = 1/4, y = 1, w = (-2, -4), x = (-3, -1)
        Example(
            level=3,
            seed=1,
            accepts=({"a": "-9/64", "b": "(27/64, 9/64)", "c": "[9/32, 9/16]"},),
            refuses={"B1": {"a": "-3/4", "b": "(27/64, 9/64)", "c": "[9/32, 9/16]"}},
        ),
        # z = 1·2 + 3·(-1) + 4 = 3, a = z, y = 1
        Example(
            of=_golden,
            accepts=({"a": "2", "b": "(4, -2)", "c": "[2, 6]"},),
            refuses={"B3": {"a": "2", "b": "(2, 6)", "c": "[2, 6]"}},
        ),
    ),
)
