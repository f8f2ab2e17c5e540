"""The library page: a map of two topics, and a sample."""

import pytest
from PySide6.QtCore import QPoint, Qt

from engine.questions.sheet import Difficulty, Identity, PartSheet, Sheet
from ui.library.page import FamilyEntry, Picked, Relative, Section
from ui.library.sample_card import effort
from ui.library.view import LibraryPage

FIRST = FamilyEntry("first", "Partial slopes", (1, 2), "firm", leads_to=(Relative("second", "Arrows"),))
SECOND = FamilyEntry("second", "Arrows", (1, 2, 3), "new", builds_on=(Relative("first", "Partial slopes"),))
SECTIONS = (Section("slopes", "Slopes", (FIRST,)), Section("maps", "Maps", (SECOND,)))


def part(kind, shape=None):
    return PartSheet(id="answer", label="x", kind=kind, shape=shape, names=())


def sheet(*parts, difficulty=None):
    return Sheet(
        Identity("second", 1, 2, 0), "maps", "Arrows", "Find $x$.\n$x = 1$", (), parts, 2, "", difficulty=difficulty
    )


@pytest.fixture
def page(qtbot, appearance):
    shown = LibraryPage()
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    shown.show_map(SECTIONS)
    shown.show_picked(Picked("maps", SECOND, 2))
    return shown


def row(page, family):
    return next(row for row in page.rows if row.family.id == family)


def test_a_row_says_its_title_and_how_far_the_learner_is(page):
    assert row(page, "first").accessibleName().startswith("Partial slopes, firm")


def test_what_the_family_builds_on_is_marked(page):
    assert "builds on it" in row(page, "first").accessibleName()
    assert "Builds on: Partial slopes." in [label.text() for label in page.sample.findChildren(type(page.heading))]


def test_a_click_looks_at_a_family(page, qtbot):
    with qtbot.waitSignal(page.picked) as picked:
        qtbot.mouseClick(row(page, "first"), Qt.MouseButton.LeftButton)

    assert picked.args == ["first", 0]


def test_the_arrow_keys_choose_a_level_and_enter_practises(page, qtbot):
    row(page, "second").setFocus()

    with qtbot.waitSignal(page.picked) as picked:
        qtbot.keyClick(row(page, "second"), Qt.Key.Key_Right)
    with qtbot.waitSignal(page.practised):
        qtbot.keyClick(row(page, "second"), Qt.Key.Key_Return)

    assert picked.args == ["second", 3]


def test_typing_searches_and_down_leads_to_what_was_found(page, qtbot):
    with qtbot.waitSignal(page.searched) as searched:
        qtbot.keyClicks(page.search, "a")

    qtbot.keyClick(page.search, Qt.Key.Key_Down)

    assert searched.args == ["a"]
    assert page.rows[0].hasFocus()


def columns(page):
    return {row(page, family).mapTo(page, QPoint()).x() for family in ("first", "second")}


def test_a_narrow_page_has_one_column(page, qtbot):
    page.resize(1400, 700)
    qtbot.waitUntil(lambda: len(columns(page)) == 2)

    page.resize(720, 700)

    qtbot.waitUntil(lambda: len(columns(page)) == 1)


def test_nothing_found_is_said(page):
    page.show_map(())

    said = [label.text() for label in page.findChildren(type(page.heading)) if label.isVisible()]
    assert "Nothing here has these words." in said


def test_the_sample_is_shown_as_it_would_be_asked(page):
    page.show_sample(sheet(part("vector", (2, 1))))

    assert page.sample.has_sample


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        pytest.param(sheet(part("matrix", (2, 3))), "Answered by a 2 × 3 matrix.", id="a matrix"),
        pytest.param(
            sheet(part("number"), part("class"), difficulty=Difficulty(3, 4, 100)),
            "Answered by a number and a choice. 3 rules, about 2 min.",
            id="two parts, and how hard they are",
        ),
        pytest.param(
            sheet(part("points"), difficulty=Difficulty(1, 4, 20)),
            "Answered by points. One rule, about 1 min.",
            id="an easy one",
        ),
    ],
)
def test_how_hard_it_is_is_said(shown, says):
    assert effort(shown) == says
