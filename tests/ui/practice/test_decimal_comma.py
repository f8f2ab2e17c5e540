"""Answers typed with decimal commas leave the page with points, and come back with commas."""

from collections.abc import Iterator

import pytest

from engine.language.decimal_mark import use_decimal_comma
from engine.questions.sheet import Identity, Option, PartSheet, Sheet
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.practice.answer_parts import AnswerParts

_PAIR = PartSheet("a", "", "vector", (1, 2), ("x",))
_POINTS = PartSheet("b", "", "points", None, ("x", "y"))
_SEVERAL = PartSheet("c", "", "multi", None, (), options=(Option("p", "one"), Option("q", "two")))
SHEET = Sheet(Identity("f", 1, 1, 1), "t", "T", "Give it.", ("x", "y"), (_PAIR, _POINTS, _SEVERAL), 0, "")
STORED = {"a": (("0.5x", "2"),), "b": "(1.5, 2), (0, 0)", "c": "p, q"}


@pytest.fixture
def comma() -> Iterator[None]:
    """Decimals are typed with a comma, until the test is over."""
    use_decimal_comma(used=True)
    yield
    use_decimal_comma(used=False)


@pytest.fixture
def parts(qtbot, appearance):
    made = AnswerParts()
    qtbot.addWidget(made)
    made.show_sheet(SHEET, STORED)
    return made


@pytest.mark.usefixtures("comma")
def test_what_was_kept_is_typed_with_commas(parts):
    assert parts.editor("a").answer() == (("0,5x", "2"),)
    assert parts.editor("b").answer() == "(1,5; 2); (0; 0)"


@pytest.mark.usefixtures("comma")
def test_what_is_typed_leaves_with_points(parts):
    parts.editor("b").set_answer("(2,25; 1)")

    assert parts.answers() == STORED | {"b": "(2.25, 1)"}


def test_another_mark_rewrites_what_was_typed_and_what_it_means_stays(parts):
    use_decimal_comma(used=True)
    parts.adapt()
    use_decimal_comma(used=False)

    assert parts.editor("a").answer() == (("0,5x", "2"),)
    assert parts.answers() == STORED


def test_another_mark_keeps_the_marks_and_the_places(parts):
    wrong = PartVerdict("wrong", 0.5, entries=((EntryVerdict("right"), EntryVerdict("wrong")),))
    parts.mark("a", wrong, STORED["a"])
    places = [parts.layout().indexOf(parts.panel(part)) for part in STORED]
    use_decimal_comma(used=True)

    parts.adapt()
    use_decimal_comma(used=False)

    assert parts.editor("a").grid.entry((0, 1)).word == "Not yet"
    assert [parts.layout().indexOf(parts.panel(part)) for part in STORED] == places


def test_without_another_mark_nothing_is_made_anew(parts):
    before = parts.editor("a")

    parts.adapt()

    assert parts.editor("a") is before
