"""What cannot be read: the sentence that says why, where it points, and what is drawn of a text that is half typed."""

import pytest

from engine.errors import Span
from engine.language.parser import read
from engine.language.plain_text import plain
from engine.language.reading import Read, Unreadable

NAMES = ("x", "y", "z")


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        pytest.param("10*x + q", "q does not occur in this question. It has x, y and z.", (7, 8), id="unknown name"),
        pytest.param("xq", "q does not occur in this question. It has x, y and z.", (1, 2), id="in a word"),
        pytest.param("X", "X does not occur in this question, but x does.", (0, 1), id="capital letter"),
        pytest.param("E", "E does not occur in this question. It has x, y and z.", (0, 1), id="no hidden constant"),
        pytest.param("det(x)", "det is not a function that can be used here.", (0, 3), id="unknown function"),
        pytest.param("x1", "Write x^1 for a power, or x*1 for a product.", (0, 2), id="digits behind a name"),
        pytest.param("x_1", "x_1 does not occur in this question. It has x, y and z.", (0, 3), id="unknown index"),
        pytest.param("df/dx", "Type the finished derivative: df is not an answer yet.", (0, 2), id="derivative"),
        pytest.param("f_x", "Type the finished derivative: f is not an answer yet.", (0, 1), id="partial derivative"),
        pytest.param("∂f/∂x", "Type the finished derivative: ∂ is not an answer yet.", (0, 1), id="curly d"),
        pytest.param("int x dx", "Type the finished integral: int is not an answer yet.", (0, 3), id="integral"),
        pytest.param("y = 2x", "Give only the expression, without “=”.", (2, 3), id="equation"),
        pytest.param("f_x = 2x", "Give only what stands behind “=”.", (0, 5), id="a name for the answer"),
        pytest.param("∂f/∂x = 2x", "Give only what stands behind “=”.", (0, 7), id="a derivative named"),
        pytest.param("2q = 1", "q does not occur in this question. It has x, y and z.", (1, 2), id="no name for it"),
        pytest.param("x<y", "Give only the expression, without “<”.", (1, 2), id="inequality"),
        pytest.param("x!=y", "Give only the expression, without “!”.", (1, 2), id="not equal"),
        pytest.param("1,5", "Type decimals with a point: 1.5.", (1, 2), id="decimal comma"),
        pytest.param("1,000", "Write 1000 without a comma, or 1.000 with a point.", (1, 2), id="thousands"),
        pytest.param("x,y", "One expression is asked for. “,” separates two.", (1, 2), id="two answers"),
        pytest.param("x)", "This “)” closes nothing.", (1, 2), id="stray parenthesis"),
        pytest.param("(x]", "“(” is closed by “]” here. Use “)”.", (2, 3), id="wrong bracket"),
        pytest.param("x[0]", "Use parentheses, ( and ), to group.", (1, 2), id="square brackets"),
        pytest.param("sin{x}", "Use parentheses, ( and ), to group.", (3, 4), id="braces"),
        pytest.param("x\ny", "Keep the answer on one line.", (1, 2), id="two lines"),
        pytest.param(
            "x+-y",
            "Two signs stand side by side here. Put the second one in parentheses.",
            (1, 3),
            id="two signs",
        ),
        pytest.param("x²^3", "Two exponents follow each other. Put the power in parentheses.", (2, 3), id="exponents"),
        pytest.param("1..2", "Only one point, between digits, can stand in a number.", (0, 3), id="two points"),
        pytest.param("x.y", "A point stands between the digits of a number only.", (1, 2), id="an attribute"),
        pytest.param("21!", "A factorial can be taken of a whole number up to 20.", (2, 3), id="large factorial"),
        pytest.param("x!", "A factorial can be taken of a whole number up to 20.", (1, 2), id="factorial of a name"),
        pytest.param("sin(x,y)", "sin takes one value.", (0, 8), id="too many arguments"),
        pytest.param("exp^x", "Write e^x or exp(x) instead of exp^x.", (0, 5), id="exp as a base"),
        pytest.param(
            "|x|y|z|", "These bars can be paired in several ways. Write abs( ).", (4, 5), id="a puzzle of bars"
        ),
        pytest.param("x ± 1", "Give one value: ± stands for two.", (2, 3), id="plus or minus"),
        pytest.param("90°", "Angles are in radians here. Write pi/180 for a degree.", (2, 3), id="degrees"),
        pytest.param(
            "5%",
            "Leave out the percent sign: 5% is 0.05, or 5 where a number of percent is asked for.",
            (1, 2),
            id="percent",
        ),
        pytest.param("∞", "Infinity cannot be part of an answer.", (0, 1), id="infinity"),
        pytest.param(
            "х+1",
            "“х” is CYRILLIC SMALL LETTER HA and only looks like x. Type x instead.",
            (0, 1),
            id="a Cyrillic letter",
        ),
        pytest.param(
            "½x",
            "“½” is VULGAR FRACTION ONE HALF and only looks like 1/2. Type 1/2 instead.",
            (0, 1),
            id="a fraction in one character",
        ),
        pytest.param(
            "x\u200b+1",
            "A character that does not show stands here (ZERO WIDTH SPACE). Delete it.",
            (1, 2),
            id="an invisible character",
        ),
        pytest.param("😀", "“😀” (GRINNING FACE) cannot be used in an answer.", (0, 1), id="an emoji"),
        pytest.param(r"\binom{x}{y}", r"The LaTeX command \binom cannot be used in an answer.", (0, 6), id="a command"),
    ],
)
def test_a_refusal_says_why_and_where(text, message, span):
    assert read(text, NAMES) == Unreadable(message, Span(*span))


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('x')",
        "eval('1+1')",
        "().__class__",
        "lambda x: x",
        "getattr(x,'y')",
        "{{7*7}}",
        "0x10",
        "1_000",
        "$(id)",
        "x%2",
        "x&y",
        r"\input{/etc/passwd}",
        r"\def\x{\x\x}\x",
        "@SUM(1)",
        "&lt;x&gt;",
        "(y:=3)",
    ],
)
def test_code_is_refused(text):
    reading = read(text, NAMES)

    assert isinstance(reading, Unreadable)
    assert reading.draft is None


