"""Critical points found and sorted: minima, maxima, saddle points; what follows from a wrong point still counts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.calculus.rules import hessian
from engine.calculus.tidy import minus, plus, tidy, times
from engine.calculus.witness import central_hessian
from engine.chance import Draw
from engine.functions.display import displayed
from engine.functions.measure import operations
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Matrix, Name, Node, Power, free_names, names, number
from engine.language.typeset import latex
from engine.questions.question import Ask, Claim, Example, Family, Part, Question, Slip, Step
from engine.subjects.critical_points.natures_sorted import NATURES, class_part, class_slips, nature_parts, nature_slips
from engine.subjects.critical_points.scanning import scanned
from engine.subjects.critical_points.stationary import Landmark, Terrain
from engine.subjects.critical_points.stationary_code import classifying_code
from engine.subjects.critical_points.stationary_plot import around, stationary_landscape
from engine.subjects.critical_points.stationary_slips import point_slips
from engine.subjects.critical_points.stationary_steps import solved_coupled
from engine.subjects.critical_points.terrains import (
    drawn_cubics,
    drawn_exponential,
    drawn_knot,
    drawn_quadratic,
    drawn_waves,
)
from engine.subjects.prompts import applied, listed, partial_symbol

_OPENINGS = {
    1: (
        "Find the critical point of $f$, and say what $f$ has there.",
        "Where is the gradient of $f$ zero, and what is that point?",
    ),
    2: (
        "Find and classify all critical points of $f$.",
        "Where does $f$ have local minima, local maxima and saddle points?",
    ),
    3: (
        "Find and classify all critical points of $f$.",
        "Chart $f$: find all critical points and say what each one is.",
    ),
    4: (
        "Find and classify all critical points of $f$.",
        "Where does $f$ have local minima, local maxima and saddle points?",
    ),
    5: (
        "Where could training on the loss $f$ come to rest, and what are these points?",
        "A loss $f$ of three weights: at which points does its gradient vanish, and what is each of them?",
    ),
}
# The level at which the determinant of the Hessian would be too long to ask for.
_CURVED = 4
# Operations of an entry of the Hessian that is written out.
_LONGEST_SHOWN = 12


def make(draw: Draw) -> Question:
    variables = names("x y z" if draw.level == 5 else "x y")
    return asked(_drawn(draw, variables), draw.choice(_OPENINGS[draw.level]), evidence=draw.level < _CURVED)


def _drawn(draw: Draw, variables: Sequence[Name]) -> Terrain:
    match draw.level:
        case 1:
            return drawn_quadratic(draw, variables)
        case 2 if draw.chance(1, 8):
            return drawn_knot(draw, variables)
        case 2:
            return drawn_cubics(draw, variables, 1, sheared=draw.chance(1, 2))
        case 3:
            return drawn_cubics(draw, variables, 2, sheared=draw.chance(1, 2))
        case 4:
            return (
                drawn_waves(draw, variables) if draw.chance(1, 2) else drawn_exponential(draw, variables, saddle=True)
            )
        case _:
            return drawn_cubics(draw, variables, draw.integer(1, 2), sheared=draw.chance(1, 2))


def asked(ground: Terrain, opening: str, *, evidence: bool) -> Question:
    """Return the question for one function; with `evidence`, det H is asked for between the points and the classes."""
    letters = "c" if len(ground.landmarks) == 1 else "cde" if evidence else "bcd"
    return Question(
        prompt=f"{opening}{_within(ground)}\n${applied('f', ground.names)} = {{f}}$",
        given={"f": ground.f},
        names=ground.names,
        parts=(_points_part(ground), *_evidence(ground, evidence=evidence), *_classes(ground, letters)),
        steps=(*_solving(ground), *_sorting(ground, letters, evidence=evidence)),
        slips=(
            *point_slips(ground, "a"),
            *(_determinant_slips(ground) if evidence else ()),
            *(class_slips(ground, letters) if letters == "c" else nature_slips(ground, letters, evidence=evidence)),
        ),
        hints=_hints(ground),
        note=_note(ground),
        landscape=stationary_landscape(ground),
        code=classifying_code(ground, evidence=evidence),
    )


def _hints(ground: Terrain) -> tuple[str, ...]:
    equation = f"${partial_symbol('f', ground.names[0])} = 0$"
    if len(ground.landmarks) == 1:
        return (
            "First the point where both first derivatives are zero, then the second derivatives.",
            f"Start with {equation}: both equations are linear, so eliminate a variable.",
        )
    return (
        "First all points where every first derivative is zero, then the second derivatives at each of them.",
        f"Start with {equation}; factor, and do not divide by what may be zero.",
    )


def _evidence(ground: Terrain, *, evidence: bool) -> tuple[Part, ...]:
    return (_determinant_part(ground),) if evidence else ()


def _classes(ground: Terrain, letters: str) -> tuple[Part, ...]:
    """Return one part for what the only point is, or one for the points of each nature."""
    if letters == "c":
        return (class_part(ground, "c", "b"),)
    return nature_parts(ground, letters, "b" if "b" not in letters else None)


def _within(ground: Terrain) -> str:
    """Return a sentence that states the box, where the question keeps to one."""
    ends = zip(ground.names, ground.domain, strict=False)
    spans = [f"{latex(low)} < {listed((name,))} < {latex(high)}" for name, (low, high) in ends]
    return f" Keep to ${'$ and $'.join(spans)}$." if spans else ""


def _note(ground: Terrain) -> str:
    ends = zip(ground.names, ground.domain, strict=False)
    spans = "".join(f"; {plain(low)} < {name} < {plain(high)}" for name, (low, high) in ends)
    return f"critical points and classes of f by {', '.join(ground.names)}: f = {plain(ground.f)}{spans}"


def _points_part(ground: Terrain) -> Part:
    coordinates = listed(ground.names)
    single = len(ground.landmarks) == 1
    says = f"The critical point, as $({coordinates})$." if single else f"All critical points, as $({coordinates})$."
    return Part(
        key=ground.points(),
        kind="points",
        label=r"\{\nabla f = 0\}",
        names=(),
        id="a",
        asks=f"(a) {says}",
        witness=lambda _: scanned(ground.f, ground.names, around(ground)),
        ask=Ask("critical_points", "f", ground.names),
    )


def _determinant(ground: Terrain) -> Node:
    (a, b), (_, c) = hessian(ground.f, ground.names)
    return displayed(plus(times(a, c), minus(Power(b, number(2)))), tuple(map(Name, ground.names)))


def _determinant_part(ground: Terrain) -> Part:
    """Ask for D as a formula, or as the number that it is for a quadratic."""
    key = _determinant(ground)
    is_number = not free_names(key)
    symbol = "D" if is_number else applied("D", ground.names)
    says = f"(b) The determinant ${symbol}$ of the Hessian"

    def witness(at: Mapping[str, Fraction]) -> tuple[float, ...]:
        a, b, _, c = central_hessian(ground.f, ground.names, at or dict.fromkeys(ground.names, Fraction(1)))
        return (a * c - b * b,)

    return Part(
        key=key,
        kind="number" if is_number else "expression",
        label=symbol,
        names=() if is_number else ground.names,
        id="b",
        asks=f"{says}." if is_number else f"{says}, as a formula.",
        witness=witness,
    )


def _determinant_slips(ground: Terrain) -> tuple[Slip, ...]:
    (a, b), (_, c) = hessian(ground.f, ground.names)
    square = Power(b, number(2))
    found = (
        ("S1", plus(times(a, c), square), "You added $f_{xy}^2$. In $D$ it is subtracted."),
        ("S2", plus(a, c, minus(square)), "You added $f_{xx}$ and $f_{yy}$. $D$ takes their product."),
        ("S3", plus(times(a, c), minus(b)), "You subtracted $f_{xy}$ itself. In $D$ it is squared."),
    )
    return tuple(Slip(code, answer, says, "b") for code, answer, says in found)


def _solving(ground: Terrain) -> tuple[Step, ...]:
    return tuple(_of_part(step, "a") for step in ground.solving(ground))


def _of_part(step: Step, part: str) -> Step:
    return Step(step.says, step.formula, step.claims, step.yields, part)


def _sorting(ground: Terrain, letters: str, *, evidence: bool) -> tuple[Step, ...]:
    """Take the second derivatives, and put every point in."""
    rows = hessian(ground.f, ground.names)
    claims = tuple(
        Claim(ground.f, entry, (first, second))
        for first, row in zip(ground.names, rows, strict=True)
        for second, entry in zip(ground.names, row, strict=True)
    )
    part = "b" if evidence else letters[0]
    if max(operations(entry) for row in rows for entry in row) > _LONGEST_SHOWN:
        steps = [
            Step("Differentiate once more and put each point in; what has a factor zero there drops out.", part=part)
        ]
    else:
        steps = [Step("Now the second derivatives.", f"H_f = {latex(Matrix(rows))}", claims, part=part)]
    if evidence:
        steps.append(_determinant_step(ground, rows))
    return (*steps, *(_verdict_step(ground, mark, letters) for mark in ground.landmarks))


def _determinant_step(ground: Terrain, rows: tuple[tuple[Node, ...], ...]) -> Step:
    (a, b), (_, c) = rows
    d = _determinant(ground)
    whole = plus(times(a, c), minus(Power(b, number(2))))
    symbol = applied("D", ground.names) if free_names(d) else "D"
    formula = rf"{symbol} = f_{{xx}} f_{{yy}} - f_{{xy}}^{{2}} = {latex(d)}"
    return Step("The determinant.", formula, (Claim(whole, d),), part="b")


def _verdict_step(ground: Terrain, mark: Landmark, letters: str) -> Step:
    """Put one point into the Hessian, and read the signs."""
    at = dict(zip(ground.names, mark.at, strict=True))
    rows = hessian(ground.f, ground.names)
    found = tuple(tuple(tidy(substituted(entry, at)) for entry in row) for row in rows)
    claims = tuple(
        Claim(substituted(entry, at), value)
        for row, values in zip(rows, found, strict=True)
        for entry, value in zip(row, values, strict=True)
    )
    point = ", ".join(latex(coordinate) for coordinate in mark.at)
    letter = letters if letters == "c" else letters[NATURES.index(mark.nature)]
    return Step(_BECAUSE[mark.nature], rf"H_f\left({point}\right) = {latex(Matrix(found))}", claims, part=letter)


_BECAUSE = {
    "minimum": "Here $H$ is positive definite: $f$ bends upwards in every direction, a minimum.",
    "maximum": "Here $H$ is negative definite: $f$ bends downwards in every direction, a maximum.",
    "saddle": "Here $H$ has eigenvalues of both signs: up in some directions and down in others, a saddle point.",
}


def golden() -> Question:
    """Return the question for x³ - 6xy + 3y², a saddle at the origin and a minimum."""
    x, y = names("x y")
    f = plus(Power(x, number(3)), times(number(-6), x, y), times(number(3), Power(y, number(2))))
    marks = (Landmark((ZERO, ZERO), "saddle"), Landmark((number(2), number(2)), "minimum"))
    return asked(Terrain(f, ("x", "y"), marks, solved_coupled), _OPENINGS[2][0], evidence=True)


FAMILY = Family(
    id="cp_full",
    revision=2,
    topic="critical_points",
    title="Finding and classifying critical points",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), section 14.7",
    connection="A loss landscape is read by its critical points: minima to end in, saddle points that slow training down.",
    examples=(
        Example(
            of=golden,
            accepts=(
                {"a": "(0, 0), (2, 2)", "b": "36x - 36", "c": "(2, 2)", "d": "none", "e": "(0, 0)"},
                {"a": "{(2, 2), (0, 0)}", "b": "36(x - 1)", "c": "[2, 2]", "d": "{}", "e": "(0, 0)"},
            ),
            refuses={
                "S10": {"a": "(2, 2)", "b": "36x - 36", "c": "(2, 2)", "d": "none", "e": "(0, 0)"},
                "S1": {"a": "(0, 0), (2, 2)", "b": "36x + 36", "c": "(2, 2)", "d": "none", "e": "(0, 0)"},
                "S6": {"a": "(0, 0), (2, 2)", "b": "36x - 36", "c": "(2, 2)", "d": "(0, 0)", "e": "(0, 0)"},
            },
        ),
        # f = 2x^2 - xy + 2y^2 - 11x + 14y + 5
        Example(
            level=1,
            seed=1,
            accepts=({"a": "(2, -3)", "b": "15", "c": "minimum"}, {"a": "2, -3", "b": "16 - 1", "c": "local minimum"}),
            refuses={
                "S1": {"a": "(2, -3)", "b": "17", "c": "minimum"},
                "S5": {"a": "(2, -3)", "b": "15", "c": "maximum"},
                "S12": {"a": "(-2, -3)", "b": "15", "c": "minimum"},
            },
        ),
        # D = 24(x + y - 1), the points (0, 0) and (2, 0)
        Example(
            level=2,
            seed=1,
            accepts=({"a": "(2, 0); (0, 0)", "b": "24(x + y - 1)", "c": "none", "d": "(2, 0)", "e": "(0, 0)"},),
            refuses={"S4": {"a": "(2, 0), (0, 0)", "b": "24x+24y-24", "c": "(2, 0)", "d": "(2, 0)", "e": "(0, 0)"}},
        ),
        # f = x^3 + 3x^2 y + 3xy^2 + 6y^2 - 3x - 12y
        Example(
            level=3,
            seed=1,
            accepts=(
                {
                    "a": "(-4, 3), (-2, 1), (-2, 3), (0, 1)",
                    "b": "36(2x + 2y - x y - y^2)",
                    "c": "(0, 1)",
                    "d": "(-4, 3)",
                    "e": "(-2, 3), (-2, 1)",
                },
            ),
        ),
        # f = 2(y - 1)^2 - 5 sin x over one period
        Example(
            level=4,
            seed=1,
            accepts=({"a": "(pi/2, 1), (3pi/2, 1)", "b": "(pi/2, 1)", "c": "none", "d": "(3pi/2, 1)"},),
        ),
        # f = z^3 - 3x^2 - 6xy - 4y^2 - 3z^2 + 12x + 14y
        Example(
            level=5,
            seed=1,
            accepts=({"a": "(1, 1, 0), (1, 1, 2)", "b": "none", "c": "(1, 1, 0)", "d": "(1, 1, 2)"},),
            refuses={"S17": {"a": "(1, 1, 0), (1, 1, 2)", "b": "none", "c": "(1, 1, 0)", "d": "(1, 1, 0), (1, 1, 2)"}},
        ),
    ),
)
