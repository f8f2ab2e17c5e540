"""What the presenter is tried out on: a page that records, a worker that answers at once, records in memory."""

from dataclasses import dataclass, field
from pathlib import Path

from engine.landscape.plots import Component, Landscape
from engine.learning.history import History
from engine.questions.outline import FamilyOutline, Topic
from engine.questions.sheet import Identity, PartSheet, Sheet, Solution, SolvedStep
from engine.questions.verdict import (
    Counterexample,
    DifferenceShown,
    DifferencesShown,
    EntryVerdict,
    NamedSlip,
    PartVerdict,
    Verdict,
)
from engine.records.journal import Journal
from engine.records.session import Session
from engine.worker.messages import Differences, Done, Failed, Hint, HintText, Make, Mark, Solve
from ui.practice.course import Course
from ui.practice.objection import ObjectionFile
from ui.practice.presenter import PracticePresenter
from ui.practice.sitting import Sitting

TOPICS = (
    Topic("partial_derivatives", "Partial derivatives", (FamilyOutline("pd_basic", "Polynomials", (1, 2)),)),
    Topic("gradients", "Gradients", (FamilyOutline("gr_vector", "Gradient vector", (1, 2)),)),
    Topic("jacobians", "Jacobians", (FamilyOutline("ja_matrix", "Jacobian matrix", (1, 2)),)),
)
SHAPES = {"pd_basic": None, "gr_vector": (2, 1), "ja_matrix": (2, 2)}
SOLUTION = Solution(
    (SolvedStep("Hold $y$ fixed.", ""), SolvedStep("Differentiate.", "2x")), {"answer": "2*x"}, {"answer": "f_x = 2x"}
)


def sheet_of(identity):
    """f = x²; its derivative is 2x. Grids ask for 2x in every entry."""
    shape = SHAPES[identity.family]
    kind = "expression" if shape is None else "vector" if shape[1] == 1 else "matrix"
    return Sheet(
        identity=Identity(identity.family, 1, identity.level, identity.seed),
        topic="partial_derivatives",
        title=identity.family,
        prompt="Find $f_x$.\n$f(x, y) = x^2$",
        names=("x", "y"),
        parts=(PartSheet("answer", "f_x", kind, shape, ("x", "y")),),
        hints=2,
        note=f"{identity.family} {identity.level} {identity.seed}",
        landscape=Landscape((Component("f", "x^2"),), ("x", "y"), ((-2.0, 2.0), (-2.0, 2.0)), (0.8, 0.6)),
    )


def verdict_of(text):
    """Read a verdict off an answer: `2x` is right, `?` unreadable, nothing is empty, all else is wrong."""
    cells = text if not isinstance(text, str) else ((text,),)
    entries = tuple(tuple(entry_of(cell) for cell in row) for row in cells)
    flat = [entry.outcome for row in entries for entry in row]
    outcome = next((bad for bad in ("empty", "unreadable") if bad in flat), None)
    right = flat.count("right")
    outcome = outcome or ("right" if right == len(flat) else "partly" if right else "wrong")
    is_missed = outcome in {"partly", "wrong"}
    part = PartVerdict(
        outcome,
        right / len(flat),
        entries,
        evidence="proved" if outcome == "right" else None,
        slip=NamedSlip("D1", "You have x here. The power comes down.") if is_missed else None,
        step=1 if is_missed else None,
    )
    return Verdict(outcome, right / len(flat), {"answer": part})


def entry_of(text):
    match text:
        case "2x":
            return EntryVerdict("right", "proved")
        case "":
            return EntryVerdict("empty")
        case "?":
            return EntryVerdict("unreadable", message="A ? is not part of the notation.", span=(0, 1))
        case _:
            return EntryVerdict(
                "wrong", "counterexample", counterexample=Counterexample({"x": "1", "y": "2"}, "3", "5")
            )


