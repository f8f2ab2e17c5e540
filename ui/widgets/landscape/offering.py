"""Which pictures a landscape comes in, by name. It needs nothing that draws: the names stand there before the pictures do."""

from typing import Literal, TypeAlias

from engine.landscape.plots import Landscape
from ui.translation import tr

PictureName: TypeAlias = Literal["Contours", "Surface", "Profile", "Square", "Sensitivity", "Table"]

TITLES: dict[PictureName, str] = {
    "Contours": tr("Contours"),
    "Surface": tr("Surface"),
    "Profile": tr("Profile"),
    "Square": tr("Square"),
    "Sensitivity": tr("Sensitivity"),
    "Table": tr("Table"),
}


def offered(landscape: Landscape) -> tuple[PictureName, ...]:
    """Return the pictures of a landscape in the order in which they are offered; the first one is seen first."""
    square: tuple[PictureName, ...] = ("Square",) if len(landscape.components) == len(landscape.axes) else ()
    sensitivity: tuple[PictureName, ...] = ("Sensitivity",) if _has_many_ends(landscape) else ()
    return ("Contours", "Surface", "Profile", *square, *sensitivity, "Table")


def _has_many_ends(landscape: Landscape) -> bool:
    """Tell whether a map has more inputs or outputs than are seen at one look, or such as are measured in something."""
    return bool(landscape.sliders or landscape.units) or len(landscape.components) > len(landscape.axes)
