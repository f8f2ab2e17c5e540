"""`main.py shoot`: pages of the window as pictures, with real questions, the real worker and scripted answers."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from ui.bank import Bank


def run(arguments: Namespace, bank: Bank, worker_command: Sequence[str], cwd: Path) -> int:
    """Draw a page into a file; return the exit code of the program."""
    # before Qt is imported, or it would look for a display
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(arguments.scale)
    from ui.scenes import SCENES  # noqa: PLC0415
    from ui.studio import Studio  # noqa: PLC0415

    scene = SCENES.get(arguments.page)
    if scene is None:
        sys.stderr.write(f"There is no page {arguments.page}; there are {', '.join(SCENES)}.\n")
        return 1
    with Studio(bank, worker_command, cwd, theme=arguments.theme, size=arguments.size) as studio:
        scene(studio)
        if not studio.save(Path(arguments.out)):
            sys.stderr.write(f"{arguments.out} cannot be written.\n")
            return 1
    return 0
