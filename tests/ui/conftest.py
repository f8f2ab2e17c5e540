"""What every test of the window needs: an application without a display, dressed in the light theme."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from engine.worker.client import WorkerClient
from tests.ui.premises import ROOT, WORKER
from ui.theme.appearance import Appearance
from ui.widgets.typing_style import use_typing_style

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """The appearance of the application, light; put back to light when the test is over."""
    dressed = Appearance(qapp, "light")
    yield dressed
    dressed.choose("light")


@pytest.fixture(autouse=True)
def lines() -> Iterator[None]:
    """Entries are lines of text in every test until it says otherwise, whatever the one before left behind."""
    use_typing_style("line")
    yield
    use_typing_style("line")


@pytest.fixture(scope="session")
def client() -> Iterator[WorkerClient]:
    """A worker that knows a question of every kind."""
    with WorkerClient(WORKER, ROOT) as client:
        yield client
