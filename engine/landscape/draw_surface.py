"""A surface as matplotlib artists, light enough to be turned by hand.

Matplotlib sorts facets by depth within one collection only. So the part of the tangent plane that lies above the
surface is painted after it and the part beneath before it; where the plane is hidden its edge shows as a dashed line.
"""

from collections.abc import Sequence
from operator import methodcaller
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, NullLocator
from mpl_toolkits.mplot3d.art3d import Poly3DCollection

from engine.landscape.claim_key import ClaimKey, surface_entries
from engine.landscape.claimed import Told
from engine.landscape.draw_claims_on_surface import SurfaceClaims
from engine.landscape.draw_on_surface import draw_on_surface
from engine.landscape.draw_patches import Layers, draw_patch
from engine.landscape.exploring_on_surface import draw_ascent, draw_explored
from engine.landscape.exploring_sketch import Sketch
from engine.landscape.exploring_view import is_inside
from engine.landscape.facets import facets
from engine.landscape.palette import Palette
from engine.landscape.plane import is_to_scale
from engine.landscape.plots import Overlay
from engine.landscape.rooms import empty
from engine.landscape.sampling import Box, Height, Relief
from engine.landscape.shades import shades
from engine.landscape.tangent import TangentPatch
from engine.landscape.turning_surface import TurningSurface
from engine.landscape.typography import NAME_PX, TICK_PX

_HEIGHT_OF_BOX = 0.66
_ZOOM = 0.97
# Of the figure
_KEY_AT = (0.03, 0.95)
_ELEVATION, _AZIMUTH = 28.0, -58.0
_LOWEST_VIEW, _HIGHEST_VIEW = 3.0, 88.0
_DEGREES_PER_PX = 0.4
_FLOOR, _BENEATH, _SURFACE, _ABOVE, _EDGE, _MARK = range(6)
_LAYERS = Layers(_BENEATH, _ABOVE, _EDGE)


