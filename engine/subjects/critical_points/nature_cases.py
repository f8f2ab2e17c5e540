"""What can be known of a Hessian besides its entries in two variables: its eigenvalues, or 3x3 entries."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.functions.linear import ExactMatrix, as_matrix, determinant
from engine.language.point_sets import PointSet
from engine.language.tree import ZERO, Name, Neg, Node, Power, Product, Sum, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.critical_points.nature_question import (
    WITH_NUMPY,
    WITH_SYMPY,
    NatureCase,
    exact_nature,
    followed_by_sign,
    nature_code,
    number_slip,
    product_of_eigenvalues,
    slices,
)
from engine.subjects.critical_points.second_derivative_test import nature_by
from engine.subjects.critical_points.stationary import listed_roots
from engine.subjects.programs import numpy_program, sympy_program
from engine.subjects.targeting import Aim

_OF_SPECTRUM = {
    "S4": "Eigenvalues of one sign give $D > 0$ whichever sign it is. Look at which sign they have.",
    "S5": "A positive eigenvalue bends the surface upwards. Look at the signs of both.",
    "S6": "$D < 0$ says that one eigenvalue is positive and the other negative. Think of what such a point is called.",
    "S7": "One eigenvalue is zero, so $D = 0$ leaves the question open. Only eigenvalues of both signs settle on a saddle.",
    "S8": "The sum of the eigenvalues is no verdict. Look at the sign of each.",
}
_BY_SIGNS = {
    "minimum": "Both eigenvalues are positive: the surface bends upwards in every direction, so $P$ is a minimum.",
    "maximum": "Both eigenvalues are negative: the surface bends downwards in every direction, so $P$ is a maximum.",
    "saddle": "The eigenvalues have different signs: up along one eigenvector, down along the other: a saddle point.",
    "no decision": "One eigenvalue is zero: along its eigenvector the second derivatives say nothing.",
}


def of_spectrum(bends: ExactMatrix, aim: Aim, opening: str) -> NatureCase:
    """Return the case of given eigenvalues, whose product is asked."""
    first, second = bends[0][0], bends[1][1]
    given = {"lambda_1": number(first), "lambda_2": number(second)}
    written = Product((number(first), number(second)))
    listed = rf"\lambda_1 = {latex(number(first))},\quad \lambda_2 = {latex(number(second))}"
    return NatureCase(
        bends=bends,
        aim=aim,
        prompt=f"{opening} The eigenvalues of the Hessian $H$ there are\n${listed}.$",
        given=given,
        evidence=Part(
            key=number(first * second),
            kind="number",
            label=r"\det H",
            names=(),
            id="a",
            asks=r"(a) The determinant $D = \det H$.",
            witness=lambda _: (float(first) * float(second),),
        ),
        slips=(
            number_slip("S2", first + second, "You added the eigenvalues. That is the trace; $D$ is their product."),
            number_slip("D17", -first * second, "The sign is the other one. Two eigenvalues of one sign give $D > 0$."),
        ),
        steps=(
            Step(
                "The determinant is the product of the eigenvalues.",
                rf"D = \lambda_1 \lambda_2 = {latex(written)} = {latex(number(first * second))}",
                (Claim(written, number(first * second)),),
                part="a",
            ),
        ),
        messages=_OF_SPECTRUM,
        because=_BY_SIGNS[exact_nature(bends)],
        hints=(
            "An eigenvalue is the second derivative along its eigenvector: its sign says which way the surface bends.",
            "The determinant is the product of the eigenvalues.",
        ),
        code=_spectrum_code(first, second),
        follows=lambda earlier: followed_by_sign(earlier, float(first or second)),
    )


def _spectrum_code(first: Fraction, second: Fraction) -> Code:
    given = f"{first}, {second}"
    return Code(
        sympy=sympy_program(
            f"H = diag({given})  # in the basis of its eigenvectors",
            WITH_SYMPY,
            'answer = {"a": H.det(), "b": nature(H)}',
        ),
        numpy=numpy_program(
            f"eigenvalues = np.array([{given}])",
            WITH_NUMPY,
            'answer = {"a": np.prod(eigenvalues), "b": nature(eigenvalues)}',
        ),
    )


def of_trace(bends: ExactMatrix, aim: Aim, opening: str) -> NatureCase:
    """Return the case of a given trace and determinant, from which the eigenvalues are asked."""
    values = sorted(bends[i][i] for i in range(2))
    total, d = sum(values, Fraction(0)), values[0] * values[1]
    given = {"trace": number(total), "determinant": number(d)}
    t = Name("t")
    polynomial = plus(Power(t, number(2)), times(number(-total), t), number(d))
    factors = Product(tuple(plus(t, number(-value)) for value in values))
    return NatureCase(
        bends=bends,
        aim=aim,
        prompt=(
            f"{opening} All that you know of the Hessian $H$ there is\n"
            rf"$\operatorname{{tr}} H = {latex(number(total))},\quad \det H = {latex(number(d))}.$"
        ),
        given=given,
        evidence=Part(
            key=_numbers(values),
            kind="points",
            label=r"\{\lambda_1, \lambda_2\}",
            names=(),
            id="a",
            asks="(a) Both eigenvalues of $H$, in any order.",
            witness=lambda _: _roots(total, d),
        ),
        slips=(
            Slip(
                "S12",
                _numbers([-value for value in values]),
                "Both have the other sign. Their sum is the trace, so $t^2$ minus the trace times $t$ plus $D$ is zero.",
                "a",
            ),
        ),
        steps=(
            Step(
                "The eigenvalues have the trace as their sum and the determinant as their product, so they are the"
                f" roots of a quadratic: {listed_roots(t, [number(value) for value in values])}.",
                f"{latex(polynomial)} = {latex(factors)} = 0",
                (Claim(polynomial, factors),),
                part="a",
            ),
        ),
        messages=_OF_SPECTRUM,
        because=_BY_SIGNS[exact_nature(bends)],
        hints=(
            "Two numbers are known by their sum and their product.",
            r"The eigenvalues solve $t^2 - (\operatorname{tr} H)\,t + \det H = 0$.",
        ),
        code=_trace_code(total, d),
        follows=_signs_followed,
    )


def _numbers(values: Sequence[Fraction]) -> PointSet:
    return PointSet(tuple((number(value),) for value in values))


def _roots(total: Fraction, d: Fraction) -> tuple[tuple[float, ...], ...]:
    """Return the eigenvalues of the companion matrix of t² - total t + d."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    found = np.linalg.eigvals(np.array([[0.0, -float(d)], [1.0, float(total)]]))
    return tuple((float(value),) for value in sorted(found.real))


