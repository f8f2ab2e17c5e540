"""What every test of the window needs: an application without a display, dressed in the light theme."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.appearance import Appearance

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """The appearance of the application, light; put back to light when the test is over."""
    dressed = Appearance(qapp, "light")
    yield dressed
    dressed.choose("light")
