"""What lies over a plot, in a sentence each."""

from collections.abc import Sequence

from engine.landscape.plots import Arrow, Arrows, Curve, Marker, Model, Overlay, Path, Region
from engine.landscape.wording import rounded, written

_KINDS = {
    "point": "point",
    "minimum": "minimum",
    "maximum": "maximum",
    "saddle": "saddle",
    "start": "start",
    "end": "end",
}
# A path of more points than this is told by its ends
_MOST_POINTS = 8


def overlays_said(overlays: Sequence[Overlay]) -> str:
    """Return the sentences, joined; those with nothing over the plot need none."""
    return " ".join(_said(overlay) for overlay in overlays)


def place(at: tuple[float, float]) -> str:
    """Return a point as it is read out."""
    return f"({rounded(at[0])}, {rounded(at[1])})"


def _said(overlay: Overlay) -> str:
    match overlay:
        case Marker(at=at, kind=kind):
            return f"There is a {_KINDS[kind]}{_called(overlay.label)} at {place(at)}."
        case Arrow(start=start, by=by):
            return f"An arrow{_called(overlay.label)} goes from {place(start)} by {place(by)}."
        case Path(points=points):
            return f"A path{_called(overlay.label)} goes {_way(points)}."
        case Curve(formula=formula):
            return f"A curve shows where {written(overlay.label) or f'{formula} = 0'}."
        case Region(formulas=formulas):
            return f"The region{_called(overlay.label)} is where {' and '.join(f'{each} ≤ 0' for each in formulas)}."
        case Arrows():
            return f"Arrows{_called(overlay.label)} are drawn at points of a grid."
        case Model(formula=formula):
            return f"Dashed level lines around the point show the model{_called(overlay.label)}: {formula}."


def _called(label: str) -> str:
    return f" {written(label)}" if label else ""


def _way(points: Sequence[tuple[float, float]]) -> str:
    if len(points) <= _MOST_POINTS:
        return "through " + ", ".join(map(place, points))
    return f"from {place(points[0])} to {place(points[-1])} through {len(points)} points"
