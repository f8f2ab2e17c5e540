"""Functions to begin with, each with where to look at it."""

from dataclasses import dataclass

from ui.translation import tr

Box = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """A function with a name.

    Attributes:
        title: What the button says.
        text: What it puts into the line.
        box: Where to look at it; None where the usual square will do.
    """

    title: str
    text: str
    box: Box | None = None


EXAMPLES = (
    Example(tr("Saddle"), "x^2 - y^2"),
    Example(tr("Bowl"), "x^2 + 2y^2"),
    Example(tr("Rosenbrock"), "(1 - x)^2 + 100(y - x^2)^2", ((-2.0, 2.0), (-1.0, 3.0))),
    Example(tr("Himmelblau"), "(x^2 + y - 11)^2 + (x + y^2 - 7)^2", ((-5.0, 5.0), (-5.0, 5.0))),
    Example(tr("Waves"), "sin(x) cos(y)", ((-4.0, 4.0), (-4.0, 4.0))),
    Example(tr("Log-sum-exp"), "ln(e^x + e^y)"),
    Example(tr("Monkey saddle"), "x^3 - 3x y^2", ((-2.0, 2.0), (-2.0, 2.0))),
    Example(tr("Bell"), "e^(-x^2 - y^2)", ((-2.0, 2.0), (-2.0, 2.0))),
)


def box_of(text: str) -> Box | None:
    """Return where to look at a text that is an example as it stands, or None."""
    return next((example.box for example in EXAMPLES if example.text == text.strip()), None)
