"""A surface that is drawn fast enough to be turned by hand: its facets in one go, those farthest from the eye first.

Matplotlib sorts the facets of a collection one by one. Those of a function over a grid need no sorting: row after row
from the back, and in each row facet after facet from the back, every facet comes before those that hide it.
"""

from typing import Any

import numpy as np
from matplotlib import transforms
from matplotlib.artist import Artist
from mpl_toolkits.mplot3d import proj3d

from engine.landscape.facets import facet_colours
from engine.landscape.palette import Palette
from engine.landscape.sampling import Relief


class TurningSurface(Artist):
    """The facets of a relief, without smoothing."""

    def __init__(self, axes: Any, relief: Relief, palette: Palette, layer: float) -> None:
        """Prepare to draw a relief.

        Args:
            axes: Three-dimensional axes, which it is added to.
            relief: The heights.
            palette: The colours.
            layer: How far in front it is drawn.
        """
        super().__init__()
        self._x, self._y = np.meshgrid(relief.x, relief.y)
        self._z, self._colours = facet_colours(relief, palette)
        self.set_zorder(layer)
        axes.add_artist(self)

    def do_3d_projection(self) -> float:
        """Do nothing: matplotlib asks it of everything in space, and sorts by the answer, which layers here overrule."""
        return 0.0

    def draw(self, renderer: Any) -> None:
        """Draw the facets as they are seen now."""
        if not self.get_visible():
            return
        axes: Any = self.axes
        figure: Any = self.get_figure(root=True)
        across, up, _ = proj3d.proj_transform(self._x.ravel(), self._y.ravel(), self._z.ravel(), axes.get_proj())
        points = axes.transData.transform(np.column_stack([across, up])).reshape(*self._x.shape, 2)
        rows, columns = self._order(float(axes.azim))
        colours = self._colours[rows, columns].reshape(-1, 4)
        pen = renderer.new_gc()
        pen.set_linewidth(0)
        pen.set_clip_rectangle(figure.bbox)
        height, width = self._colours.shape[:2]
        renderer.draw_quad_mesh(
            pen,
            transforms.IdentityTransform(),
            width,
            height,
            np.ascontiguousarray(points[rows, columns]),
            np.zeros((0, 2)),
            transforms.IdentityTransform(),
            colours,
            False,
            np.zeros((0, 4)),
        )
        pen.restore()

    def _order(self, azimuth: float) -> tuple[slice, slice]:
        """Return how rows and columns are gone through, so that what is farther from the eye comes first."""
        looks_from_right, looks_from_top = np.cos(np.radians(azimuth)) > 0, np.sin(np.radians(azimuth)) > 0
        forth, back = slice(None), slice(None, None, -1)
        return forth if looks_from_top else back, forth if looks_from_right else back
