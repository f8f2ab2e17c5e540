"""The line editor for what is no plain expression: numbers, antiderivatives, equations, intervals, points."""

import pytest
from PySide6.QtCore import Qt

from engine.questions.sheet import PartSheet
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.typesetting import render_svg
from ui.widgets.answer_editors import editor_for
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.formula import ScrollingFormula

RIGHT, WRONG = EntryVerdict("right", "proved"), EntryVerdict("wrong", "proved")


@pytest.fixture
def make(qtbot, appearance):
    """An editor for a part of a kind in x and y, on screen."""

    def make(kind, label="A", **more) -> ExpressionEdit:
        edit = editor_for(PartSheet("answer", label, kind, None, ("x", "y")), **more)
        qtbot.addWidget(edit.widget())
        edit.widget().resize(560, 160)
        with qtbot.waitActive(edit.widget()):
            edit.widget().show()
            edit.widget().activateWindow()
        edit.entry.field.setFocus()
        return edit

    return make


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        pytest.param("number", "1/3", r"\frac{1}{3}", id="a number"),
        pytest.param("antiderivative", "x^2 + C", "x^{2} + C", id="an antiderivative with its constant"),
        pytest.param("equation", "y = 2x", "y = 2x", id="an equation"),
        pytest.param("interval", "(0, 1]", r"\left(0, 1\right]", id="an interval"),
        pytest.param("interval", "x < 3", r"x \in \left(-\infty, 3\right)", id="a bound"),
        pytest.param("points", "(0, 0), (1, 2)", r"\left(0, 0\right),\; \left(1, 2\right)", id="points"),
        pytest.param("points", "none", r"\emptyset", id="no point"),
    ],
)
def test_the_preview_shows_what_will_be_marked(make, kind, text, shown):
    edit = make(kind)

    edit.set_answer(text)

    assert edit.panel.formula.latex == shown
    assert edit.panel.message == ""


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        pytest.param("equation", "y", r"y = \square", id="one side of an equation"),
        pytest.param("equation", "y = 2x +", r"y = 2x + \square", id="half of the other side"),
        pytest.param("interval", "(0, ", r"\square", id="one end of an interval"),
        pytest.param("points", "(0, 0), (1", r"\left(0, 0\right),\; \ldots", id="one point and a half"),
        pytest.param("points", "(0", r"\square", id="half a point"),
        pytest.param("points", "", r"\square", id="nothing"),
    ],
)
def test_what_is_unfinished_is_shown_as_far_as_it_goes_and_not_spoken_of(make, kind, text, shown):
    edit = make(kind)

    edit.set_answer(text)

    assert edit.panel.formula.latex == shown
    assert edit.panel.message == ""
    assert render_svg(shown).warnings == ()


def test_what_is_unfinished_is_spoken_of_once_the_line_is_left(make):
    edit = make("equation")
    edit.set_answer("y + x")

    edit.entry.field.clearFocus()

    assert "one “=”" in edit.panel.message
    assert edit.entry.field.underlined is not None


@pytest.mark.parametrize(
    ("kind", "text", "underlined"),
    [
        pytest.param("points", "(q, 1), (2, 3)", (1, 2), id="an unknown name in a point"),
        pytest.param("equation", "q = x", (0, 1), id="an unknown name in an equation"),
        pytest.param("interval", "(oo, 1) ", (0, 7), id="an interval the wrong way round"),
    ],
)
def test_what_cannot_be_read_is_underlined_with_its_sentence(make, kind, text, underlined):
    edit = make(kind)

    edit.set_answer(text)
    edit.entry.field.clearFocus()

    span = edit.entry.field.underlined
    assert (span.start, span.stop) == underlined
    assert edit.panel.message != ""


def test_a_reading_of_an_equation_is_chosen_by_its_key_and_shown_whole(make, qtbot):
    edit = make("equation")
    edit.set_answer("y = 1/2x")

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    assert edit.answer() == "y = (1/2)x"
    assert edit.panel.formula.latex.startswith("y = ")


@pytest.mark.parametrize("kind", ["interval", "points"])
def test_a_line_is_only_as_right_as_all_that_stands_in_it(make, kind):
    edit = make(kind)
    edit.set_answer("(0, 1)")

    edit.mark(PartVerdict("partly", 0.5, entries=((RIGHT, WRONG),)))

    assert edit.entry.word == "Partly"


def test_among_several_parts_the_preview_stands_beside_the_line(make):
    edit = make("number", saves_height=True)

    edit.set_answer("1/3")

    assert edit.panel.isHidden()
    assert edit.widget().height() <= 160


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        pytest.param("number", "A =", id="a number is equal to something"),
        pytest.param("interval", "", id="a bound says itself what it bounds"),
        pytest.param("equation", "", id="an equation is equal to nothing"),
    ],
)
def test_the_label_says_how_the_answer_belongs_to_it(make, kind, label):
    assert make(kind).label == label


@pytest.mark.parametrize(
    ("text", "shown"),
    [pytest.param("-2.5", "", id="a plain number"), pytest.param("5/2", r"\frac{5}{2}", id="more than that")],
)
def test_among_several_parts_what_reads_as_it_was_typed_is_not_repeated(make, text, shown):
    edit = make("number", saves_height=True)

    edit.set_answer(text)

    assert [each.latex for each in edit.findChildren(ScrollingFormula) if each.isVisible()] == [shown]
