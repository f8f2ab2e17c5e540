import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from engine.errors import Span
from engine.language.reading import Read
from engine.language.typeset import latex
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.typesetting import render_svg
from ui.widgets.answer_editor import AnswerEditor
from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.reading_panel import ChoiceButton

NOTATION = Notation(("x", "y"))


@pytest.fixture
def edit(qtbot, appearance) -> ExpressionEdit:
    """An editor for an expression in x and y, on screen."""
    made = ExpressionEdit(NOTATION, "f_x(x, y)")
    qtbot.addWidget(made)
    made.resize(500, 160)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.entry.field.setFocus()
    return made


def type_in(qtbot, edit: ExpressionEdit, text: str) -> None:
    qtbot.keyClicks(edit.entry.field, text)


def verdict(outcome, **more) -> PartVerdict:
    return PartVerdict(outcome, 0.0, entries=((EntryVerdict(outcome, **more),),))


def test_it_is_an_answer_editor(edit):
    editor: AnswerEditor = edit

    assert editor.widget() is edit


def test_the_preview_shows_the_tree_that_will_be_marked(edit, qtbot):
    type_in(qtbot, edit, "2x y^2")

    reading = NOTATION.read("2x y^2")
    assert isinstance(reading, Read)
    assert edit.panel.formula.latex == latex(reading.tree)
    assert edit.answer() == "2x y^2"


def test_the_preview_is_live_with_every_key(edit, qtbot):
    shown = []
    for key in "x^2+":
        type_in(qtbot, edit, key)
        shown.append(edit.panel.formula.latex)

    assert len(set(shown)) == 4
    assert r"\square" in shown[-1]


def test_what_is_merely_unfinished_is_not_spoken_of_while_it_is_typed(edit, qtbot):
    type_in(qtbot, edit, "x+")

    assert edit.panel.message == ""
    assert edit.entry.field.underlined is None


def test_what_is_unfinished_is_spoken_of_once_the_learner_has_left_it(edit, qtbot):
    type_in(qtbot, edit, "x+")

    edit.entry.field.clearFocus()

    assert edit.panel.message != ""
    assert edit.entry.field.underlined is not None


def test_what_cannot_be_read_is_underlined_where_it_stands_with_its_sentence(edit, qtbot):
    type_in(qtbot, edit, "x + z")

    assert edit.entry.field.underlined == Span(4, 5)
    assert "z" in edit.panel.message


def test_a_reading_that_no_longer_holds_is_not_kept(edit, qtbot):
    type_in(qtbot, edit, "x + z")

    assert edit.panel.formula.isHidden() or not edit.panel.formula.isVisible()


def test_mending_the_text_takes_the_underline_away(edit, qtbot):
    type_in(qtbot, edit, "x + z")

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_Backspace)
    type_in(qtbot, edit, "y")

    assert edit.entry.field.underlined is None
    assert edit.panel.message == ""


@pytest.mark.parametrize("number", [1, 2])
def test_a_reading_is_chosen_by_its_key_and_the_text_says_so(edit, qtbot, number):
    type_in(qtbot, edit, "1/2x")
    choices = NOTATION.read("1/2x").readings

    qtbot.keyClick(edit.entry.field, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.AltModifier)

    assert edit.answer() == choices[number - 1].text
    assert edit.panel.formula.latex == latex(choices[number - 1].tree)
    assert edit.panel.message == ""


def test_a_reading_is_chosen_with_the_mouse_too(edit, qtbot):
    type_in(qtbot, edit, "1/2x")
    buttons = edit.panel.findChildren(ChoiceButton)

    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)

    assert edit.answer() == NOTATION.read("1/2x").readings[1].text


def test_the_choices_stay_what_they_are_when_the_focus_leaves_the_line(edit, qtbot):
    type_in(qtbot, edit, "1/2x")
    buttons = edit.panel.findChildren(ChoiceButton)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons))

    edit.entry.field.clearFocus()

    assert [button for button in edit.panel.findChildren(ChoiceButton) if button.isVisible()] == buttons


def test_why_a_text_cannot_be_read_is_told_to_assistive_technology(edit, qtbot):
    type_in(qtbot, edit, "x + z")

    assert edit.entry.field.accessibleDescription() == edit.panel.message


