"""A session with nothing but the keyboard, in the real program on a real display."""

import pytest

from tests.journeys.desk import Desk
from tests.journeys.screen import SIZE

pytestmark = pytest.mark.display

# Beneath the heading of the landscape, in the right half of the window; and all there is to see
LANDSCAPE = (690, 200, 640, 560)
ALL = (0, 0, *SIZE)


@pytest.fixture
def desk(screen, client, tmp_path):
    desk = Desk(screen, tmp_path, client)
    yield desk
    desk.leave()


def answer(desk, *, check="Return"):
    """Give the right answer, and go on to the next question."""
    asked, count = desk.identity(), len(desk.outcomes())
    desk.fill(desk.entries())
    desk.press(check)
    desk.until(lambda: desk.outcomes()[count - 1] == "right")
    desk.press("Return")
    desk.until_asked_else(asked)


def press_and_see(desk, *keys, box=LANDSCAPE):
    """Press keys, and wait until they have changed what is seen."""
    before = desk.screen.rests(box)
    desk.press(*keys)
    desk.until(lambda: desk.screen.differs(box, before))


def find(desk, title, family):
    """Find a family in the library, and practise it."""
    press_and_see(desk, "ctrl+2", box=ALL)
    before = desk.screen.rests(ALL)
    desk.type(title)
    desk.until(lambda: desk.screen.differs(ALL, before))
    desk.screen.rests(ALL)
    desk.press("Down", "Return")
    desk.until(lambda: desk.session().get("current") and desk.identity().family == family)


def test_three_questions_of_different_kinds_are_answered_as_formulas_and_in_lines(desk):
    answer(desk)
    assert desk.identity().family == "gr_vector"

    desk.press("F2")
    desk.until(lambda: desk.settings().get("typing") == "line")
    answer(desk)
    assert desk.identity().family == "ja_matrix"

    desk.press("F2")
    desk.until(lambda: desk.settings().get("typing") == "formula")
    answer(desk, check="ctrl+Return")
    assert desk.outcomes()[:3] == ["right"] * 3
    assert desk.quits() == 0


def test_a_family_is_found_in_the_library_and_its_question_answered_by_a_letter(desk):
    find(desk, "contour maps", "gr_match_plot")
    right = desk.entries()[0]

    desk.press(right.lower())
    desk.press("ctrl+Return")

    desk.until(lambda: desk.outcomes()[-1] == "right")


def test_a_hint_and_the_solution_are_read(desk):
    press_and_see(desk, "ctrl+h", box=ALL)
    desk.until(lambda: desk.session()["hints"] == 1)
    press_and_see(desk, "alt+d", box=ALL)
    desk.until(lambda: desk.session()["is_over"])

    press_and_see(desk, "shift+Tab", "shift+Tab", "Return", box=ALL)

    assert desk.quits() == 0
    assert desk.events() == ["shown", "hint", "solution"]


def test_the_landscape_is_walked_on_explored_and_turned(desk):
    desk.fill(desk.entries())
    desk.until(lambda: desk.screen.is_vivid(LANDSCAPE))
    press_and_see(desk, "Return")
    press_and_see(desk, "F6")

    press_and_see(desk, "Right", "Right", "Up")
    press_and_see(desk, "alt+e")
    press_and_see(desk, "Down", "Down", "Return")
    press_and_see(desk, "shift+Tab", "Right")
    press_and_see(desk, "F6", "F6", "Left", "Left", "Up")

    assert desk.quits() == 0
    assert desk.place()["picture"] == "Surface"


def test_every_page_is_reached_and_left(desk):
    press_and_see(desk, "F1", box=ALL)
    press_and_see(desk, "Escape", box=ALL)
    press_and_see(desk, "ctrl+i", box=ALL)
    press_and_see(desk, "ctrl+i", box=ALL)
    press_and_see(desk, "ctrl+comma", box=ALL)
    press_and_see(desk, "ctrl+3")
    desk.press("ctrl+a")
    desk.type("x^2 exp(-x y)")
    desk.screen.rests(LANDSCAPE)

    assert desk.quits() == 0
    assert desk.place()["page"] == "own_function"


def test_what_is_typed_survives_quitting_and_the_next_start(desk, screen, client, tmp_path):
    asked = desk.identity()
    desk.type("3x")
    desk.until(lambda: desk.session()["unfinished"] == {"answer": "3x"})
    assert desk.quits() == 0

    again = Desk(screen, tmp_path, client)
    typed, identity = again.session()["unfinished"], again.identity()
    again.leave()

    assert typed == {"answer": "3x"}
    assert identity == asked