def _signs_followed(earlier: Mapping[str, Key]) -> Key | None:
    """Return the verdict of the learner's own eigenvalues."""
    own = earlier.get("a")
    if not isinstance(own, PointSet) or len(own.points) != 2:
        return None
    first, second = (rational(point[0]) for point in own.points)
    return None if first is None or second is None else Chosen((nature_by(float(first * second), float(first)),))


def _trace_code(total: Fraction, d: Fraction) -> Code:
    return Code(
        sympy=sympy_program(
            f"eigenvalues = solve(t**2 - ({total}) * t + ({d}), t)",
            "H = diag(*eigenvalues)  # in the basis of its eigenvectors",
            WITH_SYMPY,
            'answer = {"a": [(value,) for value in eigenvalues], "b": nature(H)}',
            names=("t",),
        ),
        numpy=numpy_program(
            f"eigenvalues = np.roots([1, {-total}, {d}])",
            WITH_NUMPY,
            'answer = {"a": [(value,) for value in eigenvalues], "b": nature(eigenvalues)}',
        ),
    )


_OF_THREE = {
    "S5": "Positive eigenvalues bend the surface upwards, like a bowl. Look at what lies at the bottom or the top of it.",
    "S8": "The trace is the sum of the eigenvalues and tells no single sign. Look at all three.",
    "S9": "The signs on the diagonal alone do not tell: the mixed entries can turn a direction around.",
    "S18": r"That is the test of two variables. With three, all eigenvalues below zero make $\det H < 0$.",
}
_BY_MINORS = {
    "minimum": "All three leading minors are positive, so $H$ is positive definite and $P$ is a minimum.",
    "maximum": "The leading minors are negative, positive, negative, so $H$ is negative definite: $P$ is a maximum.",
    "saddle": "The minors fit neither pattern and $\\det H \\neq 0$, so there are eigenvalues of both signs: a saddle.",
}


def of_three(bends: ExactMatrix, aim: Aim, opening: str) -> NatureCase:
    """Return the case of a 3x3 Hessian, whose determinant is asked."""
    minors = [determinant(tuple(row[:n] for row in bends[:n])) for n in (1, 2, 3)]
    d = minors[2]
    diagonal_product = bends[0][0] * bends[1][1] * bends[2][2]
    return NatureCase(
        bends=bends,
        aim=aim,
        prompt=f"{opening}\n$H = {latex(as_matrix(bends))}.$",
        given={"H": as_matrix(bends)},
        evidence=Part(
            key=number(d),
            kind="number",
            label=r"\det H",
            names=(),
            id="a",
            asks=r"(a) The determinant $\det H$.",
            witness=lambda _: product_of_eigenvalues(bends),
        ),
        slips=(
            number_slip("H2", diagonal_product, "You multiplied the diagonal. The mixed entries count as well."),
            number_slip("D17", -d, "The sign is the other one. Look at the signs $+\\,-\\,+$ of the expansion."),
        ),
        steps=_minor_steps(bends, minors),
        messages=_OF_THREE,
        because=_BY_MINORS[exact_nature(bends)],
        hints=(
            "What counts is in how many independent directions the surface bends up, and in how many down.",
            f"Start with the upper left entry, ${latex(number(bends[0][0]))}$, and the determinant of the upper left block.",
        ),
        code=nature_code(bends),
        landscape=slices({f"H_{{{i + 1}{i + 1}}}": bends[i][i] for i in range(3)}, bends),
    )


def _minor_steps(bends: ExactMatrix, minors: Sequence[Fraction]) -> tuple[Step, ...]:
    (a, b, c), (_, e, f), (_, _, i) = (tuple(map(number, row)) for row in bends)
    second = Sum((Product((a, e)), Neg(Power(b, number(2)))))
    cofactors = (
        Sum((Product((e, i)), Neg(Power(f, number(2))))),
        Sum((Product((b, i)), Neg(Product((f, c))))),
        Sum((Product((b, f)), Neg(Product((e, c))))),
    )
    first_row = zip((a, b, c), cofactors, strict=True)
    terms = [Product((entry, cofactor)) for entry, cofactor in first_row]
    signed: tuple[Node, ...] = (terms[0], Neg(terms[1]), terms[2])
    kept = tuple(term for term, entry in zip(signed, (a, b, c), strict=True) if entry != ZERO)
    expansion = kept[0] if len(kept) == 1 else Sum(kept)
    return (
        Step(
            "The upper left block, one entry and then two by two.",
            rf"D_1 = {latex(a)}, \quad D_2 = {latex(second)} = {latex(number(minors[1]))}",
            (Claim(second, number(minors[1])),),
            part="a",
        ),
        Step(
            "The whole determinant, expanded along the first row.",
            rf"\det H = {latex(expansion)} = {latex(number(minors[2]))}",
            (Claim(expansion, number(minors[2])),),
            part="a",
        ),
    )
