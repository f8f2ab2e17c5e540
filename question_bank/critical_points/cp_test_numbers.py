"""The second-derivative test on given numbers; each variant is drawn so that one slip changes the verdict."""

from collections.abc import Callable, Mapping

from engine.chance import Draw
from engine.functions.linear import ExactMatrix, determinant, diagonal, exact_matrix
from engine.functions.symmetric import Signature, drawn_symmetric
from engine.language.tree import Neg, Power, Product, Sum, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Example, Family, Part, Question, Step
from engine.subjects.critical_points.nature_cases import of_spectrum, of_three, of_trace
from engine.subjects.critical_points.nature_question import (
    NatureCase,
    exact_nature,
    followed_by_sign,
    judged_exactly,
    nature_code,
    nature_question,
    number_slip,
    product_of_eigenvalues,
    slices,
)
from engine.subjects.targeting import Aim, targeted

# The levels with eigenvalues in the place of second derivatives, and with three variables.
_SPECTRAL, _LAST = 4, 5


# The slips that a level is about, each with the verdict that it spoils; one that stands twice is drawn twice as often.
_AIMS: Mapping[int, tuple[Aim, ...]] = {
    1: (
        *[Aim("S4", "maximum")] * 4,
        *[Aim("S5", "minimum")] * 4,
        *[Aim("S1", "saddle")] * 2,
        Aim("S3", "saddle"),
        *[Aim("S9", "saddle")] * 3,
    ),
    2: (
        *[Aim("S9", "saddle")] * 3,
        *[Aim("S8", "saddle")] * 2,
        *[Aim("S3", "saddle")] * 2,
        *[Aim("S4", "maximum")] * 4,
        *[Aim("S5", "minimum")] * 3,
    ),
    3: (
        *[Aim("S7", "no decision")] * 3,
        *[Aim("S1", "no decision")] * 2,
        *[Aim("S9", "saddle")] * 2,
        *[Aim("S3", "saddle")] * 2,
        *[Aim("S4", "maximum")] * 3,
        *[Aim("S5", "minimum")] * 2,
    ),
    4: (
        *[Aim("S8", "saddle")] * 2,
        Aim("S6", "saddle"),
        *[Aim("S4", "maximum")] * 3,
        *[Aim("S5", "minimum")] * 2,
        Aim("S7", "no decision"),
    ),
    5: (
        *[Aim("S9", "saddle")] * 3,
        Aim("S8", "saddle"),
        Aim("S18", "saddle"),
        *[Aim("S18", "maximum")] * 3,
        *[Aim("S5", "minimum")] * 3,
    ),
}


def make(draw: Draw) -> Question:
    makers: Mapping[int, Callable[[Draw, Aim], ExactMatrix | None]] = {
        1: _easy,
        2: _mixed,
        3: _narrow,
        4: _eigenvalues,
        5: _three,
    }
    aim, bends = targeted(draw, _AIMS[draw.level], lambda wanted: makers[draw.level](draw, wanted), judged_exactly)
    opening = draw.choice(_OPENINGS[draw.level])
    if draw.level == _LAST:
        return nature_question(of_three(bends, aim, opening))
    if draw.level == _SPECTRAL:
        build = draw.choice((of_spectrum, of_trace))
        return nature_question(build(bends, aim, opening))
    return nature_question(_of_two(bends, aim, opening))


def _symmetric(a: int, b: int, c: int) -> ExactMatrix:
    return exact_matrix(((a, b), (b, c)))


def _easy(draw: Draw, aim: Aim) -> ExactMatrix | None:
    """Small numbers; the signs on the diagonal differ at a saddle, unless they are to mislead."""
    a, b, c = draw.nonzero(7), draw.nonzero(4), draw.nonzero(7)
    is_plain = aim.verdict != "saddle" or aim.code == "S9" or a * c < 0
    return _symmetric(a, b, c) if is_plain else None


