"""What is explored, as artists on a map. They are animated: whoever owns the canvas draws them over a copy of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from engine.landscape.exploring import WALKS, WalkName
from engine.landscape.exploring_sketch import Axis, Sketch
from engine.landscape.exploring_walks import Walk
from engine.landscape.marks import CASING_PX, LINE_PX, Dash, Stroke, pill
from engine.landscape.palette import Palette
from engine.landscape.sampling import Box
from engine.landscape.wording import rounded, signed
from engine.language.numeric import Array

_LINES, _WALK, _AXIS, _LABEL = 4.5, 4.7, 4.6, 7.0
_DOT_PX = 5.0
# From what a label names to the label's middle
_ASIDE_PX = (30.0, 18.0)
_DASHES: dict[str, Dash] = {"plane": (0, (4.0, 2.0)), "model": (0, (1.2, 1.6)), "momentum": (0, (4.0, 2.0))}
_WALK_NAMES: dict[WalkName, str] = {"descent": "descent", "momentum": "momentum", "newton": "Newton"}
# Names of ends that are this near to each other, of the box's sides, stand one above the other, so many heights apart
_NEAR, _APART = 0.15, 1.6


class _Cased:
    """Lines with a casing beneath: two artists, which draw faster than one with an effect."""

    def __init__(self, axes: Axes, stroke: Stroke, layer: float) -> None:
        self._pair = tuple(
            LineCollection([], colors=colour, linewidths=width, linestyles=[dash], capstyle="round", zorder=layer)
            for colour, width, dash in (
                (stroke.casing, LINE_PX + 2 * CASING_PX, "solid"),
                (stroke.colour, LINE_PX, stroke.dash),
            )
        )
        for lines in self._pair:
            lines.set_animated(True)
            axes.add_collection(lines, autolim=False)

    @property
    def artists(self) -> Sequence[Artist]:
        return self._pair

    def show(self, lines: Sequence[Array]) -> None:
        for artist in self._pair:
            artist.set_visible(bool(lines))
            artist.set_segments(list(lines))


class _Steps:
    """A walk: a line with a dot for each step, both cased, and its name where it ends."""

    def __init__(self, axes: Axes, palette: Palette, stroke: Stroke, name: str) -> None:
        self._pair = tuple(
            Line2D([], [], color=colour, linewidth=width, linestyle=dash, marker="o", markersize=size, zorder=_WALK)
            for colour, width, dash, size in (
                (stroke.casing, LINE_PX + 2 * CASING_PX, "solid", _DOT_PX + 2 * CASING_PX),
                (stroke.colour, LINE_PX, stroke.dash, _DOT_PX),
            )
        )
        for line in self._pair:
            line.set_animated(True)
            line.set_markeredgewidth(0)
            axes.add_line(line)
        self._name = name
        self._label = _Label(axes, palette, stroke)

    @property
    def artists(self) -> Sequence[Artist]:
        return self._pair

    @property
    def label(self) -> Artist:
        return self._label.artist

    def show(self, walk: Walk | None, box: Box, lift: float) -> None:
        """Show a walk; its name stands `lift` heights beside its end."""
        for line in self._pair:
            line.set_visible(walk is not None)
            if walk is not None:
                line.set_data(*walk.points.T)
        self._label.show(None if walk is None else _last_inside(walk.points, box), box, self._name, lift)


class _Label:
    """A word beside a point, towards the middle of the map."""

    def __init__(self, axes: Axes, palette: Palette, stroke: Stroke) -> None:
        self.artist: Annotation = pill(axes, "", palette, stroke)
        self.artist.xycoords = "data"
        self.artist.set_animated(True)
        self.artist.set_visible(False)

    def show(self, at: Array | None, box: Box, text: str = "", lift: float = 1.0) -> None:
        self.artist.set_visible(at is not None)
        if at is None:
            return
        self.artist.set_text(text)
        middle = np.asarray(box, dtype=float).mean(axis=1)
        aside = np.where(at > middle, -1.0, 1.0) * _ASIDE_PX * [1.0, lift]
        self.artist.xy = (float(at[0]), float(at[1]))
        self.artist.set_position((float(aside[0]), float(aside[1])))


@dataclass(frozen=True, slots=True)
class ExploreStrokes:
    """Which overlay is drawn how; each differs from the others without its colour, too."""

    level: Stroke
    plane: Stroke
    model: Stroke
    axis: Stroke
    walks: dict[WalkName, Stroke]


class ExploreLayer:
    """Everything that is explored on one map; `show` moves it."""

    def __init__(self, axes: Axes, palette: Palette, box: Box) -> None:
        """Prepare the artists, all invisible.

        Args:
            axes: Of the map.
            palette: The colours.
            box: (low, high) for each axis.
        """
        self._box = box
        drawn = explore_strokes(palette)
        self._level, self._plane, self._model, self._axes = (
            _Cased(axes, stroke, layer)
            for stroke, layer in (
                (drawn.level, _LINES),
                (drawn.plane, _LINES),
                (drawn.model, _LINES),
                (drawn.axis, _AXIS),
            )
        )
        self._curvatures = tuple(_Label(axes, palette, drawn.axis) for _ in range(2))
        self._walks = {name: _Steps(axes, palette, drawn.walks[name], _WALK_NAMES[name]) for name in WALKS}
        self.show(Sketch())

    @property
    def artists(self) -> Sequence[Artist]:
        """The topmost last; those that show nothing are left out."""
        groups: tuple[_Cased | _Steps, ...] = (self._level, self._plane, self._model, self._axes, *self._walks.values())
        labels = (*(label.artist for label in self._curvatures), *(steps.label for steps in self._walks.values()))
        every = (*(artist for group in groups for artist in group.artists), *labels)
        return tuple(artist for artist in every if artist.get_visible())

    def show(self, sketch: Sketch) -> None:
        """Show a sketch in the place of the last one."""
        self._level.show(sketch.level)
        self._plane.show(sketch.plane)
        self._model.show(sketch.model)
        self._bend(sketch.axes)
        walks = {walk.name: walk for walk in sketch.walks}
        ends: list[Array] = []
        for name, steps in self._walks.items():
            walk = walks.get(name)
            end = None if walk is None else _last_inside(walk.points, self._box)
            steps.show(walk, self._box, 1.0 + _APART * self._count_near(end, ends))
            ends += [] if end is None else [end]

    def _count_near(self, end: Array | None, others: Sequence[Array]) -> int:
        low, high = np.asarray(self._box, dtype=float).T
        return 0 if end is None else sum(bool((np.abs(end - other) < _NEAR * (high - low)).all()) for other in others)

    def _bend(self, axes: Sequence[Axis]) -> None:
        self._axes.show([axis.ends for axis in axes])
        for place, label in enumerate(self._curvatures):
            if place < len(axes):
                said = signed(rounded(axes[place].bend.curvature))
                label.show(_last_inside(axes[place].ends, self._box), self._box, said)
            else:
                label.show(None, self._box)


def explore_strokes(palette: Palette) -> ExploreStrokes:
    """Return the stroke of each overlay."""
    first, second, third = palette.over
    dark = palette.dark
    return ExploreStrokes(
        level=Stroke(first, dark),
        plane=Stroke(palette.point, palette.casing, _DASHES["plane"]),
        model=Stroke(palette.point, palette.casing, _DASHES["model"]),
        axis=Stroke(first, dark),
        walks={
            "descent": Stroke(second, dark),
            "momentum": Stroke(third, dark, _DASHES["momentum"]),
            "newton": Stroke(first, dark, _DASHES["model"]),
        },
    )


def _last_inside(points: Array, box: Box) -> Array | None:
    """Return the last of the points that lies on the map, or None."""
    low, high = np.asarray(box, dtype=float).T
    inside: Array = points[((points >= low) & (points <= high)).all(axis=1)]
    return inside[-1] if len(inside) else None
