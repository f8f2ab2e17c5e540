"""Gauss-Newton steps: the Jacobian of the residuals, the gradient and the step, with worked steps and slips."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.witness import central_gradient, central_jacobian
from engine.functions.curve_fits import CurveFit
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    applied,
    as_matrix,
    as_point,
    as_vector,
    determinant,
    identity,
    inverse,
    multiple,
    scaled,
    transposed,
)
from engine.language.substitution import substituted
from engine.language.tree import Matrix, Neg, Quotient, Sum, Value, Vector, number
from engine.language.typeset import latex, name_latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.subjects import earlier as answered
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.spoken import derivatives


def parameter_value(vector: ExactVector) -> Value:
    """Return the tree of one parameter, or the vector of several."""
    return as_vector(vector) if len(vector) > 1 else number(vector[0])


def columns(fit: CurveFit) -> Value:
    """Return the Jacobian; one column is a vector."""
    return as_matrix(fit.jacobian) if len(fit.start) > 1 else as_vector([row[0] for row in fit.jacobian])


def _order(fit: CurveFit) -> str:
    return (
        f"The parameters stand in the order ${', '.join(map(name_latex, fit.spelled))}$." if len(fit.start) > 1 else ""
    )


def jacobian_part(fit: CurveFit) -> Part:
    """Return part a, which asks for the Jacobian."""
    at = as_point(fit.parameters, fit.start)
    return Part(
        id="a",
        key=columns(fit),
        kind="matrix" if len(fit.start) > 1 else "vector",
        label="J",
        names=(),
        asks="(a) The Jacobian $J$ of the residuals, a row for each data point in the order given.",
        layout=_order(fit),
        witness=lambda _: central_jacobian(fit.residual_trees, fit.spelled, at),
        means=derivatives("jacobian", fit.residual_trees, fit.spelled, at),
    )


def gradient_part(fit: CurveFit) -> Part:
    """Return part b, which asks for the gradient."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = _own_jacobian(fit, earlier)
        return None if own is None else parameter_value(applied(transposed(own), fit.residuals))

    at = as_point(fit.parameters, fit.start)
    return Part(
        id="b",
        key=parameter_value(fit.slopes),
        kind="vector" if len(fit.start) > 1 else "number",
        label="g",
        names=(),
        asks="(b) The gradient $g = J^{T} r$ of the loss.",
        layout=_order(fit),
        witness=lambda _: central_gradient(fit.loss, fit.spelled, at),
        follows=follows,
        means=derivatives("gradient", (fit.loss,), fit.spelled, at),
    )


def _own_jacobian(fit: CurveFit, earlier: Mapping[str, Key]) -> ExactMatrix | None:
    if len(fit.start) > 1:
        own = answered.exact_matrix(earlier, "a")
    else:
        column = answered.exact_vector(earlier, "a")
        own = None if column is None else tuple((x,) for x in column)
    return own if own is not None and (len(own), len(own[0])) == (len(fit.x), len(fit.start)) else None


def step_part(fit: CurveFit) -> Part:
    """Return part c, which asks for the step."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        slopes = answered.exact_vector(earlier, "b") if len(fit.start) > 1 else None
        if len(fit.start) == 1:
            own = answered.exact_number(earlier, "b")
            slopes = None if own is None else (own,)
        return (
            parameter_value(multiple(applied(inverse(fit.matrix), slopes), -1))
            if slopes and len(slopes) == len(fit.start)
            else None
        )

    damping = r" + \mu I" if fit.damping else ""
    return Part(
        id="c",
        key=parameter_value(fit.step),
        kind="vector" if len(fit.start) > 1 else "number",
        label="d",
        names=(),
        asks=f"(c) The step $d = -(J^{{T}} J{damping})^{{-1}} g$.",
        layout=_order(fit),
        witness=lambda _: _least_squares(fit),
        follows=follows,
    )


def _least_squares(fit: CurveFit) -> tuple[float, ...]:
    """Return the step that makes the linear residuals, with the damping as more of them, smallest in floats."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it

    at = as_point(fit.parameters, fit.start)
    slopes = np.array(central_jacobian(fit.residual_trees, fit.spelled, at)).reshape(len(fit.x), -1)
    rows = np.vstack([slopes, np.sqrt(float(fit.damping)) * np.eye(len(fit.start))])
    target = np.concatenate([-np.array(fit.residuals, float), np.zeros(len(fit.start))])
    found: list[float] = np.linalg.lstsq(rows, target, rcond=None)[0].tolist()
    return tuple(found)


def first_steps(fit: CurveFit) -> tuple[Step, ...]:
    """Return the steps that find the residuals, the slopes of the model, and the Jacobian."""
    at = {name: number(x) for name, x in zip(fit.spelled, fit.start, strict=True)}
    residuals = tuple(
        Claim(substituted(tree, at), number(r)) for tree, r in zip(fit.residual_trees, fit.residuals, strict=True)
    )
    slopes = [(name, partial(fit.model, name)) for name in fit.spelled]
    general = tuple(Claim(fit.model, slope, (name,)) for name, slope in slopes)
    formula = r",\quad ".join(rf"\frac{{\partial m}}{{\partial {name_latex(name)}}} = {latex(s)}" for name, s in slopes)
    table = tuple(
        Claim(substituted(substituted(slope, {"x": number(x)}), at), number(entry))
        for x, row in zip(fit.x, fit.jacobian, strict=True)
        for (_, slope), entry in zip(slopes, row, strict=True)
    )
    return (
        Step("The residuals are model minus target.", f"r = {latex(as_vector(fit.residuals))}", residuals),
        Step("Differentiate the model by its parameters; the targets are constants.", formula, general),
        Step(
            "Put in each data point and the parameters.",
            f"J = {latex(columns(fit))}",
            table,
            (0, 0, number(fit.jacobian[0][0])),
            "a",
        ),
    )


