"""The worker process itself: its lines, and that no request costs the next one.

The fake bank asks for f′ of f(x) = n x².
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.questions.sheet import Identity, Sheet, Solution
from engine.questions.verdict import DifferenceShown, DifferencesShown, Verdict
from engine.worker.client import WorkerClient
from engine.worker.messages import (
    CURRENT,
    PROTOCOL,
    Check,
    Differences,
    Done,
    Failed,
    Generate,
    GeneratedLine,
    Hint,
    HintText,
    Make,
    Mark,
    Solve,
)

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-m", "tests.engine.worker.fake_bank"]
GENEROUS_S = 60.0


@pytest.fixture(scope="module")
def client():
    with WorkerClient(COMMAND, ROOT) as client:
        yield client


def identity(family: str = "question", *, revision: int = CURRENT, level: int = 1, seed: int = 0) -> Identity:
    return Identity(family=family, revision=revision, level=level, seed=seed)


def conversation(*lines: str) -> list[dict]:
    """Return the replies to lines written into a worker, whose input then ends."""
    text = "".join(f"{line}\n" for line in lines)
    run = subprocess.run(COMMAND, cwd=ROOT, input=text, capture_output=True, text=True, timeout=GENEROUS_S, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def make(number: int, family: str = "question") -> str:
    wanted = {"family": family, "revision": 0, "level": 1, "seed": 0}
    return json.dumps({"do": "make", "id": number, "identity": wanted})


def test_the_first_line_says_ready_and_the_end_of_the_input_ends_the_process():
    assert conversation() == [{"do": "ready", "protocol": PROTOCOL}]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        pytest.param("no JSON", 0, id="no JSON"),
        pytest.param("", 0, id="an empty line"),
        pytest.param("[" * 5000, 0, id="nested too deeply"),
        pytest.param('{"do": "dance", "id": 7}', 7, id="nothing that it does"),
        pytest.param('{"do": "make", "id": 8}', 8, id="a request without its question"),
        pytest.param('{"do": "solve", "id": 9, "identity": {"family": 1}}', 9, id="a field of another type"),
    ],
)
def test_a_line_that_is_no_request_is_refused_and_the_next_one_is_answered(line, number):
    _, refused, answered = conversation(line, make(10))

    assert (refused["do"], refused["id"], refused["defect"]) == ("failed", number, False)
    assert (answered["do"], answered["id"]) == ("done", 10)


def test_what_a_family_prints_does_not_get_between_the_replies():
    replies = conversation(make(1, "prints"), make(2))

    assert [reply["do"] for reply in replies] == ["ready", "done", "done"]


def test_a_worker_that_nobody_listens_to_ends_quietly():
    with subprocess.Popen(
        COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as worker:
        worker.stdout.readline()
        worker.stdout.close()
        worker.stdin.write(f"{make(1)}\n".encode())
        worker.stdin.flush()

        assert worker.stderr.read() == b""
        assert worker.wait(GENEROUS_S) == 0


def test_a_sheet_carries_the_revision_that_there_is_and_no_key(client):
    reply = client.ask(Make(identity=identity(seed=5)), GENEROUS_S)

    assert isinstance(reply.result, Sheet)
    assert reply.result.identity == identity(revision=3, seed=5)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        pytest.param(identity("nobody"), "There is no family nobody.", id="an unknown family"),
        pytest.param(identity(level=9), "question has no level 9; its levels are 1, 2.", id="an unknown level"),
        pytest.param(identity(revision=2), "another version of the program", id="an older revision"),
    ],
)
def test_a_question_that_cannot_be_made_again_is_refused(client, wanted, sentence):
    reply = client.ask(Make(identity=wanted), GENEROUS_S)

    assert isinstance(reply, Failed)
    assert sentence in reply.message
    assert not reply.defect


@pytest.mark.parametrize("family", ["raises", "has_no_slip"])
def test_a_fault_of_ours_is_said_to_be_ours_and_does_not_end_the_worker(client, family):
    reply = client.ask(Make(identity=identity(family)), GENEROUS_S)

    assert isinstance(reply, Failed)
    assert reply.defect
    assert isinstance(client.ask(Make(identity=identity()), GENEROUS_S), Done)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a process")
def test_memory_is_limited(client):
    reply = client.ask(Make(identity=identity("devours")), GENEROUS_S)

    assert reply.message == "This needs more memory than there is for one answer."


def test_a_family_that_ends_the_process_is_given_up_and_the_next_question_is_made(client):
    assert isinstance(client.ask(Make(identity=identity("dies")), GENEROUS_S), Failed)
    assert isinstance(client.ask(Make(identity=identity()), GENEROUS_S), Done)


def test_a_family_that_hangs_is_stopped_and_the_next_question_is_made(client):
    assert isinstance(client.ask(Make(identity=identity("hangs")), 0.3), Failed)
    assert isinstance(client.ask(Make(identity=identity()), GENEROUS_S), Done)


def test_the_key_is_right_and_the_slip_is_named(client):
    solution = client.ask(Solve(identity=identity()), GENEROUS_S).result
    assert isinstance(solution, Solution)
    key = solution.keys["answer"]

    right = client.ask(Mark(identity=identity(), answers={"answer": key}), GENEROUS_S).result
    slip = client.ask(Mark(identity=identity(), answers={"answer": f"({key})/2"}), GENEROUS_S).result

    assert isinstance(right, Verdict)
    assert isinstance(slip, Verdict)
    assert right.outcome == "right"
    assert slip.parts["answer"].slip.code == "D9"


def test_a_wrong_entry_is_shown_as_what_it_is_more_than_the_key(client):
    key = client.ask(Solve(identity=identity()), GENEROUS_S).result.keys["answer"]

    shown = client.ask(Differences(identity=identity(), answers={"answer": f"{key} + x - x^2"}), GENEROUS_S).result

    assert isinstance(shown, DifferencesShown)
    assert shown.entries == (DifferenceShown("answer", 0, 0, "x(1 - x)"),)


def test_hints_are_counted_from_0(client):
    assert client.ask(Hint(identity=identity(), number=1), GENEROUS_S).result == HintText(text="It comes down.")
    assert isinstance(client.ask(Hint(identity=identity(), number=2), GENEROUS_S), Failed)


def test_the_same_seed_gives_the_same_line_and_its_neighbour_another(client):
    lines = [client.ask(Generate(identity=identity(seed=seed)), GENEROUS_S).result for seed in (1, 1, 2)]

    assert all(isinstance(line, GeneratedLine) for line in lines)
    assert lines[0] == lines[1]
    assert lines[1] != lines[2]


def test_a_line_of_check_is_answered_with_a_line(client):
    reply = client.ask(Check(line='{"id": "a", "reference": "2x", "answer": "x + x"}'), GENEROUS_S)

    verdict = json.loads(reply.result.line)
    assert (verdict["id"], verdict["verdict"]) == ("a", "right")


def test_everything_that_a_worker_needs_to_be_ready_comes_without_sympy():
    program = "import question_bank.__main__, sys; sys.exit('sympy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT).returncode == 0
