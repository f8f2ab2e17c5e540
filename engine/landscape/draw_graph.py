"""A graph of nodes and arrows, at the given places; values stand above a node, what was found below it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.text import Text
from numpy.typing import NDArray

from engine.landscape.palette import Palette
from engine.landscape.placing import Wanted, placed
from engine.landscape.plots import Edge, Graph, GraphNode
from engine.landscape.rooms import Easel, Room
from engine.landscape.typography import LABEL_PX, extent_px, typeset
from engine.language.numeric import Array

_MARGIN_PX = 30.0
# Between neighbours at distance 1, at most
_WIDEST_PX, _HIGHEST_PX = 150.0, 132.0
_PADDING_PX, _LEAST_SIDE_PX, _HEIGHT_PX = 11.0, 38.0, 38.0
_LETTERS_PX, _LEAST_LETTERS_PX = 18.0, 11.0
_BESIDE_PX = 4.0
# Between a node and an arrow that is not its own
_CLEAR_PX = 9.0
_WORD_PX = 20.0
_LINE_PX = 1.5
# Along an arrow: where its label may stand, best first; its middle is where arrows cross
_SHARES = (0.42, 0.34, 0.5, 0.58, 0.26, 0.66, 0.2, 0.74)
_BENDS = (0.16, 0.28, 0.45, 0.65)
_EDGE, _NODE, _WORD = 1, 2, 4
# Points all over a node, in half sides
_BODY = np.stack(np.meshgrid(np.linspace(-1, 1, 7), np.linspace(-1, 1, 5)), axis=-1).reshape(-1, 2)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node on the picture: its middle and its half sides, in pixels."""

    node: GraphNode
    middle: Array
    half: Array

    def holds(self, points: Array) -> NDArray[np.bool_]:
        """Tell which points lie in it, or close."""
        return np.asarray((np.abs(points - self.middle) < self.half + _BESIDE_PX).all(axis=1))

    def is_met(self, way: Array) -> bool:
        """Tell whether a way goes through it or its words, also those that come after the verdict."""
        up, down = (_WORD_PX * bool(words) for words in (self.node.value, self.node.found))
        low, high = self.middle - self.half - np.asarray([0, down]), self.middle + self.half + np.asarray([0, up])
        return bool(((way > low - _CLEAR_PX) & (way < high + _CLEAR_PX)).all(axis=1).any())


def draw_graph(easel: Easel, room: Room, plot: Graph) -> None:
    """Draw arrows first, nodes over them, words last."""
    axes = easel.bare(room)
    inner = Room(0.0, 0.0, room.width, room.height)
    texts = [_text(axes, node.label, easel.palette.strong, _LETTERS_PX) for node in plot.nodes]
    spots = _spots(plot, texts, inner)
    for spot, text in zip(spots, texts, strict=True):
        _draw_node(axes, spot, text, easel.palette)
    by_id = {spot.node.id: spot for spot in spots}
    ways = [_draw_edge(axes, by_id[edge.start], by_id[edge.end], spots, easel.palette) for edge in plot.edges]
    beside = _write_values(axes, spots, easel)
    _label_edges(axes, easel, list(zip(plot.edges, ways, strict=True)), (spots, beside), inner)


def _spots(plot: Graph, texts: Sequence[Text], room: Room) -> tuple[_Spot, ...]:
    """Spread the nodes over the room, in letters so small that neighbours in a row stay apart."""
    at = np.asarray([node.at for node in plot.nodes], dtype=float).reshape(-1, 2)
    low, high = at.min(axis=0), at.max(axis=0)
    sizes = _sizes(texts)
    margins = np.asarray([2 * _MARGIN_PX, 2 * (_MARGIN_PX + LABEL_PX)])
    free = np.asarray([room.width, room.height]) - margins - sizes.max(axis=0)
    unit = np.minimum(free / np.where(high > low, high - low, 1.0), [_WIDEST_PX, _HIGHEST_PX])
    middles = (at - (low + high) / 2) * unit + [room.width / 2, room.height / 2]
    _shrink(texts, sizes, unit[0] * _closest(at))
    return tuple(
        _Spot(node, middle, size / 2) for node, middle, size in zip(plot.nodes, middles, _sizes(texts), strict=True)
    )


def _sizes(texts: Sequence[Text]) -> Array:
    """Return the sides of the nodes around their texts, shape (n, 2)."""
    padding = np.asarray([2 * _PADDING_PX, 2 * (_PADDING_PX - 3)])
    sides: Array = np.asarray([extent_px(text) for text in texts]) + padding
    return np.asarray(np.maximum(sides, np.asarray([_LEAST_SIDE_PX, _HEIGHT_PX])))


def _closest(at: Array) -> float:
    """Return the least horizontal distance of two nodes in neighbouring columns."""
    columns = np.unique(np.round(at[:, 0], 6))
    return float(np.diff(columns).min()) if len(columns) > 1 else 4.0


