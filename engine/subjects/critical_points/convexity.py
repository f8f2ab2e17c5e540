"""Convex, concave or neither: the options, witnesses that look at chords and at second differences, and the picture."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.calculus.witness import central_hessian, values
from engine.landscape.plots import Line, Profile, Series
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import Node, number
from engine.language.typeset import name_latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Part, Witness
from engine.questions.sheet import Option
from engine.subjects.critical_points.halving import end_of

Shape: TypeAlias = Literal["convex", "concave", "neither"]

SHAPES = (
    Option("convex", "convex"),
    Option("concave", "concave"),
    Option("neither", "neither convex nor concave"),
)

SHAPE_PROGRAM = """\
if {low} >= 0:
    shape = "convex"
else:
    shape = "concave" if {high} <= 0 else "neither\""""


def shape_part(shape: str, witness: Witness, follows: Callable[[Mapping[str, Key]], Key | None]) -> Part:
    """Return part b, which asks for the shape of f."""
    return Part(
        key=Chosen((shape,)),
        kind="class",
        label=r"f \text{ is}",
        names=(),
        id="b",
        asks="(b) What is $f$?",
        options=SHAPES,
        witness=witness,
        follows=follows,
    )


# Points along each axis between which chords are drawn.
_POINTS = {1: 61, 2: 15}
_ROUNDING = 1e-9


def chord_shape(f: Node, names: tuple[str, ...], box: Sequence[tuple[float, float]]) -> Shape:
    """Return on which side of its chords a function lies, by the middles of all chords between points of a grid."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    axes = [np.linspace(low, high, _POINTS[len(names)]) for low, high in box]
    points = np.stack(np.meshgrid(*axes), -1).reshape(-1, len(names))
    value = compiled(f, names)
    heights = np.asarray(value(*points.T), dtype=float)
    middles = (points[:, None, :] + points[None, :, :]) / 2
    sags = (heights[:, None] + heights[None, :]) / 2 - value(*np.moveaxis(middles, -1, 0))
    slack = _ROUNDING * (1 + np.abs(heights).max())
    if sags.min() >= -slack:
        return "convex"
    return "concave" if sags.max() <= slack else "neither"


def shape_of_bends(bends: Sequence[float]) -> Shape:
    """Return the shape of a function of one variable whose second derivatives these are."""
    if min(bends) >= -_ROUNDING:
        return "convex"
    return "concave" if max(bends) <= _ROUNDING else "neither"


# Second derivatives are taken here, in sixths of π: the extrema of cos(mx) for m up to 3 are among them.
_STEPS = (0, 2, 3, 6)
_FARTHEST = 1000.0


def convex_range(f: Node, names: tuple[str, ...], parameter: str, inside: float, sign: int) -> tuple[float, float]:
    """Return the ends between which a function is convex, or concave, found by halving; infinite past 1,000.

    Args:
        f: Of the names and the parameter.
        names: One or two; the function of two is quadratic.
        parameter: What is varied.
        inside: A value that belongs to the range.
        sign: 1 for convex, -1 for concave.
    """

    def holds(value: float) -> bool:
        fixed = substituted(f, {parameter: number(Fraction(value))})
        return _least_bend(fixed, names, sign) >= -_ROUNDING

    return end_of(holds, inside, -_FARTHEST), end_of(holds, inside, _FARTHEST)


def _least_bend(f: Node, names: tuple[str, ...], sign: int) -> float:
    """Return the least eigenvalue of ±H at some points."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    places = [Fraction(0)] if len(names) == 2 else [Fraction(np.pi * step / 6) for step in _STEPS]
    found = []
    for place in places:
        bends = np.array(central_hessian(f, names, dict.fromkeys(names, place))).reshape(len(names), len(names))
        found.append(float(min(np.linalg.eigvalsh(sign * bends))))
    return min(found)


def chord_profile(
    f: Node, names: tuple[str, ...], ends: tuple[float, float], at: Mapping[str, float], label: str = "f"
) -> Profile:
    """Return the graph of a slice along the first name with a chord, both after the verdict.

    Args:
        f: The function.
        names: Its variables.
        ends: Where the chord meets the graph.
        at: Where the other names are held.
        label: What the function is called.
    """
    first = names[0]
    held = {name: number(Fraction(value).limit_denominator(100)) for name, value in at.items()}
    slice_ = substituted(f, held)
    heights = [values([slice_], {first: Fraction(end)})[0] for end in ends]
    chord = Series(tuple(zip(ends, heights, strict=True)), r"\text{chord}", after=True)
    low, high = ends
    margin = (high - low) / 8
    return Profile(
        first, name_latex(first), label, (low - margin if low - margin > 0 or low <= 0 else low, high + margin),
        (Line(plain(slice_), label, after=True),), (chord,),
    )  # fmt: skip
