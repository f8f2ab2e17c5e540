"""The page of one's own function, and a question that was asked on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from engine.records.session import Session
from ui.own_function.page import TASKS

if TYPE_CHECKING:
    from ui.own_function.room import OwnFunctionRoom
    from ui.studio import Studio


def _opened(studio: "Studio") -> "OwnFunctionRoom":
    studio.open(Session())
    studio.wait(lambda: studio.room.sitting.open_sheet is not None)
    return cast("OwnFunctionRoom", studio.wing.open("own_function"))


def _wait_for_picture(studio: "Studio", room: "OwnFunctionRoom") -> None:
    """Wait until the landscape is drawn; behind its tab it need not be."""
    landscape = room.page.landscape
    studio.wait(lambda: landscape.is_drawn or not landscape.isVisible())


def _own_function(studio: "Studio") -> None:
    room = _opened(studio)
    for example in ("sin(x) cos(y)", "f(u, v) = u v/2", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2"):
        room.presenter.take(example)
        room.presenter.use()
    _wait_for_picture(studio, room)


def _own_letters(studio: "Studio") -> None:
    room = _opened(studio)
    room.presenter.take("a x^2 + b y^2 + 1/2x")
    _wait_for_picture(studio, room)


def _own_refused(studio: "Studio") -> None:
    room = _opened(studio)
    room.presenter.take("a sin(x) + y^2")
    room.page.tasks.buttons[3].click()
    studio.wait(lambda: bool(room.page.banner.title))
    _wait_for_picture(studio, room)


def _own_question(studio: "Studio") -> None:
    room = _opened(studio)
    room.presenter.take("(x^2 + y - 11)^2 + (x + y^2 - 7)^2")
    room.presenter.practise(TASKS[1])
    studio.wait(lambda: studio.wing.here == "practice")
    studio.wait_for_landscape()


OWN_SCENES: "dict[str, Callable[[Studio], None]]" = {
    "own-function": _own_function,
    "own-readings": _own_letters,
    "own-refused": _own_refused,
    "own-question": _own_question,
}
