"""How long the start takes, measured from the moment when the system created the process."""

import os
import time
from pathlib import Path

import msgspec

_STAT = Path("/proc/self/stat")
# "starttime" is the 22nd field, and the 20th after the name of the program, which may hold spaces itself
_STARTED_FIELD = 19

# The nearest that other systems have to the creation of the process: this module is imported early on.
_imported_s = time.monotonic()


def process_age_ms() -> float:
    """Return the age of this process in milliseconds; Linux knows it to 10 ms."""
    try:
        fields = _STAT.read_text().rpartition(")")[2].split()
    except OSError:
        return (time.monotonic() - _imported_s) * 1000
    started_s = int(fields[_STARTED_FIELD]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started_s) * 1000


class StartTimes(msgspec.Struct):
    """What `--exit-when-ready` prints, in milliseconds since the process began; 0 is not reached yet.

    Attributes:
        first_paint_ms: The frame was painted.
        ready_ms: A question was typeset on the screen, and its editor had the keyboard.
        marking_ms: The worker had marked an answer.
    """

    first_paint_ms: float = 0.0
    ready_ms: float = 0.0
    marking_ms: float = 0.0

    @property
    def is_complete(self) -> bool:
        return all((self.first_paint_ms, self.ready_ms, self.marking_ms))

    def line(self) -> str:
        rounded = {name: round(value) for name, value in msgspec.structs.asdict(self).items()}
        return msgspec.json.encode(rounded).decode()
