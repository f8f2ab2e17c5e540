"""Products of Jacobians: one map after another, with the steps and slips of multiplying what each does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import jacobian
from engine.calculus.tidy import tidy
from engine.calculus.witness import central_jacobian
from engine.functions.linear import ExactMatrix, ExactVector, as_matrix, as_vector, product, transposed
from engine.functions.steering import exact_value
from engine.landscape.plots import Component, MapImage
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.derivatives import Derivative, final_step, point_step
from engine.subjects.matrix_steps import written_dot
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.spoken import derivatives

# Small enough for the linear map to be close, for the maps of these questions.
_SIDE = 0.25
_SYMBOL = r"J_{g \circ f}(P)"
_ORDER = "The outer Jacobian stands on the left, since its columns meet the outputs of $f$."
ROWS_ARE_OUTPUTS = "Rows are the outputs, columns the inputs."


@dataclass(frozen=True, slots=True)
class Chain:
    """g after f, at a point.

    Attributes:
        f: The components of the inner map, over the names of `inputs`.
        g: The components of the outer map, over the names of `between`.
        point: Where the Jacobian is asked.
        inner: J_f at the point, exactly.
        outer: J_g at f of the point.
        misplaced: J_g at the point itself, where that makes sense.
    """

    f: tuple[Node, ...]
    g: tuple[Node, ...]
    inputs: tuple[str, ...]
    between: tuple[str, ...]
    point: ExactVector
    inner: ExactMatrix
    outer: ExactMatrix
    misplaced: ExactMatrix

    @property
    def key(self) -> ExactMatrix:
        return product(self.outer, self.inner)

    def composed(self) -> tuple[Node, ...]:
        inner = dict(zip(self.between, self.f, strict=True))
        return tuple(tidy(substituted(component, inner)) for component in self.g)

    def at(self) -> dict[str, Fraction]:
        return dict(zip(self.inputs, self.point, strict=True))

    def landing(self) -> ExactVector:
        """Return f of the point."""
        return values_at(self.f, self.inputs, self.point)


def values_at(trees: Sequence[Node], inputs: Sequence[str], at: ExactVector) -> ExactVector:
    variables = tuple(map(Name, inputs))
    return tuple(exact_value(tree, variables, at) or Fraction(0) for tree in trees)


def jacobian_at(trees: tuple[Node, ...], inputs: tuple[str, ...], at: ExactVector) -> ExactMatrix:
    return tuple(values_at(row, inputs, at) for row in jacobian(trees, inputs))


def chain_part(chain: Chain, symbol: str = _SYMBOL, *, are_maps_given: bool = True) -> Part:
    """Return the part that asks for the Jacobian of g after f; of maps that are not given only numbers are known."""
    return Part(
        key=as_matrix(chain.key),
        kind="matrix",
        label=symbol,
        names=(),
        witness=lambda _: central_jacobian(chain.composed(), chain.inputs, chain.at()),
        layout=ROWS_ARE_OUTPUTS,
        # how outputs and inputs of the two maps meet is half of the question
        hides_shape=len(chain.key) != len(chain.key[0]),
        means=derivatives("jacobian", chain.composed(), chain.inputs, chain.at()) if are_maps_given else None,
    )


def map_steps(chain: Chain) -> tuple[Step, ...]:
    """Work out J_f at P, f(P), and J_g there."""
    there = dict(zip(chain.between, chain.landing(), strict=True))
    put_in = {name: number(x) for name, x in chain.at().items()}
    landed = tuple(Claim(substituted(f, put_in), number(v)) for f, v in zip(chain.f, there.values(), strict=True))
    return (
        *_jacobian_steps("f", chain.f, chain.inputs, chain.at(), "J_f(P)"),
        Step("Where $P$ goes.", f"f(P) = {latex(as_vector(chain.landing()))}", landed),
        *_jacobian_steps("g", chain.g, chain.between, there, "J_g(f(P))"),
    )


def _jacobian_steps(
    label: str, trees: tuple[Node, ...], inputs: tuple[str, ...], at: dict[str, Fraction], symbol: str
) -> tuple[Step, ...]:
    table = tuple(tuple(Derivative(tree, (name,)) for name in inputs) for tree in trees)
    rows = jacobian(trees, inputs)
    return (
        final_step(f"The Jacobian of ${label}$, one row for each output.", f"J_{label}", rows, table),
        point_step(symbol, rows, at),
    )


def product_steps(
    chain: Chain, factors: str = r"J_g(f(P))\,J_f(P)", symbol: str = _SYMBOL, says: str = _ORDER
) -> tuple[Step, ...]:
    """Multiply entry by entry: rows of the outer Jacobian by columns of the inner one."""
    outer, inner, key = (latex(as_matrix(m)) for m in (chain.outer, chain.inner, chain.key))
    entries = tuple(
        _entry_step(i, j, row, column)
        for i, row in enumerate(chain.outer)
        for j, column in enumerate(transposed(chain.inner))
    )
    claims = tuple(claim for step in entries for claim in step.claims)
    return (
        Step(
            says,
            f"{symbol} = {factors} = {outer}{inner}",
            claims,
        ),
        *entries,
        Step("Put the entries together.", f"{symbol} = {key}", claims),
    )


def _entry_step(i: int, j: int, row: ExactVector, column: ExactVector) -> Step:
    written = written_dot(row, column)
    value = tidy(written)
    says = f"Row {i + 1}, column {j + 1}: row {i + 1} on the left times column {j + 1} on the right."
    return Step(says, f"{latex(written)} = {latex(value)}", (Claim(written, value),), yields=(i, j, value))


def product_slips(chain: Chain) -> tuple[Slip, ...]:
    inner, outer = chain.inner, chain.outer
    wrong = [
        (
            "C4",
            product(chain.misplaced, inner),
            "The outer Jacobian is taken at $P$. $g$ starts where $f$ ends, at $f(P)$.",
        ),
        ("J1", transposed(chain.key), "Your rows and columns are exchanged. Here each row belongs to one output."),
    ]
    if len(inner) == len(inner[0]) == len(outer):
        entrywise = tuple(tuple(a * b for a, b in zip(*rows, strict=True)) for rows in zip(outer, inner, strict=True))
        wrong += [
            (
                "C6",
                product(inner, outer),
                "The factors stand in the other order. What happens first, $J_f$, stands on the right.",
            ),
            ("J11", entrywise, "You multiplied entry by entry. In a product of matrices rows meet columns."),
        ]
    else:
        wrong.append(
            (
                "J2",
                tuple(row[::-1] for row in chain.key),
                "The columns are in the reverse order. The first belongs to the first input.",
            )
        )
    return tuple(Slip(code, as_matrix(matrix), says) for code, matrix, says in wrong)


def square_image(chain: Chain, output: str = "g") -> MapImage | None:
    """Return a small square and its image under both maps, where they take the plane to the plane.

    Args:
        chain: Both maps and the point.
        output: LaTeX of the output's letter.
    """
    if len(chain.inputs) != 2:
        return None
    outputs = (f"{output}_{{1}}", f"{output}_{{2}}")
    first, second = (
        Component(label, plain(component)) for label, component in zip(outputs, chain.composed(), strict=True)
    )
    x, y = map(float, chain.point)
    return MapImage((first, second), (chain.inputs[0], chain.inputs[1]), outputs, (x, y), _SIDE)


def matrix_code(matrices: Mapping[str, Value], written: str) -> Code:
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, sympy_text(value)) for name, value in matrices.items()),
            assigned("answer", written),
        ),
        numpy=numpy_program(
            "\n".join(assigned(name, numpy_text(value)) for name, value in matrices.items()),
            assigned("answer", written.replace("*", "@")),
        ),
    )


def map_code(chain: Chain) -> Code:
    inner, outer = ", ".join(chain.inputs), ", ".join(chain.between)
    point = ", ".join(f"{name}: {sympy_text(number(x))}" for name, x in chain.at().items())
    floats = ", ".join(f"{numpy_text(number(x))}.0" for x in chain.point)
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, sympy_text(Vector(trees))) for name, trees in (("f", chain.f), ("g", chain.g))),
            f"{assigned('P', f'{{{point}}}')}\nQ = f.subs(P)",
            f"J_f = f.jacobian([{inner}]).subs(P)\n"
            + assigned("J_g", f"g.jacobian([{outer}]).subs({{u: Q[0], v: Q[1]}})")
            + "\nanswer = J_g * J_f",
            names=(*chain.inputs, *chain.between),
        ),
        numpy=numpy_program(
            defined("f(point)", (f"{inner} = ", "point"), ("return ", numpy_text(Vector(chain.f)))),
            defined("g(point)", (f"{outer} = ", "point"), ("return ", numpy_text(Vector(chain.g)))),
            _COLUMNS,
            assigned("P", f"np.array([{floats}])") + "\n" + assigned("answer", "jacobian(g, f(P)) @ jacobian(f, P)"),
        ),
    )


_COLUMNS = """\
def jacobian(f, point, h=1e-5):
    steps = h * np.eye(len(point))
    columns = [(f(point + step) - f(point - step)) / (2 * h) for step in steps]
    return np.column_stack(columns)"""
