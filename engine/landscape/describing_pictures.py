"""Plots that stand still for those who cannot see them, in sentences."""

from collections.abc import Sequence

import numpy as np

from engine.landscape.captions import node_name
from engine.landscape.claims import Claim
from engine.landscape.curves import curves
from engine.landscape.describing import ground_said
from engine.landscape.describing_overlays import overlays_said, place
from engine.landscape.plots import (
    Bars,
    Edge,
    Field,
    Graph,
    GraphNode,
    Landscape,
    MapImage,
    Panels,
    Profile,
    StillPlot,
    ValueTable,
)
from engine.landscape.revealing import visible
from engine.landscape.sampling import height, over_axes, relief
from engine.landscape.scene import opening
from engine.landscape.square_images import of_plot
from engine.landscape.square_words import square_said
from engine.landscape.wording import figures, signed, written
from engine.language.numeric import Array

_SAMPLES = 61


def picture_described(plot: StillPlot, *, is_revealed: bool, claims: Sequence[Claim] = ()) -> str:
    """Return what a picture shows, before or after the verdict, with what the learner's answers say of it."""
    match plot:
        case Field():
            return _field(plot, is_revealed=is_revealed)
        case Profile():
            return _profile(plot, is_revealed=is_revealed)
        case Graph():
            return _graph(plot, is_revealed=is_revealed)
        case ValueTable():
            return _values(plot)
        case Bars():
            return _bars(plot, is_revealed=is_revealed)
        case MapImage():
            return square_said(of_plot(plot, claims, is_revealed=is_revealed))
        case Panels():
            return _panels(plot, is_revealed=is_revealed)


def _field(plot: Field, *, is_revealed: bool) -> str:
    ranges = zip(plot.axes, plot.box, strict=True)
    over = " and ".join(f"{name} from {low:g} to {high:g}" for name, (low, high) in ranges)
    said = f"Arrows over {over} show a field. In the middle it is {_vector(plot, 0.5, 0.5)}, "
    said += f"at the left {_vector(plot, 0, 0.5)}, at the right {_vector(plot, 1, 0.5)}, "
    said += f"at the bottom {_vector(plot, 0.5, 0)}, at the top {_vector(plot, 0.5, 1)}."
    return f"{said} {overlays_said(visible(plot.overlays, is_revealed=is_revealed))}".strip()


def _vector(plot: Field, right: float, up: float) -> str:
    """Return the field at a place in the box, which is given by shares of its sides: its formula might be the answer."""
    at = [low + share * (high - low) for share, (low, high) in zip((right, up), plot.box, strict=True)]
    across, up = (float(over_axes(part.formula, plot.axes)(*at)) for part in (plot.across, plot.up))
    return place((across, up))


def _profile(plot: Profile, *, is_revealed: bool) -> str:
    seen = curves(plot, is_revealed=is_revealed)
    low, high = plot.span
    courses = [f"{written(line.label)} {_course(z)}" for line, z in seen.lines]
    courses += [f"{written(each.label)} has {len(each.points)} points" for each in seen.series]
    said = "; ".join(courses) or "nothing is drawn yet"
    return f"Against {written(plot.across)} from {figures(low)} to {figures(high)}: {said}."


def _course(z: Array) -> str:
    """Say where a line begins and ends, and its lowest and its highest value."""
    defined = z[np.isfinite(z)]
    if not defined.size:
        return "is undefined"
    ends = f"goes from {figures(defined[0])} to {figures(defined[-1])}"
    return f"{ends}, between {figures(defined.min())} and {figures(defined.max())}"


def _graph(plot: Graph, *, is_revealed: bool) -> str:
    arrows = ", ".join(f"{node_name(plot, edge.start)} to {node_name(plot, edge.end)}" for edge in plot.edges)
    said = f"A graph of {len(plot.nodes)} nodes with arrows from {arrows}." if arrows else "A graph without arrows."
    words = [f"{written(node.label)}: {told}" for node in plot.nodes if (told := _told(node, is_revealed=is_revealed))]
    words += [
        f"{node_name(plot, edge.start)} to {node_name(plot, edge.end)}: {told}"
        for edge in plot.edges
        if (told := _on(edge, is_revealed=is_revealed))
    ]
    return f"{said} {'; '.join(words)}." if words else said


def _told(node: GraphNode, *, is_revealed: bool) -> str:
    return ", ".join(signed(written(part)) for part in (node.value, node.found if is_revealed else "") if part)


def _on(edge: Edge, *, is_revealed: bool) -> str:
    return signed(written(edge.found if is_revealed and edge.found else edge.label))


def _values(plot: ValueTable) -> str:
    said = f"A table of {len(plot.rows)} rows by {written(plot.up)} and {len(plot.columns)} columns by {written(plot.across)}."
    if plot.marked is None:
        return said
    row, column = plot.marked
    at = f"{written(plot.across)} = {written(plot.columns[column])}, {written(plot.up)} = {written(plot.rows[row])}"
    return f"{said} The cell at {at} is marked: {figures(plot.values[row][column])}."


def _bars(plot: Bars, *, is_revealed: bool) -> str:
    shown = visible(plot.bars, is_revealed=is_revealed)
    said = ", ".join(
        f"{written(bar.label)} {figures(bar.value) if bar in shown else 'still empty'}" for bar in plot.bars
    )
    return f"Bars for {written(plot.across)}: {said}."


def _panels(plot: Panels, *, is_revealed: bool) -> str:
    return " ".join(
        f"{written(panel.label)}: {panel_described(panel.plot, is_revealed=is_revealed)}" for panel in plot.panels
    )


def panel_described(plot: Landscape | Field | Profile, *, is_revealed: bool) -> str:
    """Return what one of several pictures shows."""
    match plot:
        case Landscape():
            said = ground_said(opening(plot), relief(height(opening(plot)), plot.box, _SAMPLES))
            return f"{said} {overlays_said(visible(plot.overlays, is_revealed=is_revealed))}".rstrip()
        case Field():
            return _field(plot, is_revealed=is_revealed)
        case Profile():
            return _profile(plot, is_revealed=is_revealed)
