"""Where the parts of a formula stand. What mathra makes of the same formula is the measure."""

import pytest

from engine.language.parser import parse
from engine.language.typeset import latex
from ui.typesetting import render_svg
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.items import Slot
from ui.widgets.math_edit.document.places import Caret, Selection, carets
from ui.widgets.math_edit.document.reading import row_of
from ui.widgets.math_edit.layout.picture import Picture
from ui.widgets.math_edit.layout.setting import Setter
from ui.widgets.math_edit.layout.style import Style

_DIALECT = Dialect(("x", "y", "z"))

_FORMULAS = [
    pytest.param("x^2+1", id="a power and a sum"),
    pytest.param("1/(2x)", id="a fraction"),
    pytest.param("(x+1)/(x-1)", id="a fraction of sums"),
    pytest.param("sin^2 x", id="a function with an exponent"),
    pytest.param("sqrt(x^2+y^2)/2", id="a root above a bar"),
    pytest.param("-4y^2cos(2xy)+6ze^(3x)", id="products"),
    pytest.param("(x/(1+y^2))^2", id="a tall bracket with an exponent"),
    pytest.param("sqrt((x+1)/y)", id="a fraction under a root"),
    pytest.param("|x/y|", id="bars around a fraction"),
    pytest.param("root(x+1, 3)", id="a cube root"),
    pytest.param("1/(1+e^(-x))", id="a sigmoid"),
    pytest.param("e^(e^x)", id="an exponent of an exponent"),
    pytest.param("(24z^2-8)/(1+z^2)^3", id="a quotient of polynomials"),
    pytest.param("xy/sqrt(x^2+y^2)", id="a root below a bar"),
    pytest.param("3!", id="a factorial"),
    pytest.param("(x^2+y-11)^2", id="a bracket around a power"),
]


def _picture(text: str) -> Picture:
    return Picture(Setter().formula(row_of(text, _DIALECT), Style()))


@pytest.mark.parametrize("text", _FORMULAS)
def test_a_formula_is_as_wide_and_as_high_as_where_it_is_read(text: str) -> None:
    picture, drawn = _picture(text), render_svg(latex(parse(text, _DIALECT.names)))

    assert picture.width == pytest.approx(drawn.width_em, abs=0.05)
    assert picture.ascent == pytest.approx(max(drawn.ascent_em, 0.7), abs=0.05)
    assert picture.descent == pytest.approx(max(drawn.depth_em, 0.22), abs=0.05)


@pytest.mark.parametrize("text", _FORMULAS)
def test_a_point_at_the_caret_means_its_place(text: str) -> None:
    row = row_of(text, _DIALECT)
    picture = Picture(Setter().formula(row, Style()))

    for caret in carets(row):
        area = picture.caret(caret)
        found = picture.caret(picture.nearest(area.left, (area.bottom + area.top) / 2))
        assert found.left == pytest.approx(area.left, abs=0.2)


def test_a_hole_is_a_square_that_a_point_finds() -> None:
    picture = _picture("x/")
    (hole,) = [rule for rule in picture.rules() if rule.tone == "hole"]

    place = picture.nearest(hole.x + hole.width / 2, hole.y + hole.height / 2)

    assert place == Caret((Slot(0, 1),), 0)


def test_a_bracket_that_is_not_closed_yet_is_a_ghost() -> None:
    tones = [mark.tone for mark in _picture("sin(x").marks()]

    assert tones.count("ghost") == 1


def test_what_is_selected_is_covered_with_its_exponent() -> None:
    picture = _picture("x^2+1")

    area = picture.area(Selection((), 0, 2))

    assert area.left == 0.0
    assert area.right == pytest.approx(render_svg("x^{2}").width_em, abs=0.15)
    assert area.top == pytest.approx(picture.ascent)


def test_rows_that_stay_are_not_set_again() -> None:
    row = row_of("x/(1+y^2)", _DIALECT)
    setter = Setter()
    before = setter.formula(row, Style()).items[0].box.inners[1].box

    longer = row.with_items(len(row), len(row), row_of("+z", _DIALECT).items)

    assert setter.formula(longer, Style()).items[0].box.inners[1].box is before


def test_exponents_of_exponents_stay_readable() -> None:
    smallest = min(
        mark.scale for mark in Picture(Setter().formula(row_of("e^(e^x)", _DIALECT), Style(least_scale=0.6))).marks()
    )

    assert smallest == 0.6


def test_a_decimal_comma_is_set_without_room_behind_it() -> None:
    with_comma = Dialect((), decimal_comma=True)
    number = Setter(with_comma.decimal_mark).formula(row_of("1,5", with_comma), Style())
    values = Setter().formula(row_of("1,5", Dialect()), Style())

    assert number.width < values.width
    assert number.width == pytest.approx(render_svg("1{,}5").width_em, abs=0.05)
