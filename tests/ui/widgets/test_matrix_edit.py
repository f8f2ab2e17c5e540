import pytest
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.errors import Span
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.typesetting import render_svg
from ui.widgets.answer_editor import AnswerEditor
from ui.widgets.entry_grid import FieldGrid
from ui.widgets.entry_state import Notation
from ui.widgets.matrix_edit import MatrixEdit
from ui.widgets.tile_grid import TileGrid

NOTATION = Notation(("x", "y"))
LONG = "x^2 y + sin(x y) + e^(x + y) - ln(1 + x^2) + 7x^2 y^2"


@pytest.fixture
def make(qtbot, appearance):
    """Put an editor of a shape on screen, with the cursor in its first entry."""
    made = []

    def make_edit(shape=(2, 2), width=600) -> MatrixEdit:
        edit = MatrixEdit(NOTATION, shape, "J_F(x, y)")
        made.append(edit)
        edit.resize(width, 300)
        with qtbot.waitActive(edit):
            edit.show()
            edit.activateWindow()
        edit.field(0, 0).setFocus()
        return edit

    yield make_edit
    for edit in made:
        # at once, or the garbage collector takes the fields apart while their window still sends them events
        edit.close()
        edit.deleteLater()
        QCoreApplication.sendPostedEvents(edit, QEvent.Type.DeferredDelete)


def at(edit: MatrixEdit) -> tuple[int, int] | None:
    """Return the entry that has the keyboard focus."""
    focused = edit.focusWidget()
    cells = [(row, column) for row in range(3) for column in range(3)]
    return next((cell for cell in cells if edit.findChild(QWidget, f"entry_{cell[0]}_{cell[1]}") is focused), None)


def press(qtbot, edit, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(edit.focusWidget(), key, modifier)


def paste(qtbot, edit, text):
    QGuiApplication.clipboard().setText(text)
    press(qtbot, edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def verdict(*rows, outcome="partly") -> PartVerdict:
    return PartVerdict(outcome, 0.5, entries=tuple(tuple(EntryVerdict(each) for each in row) for row in rows))


def word(edit, row, column) -> str:
    return edit.grid.entry((row, column)).word


def test_it_is_an_answer_editor(make):
    editor: AnswerEditor = make()

    assert editor.answer() == (("", ""), ("", ""))


def test_entries_are_named_for_assistive_technology(make):
    assert make().field(0, 1).accessibleName() == "Row 1, column 2"
    assert make((3, 1)).field(2, 0).accessibleName() == "Entry 3"


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        pytest.param(Qt.Key.Key_Tab, (0, 0), (0, 1), id="Tab goes on"),
        pytest.param(Qt.Key.Key_Tab, (0, 1), (1, 0), id="Tab goes to the next row"),
        pytest.param(Qt.Key.Key_Backtab, (1, 0), (0, 1), id="Shift+Tab goes back"),
        pytest.param(Qt.Key.Key_Return, (0, 1), (1, 0), id="Enter goes on"),
        pytest.param(Qt.Key.Key_Down, (0, 1), (1, 1), id="down"),
        pytest.param(Qt.Key.Key_Up, (1, 1), (0, 1), id="up"),
        pytest.param(Qt.Key.Key_Right, (0, 0), (0, 1), id="right at the end of the text"),
        pytest.param(Qt.Key.Key_Left, (0, 1), (0, 0), id="left at the start of the text"),
        pytest.param(Qt.Key.Key_Left, (0, 0), (0, 0), id="left of the first column is nothing"),
        pytest.param(Qt.Key.Key_Up, (0, 0), (0, 0), id="above the first row is nothing"),
    ],
)
def test_keys_go_from_entry_to_entry(make, qtbot, key, start, end):
    edit = make()
    edit.field(*start).setFocus()

    press(qtbot, edit, key)

    assert at(edit) == end


