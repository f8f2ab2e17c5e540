"""Texts with two plausible readings: both are offered, likelier first, each with a text that means only it."""

import pytest

from engine.errors import Span
from engine.language.parser import parse, read
from engine.language.reading import Ambiguous, Read, Unreadable

NAMES = ("x", "y", "z")

# The text, and each reading: as the text is rewritten, and what that means.
CASES = [
    ("1/2x", ("(1/2)x", "(1/2)*x"), ("1/(2x)", "1/(2*x)")),
    ("-1/2x", ("-(1/2)x", "-((1/2)*x)"), ("-1/(2x)", "-(1/(2*x))")),
    ("1/2(x+1)", ("(1/2)(x+1)", "(1/2)*(x+1)"), ("1/(2(x+1))", "1/(2*(x+1))")),
    ("1/xy", ("1/(xy)", "1/(x*y)"), ("(1/x)y", "(1/x)*y")),
    ("x/2y", ("(x/2)y", "(x/2)*y"), ("x/(2y)", "x/(2*y)")),
    ("sin x y", ("sin(x) y", "sin(x)*y"), ("sin(x y)", "sin(x*y)")),
    ("cos 2x y", ("cos(2x) y", "cos(2*x)*y"), ("cos(2x y)", "cos(2*x*y)")),
    ("sin 2 x", ("sin(2 x)", "sin(2*x)"), ("sin(2) x", "sin(2)*x")),
    ("sin x(y+1)", ("sin(x)(y+1)", "sin(x)*(y+1)"), ("sin(x(y+1))", "sin(x*(y+1))")),
    ("sqrt x y", ("sqrt(x) y", "sqrt(x)*y"), ("sqrt(x y)", "sqrt(x*y)")),
    ("ln x^2", ("ln(x^2)", "ln(x^2)"), ("(ln x)^2", "(ln(x))^2")),
    ("sin x/2", ("sin(x)/2", "sin(x)/2"), ("sin(x/2)", "sin(x/2)")),
    ("sin 2*x", ("sin(2*x)", "sin(2*x)"), ("sin(2)*x", "sin(2)*x")),
    ("sin^2x y", ("sin^2(x) y", "sin(x)^2*y"), ("sin^2(x y)", "sin(x*y)^2")),
    ("sin^-1 x", ("arcsin x", "arcsin(x)"), ("1/sin x", "1/sin(x)")),
    ("sin^(-1)(x)", ("arcsin(x)", "arcsin(x)"), ("1/sin(x)", "1/sin(x)")),
    ("cos⁻¹(x)", ("arccos(x)", "arccos(x)"), ("1/cos(x)", "1/cos(x)")),
    ("y/tan^-1 x", ("y/arctan x", "y/arctan(x)"), ("y/(1/tan x)", "y/(1/tan(x))")),
    ("√2x", ("√(2)x", "sqrt(2)*x"), ("√(2x)", "sqrt(2*x)")),
    ("√x^2", ("√(x^2)", "sqrt(x^2)"), ("(√x)^2", "sqrt(x)^2")),
    ("e^xy", ("e^(xy)", "e^(x*y)"), ("e^(x)y", "e^x*y")),
    ("e^2x", ("e^(2x)", "e^(2*x)"), ("e^(2)x", "e^2*x")),
    ("e^-2x", ("e^(-2x)", "e^(-(2*x))"), ("e^(-2)x", "e^(-2)*x")),
    ("2^xy", ("2^(xy)", "2^(x*y)"), ("2^(x)y", "2^x*y")),
    ("x^yz", ("x^(yz)", "x^(y*z)"), ("x^(y)z", "x^y*z")),
    ("e^xsin(y)", ("e^(x)sin(y)", "e^x*sin(y)"), ("e^(xsin(y))", "e^(x*sin(y))")),
    ("ln|x|y", ("ln(|x|)y", "ln(abs(x))*y"), ("ln(|x|y)", "ln(abs(x)*y)")),
    (r"\sin\frac{x}{2}y", (r"\sin(\frac{x}{2})y", "sin(x/2)*y"), (r"\sin(\frac{x}{2}y)", "sin(x/2*y)")),
    (r"\tan^{-1}{x}", (r"\arctan{x}", "arctan(x)"), (r"1/\tan{x}", "1/tan(x)")),
    (r"\tanh^{-1}x", (r"\artanh x", "artanh(x)"), (r"1/\tanh x", "1/tanh(x)")),
    (r"2\frac{1}{2}x", (r"(2+\frac{1}{2})x", "(2 + 1/2)*x"), (r"2*\frac{1}{2}x", "2*(1/2)*x")),
    ("sqrt2/2", ("sqrt(2)/2", "sqrt(2)/2"), ("sqrt(2/2)", "sqrt(2/2)")),
    ("log2x", ("log_2x", "logb(x, 2)"), ("log 2x", "ln(2*x)")),
    ("2e-3", ("2e-03", "0.002"), ("2*e-3", "2*e - 3")),
]


