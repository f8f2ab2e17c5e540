"""What of a plot may be seen before the verdict, and what only after it."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from engine.landscape.plots import (
    Arrows,
    Bars,
    Curve,
    Field,
    Graph,
    Landscape,
    MapImage,
    Model,
    Overlay,
    Panels,
    Path,
    Plot,
    Profile,
    Region,
    ValueTable,
)


class _Part(Protocol):
    @property
    def after(self) -> bool: ...


_P = TypeVar("_P", bound=_Part)


def visible(parts: Sequence[_P], *, is_revealed: bool) -> tuple[_P, ...]:
    """Return the parts that may be seen now."""
    return tuple(part for part in parts if is_revealed or not part.after)


def is_crossed(overlays: Sequence[Overlay]) -> bool:
    """Tell whether overlays run all over a map, so that arrows all over it would be too much."""
    return any(isinstance(overlay, Path | Curve | Region | Arrows | Model) for overlay in overlays)


def is_hidden(plot: Plot) -> bool:
    """Tell whether there is nothing to see of a plot before the verdict."""
    match plot:
        case Landscape(after=after):
            return after
        case Profile(lines=lines, series=series):
            return not visible(lines, is_revealed=False) and not visible(series, is_revealed=False)
        case _:
            return False


def hides_something(plot: Plot) -> bool:
    """Tell whether a plot shows more after the verdict than before it."""
    match plot:
        case Landscape():
            # the gradient, at least
            return True
        case Field(overlays=overlays):
            return any(overlay.after for overlay in overlays)
        case Bars(bars=bars):
            return any(bar.after for bar in bars)
        case Profile(lines=lines, series=series):
            return any(line.after for line in lines) or any(each.after for each in series)
        case Graph(nodes=nodes, edges=edges):
            return any(node.found for node in nodes) or any(edge.found for edge in edges)
        case MapImage(linear=linear):
            return linear
        case Panels(panels=panels):
            return any(_hides_overlay(panel.plot) for panel in panels)
        case ValueTable():
            return False


def _hides_overlay(plot: Landscape | Field | Profile) -> bool:
    """Tell it of one picture among several, where a landscape shows no gradient."""
    if isinstance(plot, Landscape):
        return any(part.after for part in plot.overlays)
    return hides_something(plot)
