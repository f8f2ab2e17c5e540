"""The partner of the bracket at the caret."""

import pytest

from ui.widgets.bracket_pairs import BracketPair, bracket_at


@pytest.mark.parametrize(
    ("text", "caret", "expected"),
    [
        pytest.param("sin(x)", 4, BracketPair(3, 5), id="behind the opening one"),
        pytest.param("sin(x)", 3, BracketPair(3, 5), id="before the opening one"),
        pytest.param("sin(x)", 6, BracketPair(5, 3), id="behind the closing one"),
        pytest.param("((x))", 4, BracketPair(3, 1), id="the inner pair"),
        pytest.param("()()", 2, BracketPair(1, 0), id="between two, the one before"),
        pytest.param("[0, 1)", 1, BracketPair(0, 5), id="an interval"),
        pytest.param("(x + (y)", 1, BracketPair(0, None), id="one that is open"),
        pytest.param("x)", 2, BracketPair(1, None), id="one that closes nothing"),
        pytest.param("x + y", 2, None, id="no bracket at the caret"),
        pytest.param("", 0, None, id="an empty line"),
    ],
)
def test_the_bracket_at_the_caret_is_found_with_its_partner(text, caret, expected):
    assert bracket_at(text, caret) == expected
