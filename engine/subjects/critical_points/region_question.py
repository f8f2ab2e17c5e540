"""Extremes on a closed region: every candidate, then a comparison of values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import gradient
from engine.calculus.tidy import tidy
from engine.errors import DefectError
from engine.functions.regions import Candidate, Place, Quadratic, best
from engine.landscape.plots import Component, Landscape, Marker, Overlay, Region
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.point_sets import PointSet
from engine.language.substitution import substituted
from engine.language.tree import Node, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code

Box = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Confined:
    """A function on a closed region, as it is put to the learner.

    Attributes:
        f: Its tree.
        shape: The same by its coefficients.
        names: Its two variables.
        candidates: All that there are.
        mistaken: On the boundary, where a wrong derivative is zero.
        prompt: With the region.
        extra: What else the prompt gives, by name.
        constraints: Formulas of which none is positive in the region.
        box: Around the region, whole.
        boundary: The steps along the boundary.
        hints: Where to look, and the first step.
        code: The programs.
        words: What the largest and the least value are called.
    """

    f: Node
    shape: Quadratic
    names: tuple[str, str]
    candidates: tuple[Candidate, ...]
    mistaken: tuple[Candidate, ...]
    prompt: str
    constraints: tuple[Node, ...]
    box: Box
    boundary: tuple[Step, ...]
    hints: tuple[str, str]
    code: Code
    region: str
    words: tuple[str, str] = ("largest", "least")


def confined_question(case: Confined) -> Question:
    """Return the question for the highest and the lowest point, each with its value."""
    parts = []
    for letters, sign, word in ((_HIGH, 1, case.words[0]), (_LOW, -1, case.words[1])):
        parts += _pair(case, letters, sign, word)
    return Question(
        prompt=f"{case.prompt}\n$f({', '.join(case.names)}) = {{f}}$",
        given={"f": case.f} | {f"g_{place}": formula for place, formula in enumerate(case.constraints, 1)},
        names=case.names,
        parts=tuple(parts),
        steps=(*_inside_steps(case), *case.boundary, _comparison(case)),
        slips=tuple(slip for sign, letters in ((1, _HIGH), (-1, _LOW)) for slip in _slips(case, sign, letters)),
        hints=case.hints,
        note=f"extremes of f = {plain(case.f)} on {case.region}",
        landscape=_landscape(case),
        code=case.code,
    )


# The ids of the parts that ask where, and for the value.
_HIGH, _LOW = ("a", "b"), ("c", "d")


def _pair(case: Confined, letters: tuple[str, str], sign: int, word: str) -> list[Part]:
    where, value = letters
    winner = best(case.candidates, sign)
    if winner is None:
        raise DefectError(f"The {word} value of {plain(case.f)} is taken more than once.")
    return [
        Part(
            key=_point(winner),
            kind="points",
            label=rf"\text{{{word} at}}",
            names=(),
            id=where,
            asks=f"({where}) Where does $f$ take its {word} value?",
            witness=lambda _: _scanned(case, sign)[1],
        ),
        Part(
            key=number(winner.value),
            kind="number",
            label=r"f_{\max}" if sign > 0 else r"f_{\min}",
            names=(),
            id=value,
            asks=f"({value}) What is this value?",
            witness=lambda _: (_scanned(case, sign)[0],),
            follows=lambda earlier: _followed(case, earlier, where),
        ),
    ]


def _point(candidate: Candidate) -> PointSet:
    return PointSet((tuple(map(number, candidate.at)),))


def _followed(case: Confined, earlier: Mapping[str, Key], where: str) -> Key | None:
    """Return the value at the learner's own point."""
    own = earlier.get(where)
    if not isinstance(own, PointSet) or len(own.points) != 1:
        return None
    exact = [value for value in map(rational, own.points[0]) if value is not None]
    return number(case.shape.value(exact)) if len(exact) == len(case.names) else None


# Candidates are halves at most, so a grid of sixteenths meets them all.
_PARTS = 16
_ROUNDING = 1e-9


