import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def shoot(*words):
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "main.py", "shoot", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.mark.parametrize("scale", ["1", "2"])
def test_a_page_is_drawn_without_a_display(tmp_path, scale):
    file = tmp_path / "page.png"
    drawn = shoot("practice-right", "--out", str(file), "--size", "1320x840", "--scale", scale, "--theme", "dark")

    assert drawn.returncode == 0, drawn.stderr
    header = file.read_bytes()[:24]
    size = (int.from_bytes(header[16:20]), int.from_bytes(header[20:24]))
    assert size == (1320 * int(scale), 840 * int(scale))


def test_a_page_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    refused = shoot("nowhere", "--out", str(tmp_path / "page.png"))

    assert refused.returncode == 1
    assert "practice-solution" in refused.stderr


def test_a_file_that_cannot_be_written_is_refused(tmp_path):
    refused = shoot("round", "--out", str(tmp_path / "no" / "page.png"))

    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr
