"""Quadratics for questions on convexity: det H, then convex, concave or neither."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_hessian
from engine.chance import Draw
from engine.functions.bowls import Bowl, drawn_bowl
from engine.functions.linear import determinant
from engine.functions.symmetric import Signature
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import Name, Neg, Node, Power, Product, Sum, names, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.critical_points.convexity import SHAPE_PROGRAM, chord_shape, shape_part
from engine.subjects.critical_points.second_derivative_test import judged
from engine.subjects.earlier import exact_number
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.targeting import Aim, aimed_first, misjudged, targeted

_QUADRATIC_AIMS = (
    *[Aim("S9", "neither")] * 3,
    Aim("S8", "neither"),
    *[Aim("S4", "concave")] * 3,
    *[Aim("S23", "convex")] * 2,
    Aim("S24", "convex"),
    Aim("S24", "concave"),
)
_QUADRATIC_MESSAGES = {
    "S4": r"$\det H > 0$ says that all directions bend the same way, not which. Look at the sign of $f_{xx}$.",
    "S8": r"You seem to have gone by $f_{xx} + f_{yy}$. The sign of $\det H$ comes first.",
    "S9": r"The diagonal of $H$ alone does not tell: the mixed entry may turn a direction around. Look at $\det H$.",
    "S23": "It bends the other way. A convex function lies below its chords, like a bowl.",
    "S24": "One direction is flat and the others all bend the same way. That is allowed.",
}
_SIGNATURES: Mapping[tuple[str, str | None], Signature] = {
    ("S24", "convex"): "positive semidefinite",
    ("S24", "concave"): "negative semidefinite",
    ("S4", "concave"): "negative",
    ("S23", "convex"): "positive",
    ("S9", "neither"): "indefinite",
    ("S8", "neither"): "indefinite",
}


def quadratic_question(draw: Draw, opening: str) -> Question:
    """Return the question for a quadratic: det H, then the shape."""
    variables = names("x y")
    aim, bowl = targeted(
        draw,
        _QUADRATIC_AIMS,
        lambda wanted: drawn_bowl(draw, variables, _SIGNATURES[wanted.code, wanted.verdict]),
        _misjudged_bowl,
    )
    wrong = misjudged(bowl, aimed_first(_QUADRATIC_MESSAGES, aim), _misjudged_bowl)
    (a, b), (_, c) = bowl.hessian.rows
    d = determinant(bowl.hessian.rows)
    return Question(
        prompt=f"{opening}\n$f(x, y) = {{f}}$",
        given={"f": bowl.f},
        names=("x", "y"),
        parts=(
            Part(
                key=number(d),
                kind="number",
                label=r"\det H",
                names=(),
                id="a",
                asks=r"(a) The determinant $\det H$ of the Hessian of $f$.",
                witness=lambda _: _determinant_seen(bowl.f),
            ),
            shape_part(
                str(_misjudged_bowl(bowl, None)),
                lambda _: (chord_shape(bowl.f, ("x", "y"), ((-2.0, 2.0), (-2.0, 2.0))),),
                lambda earlier: _followed_determinant(earlier, float(a or c)),
            ),
        ),
        steps=_quadratic_steps(bowl),
        slips=(
            Slip("S1", number(a * c + b * b), "You added $f_{xy}^2$. The determinant subtracts it.", "a"),
            Slip("S3", number(a * c - b), "You subtracted $f_{xy}$ itself. The determinant squares it.", "a"),
            Slip("H5", number(a * c / 4 - b * b), "$x^2$ has the second derivative $2$. Look at the diagonal.", "a"),
            *(Slip(code, Chosen((taken,)), _QUADRATIC_MESSAGES[code], "b") for code, taken in wrong.items()),
        ),
        hints=(
            "A quadratic is convex where no direction bends downwards: its Hessian has no negative eigenvalue.",
            "Start with the three second derivatives; they are numbers.",
        ),
        note=f"shape everywhere: f = {plain(bowl.f)}",
        landscape=_principal_slices(bowl),
        code=_quadratic_code(bowl),
        target=aim.code,
    )


def _principal_slices(bowl: Bowl) -> Profile:
    """Return f through its middle along both eigenvectors, which between them show every way in which it bends."""
    square = Power(Name("t"), number(2))
    lines = tuple(
        Line(
            plain(plus(times(number(value / 2), square), number(bowl.value))),
            rf"\text{{along }} \left({', '.join(latex(number(x)) for x in vector)}\right)",
            after=True,
        )
        for value, vector in zip(bowl.hessian.eigenvalues, bowl.hessian.eigenvectors, strict=True)
    )
    return Profile("t", "t", "f(m + t u)", (-1.5, 1.5), lines)


def _misjudged_bowl(bowl: Bowl, code: str | None) -> str | None:
    """Return the shape of a quadratic, or what a slip takes it for."""
    bends = [[float(entry) for entry in row] for row in bowl.hessian.rows]
    right = _BY_SIGNATURE[bowl.hessian.signature]
    match code:
        case None:
            return right
        case "S23":
            return {"convex": "concave", "concave": "convex"}.get(right)
        case "S24":
            return "neither" if "semi" in bowl.hessian.signature else right
        case _:
            return _BY_NATURE.get(str(judged(bends, code)))


_BY_SIGNATURE: Mapping[Signature, str] = {
    "positive": "convex",
    "positive semidefinite": "convex",
    "negative": "concave",
    "negative semidefinite": "concave",
    "indefinite": "neither",
}
_BY_NATURE = {"minimum": "convex", "maximum": "concave", "saddle": "neither"}


def _determinant_seen(f: Node) -> tuple[float, ...]:
    a, b, _, c = central_hessian(f, ("x", "y"), {"x": Fraction(1, 3), "y": Fraction(2, 3)})
    return (a * c - b * b,)


def _followed_determinant(earlier: Mapping[str, Key], bend: float) -> Key | None:
    """Return the shape that the learner's own determinant leads to."""
    own = exact_number(earlier, "a")
    if own is None:
        return None
    return Chosen(("neither" if own < 0 else "convex" if bend > 0 else "concave",))


