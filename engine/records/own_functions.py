"""The functions that a learner has typed on their own page: the one that stands there, and those used last."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from engine.errors import MachineError
from engine.records.kept import Kept
from engine.records.typed import storable

# How many are remembered.
MOST = 6


class OwnFunctions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is remembered.

    Attributes:
        typed: What stands in the line, finished or not; None before anything was typed.
        recent: What was used, as typed; the newest first, each once.
    """

    typed: str | None = None
    recent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.typed is not None:
            msgspec.structs.force_setattr(self, "typed", _text(self.typed))
        msgspec.structs.force_setattr(self, "recent", tuple(map(_text, self.recent)))

    def used(self, text: str) -> "OwnFunctions":
        """Return what is remembered once a function was used."""
        newest = _text(text.strip())
        others = (other for other in self.recent if other != newest)
        return msgspec.structs.replace(self, recent=(newest, *others)[:MOST])


def own_functions_file(folder: Path, report: Callable[[MachineError], None]) -> Kept[OwnFunctions]:
    """Return the file that the functions are kept in."""
    return Kept(folder / "own-functions.json", OwnFunctions, OwnFunctions(), report)


def _text(typed: str) -> str:
    """Return a typed text as it can be written down."""
    kept = storable(typed)
    return kept if isinstance(kept, str) else ""
