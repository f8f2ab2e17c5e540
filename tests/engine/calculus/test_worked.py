import pytest

from engine.calculus.worked import worked
from engine.language.parser import parse
from engine.language.tree import Node


def _read(text: str) -> Node:
    tree = parse(text, "xyz")
    assert not hasattr(tree, "rows")
    return tree


def _said(function: str) -> list[str]:
    return [line.says for line in worked(_read(function), "x")]


@pytest.mark.parametrize(
    ("function", "says"),
    [
        pytest.param("x", "$x$ has derivative 1.", id="the letter itself"),
        pytest.param("-x", "The minus sign stays in front. $x$ has derivative 1.", id="a minus sign"),
        pytest.param(
            "4x^2", "$4$ stays in front. Power rule: the exponent comes down, and is one less.", id="a number in front"
        ),
        pytest.param(
            "-8x y", "$-8y$ is constant here and stays in front. $x$ has derivative 1.", id="another letter in front"
        ),
        pytest.param("x sin(x)", "Product rule: differentiate one factor at a time and add.", id="two varying factors"),
        pytest.param(
            "y/(x + 1)",
            "Quotient rule with a constant top: minus the top times the derivative of the bottom, over the bottom squared.",
            id="a constant top",
        ),
    ],
)
def test_the_rule_of_a_single_term_is_named(function: str, says: str) -> None:
    assert _said(function)[-1] == says


def test_a_composite_is_worked_out_from_the_inside() -> None:
    lines = worked(_read("3sin(2x y)"), "x")

    assert [line.says for line in lines] == [
        "The inside is $2xy$; take its derivative first.",
        r"Chain rule: the outside has derivative $\cos(2xy)$; multiply by the derivative of the inside.",
        "$3$ stays in front.",
    ]
    assert [line.gives for line in lines] == [_read("2y"), _read("2y*cos(2x*y)"), _read("6y*cos(2x*y)")]


def test_the_inside_of_an_exponential_is_called_its_exponent() -> None:
    assert _said("exp(x y)") == [
        "The exponent is $xy$; take its derivative first.",
        "The exponential stays; multiply by the derivative of its exponent.",
    ]


@pytest.mark.parametrize(
    ("function", "says"),
    [
        pytest.param("x + x^2", "Add the terms.", id="every term varies"),
        pytest.param("x + y^2", "$y^{2}$ is free of $x$ and gives nothing.", id="one of two varies"),
        pytest.param(
            "x + x^2 - y + 3z + 1", "Add the terms; $y$, $3z$ and $1$ are free of $x$ and give nothing.", id="some vary"
        ),
    ],
)
def test_the_last_line_of_a_sum_collects_what_is_left(function: str, says: str) -> None:
    assert _said(function)[-1] == says


def test_what_does_not_vary_has_no_lines() -> None:
    assert worked(_read("y^2 + z"), "x") == ()


def test_only_the_lines_of_whole_terms_are_terms() -> None:
    lines = worked(_read("sin(2x) + x^2"), "x")

    assert [line.gives for line in lines if line.is_term] == [_read("2cos(2x)"), _read("2x")]


def test_what_stands_before_an_exponential_is_named_without_it() -> None:
    assert _said("-8y exp(2x)")[-1] == "$-8y$ is constant here and stays in front."
