"""What the page of one's own function does: reads, draws, remembers, and has questions made. It knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Protocol

import msgspec

from engine.functions.measure import operations
from engine.landscape.framing import Framing, framed
from engine.landscape.plots import Component, Landscape, Slider
from engine.language.plain_text import plain
from engine.language.tree import number
from engine.questions.definitions import Definition, read_definition
from engine.questions.own_function import OwnFunction, too_much
from engine.questions.sheet import Identity, Sheet
from engine.records.own_functions import OwnFunctions
from engine.worker.messages import CURRENT, Done, Failed, Make
from ui.own_function.examples import EXAMPLES, box_of
from ui.own_function.page import TASKS, OwnFunctionView, Task
from ui.practice.supply import Worker
from ui.translation import tr

# A question that takes longer would take too long to mark, too.
MAKING_S = 3.0
# More operations than this make dragging jerky.
_LARGEST_DRAWN = 150
_MOST_NAMES = 6
# Which letters are axes rather than constants, where a function holds several.
_LIKELY = ("x", "y", "z", "u", "v", "w", "s", "t", "p", "q", "r")
_CONSTANT = 1.0
_SLIDER = (-3.0, 3.0)

_TOO_LARGE = tr("This function is too long to be drawn while you watch. Take a shorter one.")
_MANY_NAMES = tr(
    "This function has many letters. Up to {most} can be drawn: two axes, and a slider for each other one."
).format(most=_MOST_NAMES)
_NOWHERE = tr(
    "This is defined almost nowhere near the origin, so there is nothing to draw. Check roots, logarithms and denominators."
)
_LEVEL = tr("This has the same height everywhere, so there is nothing to practise on. Let it change with its letters.")


class Shelf(Protocol):
    """Keeps what was typed for the next start."""

    def save(self, value: OwnFunctions) -> None: ...


@dataclass(frozen=True, slots=True)
class _Looked:
    """A function as it is on the page, and where it is looked at."""

    own: OwnFunction
    framing: Framing


class OwnFunctionPresenter:
    """Leads a learner from a typed function to its landscape and to questions on it. Texts have decimal points here.

    Args:
        view: The page.
        worker: Makes questions.
        kept: What was typed before.
        shelf: Keeps what is typed now.
        ask: Puts a question on the practice page.
    """

    def __init__(
        self,
        *,
        view: OwnFunctionView,
        worker: Worker,
        kept: OwnFunctions,
        shelf: Shelf,
        ask: Callable[[Sheet], None],
    ) -> None:
        self._view = view
        self._worker = worker
        self._kept = kept
        self._shelf = shelf
        self._ask = ask
        self._text = ""
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._looked: _Looked | None = None
        self._wanted: Task | None = None
        self._asked = 0

    def start(self) -> None:
        """Show what was typed last, or the first example."""
        self._view.show_recent(self._kept.recent)
        self.take(EXAMPLES[0].text if self._kept.typed is None else self._kept.typed)

    def take(self, text: str) -> None:
        """Put a function into the line, and draw it."""
        self._view.show_text(text)
        self.read(text)

    def read(self, text: str) -> None:
        """Read what was typed, and draw it if it is a function."""
        if text == self._text and self._looked is not None:
            return
        self._text = text
        self._keep(msgspec.structs.replace(self._kept, typed=text))
        found = read_definition(text)
        if not isinstance(found, Definition):
            # what is wrong with the text stands beneath the line; the picture of before stays while it is being typed
            self._forget()
            return
        self._pairs = _pairs(found)
        self._view.show_axes(self._pairs, 0)
        self._look(OwnFunction(found.body, self._pairs[0]))

    def pick_axes(self, index: int) -> None:
        """Draw the function over another pair of its letters."""
        if self._looked is not None:
            self._look(replace(self._looked.own, axes=self._pairs[index], point=None))

    def point(self, x: float, y: float) -> None:
        """Take in where the marker is; questions are asked at the nearest simple point."""
        if self._looked is not None:
            self._place(self._looked, x, y)

    def use(self) -> None:
        """Remember the function as one that was used."""
        if self._looked is not None and self._text.strip():
            self._keep(self._kept.used(self._text))
            self._view.show_recent(self._kept.recent)

    def practise(self, task: Task) -> None:
        """Have a question made; nothing happens while one is being made."""
        if self._looked is None or self._wanted is not None:
            return
        self.use()
        self._wanted = task
        self._view.say("")
        self._view.set_busy(busy=True)
        own = self._looked.own if task.at_point else replace(self._looked.own, point=None)
        identity = Identity(task.family, CURRENT, 1, self._asked, own.text())
        # every second partial derivative is by the other letter
        self._asked += task is TASKS[0]
        self._worker.submit(Make(identity=identity), MAKING_S, lambda reply: self._take(task, reply))

    def _take(self, task: Task, reply: Done | Failed) -> None:
        if task is not self._wanted:
            return
        self._wanted = None
        self._view.set_busy(busy=False)
        match reply:
            case Done(result=Sheet() as sheet):
                self._ask(sheet)
            case Failed(message=message):
                self._view.say(message)
            case _:
                self._view.say(tr("The worker answered something else than a question."))

    def _look(self, own: OwnFunction) -> None:
        """Draw a function, or say why that cannot be done."""
        self._forget()
        framing = None
        trouble = _undrawable(own)
        if not trouble:
            framing = framed(own.f, own.axes, dict.fromkeys(own.constants, _CONSTANT), box_of(self._text))
            trouble = _NOWHERE if framing is None else ""
        if framing is None:
            self._view.show_landscape(None)
            self._view.say(trouble)
            return
        refused = too_much(own.f) or (_LEVEL if framing.is_level else "")
        self._view.say(refused)
        self._view.offer(tasks=not refused)
        self._place(_Looked(own, framing), *framing.start)
        self._view.show_landscape(_landscape(own, framing, self._looked))

    def _place(self, looked: _Looked, x: float, y: float) -> None:
        """Ask at the simple point nearest to a place."""
        point = (_simple(x, looked.framing), _simple(y, looked.framing))
        self._looked = replace(looked, own=replace(looked.own, point=point))
        self._view.show_point(f"P = ({', '.join(plain(number(value)) for value in point)})")

    def _forget(self) -> None:
        """Let go of the function that was there, and of a question that is being made on it."""
        self._looked, self._wanted = None, None
        self._view.set_busy(busy=False)
        self._view.offer(tasks=False)
        self._view.show_point("")
        self._view.say("")

    def _keep(self, kept: OwnFunctions) -> None:
        if kept != self._kept:
            self._kept = kept
            self._shelf.save(kept)


def _pairs(found: Definition) -> tuple[tuple[str, str], ...]:
    """Return the pairs of names that can be the axes, the likeliest first; one name is given a second one beside it."""
    names = found.arguments + tuple(sorted(set(found.names) - set(found.arguments), key=_likeliness))
    if len(names) < 2:
        beside = (name for name in ("x", "y") if name not in names)
        names = (*names, *beside)[:2]
    return tuple(combinations(names[:_MOST_NAMES], 2))


def _likeliness(name: str) -> tuple[int, str]:
    letter = name[0]
    return (_LIKELY.index(letter) if letter in _LIKELY else len(_LIKELY), name)


def _undrawable(own: OwnFunction) -> str:
    if operations(own.f) > _LARGEST_DRAWN:
        return _TOO_LARGE
    return _MANY_NAMES if len(own.names) > _MOST_NAMES else ""


def _simple(coordinate: float, framing: Framing) -> Fraction:
    """Return the nearest half; in a small square the nearest quarter, in a large one the nearest whole number."""
    (low, high), _ = framing.box
    parts = 4 if high - low <= 2 else 2 if high - low <= 12 else 1
    return Fraction(round(coordinate * parts), parts)


def _landscape(own: OwnFunction, framing: Framing, looked: _Looked | None) -> Landscape:
    at = framing.start if looked is None or looked.own.point is None else tuple(map(float, looked.own.point))
    return Landscape(
        components=(Component("f", plain(own.f)),),
        axes=own.axes,
        box=framing.box,
        point=(at[0], at[1]),
        sliders=tuple(Slider(name, _CONSTANT, *_SLIDER) for name in own.constants),
    )
