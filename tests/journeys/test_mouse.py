"""A session with the mouse, which types only what is an answer, in a real window on a real display."""

import sys

import pytest

from tests.journeys.desk import Desk
from tests.journeys.hand import Hand

pytestmark = pytest.mark.display

WINDOW = (sys.executable, "-m", "tests.journeys.pointed_window")


@pytest.fixture
def hand(screen, client, tmp_path):
    desk = Desk(screen, tmp_path, client, WINDOW)
    yield Hand(desk)
    desk.leave()


def answer(hand, fields=("answer",)):
    """Click into each field and type the right entry; check, and go on."""
    desk, asked, count = hand.desk, hand.desk.identity(), len(hand.desk.outcomes())
    for field, entry in zip(fields, desk.entries(), strict=True):
        hand.click(field)
        desk.type(entry)
    hand.click("primary")
    desk.until(lambda: desk.outcomes()[count - 1] == "right")
    hand.click("primary")
    desk.until_asked_else(asked)


def test_three_questions_of_different_kinds_are_answered(hand):
    hand.click("begin")
    answer(hand)
    answer(hand, ("entry_0_0", "entry_1_0"))
    assert hand.desk.identity().family == "ja_matrix"

    answer(hand, ("entry_0_0", "entry_0_1", "entry_1_0", "entry_1_1"))

    assert hand.desk.outcomes()[:3] == ["right"] * 3


def test_a_wrong_entry_of_a_jacobian_is_seen_and_mended(hand):
    hand.practise("ja_matrix")
    right = hand.desk.entries()
    fields = ("entry_0_0", "entry_0_1", "entry_1_0", "entry_1_1")
    for field, entry in zip(fields, [*right[:3], f"{right[3]} + y"], strict=True):
        hand.click(field)
        hand.desk.type(entry)

    hand.click("primary")
    hand.desk.until(lambda: hand.desk.session()["misses"] == 1)
    hand.sees("banner_disclosure")
    hand.desk.press("ctrl+a")
    hand.desk.type(right[3])
    hand.click("primary")

    hand.desk.until(lambda: hand.desk.outcomes()[-1] == "missed")
    hand.desk.until(lambda: hand.desk.session()["is_over"])


def test_an_option_is_chosen(hand):
    hand.practise("gr_match_plot")
    number = "abcdefgh".index(hand.desk.entries()[0].lower())

    hand.click(f"option_{number}")
    hand.click("primary")

    hand.desk.until(lambda: hand.desk.outcomes()[-1] == "right")


def test_a_hint_and_the_solution_are_read(hand):
    hand.changes(lambda: hand.click("hint"))
    hand.desk.until(lambda: hand.desk.session()["hints"] == 1)
    hand.click("give_up")
    hand.changes(lambda: hand.click("next_step"))

    assert hand.desk.quits() == 0
    assert hand.desk.events() == ["shown", "hint", "solution"]


def test_the_landscape_is_dragged_explored_and_turned(hand):
    hand.click("begin")
    hand.changes(lambda: hand.click("landscape_peek"))
    hand.changes(lambda: hand.drag("contour_canvas", by=(-60, 50)))
    hand.changes(lambda: hand.click("explore"))
    hand.changes(lambda: hand.click("explore_plane"))
    hand.changes(lambda: hand.click("segment_1", within="landscape_picture"))
    hand.changes(lambda: hand.drag("surface_canvas", by=(90, 30)))

    assert hand.desk.quits() == 0
    assert hand.desk.place()["picture"] == "Surface"


def test_every_page_is_reached_and_left(hand):
    hand.changes(lambda: hand.click("help"))
    hand.desk.press("Escape")
    hand.click("open_settings")
    hand.changes(lambda: hand.click("theme"))
    hand.changes(lambda: hand.click("segment_2", within="navigation"))
    hand.changes(lambda: hand.click("segment_1", within="navigation"))
    hand.changes(lambda: hand.click("segment_0", within="navigation"))
    hand.changes(lambda: hand.click("primer_button"))

    assert hand.desk.quits() == 0
    assert hand.desk.settings()["theme"] != "system"