def test_choosing_can_be_undone(edit, qtbot):
    type_in(qtbot, edit, "1/2x")
    qtbot.keyClick(edit.entry.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    edit.entry.field.undo()

    assert edit.answer() == "1/2x"


def test_choices_are_spoken(edit, qtbot):
    type_in(qtbot, edit, "1/2x")

    names = {button.accessibleName() for button in edit.panel.findChildren(ChoiceButton)}

    assert len(names) == 2
    assert all(name.startswith("Read it as ") for name in names)


def test_enter_is_the_end_of_it(edit, qtbot):
    with qtbot.waitSignal(edit.finished):
        qtbot.keyClick(edit.entry.field, Qt.Key.Key_Return)


def test_control_enter_submits(edit, qtbot):
    with qtbot.waitSignal(edit.submitted):
        qtbot.keyClick(edit.entry.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("outcome", "word"),
    [("right", "Right"), ("wrong", "Not yet"), ("empty", "Fill me"), ("undecided", "Not decided")],
)
def test_a_mark_is_a_word_beside_the_entry_and_for_assistive_technology(edit, outcome, word):
    edit.set_answer("x")

    edit.mark(verdict(outcome))

    assert edit.entry.word == word
    assert edit.entry.field.accessibleDescription() == word


def test_editing_clears_the_mark(edit, qtbot):
    edit.set_answer("x")
    edit.mark(verdict("wrong"))

    type_in(qtbot, edit, "+y")

    assert edit.entry.word == ""


def test_what_only_marking_could_see_is_underlined_too(edit):
    edit.set_answer("x^1000")

    edit.mark(verdict("unreadable", message="This is too large to work with.", span=(2, 6)))

    assert edit.entry.field.underlined == Span(2, 6)
    assert edit.panel.message == "This is too large to work with."


def test_pointing_at_a_place_goes_there(edit):
    edit.set_answer("x + y")

    edit.point_at(0, 0, Span(0, 1), "Look here.")

    assert edit.entry.field.underlined == Span(0, 1)
    assert edit.entry.field.cursorPosition() == 1
    assert edit.panel.message == "Look here."


def test_an_answer_put_there_by_the_program_is_no_edit(edit, qtbot):
    with qtbot.assertNotEmitted(edit.edited):
        edit.set_answer("x")

    assert edit.entry.field.text() == "x"


def test_typing_is_an_edit(edit, qtbot):
    with qtbot.waitSignal(edit.edited):
        type_in(qtbot, edit, "x")


def test_a_paste_of_several_lines_becomes_one(edit, qtbot):
    QGuiApplication.clipboard().setText("\n x^2\n + y\n")

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "\n" not in edit.answer()
    assert edit.panel.message == ""


def test_a_read_only_editor_takes_no_choice(edit, qtbot):
    edit.set_answer("1/2x")
    edit.set_read_only(True)

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    assert edit.answer() == "1/2x"


@pytest.mark.parametrize(
    "text",
    ["", "x", "2xy", "1/2x", "x+", "sin(", "(x", "e^(x y)/(1 + x^2)", "sqrt(x)/", "|x|", "x^", "\\frac{x}{", "zz"],
)
def test_nothing_that_is_typed_makes_a_warning_in_typesetting(edit, text):
    edit.set_answer(text)

    assert render_svg(edit.panel.formula.latex).warnings == ()


def test_the_underline_is_drawn_beneath_the_span(edit, qtbot):
    type_in(qtbot, edit, "x + z")
    edit.entry.field.clearFocus()
    metrics = edit.entry.field.fontMetrics()
    text_left = 12

    drawn = edit.entry.field.grab().toImage()
    amber = [
        x
        for x in range(6, drawn.width() - 6)
        for y in range(drawn.height() // 2 + 4, drawn.height() - 3)
        if drawn.pixelColor(x, y).red() > drawn.pixelColor(x, y).blue() + 60
    ]

    assert min(amber) == pytest.approx(text_left + metrics.horizontalAdvance("x + "), abs=4)
    assert max(amber) <= text_left + metrics.horizontalAdvance("x + z") + 6
