"""What plots that stand still show, as tables."""

from collections.abc import Sequence

import numpy as np

from engine.landscape.captions import node_name
from engine.landscape.cells import Table
from engine.landscape.claims import Claim
from engine.landscape.curves import curves, values
from engine.landscape.describing_pictures import panel_described
from engine.landscape.plots import Bars, Field, Graph, GraphNode, MapImage, Panels, Profile, StillPlot, ValueTable
from engine.landscape.revealing import visible
from engine.landscape.sampling import over_axes
from engine.landscape.square_images import of_plot
from engine.landscape.square_words import square_table
from engine.landscape.wording import figures, written
from engine.language.numeric import Array

_FIELD_SIDE, _PROFILE_ROWS = 7, 13


def picture_table(plot: StillPlot, *, is_revealed: bool, claims: Sequence[Claim] = ()) -> Table:
    """Return what is drawn as a table, with what the learner's answers say where that is drawn."""
    match plot:
        case Field():
            return _field_table(plot)
        case Profile():
            return _profile_table(plot, is_revealed=is_revealed)
        case Graph():
            return _graph_table(plot, is_revealed=is_revealed)
        case ValueTable(columns=columns, rows=rows):
            cells = tuple(tuple(map(figures, row)) for row in plot.values)
            return Table(tuple(map(written, columns)), tuple(map(written, rows)), cells)
        case Bars(bars=bars):
            shown = visible(bars, is_revealed=is_revealed)
            cells = tuple((figures(bar.value) if bar in shown else "–",) for bar in bars)
            return Table((written(plot.across),), tuple(written(bar.label) for bar in bars), cells)
        case MapImage():
            return square_table(of_plot(plot, claims, is_revealed=is_revealed))
        case Panels(panels=panels):
            cells = tuple((panel_described(panel.plot, is_revealed=is_revealed),) for panel in panels)
            return Table(("Picture",), tuple(written(panel.label) for panel in panels), cells)


def _field_table(plot: Field) -> Table:
    (left, right), (bottom, top) = plot.box
    x, y = np.linspace(left, right, _FIELD_SIDE), np.linspace(top, bottom, _FIELD_SIDE)
    across, up = (
        over_axes(part.formula, plot.axes)(x[np.newaxis], y[:, np.newaxis]) for part in (plot.across, plot.up)
    )
    return Table(
        tuple(f"{plot.axes[0]} = {figures(value)}" for value in x),
        tuple(f"{plot.axes[1]} = {figures(value)}" for value in y),
        tuple(
            tuple(f"({figures(u)}, {figures(v)})" for u, v in zip(*both, strict=True))
            for both in zip(across, up, strict=True)
        ),
    )


def _profile_table(plot: Profile, *, is_revealed: bool) -> Table:
    seen = curves(plot, is_revealed=is_revealed)
    x = seen.x[:: (len(seen.x) - 1) // (_PROFILE_ROWS - 1)]
    own = [float(point[0]) for each in seen.series for point in each.points]
    x = np.unique(np.asarray([*own, *(x if seen.lines else ())]))
    columns = [values(line, plot, x) for line, _ in seen.lines]
    columns += [_looked_up(dict(each.points), x) for each in seen.series]
    labels = (*(written(line.label) for line, _ in seen.lines), *(written(each.label) for each in seen.series))
    heads = tuple(f"{written(plot.across)} = {figures(value)}" for value in x)
    cells = tuple(tuple(figures(column[row]) for column in columns) for row in range(len(x)))
    return Table(labels, heads, cells)


def _looked_up(points: dict[float, float], x: Array) -> Array:
    return np.asarray([points.get(float(at), np.nan) for at in x])


def _graph_table(plot: Graph, *, is_revealed: bool) -> Table:
    def into(node: GraphNode) -> str:
        return ", ".join(node_name(plot, edge.start) for edge in plot.edges if edge.end == node.id) or "–"

    columns = ("Comes from", "Value", *(("Found",) if is_revealed else ()))
    cells = tuple(
        (into(node), written(node.value) or "–", *((written(node.found) or "–",) if is_revealed else ()))
        for node in plot.nodes
    )
    return Table(columns, tuple(written(node.label) for node in plot.nodes), cells)
