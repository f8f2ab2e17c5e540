"""Undo and redo over all entries of an answer."""

import pytest

from ui.widgets.changes import Changes


def typed(*texts: str) -> Changes:
    """Return the changes of one line into which texts were typed one after the other."""
    changes = Changes((("",),))
    for text in texts:
        changes.note(((text,),), (0, 0))
    return changes


def letters(text: str) -> list[str]:
    return [text[: stop + 1] for stop in range(len(text))]


def undone(changes: Changes) -> list[str]:
    """Return what stands there after each step back."""
    places = iter(changes.back, None)
    return [place.texts[0][0] for place in places]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(letters("2x + sin(y)"), ["2x + sin(", "2x + ", ""], id="word by word"),
        pytest.param(["sqrt()", "sqrt(x)"], ["sqrt()", ""], id="what a key puts there is a change of its own"),
        pytest.param(["xy", "x", ""], ["xy", ""], id="letters deleted one after the other are one change"),
        pytest.param(["a", "ab", "a", "ac"], ["a", "ab", ""], id="deleting and typing are two"),
        pytest.param(["[[1, 2]]", "[[1, 2]]x"], ["[[1, 2]]", ""], id="typing does not join what was pasted"),
    ],
)
def test_typing_is_taken_back_step_by_step(steps, expected):
    assert undone(typed(*steps)) == expected


def test_what_was_taken_back_comes_again():
    changes = typed(*letters("x + y"))
    undone(changes)

    places = list(iter(changes.forth, None))

    assert [place.texts[0][0] for place in places] == ["x + ", "x + y"]


def test_typing_after_a_step_back_forgets_what_was_taken_back():
    changes = typed(*letters("x + y"))
    changes.back()

    changes.note((("x + z",),), (0, 0))

    assert changes.forth() is None


def test_the_caret_goes_to_where_the_change_was():
    changes = typed("x + y")
    changes.note((("x + 2y",),), (0, 0))

    assert changes.back().caret == len("x + ")
    assert changes.forth().caret == len("x + 2")


def test_a_change_of_another_entry_is_a_step_of_its_own():
    changes = Changes((("", ""),))
    changes.note((("x", ""),), (0, 0))
    changes.note((("x", "y"),), (0, 1))

    place = changes.back()

    assert (place.texts, place.cell) == ((("x", ""),), (0, 1))


def test_what_stood_there_before_anything_was_typed_is_not_taken_back():
    changes = Changes((("",),))
    changes.put((("x",),))

    assert changes.back() is None


def test_what_the_program_puts_over_typed_text_can_be_taken_back():
    changes = typed("x")
    changes.put((("y",),))

    assert changes.back().texts == (("x",),)