def _scanned(case: Confined, sign: int) -> tuple[float, tuple[tuple[float, ...], ...]]:
    """Return the extreme value of f on a fine grid of the region, and where it is taken."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    axes = [np.linspace(low, high, round((high - low) * _PARTS) + 1) for low, high in case.box]
    x, y = np.meshgrid(*axes)
    allowed = np.ones_like(x, dtype=bool)
    for constraint in case.constraints:
        allowed &= compiled(constraint, case.names)(x, y) <= _ROUNDING
    heights = np.where(allowed, sign * compiled(case.f, case.names)(x, y), -np.inf)
    top = heights.max()
    spots = np.argwhere(heights >= top - _ROUNDING)
    return sign * float(top), tuple((float(x[i, j]), float(y[i, j])) for i, j in spots)


def _inside_steps(case: Confined) -> tuple[Step, ...]:
    """Find where the gradient vanishes, and say whether that is inside."""
    slopes = gradient(case.f, case.names)
    first, second = (latex(slope) for slope in slopes)
    setting = Step(
        "Inside the region an extremum needs a gradient of zero.",
        rf"{first} = 0, \quad {second} = 0",
        tuple(Claim(case.f, slope, (name,)) for name, slope in zip(case.names, slopes, strict=True)),
        part="a",
    )
    flat = case.shape.flat
    if flat is None:
        return (setting,)
    at = {name: number(value) for name, value in zip(case.names, flat, strict=True)}
    inside = any(candidate.place == "inside" for candidate in case.candidates)
    says = (
        "This point is inside, so it is a candidate." if inside else "This point is not inside, so it is no candidate."
    )
    claims = tuple(Claim(substituted(slope, at), number(0)) for slope in slopes)
    return (setting, Step(says, _spoken(flat), claims, part="a"))


def _spoken(at: Sequence[Fraction]) -> str:
    return rf"\left({', '.join(latex(number(value)) for value in at)}\right)"


def _comparison(case: Confined) -> Step:
    """Compare the values at all candidates."""
    ordered = sorted({candidate.at: candidate for candidate in case.candidates}.values(), key=lambda one: -one.value)
    shown = [f"f{_spoken(one.at)} = {latex(number(one.value))}" for one in ordered]
    claims = tuple(
        Claim(substituted(case.f, dict(zip(case.names, map(number, one.at), strict=True))), number(one.value))
        for one in ordered
    )
    return Step(
        f"Compare all candidates: the first is the {case.words[0]}, the last the {case.words[1]} value.",
        r", \quad ".join(shown),
        claims,
        part="b",
    )


def _slips(case: Confined, sign: int, letters: tuple[str, str]) -> tuple[Slip, ...]:
    """Return what is found when some of the candidates are left out, or wrong ones are put in."""
    wrong = {
        "L7": best(_placed(case, {"inside"}), sign),
        "L8": best(_placed(case, {"inside", "edge"}), sign),
        "L10": best(_placed(case, {"inside", "corner"}), sign),
        "L9": best((*_placed(case, {"inside", "corner"}), *case.mistaken), sign),
        "L6": best(case.candidates, -sign),
    }
    where, value = letters
    return tuple(
        slip
        for code, taken in wrong.items()
        if taken is not None
        for slip in (
            Slip(code, _point(taken), _MESSAGES[code], where),
            Slip(code, number(taken.value), _MESSAGES[code], value),
        )
    )


def _placed(case: Confined, kept: set[Place]) -> list[Candidate]:
    return [candidate for candidate in case.candidates if candidate.place in kept]


_MESSAGES = {
    "L7": "This is the critical point inside. On a closed region the boundary has candidates too.",
    "L8": "You seem to have left out the corners. They are candidates whatever the derivatives are there.",
    "L10": "You seem to have left out the inside of the edges. Along each edge $f$ is a function of one variable.",
    "L9": "Look at the derivative along the edge: what moves there is not the variable that you differentiated by.",
    "L6": "The largest and the least value seem to have changed places. Compare the values once more.",
}


def _landscape(case: Confined) -> Landscape:
    """Return the contours with the region, and after the verdict all candidates."""
    winners = {best(case.candidates, sign): kind for sign, kind in ((1, "maximum"), (-1, "minimum"))}
    markers: list[Overlay] = []
    for candidate in case.candidates:
        x, y = map(float, candidate.at)
        kind = winners.get(candidate)
        markers.append(
            Marker((x, y), kind="maximum" if kind == "maximum" else "minimum" if kind else "point", after=True)
        )
    (left, right), (low, high) = case.box
    margin = 0.15 * max(right - left, high - low)
    first, second = case.names
    return Landscape(
        components=(Component("f", plain(case.f)),),
        axes=(first, second),
        box=((left - margin, right + margin), (low - margin, high + margin)),
        point=(round(left + 0.37 * (right - left), 2), round(low + 0.29 * (high - low), 2)),
        overlays=(Region(tuple(plain(tidy(c)) for c in case.constraints)), *markers),
    )
