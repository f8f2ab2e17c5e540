"""A map of heights as matplotlib artists: filled contours, a scale, gradient arrows and the marker.

What moves with the pointer (`ContourMap.marks`) is animated: matplotlib leaves it out, and whoever owns the canvas draws
it over a copy of all the rest.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PathCollection
from matplotlib.colorbar import Colorbar
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.contour import QuadContourSet
from matplotlib.figure import Figure
from matplotlib.quiver import Quiver
from matplotlib.ticker import FuncFormatter

from engine.landscape.claim_key import KEY_PX, ClaimKey, map_entries
from engine.landscape.claim_marks import ClaimMarks
from engine.landscape.claimed import Told
from engine.landscape.draw_claims import draw_claims, draw_difference
from engine.landscape.draw_overlays import Ground
from engine.landscape.exploring_draw import ExploreLayer
from engine.landscape.exploring_view import is_inside
from engine.landscape.marks import rim
from engine.landscape.overlay_layer import OverlayLayer
from engine.landscape.palette import Palette
from engine.landscape.plane import BOTTOM_PX, LEFT_PX, TOP_PX, fitted, map_axes
from engine.landscape.plots import Overlay
from engine.landscape.rooms import Room, empty
from engine.landscape.sampling import Box, Relief
from engine.landscape.scene import Scene
from engine.landscape.shades import ink_on, shades
from engine.landscape.slopes import ArrowField
from engine.landscape.typography import DPI
from engine.landscape.wording import brief

# Right of the map: room for the scale
_RIGHT_PX = 84.0
_SCALE_GAP_PX, _SCALE_WIDTH_PX = 16.0, 12.0
_LINE_PX, _ARROW_PX, _POINTER_PX, _CASING_PX = 0.9, 2.0, 4.0, 1.6
# Diameters
_MARKER_PX, _MARKER_CASING_PX = 11.0, 16.0
_MOST_NUMBERS = 13
_ABOVE_KEY_PX, _LEAST_KEEPING_PX = 2.0, 300.0
_NUMBERS = FuncFormatter(lambda value, _: brief(value))


class ContourMap:
    """A map in a figure of its own. Heights, arrows and marks are replaced one by one; the rest stays."""

    def __init__(self, figure: Figure, palette: Palette, box: Box, names: tuple[str, str]) -> None:
        """Prepare the axes.

        Args:
            figure: What it fills; anything in it is removed.
            palette: The colours.
            box: (low, high) for each axis.
            names: The axes' names in LaTeX.
        """
        empty(figure, palette)
        self._figure, self._palette, self._box = figure, palette, box
        self.axes = map_axes(figure, palette, box, names)
        self._scale: Axes | None = None
        self._fills: QuadContourSet | None = None
        self._lines: QuadContourSet | None = None
        self._arrows: Quiver | None = None
        self.overlays = OverlayLayer()
        self.claims = ClaimMarks(self.axes, palette, box)
        self._key: ClaimKey | None = None
        self.explored = ExploreLayer(self.axes, palette, box)
        self._pointer = _pointer(self.axes, palette)
        self._marker = _marker(self.axes, palette)

    @property
    def marks(self) -> Sequence[Artist]:
        """The animated artists, the topmost last."""
        return (*self.claims.artists, *self.explored.artists, self._pointer, self._marker)

    @property
    def fill_levels(self) -> tuple[float, ...]:
        """The heights at which the fills meet."""
        return () if self._fills is None else tuple(map(float, self._fills.levels))

    @property
    def line_levels(self) -> tuple[float, ...]:
        """The heights of the lines."""
        return () if self._lines is None else tuple(map(float, self._lines.levels))

    @property
    def marker(self) -> tuple[float, float]:
        """Where the marker is, in the units of the axes."""
        x, y = np.asarray(self._marker.get_offsets())[0]
        return float(x), float(y)

    def look_at(self, box: Box) -> None:
        """Show another part of the plane, of the same shape; what is drawn stays until it is drawn anew."""
        self._box = box
        self.axes.set_xlim(*box[0])
        self.axes.set_ylim(*box[1])

    def draw_heights(self, relief: Relief) -> None:
        """Replace the fills and the lines between them."""
        for old in (self._fills, self._lines):
            if old is not None:
                old.remove()
        self._fills = self._lines = None
        if relief.is_empty:
            return
        self._fills, self._lines = draw_relief(self.axes, relief, self._palette)

    def draw_scale(self, relief: Relief) -> None:
        """Replace the scale that says which colour is which height."""
        if self._scale is not None:
            self._scale.remove()
        self._scale = self._figure.add_axes((0.9, 0.1, 0.05, 0.8))
        colours = shades(relief, self._palette)
        bands = ListedColormap(colours.colours)
        norm = BoundaryNorm(relief.levels, bands.N, extend=colours.extend)
        numbered = relief.levels[:: 1 + len(relief.levels) // _MOST_NUMBERS]
        bar = Colorbar(self._scale, ScalarMappable(norm, bands), ticks=numbered, format=_NUMBERS)
        bar.outline.set_visible(False)
        bar.minorticks_off()
        bar.ax.tick_params(colors=self._palette.ink, length=0, pad=6)

    def hide_claims(self) -> None:
        """Take off the map what is drawn of claims and stays where it is, until `draw_overlays` draws it anew."""
        self.overlays.hide_claims()

    def draw_arrows(self, field: ArrowField | None, relief: Relief) -> None:
        """Replace the gradient arrows, or take them away."""
        if self._arrows is not None:
            self._arrows.remove()
            self._arrows = None
        if field is not None and field.x.size:
            inks = _inks_at(field, relief, self._palette)
            self._arrows = _arrows(self.axes, field, inks, self._palette)

    def place_marks(
        self, point: tuple[float, float], slope: tuple[float, float] | None, slope_per_unit: float = 1.0
    ) -> None:
        """Move the marker, and the gradient that starts from it.

        Args:
            point: Where the marker is, in the units of the axes.
            slope: The gradient there, or None to show none.
            slope_per_unit: The scale of the arrow, as in `ArrowField`.
        """
        self._marker.set_offsets([point])
        # the marker may reach past the edge, but does not stand outside
        self._marker.set_visible(is_inside(point, self._box))
        is_sloping = slope is not None and bool(np.isfinite(slope).all()) and any(slope)
        self._pointer.set_visible(is_sloping)
        if slope is not None and is_sloping:
            self._pointer.set_offsets([point])
            self._pointer.scale = slope_per_unit
            self._pointer.set_UVC([slope[0]], [slope[1]])

    def draw_overlays(
        self, overlays: Sequence[Overlay], scene: Scene, relief: Relief, claims: Sequence[Told] = (), scale: float = 1.0
    ) -> None:
        """Replace what is drawn on the map besides what the point brings; `lay_out` puts its labels in their places.

        Args:
            overlays: Of the plot.
            scene: What the map is of.
            relief: The heights under them.
            claims: What answers claim.
            scale: The slope that an arrow of one unit at a point stands for.
        """
        plot = scene.landscape
        ground = Ground(self.axes, self._palette, self._box, plot.axes, scene.values, relief, plot.point)
        told = (*draw_claims(ground, claims, scale), *draw_difference(ground, scene.differs_at))
        self.overlays.draw(ground, overlays, told)
        if self._key is not None:
            self._key.remove()
        self._key = ClaimKey(self._figure, self._palette, map_entries(claims, self._palette, self._box))

    def lay_out(self, width_px: float, height_px: float) -> None:
        """Fit map and scale into a figure of this size, in pixels of a seventy-second of an inch."""
        key_px = 0.0 if self._key is None else self._key.height_px
        # in a figure that is high enough the key's room is kept, so that the map stays where it is when one comes
        above = max(TOP_PX, KEY_PX + _ABOVE_KEY_PX if height_px >= _LEAST_KEEPING_PX else key_px + TOP_PX)
        room = Room(0.0, 0.0, width_px, height_px).inset(left=LEFT_PX, bottom=BOTTOM_PX, right=_RIGHT_PX, top=above)
        map_room = fitted(room, self._box)
        if self._key is not None:
            self._key.place(map_room, width_px, height_px)
        self.axes.set_position(_shares(map_room, width_px, height_px))
        if self._scale is not None:
            beside = map_room.left + map_room.width + _SCALE_GAP_PX
            scale_room = Room(beside, map_room.bottom, _SCALE_WIDTH_PX, map_room.height)
            self._scale.set_position(_shares(scale_room, width_px, height_px))
        self.overlays.place_labels(map_room, self._box, [self.marker])


def draw_relief(axes: Axes, relief: Relief, palette: Palette) -> tuple[QuadContourSet, QuadContourSet | None]:
    """Draw fills, and a line wherever two of them meet, in the ink that is seen on both; the relief is not empty."""
    colours = shades(relief, palette)
    fills = axes.contourf(
        relief.x,
        relief.y,
        relief.z,
        levels=relief.levels,
        colors=[tuple(colour) for colour in colours.colours],
        extend=colours.extend,
        zorder=1,
    )
    met = relief.inner_levels
    if not met:
        return fills, None
    inks = [ink_on(colours.beside(level), palette) for level in met]
    lines = axes.contour(
        relief.x, relief.y, relief.z, levels=met, colors=inks, linewidths=_LINE_PX, linestyles="solid", zorder=2
    )
    return fills, lines


def _shares(room: Room, width_px: float, height_px: float) -> tuple[float, float, float, float]:
    """Return a room as shares of the figure."""
    return room.left / width_px, room.bottom / height_px, room.width / width_px, room.height / height_px


def _pointer(axes: Axes, palette: Palette) -> Quiver:
    """Return the gradient at the marker, still invisible."""
    return axes.quiver(
        [0.0],
        [0.0],
        [1.0],
        [1.0],
        color=palette.point,
        edgecolor=palette.casing,
        linewidth=_CASING_PX / 2,
        path_effects=[rim(_CASING_PX / 2, palette.rim)],
        width=_POINTER_PX / DPI,
        units="inches",
        angles="xy",
        scale_units="xy",
        scale=1.0,
        zorder=5,
        animated=True,
        visible=False,
    )


def _marker(axes: Axes, palette: Palette) -> PathCollection:
    """Return the point with its casing; it may reach past the map's edge."""
    casing_px = (_MARKER_CASING_PX - _MARKER_PX) / 2
    return axes.scatter(
        [0.0],
        [0.0],
        s=((_MARKER_PX + _MARKER_CASING_PX) / 2) ** 2,
        color=palette.point,
        edgecolors=palette.casing,
        linewidths=casing_px,
        path_effects=[rim(casing_px, palette.rim)],
        zorder=6,
        animated=True,
        clip_on=False,
    )


def _arrows(axes: Axes, field: ArrowField, inks: Sequence[str], palette: Palette) -> Quiver:
    casings = [palette.dark if ink == palette.light else palette.light for ink in inks]
    return axes.quiver(
        field.x,
        field.y,
        field.u,
        field.v,
        color=inks,
        edgecolor=casings,
        linewidth=0.4,
        width=_ARROW_PX / DPI,
        units="inches",
        angles="xy",
        scale_units="xy",
        scale=field.slope_per_unit,
        headwidth=4.2,
        headlength=4.5,
        headaxislength=4.2,
        zorder=3,
    )


def _inks_at(field: ArrowField, relief: Relief, palette: Palette) -> list[str]:
    """Return the ink of each arrow, by the fill that it starts from."""
    column = np.clip(np.searchsorted(relief.x, field.x), 0, relief.x.size - 1)
    row = np.clip(np.searchsorted(relief.y, field.y), 0, relief.y.size - 1)
    return [ink_on([colour], palette) for colour in shades(relief, palette).of(relief.z[row, column])]
