"""The line above a plot that says which marks are the learner's and which are true."""

from collections.abc import Sequence
from itertools import chain
from typing import TypeAlias

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from engine.landscape.claim_strokes import true_mark, true_model, yours
from engine.landscape.claimed import AxisClaim, FieldClaim, ModelClaim, SlopeClaim, Told, WalkClaim
from engine.landscape.differing import share_apart
from engine.landscape.marks import Stroke
from engine.landscape.palette import Palette
from engine.landscape.rooms import Room
from engine.landscape.sampling import Box
from engine.landscape.typography import TICK_PX

# Above the plot
KEY_PX = 26.0
# An arrow that points to the right, from its tail
_ARROW = Path([(-3, -0.6), (0.8, -0.6), (0.8, -1.6), (3, 0), (0.8, 1.6), (0.8, 0.6), (-3, 0.6), (-3, -0.6)])


Entry: TypeAlias = tuple[Artist, str]


class ClaimKey:
    """One line of samples with words; nothing where the labels on the drawings say it all."""

    def __init__(self, figure: Figure, palette: Palette, entries: Sequence[Entry]) -> None:
        """Write it, to be put in its place later; no entries for no key."""
        self._legend: Legend | None = None
        if entries:
            handles, words = zip(*entries, strict=True)
            self._legend = figure.legend(
                handles,
                words,
                loc="lower left",
                ncols=len(words),
                frameon=False,
                fontsize=TICK_PX,
                labelcolor=palette.strong,
                borderpad=0.0,
                borderaxespad=0.0,
                handlelength=2.4,
                handletextpad=0.6,
                columnspacing=1.6,
            )

    @property
    def height_px(self) -> float:
        return 0.0 if self._legend is None else KEY_PX

    def place(self, room: Room, width_px: float, height_px: float) -> None:
        """Put it above a room of a figure of this size."""
        if self._legend is not None:
            above = room.bottom + room.height + (KEY_PX - TICK_PX) / 2
            self._legend.set_bbox_to_anchor((room.left / width_px, above / height_px))

    def place_at(self, at: tuple[float, float]) -> None:
        """Put it at a place in shares of the figure."""
        if self._legend is not None:
            self._legend.set_bbox_to_anchor(at)

    def remove(self) -> None:
        if self._legend is not None:
            self._legend.remove()
            self._legend = None


def map_entries(claims: Sequence[Told], palette: Palette, box: Box) -> list[Entry]:
    """Return what a map's key says."""
    return list(chain.from_iterable(_entries(claim, palette, box) for claim in claims))


def surface_entries(claims: Sequence[Told], palette: Palette) -> list[Entry]:
    """Return what a surface's key says."""
    match claims:
        case (FieldClaim(along=None) | SlopeClaim() | ModelClaim() as claim, *_):
            word = "model" if isinstance(claim, ModelClaim) and claim.degree > 1 else "plane"
            own = (_wires(yours(palette)), f"your {word}")
            return [own] if claim.true is None else [own, (_filled(palette), f"true {word}")]
        case (FieldClaim(), *_):
            return [(_line(yours(palette)), "yours"), (_line(true_mark(palette)), "true")]
        case (WalkClaim(true=true), *_):
            own = (_line(yours(palette)), "yours")
            return [own] if true is None else [own, (_line(true_mark(palette)), "true")]
        case (AxisClaim(principal=principal), *_):
            own = (_line(yours(palette)), "yours")
            return [own, (_line(true_mark(palette)), "true")] if principal else [own]
        case _:
            return []


def _entries(claim: Told, palette: Palette, box: Box) -> list[Entry]:
    match claim:
        case FieldClaim() if not share_apart(claim, box):
            return [(_arrow(true_mark(palette)), "yours and true")]
        case FieldClaim():
            return [
                (_arrow(yours(palette), is_hollow=True), "yours"),
                (_arrow(true_mark(palette)), "true"),
                (_hatching(palette), "far apart"),
            ]
        case SlopeClaim(true=true):
            own = [(_arrow(yours(palette), is_hollow=True), "yours")]
            return own if true is None else [*own, (_arrow(true_model(palette)), "true")]
        case ModelClaim(true=true):
            own = [(_line(yours(palette)), "your model")]
            return own if true is None else [*own, (_line(true_model(palette)), "true model")]
        case _:
            return []


def _line(stroke: Stroke) -> Artist:
    return Line2D(
        [],
        [],
        color=stroke.colour,
        linewidth=1.9,
        linestyle=stroke.dash,
        path_effects=stroke.cased,
        dash_capstyle="butt",
    )


def _arrow(stroke: Stroke, *, is_hollow: bool = False) -> Artist:
    return Line2D(
        [0.5],
        [0.0],
        linestyle="none",
        marker=_ARROW,
        markersize=20,
        markerfacecolor="none" if is_hollow else stroke.colour,
        markeredgecolor=stroke.colour if is_hollow else stroke.casing,
        markeredgewidth=1.4 if is_hollow else 0.8,
        path_effects=[withStroke(linewidth=3.4, foreground=stroke.casing)] if is_hollow else None,
    )


def _hatching(palette: Palette) -> Artist:
    return Patch(facecolor=palette.heights[2], edgecolor=palette.light, hatch="/////", linewidth=0)


def _wires(stroke: Stroke) -> Artist:
    return Patch(facecolor=stroke.casing, edgecolor=stroke.colour, hatch="+++", linewidth=1.2)


def _filled(palette: Palette) -> Artist:
    return Patch(facecolor=palette.point, alpha=0.55, linewidth=0)
