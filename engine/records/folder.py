"""Where the records of a learner live on this machine."""

import os
from pathlib import Path

from platformdirs import user_data_path

from engine.errors import MachineError


def data_folder() -> Path:
    """Return the folder of the records, made if need be; the environment variable SADDLEPOINT_HOME overrides it.

    Raises:
        MachineError: The folder cannot be made.
    """
    chosen = os.environ.get("SADDLEPOINT_HOME")
    folder = Path(chosen).expanduser() if chosen else user_data_path("saddlepoint", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise MachineError(f"The folder for your records, {folder}, cannot be made: {fault.strerror}.") from fault
    return folder


def log_path(folder: Path) -> Path:
    return folder / "log.sqlite"