def gradient_step(fit: CurveFit) -> Step:
    """Return the step that multiplies the Jacobian by the residuals."""
    written = [written_dot(column, fit.residuals) for column in transposed(fit.jacobian)]
    stage: Value = Vector(tuple(written)) if len(written) > 1 else written[0]
    return chain_step("Multiply each column by the residuals.", "g = J^{T} r", stage, parameter_value(fit.slopes))


def normal_step(fit: CurveFit) -> Step:
    """Return the step that multiplies the Jacobian by itself."""
    columns = transposed(fit.jacobian)
    rows = tuple(tuple(written_dot(u, v) for v in columns) for u in columns)
    written: Value = Matrix(rows) if len(rows) > 1 else rows[0][0]
    found: Value = as_matrix(fit.normal) if len(rows) > 1 else number(fit.normal[0][0])
    return chain_step("Multiply the columns with each other.", "J^{T} J", written, found)


def solving_steps(fit: CurveFit) -> tuple[Step, ...]:
    """Return the steps that solve for the step of the parameters."""
    size, step = determinant(fit.matrix), fit.step
    first = number(step[0])
    if len(step) == 1:
        written = Neg(Quotient(number(fit.slopes[0]), number(fit.matrix[0][0])))
        formula = f"d = {latex(written)} = {latex(first)}"
        return (Step("Divide, and change the sign.", formula, (Claim(written, first),), (0, 0, first), "c"),)
    (p, q), (r, s) = fit.matrix
    adjugate = ((s, -q), (-r, p))
    claims = tuple(
        Claim(Neg(Quotient(written_dot(row, fit.slopes), number(size))), number(d))
        for row, d in zip(adjugate, step, strict=True)
    )
    product = f"{latex(as_matrix(adjugate))}{latex(as_vector(fit.slopes))}"
    formula = rf"d = {latex(number(-1 / size))}{product} = {latex(as_vector(step))}"
    says = "Solve by the adjugate: exchange the diagonal, change the signs beside it, divide by the determinant."
    solving = Step(says, formula, claims, (0, 0, first), "c")
    if not fit.damping:
        return (solving,)
    extra = number(fit.damping)
    a, b = as_matrix(fit.normal).rows
    written_sum = Matrix(((Sum((a[0], extra)), a[1]), (b[0], Sum((b[1], extra)))))
    damping = chain_step("Add the damping to the diagonal.", r"J^{T} J + \mu I", written_sum, as_matrix(fit.matrix))
    return damping, solving


def jacobian_slips(fit: CurveFit) -> tuple[Slip, ...]:
    """Return the slips of the Jacobian."""
    rows = fit.jacobian
    wrong = [
        ("B4", scaled(rows, -1), "All signs are reversed. The residual is model minus target."),
        (
            "J2",
            tuple(row[::-1] for row in rows),
            "The columns are in the reverse order. The first parameter comes first.",
        ),
        ("O47", tuple(multiple(row, r) for row, r in zip(rows, fit.residuals, strict=True)), _WEIGHTED),
    ]
    return tuple(Slip(code, _as_key(table), says, "a") for code, table, says in wrong)


_WEIGHTED = "Each row is multiplied by its residual. That belongs to the gradient; $J$ holds the slopes alone."


def _as_key(table: ExactMatrix) -> Value:
    return as_matrix(table) if len(table[0]) > 1 else as_vector([row[0] for row in table])


def gradient_slips(fit: CurveFit) -> tuple[Slip, ...]:
    """Return the slips of the gradient."""
    total = sum(fit.residuals, Fraction(0))
    wrong = (
        ("B4", multiple(fit.slopes, -1), "The sign is reversed. The residual is model minus target."),
        ("Y4", multiple(fit.slopes, 2), "There is a factor of 2 too much. The half before the sum takes it away."),
        ("Y3", (total,) * len(fit.start), "The residuals were added up. Each is multiplied by its row of $J$ first."),
    )
    return tuple(Slip(code, parameter_value(g), says, "b") for code, g, says in wrong)


def step_slips(fit: CurveFit) -> tuple[Slip, ...]:
    """Return the slips of the step."""
    g, matrix, size = fit.slopes, fit.matrix, len(fit.start)
    diagonal = [row[place] for place, row in enumerate(matrix)]
    wrong = [
        ("K5", multiple(applied(matrix, g), -1), "The matrix was multiplied. The step takes its inverse."),
        ("O8", tuple(-a / b for a, b in zip(g, diagonal, strict=True)), "Each slope was divided by its own entry on the diagonal. Solve with the whole matrix."),
        ("O9", multiple(fit.step, -1), "The step has the opposite sign. It leads against the gradient."),
        ("O24", multiple(g, -1), "This is a step along the gradient alone. The matrix reshapes it."),
        ("Y4", multiple(fit.step, 2), "The step is twice as long. The factor 2 of the squares cancels."),
    ]  # fmt: skip
    if fit.damping:
        softer = added(fit.normal, scaled(identity(size), -fit.damping))
        for table, says in ((fit.normal, "The damping is left out."), (softer, "The damping was taken away.")):
            if determinant(table):
                wrong.append(("O25", multiple(applied(inverse(table), g), -1), f"{says} It is added to the diagonal."))
    return tuple(Slip(code, parameter_value(d), says, "c") for code, d, says in wrong)
