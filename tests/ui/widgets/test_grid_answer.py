"""What a text that is typed into one entry does to a whole vector or matrix."""

import pytest

from ui.widgets.entry_state import Notation
from ui.widgets.grid_answer import GridAnswer
from ui.widgets.growing import Growth

NOTATION = Notation(("x", "y"))
COMMA = Notation(("x", "y"), decimal_comma=True)


def growing(notation: Notation = NOTATION, growth: Growth = Growth()) -> GridAnswer:  # noqa: B008 - frozen
    return GridAnswer(notation, (1, 1), growth)


def square(size: int = 2) -> GridAnswer:
    """Return the entries of a matrix that mirrors what is typed."""
    answer = GridAnswer(NOTATION, (size, size))
    answer.mirror(on=True)
    return answer


@pytest.mark.parametrize(
    ("answer", "text", "texts"),
    [
        pytest.param(growing(), "1, 2; 3, 4", (("1", "2"), ("3", "4")), id="separators"),
        pytest.param(growing(), "[[1, 2, 3], [4, 5, 6]]", (("1", "2", "3"), ("4", "5", "6")), id="a whole matrix"),
        pytest.param(growing(), "max(x, y)", (("max(x, y)",),), id="what stands in brackets stays"),
        pytest.param(growing(COMMA), "1,5; 2", (("1.5", "2"),), id="a decimal comma"),
        pytest.param(growing(growth=Growth(columns=False)), "1, 2", (("1",), ("2",)), id="a vector that stands"),
        pytest.param(growing(growth=Growth(rows=False)), "(x, y)", (("x", "y"),), id="a vector that lies"),
        pytest.param(growing(), "1" + ", 1" * 12, (("1" + ", 1" * 12,),), id="too many stay where they are"),
    ],
)
def test_a_grid_that_grows_makes_room_for_what_is_typed(answer, text, texts):
    answer.type((0, 0), text)

    assert answer.texts == texts


def test_a_comma_leads_to_the_next_entry_and_a_semicolon_to_the_next_row():
    answer = growing()

    assert answer.type((0, 0), "x,") == (0, 1)
    assert answer.type((0, 1), "y;") == (1, 0)
    assert answer.shape == (2, 2)


def test_a_comma_before_an_entry_that_is_filled_keeps_it():
    answer = growing()
    answer.put((("x", "y"),))

    assert answer.type((0, 0), "x,") == (0, 1)
    assert answer.texts == (("x", "y"),)


def test_it_grows_over_an_edge_that_is_filled_and_not_over_an_empty_one():
    answer = growing()
    assert not answer.reach((0, 1))

    answer.type((0, 0), "x")

    assert answer.reach((0, 1))
    assert not answer.reach((0, 2))


def test_an_edge_that_is_left_empty_goes():
    answer = growing()
    answer.type((0, 0), "x")
    answer.reach((0, 1))

    answer.settle((0, 0))

    assert answer.shape == (1, 1)


def test_an_edge_that_was_asked_for_stays_until_it_is_taken_back():
    answer = growing()
    answer.add((0, 1))
    answer.add((0, 2))

    answer.settle((0, 0))
    assert answer.shape == (1, 3)
    answer.back()

    assert answer.shape == (1, 2)


def test_what_was_asked_for_and_not_filled_is_no_answer():
    answer = growing()
    answer.type((0, 0), "x")
    answer.add((1, 0))

    assert answer.texts == (("x",),)


def test_a_grid_of_a_given_size_keeps_it():
    answer = GridAnswer(NOTATION, (2, 2))

    answer.type((0, 0), "1, 2")

    assert not answer.reach((0, 2))
    assert answer.texts == (("1, 2", ""), ("", ""))


def test_what_is_typed_is_mirrored_letter_by_letter():
    answer = square()

    for text in ("x", "xy"):
        answer.type((0, 1), text)

    assert answer.texts == (("", "xy"), ("xy", ""))


def test_an_entry_that_was_typed_is_not_overwritten_by_its_mirror_image():
    answer = square()
    answer.type((0, 1), "x")
    answer.type((1, 0), "y")

    answer.type((0, 1), "x^2")

    assert answer.texts == (("", "x^2"), ("y", ""))


def test_switching_it_on_mirrors_what_stands_there():
    answer = GridAnswer(NOTATION, (2, 2))
    answer.type((0, 1), "x")

    answer.mirror(on=True)

    assert answer.texts == (("", "x"), ("x", ""))
    answer.type((0, 1), "x + y")
    assert answer.texts == (("", "x + y"), ("x + y", ""))


def test_an_entry_and_its_mirror_image_are_taken_back_in_one_go():
    answer = square()
    answer.type((0, 1), "x")

    answer.back()

    assert answer.texts == (("", ""), ("", ""))


def test_taking_back_a_spread_brings_back_all_entries_and_the_size():
    answer = growing()
    answer.type((0, 0), "x")
    answer.type((0, 0), "[[1, 2], [3, 4]]")

    answer.back()

    assert answer.texts == (("x",),)
    assert answer.shape == (1, 1)