def test_arrows_stay_inside_a_text_until_its_edge(make, qtbot):
    edit = make()
    qtbot.keyClicks(edit.field(0, 0), "xy")

    press(qtbot, edit, Qt.Key.Key_Left)
    press(qtbot, edit, Qt.Key.Key_Right)

    assert at(edit) == (0, 0)
    press(qtbot, edit, Qt.Key.Key_Right)
    assert at(edit) == (0, 1)


def test_enter_in_the_last_entry_goes_to_what_is_still_empty(make, qtbot):
    edit = make()
    edit.set_answer((("x", ""), ("y", "1")))
    edit.field(1, 1).setFocus()

    press(qtbot, edit, Qt.Key.Key_Return)

    assert at(edit) == (0, 1)


def test_enter_in_the_last_entry_of_a_full_grid_is_the_end_of_it(make, qtbot):
    edit = make()
    edit.set_answer((("x", "1"), ("y", "1")))
    edit.field(1, 1).setFocus()

    with qtbot.waitSignal(edit.finished):
        press(qtbot, edit, Qt.Key.Key_Return)


def test_control_enter_submits_from_anywhere(make, qtbot):
    edit = make()

    with qtbot.waitSignal(edit.submitted):
        press(qtbot, edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[[2x, 1], [y, x + 1]]", id="rows in brackets"),
        pytest.param("[2x, 1; y, x + 1]", id="rows by semicolon"),
        pytest.param(r"\begin{pmatrix} 2x & 1 \\ y & x + 1 \end{pmatrix}", id="LaTeX"),
        pytest.param("((2x, 1), (y, x + 1))", id="rows in parentheses"),
    ],
)
@pytest.mark.parametrize("cell", [(0, 0), (1, 0)], ids=["first entry", "third entry"])
def test_pasting_a_whole_matrix_fills_the_grid(make, qtbot, text, cell):
    edit = make()
    edit.field(*cell).setFocus()

    paste(qtbot, edit, text)

    assert edit.answer() == (("2x", "1"), ("y", "x + 1"))


def test_typing_a_whole_gradient_into_one_entry_spreads_it(make, qtbot):
    edit = make((2, 1))

    qtbot.keyClicks(edit.field(0, 0), "[2x, y]")

    assert edit.answer() == (("2x",), ("y",))


def test_a_spread_is_reported_once(make, qtbot):
    edit = make()
    reports = []
    edit.edited.connect(lambda: reports.append(edit.answer()))

    paste(qtbot, edit, "[[1, 2], [3, 4]]")

    assert reports == [(("1", "2"), ("3", "4"))]


def test_a_function_of_two_arguments_is_no_vector(make, qtbot):
    edit = make((2, 1))

    qtbot.keyClicks(edit.field(0, 0), "max(x, y)")

    assert edit.answer() == (("max(x, y)",), ("",))


def test_a_matrix_of_another_shape_stays_where_it_is_and_is_spoken_of(make, qtbot):
    edit = make()

    paste(qtbot, edit, "[[1, 2, 3], [4, 5, 6]]")

    assert edit.answer()[0][0] == "[[1, 2, 3], [4, 5, 6]]"
    assert "2 × 3" in edit.panel.message
    assert "2 × 2" in edit.panel.message


def test_pasting_a_single_entry_pastes_it(make, qtbot):
    edit = make()

    paste(qtbot, edit, "x^2")

    assert edit.answer()[0][0] == "x^2"


def test_marks_stand_beside_their_entries_in_words(make):
    edit = make()
    edit.set_answer((("x", "y"), ("", "1")))

    edit.mark(verdict(("right", "wrong"), ("empty", "right")))

    assert [word(edit, row, column) for row in (0, 1) for column in (0, 1)] == ["Right", "Not yet", "Fill me", "Right"]
    assert edit.field(0, 1).accessibleDescription() == "Not yet"


