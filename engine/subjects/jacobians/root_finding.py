"""Newton's method for a system of two equations, in exact numbers: its steps, slips, witness, programs and picture."""

from fractions import Fraction

from msgspec import structs

from engine.calculus.rules import jacobian
from engine.calculus.witness import central_jacobian, values
from engine.functions.curved_maps import CurvedMap, NewtonRun
from engine.functions.linear import applied, as_vector, difference, inverse, multiple, solved, sum_of
from engine.landscape.plots import Curve, Landscape, Marker, Path
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import Node, Sum, Vector, entries, number
from engine.questions.plotting import landscape
from engine.questions.question import Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import point_step
from engine.subjects.determinants import LABELS
from engine.subjects.jacobians.wrong_inverses import wrong_inverses
from engine.subjects.matrix_steps import chain_step, inverse_step, product_step


def where_chosen(made: CurvedMap) -> dict[str, Fraction]:
    """Return the point at which the Jacobian was chosen, by name."""
    return dict(zip(made.spelled, made.at, strict=True))


def labelled_map(made: CurvedMap) -> dict[str, Node]:
    """Return the outputs by their LaTeX labels."""
    return dict(zip(LABELS, made.components, strict=False))


def iterated(made: CurvedMap, count: int) -> tuple[float, ...]:
    """Take the steps in floats, with the Jacobian of central differences."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    x = np.array([float(c) for c in made.at])
    for _ in range(count):
        at = dict(zip(made.spelled, map(Fraction, x), strict=True))
        j = np.reshape(central_jacobian(made.components, made.spelled, at), (2, 2))
        x = x - np.linalg.solve(j, values(made.components, at))
    return tuple(map(float, x))


def newton_steps(run: NewtonRun, count: int) -> tuple[Step, ...]:
    """Return the steps from an iterate to the next one; the first of them takes the Jacobian."""
    x, made = run.iterates[count], run.made
    here, there = f"P_{{{count}}}", f"P_{{{count + 1}}}"
    j, value = made.jacobian_at(x), made.value_at(x)
    step = multiple(solved(j, value), -1)
    at = dict(zip(made.spelled, x, strict=True))
    solution = product_step("Multiply by the inverse, with a minus sign.", "d", inverse(j), multiple(value, -1))
    moved = tuple(Sum((number(c), number(d))) for c, d in zip(x, step, strict=True))
    return (
        point_step(f"J_F({here})", jacobian(made.components, made.spelled), at),
        point_step(f"F({here})", (made.components,), at),
        inverse_step(rf"Solve $J_F({here})\,d = -F({here})$ with the inverse.", f"J_F({here})^{{-1}}", j, inverse(j)),
        solution,
        chain_step("Add the step.", there, Vector(moved), as_vector(run.iterates[count + 1])),
    )


def newton_slips(part: str, run: NewtonRun, count: int) -> tuple[Slip, ...]:
    """Return the slips of one step; those of inverting a matrix come first."""
    x, value = run.iterates[count], run.made.value_at(run.iterates[count])
    j = run.made.jacobian_at(x)
    step = solved(j, value)
    here = f"$P_{{{count}}}$"
    slips = [(wrong.code, difference(x, applied(wrong.rows, value)), wrong.says) for wrong in wrong_inverses(j)]
    diagonal = tuple(f / row[i] if row[i] else Fraction(0) for i, (f, row) in enumerate(zip(value, j, strict=True)))
    slips += [
        (
            "O8",
            difference(x, diagonal),
            "Each output is divided by its own diagonal entry. The whole Jacobian is inverted.",
        ),
        (
            "O9",
            sum_of(x, step),
            f"You added $J_F^{{-1}} F$. Newton's method subtracts it from {here}.",
        ),
        ("O14", multiple(step, -1), f"This is the step alone. It is still to be added to {here}."),
    ]
    return tuple(Slip(code, as_vector(answer), says, part) for code, answer, says in slips)


def zero_curves(run: NewtonRun, parts: tuple[Part, ...]) -> Landscape:
    """Return the contours with the start; the curves where an output is zero and the path come after the verdict."""
    numbers = Vector(tuple(entry for part in parts for entry in entries(part.value)))
    plot = landscape(labelled_map(run.made), run.made.spelled, numbers)
    path = tuple((float(x), float(y)) for x, y in run.iterates)
    curves = (Curve(plain(f), f"{label} = 0") for label, f in labelled_map(run.made).items())
    reach = 1 + max(2.0, *(abs(c) for spot in path for c in spot))
    overlays = (
        *curves,
        Marker(path[0], "P_0", "start"),
        Path(path, after=True),
        Marker(path[-1], "", "end", after=True),
    )
    return structs.replace(plot, box=((-reach, reach), (-reach, reach)), overlays=overlays)


_SYMPY = """\
from sympy import Matrix, symbols

{names} = symbols("{spelled}", real=True)

F = {map}
J = F.jacobian([{names}])


def step(point):
    here = {{{first}: point[0], {second}: point[1]}}
    return point - J.subs(here).inv() * F.subs(here)


P0 = Matrix({start})
answer = {answer}
"""


def newton_code(run: NewtonRun) -> Code:
    """Return the programs: of one step the Jacobian (a) and the iterate (b), of two steps both iterates."""
    made = run.made
    start = plain(as_vector(made.at))
    first, second = made.spelled
    by_differences = derivative_code("jacobian", labelled_map(made), made.spelled, made.spelled, where_chosen(made))
    is_single = len(run.iterates) == 2
    sympy = _SYMPY.format(
        names=f"{first}, {second}",
        spelled=f"{first} {second}",
        first=first,
        second=second,
        map=sympy_text(Vector(made.components)),
        start=start,
        answer=f'{{"a": J.subs({{{first}: P0[0], {second}: P0[1]}}), "b": step(P0)}}'
        if is_single
        else '{"a": step(P0), "b": step(step(P0))}',
    )
    again = () if is_single else ("P2 = P1 - np.linalg.solve(jacobian(F, P1), F(P1))",)
    answer = 'answer = {"a": J, "b": P1}' if is_single else 'answer = {"a": P1, "b": P2}'
    moved = (f"P0 = np.array({start})", "P1 = P0 - np.linalg.solve(J, F(P0))", *again, answer)
    return Code(sympy, continued(by_differences, "J", *moved).numpy)
