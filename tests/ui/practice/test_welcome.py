"""The first start: what this is, beside a first question that is live."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.questions.sheet import Identity
from engine.records.session import Session, Wish
from tests.ui.practice.stage import sheet_of
from tests.ui.premises import asked, open_house
from ui.practice.divider import Divided
from ui.practice.view import PracticePage


@pytest.fixture
def first_start(qtbot, appearance, client, tmp_path):
    wished = Session(wish=Wish("fakes", "expression", 1))
    with open_house(qtbot, client, tmp_path, wished) as house:
        house.window.resize(1320, 840)
        house.window.activateWindow()
        qtbot.waitUntil(house.room.page.answer.has_focus)
        yield house


def welcome(house):
    return house.window.findChild(QWidget, "welcome")


def test_the_first_question_keeps_the_keyboard(first_start):
    assert welcome(first_start).isVisible()
    assert welcome(first_start).accessibleDescription().count(". ") == 2
    assert first_start.room.page.answer.has_focus()


def test_the_first_question_stands_beside_it(qtbot, appearance):
    page = PracticePage()
    qtbot.addWidget(page)
    page.resize(1272, 752)
    page.show()
    page.show_question(sheet_of(Identity("pd_basic", 1, 1, 1)), {})

    page.show_welcome()

    qtbot.waitUntil(lambda: page.split.free_area().left() > page.answer.width())
    assert page.findChild(QWidget, "welcome").geometry() == page.split.free_area()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape], ids=lambda key: key.name)
def test_one_key_is_enough_to_begin(first_start, qtbot, key):
    qtbot.keyClick(first_start.window.focusWidget(), key)

    qtbot.waitUntil(lambda: welcome(first_start) is None)
    assert first_start.room.sitting.session.misses == 0
    assert first_start.room.page.answer.banner.title == ""
    assert first_start.room.page.answer.has_focus()


def test_whoever_types_is_past_it(first_start, qtbot):
    qtbot.keyClicks(first_start.window.focusWidget(), "2x")

    qtbot.waitUntil(lambda: welcome(first_start) is None)
    assert first_start.room.page.answer.answers()["answer"] == "2x"


def test_it_follows_the_window_into_a_narrow_one(first_start, qtbot):
    first_start.window.resize(1024, 700)

    qtbot.waitUntil(lambda: welcome(first_start).geometry() == first_start.room.page.split.rect())


def test_it_is_shown_once(qtbot, appearance, client, tmp_path):
    with open_house(qtbot, client, tmp_path) as first:
        assert welcome(first) is not None

    with open_house(qtbot, client, tmp_path) as second:
        assert welcome(second) is None


def test_who_comes_back_meets_no_welcome(qtbot, appearance, client, tmp_path):
    with open_house(qtbot, client, tmp_path, asked(client, "vector")) as house:
        assert welcome(house) is None


@pytest.fixture
def divided(qtbot, appearance):
    divided = Divided(QWidget(), QWidget(), 0.5)
    qtbot.addWidget(divided)
    divided.resize(1020, 400)
    divided.show()
    return divided


def test_the_divider_is_moved_with_the_arrow_keys_and_brought_back(divided, qtbot):
    gutter = divided.handle(1)
    before = divided.sizes()[0]

    qtbot.keyClick(gutter, Qt.Key.Key_Right)
    assert divided.sizes()[0] > before

    qtbot.keyClick(gutter, Qt.Key.Key_Home)
    assert divided.sizes()[0] == before


def test_the_share_stays_as_the_window_grows(divided):
    divided.divide(0.4)

    divided.resize(1520, 400)

    assert divided.sizes() == [600, 900]


@pytest.mark.parametrize(("wanted", "given"), [(0.01, 0.35), (3.0, 0.65)], ids=["too little", "too much"])
def test_neither_side_is_squeezed(divided, wanted, given):
    divided.divide(wanted)

    assert divided.share == given
