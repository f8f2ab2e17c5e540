"""Newton steps: the direction -H⁻¹g, plain or damped, worked out with its slips and programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.witness import central_gradient, central_hessian
from engine.functions.decimals import decimal
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    applied,
    as_matrix,
    as_point,
    as_vector,
    determinant,
    dot,
    identity,
    inverse,
    multiple,
    scaled,
    sum_of,
)
from engine.functions.steering import exact_hessian
from engine.language.python_text import sympy_text
from engine.language.python_writing import python_name
from engine.language.substitution import substituted
from engine.language.tree import Matrix, Neg, Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.matrix_steps import chain_step, inverse_step, written_dot
from engine.subjects.optimisation.descent import (
    GRADIENT,
    Descent,
    at_p,
    numpy_array,
    numpy_function,
    slopes_at_step,
    slopes_step,
    sympy_column,
    sympy_function,
)
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.spoken import step_from


@dataclass(frozen=True, slots=True)
class Jump:
    """A Newton step from the start of a descent.

    Attributes:
        made: The function and the start; its rate is not used.
        damping: The multiple of the identity that is added to the Hessian.
    """

    made: Descent
    damping: Fraction = Fraction(0)

    @property
    def slopes(self) -> ExactVector:
        return self.made.gradient_at(self.made.start)

    @property
    def bends(self) -> ExactMatrix:
        """The Hessian at the start."""
        return exact_hessian(self.made.f, self.made.names, self.made.start)

    @property
    def matrix(self) -> ExactMatrix:
        """What the step inverts."""
        return added(self.bends, scaled(identity(len(self.slopes)), self.damping))

    @property
    def step(self) -> ExactVector:
        return multiple(applied(inverse(self.matrix), self.slopes), -1)

    @property
    def reached(self) -> ExactVector:
        return sum_of(self.made.start, self.step)

    @property
    def incline(self) -> Fraction:
        """The slope of f along the step: negative where it begins downhill."""
        return dot(self.slopes, self.step)

    @property
    def symbol(self) -> str:
        """LaTeX of the matrix that is inverted."""
        return rf"(H + {latex(decimal(self.damping))}I)" if self.damping else "H"

    @property
    def layout(self) -> str:
        return f"The coordinates stand in the order ${', '.join(self.made.spelled)}$."


def step_part(jump: Jump, letter: str) -> Part:
    """Return the part that asks for the step."""
    formula = rf"d = -{jump.symbol}^{{-1}}\nabla {jump.made.label}(p_{{0}})"
    return Part(
        id=letter,
        key=as_vector(jump.step),
        kind="vector",
        label="d",
        names=(),
        asks=f"({letter}) The step ${formula}$.",
        layout=jump.layout,
        witness=lambda _: solved_numerically(jump),
    )


def reached_part(jump: Jump, letter: str, step: str) -> Part:
    """Return the part that asks where the step leads, which follows from the step answered to another part."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, step)
        fits = own is not None and len(own) == len(jump.slopes)
        return as_vector(sum_of(jump.made.start, own)) if own is not None and fits else None

    def witness(_: Mapping[str, Fraction]) -> tuple[float, ...]:
        return tuple(float(x) + d for x, d in zip(jump.made.start, solved_numerically(jump), strict=True))

    return Part(
        id=letter,
        key=as_vector(jump.reached),
        kind="vector",
        label="p_{1}",
        names=(),
        asks=f"({letter}) The point $p_{{1}} = p_{{0}} + d$.",
        layout=jump.layout,
        witness=witness,
        follows=follows,
        means=step_from(jump.made.f, jump.made.spelled, jump.made.start),
    )