@pytest.mark.parametrize(
    "word", ["S", "O", "N", "I", "gamma", "zeta", "oo", "nan", "None", "Integral", "im", "j", "in"]
)
def test_no_word_has_a_meaning_that_the_question_did_not_give_it(word):
    assert isinstance(read(word, NAMES), Unreadable)


@pytest.mark.parametrize(
    ("text", "kind", "message", "span"),
    [
        pytest.param("x", "vector", "A vector is asked for. Write it as (a, b).", (0, 1), id="no vector"),
        pytest.param("1,2,3", "vector", "A vector is asked for. Write it as (a, b).", (0, 5), id="no brackets"),
        pytest.param("2(1,2)(3,4)", "vector", "A vector is asked for. Write it as (a, b).", (0, 11), id="two vectors"),
        pytest.param(
            "[[1,2],[3,4]]",
            "vector",
            "This is a matrix. A vector is asked for. Write it as (a, b).",
            (0, 13),
            id="a matrix for a vector",
        ),
        pytest.param("x", "matrix", "A matrix is asked for. Write it as [[a, b], [c, d]].", (0, 1), id="no matrix"),
        pytest.param(
            "[[1,2],[3]]",
            "matrix",
            "The rows have different lengths: 2 and 1 entries.",
            (7, 10),
            id="rows of different lengths",
        ),
        pytest.param(
            "[[1,2],3]",
            "matrix",
            "Each row needs brackets of its own here: [[a, b], [c, d]].",
            (7, 8),
            id="a row without brackets",
        ),
        pytest.param(
            "[1 2]",
            "vector",
            "A number cannot follow 1 directly. Put a comma between entries, or * between factors.",
            (1, 4),
            id="entries without commas",
        ),
        pytest.param(
            "(1, 2)", "expression", "One expression is asked for. “,” separates two.", (2, 3), id="a vector, not asked"
        ),
        pytest.param(
            "[[1]]",
            "expression",
            "One expression is asked for, not a vector or a matrix.",
            (0, 5),
            id="a matrix, not asked",
        ),
    ],
)
def test_the_wrong_kind_of_answer_is_refused(text, kind, message, span):
    assert read(text, NAMES, kind) == Unreadable(message, Span(*span))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("", "□"),
        ("x+", "x + □"),
        ("*x", "□*x"),
        ("x^", "x^□"),
        ("sin", "sin(□)"),
        ("sin(", "sin(□)"),
        ("sin^2", "sin(□)^2"),
        ("2cos^", "2*cos(□)^□"),
        ("(x+1", "x + 1"),
        ("|x", "abs(x)"),
        ("max(x", "max(x, □)"),
        ("x + si", "x + □"),
        ("2x_", "2*□"),
        (r"\frac{x}{", "x/□"),
        (r"\frac{x}", "x/□"),
        (r"\sqrt", "sqrt(□)"),
        (r"\max{x}", "max(x, □)"),
        (r"\lam", "□"),
    ],
)
def test_what_is_half_typed_is_drawn_with_holes(text, drawn):
    reading = read(text, NAMES)

    assert isinstance(reading, Unreadable)
    assert reading.draft is not None
    assert plain(reading.draft) == drawn


