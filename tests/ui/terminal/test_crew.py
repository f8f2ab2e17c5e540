"""Many lines, several workers, one order; and lines that come one by one."""

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


def echoed(line: str, worker: Worker) -> str:
    return worker.ask(Check(line=line), PATIENCE_S).result.line


def crew_of(first: Worker, hire=None, most: int = 1) -> Crew:
    return Crew(first, hire or no_more, echoed, most=most, backlog=64)


def worked(lines: list[str], crew: Crew) -> list[str]:
    written: list[str] = []
    crew.work(lines, written.append)
    crew.close()
    return written


def test_a_small_batch_hires_nobody():
    hired: list[Worker] = []
    crew = crew_of(Worker(), lambda: hired.append(Worker()) or hired[-1], most=4)

    assert worked(["1", "2", "3"], crew) == ["1", "2", "3"]
    assert hired == []


def test_a_large_batch_is_shared_and_keeps_its_order():
    busy, helper = Event(), Worker()
    lines = [str(number) for number in range(500)]
    crew = crew_of(Worker(busy), lambda: helper, most=2)
    written: list[str] = []

    # the first worker is stuck in its first line until the other one has done the rest
    Thread(target=lambda: (wait_for(lambda: "499" in helper.asked), busy.set()), daemon=True).start()
    crew.work(lines, written.append)
    crew.close()

    assert written == lines
    assert helper.closed


def test_who_cannot_be_hired_is_not_missed():
    lines = [str(number) for number in range(500)]

    assert worked(lines, crew_of(Worker(), most=4)) == lines


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

    crew = crew_of(Worker())
    crew.work(lines(), write)
    crew.close()

    assert written == ["0", "1", "2"]


def test_that_no_worker_can_be_started_is_said_once():
    with pytest.raises(MachineError, match="No worker can be started"):
        worked(["1", "2", "3"], crew_of(Broken()))


def test_who_stops_listening_ends_the_work():
    def write(verdict: str) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        crew_of(Worker()).work((str(number) for number in range(100_000)), write)
