"""A sheet with one short question, and a log in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.questions.sheet import Sheet
from engine.records.log import Log
from tests.engine.records.writer import SHEET


@pytest.fixture
def sheet() -> Sheet:
    """Let f(x, y) = x² + xy; find ∂f/∂x."""
    return SHEET


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "log.sqlite"


@pytest.fixture
def log(path) -> Iterator[Log]:
    with Log.open(path) as opened:
        yield opened