def _shrink(texts: Sequence[Text], sizes: Array, apart_px: float) -> None:
    """Make all letters smaller where the widest node would leave less than a third of the distance to its arrows."""
    share = min(1.0, 0.72 * apart_px / float(sizes[:, 0].max()))
    for text in texts:
        text.set_fontsize(max(_LEAST_LETTERS_PX, share * _LETTERS_PX))


def _draw_node(axes: Axes, spot: _Spot, text: Text, palette: Palette) -> None:
    left, bottom = spot.middle - spot.half
    width, height = 2 * spot.half
    axes.add_patch(
        FancyBboxPatch(
            (left, bottom),
            width,
            height,
            boxstyle=f"round,pad=0,rounding_size={min(width, height) / 2}",
            facecolor=palette.pane,
            edgecolor=palette.lines[0],
            linewidth=_LINE_PX + 0.3,
            zorder=_NODE,
        )
    )
    text.set_position(tuple(spot.middle))
    text.set_zorder(_NODE + 1)


def _draw_edge(axes: Axes, start: _Spot, end: _Spot, spots: Sequence[_Spot], palette: Palette) -> Array:
    """Draw an arrow, in a bow around what is in its way; return points along it, shape (k, 2)."""
    others = [spot for spot in spots if spot.node.id not in {start.node.id, end.node.id}]
    bends = (0.0, *(side * bow for bow in _BENDS for side in (1, -1)))
    bend = next((bend for bend in bends if not _meets(_bow(start.middle, end.middle, bend), others)), 0.0)
    way = _bow(start.middle, end.middle, bend)
    way = way[~start.holds(way) & ~end.holds(way)]
    if len(way) > 1:
        axes.add_patch(
            FancyArrowPatch(
                tuple(way[0]),
                tuple(way[-1]),
                arrowstyle="-|>,head_length=5,head_width=2.6",
                connectionstyle=f"arc3,rad={bend}",
                color=palette.ink,
                linewidth=_LINE_PX,
                mutation_scale=1.0,
                shrinkA=0,
                shrinkB=0,
                zorder=_EDGE,
            )
        )
    return way


def _meets(way: Array, spots: Sequence[_Spot]) -> bool:
    return any(spot.is_met(way) for spot in spots)


def _bow(start: Array, end: Array, bend: float) -> Array:
    """Return points along matplotlib's `arc3` from one point to another, shape (61, 2)."""
    way = end - start
    pull = (start + end) / 2 + bend * np.asarray([way[1], -way[0]])
    share = np.linspace(0, 1, 61)[:, np.newaxis]
    return np.asarray((1 - share) ** 2 * start + 2 * share * (1 - share) * pull + share**2 * end)


def _write_values(axes: Axes, spots: Sequence[_Spot], easel: Easel) -> Array:
    """Write values above nodes and what was found below; return the points that they cover."""
    covered = [np.empty((0, 2))]
    for spot in spots:
        words = [(spot.node.value, easel.palette.strong, 1)]
        words += [(spot.node.found, easel.palette.point, -1)] if easel.is_revealed else []
        for label, colour, side in words:
            if label:
                text = _text(axes, label, colour, LABEL_PX + 1)
                half = np.asarray(extent_px(text)) / 2
                middle = spot.middle + np.asarray([0.0, side * (spot.half[1] + _BESIDE_PX + half[1])])
                text.set_position(tuple(middle))
                covered.append(middle + half * np.asarray([(-1, -1), (-1, 1), (0, 0), (1, -1), (1, 1)]))
    return np.concatenate(covered)


def _label_edges(
    axes: Axes, easel: Easel, edges: Sequence[tuple[Edge, Array]], taken: tuple[Sequence[_Spot], Array], room: Room
) -> None:
    """Write on each arrow what belongs to it, on a patch of the ground."""
    spots, beside = taken
    named = [(_edge_words(edge, easel), way) for edge, way in edges if len(way) > 1]
    named = [(words, way) for words, way in named if words[0]]
    texts = [_text(axes, *words, LABEL_PX) for words, _ in named]
    for text in texts:
        text.set_bbox({"boxstyle": "round,pad=0.12", "facecolor": easel.palette.ground, "edgecolor": "none"})
    wanted = [
        Wanted(*extent_px(text), way[[round(share * (len(way) - 1)) for share in _SHARES]], gap=0.0)
        for text, (_, way) in zip(texts, named, strict=True)
    ]
    bodies = [spot.middle + spot.half * _BODY for spot in spots]
    lines = [way[::6] for _, way in edges]
    drawn = np.concatenate([beside, *bodies, *lines])
    for text, middle in zip(texts, placed(wanted, drawn, room), strict=True):
        text.set_position(tuple(middle))


def _edge_words(edge: Edge, easel: Easel) -> tuple[str, str]:
    """Return what stands on an arrow, and its colour."""
    if easel.is_revealed and edge.found:
        return edge.found, easel.palette.point
    return edge.label, easel.palette.ink


def _text(axes: Axes, label: str, colour: str, size_px: float) -> Text:
    return axes.text(0.0, 0.0, typeset(label), color=colour, fontsize=size_px, ha="center", va="center", zorder=_WORD)
