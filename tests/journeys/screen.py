"""A screen that nobody sees: an X server with a window manager on it, and what it shows."""

import contextlib
import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

NEEDED = ("Xvfb", "xdotool")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]
SIZE = (1400, 920)
PATIENCE_S = 60.0
# left, top, width, height, in pixels
Box = tuple[int, int, int, int]

# Of an X window dump: 25 words, and 12 bytes for each colour of a map that true colour does not use
_HEADER = struct.Struct(">25I")
_COLOUR_BYTES = 12


class Screen:
    """The picture that an X server keeps in a file, and the name that programs find it by."""

    def __init__(self, display: str, memory: Path, *, has_manager: bool) -> None:
        self.display = display
        self.has_manager = has_manager
        self._memory = memory

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to come up here."""
        kept = {key: value for key, value in os.environ.items() if key not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}}
        return kept | {"DISPLAY": self.display}

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True
        )
        return done.stdout

    def pixels(self, box: Box) -> np.ndarray:
        """Return the colours of a part of the screen, shape (height, width, 4)."""
        dump = self._memory.read_bytes()
        words = _HEADER.unpack_from(dump)
        start, height, stride = words[0] + _COLOUR_BYTES * words[19], words[5], words[12]
        rows = np.frombuffer(dump, np.uint8, height * stride, start).reshape(height, stride // 4, 4)
        left, top, across, down = box
        return rows[top : top + down, left : left + across].copy()

    def is_vivid(self, box: Box) -> bool:
        """Whether a good part of the screen is in strong colours, as a map is and a page is not."""
        channels = self.pixels(box)[..., :3].astype(int)
        return bool(np.mean(np.ptp(channels, axis=2) > 40) > 0.3)

    def rests(self, box: Box) -> np.ndarray:
        """Wait until nothing moves in a part of the screen, and return what is there then."""
        seen = self.pixels(box)
        late = time.monotonic() + PATIENCE_S
        while time.monotonic() < late:
            time.sleep(0.4)
            now = self.pixels(box)
            if np.array_equal(seen, now):
                return now
            seen = now
        raise AssertionError("the screen did not come to rest in a minute")

    def differs(self, box: Box, before: np.ndarray, at_least: int = 200) -> bool:
        """Whether so many pixels of a part of the screen are others than before: a caret that blinks has fewer."""
        return int((self.pixels(box) != before).any(axis=2).sum()) >= at_least


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Screen]:
    """Start an X server on a display that is free, with openbox where there is one; end both."""
    read, write = os.pipe()
    area = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", area, "-fbdir", str(folder), "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as announced:
            display = f":{announced.readline().strip()}"
        manager = _managed(display)
        yield Screen(display, folder / "Xvfb_screen0", has_manager=manager is not None)
        if manager is not None:
            manager.terminate()
            manager.wait()
        server.terminate()


def _managed(display: str) -> "subprocess.Popen[bytes] | None":
    if shutil.which("openbox") is None:
        return None
    quiet = subprocess.DEVNULL
    return subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": display}, stdout=quiet, stderr=quiet)