def test_nothing_is_said_of_the_entries_beside_an_empty_one(make):
    edit = make()
    edit.set_answer((("x", "y"), ("", "1")))
    entries = (("undecided", "undecided"), ("empty", "undecided"))

    edit.mark(structs.replace(verdict(*entries), outcome="empty"))
    edit.focus_first_wrong()

    assert [word(edit, row, column) for row in (0, 1) for column in (0, 1)] == ["", "", "Fill me", ""]
    assert edit.field(1, 0).hasFocus()


def test_editing_an_entry_clears_only_its_own_mark(make, qtbot):
    edit = make()
    edit.set_answer((("x", "y"), ("1", "1")))
    edit.mark(verdict(("wrong", "wrong"), ("right", "right")))

    qtbot.keyClicks(edit.field(0, 0), "+1")

    assert word(edit, 0, 0) == ""
    assert word(edit, 0, 1) == "Not yet"


def test_the_first_wrong_entry_gets_the_focus(make):
    edit = make()
    edit.set_answer((("x", "y"), ("1", "1")))
    edit.mark(verdict(("right", "right"), ("wrong", "wrong")))

    edit.focus_first_wrong()

    assert at(edit) == (1, 0)


def test_a_verdict_on_the_whole_alone_marks_the_entries_only_when_it_is_right(make):
    edit = make()
    edit.set_answer((("x", "y"), ("1", "1")))

    edit.mark(PartVerdict("right", 1.0))
    assert word(edit, 0, 0) == "Right"
    edit.mark(PartVerdict("wrong", 0.0))
    assert word(edit, 0, 0) == ""


def test_the_sentence_is_that_of_the_entry_with_the_focus(make, qtbot):
    edit = make()
    edit.set_answer((("z", "y"), ("1", "q")))

    edit.field(1, 1).setFocus()
    assert edit.panel.message.startswith("Row 2, column 2: ")
    edit.field(0, 1).setFocus()
    assert edit.panel.message == ""


def test_parentheses_that_close_in_the_next_entry_stay_unreadable(make):
    edit = make()
    edit.set_answer((("(1", "2)"), ("1", "1")))

    edit.field(0, 1).setFocus()

    assert edit.answer()[0] == ("(1", "2)")
    assert edit.panel.message != ""


def test_pointing_at_a_place_goes_there(make):
    edit = make()
    edit.set_answer((("x", "x + y"), ("1", "1")))

    edit.point_at(0, 1, Span(4, 5), "Look here.")

    assert at(edit) == (0, 1)
    assert edit.field(0, 1).underlined == Span(4, 5)
    assert edit.panel.message == "Row 1, column 2: Look here."


def test_the_preview_is_the_whole_matrix_with_squares_where_it_is_empty(make, qtbot):
    edit = make()

    qtbot.keyClicks(edit.field(0, 0), "2x")

    assert edit.panel.formula.latex.count(r"\square") == 3
    assert "2x" in edit.panel.formula.latex
    assert render_svg(edit.panel.formula.latex).warnings == ()


def test_a_small_answer_is_not_repeated_at_length(make):
    edit = make()
    edit.set_answer((("2x", "1"), ("y", "x")))

    assert edit.panel.formula.height() < 100


