"""What to plot, as data: expressions in plain notation, so that a plot crosses the process boundary as text.

Labels are LaTeX. Whatever says `after` is shown only after the verdict, or by a peek: before it, it would give the
answer away.
"""

from typing import Literal, TypeAlias

import msgspec

Spot: TypeAlias = tuple[float, float]


class Slider(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen variable or a parameter: a name of the formulas that is not an axis, with its value and range."""

    name: str
    value: float
    low: float
    high: float


class Component(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One scalar function of a plot: its label in LaTeX (`f`, `F_1`) and its formula in plain notation."""

    label: str
    formula: str


class Marker(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A point on the plane of the axes; `kind` chooses its shape."""

    at: Spot
    label: str = ""
    kind: Literal["point", "minimum", "maximum", "saddle", "start", "end"] = "point"
    after: bool = False


class Arrow(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """An arrow from `start` by `by`, in the units of the axes."""

    start: Spot
    by: Spot
    label: str = ""
    after: bool = False


class Path(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Points joined in their order: the iterates of a descent, a line, a polygon that closes where it began."""

    points: tuple[Spot, ...]
    label: str = ""
    after: bool = False


class Curve(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Where a formula of the axes is zero."""

    formula: str
    label: str = ""
    after: bool = False


class Region(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Where no one of the formulas of the axes is positive; everything else is dimmed."""

    formulas: tuple[str, ...]
    label: str = ""
    after: bool = False


class Arrows(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """An arrow at each point of a grid over the box; the formulas are its horizontal and its vertical part."""

    across: str
    up: str
    label: str = ""
    after: bool = False


class Model(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A tangent plane or quadratic model of the first component: a formula over the same axes."""

    formula: str
    label: str = ""
    after: bool = True


Overlay: TypeAlias = Marker | Arrow | Path | Curve | Region | Arrows | Model


class Landscape(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Scalar functions of two variables over a box, with a point.

    Attributes:
        components: One or more functions over the same variables.
        axes: The plain names of the horizontal and the vertical variable.
        box: (low, high) for each axis.
        point: Where the marker starts, in the order of `axes`.
        sliders: Every other name that occurs in a formula.
        overlays: What is drawn on the contours, besides what the point brings.
        after: Whether even the contours would give the answer away, so that all of it comes after the verdict.
        units: What names and labels of components are measured in, where they are measured.
    """

    components: tuple[Component, ...]
    axes: tuple[str, str]
    box: tuple[tuple[float, float], tuple[float, float]]
    point: Spot
    sliders: tuple[Slider, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    after: bool = False
    units: dict[str, str] = {}


class Field(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A vector field over a box: its horizontal and its vertical part, drawn as arrows.

    Attributes:
        across: The horizontal part.
        up: The vertical part.
        axes: The plain names of the horizontal and the vertical variable.
        box: (low, high) for each axis.
        overlays: What is drawn besides.
    """

    across: Component
    up: Component
    axes: tuple[str, str]
    box: tuple[tuple[float, float], tuple[float, float]]
    overlays: tuple[Overlay, ...] = ()


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The graph of a formula of one name."""

    formula: str
    label: str
    after: bool = False


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Measured or computed points; `joined` by a thin line."""

    points: tuple[Spot, ...]
    label: str
    joined: bool = True
    after: bool = False


class Profile(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Graphs over one axis: a slice of a landscape, a loss along a step, an error against a step size.

    Attributes:
        name: The plain name in the formulas of the lines.
        across: Label of the horizontal axis.
        up: Label of the vertical axis.
        span: (low, high) of the horizontal axis.
        logarithmic: Which axes have a logarithmic scale.
    """

    name: str
    across: str
    up: str
    span: tuple[float, float]
    lines: tuple[Line, ...] = ()
    series: tuple[Series, ...] = ()
    logarithmic: Literal["none", "up", "both"] = "none"


class GraphNode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A node of a graph: an operation or a variable.

    Attributes:
        id: What edges call it by.
        label: What stands in it.
        at: Its place; x grows to the right, y upwards, neighbours about 1 apart.
        value: What stands beside it from the start, or "".
        found: What stands beside it after the verdict, or "".
    """

    id: str
    label: str
    at: Spot
    value: str = ""
    found: str = ""


class Edge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An arrow from a node to another one; `found` is its label after the verdict."""

    start: str
    end: str
    label: str = ""
    found: str = ""


class Graph(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A computational graph, a dependency tree or a network."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[Edge, ...]


class ValueTable(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Numbers in rows and columns, shaded by size.

    Attributes:
        across: Label of what the columns are.
        up: Label of what the rows are.
        columns: A label for each column.
        rows: A label for each row; the first one is drawn on top.
        values: One row of numbers for each row.
        marked: (row, column) of the cell that the question is about.
    """

    across: str
    up: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    marked: tuple[int, int] | None = None


class Bar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One bar of a chart."""

    label: str
    value: float
    after: bool = True


class Bars(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Numbers to compare, as bars; `across` is the label of the axis of their lengths."""

    across: str
    bars: tuple[Bar, ...]


class MapImage(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A square of the plane, and beside it what a map from the plane to the plane makes of it.

    Attributes:
        components: The two outputs.
        axes: The plain names of the inputs.
        outputs: LaTeX of the names of the outputs.
        corner: The lower left corner of the square.
        side: Its side, in the units of both axes.
        linear: Whether the image under the linear map of the Jacobian at the corner is drawn after the verdict.
    """

    components: tuple[Component, Component]
    axes: tuple[str, str]
    outputs: tuple[str, str]
    corner: Spot
    side: float
    linear: bool = True


class Panel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of several pictures, with the letter that the options call it by; a landscape has no marker of its own here."""

    label: str
    plot: "Landscape | Field | Profile"


class Panels(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Two to four pictures side by side, to choose between."""

    panels: tuple[Panel, ...]


# What is drawn once and stands still; only a landscape has parts that move
StillPlot: TypeAlias = Field | Profile | Graph | ValueTable | Bars | MapImage | Panels
Plot: TypeAlias = Landscape | StillPlot
