from collections.abc import Iterator

import pytest

from engine.language.decimal_mark import as_stored, as_typed, shown_latex, shown_text, use_decimal_comma
from engine.language.parser import read
from engine.language.reading import Read


@pytest.fixture
def comma() -> Iterator[None]:
    """Numbers are shown with a comma, until the test is over."""
    use_decimal_comma(used=True)
    yield
    use_decimal_comma(used=False)


@pytest.mark.parametrize("text", ["At x = 2.5, y = 1 yours gives 0.25.", "(0.80, 0.60)"])
def test_a_point_stays_a_point_unless_commas_are_asked_for(text):
    assert shown_text(text) == text
    assert shown_latex(text) == text


@pytest.mark.usefixtures("comma")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Round to 0.01.", "Round to 0,01.", id="a number at the end of a sentence"),
        pytest.param("The marker is at (0.80, 0.60).", "The marker is at (0,80; 0,60).", id="a point"),
        pytest.param("At x = 2.5, y = 1 it is 3.", "At x = 2,5, y = 1 it is 3.", id="commas of a sentence"),
        pytest.param("Over (x, y) it is 0.5.", "Over (x, y) it is 0,5.", id="a list without such numbers"),
        pytest.param("Saddlepoint 0.1.0", "Saddlepoint 0.1.0", id="a version"),
        pytest.param("−1.25e6", "−1,25e6", id="a power of ten"),
        pytest.param("[[0.5, 1], [2, 3]]", "[[0,5; 1]; [2, 3]]", id="a list in a list"),
        pytest.param("(0.5, 1", "(0,5; 1", id="a bracket that stays open"),
    ],
)
def test_words_are_shown_with_a_comma(text, shown):
    assert shown_text(text) == shown


@pytest.mark.usefixtures("comma")
@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        pytest.param("f(x, y) = 1.5x", "f(x, y) = 1{,}5x", id="arguments of a function"),
        pytest.param(r"P=(0.50,\,2)", r"P=(0{,}50;\,2)", id="a point with a thin space"),
        pytest.param(r"\left(0.5, \infty\right]", r"\left(0{,}5; \infty\right]", id="an interval"),
        pytest.param(r"x = 0.5,\; y = 1", r"x = 0{,}5;\; y = 1", id="a list without brackets"),
        pytest.param(r"\left(\frac{0.5}{2}, 1\right)", r"\left(\frac{0{,}5}{2}; 1\right)", id="a fraction in a list"),
        pytest.param(r"\rule[-.75em]{0pt}{2.5em}", r"\rule[-.75em]{0pt}{2.5em}", id="a length"),
        pytest.param("x_{1,2} = 0.5", "x_{1,2} = 0{,}5", id="an index"),
        pytest.param(r"\left\{0.5, 1\right\}", r"\left\{0{,}5; 1\right\}", id="a set"),
    ],
)
def test_formulas_are_shown_with_a_comma_and_only_once(latex, shown):
    assert shown_latex(latex) == shown
    assert shown_latex(shown) == shown


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        pytest.param("1,5x", "expression", id="a number"),
        pytest.param("max(1,5; x)", "expression", id="arguments"),
        pytest.param("[1,5; 2x]", "vector", id="a vector"),
        pytest.param("[1,5; 2\n3; x]", "matrix", id="rows by lines"),
        pytest.param("[[1,5; 2]; [3; x]]", "matrix", id="rows by brackets"),
        pytest.param("1{,}5x", "expression", id="pasted LaTeX"),
    ],
)
def test_what_was_typed_with_commas_is_kept_with_points_and_means_the_same(typed, kind):
    meant = read(typed, ("x",), kind, decimal_comma=True)

    assert isinstance(meant, Read)
    assert read(as_stored(typed), ("x",), kind) == meant


@pytest.mark.parametrize("typed", ["1,5x", "[1,5; 2x]", "1,", "(1,5; 2); (3; 4)", "2x +", "[1,5; "])
def test_what_is_not_finished_comes_back_as_it_was_typed(typed):
    assert as_typed(as_stored(typed)) == typed


def test_a_power_of_ten_is_kept():
    assert as_stored("2,5e-3") == "2.5e-3"
