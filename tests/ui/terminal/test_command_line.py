"""The commands as scripts run them: streams, bytes and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
GENEROUS_S = 120.0


def run(*arguments: str, text: str | bytes = "", **variables: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY} | variables
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        input=text if isinstance(text, bytes) else text.encode(),
        capture_output=True,
        timeout=GENEROUS_S,
        env=environment,
        check=False,
    )


def test_a_batch_of_hostile_lines_gets_one_verdict_each_in_order():
    lines = [
        b'{"id": 1, "reference": "x", "answer": "x"}',
        b"",
        b"no JSON",
        b"\xff\xfe",
        b"[" * 20000,
        b'{"id": 2, "reference": "9^9^9^9", "answer": "exp(exp(exp(1000)))"}',
        '{"id": 3, "reference": "x", "answer": "x\u2028"}'.encode(),
        b'{"id": 4, "reference": "x", "answer": "__import__(\'os\').system(\'touch pwned\')"}',
        b'{"id": 5, "reference": "' + b"(" * 1000 + b'", "answer": "x"}',
        b'{"id": 6, "reference": "x", "answer": "x"}',
    ]

    done = run("check", text=b"\n".join(lines))

    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [verdict["id"] for verdict in verdicts] == [1, None, None, None, None, 2, 3, 4, 5, 6]
    assert [verdict["verdict"] for verdict in verdicts[:5]] == ["right", *["unreadable"] * 4]
    assert verdicts[-1]["verdict"] == "right"


def test_of_a_line_without_end_only_the_beginning_is_read():
    lines = [b'{"id": 1, "reference": "' + b"x" * 3_000_000 + b'"}', b'{"id": 2, "reference": "x", "answer": "x"}']

    result = run("check", text=b"\n".join(lines))

    verdicts = [json.loads(line)["verdict"] for line in result.stdout.splitlines()]
    assert verdicts == ["unreadable", "right"]


def test_the_same_seed_gives_the_same_bytes_in_every_process():
    asked = ("generate", "--topic", "jacobians", "--seed", "5")

    first, second = (run(*asked, PYTHONHASHSEED=seed).stdout for seed in "12")

    assert first
    assert first == second


def test_a_file_that_is_not_there_is_refused_with_1(tmp_path):
    done = run("check", "--batch", str(tmp_path / "none.jsonl"))

    assert done.returncode == 1
    assert b"cannot be read" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "main.py", "generate", "--all"],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=GENEROUS_S,
            check=False,
        )

    assert done.stderr == b""


LINE = '{"id": 1, "reference": "x", "answer": "x"}'
GENERATED = "generate --family pd_basic --level 1"


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes streams")
@pytest.mark.parametrize(
    ("command", "code", "reason"),
    [
        pytest.param("check <&-", 0, b"", id="no input is an empty input"),
        pytest.param("practise --count 1 <&-", 0, b"", id="nobody practises"),
        pytest.param(f"check 2>&- <<< '{LINE}'", 0, b"", id="nowhere to complain to"),
        pytest.param(f"{GENERATED} >&-", 1, b"There is no standard output", id="nowhere to print to"),
        pytest.param("practise --count 1 >&-", 1, b"There is no standard output", id="nowhere to ask"),
        pytest.param(f"{GENERATED} > /dev/full", 1, b"No space left", id="a full disk"),
        pytest.param(f"check <<< '{LINE}' > /dev/full", 1, b"No space left", id="a full disk under verdicts"),
        pytest.param(
            "practise --count 1 > /dev/full < /dev/null", 1, b"No space left", id="a full disk under questions"
        ),
    ],
)
def test_a_stream_that_is_closed_or_full_gets_a_sentence_at_most(command, code, reason):
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")

    done = subprocess.run(
        ["bash", "-c", f'"$0" main.py {command}', sys.executable],
        cwd=ROOT,
        capture_output=True,
        timeout=GENEROUS_S,
        check=False,
    )

    assert done.returncode == code
    assert reason in done.stderr
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1


def test_a_count_without_end_begins_at_once():
    endless = [sys.executable, "main.py", *GENERATED.split(), "--count", "1000000000000"]

    with subprocess.Popen(endless, cwd=ROOT, stdout=subprocess.PIPE) as process:
        first = process.stdout.readline()
        process.kill()

    assert json.loads(first)["family"] == "pd_basic"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_reason_is_said_and_the_terminal_practice_starts(tmp_path, monkeypatch):
    monkeypatch.setenv("SADDLEPOINT_HOME", str(tmp_path))

    done = run(text="quit\n")

    assert done.returncode == 0
    assert b"Practice goes on here, in the terminal." in done.stderr
    assert b"Question 1 of 10" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_there_is_no_start_to_measure():
    done = run("--exit-when-ready")

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr
