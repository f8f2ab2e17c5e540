"""The overlays of one plane, and their labels beside them."""

from collections.abc import Sequence

import numpy as np
from matplotlib.text import Annotation

from engine.landscape.draw_overlays import Drawn, Ground, draw_overlays
from engine.landscape.marks import pill
from engine.landscape.placing import Wanted, placed
from engine.landscape.plots import Overlay
from engine.landscape.rooms import Room
from engine.landscape.sampling import Box
from engine.landscape.typography import extent_px
from engine.language.numeric import Array

# Around a label's text, on either side
_PADDING_PX = 4.0
_GAP_PX = 7.0


class OverlayLayer:
    """Overlays that are replaced all at once; the labels find their places when the size of the picture is known."""

    def __init__(self) -> None:
        self._drawn: tuple[Drawn, ...] = ()
        self._claimed: tuple[Drawn, ...] = ()
        self._labels: tuple[Annotation, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The texts beside the drawings, as matplotlib spells them."""
        return tuple(label.get_text() for label in self._labels)

    @property
    def count(self) -> int:
        """How many artists there are, without labels."""
        return sum(len(drawn.artists) for drawn in self._drawn)

    def draw(self, ground: Ground, overlays: Sequence[Overlay], claims: Sequence[Drawn] = ()) -> None:
        """Replace the overlays and what was drawn of claims besides; `place_labels` does the rest."""
        for old in (*self._labels, *(artist for drawn in self._drawn for artist in drawn.artists)):
            old.remove()
        self._claimed = tuple(claims)
        self._drawn = (*draw_overlays(ground, overlays), *claims)
        self._labels = tuple(pill(ground.axes, drawn.label, ground.palette, drawn.stroke) for drawn in self._named)

    @property
    def shows_claims(self) -> bool:
        """Whether anything that was drawn of claims is seen."""
        return any(artist.get_visible() for drawn in self._claimed for artist in drawn.artists)

    def hide_claims(self) -> None:
        """Hide what was drawn of claims, with its labels."""
        for drawn, label in zip(self._named, self._labels, strict=True):
            is_claimed = any(drawn is claim for claim in self._claimed)
            label.set_visible(label.get_visible() and not is_claimed)
        for drawn in self._claimed:
            for artist in drawn.artists:
                artist.set_visible(False)

    def place_labels(self, room: Room, box: Box, occupied: Sequence[tuple[float, float]] = ()) -> None:
        """Move each label to where it covers least.

        Args:
            room: Where the axes are on the figure.
            box: (low, high) for each axis.
            occupied: Points of other drawings, in the units of the axes.
        """
        if not self._labels:
            return
        inner = Room(0.0, 0.0, room.width, room.height)
        points = [*(drawn.points for drawn in self._drawn), np.asarray(occupied, dtype=float).reshape(-1, 2)]
        wanted = [
            self._wanted(drawn, label, inner, box) for drawn, label in zip(self._named, self._labels, strict=True)
        ]
        for label, middle in zip(
            self._labels, placed(wanted, _pixels(np.concatenate(points), inner, box), inner), strict=True
        ):
            label.set_position((middle[0], middle[1]))

    @property
    def _named(self) -> tuple[Drawn, ...]:
        return tuple(drawn for drawn in self._drawn if drawn.label and len(drawn.anchors))

    def _wanted(self, drawn: Drawn, label: Annotation, room: Room, box: Box) -> Wanted:
        width, height = extent_px(label)
        gap = 0.0 if drawn.is_label_on_top else _GAP_PX
        others = [other.points for other in self._drawn if other is not drawn]
        return Wanted(
            width + 2 * _PADDING_PX,
            height + 2 * _PADDING_PX,
            _pixels(drawn.anchors, room, box),
            gap,
            _pixels(np.concatenate([*others, np.empty((0, 2))]), room, box),
        )


def _pixels(points: Array, room: Room, box: Box) -> Array:
    """Return points of the plane as pixels from the lower left corner of its axes, shape (n, 2)."""
    low, high = np.asarray(box, dtype=float).T
    return np.asarray((points - low) / (high - low) * [room.width, room.height])