@pytest.mark.parametrize(("text", "likelier", "other"), CASES, ids=[case[0] for case in CASES])
def test_both_readings_are_offered(text, likelier, other):
    reading = read(text, NAMES)

    assert isinstance(reading, Ambiguous)
    assert [offered.text for offered in reading.readings] == [likelier[0], other[0]]
    assert [offered.tree for offered in reading.readings] == [parse(likelier[1], NAMES), parse(other[1], NAMES)]


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_the_rewritten_text_says_which_reading_is_meant(text):
    reading = read(text, NAMES)

    assert isinstance(reading, Ambiguous)
    for offered in reading.readings:
        assert read(offered.text, NAMES) == Read(offered.tree)


def test_three_readings_are_offered_where_spaces_make_a_third():
    reading = read("x/yz z", NAMES)

    assert isinstance(reading, Ambiguous)
    assert [offered.text for offered in reading.readings] == ["(x/(yz)) z", "x/(yz z)", "(x/y)z z"]


@pytest.mark.parametrize(
    ("text", "names", "texts"),
    [
        pytest.param("asinx", "a x", ["arcsin x", "a sin x"], id="a letter or the start of a function"),
        pytest.param("asinxy", "a x y", ["arcsin xy", "a sin xy"], id="names behind a function stay one word"),
        pytest.param("pix", "p i x", ["pi x", "p i x"], id="a constant or two letters"),
        pytest.param("abc", "ab a b c", ["ab c", "a b c"], id="a name of two letters"),
        pytest.param("tg", "t g", ["tan", "t g"], id="a short function"),
    ],
)
def test_a_word_that_falls_apart_in_two_ways_is_asked_about(text, names, texts):
    reading = read(text + "(x)" if text == "tg" else text, [*names.split(), "x"])

    assert isinstance(reading, Ambiguous)
    assert [offered.text.removesuffix("(x)") for offered in reading.readings] == texts


def test_one_place_is_asked_about_at_a_time():
    first = read("1/2x + sin x y", NAMES)

    assert isinstance(first, Ambiguous)
    assert first.span == Span(0, 4)
    assert first.readings[1].text == "1/(2x) + sin x y"
    second = read(first.readings[1].text, NAMES)
    assert isinstance(second, Ambiguous)
    assert second.readings[0].tree == first.readings[1].tree


def test_the_question_quotes_the_place():
    reading = read("y + sin^-1 x", NAMES)

    assert isinstance(reading, Ambiguous)
    assert (reading.message, reading.span) == ("sin^-1 x can mean arcsin x or 1/sin x.", Span(4, 12))


def test_an_ambiguous_entry_is_asked_about_within_its_matrix():
    reading = read("[[x, 1/2x]]", NAMES, "matrix")

    assert isinstance(reading, Ambiguous)
    assert [offered.text for offered in reading.readings] == ["[[x, (1/2)x]]", "[[x, 1/(2x)]]"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param(" + ".join(["1/2x"] * 12), Ambiguous, id="twelve short questions"),
        pytest.param(" + ".join(["1/2x"] * 2 + ["1000000007x^2 y^3"] * 40), Ambiguous, id="two in a long text"),
        pytest.param(" + ".join(["1/2x"] * 90), Unreadable, id="ninety"),
    ],
)
def test_a_text_is_sent_back_only_where_its_questions_would_keep_the_learner_waiting(text, outcome):
    assert isinstance(read(text, ("x", "y")), outcome)
