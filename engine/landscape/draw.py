"""A map of heights as matplotlib artists: filled contours, a scale, gradient arrows and the marker.

What moves with the pointer (`ContourMap.marks`) is animated: matplotlib leaves it out, and whoever owns the canvas draws
it over a copy of all the rest.
"""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PathCollection
from matplotlib.colorbar import Colorbar
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.contour import QuadContourSet
from matplotlib.figure import Figure
from matplotlib.quiver import Quiver
from matplotlib.ticker import FuncFormatter, MaxNLocator

from engine.landscape.palette import Palette
from engine.landscape.sampling import Box, Relief
from engine.landscape.shades import Shades, ink_on, shades
from engine.landscape.slopes import ArrowField
from engine.landscape.wording import brief

# With 72 points to the inch a point is a pixel of the window, so sizes are pixels
DPI = 72
TICK_PX = 12
NAME_PX = 17
# Around the map: room for numbers and names, and at the right for the scale
_LEFT_PX, _BOTTOM_PX, _RIGHT_PX, _TOP_PX = 50.0, 46.0, 84.0, 10.0
_SCALE_GAP_PX, _SCALE_WIDTH_PX = 16.0, 12.0
# A box more oblong than this is stretched; on equal axes it would be a ribbon
_MOST_OBLONG = 4.0
_LINE_PX, _ARROW_PX, _POINTER_PX, _CASING_PX = 0.9, 2.0, 4.0, 1.6
# Diameters
_MARKER_PX, _MARKER_CASING_PX = 11.0, 16.0
_MOST_NUMBERS = 13
_NUMBERS = FuncFormatter(lambda value, _: brief(value))


def use_typeface(file: Path) -> None:
    """Write every plot of this process in the typeface of a font file, and its mathematics in STIX."""
    font_manager.fontManager.addfont(file)
    family = font_manager.FontProperties(fname=file).get_name()
    mpl.rcParams.update({"font.family": [family], "mathtext.fontset": "stix", "font.size": TICK_PX})


def is_to_scale(box: Box) -> bool:
    """Tell whether a unit is drawn equally long on both axes, so that gradients stand upright on level curves."""
    across, up = (high - low for low, high in box)
    return max(across / up, up / across) <= _MOST_OBLONG


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
        figure.clear()
        figure.set_facecolor(palette.ground)
        self._figure, self._palette, self._box = figure, palette, box
        self.axes = _map_axes(figure, palette, box, names)
        self._scale: Axes | None = None
        self._fills: QuadContourSet | None = None
        self._lines: QuadContourSet | None = None
        self._arrows: Quiver | None = None
        self._pointer = _pointer(self.axes, palette)
        self._marker = _marker(self.axes, palette)

    @property
    def marks(self) -> Sequence[Artist]:
        """The animated artists, the topmost last."""
        return (self._pointer, self._marker)

    @property
    def fill_levels(self) -> tuple[float, ...]:
        """The heights at which the fills meet."""
        return () if self._fills is None else tuple(map(float, self._fills.levels))

    @property
    def line_levels(self) -> tuple[float, ...]:
        """The heights of the lines."""
        return () if self._lines is None else tuple(map(float, self._lines.levels))

    def draw_heights(self, relief: Relief) -> None:
        """Replace the fills and the lines between them."""
        for old in (self._fills, self._lines):
            if old is not None:
                old.remove()
        self._fills = self._lines = None
        if relief.is_empty:
            return
        colours = shades(relief, self._palette)
        self._fills = self.axes.contourf(
            relief.x,
            relief.y,
            relief.z,
            levels=relief.levels,
            colors=[tuple(colour) for colour in colours.colours],
            extend=colours.extend,
            zorder=1,
        )
        self._lines = self._between(relief, colours)

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
        is_sloping = slope is not None and bool(np.isfinite(slope).all()) and any(slope)
        self._pointer.set_visible(is_sloping)
        if slope is not None and is_sloping:
            self._pointer.set_offsets([point])
            self._pointer.scale = slope_per_unit
            self._pointer.set_UVC([slope[0]], [slope[1]])

    def lay_out(self, width_px: float, height_px: float) -> None:
        """Fit map and scale into a figure of this size, in pixels of a seventy-second of an inch."""
        room_x = max(40.0, width_px - _LEFT_PX - _RIGHT_PX)
        room_y = max(40.0, height_px - _BOTTOM_PX - _TOP_PX)
        across, up = (high - low for low, high in self._box)
        unit = min(room_x / across, room_y / up)
        wide, high = (unit * across, unit * up) if is_to_scale(self._box) else (room_x, room_y)
        x, y = _LEFT_PX + (room_x - wide) / 2, _BOTTOM_PX + (room_y - high) / 2
        self.axes.set_position((x / width_px, y / height_px, wide / width_px, high / height_px))
        if self._scale is not None:
            beside = (x + wide + _SCALE_GAP_PX) / width_px
            self._scale.set_position((beside, y / height_px, _SCALE_WIDTH_PX / width_px, high / height_px))

    def _between(self, relief: Relief, colours: Shades) -> QuadContourSet | None:
        """Draw a line wherever two fills meet, in the ink that is seen on both."""
        met = relief.inner_levels
        if not met:
            return None
        inks = [ink_on(colours.beside(level), self._palette) for level in met]
        return self.axes.contour(
            relief.x, relief.y, relief.z, levels=met, colors=inks, linewidths=_LINE_PX, linestyles="solid", zorder=2
        )


def _map_axes(figure: Figure, palette: Palette, box: Box, names: tuple[str, str]) -> Axes:
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.set_facecolor(palette.pane)
    axes.set_xlim(*box[0])
    axes.set_ylim(*box[1])
    axes.set_aspect("equal" if is_to_scale(box) else "auto")
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=palette.ink, length=0, pad=7)
    axes.set_xlabel(f"${names[0]}$", color=palette.ink, fontsize=NAME_PX, labelpad=2)
    axes.set_ylabel(f"${names[1]}$", color=palette.ink, fontsize=NAME_PX, labelpad=8, rotation=0, va="center")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    return axes


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
    return axes.scatter(
        [0.0],
        [0.0],
        s=((_MARKER_PX + _MARKER_CASING_PX) / 2) ** 2,
        color=palette.point,
        edgecolors=palette.casing,
        linewidths=(_MARKER_CASING_PX - _MARKER_PX) / 2,
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
