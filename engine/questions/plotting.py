"""The landscape of a question: its functions of two variables, with a point that gives nothing away."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.landscape.plots import Component, Landscape, Slider
from engine.landscape.wording import rounded
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.tree import Node, Value, entries, free_names

# Where the marker may start when the question names no point: off the grid, inside the box, in every quadrant.
_STARTS = ((0.8, 0.6), (-0.7, 0.9), (0.9, -0.8), (-1.1, -0.6), (1.3, 0.4), (0.35, 1.15))

# Where a frozen name starts: not at a whole number, which might be an entry of the key.
FROZEN = 0.7


def landscape(
    functions: Mapping[str, Node],
    names: Sequence[str],
    key: Value,
    at: Mapping[str, Fraction] | None = None,
) -> Landscape:
    """Return the landscape of one or more functions over the first two names.

    Args:
        functions: The tree of each component, by its LaTeX label.
        names: Every variable and parameter; all but the first two get a slider.
        key: What is not to be read off the plot; where no start avoids it, the question's self-test fails.
        at: The point of the question, if it names one.
    """
    first, second, *frozen = names
    sliders = tuple(
        Slider(name=name, value=float(at[name]) if at and name in at else FROZEN, low=-3.0, high=3.0) for name in frozen
    )
    reach = 3.0 if at and any(abs(value) >= 2 for value in at.values()) else 2.0
    plots = [
        Landscape(
            components=tuple(Component(label, plain(tree)) for label, tree in functions.items()),
            axes=(first, second),
            box=((-reach, reach), (-reach, reach)),
            point=start,
            sliders=sliders,
        )
        for start in (((float(at[first]), float(at[second])),) if at else _STARTS)
    ]
    return next((plot for plot in plots if not gives_away(plot, tuple(functions.values()), key)), plots[-1])


def gives_away(plot: Landscape, functions: Sequence[Node], key: Value) -> bool:
    """Whether the height of the marker, as it is shown, is an entry of the key."""
    at = dict(zip(plot.axes, plot.point, strict=True)) | {slider.name: slider.value for slider in plot.sliders}
    shown = {rounded(_height(function, at)) for function in functions}
    numbers = {rounded(_height(entry, {})) for entry in entries(key) if not free_names(entry)}
    return bool(shown & numbers)


def _height(tree: Node, at: Mapping[str, float]) -> float:
    return float(compiled(tree, tuple(at))(*at.values()))
