"""Graphs laid out in columns: dependency trees, computational graphs, networks."""

from collections.abc import Mapping, Sequence

from engine.landscape.plots import Edge, Graph, GraphNode

# Between neighbouring columns, in the units of a node's place: labels of edges need room.
_COLUMN = 1.6


def in_columns(
    columns: Sequence[Sequence[str]],
    edges: Sequence[Edge],
    labels: Mapping[str, str],
    values: Mapping[str, str] | None = None,
    found: Mapping[str, str] | None = None,
) -> Graph:
    """Return a graph whose nodes stand in columns from left to right, each column centred.

    Args:
        columns: The ids of the nodes in each column, from top to bottom.
        edges: The arrows between them.
        labels: LaTeX in each node, by id.
        values: LaTeX beside a node from the start.
        found: LaTeX beside a node after the verdict.
    """
    placed = [
        GraphNode(
            id=name,
            label=labels[name],
            at=(place * _COLUMN, (len(column) - 1) / 2 - row),
            value=(values or {}).get(name, ""),
            found=(found or {}).get(name, ""),
        )
        for place, column in enumerate(columns)
        for row, name in enumerate(column)
    ]
    return Graph(tuple(placed), tuple(edges))
