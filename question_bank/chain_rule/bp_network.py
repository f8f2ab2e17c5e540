"""Two layers and a ReLU: the gradient by the weights of either layer, by the input, and over a batch.

One hidden unit is closed in every draw, so that a ReLU left out of the way back shows. The last level asks for the
formula with matrices, in half of its draws with square ones, where no shape gives the answer away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from engine.calculus.tidy import tidy
from engine.chance import Draw
from engine.functions.linear import (
    ExactMatrix,
    added,
    applied,
    as_matrix,
    as_vector,
    is_symmetric,
    multiple,
    outer,
    scaled,
    transposed,
)
from engine.functions.networks import Example as Sample
from engine.functions.networks import Network, drawn_network
from engine.language.plain_text import plain
from engine.language.tree import Matrix, Neg, Product, Sum, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.subjects.chain_rule.gradient_formulas import FormulaCase, drawn_formula, formula_question, rule_named
from engine.subjects.chain_rule.networks import By, batch_programs, diagram, differences, programs
from engine.subjects.earlier import exact_number
from engine.subjects.matrix_steps import chain_step, written_dot, written_product
from engine.subjects.prompts import paragraph

_DO = r"\frac{\partial L}{\partial o}"
_NETWORK = r"$h = \operatorname{ReLU}(W_{1} x + b_{1}), \quad o = W_{2} h + b_{2}, \quad L = \frac{1}{2}(o - y)^{2}$"
_EACH = r"\ell"
_SHAPE = "Give it in the shape of ${w}$."

_ASKED: Mapping[int, By] = {1: "W2", 2: "W1", 3: "x"}
_SYMBOLS: Mapping[By, str] = {"W1": "W_{1}", "W2": "W_{2}", "x": "x"}
_OPENINGS = (
    "Find {d} for this network.",
    "Take the loss back through this network as far as ${w}$: what is {d}?",
)
_BATCHES = (
    "Find {d} of the mean loss over the two examples.",
    "What is {d} for the mean loss, when a batch of two goes through this network?",
)
_FORMULAS = (
    "Which formula gives {d}?",
    "What do you return for {d}, when you write the backward pass of this layer yourself?",
)


def make(draw: Draw) -> Question:
    match draw.level:
        case 4:
            return batch(drawn_network(draw, examples=2, accepts=_has_two_sides), draw.choice(_BATCHES))
        case 5:
            return formula_question(drawn_formula(draw), draw.choice(_FORMULAS))
        case level:
            return single(drawn_network(draw), _ASKED[level], draw.choice(_OPENINGS))


def _has_two_sides(network: Network) -> bool:
    """Whether the mean gradient differs from its transpose."""
    return not is_symmetric(_mean(network.by_w1(sample) for sample in network.examples))


def single(network: Network, by: By, opening: str) -> Question:
    """Return the question of one example: the error at the output, and the gradient by one thing."""
    (sample,) = network.examples
    given = _weights(network) | {"x": as_vector(sample.x), "y": number(sample.y)}
    symbol = _SYMBOLS[by]
    label = _by(symbol, "L")
    return Question(
        prompt=(
            f"{paragraph(opening.format(d=f'${label}$', w=symbol), _SHAPE.format(w=symbol))}\n{_NETWORK}\n"
            r"$W_{1} = {W1}, \quad b_{1} = {b1}, \quad W_{2} = {W2}, \quad b_{2} = {b2}$" + "\n"
            r"$x = {x}, \quad y = {y}$"
        ),
        given=given,
        names=(),
        parts=(
            Part(
                number(network.error(sample)),
                "number",
                _DO,
                (),
                lambda _: differences(network, "o"),
                id="a",
                asks=f"(a) ${_DO}$",
            ),
            _gradient_part(network, sample, by, label),
        ),
        steps=(*_forward_steps(network, sample), *_backward_steps(network, sample, by)),
        slips=(*_error_slips(network, sample), *_gradient_slips(network, sample, by)),
        hints=(
            "Go forward first and keep what goes into each ReLU. Then come back the same way, one factor at a time.",
            rf"Start with $W_{{1}} x + b_{{1}} = {latex(as_vector(network.sums(sample.x)))}$.",
        ),
        note=f"gradient of a network by {by}: {_noted(given)}",
        landscape=diagram(network, sample.x),
        code=programs(network, by),
    )


def _weights(network: Network) -> dict[str, Value]:
    return {
        "W1": as_matrix(network.w1),
        "b1": as_vector(network.b1),
        "W2": as_matrix((network.w2,)),
        "b2": number(network.b2),
    }


def _noted(given: Mapping[str, Value]) -> str:
    return "; ".join(f"{name} = {plain(value)}" for name, value in given.items())


def _gradient(network: Network, sample: Sample, by: By, error: Fraction) -> Value:
    """Return the gradient that an error at the output leads to."""
    hidden = network.cut(sample.x, multiple(network.w2, error))
    match by:
        case "W2":
            return as_vector(multiple(network.hidden(sample.x), error))
        case "W1":
            return as_matrix(outer(hidden, sample.x))
        case "x":
            return as_vector(applied(transposed(network.w1), hidden))


def _gradient_part(network: Network, sample: Sample, by: By, label: str) -> Part:
    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = exact_number(earlier, "a")
        return None if own is None else _gradient(network, sample, by, own)

    return Part(
        key=_gradient(network, sample, by, network.error(sample)),
        kind="matrix" if by == "W1" else "vector",
        label=label,
        names=(),
        witness=lambda _: differences(network, by),
        id="b",
        asks=f"(b) ${label}$",
        layout="Rows and columns stand as in $W_{1}$." if by == "W1" else f"The entries stand as in ${_SYMBOLS[by]}$.",
        follows=follow,
    )


def _forward_steps(network: Network, sample: Sample, loss: str = "L") -> tuple[Step, ...]:
    x, hidden = sample.x, network.hidden(sample.x)
    sums = Vector(tuple(Sum((written_dot(row, x), number(b))) for row, b in zip(network.w1, network.b1, strict=True)))
    output = Sum((written_dot(network.w2, hidden), number(network.b2)))
    error = number(network.error(sample))
    return (
        chain_step("Forward: what goes into the ReLUs.", "W_{1} x + b_{1}", sums, as_vector(network.sums(x))),
        chain_step("The closed unit gives 0.", "h", as_vector(hidden)),
        chain_step("The output.", "o", output, tidy(output)),
        chain_step("The error at the output.", _by("o", loss), Sum((tidy(output), Neg(number(sample.y)))), error),
    )


def _by(what: str, loss: str) -> str:
    return rf"\frac{{\partial {loss}}}{{\partial {what}}}"


def _backward_steps(network: Network, sample: Sample, by: By, loss: str = "L") -> tuple[Step, ...]:
    """Come back from the output to what the gradient is taken by."""
    label = _by(_SYMBOLS[by], loss)
    error, gradient = network.error(sample), _gradient(network, sample, by, network.error(sample))
    if by == "W2":
        written = Vector(tuple(Product((number(error), number(h))) for h in network.hidden(sample.x)))
        return (chain_step("Each weight of the second layer met one entry of $h$.", label, written, gradient),)
    hidden, open_error = multiple(network.w2, error), network.hidden_error(sample)
    z = _by("z", loss)
    back = (
        chain_step(
            "Back through the second layer: its weights, as a column, times the error.",
            _by("h", loss),
            Vector(tuple(Product((number(w), number(error))) for w in network.w2)),
            as_vector(hidden),
        ),
        chain_step(
            "Back through the ReLUs, with $z = W_{1} x + b_{1}$: the closed unit lets nothing through.",
            z,
            as_vector(open_error),
        ),
    )
    if by == "x":
        written = written_product(transposed(network.w1), open_error)
        return (*back, chain_step(f"Back through the first layer: $W_{{1}}^{{T}} {z}$.", label, written, gradient))
    entries = Matrix(tuple(tuple(Product((number(d), number(x))) for x in sample.x) for d in open_error))
    return (
        *back,
        chain_step(
            f"Each weight met one entry of $x$: the column ${z}$ times the row $x^{{T}}$.", label, entries, gradient
        ),
    )


def _error_slips(network: Network, sample: Sample) -> tuple[Slip, ...]:
    error = network.error(sample)
    leaky = sum((w * z for w, z in zip(network.w2, network.sums(sample.x), strict=True)), network.b2)
    return (
        Slip("B4", number(-error), "The sign is that of $y - o$. The derivative of the loss is $o - y$.", "a"),
        Slip("B6", number(leaky - sample.y), "The negative sum went through its ReLU. A closed unit gives 0.", "a"),
    )


def _gradient_slips(network: Network, sample: Sample, by: By) -> tuple[Slip, ...]:
    """Return what the slips on the way back make of the gradient, the error at the output being right."""
    error, x = network.error(sample), sample.x
    opened, cut = multiple(network.w2, error), network.hidden_error(sample)
    turned = Slip(
        "B4", _gradient(network, sample, by, -error), "All signs are those of $y - o$. The error is $o - y$.", "b"
    )
    leak = "The closed unit lets its error through. Look at the sign of what goes into its ReLU."
    found: tuple[Slip, ...]
    match by:
        case "W2":
            found = (
                Slip(
                    "B3",
                    as_vector(multiple(network.w2, error)),
                    "You multiplied the error by the weights. A weight's gradient holds what it met: $h$.",
                    "b",
                ),
                Slip(
                    "B6",
                    as_vector(multiple(network.sums(x), error)),
                    "You multiplied by what goes into the ReLUs. The second layer meets $h$.",
                    "b",
                ),
            )
        case "W1":
            found = (
                Slip("B6", as_matrix(outer(opened, x)), leak, "b"),
                Slip(
                    "B9",
                    as_matrix(outer(x, cut)),
                    "Rows and columns are exchanged. Row $i$ belongs to hidden unit $i$: the error is the column, $x$ the row.",
                    "b",
                ),
                Slip(
                    "C2",
                    as_matrix(outer(network.cut(x, (error, error)), x)),
                    "The weights of the second layer are missing. The error comes to $h$ through $W_{2}$.",
                    "b",
                ),
            )
        case "x":
            found = (
                Slip(
                    "B5",
                    as_vector(applied(network.w1, cut)),
                    "You multiplied by $W_{1}$. On the way back it is transposed.",
                    "b",
                ),
                Slip("B6", as_vector(applied(transposed(network.w1), opened)), leak, "b"),
                Slip(
                    "C6",
                    as_vector(network.cut(x, applied(transposed(network.w1), opened))),
                    "The ReLU cuts after $W_{1}^{T}$. On the way back it comes before.",
                    "b",
                ),
            )
    return (*found, turned)


def batch(network: Network, opening: str) -> Question:
    """Return the question of the mean loss over two examples, by the first weights."""
    label = r"\frac{\partial L}{\partial W_{1}}"
    samples = network.examples
    key = _mean(network.by_w1(sample) for sample in samples)
    given = _weights(network) | {
        "X": as_matrix([sample.x for sample in samples]),
        "y": as_vector([sample.y for sample in samples]),
    }
    says = r"The rows of $X$ are the inputs $x$, $y$ holds their targets, and $L$ is the mean of $\ell$ over the two."
    return Question(
        prompt=(
            f"{paragraph(opening.format(d=f'${label}$'), says, _SHAPE.format(w='W_{1}'))}\n{_NETWORK.replace('L =', _EACH + ' =')}\n"
            r"$W_{1} = {W1}, \quad b_{1} = {b1}, \quad W_{2} = {W2}, \quad b_{2} = {b2}$" + "\n"
            r"$X = {X}, \quad y = {y}$"
        ),
        given=given,
        names=(),
        parts=(
            Part(
                as_matrix(key),
                "matrix",
                label,
                (),
                lambda _: differences(network, "W1"),
                layout="Rows and columns stand as in $W_{1}$.",
            ),
        ),
        steps=_batch_steps(network, key, label),
        slips=_batch_slips(network, key),
        hints=(
            "Each example opens its own hidden unit. Take them back one at a time, then take the mean.",
            rf"For the first example $W_{{1}} x + b_{{1}} = {latex(as_vector(network.sums(samples[0].x)))}$.",
        ),
        note=f"gradient of a network over a batch: {_noted(given)}",
        landscape=diagram(network, None),
        code=batch_programs(network),
    )


def _mean(matrices: Iterable[ExactMatrix]) -> ExactMatrix:
    first, second = matrices
    return scaled(added(first, second), Fraction(1, 2))


def _batch_steps(network: Network, key: ExactMatrix, label: str) -> tuple[Step, ...]:
    each = tuple(
        step
        for place, sample in enumerate(network.examples, 1)
        for step in _example_steps(network, sample, rf"{_EACH}_{{{place}}}", f"Example {place}. ")
    )
    first, second = (network.by_w1(sample) for sample in network.examples)
    half = number(Fraction(1, 2))
    written = Matrix(
        tuple(
            tuple(Product((half, Sum((number(a), number(b))))) for a, b in zip(*rows, strict=True))
            for rows in zip(first, second, strict=True)
        )
    )
    return (*each, chain_step("The mean over the two examples.", label, written, as_matrix(key)))


def _example_steps(network: Network, sample: Sample, loss: str, opening: str) -> tuple[Step, ...]:
    """Take one example of a batch forward and back."""
    steps = (*_forward_steps(network, sample, loss), *_backward_steps(network, sample, "W1", loss))
    return (replace(steps[0], says=opening + steps[0].says), *steps[1:])


def _batch_slips(network: Network, key: ExactMatrix) -> tuple[Slip, ...]:
    samples = network.examples
    leaky = _mean(outer(multiple(network.w2, network.error(sample)), sample.x) for sample in samples)
    wrong = (
        ("Y2", scaled(key, 2), "This is the sum over the two examples. The loss is their mean."),
        (
            "B6",
            leaky,
            "Closed units let their errors through. Look at the sign of what goes into each ReLU, for each example.",
        ),
        ("B9", transposed(key), "Rows and columns are exchanged. Row $i$ belongs to hidden unit $i$."),
        ("B4", scaled(key, -1), "All signs are those of $y - o$. The error is $o - y$."),
    )
    return tuple(Slip(code, as_matrix(matrix), says) for code, matrix, says in wrong)


def _golden() -> Question:
    network = Network(
        w1=((Fraction(1), Fraction(2)), (Fraction(-1), Fraction(1))),
        b1=(Fraction(0), Fraction(-2)),
        w2=(Fraction(2), Fraction(3)),
        b2=Fraction(1),
        examples=(Sample((Fraction(2), Fraction(1)), Fraction(7)),),
    )
    return single(network, _ASKED[2], _OPENINGS[0])


def _golden_formula() -> Question:
    return formula_question(FormulaCase(rule_named("X W", "W"), {"n": 4, "d": 3, "m": 2}), _FORMULAS[0])


FAMILY = Family(
    id="bp_network",
    revision=4,
    topic="chain_rule",
    title="Through a small network",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Goodfellow, Bengio & Courville, Deep Learning (2016), section 6.5.6",
    connection="This is the backward pass of a multilayer perceptron, with matrices small enough to see every product.",
    examples=(
        # z = (2, -3), so only the first unit is open; o = -4, y = -3, error -1
        Example(
            level=3,
            seed=1,
            accepts=({"a": "-1", "b": "(-3, 6)"},),
            refuses={"B5": {"a": "-1", "b": "(-3, -3)"}, "B6": {"a": "-1", "b": "(-7, 18)"}},
        ),
        # z = (4, -3), h = (4, 0), o = 9, error 2; back to the first unit alone: 4 times x = (2, 1)
        Example(
            of=_golden,
            accepts=({"a": "2", "b": "[[8, 4], [0, 0]]"},),
            refuses={"B6": {"a": "2", "b": "[[8, 4], [12, 6]]"}, "B9": {"a": "2", "b": "[[8, 0], [4, 0]]"}},
        ),
        # the sizes add up to 9, so the options begin with the second: G^T X, X G, X^T G, G X^T
        Example(of=_golden_formula, accepts=("c", "X^T G"), refuses={"C6": "G X^T", "J1": "G^T X", "B5": "X G"}),
    ),
)
