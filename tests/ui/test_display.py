"""What stands in the way of a window is found before Qt ends the process, and said with what mends it."""

import socket
import sys
from pathlib import Path

import pytest

from ui.display import Machine, _answers_x, _can_load, obstacle

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks Qt's system libraries")

X = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"}


def machine(*lacks: str, x: bool = True, wayland: bool = True) -> Machine:
    return Machine(
        can_load=lambda library: library not in lacks,
        answers_x=lambda: x,
        answers_wayland=lambda path: wayland and path == Path("/run/user/1/wayland-0"),
    )


@pytest.mark.parametrize(
    ("environment", "here"),
    [
        pytest.param(X, machine(), id="an X server answers"),
        pytest.param(WAYLAND, machine(), id="a Wayland display answers"),
        pytest.param(WAYLAND, machine("libxcb-cursor.so.0"), id="Wayland needs no xcb library"),
        pytest.param(X | WAYLAND, machine(wayland=False), id="X stands in for a Wayland display that is gone"),
        pytest.param(X | WAYLAND, machine("libwayland-cursor.so.0"), id="X stands in where Wayland lacks a library"),
        pytest.param(
            X | {"QT_QPA_PLATFORM": "wayland;xcb"}, machine(), id="the second of two platforms that are asked for"
        ),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, machine(x=False), id="offscreen needs no display"),
        pytest.param({"QT_QPA_PLATFORM": "vnc:size=800x600"}, machine(x=False), id="vnc brings its own"),
    ],
)
def test_nothing_stands_in_the_way(environment, here):
    assert obstacle(environment, here) is None


@pytest.mark.parametrize(
    ("environment", "here", "sentence"),
    [
        pytest.param({}, machine(), "DISPLAY is not set", id="no display"),
        pytest.param(X, machine(x=False), "The display :0 does not answer", id="a display that is gone"),
        pytest.param(X, machine("libxcb-cursor.so.0"), "a system library", id="one library"),
        pytest.param(
            X,
            machine("libEGL.so.1", "libxcb-cursor.so.0", "libxcb-icccm.so.4"),
            "sudo apt-get install libegl1 libxcb-cursor0 libxcb-icccm4",
            id="all libraries in one command",
        ),
        pytest.param(
            X,
            machine("libglib-2.0.so.0", "libgthread-2.0.so.0"),
            "sudo apt-get install libglib2.0-0",
            id="a package of two libraries once",
        ),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, machine("libEGL.so.1"), "libegl1", id="Qt itself, offscreen"),
        pytest.param(WAYLAND, machine("libwayland-cursor.so.0"), "libwayland-cursor0", id="a library of Wayland's"),
        pytest.param(X | {"QT_QPA_PLATFORM": "nonsense"}, machine(), "asks for nonsense", id="no platform of Qt's"),
        pytest.param({"QT_QPA_PLATFORM": "wayland"}, machine(), "no Wayland display", id="Wayland by name"),
        pytest.param({"QT_QPA_PLATFORM": "xcb"} | WAYLAND, machine(), "DISPLAY is not set", id="X by name"),
    ],
)
def test_what_stands_in_the_way_is_said(environment, here, sentence):
    said = obstacle(environment, here)

    assert said is not None
    assert sentence in said


def test_a_display_that_nobody_serves_does_not_end_the_process(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":4242")

    assert obstacle({"DISPLAY": ":4242"}, Machine(lambda library: True, _real_x(), lambda path: False)) is not None


def test_a_display_that_hangs_does_not_answer(monkeypatch):
    """It takes a connection and never says a word, as one behind a broken tunnel does."""
    if not _can_load("libxcb.so.1"):
        pytest.skip("libxcb cannot be found")
    monkeypatch.setattr("ui.display._PATIENCE_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        monkeypatch.setenv("DISPLAY", f"127.0.0.1:{number}")

        assert not _answers_x()


def _real_x():
    return _answers_x if _can_load("libxcb.so.1") else lambda: False
