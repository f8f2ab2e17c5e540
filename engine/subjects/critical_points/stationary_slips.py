"""The slips of a search for critical points: solutions that are lost, added, mirrored, or paired wrongly."""

from collections.abc import Iterator
from itertools import product

from engine.calculus.tidy import minus
from engine.calculus.witness import values
from engine.language.point_sets import PointSet
from engine.language.tree import ZERO, Call, free_names, number, subtrees
from engine.language.typeset import enumerated, name_latex
from engine.questions.question import Slip
from engine.subjects.critical_points.stationary import At, Terrain, put_in
from engine.subjects.prompts import partial_symbol

# Where roots of a slope on an axis are looked for.
_ROOTS = range(-12, 13)


def point_slips(ground: Terrain, part: str = "answer") -> tuple[Slip, ...]:
    """Return the sets of points that known slips lead to; those that lead to the right one are dropped later."""
    found = (*_lost(ground), *_half(ground), *_positive(ground), *_mirrored(ground), *_paired(ground))
    return tuple(Slip(code, PointSet(points), message, part) for code, points, message in found)


_Found = tuple[str, tuple[At, ...], str]


def _lost(ground: Terrain) -> Iterator[_Found]:
    """Yield what is left after dividing by a variable that may be zero.

    Where the points are no grid, a coordinate other than one of the origin is zero by accident, and divides nothing.
    """
    points = ground.points().points
    for place, name in enumerate(ground.names):
        kept = tuple(at for at in points if at[place] != ZERO)
        lost = {at for at in points if at[place] == ZERO}
        is_factor = set(_grid(ground)) == set(points) or lost == {(ZERO,) * len(ground.names)}
        if kept and lost and is_factor:
            x = f"${name_latex(name)}"
            yield "S10", kept, f"Dividing by {x}$ loses the points with {x} = 0$. Factor the equation instead."


def _grid(ground: Terrain) -> tuple[At, ...]:
    """Return every value of each coordinate with every value of the others."""
    return tuple(product(*(ground.values_of(place) for place in range(len(ground.names)))))


def _half(ground: Terrain) -> Iterator[_Found]:
    """Yield the points of the first axis where the first slope alone is zero."""
    x, *others = ground.names
    slope = ground.slopes[0]
    for name in others:
        slope = put_in(slope, name, ZERO)
    if free_names(slope) != {x} or any(isinstance(part, Call) for part in subtrees(slope)):
        return
    roots = [number(root) for root in _ROOTS if values([put_in(slope, x, number(root))], {}) == (0.0,)]
    if roots:
        fixed = enumerated([f"{name_latex(name)} = 0" for name in others])
        yield (
            "S11",
            tuple((root, *([ZERO] * len(others))) for root in roots),
            f"{'This solves' if len(roots) == 1 else 'These solve'} ${partial_symbol('f', x)} = 0$ with {fixed} put in. Every derivative has to be zero there.",
        )


def _positive(ground: Terrain) -> Iterator[_Found]:
    """Yield the points without those that come from a negative root."""
    points = ground.points().points
    for place, name in enumerate(ground.names):
        coordinates = {at[place] for at in points}
        doubled = {x for x in coordinates if x != ZERO and minus(x) in coordinates}
        kept = tuple(at for at in points if at[place] not in doubled or values([at[place]], {})[0] > 0)
        if kept and len(kept) < len(points):
            x = f"${name_latex(name)}"
            yield "S14", kept, f"A square of {x}$ has a negative root as well as a positive one. Take both."


def _mirrored(ground: Terrain) -> Iterator[_Found]:
    """Yield the points with the sign of one coordinate changed."""
    points = ground.points().points
    for place, name in enumerate(ground.names):
        mirrored = tuple((*at[:place], minus(at[place]), *at[place + 1 :]) for at in points)
        yield "S12", mirrored, _other_sign(name, len(points))


def _other_sign(name: str, count: int) -> str:
    x = f"${name_latex(name)}$"
    if count == 1:
        return f"The value of {x} has the other sign. Put it back into the equations."
    return f"The values of {x} have the other sign. Put one of them back into the equations."


def _paired(ground: Terrain) -> Iterator[_Found]:
    """Yield every value of one coordinate with every value of the others, or one with one where all belong together."""
    points = set(ground.points().points)
    coordinates = [ground.values_of(place) for place in range(len(ground.names))]
    everything = _grid(ground)
    if set(everything) != points:
        says = "Not every value of one coordinate goes with every value of the other. Put each back into the equations."
        yield "S13", everything, says
    elif len({len(one) for one in coordinates}) == 1 and len(points) > len(coordinates[0]):
        says = "The equations do not depend on each other. Each value of one coordinate goes with all of the other."
        yield "S13", tuple(zip(*coordinates, strict=True)), says
