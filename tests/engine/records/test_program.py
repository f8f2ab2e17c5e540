"""The version that the records name is the project's."""

import tomllib
from pathlib import Path

from engine.records.program import VERSION


def test_the_version_is_that_of_the_project():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == VERSION
