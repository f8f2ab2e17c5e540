"""What stands above plots that stand still. It needs nothing that draws, so that it can stand there first."""

from engine.landscape.plots import Bars, Field, Graph, MapImage, Panels, Profile, StillPlot, ValueTable
from engine.landscape.wording import signed, written


def picture_title(plot: StillPlot) -> str:
    """Return two or three words for a heading."""
    match plot:
        case Field():
            return "Vector field"
        case Profile(up=up, across=across):
            return f"{signed(written(up))} against {written(across)}"
        case Graph():
            return "Graph"
        case ValueTable():
            return "Table of values"
        case Bars():
            return "Comparison"
        case MapImage():
            return "A square and its image"
        case Panels(panels=panels):
            return f"{len(panels)} pictures"
