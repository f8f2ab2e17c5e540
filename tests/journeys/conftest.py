"""A screen for all journeys, and a worker that knows the answers."""

from collections.abc import Iterator

import pytest

from engine.worker.client import WorkerClient
from tests.journeys.desk import ROOT, WORKER
from tests.journeys.screen import MISSING, Screen, opened


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    if MISSING:
        pytest.skip(f"{' and '.join(MISSING)} cannot be found")
    with opened(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture(scope="session")
def client() -> Iterator[WorkerClient]:
    with WorkerClient(WORKER, ROOT) as client:
        yield client
