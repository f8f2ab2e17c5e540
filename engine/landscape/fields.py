"""Vector fields as numbers."""

from engine.landscape.plots import Field
from engine.landscape.sampling import over_axes
from engine.landscape.slopes import ArrowField, vector_field
from engine.language.numeric import Array

# How many arrows there are along the longer side, where there is room
ACROSS = 13


def field_arrows(plot: Field, across: int = ACROSS) -> ArrowField:
    """Return the arrows of a field."""
    first, second = (over_axes(part.formula, plot.axes) for part in (plot.across, plot.up))

    def vector(x: Array, y: Array) -> tuple[Array, Array]:
        return first(x, y), second(x, y)

    return vector_field(vector, plot.box, across)
