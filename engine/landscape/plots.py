"""What to plot, as data: expressions in plain notation, so that a plot crosses the process boundary as text."""

import msgspec


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


class Landscape(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Scalar functions of two variables over a box, with a point.

    Attributes:
        components: One or more functions over the same variables.
        axes: The plain names of the horizontal and the vertical variable.
        box: (low, high) for each axis.
        point: Where the marker starts, in the order of `axes`.
        sliders: Every other name that occurs in a formula.
    """

    components: tuple[Component, ...]
    axes: tuple[str, str]
    box: tuple[tuple[float, float], tuple[float, float]]
    point: tuple[float, float]
    sliders: tuple[Slider, ...] = ()
