"""Which pictures a landscape comes in, by name. It needs nothing that draws: the names stand there before the pictures do."""

from typing import Literal, TypeAlias

from engine.landscape.plots import Landscape

PictureName: TypeAlias = Literal["Contours", "Surface", "Table"]


def offered(landscape: Landscape) -> tuple[PictureName, ...]:
    """Return the pictures of a landscape in the order in which they are offered; the first one is seen first."""
    del landscape
    return ("Contours", "Surface", "Table")