def _quadratic_steps(bowl: Bowl) -> tuple[Step, ...]:
    (a, b), (_, c) = (tuple(map(number, row)) for row in bowl.hessian.rows)
    written = Sum((Product((a, c)), Neg(Power(b, number(2)))))
    d = number(determinant(bowl.hessian.rows))
    pairs = (("x", "x", a), ("x", "y", b), ("y", "y", c))
    return (
        Step(
            "The second derivatives are constant.",
            r", \quad ".join(f"f_{{{first}{second}}} = {latex(entry)}" for first, second, entry in pairs),
            tuple(Claim(bowl.f, entry, (first, second)) for first, second, entry in pairs),
            part="a",
        ),
        Step("Their determinant.", rf"\det H = {latex(written)} = {latex(d)}", (Claim(written, d),), part="a"),
        Step(_SAYS[bowl.hessian.signature], part="b"),
    )


_SAYS: Mapping[Signature, str] = {
    "positive": r"$\det H > 0$ and $f_{xx} > 0$: both eigenvalues are positive, so $f$ is convex.",
    "negative": r"$\det H > 0$ and $f_{xx} < 0$: both eigenvalues are negative, so $f$ is concave.",
    "indefinite": r"$\det H < 0$: the eigenvalues have different signs, so $f$ is neither convex nor concave.",
    "positive semidefinite": (
        r"$\det H = 0$ and $f_{xx} > 0$: one eigenvalue is $0$ and the other positive. None is negative, so $f$ is convex."
    ),
    "negative semidefinite": (
        r"$\det H = 0$ and $f_{xx} < 0$: one eigenvalue is $0$ and the other negative. None is positive: $f$ is concave."
    ),
}


def _quadratic_code(bowl: Bowl) -> Code:
    rows = bowl.hessian.rows
    matrix = f"[[{rows[0][0]}, {rows[0][1]}], [{rows[1][0]}, {rows[1][1]}]]"
    return Code(
        sympy=sympy_program(
            assigned("f", sympy_text(bowl.f)),
            "H = hessian(f, [x, y])\neigenvalues = list(H.eigenvals())",
            SHAPE_PROGRAM.format(low="min(eigenvalues)", high="max(eigenvalues)"),
            'answer = {"a": H.det(), "b": shape}',
            names=("x", "y"),
        ),
        numpy=numpy_program(
            f"H = np.array({matrix})  # f_xx, f_xy; f_yx, f_yy\neigenvalues = np.linalg.eigvalsh(H)",
            SHAPE_PROGRAM.format(low="min(eigenvalues) + 1e-9", high="max(eigenvalues) - 1e-9"),
            'answer = {"a": np.linalg.det(H), "b": shape}',
        ),
    )
