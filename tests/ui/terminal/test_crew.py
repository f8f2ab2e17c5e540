"""Many lines, several workers, one order; and lines that come one by one."""

import json
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from engine.errors import MachineError
from engine.worker.messages import Check, CheckLine, Done, Failed
from ui.terminal.crew import Crew

PATIENCE_S = 20.0


class Worker:
    """Answers each line with itself; the first line waits until `may_answer` is set."""

    def __init__(self, may_answer: Event | None = None) -> None:
        self.asked: list[str] = []
        self.closed = False
        self._may_answer = may_answer

    def ask(self, request: Check, deadline_s: float) -> Done | Failed:
        self.asked.append(request.line)
        if self._may_answer is not None:
            self._may_answer.wait(PATIENCE_S)
        return Done(id=1, result=CheckLine(line=request.line))

    def close(self) -> None:
        self.closed = True


class Broken(Worker):
    def ask(self, request: Check, deadline_s: float) -> Done | Failed:
        raise MachineError("No worker can be started.")


def no_more() -> Worker:
    raise MachineError("No other worker can be started.")


def wait_for(holds) -> None:
    ends = monotonic() + PATIENCE_S
    while not holds() and monotonic() < ends:
        sleep(0.01)


def marked(lines: list[str], crew: Crew) -> list[str]:
    written: list[str] = []
    crew.mark(lines, written.append)
    crew.close()
    return written


def test_a_small_batch_hires_nobody():
    hired: list[Worker] = []
    crew = Crew(Worker(), lambda: hired.append(Worker()) or hired[-1], most=4)

    assert marked(["1", "2", "3"], crew) == ["1", "2", "3"]
    assert hired == []


def test_a_large_batch_is_shared_and_keeps_its_order():
    busy, helper = Event(), Worker()
    lines = [str(number) for number in range(500)]
    crew = Crew(Worker(busy), lambda: helper, most=2)
    written: list[str] = []

    # the first worker is stuck in its first line until the other one has done the rest
    Thread(target=lambda: (wait_for(lambda: "499" in helper.asked), busy.set()), daemon=True).start()
    crew.mark(lines, written.append)
    crew.close()

    assert written == lines
    assert helper.closed


def test_who_cannot_be_hired_is_not_missed():
    lines = [str(number) for number in range(500)]

    assert marked(lines, Crew(Worker(), no_more, most=4)) == lines


def test_a_line_is_answered_before_the_next_one_comes():
    written: list[str] = []
    answered = Event()

    def lines():
        for number in range(3):
            answered.clear()
            yield str(number)
            assert answered.wait(PATIENCE_S), "the next line would only come after the verdict"

    def write(verdict: str) -> None:
        written.append(verdict)
        answered.set()

    crew = Crew(Worker(), no_more, most=1)
    crew.mark(lines(), write)
    crew.close()

    assert written == ["0", "1", "2"]


def test_what_a_worker_could_not_finish_is_undecided_with_its_reason():
    class Slow(Worker):
        def ask(self, request: Check, deadline_s: float) -> Done | Failed:
            return Failed(id=1, message="This takes too long to decide.")

    (line,) = marked(['{"id": 7}'], Crew(Slow(), no_more, most=1))

    verdict = json.loads(line)
    assert (verdict["id"], verdict["verdict"], verdict["message"]) == (7, "undecided", "This takes too long to decide.")


def test_that_no_worker_can_be_started_is_said_once():
    with pytest.raises(MachineError, match="No worker can be started"):
        marked(["1", "2", "3"], Crew(Broken(), no_more, most=1))


def test_who_stops_listening_ends_the_work():
    def write(verdict: str) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        Crew(Worker(), no_more, most=1).mark((str(number) for number in range(100_000)), write)
