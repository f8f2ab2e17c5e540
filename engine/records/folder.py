"""Where the records of a learner live on this machine."""

import os
from pathlib import Path

from engine.errors import MachineError


def data_folder() -> Path:
    """Return the folder of the records, made if need be; the environment variable SADDLEPOINT_HOME overrides it.

    Raises:
        MachineError: The folder cannot be made.
    """
    chosen = os.environ.get("SADDLEPOINT_HOME")
    folder = Path(os.path.expanduser(chosen)) if chosen else _usual_folder()  # noqa: PTH111  Path.expanduser raises where there is no such home
    if str(folder).startswith("~"):
        raise MachineError(
            f"There is no home folder here for your records ({folder}). Set SADDLEPOINT_HOME to a folder."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise MachineError(f"The folder for your records, {folder}, cannot be made: {fault.strerror}.") from fault
    return folder


def _usual_folder() -> Path:
    # who names a folder waits for nothing
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("saddlepoint", appauthor=False)


def log_path(folder: Path) -> Path:
    return folder / "log.sqlite"
