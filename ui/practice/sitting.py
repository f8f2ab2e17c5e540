"""Where a learner stands: every change of it is kept for the next start, and what happened is written down."""

from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from engine.learning import rounds
from engine.learning.choosing import Choice, remembered
from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import Verdict
from engine.records.event import Answered, Event, Kind
from engine.records.log import Done as Committed
from engine.records.session import Attempt, Round, RoundOutcome, Session, Wish
from ui.practice.course import Course

# More than anybody goes back through; the session is written at every pause
_MOST_ATTEMPTS = 30


class Pen(Protocol):
    """Writes down what happens; `done` is called later, once it is written."""

    def write(
        self,
        kind: Kind,
        sheet: Sheet,
        *,
        solution: Solution | None = None,
        part: str | None = None,
        answer: Answered | None = None,
        verdict: Verdict | None = None,
        seconds: float | None = None,
        done: Committed | None = None,
    ) -> Event: ...


class Shelf(Protocol):
    """Keeps the session for the next start."""

    def save(self, value: Session) -> None: ...


class Sitting:
    """A learner's session while the window is open.

    Args:
        pen: Writes into the log.
        shelf: Keeps the session.
        course: Chooses what comes next; it learns every event.
        session: Where the learner stopped.
        seconds: A clock that never goes back.
    """

    def __init__(
        self, *, pen: Pen, shelf: Shelf, course: Course, session: Session, seconds: Callable[[], float]
    ) -> None:
        self._pen = pen
        self._shelf = shelf
        self._course = course
        self._session = session
        self._seconds = seconds
        self._resumed_at = seconds()

    @property
    def session(self) -> Session:
        return self._session

    @property
    def course(self) -> Course:
        return self._course

    @property
    def open_sheet(self) -> Sheet | None:
        """The question on the page while it can still be answered."""
        return None if self._session.is_over else self._session.current

    @property
    def outcomes(self) -> tuple[RoundOutcome | None, ...]:
        return tuple(asked.outcome for asked in self._session.round.asked)

    def next_choice(self) -> Choice:
        return self._course.next_choice(self._session.wish)

    def ask(self, sheet: Sheet, *, following: Sheet | None = None) -> None:
        """Put a question on the page; one that was left open becomes skipped."""
        self._resumed_at = self._seconds()
        self._change(
            round=rounds.asked(self._session.round, sheet),
            current=sheet,
            following=following,
            unfinished={},
            misses=0,
            hints=0,
            seconds=0.0,
            is_helped=False,
            is_over=False,
            attempts=(),
            recent_notes=remembered(self._session.recent_notes, sheet.note),
        )
        self._write("shown", sheet)

    def put_by(self, following: Sheet | None) -> None:
        """Keep the question that comes next, or none."""
        self._change(following=following)

    def keep(self, typed: Mapping[str, Answer]) -> None:
        """Keep what is typed and not yet checked."""
        if self.open_sheet is not None:
            self._change(unfinished=dict(typed), seconds=self._worked())

    def open_hint(self, sheet: Sheet) -> int:
        """Write down that a hint is opened, and return its number."""
        number = self._session.hints
        self._change(hints=number + 1, is_helped=True)
        self._write("hint", sheet)
        return number

    def peek(self, sheet: Sheet) -> None:
        self._change(is_helped=True)
        self._write("help", sheet)

    def give_up(self, sheet: Sheet, solution: Solution) -> None:
        """Write down that the solution was opened; the question is over."""
        self._settle("missed")
        self._change(is_over=True)
        self._write("solution", sheet, solution=solution)

    def skip(self, sheet: Sheet) -> None:
        self._settle("skipped")
        self._change(is_over=True)
        self._write("skipped", sheet)

    def set_aside(self) -> Sheet | None:
        """Make room for a question that was made elsewhere, and return what comes after it, if that is known.

        It is the question that is open, where it was drawn and not tried yet.
        """
        left, following = self.open_sheet, self._session.following
        if left is not None:
            following = left if self._is_untried and not left.identity.of else following
            self.leave(left)
        if rounds.is_finished(self._session.round):
            self.begin_round()
        return following

    @property
    def _is_untried(self) -> bool:
        return self._session.misses == 0 and not self._session.is_helped

    def leave(self, sheet: Sheet) -> None:
        """Leave a question for another topic; one that was not tried does not stay in the round."""
        is_untried = self._is_untried
        self.skip(sheet)
        if is_untried:
            self._change(round=rounds.withdrawn(self._session.round))

    def record(self, sheet: Sheet, answers: Mapping[str, Answer], verdict: Verdict, done: Committed) -> None:
        """Write a verdict down and draw its consequences.

        Args:
            sheet: The question that was answered.
            answers: As typed, by part.
            verdict: What marking said.
            done: Told when it is written.
        """
        self._change(unfinished=dict(answers))
        if verdict.costs_nothing:
            self._write("unreadable", sheet, answers=answers, verdict=verdict, done=done)
            return
        self._change(attempts=_with_attempt(self._session.attempts, Attempt(dict(answers), verdict.outcome)))
        if verdict.outcome == "right":
            self._settle("helped" if self._session.is_helped else "right")
            self._change(is_over=True)
        else:
            self._miss(verdict)
        self._write("attempt", sheet, answers=answers, verdict=verdict, done=done)

    def begin_round(self) -> None:
        self._change(round=Round())

    def wish_for(self, wish: Wish) -> None:
        """Practise something else; the question that was put by is no longer wanted."""
        self._change(wish=wish, following=None)

    def _miss(self, verdict: Verdict) -> None:
        self._settle("missed")
        self._change(misses=self._session.misses + 1)
        for part in verdict.parts.values():
            if part.slip is not None:
                self._change(round=rounds.named(self._session.round, part.slip))

    def _settle(self, outcome: RoundOutcome) -> None:
        """Say what came of the question; only the first word counts."""
        self._change(round=rounds.settled(self._session.round, outcome))

    def _write(
        self,
        kind: Kind,
        sheet: Sheet,
        *,
        answers: Mapping[str, Answer] | None = None,
        verdict: Verdict | None = None,
        solution: Solution | None = None,
        done: Committed | None = None,
    ) -> None:
        part, answer = _as_logged(answers)
        event = self._pen.write(
            kind,
            sheet,
            solution=solution,
            part=part,
            answer=answer,
            verdict=verdict,
            seconds=self._worked(),
            done=done,
        )
        self._course.learn(event)

    def _worked(self) -> float:
        """Return for how many seconds the question has been worked on, over all sittings."""
        now = self._seconds()
        worked = self._session.seconds + now - self._resumed_at
        self._resumed_at = now
        self._session = msgspec.structs.replace(self._session, seconds=worked)
        return worked

    def _change(self, **fields: object) -> None:
        self._session = msgspec.structs.replace(self._session, **fields)
        self._shelf.save(self._session)


def _as_logged(answers: Mapping[str, Answer] | None) -> tuple[str | None, Answered | None]:
    """Return (part, answer): of one part its own, of several the answers by part."""
    if answers is None:
        return None, None
    if len(answers) == 1:
        return next(iter(answers.items()))
    return None, dict(answers)


def _with_attempt(attempts: tuple[Attempt, ...], attempt: Attempt) -> tuple[Attempt, ...]:
    """Return the attempts with one more; the same answer again takes the place of the earlier one."""
    others = tuple(each for each in attempts if each.answers != attempt.answers)
    return (*others, attempt)[-_MOST_ATTEMPTS:]