def _mixed(draw: Draw, aim: Aim) -> ExactMatrix | None:
    """Equal signs on the diagonal, whatever the verdict, and a mixed derivative that matters."""
    sign = draw.sign()
    a, c, b = sign * draw.integer(1, 9), sign * draw.integer(1, 9), draw.nonzero(8)
    matters = aim.verdict == "saddle" or b * b > abs(a * c) // 4
    return _symmetric(a, b, c) if matters and a != c else None


def _narrow(draw: Draw, aim: Aim) -> ExactMatrix | None:
    """D is 0, or not far from it: no glance tells which."""
    if aim.verdict == "no decision":
        p, q, k = draw.integer(1, 3), draw.nonzero(3), draw.nonzero(4)
        return _symmetric(k * p * p, k * p * q, k * q * q) if abs(p * q * k) > 1 else None
    made = _mixed(draw, aim)
    return made if made and abs(determinant(made)) <= 12 else None


def _eigenvalues(draw: Draw, aim: Aim) -> ExactMatrix | None:
    """Two different eigenvalues, one of them 0 where nothing is to be decided."""
    if aim.verdict == "no decision":
        return diagonal(draw.shuffled((0, draw.nonzero(9))))
    first, second = draw.nonzero(9), draw.nonzero(9)
    return diagonal((first, second)) if abs(first) != abs(second) else None


def _three(draw: Draw, aim: Aim) -> ExactMatrix:
    signatures: Mapping[str | None, Signature] = {"minimum": "positive", "maximum": "negative"}
    return drawn_symmetric(draw, 3, signatures.get(aim.verdict, "indefinite"), bound=8).rows


_USUAL = "What does $f(x, y)$ have at its critical point $P$?"
_OPENINGS = {
    1: (
        f"{_USUAL} The second derivatives there are",
        "Classify the critical point $P$ of $f(x, y)$. At $P$ the second derivatives are",
    ),
    2: (
        f"{_USUAL} The second derivatives there are",
        r"What kind of point is $P$? There the gradient of $f(x, y)$ is zero, and the second derivatives are",
    ),
    3: (
        f"{_USUAL} The second derivatives there are",
        r"Training has come to rest at $P$: what has it found? There $\nabla f(P) = 0$ and",
    ),
    4: (
        _USUAL,
        r"What kind of point is $P$? There the gradient of a loss $f$ of two weights is zero.",
    ),
    5: (
        "Is $P$ a place to stop training? The gradient of a loss $f$ of three weights is zero there, and its Hessian is",
        "What has training found at $P$? A loss $f$ of three weights has the gradient zero there, and the Hessian",
    ),
}

_DECIDES = {
    "minimum": "$D > 0$: the surface bends the same way in all directions, and $f_{xx} > 0$ says upwards: a minimum.",
    "maximum": "$D > 0$: the surface bends the same way in all directions, and $f_{xx} < 0$ says downwards: a maximum.",
    "saddle": "$D < 0$: the surface bends upwards in some directions and downwards in others, so $P$ is a saddle point.",
    "no decision": "$D = 0$: along one direction the second derivative is zero, and what follows it decides.",
}
_OF_TWO = {
    "S4": "$D > 0$ says that all directions bend the same way, not which. Look at the sign of $f_{xx}$.",
    "S5": "Where $f_{xx} > 0$ the surface bends upwards, like a bowl. Look at what lies at the bottom or the top of it.",
    "S6": "$D < 0$ says that some directions bend up and others down. Think of what such a point is called.",
    "S7": "$D = 0$ leaves the question open: what is there may be a saddle, or an extremum. Only $D < 0$ settles on a saddle.",
    "S8": "You seem to have added $f_{xx}$ and $f_{yy}$. Their sum decides nothing before the sign of $D$ is known.",
    "S9": "The signs of $f_{xx}$ and $f_{yy}$ alone do not tell: compare $f_{xy}^2$ with their product.",
}