def solved_numerically(jump: Jump) -> tuple[float, ...]:
    """Return the step by differences of the function and elimination in floats."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it

    made = jump.made
    at = as_point(made.names, made.start)
    slopes = np.array(central_gradient(made.f, made.spelled, at))
    bends = np.array(central_hessian(made.f, made.spelled, at)).reshape(len(slopes), -1)
    solution: list[float] = np.linalg.solve(bends + float(jump.damping) * np.eye(len(slopes)), -slopes).tolist()
    return tuple(solution)


def step_steps(jump: Jump, part: str) -> tuple[Step, ...]:
    """Return the steps that find the Newton step of two variables, which answers a part."""
    made, matrix, found = jump.made, jump.matrix, jump.step
    inverted = inverse(matrix)
    return (
        slopes_step(made),
        slopes_at_step(made, made.start, "p_{0}", "Put in $p_{0}$."),
        hessian_step(jump),
        *((_damping_step(jump),) if jump.damping else ()),
        inverse_step(
            "Invert it: exchange the diagonal, change the signs beside it, divide by the determinant.",
            f"{jump.symbol}^{{-1}}",
            matrix,
            inverted,
        ),
        _product_step(jump, found, part),
    )


def hessian_step(jump: Jump) -> Step:
    """Return the step that finds the Hessian at the start."""
    made = jump.made
    at = {name: number(x) for name, x in zip(made.spelled, made.start, strict=True)}
    claims = tuple(
        Claim(substituted(partial(made.f, first, second), at), number(jump.bends[i][j]))
        for i, first in enumerate(made.spelled)
        for j, second in enumerate(made.spelled)
    )
    return Step("The second derivatives there make the Hessian.", f"H = {latex(as_matrix(jump.bends))}", claims)


def _damping_step(jump: Jump) -> Step:
    extra, found = number(jump.damping), as_matrix(jump.matrix)
    (p, q), (r, s) = as_matrix(jump.bends).rows
    written = Matrix(((Sum((p, extra)), q), (r, Sum((s, extra)))))
    return chain_step("The damping is added to the diagonal.", jump.symbol[1:-1], written, found)


def _product_step(jump: Jump, found: ExactVector, part: str) -> Step:
    (p, q), (r, s) = jump.matrix
    adjugate, size = ((s, -q), (-r, p)), determinant(jump.matrix)
    claims = tuple(
        Claim(Neg(Quotient(written_dot(row, jump.slopes), number(size))), number(entry))
        for row, entry in zip(adjugate, found, strict=True)
    )
    slopes = latex(as_vector(jump.slopes))
    formula = (
        rf"d = -\frac{{1}}{{{latex(number(size))}}}{latex(as_matrix(adjugate))}{slopes} = {latex(as_vector(found))}"
    )
    return Step("Multiply the gradient by it, and change the sign.", formula, claims, (0, 0, number(found[0])), part)


def reached_step(jump: Jump, part: str) -> Step:
    """Return the step that adds the Newton step to the start."""
    pairs = zip(jump.made.start, jump.step, strict=True)
    claims = tuple(Claim(Sum((number(x), number(d))), number(x + d)) for x, d in pairs)
    formula = f"p_{{1}} = {latex(as_vector(jump.made.start))} + {latex(as_vector(jump.step))}"
    return Step("Add the step to the point.", f"{formula} = {latex(as_vector(jump.reached))}", claims, part=part)


def incline_step(jump: Jump) -> Step:
    """Return the step that finds the slope along the step."""
    written = written_dot(jump.slopes, jump.step)
    return chain_step(
        "Along $d$ the function begins to change at the rate $g\\cdot d$.", r"g\cdot d", written, number(jump.incline)
    )


def wrong_steps(jump: Jump) -> tuple[tuple[str, ExactVector, str], ...]:
    """Return what slips make of the step: their codes, the wrong steps, and messages."""
    g, h, d = jump.slopes, jump.matrix, jump.step
    undamped = _solved(jump.bends, g) if jump.damping else None
    softer = _solved(added(jump.bends, scaled(identity(len(g)), -jump.damping)), g) if jump.damping else None
    diagonal = [row[place] for place, row in enumerate(h)]
    entrywise = _entrywise(h, g)
    is_single = len(g) == 1
    name = f"{jump.made.label}''({jump.made.at(0)})" if is_single else jump.symbol
    return (
        ("O7", multiple(applied(h, g), -1), f"The slopes were multiplied by ${name}$. The step takes its inverse."),
        *(
            (("O8", tuple(-a / b for a, b in zip(g, diagonal, strict=True)), _DIAGONAL),)
            if len(g) > 1 and 0 not in diagonal
            else ()
        ),
        ("O9", multiple(d, -1), "The step has the opposite sign. A Newton step starts with a minus."),
        *((("J7", entrywise, _ENTRYWISE),) if len(g) > 1 and entrywise is not None else ()),
        ("O3", multiple(d, 2), "The step is twice as long. No factor belongs in front of the inverse."),
        ("O24", multiple(g, -1), _ALONE_ON_LINE if is_single else _ALONE),
        *((("O25", undamped, "The damping is left out. It is added to the diagonal first."),) if undamped else ()),
        *((("O25", softer, "The damping was taken away. It is added to the diagonal."),) if softer else ()),
    )


_ALONE = "This is a step along the gradient alone. The inverse of the Hessian reshapes it."
_ALONE_ON_LINE = "The slope was taken away as it is. A Newton step divides it by the second derivative."
_DIAGONAL = "Each slope was divided by its own second derivative. The mixed entries count, too: invert the matrix."
_ENTRYWISE = "Each entry of the matrix was inverted by itself. The inverse of a matrix is another one."


def _entrywise(h: ExactMatrix, g: ExactVector) -> ExactVector | None:
    if any(entry == 0 for row in h for entry in row):
        return None
    return multiple(applied(tuple(tuple(1 / entry for entry in row) for row in h), g), -1)


def _solved(h: ExactMatrix, g: ExactVector) -> ExactVector | None:
    return multiple(applied(inverse(h), g), -1) if determinant(h) else None


def step_slips(jump: Jump, step: str, reached: str | None = None) -> tuple[Slip, ...]:
    """Return the slips of the step, and of the point that it leads to, by the ids of their parts."""
    wrong = wrong_steps(jump)
    ends = () if reached is None else tuple((code, sum_of(jump.made.start, d), says) for code, d, says in wrong)
    return (
        *(Slip(code, as_vector(d), says, step) for code, d, says in wrong),
        *(Slip(code, as_vector(end), says, reached or "") for code, end, says in ends),
    )


_HESSIAN = """\
def hessian(f, p, h=1e-4):
    steps = h * np.eye(len(p))
    rows = [gradient(f, p + step, h) - gradient(f, p - step, h) for step in steps]
    return np.array(rows) / (2 * h)"""


def newton_code(jump: Jump, answer: str) -> Code:
    """Return programs that find `g`, `H` and `d`, and then the answer, an expression of these and `p`."""
    made = jump.made
    listed = ", ".join(map(python_name, made.spelled))
    damped, numerical = "H", "H"
    if jump.damping:
        damped = f"(H + {sympy_text(number(jump.damping))} * eye({len(made.spelled)}))"
        numerical = f"H + {float(jump.damping):g} * np.eye({len(made.spelled)})"
    values = at_p(made)
    return Code(
        sympy_program(
            sympy_function(made),
            f"p = {sympy_column(made.start)}\ng = gradient.subs({values})\n"
            f"H = hessian({made.label}, [{listed}]).subs({values})\nd = -{damped}.LUsolve(g)",
            assigned("answer", answer.format(dot="g.dot(d)")),
            names=made.spelled,
        ),
        numpy_program(
            numpy_function(made),
            GRADIENT,
            _HESSIAN,
            f"p = {numpy_array(made.start)}\ng = gradient({made.label}, p)\n"
            f"H = hessian({made.label}, p)\nd = -np.linalg.solve({numerical}, g)",
            assigned("answer", answer.format(dot="g @ d")),
        ),
    )