class SurfacePlot:
    """A surface in a figure of its own, over a floor of level curves."""

    def __init__(self, figure: Figure, palette: Palette, box: Box, names: tuple[str, str, str]) -> None:
        """Prepare the axes.

        Args:
            figure: What it fills; anything in it is removed.
            palette: The colours.
            box: (low, high) for each horizontal axis.
            names: The names of both and of the height, in LaTeX.
        """
        empty(figure, palette)
        self._figure, self._palette, self._box = figure, palette, box
        self.axes = _axes(figure, palette, box, names)
        self._locators = [axis.get_major_locator() for axis in self._three]
        self._fine: list[Artist] = []
        self._coarse: list[Artist] = []
        self._mark: list[Artist] = []
        self._overlays: list[Artist] = []
        self._explored: list[Artist] = []
        self.claims = SurfaceClaims(self.axes, palette, _LAYERS)
        self._key: ClaimKey | None = None
        self._is_turning = False

    @property
    def view(self) -> tuple[float, float]:
        """Elevation and azimuth, in degrees."""
        return float(self.axes.elev), float(self.axes.azim)

    @property
    def is_turning(self) -> bool:
        return self._is_turning

    def draw_heights(self, fine: Relief, coarse: Relief) -> None:
        """Replace the surface: in full detail, and as it is drawn while it turns. Both have the same levels."""
        _remove(self._fine)
        _remove(self._coarse)
        self.axes.set_zlim(fine.levels[0], fine.levels[-1], view_margin=0)
        self._fine = [*self._floor(fine), *self._surface(fine)]
        self._coarse = [TurningSurface(self.axes, coarse, self._palette, _SURFACE)]
        self._show_detail()

    def draw_mark(self, point: tuple[float, float], level: float, patches: Sequence[TangentPatch] = ()) -> None:
        """Replace the marker and what touches there; a marker at an undefined height or out of sight is not drawn."""
        _remove(self._mark)
        for patch in patches:
            self._mark += draw_patch(self.axes, patch, self._palette.point, self._palette.casing, _LAYERS)
        low, high = self.axes.get_zlim()
        if low <= level <= high and is_inside(point, self._box):
            self._mark.append(self._marker(*point, level))

    def draw_key(self, claims: Sequence[Told]) -> None:
        """Replace the line that says what of the claims on the surface is the learner's."""
        if self._key is not None:
            self._key.remove()
        self._key = ClaimKey(self._figure, self._palette, surface_entries(claims, self._palette))
        self._key.place_at(_KEY_AT)

    def draw_explored(
        self, sketch: Sketch, function: Height, point: tuple[float, float], slope: tuple[float, float] | None
    ) -> None:
        """Replace what is explored at the marker, and the way of steepest ascent where a slope is given."""
        _remove(self._explored)
        self._explored = draw_explored(self.axes, self._palette, sketch, function, _EDGE + 0.6)
        if slope is not None:
            at = (*point, float(function(*point)))
            self._explored += draw_ascent(self.axes, self._palette, at, slope, _EDGE + 0.7)

    def look_at(self, box: Box) -> None:
        """Show another part of the plane, of the same shape; `draw_heights` does the rest."""
        self._box = box
        self.axes.set_xlim(*box[0], view_margin=0)
        self.axes.set_ylim(*box[1], view_margin=0)

    def draw_overlays(self, overlays: Sequence[Overlay], function: Height) -> None:
        """Replace the points and paths on the surface."""
        _remove(self._overlays)
        self._overlays = draw_on_surface(self.axes, self._palette, overlays, function, _EDGE + 0.5)

    def set_turning(self, *, is_turning: bool) -> None:
        """Choose between full detail and what can be redrawn sixty times a second."""
        self._is_turning = is_turning
        for axis, locator in zip(self._three, self._locators, strict=True):
            axis.set_major_locator(NullLocator() if is_turning else locator)
        self._show_detail()

    def lift_marks(self, *, is_lifted: bool) -> None:
        """Leave what follows the marker out of the drawing, for `draw_marks` to draw it over a copy of all the rest."""
        for mark in self._marks:
            mark.set_animated(is_lifted)

    def draw_marks(self) -> None:
        """Draw what follows the marker over what is drawn already; what lies beneath the surface would lie above it."""
        for mark in self._marks:
            if mark.get_zorder() > _SURFACE:
                if isinstance(mark, Collection):
                    mark.do_3d_projection()  # type: ignore[attr-defined]  # those of three-dimensional axes have it
                self.axes.draw_artist(mark)

    @property
    def _marks(self) -> Sequence[Artist]:
        """What follows the marker, the topmost last."""
        return sorted((*self._mark, *self.claims.artists, *self._explored), key=methodcaller("get_zorder"))

    def look_from_the_start(self) -> None:
        """Look from where every surface is first seen from."""
        self.look_from(_ELEVATION, _AZIMUTH)

    def look_from(self, elevation: float, azimuth: float) -> None:
        """Look from a direction in degrees, but never from beneath."""
        self.axes.view_init(min(max(elevation, _LOWEST_VIEW), _HIGHEST_VIEW), azimuth)

    def turn(self, right_px: float, down_px: float) -> None:
        """Turn the surface as if the pointer took it along."""
        elevation, azimuth = self.view
        self.look_from(elevation + _DEGREES_PER_PX * down_px, azimuth - _DEGREES_PER_PX * right_px)

    @property
    def _three(self) -> tuple[Any, Any, Any]:
        return self.axes.xaxis, self.axes.yaxis, self.axes.zaxis

    def _show_detail(self) -> None:
        for artist in self._fine:
            artist.set_visible(not self._is_turning)
        for artist in self._coarse:
            artist.set_visible(self._is_turning)

    def _surface(self, relief: Relief) -> list[Artist]:
        shapes, colours = facets(relief, self._palette)
        if not len(shapes):
            return []
        # edges in the facets' own colours close the hairlines that smoothing leaves between them
        surface = Poly3DCollection(
            shapes,
            facecolors=colours,
            edgecolors=colours,
            linewidths=0.5,
            antialiaseds=True,
            zorder=_SURFACE,
        )
        self.axes.add_collection3d(surface, autolim=False)
        return [surface]

    def _floor(self, relief: Relief) -> list[Artist]:
        """Draw level curves on the floor, in the colours of their heights."""
        inner = relief.inner_levels
        if not inner:
            return []
        colours = shades(relief, self._palette).of(np.asarray(inner))
        curves = self.axes.contour(
            relief.x,
            relief.y,
            relief.z,
            levels=inner,
            colors=[tuple(colour) for colour in colours],
            zdir="z",
            offset=relief.levels[0],
            linewidths=1.0,
            linestyles="solid",
            zorder=_FLOOR,
        )
        return [curves]

    def _marker(self, x: float, y: float, level: float) -> Artist:
        marker: Artist
        (marker,) = self.axes.plot(
            [x],
            [y],
            [level],
            "o",
            markersize=11,
            markerfacecolor=self._palette.point,
            markeredgecolor=self._palette.casing,
            markeredgewidth=2.2,
            zorder=_MARK,
        )
        return marker


def _remove(artists: list[Artist]) -> None:
    for artist in artists:
        artist.remove()
    artists.clear()


def _axes(figure: Figure, palette: Palette, box: Box, names: tuple[str, str, str]) -> Any:
    """Return three-dimensional axes; what Axes3D reads from its settings has no setter."""
    with mpl.rc_context(
        {
            "grid.color": palette.line,
            "grid.linewidth": 0.8,
            "axes3d.xaxis.panecolor": palette.pane,
            "axes3d.yaxis.panecolor": palette.pane,
            "axes3d.zaxis.panecolor": palette.pane,
        }
    ):
        axes: Any = figure.add_axes((0, 0.03, 1, 1), projection="3d", computed_zorder=False)
    axes.patch.set_visible(False)
    axes.set_xlim(*box[0], view_margin=0)
    axes.set_ylim(*box[1], view_margin=0)
    across, up = (high - low for low, high in box) if is_to_scale(box) else (1.0, 1.0)
    longest = max(across, up)
    axes.set_box_aspect((across / longest, up / longest, _HEIGHT_OF_BOX), zoom=_ZOOM)
    for axis, name in zip((axes.xaxis, axes.yaxis, axes.zaxis), names, strict=True):
        axis.set_rotate_label(False)
        axis.set_label_text(f"${name}$", color=palette.ink, fontsize=NAME_PX)
        axis.set_tick_params(colors=palette.ink, labelsize=TICK_PX, pad=1)
        axis.line.set_color(palette.line)
        axis.pane.set_edgecolor(palette.line)
        axis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.view_init(_ELEVATION, _AZIMUTH)
    axes.disable_mouse_rotation()
    return axes
