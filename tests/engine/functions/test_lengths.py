from fractions import Fraction

import pytest

from engine.functions.lengths import length, root, unit
from engine.functions.linear import exact_vector
from engine.language.plain_text import plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(0, "0", id="zero"),
        pytest.param(49, "7", id="a square"),
        pytest.param(20, "2*sqrt(5)", id="a square times a prime"),
        pytest.param(Fraction(3, 4), "sqrt(3)/2", id="a fraction"),
        pytest.param(Fraction(9, 2), "3*sqrt(2)/2", id="a fraction with no square below"),
    ],
)
def test_a_root_is_written_without_squares_inside_and_roots_below(value, text):
    assert plain(root(value)) == text


@pytest.mark.parametrize(
    ("x", "text", "entries"),
    [
        pytest.param((3, -4), "5", ["3/5", "-4/5"], id="a whole length"),
        pytest.param((2, 1), "sqrt(5)", ["2*sqrt(5)/5", "sqrt(5)/5"], id="a root"),
        pytest.param((2, -2, 0), "2*sqrt(2)", ["sqrt(2)/2", "-sqrt(2)/2", "0"], id="three entries"),
    ],
)
def test_lengths_and_unit_vectors_are_exact(x, text, entries):
    assert plain(length(exact_vector(x))) == text
    assert [plain(entry) for entry in unit(exact_vector(x))] == entries
