"""What of a claim follows the marker: its arrow there, and the level lines of its model."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from engine.landscape.claim_strokes import true_model, yours
from engine.landscape.claimed import FieldClaim, ModelClaim, Told
from engine.landscape.draw_claims import hollow_arrows, level_lines
from engine.landscape.model_lines import model_lines
from engine.landscape.palette import Palette
from engine.landscape.plots import Spot
from engine.landscape.sampling import Box

_POINTER = 4.9


class ClaimMarks:
    """Animated artists of one map; `follow` moves them."""

    def __init__(self, axes: Axes, palette: Palette, box: Box) -> None:
        self._box = box
        self._pointer = hollow_arrows(axes, palette, np.zeros((1, 2)), np.ones((1, 2)), scale=1.0, layer=_POINTER)
        self._true, self._yours = level_lines(true_model(palette), []), level_lines(yours(palette), [])
        for lines in (self._true, self._yours):
            axes.add_collection(lines, autolim=False)
        for artist in self.artists:
            artist.set_animated(True)
            artist.set_visible(False)

    @property
    def artists(self) -> Sequence[Artist]:
        """The topmost last."""
        return (self._true, self._yours, self._pointer)

    def follow(self, claims: Sequence[Told], point: Spot, levels: Sequence[float], slope_per_unit: float) -> None:
        """Show what claims say at a point.

        Args:
            claims: Of the scene with its marker there.
            point: Where the marker is.
            levels: The heights of the map's lines.
            slope_per_unit: The scale of an arrow at the marker.
        """
        self._point(next((claim for claim in claims if isinstance(claim, FieldClaim)), None), point, slope_per_unit)
        model = next((claim for claim in claims if isinstance(claim, ModelClaim) and claim.follows), None)
        self._bend(model, levels)

    def _point(self, claim: FieldClaim | None, point: Spot, slope_per_unit: float) -> None:
        across, up = (0.0, 0.0) if claim is None else (float(part) for part in claim.yours(*point))
        is_sloping = bool(np.isfinite([across, up]).all()) and (across, up) != (0.0, 0.0)
        self._pointer.set_visible(is_sloping)
        if is_sloping:
            self._pointer.set_offsets([point])
            self._pointer.scale = slope_per_unit
            self._pointer.set_UVC([across], [up])

    def _bend(self, claim: ModelClaim | None, levels: Sequence[float]) -> None:
        models = (None, None) if claim is None else (claim.true, claim.yours)
        for artist, model in zip((self._true, self._yours), models, strict=True):
            artist.set_visible(model is not None)
            if claim is not None and model is not None:
                artist.set_segments(list(model_lines(model, claim.at, self._box, levels)))
