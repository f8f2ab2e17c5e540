"""Where a learner was in the window when it was closed, besides the question: that is the session's."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from engine.errors import MachineError
from engine.records.kept import Kept


class PlaceKept(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of the window.

    Attributes:
        page: The id of the page of the navigation.
        share: Of the width that the question gets beside the landscape; None as designed.
        picture: Which picture of a landscape was chosen, by its name; "" is the first.
    """

    page: str = ""
    share: float | None = None
    picture: str = ""


def place_file(folder: Path, report: Callable[[MachineError], None]) -> Kept[PlaceKept]:
    """Return the file that the place is kept in."""
    return Kept(folder / "window.json", PlaceKept, PlaceKept(), report)
