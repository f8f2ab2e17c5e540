"""Whether a window can be opened here, found out before Qt tries: where it cannot, Qt ends the process.

This module knows no Qt. It looks for what Qt will look for: the system libraries of its Linux build, and a display
that answers.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

# The libraries that Qt's own files are linked with, and the Debian package of each.
_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libz.so.1": "zlib1g",
}
_XCB = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

# The platforms of Qt that look for a display, by the name that QT_QPA_PLATFORM gives them; the others bring their own.
_X = {"xcb"}
_WAYLAND_NAMES = {"wayland", "wayland-egl", "wayland-brcm"}
_WITHOUT = {"offscreen", "minimal", "minimalegl", "linuxfb", "eglfs", "vnc", "vkkhrdisplay"}

# A server that is alive answers within milliseconds, through a slow tunnel within a second.
_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Machine:
    """What this module asks of the machine, so that a test can answer.

    Attributes:
        can_load: Whether a shared library of this name can be loaded.
        answers_x: Whether the X server that the environment names lets a client in.
        answers_wayland: Whether something listens on this socket.
    """

    can_load: Callable[[str], bool]
    answers_x: Callable[[], bool]
    answers_wayland: Callable[[Path], bool]


def obstacle(environment: Mapping[str, str] = os.environ, machine: Machine | None = None) -> str | None:
    """Return one sentence on why no window can be opened here, with the command that mends it, or None."""
    if not sys.platform.startswith("linux"):
        return None
    machine = machine or Machine(_can_load, _answers_x, _answers_wayland)
    found = [_obstacle_of(platform, environment, machine) for platform in _platforms(environment, machine)]
    # Qt tries one platform after the other; the last one's reason is the one that can be mended most often
    return None if None in found else found[-1]


def _platforms(environment: Mapping[str, str], machine: Machine) -> list[str]:
    """Return the platforms that Qt will try, in its order, without their arguments: `vnc` for `vnc:size=800x600`."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [platform.split(":")[0] for platform in chosen.split(";") if platform] or [chosen]
    if not _has_wayland(environment, machine):
        return ["xcb"]
    return ["xcb", "wayland"] if environment.get("DISPLAY") else ["wayland"]


def _obstacle_of(platform: str, environment: Mapping[str, str], machine: Machine) -> str | None:
    if platform in _X:
        return _without_x(environment, machine)
    if platform in _WITHOUT:
        return _lacking(_ALWAYS, machine)
    if platform not in _WAYLAND_NAMES:
        return f"QT_QPA_PLATFORM asks for {platform}, which Qt does not have; without that variable a display is looked for."
    if _has_wayland(environment, machine):
        return _lacking(_ALWAYS | _WAYLAND, machine)
    return "QT_QPA_PLATFORM asks for Wayland, and no Wayland display answers; without that variable X is tried."


def _without_x(environment: Mapping[str, str], machine: Machine) -> str | None:
    if not environment.get("DISPLAY"):
        return "There is no display here for a window (DISPLAY is not set)."
    lacking = _lacking(_ALWAYS | _XCB, machine)
    if lacking is None and not machine.answers_x():
        return f"The display {environment['DISPLAY']} does not answer, so that no window can be opened."
    return lacking


def _has_wayland(environment: Mapping[str, str], machine: Machine) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    return bool(name) and machine.answers_wayland(Path(environment.get("XDG_RUNTIME_DIR", "/nowhere"), str(name)))


def _lacking(libraries: Mapping[str, str], machine: Machine) -> str | None:
    """Return the sentence that names the packages of the libraries that cannot be loaded, each once, or None."""
    packages = dict.fromkeys(package for library, package in libraries.items() if not machine.can_load(library))
    if not packages:
        return None
    what = "a system library" if len(packages) == 1 else "some system libraries"
    return f"The window needs {what} that this machine lacks: sudo apt-get install {' '.join(packages)}"


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers_x() -> bool:
    """Connect as Qt will, on a thread that can be left behind: a server that hangs keeps a client waiting for ever."""
    answers: list[bool] = []
    asking = Thread(target=lambda: answers.append(_connects_to_x()), daemon=True)
    asking.start()
    asking.join(_PATIENCE_S)
    return answers == [True]


def _connects_to_x() -> bool:
    """Connect to the X server; `xcb_connect` never returns NULL, it returns a connection that has an error."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    is_refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not is_refused


def _answers_wayland(path: Path) -> bool:
    # X and the platforms without a display are not asked through it
    import socket  # noqa: PLC0415

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
    return True
