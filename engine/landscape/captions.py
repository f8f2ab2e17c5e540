"""What stands below plots that stand still: what there is to know to read them."""

from collections.abc import Sequence

from engine.landscape.claims import Claim
from engine.landscape.fields import field_arrows
from engine.landscape.plots import Bars, Field, Graph, MapImage, Panels, Profile, StillPlot
from engine.landscape.square_images import of_plot
from engine.landscape.square_words import square_hint
from engine.landscape.wording import written


def picture_hint(plot: StillPlot, *, is_revealed: bool, claims: Sequence[Claim] = ()) -> str:
    """Return what there is to know to read the picture, or ""."""
    match plot:
        case Field():
            arrows = field_arrows(plot)
            missing = " Longer ones are left out." if arrows.leaves_out else ""
            return f"An arrow one unit long is a vector of length {arrows.slope_per_unit:g}.{missing}"
        case MapImage():
            return square_hint(of_plot(plot, claims, is_revealed=is_revealed))
        case Profile(logarithmic="both"):
            return "Both scales are logarithmic."
        case Profile(logarithmic="up"):
            return "The vertical scale is logarithmic."
        case Graph() if is_revealed:
            return "What was found stands below the nodes and on the arrows."
        case Bars(bars=bars) if not is_revealed and any(bar.after for bar in bars):
            return "Empty bars are drawn after the check; their lengths mean nothing yet."
        case Panels(panels=panels) if any(isinstance(panel.plot, Field) for panel in panels):
            return "The lengths of arrows can be compared within one picture."
        case _:
            return ""


def node_name(plot: Graph, name: str) -> str:
    """Return what a node is called: what stands in it before an equals sign."""
    return next(written(node.label).partition(" =")[0] for node in plot.nodes if node.id == name)
