"""The pages that can be drawn, each set up as a learner would come to it."""

from collections.abc import Callable

from engine.questions.sheet import Identity
from engine.questions.verdict import NamedSlip
from engine.records.session import Asked, Round, RoundOutcome, Session
from ui.claim_scenes import CLAIM_SCENES
from ui.explore_scenes import EXPLORE_SCENES
from ui.kind_scenes import KIND_SCENES
from ui.library.room import LibraryRoom
from ui.own_scenes import OWN_SCENES
from ui.sensitivity_scenes import SENSITIVITY_SCENES
from ui.settings_scenes import SETTINGS_SCENES
from ui.studio import Studio
from ui.typing_scenes import TYPING_SCENES

_JACOBIAN = ("ja_matrix", 1, 5)
_GRADIENT = ("gr_vector", 1, 3)
_HESSIAN = ("he_matrix", 4, 2)
_COMPOSITE = ("pd_rules", 3, 4)

# Symmetric, and longer than its cells
_LONG_ENTRIES = (
    ("-4y^2 cos(2x y) + 6z e^(3x)", "2cos(2x y) - 4x y sin(2x y)", "9x^2 z e^(3x) + 6x z"),
    ("2cos(2x y) - 4x y sin(2x y)", "-4x^2 sin(2x y)/(1 + z^2)", "-8x y z/(1 + z^2)^2"),
    ("9x^2 z e^(3x) + 6x z", "-8x y z/(1 + z^2)^2", "(24z^2 - 8)/(1 + z^2)^3"),
)

_SLIP = NamedSlip("D8", "The exponent of $x^{2}$ came down and also stayed. After it comes down, it is one less.")
_ROUND: tuple[RoundOutcome, ...] = (
    "right",
    "right",
    "missed",
    "right",
    "helped",
    "right",
    "missed",
    "right",
    "skipped",
    "right",
)


def _first_run(studio: Studio) -> None:
    studio.open(Session())
    studio.wait(lambda: studio.shows("welcome"))


def _practice(studio: Studio) -> None:
    sheet = studio.ask(*_JACOBIAN)
    studio.answer(studio.key(sheet))


def _wrong(studio: Studio) -> None:
    sheet = studio.ask(*_JACOBIAN)
    studio.answer(studio.key(sheet))
    answer = studio.room.page.answer.editor(sheet.parts[0].id).answer()
    if not isinstance(answer, str):
        (first, second), *below = answer
        studio.answer(((first, f"{second} + y"), *below))
    studio.check()


def _slip(studio: Studio) -> None:
    sheet = studio.ask(*_JACOBIAN)
    studio.answer(studio.slip(sheet))
    studio.check()
    studio.check()


def _right(studio: Studio) -> None:
    sheet = studio.ask(*_JACOBIAN)
    studio.answer(studio.key(sheet))
    studio.check()


def _surface(studio: Studio) -> None:
    _right(studio)
    studio.pick("landscape_picture", 1)


def _gradient(studio: Studio) -> None:
    sheet = studio.ask(*_GRADIENT)
    studio.answer(studio.key(sheet))
    studio.check()


def _hint(studio: Studio) -> None:
    studio.ask(*_COMPOSITE)
    studio.answer("2x +")
    studio.press("hint")
    studio.wait(lambda: studio.shows("hint_0"))


def _unreadable(studio: Studio) -> None:
    studio.ask(*_COMPOSITE)
    studio.answer("2x + q sin(")
    studio.check()


def _two_readings(studio: Studio) -> None:
    studio.ask(*_COMPOSITE)
    studio.answer("1/2x")


def _solution(studio: Studio) -> None:
    studio.ask(*_COMPOSITE)
    studio.press("give_up")
    studio.wait(lambda: studio.shows("next_step"))
    studio.press("all_steps")


def _hessian(studio: Studio) -> None:
    studio.ask(*_HESSIAN)
    studio.answer(_LONG_ENTRIES)


def _objection(studio: Studio) -> None:
    _slip(studio)
    studio.press("object")


def _round(studio: Studio) -> None:
    asked = tuple(
        Asked(Identity("pd_basic", 1, 2, seed), "Partial derivative of a polynomial", outcome)
        for seed, outcome in enumerate(_ROUND)
    )
    slipped = tuple(
        Asked(each.identity, each.title, each.outcome, _SLIP) if each.outcome == "missed" else each for each in asked
    )
    studio.open(Session(round=Round(slipped)))


def _library(studio: Studio) -> None:
    studio.open(Session())
    library = studio.enter("library", LibraryRoom)
    library.presenter.pick("he_matrix", 3)
    studio.wait(lambda: library.page.sample.has_sample)


def _primer(studio: Studio) -> None:
    _read(studio, "jacobians")


def _opening_primer(studio: Studio) -> None:
    _read(studio, "")


def _read(studio: Studio, topic: str) -> None:
    studio.open(Session())
    studio.wing.read_primer(topic)
    page = studio.wing.primer
    studio.wait(lambda: page is not None and page.landscape.is_drawn)


def _shortcuts(studio: Studio) -> None:
    studio.open(Session())
    studio.press("help")


SCENES: dict[str, Callable[[Studio], None]] = {
    "first-run": _first_run,
    "practice": _practice,
    "practice-wrong": _wrong,
    "practice-slip": _slip,
    "practice-right": _right,
    "practice-surface": _surface,
    "practice-gradient": _gradient,
    "practice-hint": _hint,
    "practice-unreadable": _unreadable,
    "practice-readings": _two_readings,
    "practice-solution": _solution,
    "practice-hessian": _hessian,
    "practice-objection": _objection,
    **KIND_SCENES,
    **SETTINGS_SCENES,
    **OWN_SCENES,
    **CLAIM_SCENES,
    **SENSITIVITY_SCENES,
    **EXPLORE_SCENES,
    **TYPING_SCENES,
    "round": _round,
    "library": _library,
    "primer": _primer,
    "primer-opening": _opening_primer,
    "shortcuts": _shortcuts,
}
