"""Programs that take a descent apart along eigenvectors, or let it run."""

from engine.functions.linear import applied, as_matrix, as_vector
from engine.language.python_text import numpy_text, sympy_text
from engine.language.python_writing import python_name
from engine.language.tree import number
from engine.questions.sheet import Code
from engine.subjects.optimisation.modes import Modes
from engine.subjects.programs import assigned, numpy_program, sympy_program

_ANSWER = 'answer = {"a": e, "b": count}'


def line_code(modes: Modes) -> Code:
    """Return programs for the error of a descent on a line, and for when it is a tenth."""
    made = modes.made
    (name,) = map(python_name, made.spelled)
    f, start, rate = sympy_text(made.f), int(made.start[0]), made.rate
    return Code(
        sympy_program(
            f"f = {f}\nminimum = solve(diff(f, {name}), {name})[0]",
            f"factor = 1 - {sympy_text(number(rate))} * diff(f, {name}, 2)\ne = ({start} - minimum) * factor**k",
            "count = ceiling(log(Rational(1, 10)) / log(factor))",
            _ANSWER,
            names=(name, "k"),
        ),
        numpy_program(
            f"slope = np.poly1d([{float(modes.eigenvalues[0])}, {float(-modes.eigenvalues[0] * modes.minimum[0])}])\n"
            f"minimum = slope.roots[0]\nerrors = [{float(start)} - minimum]",
            f"for _ in range(200):\n    x = minimum + errors[-1]\n    errors.append(x - {float(rate)} * slope(x) - minimum)",
            "count = np.argmax(np.abs(errors) <= abs(errors[0]) / 10)",
            f'at = {{"{name}": 0, "k": 3}}\ne = errors[at["k"]]',
            _ANSWER,
        ),
    )


_FATE = '"converges" if worst < 1 else "bounded" if worst == 1 else "diverges"'


def plane_code(modes: Modes, answer: str, *, formula: bool = False, crosses: bool = False, fate: bool = False) -> Code:
    """Return programs for a descent in the plane.

    Args:
        modes: The descent.
        answer: The answers, in the names `factors`, `e`, `crosses` and `fate`.
        formula: Whether `e` is the error after k steps, instead of three.
        crosses: Whether `crosses` is wanted.
        fate: Whether `fate` is wanted.
    """
    made = modes.made
    listed = ", ".join(map(python_name, made.spelled))
    origin = ", ".join(f"{python_name(name)}: 0" for name in made.spelled)
    count = "k" if formula else "3"
    with_sympy = [
        f"f = {sympy_text(made.f)}\nH = hessian(f, [{listed}])",
        f"g = Matrix([f]).jacobian([{listed}]).subs({{{origin}}}).T",
        f"e0 = {sympy_text(as_vector(made.start))} + H.LUsolve(g)\neta = {sympy_text(number(made.rate))}",
        "factors = [1 - eta * v for v in sorted(H.eigenvals(multiple=True), reverse=True)]",
    ]
    if formula or crosses:
        with_sympy.append(
            "P, D = H.diagonalize()\n"
            f"powers = diag(*[(1 - eta * D[i, i])**{count} for i in range(2)])\ne = P * powers * P.inv() * e0"
        )
    slopes = as_vector(tuple(-x for x in applied(modes.hessian, modes.minimum)))
    with_numpy = [
        f"H = {numpy_text(as_matrix(modes.hessian))}\ng = {numpy_text(slopes)}\neta = {float(made.rate)}",
        f"minimum = -np.linalg.solve(H, g)\np = {numpy_text(as_vector(made.start))}\nerrors = [p - minimum]",
        "for _ in range(3):\n    p = p - eta * (H @ p + g)\n    errors.append(p - minimum)",
        "factors = 1 - eta * np.linalg.eigvalsh(H)[::-1]\ne = errors[3]",
    ]
    if formula:
        zeros = ", ".join(f'"{name}": 0' for name in made.spelled)
        with_numpy.append(f'at = {{{zeros}, "k": 3}}')
    if crosses:
        with_sympy.append(f"turned = [bool(e[i] * e0[i] < 0) for i in range(2)]\n{_CROSSES}")
        with_numpy.append(f"turned = list(errors[3] * errors[2] < 0)\n{_CROSSES}")
    if fate:
        with_sympy.append(f"worst = max(abs(r) for r in factors)\nfate = {_FATE}")
        with_numpy.append(f"worst = np.round(np.abs(factors).max(), 9)\nfate = {_FATE}")
    names = (*made.spelled, "k") if formula else made.spelled
    return Code(
        sympy_program(*with_sympy, assigned("answer", answer), names=names),
        numpy_program(*with_numpy, assigned("answer", answer)),
    )


_CROSSES = 'crosses = {1: "first", 2: "second", 3: "both", 0: "neither"}[turned[0] + 2 * turned[1]]'