@pytest.mark.parametrize(
    ("text", "kind", "drawn"),
    [
        ("(1", "vector", "[1, □]"),
        ("[1, x,", "vector", "[1, x, □]"),
        ("<", "vector", "[□, □]"),
        ("[[1, 2], [", "matrix", "[[1, 2], [□, □]]"),
        ("[[1, 2],", "matrix", "[[1, 2], [□, □]]"),
        (r"\begin{pmatrix} 1 & 2 \\ 3", "matrix", "[[1, 2], [3, □]]"),
    ],
)
def test_a_grid_that_is_half_typed_is_drawn_with_holes(text, kind, drawn):
    reading = read(text, NAMES, kind)

    assert isinstance(reading, Unreadable)
    assert reading.draft is not None
    assert plain(reading.draft) == drawn


@pytest.mark.parametrize(
    ("most", "more", "message"),
    [
        pytest.param("x" + " " * 1999, "x" + " " * 2000, "At most 2,000 can be read", id="characters"),
        pytest.param("x+" * 399 + "x", "x+" * 401 + "x", "more than 800 numbers, names and signs", id="tokens"),
        pytest.param("(" * 60 + "x" + ")" * 60, "(" * 61 + "x" + ")" * 61, "At most 60 levels", id="parentheses"),
        pytest.param("x^" * 60 + "x", "x^" * 61 + "x", "At most 60 levels", id="exponents"),
        pytest.param("x/" * 60 + "x", "x/" * 61 + "x", "At most 60 fractions", id="fractions"),
        pytest.param("sin " * 60 + "x", "sin " * 61 + "x", "At most 60 levels", id="functions"),
        pytest.param("1" * 40, "1" * 41, "at most 40 digits", id="digits"),
        pytest.param("1e40", "1e41", "A power of ten may be at most 40", id="powers of ten"),
        pytest.param("20!", "21!", "a whole number up to 20", id="factorials"),
    ],
)
def test_limits_are_said(most, more, message):
    refused = read(more, NAMES)

    assert isinstance(read(most, NAMES), Read)
    assert isinstance(refused, Unreadable)
    assert message in refused.message


@pytest.mark.parametrize(
    "text", ["x+" * 500_000, "(" * 100_000, "|" * 1999, "sin x*(" * 280, "\\frac" * 399, "[" * 1999]
)
def test_hostile_sizes_are_refused(text):
    assert isinstance(read(text, NAMES), Unreadable)


def test_a_matrix_has_at_most_twelve_rows_and_columns():
    row = "[" + ",".join("1" * 12) + "]"

    assert isinstance(read("[" + ",".join([row] * 12) + "]", (), "matrix"), Read)
    assert isinstance(read("[" + ",".join([row] * 13) + "]", (), "matrix"), Unreadable)


def test_digits_behind_a_greek_letter_are_quoted_whole():
    reading = read("θ1", ["theta"])

    assert isinstance(reading, Unreadable)
    assert reading.message == "Write theta^1 for a power, or theta*1 for a product."
