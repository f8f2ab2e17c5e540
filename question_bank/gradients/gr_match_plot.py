"""Gradients and contour maps: which arrow, which field, where it is steepest, and which picture belongs to a formula."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import atan2, hypot, pi

from engine.calculus.rules import gradient
from engine.calculus.tidy import minus, over, plus, times
from engine.calculus.witness import central_gradient
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.grammar import drawn_until
from engine.functions.linear import ExactVector, as_matrix, difference, exact_vector, multiple
from engine.functions.steering import exact_gradient
from engine.landscape.plots import Arrow, Arrows, Landscape, Marker, Panel, Panels
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import Call, Name, Neg, Node, Power, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Example, Family, Part, Question, Step
from engine.subjects.gradients.contour_maps import (
    bumps,
    contour_map,
    height,
    nearest_arrow,
    point_of,
    quadratic,
    same_heights,
    same_slopes,
    steepness,
)
from engine.subjects.gradients.lettered import Lettered, drawn_letters
from engine.subjects.gradients.matching_code import along_code, field_code, picture_code, steepest_code
from engine.subjects.prompts import applied, point_latex
from engine.subjects.slopes import Spot, noted

_LARGEST_STEP = 1.4
_PICTURES = 4
# Sets of points that are tried on one function.
_SETS = 8
# Slopes with several contours to a unit, and with one at least.
_STEEP, _GENTLE = 1.3, 0.35
# Two arrows at a smaller angle than this are hard to tell apart.
_LEAST_ANGLE = 0.45

_ARROW_SAYS = {
    "G10": "This one runs along the contour, where $f$ does not change. The gradient stands at a right angle to it.",
    "G6": "This one points downhill. The gradient points to where the heights grow.",
    "G1": "This one has its two parts exchanged. It does not stand at a right angle to the contour.",
    "G18": "Here all arrows are of one length. A gradient is longer where the contours are closer.",
}
_HINTS = (
    "A gradient stands at a right angle to the contour through its point.",
    "Of the two ways at a right angle, it takes the one to greater heights; and it is longer where contours are closer.",
)


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _arrow(draw: Draw) -> Question:
    """Ask which of four arrows at a point is the gradient."""

    def make_one() -> tuple[Spot, dict[str, ExactVector]] | None:
        spot = Spot(quadratic(draw), names("x y"), exact_vector((draw.nonzero(2), draw.nonzero(2))))
        a, b = exact_gradient(spot.f, spot.names, spot.at)
        arrows: dict[str, ExactVector] = {
            "": (a, b),
            "G10": draw.choice(((-b, a), (b, -a))),
            "G6": (-a, -b),
            "G1": (b, a),
        }
        return (spot, arrows) if _are_apart(list(arrows.values())) else None

    spot, arrows = found(draw, "arrows at a point", make_one)
    scale = Fraction(1, max(1, round(hypot(*map(float, arrows[""])) / _LARGEST_STEP)))
    scaled = {code: multiple(arrow, scale) for code, arrow in arrows.items()}
    lettered = drawn_letters(draw, scaled.pop(""), scaled)
    where = point_latex(spot.point)
    opening = draw.choice(
        (
            f"Four arrows start at $P = {where}$ on this contour map of $f$. Which one points along $\\nabla f(P)$?",
            f"You stand at $P = {where}$ on this contour map. Which arrow shows the gradient of $f$ there?",
        )
    )
    return _which_arrow(spot, lettered, opening)


def _are_apart(arrows: Sequence[ExactVector]) -> bool:
    """Whether no two arrows point nearly the same way, and none is zero."""
    if not all(any(arrow) for arrow in arrows):
        return False
    angles = [atan2(float(b), float(a)) for a, b in arrows]
    turns = [abs((one - other + pi) % (2 * pi) - pi) for i, one in enumerate(angles) for other in angles[:i]]
    return min(turns) > _LEAST_ANGLE


def _which_arrow(spot: Spot, lettered: Lettered[ExactVector], opening: str) -> Question:
    given: dict[str, Value] = {**spot.given, "A": as_matrix(tuple(lettered.things.values()))}
    start = (float(spot.at[0]), float(spot.at[1]))
    arrows = tuple(Arrow(start, (float(a), float(b)), letter) for letter, (a, b) in lettered.things.items())
    plot = contour_map(spot.f)
    return Question(
        prompt=opening,
        given=given,
        names=spot.spelled,
        parts=(
            Part(
                lettered.key,
                "choice",
                r"\text{arrow}",
                (),
                options=lettered.options({letter: f"arrow {letter}" for letter in lettered.things}),
                witness=lambda _: (nearest_arrow(spot.central(), lettered.things),),
            ),
        ),
        steps=_arrow_steps(spot, lettered),
        slips=lettered.slips(_ARROW_SAYS),
        hints=_HINTS,
        note=noted("arrow of the gradient", given),
        landscape=Landscape(plot.components, plot.axes, plot.box, start, overlays=arrows),
        code=along_code(spot, lettered.things),
        target="G10",
    )


def _arrow_steps(spot: Spot, lettered: Lettered[ExactVector]) -> tuple[Step, ...]:
    g, shown = spot.gradient, lettered.things[lettered.right]
    ratio = over(number(g[0]), number(shown[0])) if shown[0] else over(number(g[1]), number(shown[1]))
    claims = tuple(Claim(spot.put_in(slope), number(value)) for slope, value in zip(spot.slopes[0], g, strict=True))
    along = tuple(Claim(times(ratio, number(entry)), number(value)) for entry, value in zip(shown, g, strict=True))
    return (
        Step("Only two of the arrows stand at a right angle to the contour through $P$."),
        Step("Of these, the gradient is the one that points to greater heights."),
        Step(
            f"That is arrow {lettered.right}. The function drawn here is $f = {latex(spot.f)}$, and its gradient agrees.",
            rf"\nabla f(P) = {latex(Vector(tuple(map(number, g))))}",
            claims + along,
        ),
    )


def _field(draw: Draw) -> Question:
    """Ask which of four fields of arrows is the gradient."""
    f = quadratic(draw)
    a, b = gradient(f, ("x", "y"))
    size = Call("sqrt", (plus(Power(a, number(2)), Power(b, number(2))),))
    wrong = {"G10": (minus(b), a), "G6": (minus(a), minus(b)), "G18": (over(a, size), over(b, size))}
    lettered = drawn_letters(draw, Vector((a, b)), {code: Vector(field) for code, field in wrong.items()})
    opening = draw.choice(
        (
            r"The four pictures show the same contours of $f$. In which one are the arrows the gradient field $\nabla f$?",
            "Four times the contours of one loss, with arrows. Which arrows are its gradient, true in direction and length?",
        )
    )
    return _which_field(f, lettered, opening)


def _which_field(f: Node, lettered: Lettered[Vector], opening: str) -> Question:
    given: dict[str, Value] = {"f": f, **lettered.things}
    panels = tuple(Panel(letter, _with_arrows(f, field)) for letter, field in lettered.things.items())
    slopes = Vector(gradient(f, ("x", "y")))
    claims = tuple(Claim(f, slope, (name,)) for name, slope in zip("xy", slopes.entries, strict=True))
    says = f"That leaves picture {lettered.right}. The function drawn here is $f = {latex(f)}$."
    return Question(
        prompt=opening,
        given=given,
        names=("x", "y"),
        parts=(
            Part(
                lettered.key,
                "choice",
                r"\text{picture}",
                (),
                options=lettered.options({letter: f"picture {letter}" for letter in lettered.things}),
                witness=lambda _: (same_slopes(f, lettered.things),),
            ),
        ),
        steps=(
            Step("Leave out the pictures in which arrows run along the contours or downhill."),
            Step("The arrows must be longer where the contours are closer."),
            Step(says, rf"\nabla f = {latex(slopes)}", claims),
        ),
        slips=lettered.slips(_ARROW_SAYS),
        hints=_HINTS,
        note=noted("gradient field among four", given),
        landscape=Panels(panels),
        code=field_code(f, lettered.things),
        target="G18",
    )


def _with_arrows(f: Node, field: Vector) -> Landscape:
    across, up = field.entries
    plot = contour_map(f)
    return Landscape(plot.components, plot.axes, plot.box, plot.point, overlays=(Arrows(plain(across), plain(up)),))


_POINT_SAYS = {
    "G19": "Of the four points this is the highest, not the steepest. Look for where the contours are closest together.",
    "G20": "Here the contours are far apart, so $f$ is flat. Look for where they are closest together.",
    "G21": "The contours are closer at another point. Compare how far it is to the next one.",
}


def _steepest(draw: Draw) -> Question:
    """Ask at which of four points the gradient is the longest."""

    def make_one() -> tuple[Node, dict[str, ExactVector]] | None:
        f = bumps(draw)
        told = next(filter(None, (_told_apart(f, _drawn_points(draw)) for _ in range(_SETS))), None)
        return None if told is None else (f, told)

    f, points = found(draw, "points of unlike steepness", make_one)
    lettered = drawn_letters(draw, points.pop(""), points)
    opening = draw.choice(
        (
            r"Four points are marked on this contour map of $f$. At which one is $\lVert\nabla f\rVert$ the largest?",
            "A loss is drawn by its contours. From which of the four points does gradient descent take its longest step?",
        )
    )
    return _where_steepest(f, lettered, opening)


def _drawn_points(draw: Draw) -> list[ExactVector]:
    return [exact_vector((Fraction(draw.integer(-4, 4), 2), Fraction(draw.integer(-4, 4), 2))) for _ in range(4)]


def _are_spread(points: Sequence[ExactVector]) -> bool:
    """Whether any two points are at least a unit apart, so that their letters are."""
    return all(hypot(*map(float, difference(p, q))) >= 1 for i, p in enumerate(points) for q in points[:i])


def _told_apart(f: Node, points: Sequence[ExactVector]) -> dict[str, ExactVector] | None:
    """Return four points by what they are, where the steepest one is neither the highest nor nearly as steep as another."""
    if not _are_spread(points):
        return None
    steep = sorted(points, key=lambda at: steepness(f, at), reverse=True)
    sizes = [steepness(f, at) for at in steep]
    highest = max(points, key=lambda at: height(f, at))
    if sizes[0] < max(_STEEP, 1.5 * sizes[1]) or sizes[1] < _GENTLE or highest in (steep[0], steep[3]):
        return None
    third = steep[1] if highest == steep[2] else steep[2]
    return {"": steep[0], "G19": highest, "G20": steep[3], "G21": third}


def _where_steepest(f: Node, lettered: Lettered[ExactVector], opening: str) -> Question:
    given: dict[str, Value] = {"f": f, "A": as_matrix(tuple(lettered.things.values()))}
    markers = tuple(Marker((float(x), float(y)), letter) for letter, (x, y) in lettered.things.items())
    plot = contour_map(f)
    slopes = Vector(gradient(f, ("x", "y")))
    claims = tuple(Claim(f, slope, (name,)) for name, slope in zip("xy", slopes.entries, strict=True))
    says = f"That is at point {lettered.right}. The function drawn here is $f = {latex(f)}$."
    return Question(
        prompt=opening,
        given=given,
        names=("x", "y"),
        parts=(
            Part(
                lettered.key,
                "choice",
                r"\text{point}",
                (),
                options=lettered.options({letter: f"point {letter}" for letter in lettered.things}),
                witness=lambda _: (
                    max(
                        lettered.things,
                        key=lambda a: hypot(*central_gradient(f, ("x", "y"), point_of(lettered.things[a]))),
                    ),
                ),
            ),
        ),
        steps=(
            Step("Between neighbouring contours $f$ changes by the same amount each time."),
            Step("So it is steepest, and the gradient longest, where they are closest together."),
            Step(says, rf"\nabla f = {latex(slopes)}", claims),
        ),
        slips=lettered.slips(_POINT_SAYS),
        hints=(_HINTS[1], "Compare how far it is from each point to the next contour."),
        note=noted("longest gradient", given),
        landscape=Landscape(plot.components, plot.axes, plot.box, plot.point, overlays=markers),
        code=steepest_code(f, lettered.things),
        target="G19",
    )


_PICTURE_SAYS = {
    "G1": "In this picture $x$ and $y$ are exchanged. Compare the coefficients of the two squares.",
    "G6": "In this picture every height has the other sign. Look at the numbers on the contours.",
    "G22": "This is the mirror image. Look at the sign of the mixed term.",
}
_FORMULA_SAYS = {
    "G1": "The entries stand in the reverse order. The first one is the derivative by $x$.",
    "G6": "This is the negative gradient, which points downhill.",
    "G10": "This field stands at a right angle to the gradient: it runs along the contours.",
}


def _triple(draw: Draw) -> Question:
    """Ask for the contours and for the gradient of a formula."""
    f = drawn_until(draw, quadratic, lambda f: len({f, _swapped(f), _mirrored(f), minus(f)}) == _PICTURES)
    a, b = gradient(f, ("x", "y"))
    pictures = drawn_letters(draw, f, {"G1": _swapped(f), "G6": minus(f), "G22": _mirrored(f)})
    wrong = {"G1": (b, a), "G6": (minus(a), minus(b)), "G10": (minus(b), a)}
    formulas = drawn_letters(draw, Vector((a, b)), {code: Vector(field) for code, field in wrong.items()})
    opening = draw.choice(
        (
            "Match this function with its contour map and with its gradient.",
            "Which contours and which gradient belong to this loss?",
        )
    )
    return _matched(f, pictures, formulas, opening)


def _swapped(f: Node) -> Node:
    return plus(substituted(f, {"x": Name("y"), "y": Name("x")}))


def _mirrored(f: Node) -> Node:
    return plus(substituted(f, {"y": Neg(Name("y"))}))


def _matched(f: Node, pictures: Lettered[Node], formulas: Lettered[Vector], opening: str) -> Question:
    given: dict[str, Value] = {"f": f, **pictures.things, **{f"g{n}": g for n, g in formulas.things.items()}}
    slopes = Vector(gradient(f, ("x", "y")))
    claims = tuple(Claim(f, slope, (name,)) for name, slope in zip("xy", slopes.entries, strict=True))
    texts = {letter: f"${latex(field)}$" for letter, field in formulas.things.items()}
    return Question(
        prompt=f"{opening}\n${applied('f', ('x', 'y'))} = {{f}}$",
        given=given,
        names=("x", "y"),
        parts=(
            Part(
                pictures.key,
                "choice",
                r"\text{picture}",
                (),
                id="a",
                asks="(a) The picture with the contours of $f$; mind the heights.",
                options=pictures.options({letter: f"picture {letter}" for letter in pictures.things}),
                witness=lambda _: (same_heights(f, pictures.things),),
            ),
            Part(
                formulas.key,
                "choice",
                r"\nabla f",
                (),
                id="b",
                asks=r"(b) The gradient $\nabla f$.",
                options=formulas.options(texts),
                witness=lambda _: (same_slopes(f, formulas.things),),
            ),
        ),
        steps=(
            Step("Put a few points into $f$ and compare the heights with the numbers on the contours.", part="a"),
            Step("Differentiate by each letter.", rf"\nabla f = {latex(slopes)}", claims, part="b"),
        ),
        slips=pictures.slips(_PICTURE_SAYS, "a") + formulas.slips(_FORMULA_SAYS, "b"),
        hints=(
            "Try the height at a point such as $(2, 0)$, $(0, 2)$ or $(2, 2)$.",
            r"For the gradient, start with $\frac{\partial f}{\partial x}$, and see where it stands first.",
        ),
        note=noted("contours and gradient", given),
        landscape=Panels(tuple(Panel(letter, contour_map(h)) for letter, h in pictures.things.items())),
        code=picture_code(f, pictures.things, formulas.things),
        target="G22",
    )


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _arrow, 2: _field, 3: _steepest, 4: _triple}

FAMILY = Family(
    id="gr_match_plot",
    revision=2,
    topic="gradients",
    title="Gradients on contour maps",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 14.6, significance of the gradient vector",
    connection="Loss landscapes are read by the same rules: across the contours, and faster where they are close.",
    examples=(
        Example(level=1, seed=0, accepts=("b", "arrow b"), refuses={"G1": "a", "G10": "c", "G6": "d"}),
        Example(level=2, seed=0, accepts=("a", "picture a"), refuses={"G18": "b", "G6": "c", "G10": "d"}),
        Example(
            level=4,
            seed=0,
            accepts=({"a": "b", "b": "d"},),
            refuses={"G22": {"a": "d", "b": "d"}, "G10": {"a": "b", "b": "a"}},
        ),
    ),
)
