"""What a learner has set once and for all on this machine."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from engine.errors import MachineError
from engine.records.kept import Kept

SMALLEST_TEXT, LARGEST_TEXT = 85, 150

Motion: TypeAlias = Literal["system", "reduced", "full"]
Typing: TypeAlias = Literal["formula", "line"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of this machine.

    Attributes:
        theme: `system` follows the desktop, while it is running too.
        text_percent: How large text is, in hundredths of our own size.
        motion: Whether things may move by themselves; `system` does as the desktop says.
        decimal_comma: Whether `1,5` is a number; entries are then separated by semicolons.
        typing: Whether answers are typed as formulas, with fractions and exponents in their places, or in lines of text.
        keypad_open: Whether the keypad stands open beneath an answer from the start.
        keeps_place: Whether the window opens where it stood.
        geometry: Where the window stood, as its toolkit writes it, or "".
    """

    theme: Literal["system", "light", "dark"] = "system"
    text_percent: Annotated[int, msgspec.Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)] = 100
    motion: Motion = "system"
    decimal_comma: bool = False
    typing: Typing = "formula"
    keypad_open: bool = False
    keeps_place: bool = True
    geometry: str = ""


DEFAULTS = Settings()


class SettingsFile:
    """The file of the settings.

    Every field is read by itself: one that an older program did not know has its default, and what only a newer program
    understands is written back as it was found, until the learner sets that field here.
    """

    def __init__(self, path: Path, report: Callable[[MachineError], None]) -> None:
        self._kept = Kept(path, dict[str, msgspec.Raw], {}, report)
        self._found: dict[str, msgspec.Raw] = {}

    def load(self) -> Settings:
        """Return what was saved last."""
        self._found = self._kept.load()
        return Settings(**{name: value for name in self._found if (value := self._read(name)) is not None})

    def save(self, settings: Settings) -> None:
        """Write the settings soon; of several that wait, only the newest are written."""
        for name, value in msgspec.structs.asdict(settings).items():
            is_beyond_us = name in self._found and self._read(name) is None
            if not is_beyond_us or value != getattr(DEFAULTS, name):
                self._found[name] = msgspec.Raw(msgspec.json.encode(value))
        self._kept.save(dict(self._found))

    def close(self) -> None:
        """Wait until the newest settings are on the disk."""
        self._kept.close()

    def _read(self, name: str) -> Any:
        """Return what the file says of a field, or None where it says nothing that we understand."""
        kind = _KINDS.get(name)
        if kind is None or name not in self._found:
            return None
        try:
            return msgspec.json.decode(self._found[name], type=kind)
        except msgspec.ValidationError:
            return None


_KINDS: dict[str, Any] = {field.name: field.type for field in msgspec.structs.fields(Settings)}


def settings_file(folder: Path, report: Callable[[MachineError], None]) -> SettingsFile:
    """Return the file that the settings are kept in."""
    return SettingsFile(folder / "settings.json", report)
