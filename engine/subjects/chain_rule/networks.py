"""What every question about a small network brings with it: a witness, its picture and its programs."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import numpy as np

from engine.functions.linear import ExactVector, as_matrix, as_vector
from engine.functions.networks import Network
from engine.landscape.plots import Edge, Graph
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Value, number
from engine.language.typeset import latex
from engine.questions.sheet import Code
from engine.subjects.chain_rule.graphing import in_columns
from engine.subjects.programs import assigned, numpy_program, sympy_program

# What a gradient is taken by; `o` is the output itself.
By: TypeAlias = Literal["W1", "W2", "x"]

_STEP = 1e-5


def differences(network: Network, by: By | Literal["o"]) -> tuple[float, ...]:
    """Return the gradient of the mean loss by central differences of a run in floats, row by row."""
    moved: dict[str, np.ndarray] = {
        "W1": np.array(network.w1, dtype=float),
        "W2": np.array(network.w2, dtype=float),
        "x": np.zeros(2),
        "o": np.zeros(1),
    }
    slopes = []
    for place in np.ndindex(*moved[by].shape):
        step = np.zeros_like(moved[by])
        step[place] = _STEP
        ahead, behind = (_loss(network, {**moved, by: moved[by] + sign * step}) for sign in (1, -1))
        slopes.append((ahead - behind) / (2 * _STEP))
    return tuple(slopes)


def _loss(network: Network, moved: Mapping[str, np.ndarray]) -> float:
    """Return the mean loss; `x` and `o` are added to each input and output."""
    losses = []
    for example in network.examples:
        x = np.array(example.x, dtype=float) + moved["x"]
        hidden = np.maximum(moved["W1"] @ x + np.array(network.b1, dtype=float), 0)
        output = moved["W2"] @ hidden + float(network.b2) + moved["o"][0]
        losses.append((output - float(example.y)) ** 2 / 2)
    return float(np.mean(losses))


def diagram(network: Network, x: ExactVector | None) -> Graph:
    """Return the network with its weights on the edges; values come with an input, those of the units afterwards."""
    first = [
        Edge(start=f"x{j}", end=f"h{i}", label=latex(number(weight)))
        for i, row in enumerate(network.w1, 1)
        for j, weight in enumerate(row, 1)
    ]
    second = [Edge(start=f"h{i}", end="o", label=latex(number(weight))) for i, weight in enumerate(network.w2, 1)]
    labels = {name: f"{name[0]}_{{{name[1]}}}" for name in ("x1", "x2", "h1", "h2")} | {"o": "o"}
    if x is None:
        return in_columns((("x1", "x2"), ("h1", "h2"), ("o",)), (*first, *second), labels)
    shown = {f"x{j}": latex(number(value)) for j, value in enumerate(x, 1)}
    found = {f"h{i}": latex(number(value)) for i, value in enumerate(network.hidden(x), 1)}
    found["o"] = latex(number(network.output(x)))
    return in_columns((("x1", "x2"), ("h1", "h2"), ("o",)), (*first, *second), labels, shown, found)


def _numbers(network: Network) -> dict[str, Value]:
    (example,) = network.examples
    return {**_weights(network), "x": as_vector(example.x), "y": number(example.y)}


def _weights(network: Network) -> dict[str, Value]:
    return {
        "W1": as_matrix(network.w1),
        "b1": as_vector(network.b1),
        "W2": as_matrix((network.w2,)),
        "b2": number(network.b2),
    }


_COUNTS: Mapping[By, tuple[int, int]] = {"W1": (2, 2), "W2": (1, 2), "x": (2, 1)}

_GRADIENTS: Mapping[By, str] = {
    "W1": "np.outer(by_z, x)",
    "W2": "error * h",
    "x": "W1.T @ by_z",
}


def programs(network: Network, by: By) -> Code:
    """Return programs for the error at the output and the gradient of one example, as parts a and b."""
    numbers = _numbers(network)
    rows, columns = _COUNTS[by]
    bound = {name: sympy_text(value) for name, value in numbers.items()}
    at = bound[by]
    bound[by] = f'Matrix({rows}, {columns}, symbols("p:{rows * columns}"))'
    slopes = f"[diff(L, p).subs(at) for p in {by}]"
    gradient = f"Matrix(2, 2, {slopes})" if by == "W1" else slopes
    floats = {name: numpy_text(value) for name, value in numbers.items()}
    floats["W2"] = numpy_text(as_vector(network.w2))
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, source) for name, source in bound.items()),
            "h = (W1 * x + b1).applyfunc(lambda z: Max(0, z))\no = (W2 * h)[0] + b2\nL = (o - y) ** 2 / 2",
            "\n".join(
                (
                    assigned("at", f"dict(zip({by}, {at}))"),
                    assigned("answer", f'{{"a": (o - y).subs(at), "b": {gradient}}}'),
                )
            ),
        ),
        numpy=numpy_program(
            "\n".join(assigned(name, source) for name, source in floats.items()),
            "z = W1 @ x + b1\nh = np.maximum(z, 0)\nerror = W2 @ h + b2 - y\nby_z = W2 * error * (z > 0)",
            assigned("answer", f'{{"a": error, "b": {_GRADIENTS[by]}}}'),
        ),
    )


_BATCH_LOSS = """\
L = 0
for i in range(2):
    h = (W1 * X[i, :].T + b1).applyfunc(lambda z: Max(0, z))
    L += ((W2 * h)[0] + b2 - y[i]) ** 2 / 4"""


def batch_programs(network: Network) -> Code:
    """Return programs for the gradient of the mean loss of two examples by the first weights."""
    data: dict[str, Value] = {
        "X": as_matrix([example.x for example in network.examples]),
        "y": as_vector([example.y for example in network.examples]),
    }
    numbers = {**_weights(network), **data}
    exact = {name: sympy_text(value) for name, value in numbers.items()}
    at = exact["W1"]
    exact["W1"] = 'Matrix(2, 2, symbols("p:4"))'
    floats = {name: numpy_text(value) for name, value in numbers.items()}
    floats["W2"] = numpy_text(as_vector(network.w2))
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, source) for name, source in exact.items()),
            _BATCH_LOSS,
            assigned("at", f"dict(zip(W1, {at}))") + "\nanswer = Matrix(2, 2, [diff(L, p).subs(at) for p in W1])",
        ),
        numpy=numpy_program(
            "\n".join(assigned(name, source) for name, source in floats.items()),
            "Z = X @ W1.T + b1\nerrors = np.maximum(Z, 0) @ W2 + b2 - y\nby_Z = np.outer(errors, W2) * (Z > 0) / 2",
            "answer = by_Z.T @ X",
        ),
    )
