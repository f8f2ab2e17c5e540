"""The profile of a function along a line through the marker: a plot like any other, so it has its sentence and table."""

import math
from fractions import Fraction

from engine.errors import DefectError
from engine.landscape.plots import Line, Profile, Series
from engine.landscape.sampling import height
from engine.landscape.scene import Box, Scene
from engine.landscape.slopes import gradient
from engine.landscape.wording import rounded, written
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import Matrix, Name, Node, Product, Sum, Vector, number

# What the way along the line may be called; the first that means nothing else here
_NAMES = ("t", "s", "r", "q", "tau")
_FINEST = 10**9


def direction(scene: Scene) -> tuple[float, float]:
    """Return the unit vector that the profile goes along."""
    return math.cos(scene.exploring.direction), math.sin(scene.exploring.direction)


def profile(scene: Scene) -> Profile:
    """Return the graph of the function along the line, and once it may be seen the slope at the marker."""
    taken = {*scene.landscape.axes, *scene.values}
    name = next(each for each in _NAMES if each not in taken)
    level, slope = float(height(scene)(*scene.point)), slope_along(scene)
    lines = [Line(_along(scene, name), scene.shown.label)]
    if math.isfinite(level) and math.isfinite(slope):
        tangent = Sum((_exactly(level), Product((_exactly(slope), Name(name)))))
        lines.append(Line(plain(tangent), rf"\text{{slope }}{rounded(slope)}", after=True))
    at = (Series(((0.0, level),), "P", joined=False),) if math.isfinite(level) else ()
    up = f"{scene.shown.label}(P+{name}\\,u)"
    return Profile(name=name, across=name, up=up, span=span(scene), lines=tuple(lines), series=at)


def slope_along(scene: Scene) -> float:
    """Return the derivative at the marker along the line; nan where there is none."""
    parts = gradient(height(scene), *scene.point, scene.landscape.box)
    return sum(float(part) * way for part, way in zip(parts, direction(scene), strict=True))


def span(scene: Scene) -> tuple[float, float]:
    """Return from where to where the line runs in the box, as ways from the marker along the direction."""
    box: Box = scene.landscape.box
    low, high = -math.inf, math.inf
    for at, way, (start, end) in zip(scene.point, direction(scene), box, strict=True):
        if abs(way) > 1e-9:
            first, last = sorted(((start - at) / way, (end - at) / way))
            low, high = max(low, first), min(high, last)
    if high - low > 1e-9 * (1 + abs(low)) and math.isfinite(high - low):
        return low, high
    half = min(end - start for start, end in box) / 2
    return -half, half


def profile_hint(scene: Scene) -> str:
    """Return what the way along the line is, and how to turn it."""
    across, up = direction(scene)
    unit = f"({rounded(across)}, {rounded(up)})"
    return f"The profile of {written(scene.shown.label)} along u = {unit} through P. Left and right turn it."


def _along(scene: Scene, name: str) -> str:
    """Return the function of the way along the line, in plain notation."""
    tree = parse(scene.shown.formula, (*scene.landscape.axes, *scene.values))
    if isinstance(tree, Vector | Matrix):
        raise DefectError(f"{scene.shown.formula} is not one function.")
    line = {
        axis: Sum((_exactly(at), Product((_exactly(way), Name(name)))))
        for axis, at, way in zip(scene.landscape.axes, scene.point, direction(scene), strict=True)
    }
    return plain(substituted(tree, line | {frozen: _exactly(value) for frozen, value in scene.values.items()}))


def _exactly(value: float) -> Node:
    return number(Fraction(value).limit_denominator(_FINEST))