def test_a_reading_is_chosen_in_an_entry_of_a_matrix(make, qtbot):
    edit = make()
    edit.field(1, 0).setFocus()
    qtbot.keyClicks(edit.field(1, 0), "1/2x")

    press(qtbot, edit, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    assert edit.answer()[1][0] == NOTATION.read("1/2x").readings[1].text


def test_small_matrices_are_typed_into_lines_side_by_side(make):
    assert isinstance(make((2, 2)).grid, FieldGrid)
    assert isinstance(make((4, 1)).grid, FieldGrid)


def test_a_matrix_from_three_by_three_on_gets_one_wide_line(make):
    assert isinstance(make((3, 3)).grid, TileGrid)


def test_an_entry_that_outgrows_its_line_opens_in_a_wide_one_without_a_stumble(make, qtbot):
    edit = make()
    edit.field(0, 1).setFocus()

    for letter in LONG:
        qtbot.keyClicks(edit.focusWidget(), letter)

    assert edit.is_wide
    assert edit.answer()[0][1] == LONG
    assert edit.focusWidget() is edit.field(0, 1)
    assert edit.focusWidget().cursorPosition() == len(LONG)


def test_what_was_typed_and_marked_survives_the_change_to_a_wide_line(make, qtbot):
    edit = make()
    edit.set_answer((("x", "y"), ("1", "2")))
    edit.mark(verdict(("wrong", "right"), ("right", "right")))

    edit.field(1, 1).setFocus()
    qtbot.keyClicks(edit.field(1, 1), LONG)

    assert edit.answer()[0] == ("x", "y")
    assert edit.grid.board.tiles[0, 0].word == "Not yet"
    assert edit.grid.board.tiles[1, 1].word == ""


def test_tab_goes_from_entry_to_entry_in_a_wide_line_and_then_out(qtbot, appearance):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    edit, after = MatrixEdit(NOTATION, (3, 3)), QPushButton("Check")
    column.addWidget(edit)
    column.addWidget(after)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    line = edit.field(0, 0)
    line.setFocus()

    visited = []
    while line.hasFocus() and len(visited) < 20:
        visited.append(line.accessibleName())
        qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert visited == [f"Row {row}, column {column}" for row in (1, 2, 3) for column in (1, 2, 3)]
    assert after.hasFocus()


def test_typing_in_a_wide_line_goes_to_the_entry_that_is_picked(make, qtbot):
    edit = make((3, 3))

    qtbot.mouseClick(edit.grid.board.tiles[1, 2], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(edit.focusWidget(), "2x")

    assert edit.answer()[1] == ("", "", "2x")
    assert "2x" in edit.grid.board.tiles[1, 2].formula.latex


def test_a_pasted_matrix_fills_a_wide_one(make, qtbot):
    edit = make((3, 3))

    paste(qtbot, edit, "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]")

    assert edit.answer() == (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"))


def test_formulas_of_a_wide_matrix_never_shrink_below_fifteen_pixels(make):
    edit = make((3, 3), width=420)

    edit.set_answer((("x^2 y + sin(x y) + e^(x + y)",) * 3,) * 3)

    assert min(tile.formula.drawn_px for tile in edit.grid.board.tiles.values()) >= 15


def test_a_read_only_grid_cannot_be_typed_into(make, qtbot):
    edit = make()
    edit.set_read_only(True)

    qtbot.keyClicks(edit.field(0, 0), "x")

    assert edit.answer()[0][0] == ""


def test_an_answer_put_there_by_the_program_is_no_edit(make, qtbot):
    edit = make()

    with qtbot.assertNotEmitted(edit.edited):
        edit.set_answer((("x", "y"), ("1", LONG)))


@pytest.fixture
def lying(qtbot, appearance):
    """An editor for a vector among other parts, on screen."""

    def lying(entries) -> MatrixEdit:
        edit = MatrixEdit(NOTATION, (entries, 1), "v", saves_height=True)
        qtbot.addWidget(edit)
        edit.resize(560, 200)
        edit.show()
        return edit

    return lying


def test_among_several_parts_a_vector_lies(lying):
    edit = lying(3)
    edit.set_answer((("1",), ("2",), ("3",)))

    assert edit.answer() == (("1", "2", "3"),)
    assert edit.field(0, 0).accessibleName() == "Entry 1"


def test_a_long_vector_that_lies_has_one_line_for_the_entry_at_hand(lying):
    assert not lying(4).is_wide
    assert lying(5).is_wide


def test_a_vector_that_lies_previews_only_what_is_more_than_numbers(lying):
    edit = lying(2)
    edit.set_answer((("1", "-2.5"),))
    assert edit.panel.isHidden()

    edit.set_answer((("1", "x^2"),))

    assert not edit.panel.isHidden()
