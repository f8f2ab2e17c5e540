"""Questions on the Jacobian of two layers with a ReLU between them: W D V, where D is 1 for an open unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import plus
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    applied,
    as_matrix,
    as_vector,
    linear_combination,
    product,
    transposed,
)
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Call, Sum, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.chain_rule.composed_maps import ROWS_ARE_OUTPUTS, Chain, chain_part, product_steps, square_image
from engine.subjects.matrix_steps import written_dot
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.prompts import paragraph

_SYMBOL = r"\frac{\partial y}{\partial x}"
_ORDER = "What happens last stands on the left."


@dataclass(frozen=True, slots=True)
class Layers:
    """y = second · ReLU(first · x + shift), with one hidden unit closed."""

    first: ExactMatrix
    shift: ExactVector
    second: ExactMatrix
    at: ExactVector

    def sums(self) -> ExactVector:
        """Return what goes into the ReLUs."""
        return tuple(z + b for z, b in zip(applied(self.first, self.at), self.shift, strict=True))

    def masked(self) -> ExactMatrix:
        """Return the rows of the first matrix whose unit is open, and zeros for the others."""
        return tuple(
            tuple(entry if z > 0 else Fraction(0) for entry in row)
            for row, z in zip(self.first, self.sums(), strict=True)
        )

    def chain(self) -> Chain:
        x, h = names("x1 x2"), names("h1 h2")
        sums = [plus(linear_combination(row, x), number(b)) for row, b in zip(self.first, self.shift, strict=True)]
        f = tuple(Call("relu", (each,)) for each in sums)
        g = tuple(linear_combination(row, h) for row in self.second)
        inputs, between = ("x1", "x2"), ("h1", "h2")
        return Chain(f, g, inputs, between, self.at, self.masked(), self.second, self.second)


def drawn_layers(draw: Draw) -> Layers:
    """Draw whole weights without zeros, with one hidden unit open and one closed."""

    def one() -> Layers | None:
        at, shift = (tuple(Fraction(draw.nonzero(3)) for _ in range(2)) for _ in range(2))
        made = Layers(_weights(draw), shift, _weights(draw), at)
        signs = sorted(z > 0 for z in made.sums())
        entries = [entry for matrix in (made.first, made.second) for row in matrix for entry in row]
        is_plain = 0 not in entries and 0 not in made.sums() and signs == [False, True]
        key = product(made.second, made.masked())
        return made if is_plain and transposed(key) != key and product(made.first, made.second) != key else None

    return found(draw, "pair of layers", one)


def _weights(draw: Draw) -> ExactMatrix:
    return tuple(tuple(Fraction(draw.nonzero(4)) for _ in range(2)) for _ in range(2))


def of_layers(layers: Layers, opening: str) -> Question:
    """Return the question of the Jacobian of the output by the input."""
    chain = layers.chain()
    given: dict[str, Value] = {
        "V": as_matrix(layers.first),
        "b": as_vector(layers.shift),
        "W": as_matrix(layers.second),
    }
    given |= {"p": as_vector(layers.at), "h": Vector(chain.f), "y": Vector(chain.g)}
    return Question(
        prompt=(
            f"{paragraph(opening, ROWS_ARE_OUTPUTS)}\n"
            r"$h = \operatorname{ReLU}(V x + b), \quad y = W h$" + "\n"
            r"$V = {V}, \quad b = {b}, \quad W = {W}, \quad x = {p}$"
        ),
        given=given,
        names=(*chain.inputs, *chain.between),
        parts=(chain_part(chain, _SYMBOL),),
        steps=(*_mask_steps(layers), *product_steps(chain, r"W\,D\,V", _SYMBOL, _ORDER)),
        slips=_layer_slips(layers),
        hints=(
            "A ReLU is either open or closed near $x$: which of the two hidden units answers at all?",
            f"Start with $V x + b = {latex(as_vector(layers.sums()))}$.",
        ),
        note="Jacobian of two layers: " + "; ".join(f"{name} = {plain(given[name])}" for name in "VbWp"),
        landscape=square_image(chain, "y"),
        code=_layer_code(given),
    )


def _mask(layers: Layers) -> ExactMatrix:
    first, second = (Fraction(int(z > 0)) for z in layers.sums())
    return ((first, Fraction(0)), (Fraction(0), second))


def _mask_steps(layers: Layers) -> tuple[Step, ...]:
    sums = layers.sums()
    written = [Sum((written_dot(row, layers.at), number(b))) for row, b in zip(layers.first, layers.shift, strict=True)]
    claims = tuple(Claim(left, number(z)) for left, z in zip(written, sums, strict=True))
    mask = as_matrix(_mask(layers))
    cut = tuple(Claim(number(value), number(value)) for row in layers.masked() for value in row)
    return (
        Step("What goes into the ReLUs.", f"V x + b = {latex(as_vector(sums))}", claims),
        Step(
            "An open unit has slope 1, a closed one 0. On the diagonal of $D$ stand these slopes.",
            f"D = {latex(mask)}, \\quad D V = {latex(as_matrix(layers.masked()))}",
            cut,
        ),
    )


def _layer_slips(layers: Layers) -> tuple[Slip, ...]:
    first, second, mask = layers.first, layers.second, _mask(layers)
    key = product(second, layers.masked())
    wrong = (
        ("B6", product(second, first), "Both ReLUs let changes through. Look at the sign of $V x + b$."),
        (
            "C6",
            product(first, mask, second),
            "The layers stand in the other order. What happens first, $V$, stands on the right.",
        ),
        (
            "C6",
            product(mask, second, first),
            "The mask cuts the outputs. It belongs between $W$ and $V$, where the ReLU is.",
        ),
        ("J1", transposed(key), "Your rows and columns are exchanged. Here each row belongs to one output."),
    )
    return tuple(Slip(code, as_matrix(matrix), says) for code, matrix, says in wrong)


def _layer_code(given: Mapping[str, Value]) -> Code:
    bound = {"V": "V", "b": "b", "W": "W", "x": "p"}
    exact = "\n".join(assigned(name, sympy_text(given[key])) for name, key in bound.items())
    floats = "\n".join(assigned(name, numpy_text(given[key])) for name, key in bound.items())
    return Code(
        sympy=sympy_program(exact, "D = diag(*[Heaviside(z) for z in V * x + b])\nanswer = W * D * V"),
        numpy=numpy_program(floats, "D = np.diag(V @ x + b > 0).astype(int)\nanswer = W @ D @ V"),
    )
