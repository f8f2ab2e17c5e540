import pytest

from ui.typesetting import DEEPEST, LONGEST, Segment, break_points, render_svg, segments, spoken


def test_a_formula_is_measured_around_its_baseline():
    rendered = render_svg(r"\frac{x}{y}")

    assert rendered.height_em == pytest.approx(rendered.ascent_em + rendered.depth_em)
    assert 0.5 < rendered.depth_em < rendered.ascent_em
    assert rendered.warnings == ()


def test_a_formula_is_spoken():
    assert render_svg(r"\frac{x}{y}").speech == "x over y"


def test_what_qt_would_paint_or_stumble_over_is_stripped():
    svg = render_svg(r"\text{if } x > 0").svg

    assert "<metadata" not in svg
    assert "<text" not in svg
    assert "currentColor" in svg


def test_an_unknown_command_is_a_warning():
    assert "unsupported" in render_svg(r"\gibberish").warnings[0]


@pytest.mark.parametrize(
    "latex",
    [
        pytest.param("{" * (DEEPEST + 1) + "x" + "}" * (DEEPEST + 1), id="too deep"),
        pytest.param("x+" * LONGEST, id="too long"),
        pytest.param(r"\frac{", id="unfinished"),
        pytest.param("", id="empty"),
    ],
)
def test_nothing_that_is_typeset_raises(latex):
    assert render_svg(latex).width_em >= 0


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        pytest.param("no maths", [("words", "no maths")], id="words alone"),
        pytest.param("let $x$ be", [("words", "let "), ("inline", "x"), ("words", " be")], id="in the line"),
        pytest.param("so $$x$$", [("words", "so "), ("display", "x")], id="on its own line"),
        pytest.param(r"costs \$5", [("words", "costs $5")], id="a dollar"),
        pytest.param("one $ alone", [("words", "one $ alone")], id="without a partner"),
        pytest.param("$a$$b$", [("inline", "a"), ("inline", "b")], id="side by side"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_prose_is_split_at_its_dollar_signs(prose, expected):
    assert segments(prose) == tuple(Segment(*each) for each in expected)


def test_prose_is_spoken_in_words():
    assert spoken(r"Let $x^2$ be.") == "Let x squared be."


@pytest.mark.parametrize(
    ("latex", "pieces"),
    [
        pytest.param("a = b + c - d", ["a ", "= b ", "+ c ", "- d"], id="relation, plus and minus"),
        pytest.param("f(x + y) = 1", ["f(x + y) ", "= 1"], id="not inside parentheses"),
        pytest.param(r"\frac{a + b}{c}", [r"\frac{a + b}{c}"], id="not inside braces"),
        pytest.param(r"\begin{pmatrix} a + b \end{pmatrix} + c", [r"\begin{pmatrix} a + b \end{pmatrix} ", "+ c"], id="matrix"),
        pytest.param("a = -b", ["a ", "= -b"], id="not after a sign"),
        pytest.param(r"\left|a - b\right| - c", [r"\left|a - b\right| ", "- c"], id="not inside bars"),
    ],
)  # fmt: skip
def test_a_long_formula_breaks_before_what_joins_its_terms(latex, pieces):
    assert [piece.removeprefix("{}") for piece in break_points(latex)] == pieces
