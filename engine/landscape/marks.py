"""Lines, arrows and points that are seen on any ground, because each has a casing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Literal, TypeAlias

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.quiver import Quiver
from matplotlib.text import Annotation

from engine.landscape.palette import Palette
from engine.landscape.typography import DPI, LABEL_PX, typeset
from engine.language.numeric import Array

Dash: TypeAlias = Literal["solid"] | tuple[int, tuple[float, ...]]

LINE_PX, ARROW_PX, CASING_PX, RIM_PX = 2.2, 2.6, 1.3, 0.8
_DASHES: tuple[Dash, ...] = ("solid", (0, (4.0, 2.0)), (0, (1.2, 1.6)), (0, (6.0, 1.6, 1.2, 1.6)))
# Shapes that are told apart without their colours: down for a minimum, up for a maximum, a cross for a saddle
SHAPES = {"point": "o", "minimum": "v", "maximum": "^", "saddle": "X", "start": "o", "end": "s", "difference": "D"}
_AREA_PX = 92.0
_LABEL = 7
_EDGE_PX = 1.5


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: its colour, that of its casing, and its dashes, so that colour alone says nothing.

    Attributes:
        rim: The colour of a hairline around the casing, or "" for none.
    """

    colour: str
    casing: str
    dash: Dash = "solid"
    rim: str = ""

    @property
    def cased(self) -> list[AbstractPathEffect]:
        """The casing as matplotlib wants it, for a line of the usual width."""
        width = LINE_PX + 2 * CASING_PX
        casing = withStroke(linewidth=width, foreground=self.casing)
        return [rim(width, self.rim), casing] if self.rim else [casing]


def rim(width_px: float, colour: str) -> AbstractPathEffect:
    """Return a hairline at both sides of a line of a width."""
    return withStroke(linewidth=width_px + 2 * RIM_PX, foreground=colour)


def strokes(palette: Palette, *, is_on_fills: bool) -> Iterator[Stroke]:
    """Yield strokes that differ in colour and dashes, the most striking first, without end."""
    colours, casing = (palette.over, palette.dark) if is_on_fills else (palette.lines, palette.ground)
    for colour, dash in zip(cycle(colours), cycle(_DASHES), strict=False):
        yield Stroke(colour, casing, dash)


def model_strokes(palette: Palette) -> Iterator[Stroke]:
    """Yield strokes for models, all in the colour of the point that they touch at, without end."""
    for dash in cycle(_DASHES[1:]):
        yield Stroke(palette.point, palette.casing, dash, palette.rim)


def cased_line(axes: Axes, points: Array, stroke: Stroke, layer: float) -> Line2D:
    """Draw a line through points, shape (n, 2); nan breaks it."""
    (line,) = axes.plot(
        points[:, 0],
        points[:, 1],
        color=stroke.colour,
        linewidth=LINE_PX,
        linestyle=stroke.dash,
        path_effects=stroke.cased,
        solid_capstyle="round",
        dash_capstyle="butt",
        zorder=layer,
    )
    return line


def cased_arrow(
    axes: Axes, start: tuple[float, float], by: tuple[float, float], stroke: Stroke, layer: float
) -> Quiver:
    """Draw an arrow as long as it is, in the units of the axes."""
    return axes.quiver(
        [start[0]],
        [start[1]],
        [by[0]],
        [by[1]],
        color=stroke.colour,
        edgecolor=stroke.casing,
        linewidth=0.9,
        width=(ARROW_PX + 0.9) / DPI,
        units="inches",
        angles="xy",
        scale_units="xy",
        scale=1.0,
        zorder=layer,
    )


def cased_marker(axes: Axes, at: tuple[float, float], kind: str, stroke: Stroke, layer: float) -> PathCollection:
    """Draw a point in the shape of its kind; a start is hollow."""
    is_hollow = kind == "start"
    return axes.scatter(
        [at[0]],
        [at[1]],
        s=_AREA_PX * (1.25 if kind == "saddle" else 1.0),
        marker=SHAPES[kind],
        facecolors=stroke.casing if is_hollow else stroke.colour,
        edgecolors=stroke.colour if is_hollow else stroke.casing,
        linewidths=2.4 if is_hollow else 1.5,
        path_effects=[withStroke(linewidth=2.4 + 2 * CASING_PX, foreground=stroke.casing)] if is_hollow else None,
        zorder=layer,
        clip_on=False,
    )


def pill(axes: Axes, text: str, palette: Palette, stroke: Stroke | None = None) -> Annotation:
    """Write LaTeX on a patch of the picture's ground, with its middle at the lower left corner for now.

    Args:
        axes: Where it is written.
        text: The LaTeX.
        palette: The colours.
        stroke: Of the line that it names; its edge is drawn likewise. None for no edge.
    """
    edge = {"edgecolor": "none"} if stroke is None else _edge(stroke)
    return axes.annotate(
        typeset(text),
        (0.0, 0.0),
        xycoords="axes fraction",
        xytext=(0.0, 0.0),
        textcoords="offset points",
        ha="center",
        va="center",
        color=palette.strong,
        fontsize=LABEL_PX,
        bbox={"boxstyle": "round,pad=0.26,rounding_size=0.4", "facecolor": palette.ground, "alpha": 0.92, **edge},
        zorder=_LABEL,
        annotation_clip=False,
    )


def _edge(stroke: Stroke) -> dict[str, Any]:
    """Return the settings of a patch with an edge like a line."""
    cased = [withStroke(linewidth=_EDGE_PX + 2 * CASING_PX, foreground=stroke.casing)]
    return {"edgecolor": stroke.colour, "linewidth": _EDGE_PX, "linestyle": stroke.dash, "path_effects": cased}
