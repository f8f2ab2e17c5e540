"""The log as the terminal practice keeps it: what happens is on the disk before anything is said about it."""

from threading import Event as Flag

from engine.errors import MachineError
from engine.learning.history import History
from engine.questions.sheet import Sheet, Solution
from engine.questions.verdict import Verdict
from engine.records.device import device_name
from engine.records.event import Answered, Kind
from engine.records.folder import data_folder, log_path
from engine.records.journal import Journal
from engine.records.log import Log

# A commit takes milliseconds; a disk that needs longer is reported, and practice goes on.
_COMMIT_S = 10.0
_SLOW = MachineError("The disk takes too long to write your records down.")


class Recording:
    """Writes what happens to the log of this machine.

    Attributes:
        history: What the log says, kept up to date.
        notice: What must be told about the opening of the log, or "".
    """

    def __init__(self) -> None:
        """Open the log.

        Raises:
            MachineError: Another process holds it, or the disk or the file is at fault.
        """
        folder = data_folder()
        self._log = Log.open(log_path(folder))
        self._journal = Journal(self._log, device=device_name(folder))
        self.history = History(self._log.events())
        self.notice = self._log.notice

    def write(
        self,
        kind: Kind,
        sheet: Sheet,
        *,
        solution: Solution | None = None,
        answer: Answered | None = None,
        verdict: Verdict | None = None,
        seconds: float | None = None,
    ) -> None:
        """Write down what happened to a question and wait until the disk has it.

        Raises:
            MachineError: It could not be written.
        """
        is_done = Flag()
        faults: list[MachineError] = []

        def done(fault: MachineError | None) -> None:
            faults.extend([] if fault is None else [fault])
            is_done.set()

        event = self._journal.write(
            kind, sheet, solution=solution, answer=answer, verdict=verdict, seconds=seconds, done=done
        )
        if not is_done.wait(_COMMIT_S):
            raise _SLOW
        if faults:
            raise faults[0]
        self.history.add(event)

    def close(self) -> None:
        self._log.close()


class Unrecorded:
    """Stands in for a recording where the log cannot be opened: practice is worth having all the same."""

    notice = ""

    def __init__(self) -> None:
        self.history = History()

    def write(
        self,
        kind: Kind,
        sheet: Sheet,
        *,
        solution: Solution | None = None,
        answer: Answered | None = None,
        verdict: Verdict | None = None,
        seconds: float | None = None,
    ) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """Nothing is open."""
