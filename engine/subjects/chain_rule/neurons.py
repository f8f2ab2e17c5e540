"""What every question about a neuron brings with it: a witness, the loss against a weight, and programs."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.tidy import plus, tidy, times
from engine.calculus.witness import central_gradient
from engine.functions.linear import ExactVector, as_vector, multiple
from engine.functions.neurons import Neuron, Sample, preactivation
from engine.landscape.meanings import Derivatives
from engine.landscape.plots import Line, Profile, Series
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import ONE, Call, Name, Neg, Node, Sum, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Part, Witness
from engine.questions.sheet import Code
from engine.subjects.earlier import exact_number
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.spoken import derivatives

DB = r"\frac{\partial L}{\partial b}"
DW = r"\frac{\partial L}{\partial w}"


def _whole_loss(neuron: Neuron) -> Node:
    """Return the mean loss with the numbers put in, as a tree over what is added to b, w1, w2, x1 and x2."""
    losses = []
    for sample in neuron.samples:
        moved = {
            name: plus(Name(name), tree) for name, tree in zip(("w1", "w2", "b"), (*neuron.w, neuron.b), strict=True)
        }
        moved |= {name: plus(Name(name), number(x)) for name, x in zip(("x1", "x2"), sample.x, strict=True)}
        output = substituted(neuron.output_tree(), {"z": substituted(preactivation(), moved)})
        losses.append(substituted(neuron.loss_tree(), {"a": output, "y": number(sample.y)}))
    return times(number(Fraction(1, len(losses))), Sum(tuple(losses))) if len(losses) > 1 else losses[0]


def witness(neuron: Neuron, wrt: tuple[str, ...]) -> Witness:
    """Return central differences of the whole loss around its numbers."""
    still = dict.fromkeys(("w1", "w2", "b", "x1", "x2"), Fraction(0))
    return lambda _: central_gradient(_whole_loss(neuron), wrt, still)


def slopes_of_loss(neuron: Neuron, by: tuple[str, ...]) -> Derivatives:
    """Return the meaning of derivatives of the loss; what an example brings is a name of one, and a number of several."""
    losses = []
    for sample in neuron.samples:
        output = substituted(neuron.output_tree(), {"z": preactivation()})
        loss = substituted(neuron.loss_tree(), {"a": output})
        losses.append(loss if len(neuron.samples) == 1 else substituted(loss, _numbers(sample)))
    mean = losses[0] if len(losses) == 1 else times(number(Fraction(1, len(losses))), Sum(tuple(losses)))
    named = dict(zip(("w1", "w2", "b"), (*neuron.w, neuron.b), strict=True))
    named |= _numbers(neuron.samples[0]) if len(losses) == 1 else {}
    at = {name: float(compiled(tree, ())()) for name, tree in named.items()}
    return derivatives("gradient", (mean,), by, at)


def _numbers(sample: Sample) -> dict[str, Node]:
    """Return input and target of an example by name."""
    return {name: number(value) for name, value in zip(("x1", "x2", "y"), (*sample.x, sample.y), strict=True)}


def vector_part(neuron: Neuron, part: str, of: str, factors: ExactVector, delta: Fraction) -> Part:
    """Return the part of a gradient that is the error signal times `factors`."""

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = exact_number(earlier, "a")
        return None if own is None else as_vector(multiple(factors, own))

    symbol = rf"\frac{{\partial L}}{{\partial {of}}}"
    return Part(
        key=as_vector(multiple(factors, delta)),
        kind="vector",
        label=symbol,
        names=(),
        witness=witness(neuron, (f"{of}1", f"{of}2")),
        id=part,
        asks=f"({part}) ${symbol}$",
        layout=f"The entries stand in the order ${of}_{{1}}, {of}_{{2}}$.",
        follows=follow,
        means=slopes_of_loss(neuron, (f"{of}1", f"{of}2")),
    )


def bias_part(neuron: Neuron, slope: Fraction) -> Part:
    """Return part a, which asks for the derivative of the loss by the bias."""
    return Part(
        key=number(slope),
        kind="number",
        label=DB,
        names=(),
        witness=witness(neuron, ("b",)),
        id="a",
        asks=f"(a) ${DB}$",
        means=slopes_of_loss(neuron, ("b",)),
    )


def weights_part(neuron: Neuron, weights: ExactVector) -> Part:
    """Return part b, which asks for the gradient by the weights on its own."""
    return Part(
        key=as_vector(weights),
        kind="vector",
        label=DW,
        names=(),
        witness=witness(neuron, ("w1", "w2")),
        id="b",
        asks=f"(b) ${DW}$",
        layout="The entries stand in the order $w_{1}, w_{2}$.",
        means=slopes_of_loss(neuron, ("w1", "w2")),
    )


def wrong_signals(neuron: Neuron, sample: Sample) -> list[tuple[str, Node, str]]:
    """Return the code, the answer and the message of each slip in the derivative of the loss by z."""
    delta, outer = neuron.delta(sample), neuron.loss_slope(sample)
    found = [
        ("B4", number(-delta), "The sign is that of $y - a$. The slope of the loss is $a - y$, output minus target.")
    ]
    if neuron.activation == "relu":
        found.append(
            ("B6", number(outer), f"The ReLU lets the error through. Look at the sign of $z = {latex(sample.z)}$.")
        )
    if neuron.activation == "sigmoid" and neuron.loss == "squared":
        squashed = Call("sigmoid", (number(sample.a),))
        twice = times(number(outer), squashed, Sum((ONE, Neg(squashed))))
        found += [
            (
                "B1",
                number(outer),
                "The slope of the activation is missing. Between $a$ and $z$ stands the factor $a(1 - a)$.",
            ),
            ("B2", twice, r"You took the slope of the sigmoid at $a$. It is taken at $z$, where it is $a(1 - a)$."),
        ]
    if neuron.loss == "cross entropy":
        slope = neuron.activation_slope(sample)
        found += [
            (
                "B1",
                number(outer),
                "The slope of the activation is missing. It cancels the denominator of the slope of the loss.",
            ),
            (
                "B10",
                number((sample.a - sample.y) * slope),
                "There is a factor $a(1 - a)$ too many. It cancels against the slope of this loss.",
            ),
        ]
    return found


def profile(neuron: Neuron, slope: Fraction) -> Profile:
    """Return the loss against the first weight; its tangent comes after the verdict."""
    start = float(compiled(neuron.w[0], ())())
    rest = {"w2": number(0), "b": number(0), "x1": number(0), "x2": number(0)}
    by_step = substituted(_whole_loss(neuron), rest)
    loss = tidy(substituted(by_step, {"w1": plus(Name("w1"), Neg(neuron.w[0]))}))
    height = float(compiled(by_step, ("w1",))(0.0))
    tangent = f"{height:.6f} + {float(slope):.6f}*(w1 - {start:.6f})".replace("- -", "+ ").replace("+ -", "- ")
    return Profile(
        "w1",
        "w_{1}",
        "L",
        (start - 3, start + 3),
        lines=(Line(plain(loss), "L"), Line(tangent, r"\text{tangent}", after=True)),
        series=(Series(((start, height),), r"\text{now}", joined=False),),
    )


_NUMPY_SLOPES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("linear", "squared"): ("z", "a - {y}"),
    ("relu", "squared"): ("np.maximum(0, z)", "(a - {y}) * (z > 0)"),
    ("sigmoid", "squared"): ("1 / (1 + np.exp(-z))", "(a - {y}) * a * (1 - a)"),
    ("sigmoid", "cross entropy"): ("1 / (1 + np.exp(-z))", "a - {y}"),
}


def single_code(neuron: Neuron, given: Mapping[str, Value]) -> Code:
    """Return programs for the derivatives by the bias, the weights and the inputs, as parts a, b and c."""
    output, delta = _NUMPY_SLOPES[neuron.activation, neuron.loss]
    return Code(
        sympy=_symbolic(given, {"a": "b", "b": "w1 w2", "c": "x1 x2"}),
        numpy=numpy_program(
            "\n".join(assigned(name, numpy_text(given[name])) for name in ("w", "x", "b", "y")),
            f"z = w @ x + b\na = {output}\ndelta = {delta.format(y='y')}",
            'answer = {"a": delta, "b": delta * x, "c": delta * w}',
        ),
    )


def _symbolic(given: Mapping[str, Value], asked: Mapping[str, str]) -> str:
    """Return the program that differentiates the loss in symbols and puts the numbers in."""
    formulas = "\n".join(assigned(name, sympy_text(given[name])) for name in ("z", "a", "L"))
    entries = [(f"{name}{i}", tree) for name in "wx" for i, tree in enumerate(_entries(given[name]), 1)]
    numbers = ", ".join(
        f"{name}: {sympy_text(tree)}" for name, tree in (*entries, ("b", given["b"]), ("y", given["y"]))
    )
    answers = ", ".join(f'"{part}": {_slopes(of.split())}' for part, of in asked.items())
    return sympy_program(
        formulas,
        f"{assigned('at', f'{{{numbers}}}')}\n{assigned('answer', f'{{{answers}}}')}",
        names=("w1", "w2", "x1", "x2", "b", "y"),
    )


def _entries(value: Value) -> tuple[Node, ...]:
    return value.entries if isinstance(value, Vector) else ()


def _slopes(of: list[str]) -> str:
    listed = [f"diff(L, {name}).subs(at)" for name in of]
    return listed[0] if len(listed) == 1 else f"[{', '.join(listed)}]"


def batch_code(neuron: Neuron, given: Mapping[str, Value]) -> Code:
    """Return programs for the derivatives of the mean loss by the bias and the weights, as parts a and b."""
    output, delta = _NUMPY_SLOPES[neuron.activation, neuron.loss]
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, sympy_text(given[name])) for name in ("X", "t")),
            "\n".join(
                (
                    "L = 0",
                    "for i in range(2):",
                    "    z = w1 * X[i, 0] + w2 * X[i, 1] + b",
                    f"    a, y = {sympy_text(neuron.output_tree())}, t[i]",
                    f"    L += ({sympy_text(neuron.loss_tree())}) / 2",
                )
            ),
            assigned(
                "at", f"{{w1: {sympy_text(neuron.w[0])}, w2: {sympy_text(neuron.w[1])}, b: {sympy_text(neuron.b)}}}"
            )
            + "\n"
            + assigned("answer", f'{{"a": {_slopes(["b"])}, "b": {_slopes(["w1", "w2"])}}}'),
            names=("w1", "w2", "b"),
        ),
        numpy=numpy_program(
            "\n".join(assigned(name, numpy_text(given[name])) for name in ("X", "t", "w", "b")),
            f"z = X @ w + b\na = {output}\ndelta = ({delta.format(y='t')}) / 2",
            'answer = {"a": delta.sum(), "b": delta @ X}',
        ),
    )