def _of_two(bends: ExactMatrix, aim: Aim, opening: str) -> NatureCase:
    """Return the case of f_xx, f_xy and f_yy."""
    (a, b), (_, c) = bends
    given = {"f_xx": number(a), "f_xy": number(b), "f_yy": number(c)}
    listed = r",\quad ".join(f"{name[0]}_{{{name[2:]}}}(P) = {latex(value)}" for name, value in given.items())
    d = determinant(bends)
    written = Sum((Product((number(a), number(c))), Neg(Power(number(b), number(2)))))
    return NatureCase(
        bends=bends,
        aim=aim,
        prompt=f"{opening}\n${listed}.$",
        given=given,
        evidence=Part(
            key=number(d),
            kind="number",
            label="D",
            names=(),
            id="a",
            asks="(a) The determinant $D$ of the Hessian at $P$.",
            witness=lambda _: product_of_eigenvalues(bends),
        ),
        slips=(
            number_slip("S1", a * c + b * b, "You added $f_{xy}^2$. In $D$ it is subtracted."),
            number_slip("S2", a + c - b * b, "You added $f_{xx}$ and $f_{yy}$. $D$ takes their product."),
            number_slip("S3", a * c - b, "You subtracted $f_{xy}$ itself. In $D$ it is squared."),
        ),
        steps=(
            Step(
                "The determinant: the product on the diagonal minus the square of the mixed derivative.",
                rf"D = f_{{xx}} f_{{yy}} - f_{{xy}}^{{2}} = {latex(written)} = {latex(number(d))}",
                (Claim(written, number(d)),),
                part="a",
            ),
        ),
        messages=_OF_TWO,
        because=_DECIDES[exact_nature(bends)],
        hints=(
            "The sign of $D$ comes first; only where $D > 0$ does the sign of $f_{xx}$ decide the rest.",
            rf"Start with $f_{{xx}} f_{{yy}} = {latex(written.terms[0])}$.",
        ),
        code=nature_code(bends),
        follows=lambda earlier: followed_by_sign(earlier, float(a or c)),
        landscape=slices({"f_{xx}": a, "f_{yy}": c}, bends),
    )


FAMILY = Family(
    id="cp_test_numbers",
    revision=1,
    topic="critical_points",
    title="The second-derivative test",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Marsden & Tromba, Vector Calculus (6th ed., 2012), section 3.3",
    connection="Where training stalls, the signs of the Hessian's eigenvalues tell a minimum from a saddle point.",
    examples=(
        # f_xx = 6, f_xy = 1, f_yy = 7
        Example(
            level=1,
            seed=2,
            accepts=({"a": "41", "b": "minimum"}, {"a": "6*7 - 1", "b": "a local minimum"}),
            refuses={"S1": {"a": "43", "b": "minimum"}, "S5": {"a": "41", "b": "maximum"}},
        ),
        # f_xx = -3, f_xy = -6, f_yy = -4
        Example(
            level=2,
            seed=2,
            accepts=({"a": "-24", "b": "saddle point"},),
            refuses={"S3": {"a": "18", "b": "saddle"}, "S9": {"a": "-24", "b": "maximum"}},
        ),
        # f_xx = -1, f_xy = 2, f_yy = -9
        Example(
            level=3,
            seed=2,
            accepts=({"a": "5", "b": "maximum"},),
            refuses={"S4": {"a": "5", "b": "minimum"}},
        ),
        # tr H = 6, det H = -27
        Example(
            level=4,
            seed=2,
            accepts=({"a": "9, -3", "b": "saddle"}, {"a": "{-3, 9}", "b": "3"}),
            refuses={"S12": {"a": "3, -9", "b": "saddle"}, "S8": {"a": "-3, 9", "b": "minimum"}},
        ),
        # the diagonal of H is -5, -7, -5
        Example(
            level=5,
            seed=2,
            accepts=({"a": "-108", "b": "maximum"},),
            refuses={"S18": {"a": "-108", "b": "saddle"}, "H2": {"a": "-175", "b": "maximum"}},
        ),
    ),
)
