"""One question in the terminal: asked, answered, marked, and recorded before the verdict is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Literal, Protocol, TypeAlias, cast

from engine.errors import MachineError
from engine.questions.sheet import Answer, PartSheet, Sheet, Solution
from engine.questions.verdict import Verdict
from engine.records.event import Answered, Kind
from engine.worker.client import MAKING_S, MARKING_S, WorkerClient
from engine.worker.messages import AnyRequest, Done, Hint, HintText, Mark, Result, Solve
from ui.practice.feedback import STEP_AT, told_parts
from ui.practice.part_names import part_asks, part_name
from ui.terminal.feedback import Line, free_lines, missed_lines, right_lines, solution_lines
from ui.terminal.readable import readable
from ui.terminal.talk import Talk

Ending: TypeAlias = Literal["right", "solved", "skipped", "ended"]

_HELP = "Type the answer, or: hint (or ?), solution, skip, quit."
_SPELLINGS = {
    **dict.fromkeys(("choice", "class"), "Type the one that fits, by its number or its words."),
    **dict.fromkeys(("vector", "direction", "normal", "eigenvector"), "Type a vector as [a, b]."),
    "matrix": "Type a matrix in one line, as [[a, b], [c, d]].",
    "points": "Type points as (a, b), (c, d).",
    "interval": "Type an interval as (a, b], or a bound as x < 3.",
    "equation": "Type an equation with one equals sign.",
    "multi": "Type all that fit, with commas between them.",
    "order": "Type the steps in their order, with commas between them.",
}


@dataclass(frozen=True, slots=True)
class _Over:
    """A command that ended the question."""

    ending: Ending


class Recorder(Protocol):
    """Where events go; it returns when they are safe."""

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
        """Write down what happened; raises MachineError."""


class Conversation:
    """The dialogue about one question."""

    def __init__(self, sheet: Sheet, client: WorkerClient, talk: Talk, recorder: Recorder) -> None:
        self._sheet = sheet
        self._client = client
        self._talk = talk
        self._recorder = recorder
        self._shown_at = monotonic()
        self._hints = 0
        self._misses = 0
        # what needs no second try: right, or put aside because another part could not be read
        self._kept: dict[str, Answer] = {}

    def hold(self) -> Ending:
        """Ask until the answer is right, or the learner wants to go on or to stop."""
        self._introduce()
        self._record("shown")
        while True:
            ending = self._turn()
            if ending is not None:
                return ending

    def _introduce(self) -> None:
        self._talk.say(self._sheet.title, "title")
        self._talk.say(readable(self._sheet.prompt))

    def _turn(self) -> Ending | None:
        """Take an answer to each part that is open, and check; return how the question ended, or None."""
        answers = dict(self._kept)
        for part in self._sheet.parts:
            if part.id in self._kept:
                continue
            self._pose(part)
            typed = self._answer(part)
            if isinstance(typed, _Over):
                return typed.ending
            answers[part.id] = typed
        return self._check({part.id: answers[part.id] for part in self._sheet.parts})

    def _pose(self, part: PartSheet) -> None:
        """Say what a part asks, what there is to choose from, and how an answer is typed."""
        name = part_name(self._sheet, part)
        if name:
            self._talk.say(f"{name} {readable(part_asks(part))}".strip(), "title")
        elif self._misses:
            return
        if part.layout not in self._sheet.prompt:
            self._talk.say(readable(part.layout), "quiet")
        for place, option in enumerate(part.options, 1):
            key = option.id if len(option.id) == 1 else str(place)
            self._talk.say(f"  {key}. {readable(option.text)}")
        if part.kind in _SPELLINGS and not self._misses:
            self._talk.say(_SPELLINGS[part.kind], "quiet")

    def _answer(self, part: PartSheet) -> str | _Over:
        """Take an answer to a part, and obey commands until there is one."""
        while True:
            typed = self._talk.ask(self._prompt(part))
            match typed if typed is None else typed.lower():
                case None | "quit" | "exit":
                    return _Over("ended")
                case "skip":
                    self._record("skipped")
                    return _Over("skipped")
                case "solution":
                    self._solve()
                    return _Over("solved")
                case "?" | "hint":
                    self._hint()
                case "" | "help":
                    self._talk.say(_HELP, "quiet")
                case _:
                    return typed or ""

    def _prompt(self, part: PartSheet) -> str:
        is_equal = part.label and not part.options and part.kind not in {"equation", "interval"}
        return f"{readable(f'${part.label}$')} = " if is_equal else "> "

    def _check(self, answers: dict[str, Answer]) -> Ending | None:
        result = self._ask(Mark(identity=self._sheet.identity, answers=answers), MARKING_S)
        if not isinstance(result, Verdict):
            return None
        self._record("unreadable" if result.costs_nothing else "attempt", answers=answers, verdict=result)
        self._keep(answers, result)
        match result.outcome:
            case "right":
                self._say(right_lines(self._sheet, result))
                return "right"
            case "unreadable" | "undecided" | "empty":
                self._say(free_lines(self._sheet, result, answers, self._talk.columns))
            case _:
                self._missed(result)
        return None

    def _keep(self, answers: dict[str, Answer], verdict: Verdict) -> None:
        """Put aside what need not be typed again."""
        again = {part for part, said in told_parts(verdict).items() if said.outcome != "right"}
        self._kept = {part: answer for part, answer in answers.items() if part not in again}

    def _missed(self, verdict: Verdict) -> None:
        """Say more at each miss; to a pipe everything at once, because nobody is there to think first."""
        self._misses += 1
        solution = None
        if self._misses >= STEP_AT:
            solved = self._ask(Solve(identity=self._sheet.identity), MAKING_S)
            solution = solved if isinstance(solved, Solution) else None
        names_slip = not self._talk.is_with_a_person
        self._say(missed_lines(self._sheet, verdict, self._misses, solution, names_slip=names_slip))

    def _hint(self) -> None:
        if self._hints == self._sheet.hints:
            self._talk.say("There is no further hint; solution shows the way.", "quiet")
            return
        hint = self._ask(Hint(identity=self._sheet.identity, number=self._hints), MAKING_S)
        if isinstance(hint, HintText):
            self._hints += 1
            self._record("hint")
            self._talk.say(readable(hint.text))

    def _solve(self) -> None:
        solution = self._ask(Solve(identity=self._sheet.identity), MAKING_S)
        if isinstance(solution, Solution):
            self._record("solution", solution=solution)
            self._say(solution_lines(self._sheet, solution))

    def _say(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._talk.say(line.text, line.tone)

    def _ask(self, request: AnyRequest, deadline_s: float) -> Result | None:
        """Return the worker's result; what it could not do is said, and costs nothing."""
        reply = self._client.ask(request, deadline_s)
        if isinstance(reply, Done):
            return reply.result
        self._talk.say(reply.message, "miss")
        return None

    def _record(
        self,
        kind: Kind,
        *,
        solution: Solution | None = None,
        answers: dict[str, Answer] | None = None,
        verdict: Verdict | None = None,
    ) -> None:
        try:
            self._recorder.write(
                kind,
                self._sheet,
                solution=solution,
                answer=cast("Answered | None", answers),
                verdict=verdict,
                seconds=monotonic() - self._shown_at,
            )
        except MachineError as fault:
            self._talk.say(f"{fault} This is not recorded.", "miss")
