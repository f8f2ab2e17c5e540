"""All critical points of a function; the constructions know them all, so that a lost or an invented one shows."""

from collections.abc import Sequence

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.language.plain_text import plain
from engine.language.tree import ZERO, Name, Power, names, number
from engine.questions.question import Ask, Example, Family, Part, Question
from engine.subjects.critical_points.scanning import scanned
from engine.subjects.critical_points.stationary import Landmark, Terrain
from engine.subjects.critical_points.stationary_code import finding_code
from engine.subjects.critical_points.stationary_plot import around, stationary_landscape
from engine.subjects.critical_points.stationary_slips import point_slips
from engine.subjects.critical_points.stationary_steps import solved_coupled
from engine.subjects.critical_points.terrains import drawn_cubics, drawn_exponential, drawn_knot, drawn_quadratic
from engine.subjects.prompts import applied, partial_symbol

_OPENINGS = {
    1: (
        "Find the critical point of $f$.",
        "At which point are both first derivatives of $f$ zero?",
    ),
    2: (
        "Find all critical points of $f$.",
        "At which points is the gradient of $f$ zero? Give all of them.",
    ),
    3: (
        "Find all critical points of $f$.",
        r"Solve $\nabla f = 0$. Give all solutions.",
    ),
    4: (
        "Find all critical points of $f$.",
        "At which points would gradient descent on $f$ stand still? Find all of its critical points.",
    ),
}


_ONE = "Give it as $(x, y)$."
_SEVERAL = "List each point as $(x, y)$, in any order."


def make(draw: Draw) -> Question:
    variables = names("x y")
    return asked(_drawn(draw, variables), draw.choice(_OPENINGS[draw.level]))


def _drawn(draw: Draw, variables: Sequence[Name]) -> Terrain:
    match draw.level:
        case 1:
            return drawn_quadratic(draw, variables)
        case 2:
            return drawn_cubics(draw, variables, draw.integer(1, 2))
        case 3:
            return drawn_cubics(draw, variables, draw.integer(1, 2), sheared=True)
        case _:
            return draw.choice((drawn_knot, drawn_exponential))(draw, variables)


def asked(ground: Terrain, opening: str) -> Question:
    """Return the question for the critical points of one function."""
    first, second = ground.names
    form, way = (_ONE, "eliminate a variable") if len(ground.landmarks) == 1 else (_SEVERAL, "factor")
    return Question(
        prompt=f"{opening} {form}\n${applied('f', ground.names)} = {{f}}$",
        given={"f": ground.f},
        names=ground.names,
        parts=(
            Part(
                key=ground.points(),
                kind="points",
                label=r"\{\nabla f = 0\}",
                names=(),
                witness=lambda _: scanned(ground.f, ground.names, around(ground)),
                ask=Ask("critical_points", "f", ground.names),
            ),
        ),
        steps=ground.solving(ground),
        slips=point_slips(ground),
        hints=(
            "A point is critical where both first derivatives are zero at once.",
            f"Start with ${partial_symbol('f', first)} = 0$ and ${partial_symbol('f', second)} = 0$, and {way}.",
        ),
        note=f"critical points of f by {', '.join(ground.names)}: f = {plain(ground.f)}",
        landscape=stationary_landscape(ground),
        code=finding_code(ground),
    )


def golden() -> Question:
    """Return the question for x³ - 6xy + 3y², where dividing by x loses the origin."""
    x, y = names("x y")
    f = plus(Power(x, number(3)), times(number(-6), x, y), times(number(3), Power(y, number(2))))
    marks = (Landmark((ZERO, ZERO), "saddle"), Landmark((number(2), number(2)), "minimum"))
    return asked(Terrain(f, ("x", "y"), marks, solved_coupled), _OPENINGS[4][0])


FAMILY = Family(
    id="cp_find",
    revision=1,
    topic="critical_points",
    title="Finding critical points",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), section 14.7",
    connection="Training can only come to rest where the gradient of the loss is zero, so these points are candidates.",
    examples=(
        Example(
            of=golden,
            accepts=("(0, 0), (2, 2)", "{(2, 2); (0, 0)}", "[[0, 0], [2, 2]]", "(2,2) and (0,0)"),
            refuses={"S10": "(2, 2)", "S13": "(0, 0), (0, 2), (2, 0), (2, 2)", "S11": "(0, 0)"},
        ),
        # f = 5x - x^2 - xy - y^2 + y - 5
        Example(level=1, seed=1, accepts=("(3, -1)", "3, -1"), refuses={"S12": "(-3, -1)"}),
        # f = x^3 - y^3 - 6x^2 + 3y^2 + 9x
        Example(
            level=2,
            seed=1,
            accepts=("(1, 0), (1, 2), (3, 0), (3, 2)", "(3, 2); (3, 0); (1, 2); (1, 0)"),
            refuses={"S10": "(1, 2), (3, 2)", "S13": "(1, 0), (3, 2)"},
        ),
        # f = x^2 - y^3 - 2xy - 2y^2 + 6x - 6y
        Example(
            level=3,
            seed=1,
            accepts=("(-3, 0) and (-5, -2)",),
            refuses={"S11": "(-3, 0)", "S13": "(-5, -2), (-5, 0), (-3, -2), (-3, 0)"},
        ),
        # f = 4x exp(-x^2/2 - 3(y - 1)^2)
        Example(level=4, seed=1, accepts=("(1, 1), (-1, 1)",), refuses={"S14": "(1, 1)"}),
    ),
)
