"""What a learner has set once and for all on this machine."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from engine.errors import MachineError
from engine.records.kept import Kept


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of this machine.

    Attributes:
        theme: `system` follows the desktop, while it is running too.
        decimal_comma: Whether `1,5` is a number; entries are then separated by semicolons.
        geometry: Where the window stood, as its toolkit writes it, or "".
    """

    theme: Literal["system", "light", "dark"] = "system"
    decimal_comma: bool = False
    geometry: str = ""


def settings_file(folder: Path, report: Callable[[MachineError], None]) -> Kept[Settings]:
    """Return the file that the settings are kept in."""
    return Kept(folder / "settings.json", Settings, Settings(), report)
