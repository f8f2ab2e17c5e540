"""The worker's client: deadlines, deaths, the spare, and a clean end.

The worker here is scripted: a request's text says what becomes of it.
"""

import os
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import pytest

from engine.errors import DefectError, MachineError
from engine.questions.sheet import Identity
from engine.worker.client import WorkerClient
from engine.worker.messages import Check, CheckLine, Done, Failed, Make, Mark, Progress, Provisional

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-m", "tests.engine.worker.scripted_worker"]
GENEROUS_S = 30.0
SHORT_S = 0.3


@pytest.fixture
def client():
    with WorkerClient(COMMAND, ROOT, spare_after_s=0.0) as client:
        yield client


def mark(how: str) -> Mark:
    return Mark(identity=Identity(family=how, revision=1, level=1, seed=0), answers={"answer": "x"})


def worker_pid(client: WorkerClient) -> int:
    reply = client.ask(Check(line="pid"), GENEROUS_S)
    assert isinstance(reply, Done)
    assert isinstance(reply.result, CheckLine)
    return int(reply.result.line)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_answer_comes_back(client):
    assert client.ask(Check(line="wait 0"), GENEROUS_S) == Done(id=1, result=CheckLine(line="wait 0"))


def test_progress_is_passed_on(client):
    seen = []

    client.ask(Check(line="progress"), GENEROUS_S, seen.append)

    assert seen == [Progress(id=1, done=1, total=2)]


def test_a_mark_past_its_deadline_is_undecided_and_costs_nothing(client):
    reply = client.ask(mark("hang"), SHORT_S)

    assert reply.result.outcome == "undecided"
    assert reply.result.costs_nothing
    assert list(reply.result.parts) == ["answer"]


def test_a_provisional_result_stands_at_the_deadline(client):
    replies = SimpleQueue()

    client.submit(mark("provisional"), SHORT_S, replies.put)

    provisional, done = replies.get(timeout=GENEROUS_S), replies.get(timeout=GENEROUS_S)
    assert isinstance(provisional, Provisional)
    assert done == Done(id=provisional.id, result=provisional.result)


def test_anything_else_past_its_deadline_is_refused_with_a_sentence(client):
    assert client.ask(Check(line="hang"), SHORT_S) == Failed(id=1, message="This took too long and was stopped.")


def test_the_process_past_its_deadline_is_killed_and_the_spare_goes_on(client):
    first = worker_pid(client)

    client.ask(Check(line="hang"), SHORT_S)

    assert worker_pid(client) != first
    assert not is_running(first)


def test_requests_that_wait_behind_a_late_one_are_answered(client):
    replies = SimpleQueue()

    client.submit(Check(line="hang"), SHORT_S, lambda reply: None)
    client.submit(Check(line="wait 0"), GENEROUS_S, replies.put)

    assert replies.get(timeout=GENEROUS_S).result == CheckLine(line="wait 0")


def test_a_worker_killed_in_the_middle_of_a_request_costs_only_time(client, tmp_path):
    reply = client.ask(Check(line=f"die-once {tmp_path / 'died'}"), GENEROUS_S)

    assert reply.result == CheckLine(line="alive")


def test_a_worker_killed_from_outside_is_replaced(client):
    first = worker_pid(client)

    os.kill(first, signal.SIGKILL)

    assert worker_pid(client) != first


@pytest.mark.parametrize("how", ["die", "babble"])
def test_a_request_that_ends_two_workers_is_given_up(client, how):
    reply = client.ask(Check(line=how), GENEROUS_S)

    assert isinstance(reply, Failed)
    assert reply.defect
    assert client.ask(Check(line="wait 0"), GENEROUS_S).result == CheckLine(line="wait 0")


def test_the_time_that_a_worker_needs_to_start_is_not_counted():
    with WorkerClient([*COMMAND, "--slow-start"], ROOT) as client:
        assert isinstance(client.ask(Check(line="wait 0"), SHORT_S), Done)


def test_marks_overtake_questions_to_be_made(client):
    order = SimpleQueue()
    identity = Identity(family="wait 0", revision=0, level=1, seed=0)

    client.submit(Check(line="wait 0.2"), GENEROUS_S, lambda reply: None)
    client.submit(Make(identity=identity), GENEROUS_S, lambda reply: order.put("made"))
    client.submit(mark("wait 0"), GENEROUS_S, lambda reply: order.put("marked"))

    assert [order.get(timeout=GENEROUS_S) for _ in range(2)] == ["marked", "made"]


def test_a_program_that_is_not_there_is_said_at_once():
    with pytest.raises(MachineError, match="cannot be started"):
        WorkerClient(["/nowhere/saddlepoint"], ROOT)


@pytest.mark.parametrize("flag", ["--dies-at-once", "--other-protocol"])
def test_a_worker_that_never_becomes_ready_is_the_machines_fault(flag):
    with WorkerClient([*COMMAND, flag], ROOT) as client, pytest.raises(MachineError, match="before it is ready"):
        client.ask(Check(line="wait 0"), GENEROUS_S)


def test_closing_leaves_no_process_and_no_thread():
    before = threading.active_count()
    client = WorkerClient(COMMAND, ROOT, spare_after_s=0.0)
    pid = worker_pid(client)

    client.close()

    assert threading.active_count() == before
    assert not is_running(pid)


def test_closing_answers_what_still_waits():
    replies = SimpleQueue()
    client = WorkerClient(COMMAND, ROOT)
    client.submit(Check(line="hang"), GENEROUS_S, replies.put)
    client.submit(Check(line="wait 0"), GENEROUS_S, replies.put)

    client.close()

    assert [isinstance(replies.get(timeout=GENEROUS_S), Failed) for _ in range(2)] == [True, True]


def test_a_closed_client_takes_no_requests(client):
    client.close()

    with pytest.raises(DefectError):
        client.submit(Check(line="wait 0"), GENEROUS_S, lambda reply: None)
