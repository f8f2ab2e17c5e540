"""Draws a figure artist by artist, so that whoever draws it can do other things in between.

It draws what `Figure.draw` draws, in the same order: all but what is animated, the hindmost first.
"""

from collections.abc import Iterator
from operator import methodcaller
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from mpl_toolkits.mplot3d import Axes3D


def in_pieces(figure: Figure, renderer: RendererBase) -> Iterator[None]:
    """Draw a figure, and pause after each artist; it must not be changed until it is done."""
    figure.patch.draw(renderer)
    for artist in _seen(figure.get_children(), without={figure.patch}):
        if isinstance(artist, Axes3D):
            yield from _space(artist, renderer)
        elif isinstance(artist, Axes):
            yield from _plane(artist, renderer)
        else:
            artist.draw(renderer)
            yield


def _plane(axes: Axes, renderer: RendererBase) -> Iterator[None]:
    """Draw axes with all that is in them; without their frame where they are off."""
    locator = axes.get_axes_locator()
    axes.apply_aspect(None if locator is None else locator(axes, renderer))
    # the title stands above whatever else is there, and only a drawing knows where that is
    axes._update_title_position(renderer)  # type: ignore[attr-defined]  # noqa: SLF001
    yield
    left_out: set[Artist] = {axes.patch}
    if axes.axison and axes.get_frame_on():
        axes.patch.draw(renderer)
    else:
        left_out |= set(axes.spines.values())
    if not axes.axison:
        left_out |= {axes.xaxis, axes.yaxis}
    for artist in _seen(axes.get_children(), without=left_out):
        artist.draw(renderer)
        yield


def _space(axes: Any, renderer: RendererBase) -> Iterator[None]:
    """Draw axes in space, whose artists have layers of their own: the box first, then what is in it."""
    axes.patch.draw(renderer)
    locator = axes.get_axes_locator()
    axes.apply_aspect(None if locator is None else locator(axes, renderer))
    axes.M = axes.get_proj()
    three = (axes.xaxis, axes.yaxis, axes.zaxis)
    for layer in ("draw_pane", "draw_grid", "draw"):
        for axis in three:
            methodcaller(layer, renderer)(axis)
            yield
    left_out = {axes.patch, *three, *axes.spines.values()}
    for artist in _seen(axes.get_children(), without=left_out):
        if isinstance(artist, Collection | Patch):
            artist.do_3d_projection()  # type: ignore[union-attr]  # what is added to such axes is made to have it
        artist.draw(renderer)
        yield


def _seen(artists: list[Artist], *, without: set[Artist]) -> list[Artist]:
    """Return artists that are drawn, the hindmost first."""
    drawn = (
        artist for artist in artists if artist not in without and artist.get_visible() and not artist.get_animated()
    )
    return sorted(drawn, key=methodcaller("get_zorder"))
