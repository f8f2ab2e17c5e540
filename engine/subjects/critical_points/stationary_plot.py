"""The landscape of a search for critical points. It shows them at a glance, so all of it comes after the verdict."""

from engine.calculus.witness import values
from engine.landscape.plots import Component, Curve, Landscape, Marker, Overlay
from engine.language.plain_text import plain
from engine.language.tree import Node
from engine.subjects.critical_points.stationary import Terrain
from engine.subjects.prompts import partial_symbol

Span = tuple[float, float]

# What is seen around the outermost points.
_MARGIN = 1.75
# Where the marker starts, as shares of the box: off every line that points are likely to lie on.
_START = (0.31, 0.73)


def stationary_landscape(ground: Terrain) -> Landscape | None:
    """Return the contours of a function of two variables around its critical points; None for three."""
    if len(ground.names) != 2:
        return None
    box = around(ground)
    first, second = ground.names
    return Landscape(
        components=(Component("f", plain(ground.f)),),
        axes=(first, second),
        box=(box[0], box[1]),
        point=(_within(box[0], _START[0]), _within(box[1], _START[1])),
        overlays=(*_zero_curves(ground), *_markers(ground)),
        after=True,
    )


def around(ground: Terrain) -> tuple[Span, ...]:
    """Return a box with sides of equal length around the points, or the one that the question keeps to."""
    if ground.domain:
        return tuple((_value(low), _value(high)) for low, high in ground.domain)
    found = [[_value(mark.at[place]) for mark in ground.landmarks] for place in range(len(ground.names))]
    middles = [(min(xs) + max(xs)) / 2 for xs in found]
    reach = max((max(xs) - min(xs)) / 2 for xs in found) + _MARGIN
    return tuple((middle - reach, middle + reach) for middle in middles)


def _within(span: Span, share: float) -> float:
    return round(span[0] + share * (span[1] - span[0]), 2)


def _value(node: Node) -> float:
    return values([node], {})[0]


def _zero_curves(ground: Terrain) -> tuple[Overlay, ...]:
    slopes = zip(ground.names, ground.slopes, strict=True)
    return tuple(Curve(plain(slope), f"{partial_symbol('f', name)} = 0", after=True) for name, slope in slopes)


def _markers(ground: Terrain) -> tuple[Overlay, ...]:
    return tuple(
        Marker((_value(mark.at[0]), _value(mark.at[1])), kind=mark.nature, after=True) for mark in ground.landmarks
    )