class InstantWorker:
    """Answers at once, or holds its replies back until `release`."""

    def __init__(self):
        self.requests = []
        self.fault = None
        self.differences = DifferencesShown((DifferenceShown("answer", 0, 0, "x - 1"),))
        self._failing = object
        self._held = None
        self._holding = object

    def submit(self, request, deadline_s, then):
        self.requests.append(request)
        reply = (
            Failed(1, self.fault)
            if self.fault and isinstance(request, self._failing)
            else Done(1, self.result(request))
        )
        if self._held is None or not isinstance(request, self._holding):
            then(reply)
        else:
            self._held.append((then, reply))

    def fail(self, fault, *, at):
        self.fault, self._failing = fault, at

    def hold(self, *, only=object):
        self._held, self._holding = [], only

    def release(self):
        held, self._held = self._held, None
        for then, reply in held:
            then(reply)

    def result(self, request):
        match request:
            case Make(identity=identity):
                return sheet_of(identity)
            case Mark(answers=answers):
                return verdict_of(answers["answer"])
            case Hint(number=number):
                return HintText(f"Hint {number}.")
            case Solve():
                return SOLUTION
            case Differences():
                return self.differences


class MemoryLog:
    """Acknowledges at once, or not before `acknowledge`."""

    def __init__(self):
        self.events = []
        self.fault = None
        self.is_slow = False
        self._waiting = []

    def append(self, event, snapshot, done):
        self.events.append(event)
        if done is not None:
            self._waiting.append(done)
            if not self.is_slow:
                self.acknowledge()

    def acknowledge(self):
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done(self.fault)

    @property
    def kinds(self):
        return [event.kind for event in self.events]


class MemoryShelf:
    def __init__(self):
        self.saved = Session()

    def save(self, value):
        self.saved = value


class RecordingView:
    """Remembers what is on the page."""

    def __init__(self):
        self.sheet = None
        self.typed = {}
        self.is_busy = False
        self.is_closed = False
        self.marks = {}
        self.feedback = None
        self.hints = ()
        self.solution = None
        self.differences = ()
        self.actions = None
        self.is_revealed = False
        self.claimed = None
        self.outcomes = ()
        self.attempts = ()
        self.page = None
        self.trouble = None
        self.is_waiting = False
        self.wish = None
        self.focused_wrong = 0

    def show_question(self, sheet, typed):
        wish = self.wish
        self.__init__()
        self.wish = wish
        self.sheet, self.typed = sheet, dict(typed)

    def show_place(self, topics, sheet):
        self.place = sheet

    def show_wish(self, topics, wish):
        self.wish = wish

    def show_round(self, outcomes):
        self.outcomes = tuple(outcomes)

    def show_waiting(self):
        self.is_waiting = True

    def set_busy(self, *, busy):
        self.is_busy = busy

    def mark(self, part, verdict, answered):
        self.marks[part] = verdict

    def show_attempts(self, attempts):
        self.attempts = attempts

    def focus_first_wrong(self):
        self.focused_wrong += 1

    def close_answer(self):
        self.is_closed = True

    def show_feedback(self, feedback):
        self.feedback = feedback

    def show_hints(self, hints):
        self.hints = tuple(hints)

    def show_solution(self, solution):
        self.solution = solution

    def show_differences(self, differences):
        self.differences = tuple(differences)

    def reveal_landscape(self):
        self.is_revealed = True

    def show_claims(self, claimed, *, revealed):
        self.claimed = claimed
        self.is_revealed = self.is_revealed or revealed

    def offer(self, actions):
        self.actions = actions

    def show_round_page(self, page):
        self.page = page

    def show_trouble(self, message):
        self.trouble = message


@dataclass
class Stage:
    """A presenter with everything around it in memory."""

    folder: Path
    session: Session = field(default_factory=Session)
    history: tuple = ()

    def __post_init__(self):
        self.view = RecordingView()
        self.worker = InstantWorker()
        self.log = MemoryLog()
        self.shelf = MemoryShelf()
        self.objections = ObjectionFile(self.folder)
        self.now_s = 0.0
        seeds = iter(range(100, 10_000))
        self.sitting = Sitting(
            pen=Journal(self.log, device="test"),
            shelf=self.shelf,
            course=Course(TOPICS, History(self.history), lambda: next(seeds)),
            session=self.session,
            seconds=lambda: self.now_s,
        )
        self.presenter = PracticePresenter(
            view=self.view, worker=self.worker, sitting=self.sitting, objection_file=self.objections
        )

    def started(self):
        self.presenter.start()
        return self

    def check(self, text):
        shape = self.view.sheet.parts[0].shape
        grid = text if shape is None or not isinstance(text, str) else ((text,) * shape[1],) * shape[0]
        self.presenter.check({"answer": grid})

    def answer_round(self, text="2x"):
        for _ in range(10):
            self.check(text)
            if text != "2x":
                self.presenter.give_up()
            self.presenter.go_on()
