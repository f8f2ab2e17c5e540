"""How the learner's and the true things differ on a plot without their colours: hollow or dashed against filled or solid."""

from engine.landscape.marks import Stroke
from engine.landscape.palette import Palette


def yours(palette: Palette) -> Stroke:
    """Return the stroke of what the learner says: dashed, and its arrows and points are hollow."""
    return Stroke(palette.over[1], palette.dark, (0, (4.0, 2.0)))


def true_model(palette: Palette) -> Stroke:
    """Return the stroke of a true model, in the colour of the point that it touches at."""
    return Stroke(palette.point, palette.casing, rim=palette.rim)


def true_mark(palette: Palette) -> Stroke:
    """Return the stroke of everything else that is true."""
    return Stroke(palette.over[0], palette.dark)
