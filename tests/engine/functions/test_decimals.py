from fractions import Fraction

import pytest

from engine.functions.decimals import decimal, decimal_text, places
from engine.language.parser import parse
from engine.language.plain_text import plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("1/20", "0.05", id="below one"),
        pytest.param("-5/4", "-1.25", id="negative"),
        pytest.param("7", "7", id="whole"),
        pytest.param("1/3", "1/3", id="without an end"),
    ],
)
def test_a_number_is_written_as_a_decimal_where_it_ends(value: str, text: str) -> None:
    written = decimal(Fraction(value))

    assert plain(written) == text
    assert parse(text, ()) == written


def test_a_program_spells_fractions_as_quotients() -> None:
    assert [decimal_text(Fraction(n, 12)) for n in (-3, 4)] == ["-0.25", "1 / 3"]


def test_decimals_without_an_end_have_no_places() -> None:
    assert (places(Fraction(1, 8)), places(Fraction(1, 3))) == (3, None)
