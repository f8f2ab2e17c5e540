"""The real worker, shared by the tests of a module, and a home of its own for each test's log."""

import sys
from pathlib import Path

import pytest

from engine.worker.client import WorkerClient

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def client():
    with WorkerClient([sys.executable, "-m", "question_bank"], ROOT) as client:
        yield client


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SADDLEPOINT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
