"""The keypad: what a question can need, and nothing else."""

import pytest
from msgspec import structs

from engine.questions.sheet import Identity, PartSheet, Sheet
from ui.typesetting import render_svg
from ui.widgets.function_words import FUNCTION_WORDS
from ui.widgets.keypad_keys import function_key, functions_in, keys_of
from ui.widgets.line_editor import Template

PART = PartSheet("answer", "f_x", "expression", None, ("x", "y"))
SHEET = Sheet(
    identity=Identity("pd_rules", 1, 1, 1),
    topic="partial_derivatives",
    title="Rules",
    prompt=r"Find $f_x$. $f(x, y) = x^2 \sin(xy)$",
    names=("x", "y"),
    parts=(PART,),
    hints=2,
    note="",
)


def said(sheet: Sheet = SHEET, **changes) -> list[str]:
    """Return what the keys are called."""
    return [key.says for key in keys_of(sheet, structs.replace(PART, **changes)).symbols]


def test_a_question_gets_the_functions_that_occur_and_what_they_lead_to():
    assert said()[4:] == ["sine", "cosine", "pi"]


def test_a_polynomial_gets_no_functions():
    assert said(structs.replace(SHEET, prompt="Find $f_x$ of $x^2 y$")) == [
        "squared",
        "to the power of",
        "fraction",
        "brackets",
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param("equation", "equals", id="equation"),
        pytest.param("interval", "infinity", id="interval"),
        pytest.param("points", "a point", id="points"),
    ],
)
def test_each_kind_gets_its_own_signs(kind, expected):
    assert expected in said(kind=kind)
    assert expected not in said()


def test_a_name_that_is_slow_to_type_gets_a_key_and_any_other_stands_behind_the_fold():
    keys = keys_of(SHEET, structs.replace(PART, names=("x", "lambda", "w_1")))

    assert [key.says for key in keys.symbols[:2]] == ["lambda", "w_1"]
    assert keys.symbols[0].does == Template("λ")
    assert keys.plain[0].says == "x"


def test_where_the_comma_is_the_decimal_mark_a_semicolon_separates():
    keys = keys_of(SHEET, structs.replace(PART, kind="points"), decimal_comma=True)

    assert keys.symbols[-1].does == Template("; ")
    assert [key.does for key in keys.plain if key.says == "comma"] == [Template(",")]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param(r"$e^{xy}$", (), {"exp", "ln"}, id="a power of e"),
        pytest.param(r"$\ln(x)$", (), {"exp", "ln"}, id="a logarithm"),
        pytest.param(r"$\sigma(x)$", (), {"sigmoid"}, id="the logistic function"),
        pytest.param(r"$\sigma x$", ("sigma",), set(), id="a name that looks like it"),
        pytest.param(r"$\operatorname{ReLU}(x)$", (), {"relu"}, id="a capitalised one"),
        pytest.param(r"$\lVert v \rVert$", (), {"sqrt"}, id="a length"),
    ],
)
def test_functions_are_found_in_a_prompt(text, names, expected):
    assert functions_in([text], names) == expected


def test_no_two_keys_share_a_shortcut():
    names = ("alpha", "beta", "lambda", "theta", "w_1", "w_2", "x_1", "x_2")
    every = " ".join(f"\\operatorname{{{name}}}" for name in FUNCTION_WORDS)
    keys = keys_of(structs.replace(SHEET, prompt=every), structs.replace(PART, names=names, kind="interval")).symbols

    letters = [key.letter for key in keys if key.letter]

    assert len(letters) == len(set(letters))
    assert not {"U", "Z"} & set(letters)


@pytest.mark.parametrize("name", FUNCTION_WORDS)
def test_every_function_has_a_face_that_can_be_typeset(name):
    assert render_svg(function_key(name).face).warnings == ()
