"""The name of this machine in the log: drawn once, and meaning nothing."""

from pathlib import Path
from uuid import uuid4

from engine.errors import MachineError


def device_name(folder: Path) -> str:
    """Return the name that is kept in the folder of the records, drawn if there is none yet.

    Raises:
        MachineError: It can be neither read nor written.
    """
    file = folder / "device"
    try:
        if not file.exists():
            file.write_text(f"{uuid4()}\n", encoding="utf-8")
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise MachineError(f"The file {file} cannot be used: {fault}. Remove it, and start again.") from fault
