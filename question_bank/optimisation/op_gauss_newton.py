"""Least squares with a nonlinear model: residuals, their Jacobian, and the Gauss-Newton or damped step."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.witness import central_gradient, central_hessian, central_jacobian
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.curve_fits import CurveFit, drawn_fit, growth, line, scaled_growth
from engine.functions.decimals import decimal
from engine.functions.linear import (
    ExactVector,
    as_point,
    as_vector,
    exact_vector,
    sum_of,
)
from engine.landscape.plots import Line, Profile, Series
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Neg, Product, Quotient, Sum, Value, names, number
from engine.language.typeset import latex, name_latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.optimisation.descent import row_latex
from engine.subjects.optimisation.gauss_newton import (
    columns,
    first_steps,
    gradient_part,
    gradient_slips,
    gradient_step,
    jacobian_part,
    jacobian_slips,
    normal_step,
    parameter_value,
    solving_steps,
    step_part,
    step_slips,
)
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.prompts import applied as called


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return fitted(drawn_fit(draw, (line,)), draw.choice(_OPENINGS))
        case 2:
            return fitted(drawn_fit(draw, (growth,)), draw.choice(_OPENINGS))
        case 3:
            return fitted(drawn_fit(draw, (scaled_growth,)), draw.choice(_OPENINGS))
        case 4:
            return fitted(drawn_fit(draw, (line, scaled_growth), damped=True), draw.choice(_DAMPED))
        case _:
            return compared(_bent(draw), draw.choice(_COMPARED))


_OPENINGS = (
    (
        "Take one Gauss-Newton step for the model ${m}$ from {start}. It is fitted to the points {data} by the loss {loss} "
        "with $r_i = {m_i} - y_i$."
    ),
    (
        "Calibrate ${m}$ by one Gauss-Newton step from {start}. The data are {data}, the residuals $r_i = {m_i} - y_i$, and "
        "the loss is {loss}."
    ),
)
_DAMPED = (
    (
        "Take one Levenberg-Marquardt step for the model ${m}$ from {start}, with $\\mu = {mu}$ added to the diagonal. It is "
        "fitted to the points {data} by the loss {loss} with $r_i = {m_i} - y_i$."
    ),
    (
        "Calibrate ${m}$ by one Gauss-Newton step from {start} that is damped by $\\mu = {mu}$ on the diagonal. The data are "
        "{data}, the residuals $r_i = {m_i} - y_i$, and the loss is {loss}."
    ),
)
_COMPARED = (
    (
        "What is left out at {start} if $J^{{T}} J$ stands in place of the second derivative, and what would the full one do? "
        "A colleague fits ${m}$ to the points {data} by the loss {loss} with $r_i = {m_i} - y_i$."
    ),
    (
        "How good is the approximation $L'' \\approx J^{{T}} J$ at {start}? The model is ${m}$, the points are {data}, and "
        "the loss is {loss} with $r_i = {m_i} - y_i$."
    ),
)
_LOSS = r"$L = \frac{1}{2}\sum_i r_i^{2}$"


def _prompt(fit: CurveFit, opening: str) -> str:
    letters = ", ".join(map(name_latex, fit.spelled))
    symbol = f"({letters})" if len(fit.start) > 1 else letters
    said = opening.format(
        m=called("m", ("x",)),
        m_i="m(x_i)",
        data=", ".join(f"${row_latex(point)}$" for point in zip(fit.x, fit.y, strict=True)),
        loss=_LOSS,
        start=f"${symbol} = {row_latex(fit.start)}$",
        mu=fit.damping,
    )
    return f"{said} Give exact values.\n${called('m', ('x',))} = {{m}}$"


def fitted(fit: CurveFit, opening: str) -> Question:
    """Return the question of the Jacobian, the gradient and the step."""
    return _question(
        fit,
        opening,
        parts=(jacobian_part(fit), gradient_part(fit), step_part(fit)),
        steps=(*first_steps(fit), gradient_step(fit), normal_step(fit), *solving_steps(fit)),
        slips=(*jacobian_slips(fit), *gradient_slips(fit), *step_slips(fit)),
        answer='{"a": J, "b": g, "c": d}',
    )


def _question(
    fit: CurveFit,
    opening: str,
    *,
    parts: tuple[Part, ...],
    steps: tuple[Step, ...],
    slips: tuple[Slip, ...],
    answer: str,
) -> Question:
    given: dict[str, Value] = {
        "m": fit.model,
        "xs": as_vector(fit.x),
        "ys": as_vector(fit.y),
        "w0": parameter_value(fit.start),
        "mu": number(fit.damping),
    }
    # without brackets: J may be the column of the inputs themselves, and a note shows no key
    listed = "; ".join(f"{name} = {plain(value).strip('[]')}" for name, value in given.items())
    return Question(
        prompt=_prompt(fit, opening),
        given=given,
        names=("x", *fit.spelled),
        parts=parts,
        steps=steps,
        slips=slips,
        hints=(
            "Treat the residuals as linear in the parameters, with the slopes that they have here.",
            f"Start with the residuals: $r = {row_latex(fit.residuals)}$.",
        ),
        note=f"parts {', '.join(part.label for part in parts)}: {listed}",
        landscape=_profile(fit),
        code=_code(fit, answer),
    )


def compared(fit: CurveFit, opening: str) -> Question:
    """Return the question of what the approximation of the second derivative leaves out."""
    square, missing, slope = fit.normal[0][0], fit.missing, fit.slopes[0]
    step = -slope / (square + missing)
    sum_of_both = Sum((number(square), number(missing)))
    newton = Neg(Quotient(number(slope), sum_of_both))
    bends = as_vector(fit.bends)
    at = {name: number(x) for name, x in zip(fit.spelled, fit.start, strict=True)}
    (name,) = fit.spelled
    second = tuple(
        Claim(substituted(partial(tree, name, name), at), number(bend))
        for tree, bend in zip(fit.residual_trees, fit.bends, strict=True)
    )
    return _question(
        fit,
        opening,
        parts=_compared_parts(fit, step),
        steps=(
            *first_steps(fit)[:2],
            Step("Put in each data point.", f"J = {latex(columns(fit))}", first_steps(fit)[2].claims),
            normal_step(fit),
            Step("The second derivatives of the residuals are those of the model.", f"r'' = {latex(bends)}", second),
            chain_step("What is left out weighs them with the residuals.", "S", written_dot(fit.residuals, fit.bends), number(missing)),
            gradient_step(fit),
            Step("Divide by the full second derivative.", f"d = {latex(newton)} = {latex(number(step))}", (Claim(newton, number(step)),), (0, 0, number(step)), "c"),
        ),
        slips=_compared_slips(fit, step),
        answer='{"a": square, "b": missing, "c": d}',
    )  # fmt: skip


def _compared_parts(fit: CurveFit, step: Fraction) -> tuple[Part, ...]:
    at = as_point(fit.parameters, fit.start)

    def square() -> float:
        return sum(slope**2 for slope in central_jacobian(fit.residual_trees, fit.spelled, at))

    def bend() -> float:
        return central_hessian(fit.loss, fit.spelled, at)[0]

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        first, second = (answered.exact_number(earlier, part) for part in ("a", "b"))
        whole = None if first is None or second is None else first + second
        return number(-fit.slopes[0] / whole) if whole else None

    return (
        Part(
            id="a",
            key=number(fit.normal[0][0]),
            kind="number",
            label="J^{T} J",
            names=(),
            asks="(a) The approximation $J^{T} J$, where $J$ holds the slopes of the residuals.",
            witness=lambda _: (square(),),
        ),
        Part(
            id="b",
            key=number(fit.missing),
            kind="number",
            label="S",
            names=(),
            asks="(b) The term $S = L'' - J^{T} J$ that it leaves out.",
            witness=lambda _: (bend() - square(),),
        ),
        Part(
            id="c",
            key=number(step),
            kind="number",
            label="d",
            names=(),
            asks="(c) The step $d = -L'/L''$ with the full second derivative.",
            witness=lambda _: (-central_gradient(fit.loss, fit.spelled, at)[0] / bend(),),
            follows=follows,
        ),
    )


def _compared_slips(fit: CurveFit, step: Fraction) -> tuple[Slip, ...]:
    square, missing, slope = fit.normal[0][0], fit.missing, fit.slopes[0]
    wrong = (
        ("a", "Y4", 2 * square, "There is a factor of 2 too much. The half before the sum takes it away."),
        ("a", "O47", square + missing, "This is the full second derivative. Asked are the squared slopes alone."),
        ("a", "Y3", sum((row[0] for row in fit.jacobian), Fraction(0)) ** 2, "The slopes were added, then squared. Square each first."),
        ("b", "B4", -missing, "The sign is reversed. The residual is model minus target."),
        ("b", "Y3", sum(fit.bends, Fraction(0)), "The second derivatives were added. Each is weighed with its residual."),
        ("b", "Y4", missing / 2, "A factor of 2 went astray. Look at the second derivative of the model."),
        ("c", "O48", -slope / square, "This is the step with $J^{T} J$ alone. Add what it leaves out."),
        ("c", "O9", -step, "The step has the opposite sign. It starts with a minus."),
        ("c", "O7", -slope * (square + missing), "The second derivative was multiplied. The step divides by it."),
    )  # fmt: skip
    return tuple(Slip(code, number(value), says, part) for part, code, value, says in wrong)


def _bent(draw: Draw) -> CurveFit:
    """Return a fit whose residuals bend, so that the full second derivative is another one, and not zero."""

    def one() -> CurveFit | None:
        fit = drawn_fit(draw, (growth,))
        whole = fit.normal[0][0] + fit.missing
        is_fit = fit.missing and whole and abs(whole) != fit.normal[0][0] and abs(fit.missing) <= _LARGEST
        return fit if is_fit and (fit.slopes[0] / whole).denominator <= _SIMPLE else None

    return found(draw, "fit with a missing term", one)


_LARGEST, _SIMPLE = 60, 12


def _profile(fit: CurveFit) -> Profile:
    """Return the data with the model before the step and, after the verdict, behind it."""

    def drawn(parameters: ExactVector) -> str:
        # rounded, so that no entry of a key is spelled out
        rounded = (decimal(Fraction(f"{float(w):.6f}")) for w in parameters)
        return plain(substituted(fit.model, dict(zip(fit.spelled, rounded, strict=True))))

    points = tuple((float(x), float(y)) for x, y in zip(fit.x, fit.y, strict=True))
    return Profile(
        name="x",
        across="x",
        up="y",
        span=(float(fit.x[0]) - 0.5, float(fit.x[-1]) + 0.5),
        lines=(
            Line(drawn(fit.start), r"\text{before}"),
            Line(drawn(sum_of(fit.start, fit.step)), r"\text{after the step}", after=True),
        ),
        series=(Series(points, r"\text{data}", joined=False),),
    )


_JACOBIAN = """\
def jacobian(f, w, h=1e-5):
    steps = h * np.eye(len(w))
    return np.column_stack([(f(w + step) - f(w - step)) / (2 * h) for step in steps])"""


def _code(fit: CurveFit, answer: str) -> Code:
    listed = ", ".join(fit.spelled)
    is_single = len(fit.start) == 1
    start = ", ".join(f"{name}: {sympy_text(number(w))}" for name, w in zip(fit.spelled, fit.start, strict=True))
    data = "xs, ys = [{}], [{}]".format(*(", ".join(map(str, values)) for values in (fit.x, fit.y)))
    steps = _SYMPY_COMPARED if "missing" in answer else _SYMPY_STEP.format(mu=fit.damping, n=len(fit.start))
    shown = (
        answer.replace("g,", "g[0],").replace('c": d', 'c": d[0]') if is_single and "missing" not in answer else answer
    )
    unpacked = (f"{listed} = ", "w" if not is_single else "w[0]")
    numerical = _NUMPY_COMPARED if "missing" in answer else _NUMPY_STEP.format(mu=fit.damping, n=len(fit.start))
    name = "weights" if is_single else "w"
    return Code(
        sympy_program(
            f"{data}\nm = {sympy_text(fit.model)}\nr = Matrix([m.subs(x, a) - b for a, b in zip(xs, ys)])",
            f"start = {{{start}}}\nJ = r.jacobian([{listed}]).subs(start)\ng = J.T * r.subs(start)",
            steps.replace("NAME", fit.spelled[0]),
            assigned("answer", shown),
            names=("x", *fit.spelled),
        ),
        numpy_program(
            data.replace("[", "np.array([").replace("]", "])"),
            defined(f"residuals({name})", (unpacked[0], unpacked[1].replace("w", name, 1)), ("x = ", "xs"), ("return ", f"{numpy_text(fit.model)} - ys")),
            _JACOBIAN,
            f"w0 = np.array([{', '.join(str(float(w)) for w in fit.start)}])\nr = residuals(w0)\n"
            "J = jacobian(residuals, w0)\ng = J.T @ r",
            numerical,
            assigned("answer", shown.replace('"a": J', '"a": J.ravel()' if is_single else '"a": J')),
        ),
    )  # fmt: skip


_SYMPY_STEP = "d = -(J.T * J + {mu} * eye({n})).LUsolve(g)"
_NUMPY_STEP = "d = -np.linalg.solve(J.T @ J + {mu} * np.eye({n}), g)"
_SYMPY_COMPARED = (
    "loss = r.dot(r) / 2\nsquare = (J.T * J)[0]\nmissing = diff(loss, NAME, 2).subs(start) - square\n"
    "d = -g[0] / (square + missing)"
)
_NUMPY_COMPARED = (
    "h = 1e-4\nr_bend = (residuals(w0 + h) - 2 * r + residuals(w0 - h)) / h**2\nsquare = (J.T @ J)[0, 0]\n"
    "missing = r @ r_bend\nd = -g[0] / (square + missing)"
)


def _golden() -> CurveFit:
    """M = w1 x + w2 at (0, 0) through (0, 1), (1, 2), (2, 6): r = (-1, -2, -6), g = (-14, -9), JᵀJ = [[5, 3], [3, 3]]."""
    x, w1, w2 = names("x w1 w2")
    model = Sum((Product((w1, x)), w2))
    return CurveFit(model, (w1, w2), exact_vector((0, 1, 2)), exact_vector((1, 2, 6)), exact_vector((0, 0)))


FAMILY = Family(
    id="op_gauss_newton",
    revision=2,
    topic="optimisation",
    title="Gauss-Newton steps",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Nocedal & Wright, Numerical Optimization, 2nd edition (2006), chapter 10",
    connection="Calibrating models, and second-order training that needs first derivatives alone, rest on this step.",
    examples=(
        Example(
            of=lambda: fitted(_golden(), _OPENINGS[0]),
            accepts=({"a": "[[0, 1], [1, 1], [2, 1]]", "b": "(-14, -9)", "c": "(5/2, 1/2)"},),
            refuses={
                "J2": {"a": "[[1, 0], [1, 1], [1, 2]]", "b": "(-14, -9)", "c": "(5/2, 1/2)"},
                "O8": {"a": "[[0, 1], [1, 1], [2, 1]]", "b": "(-14, -9)", "c": "(14/5, 3)"},
            },
        ),
    ),
)
