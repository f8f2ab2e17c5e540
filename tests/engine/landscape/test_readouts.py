from dataclasses import replace

import pytest

from engine.landscape.readouts import readouts
from engine.landscape.scene import opening
from engine.landscape.wording import brief, rounded, rounded_latex, written
from tests.engine.landscape.plots_to_try import landscape


@pytest.fixture
def scene():
    """f(x, y) = x²y + sin y at (1.1, 0.75), so f = 1.589 and ∇f = (1.65, 1.942)."""
    return opening(landscape("x^2*y + sin(y)", point=(1.1, 0.75)))


def test_before_it_is_revealed_there_is_the_point_and_the_height(scene):
    assert {each.name: each.value for each in readouts(scene)} == {"P": "(1.10, 0.75)", "f(P)": "1.59"}


def test_revealed_there_is_the_gradient_too(scene):
    *_, last = readouts(replace(scene, is_revealed=True))

    assert (last.name, last.value) == ("∇f(P)", "(1.65, 1.94)")
    assert last.latex == r"\nabla f(P)=(1.65,\,1.94)"


def test_what_does_not_exist_is_said_to_be_undefined():
    _, level, slope = readouts(replace(opening(landscape("ln(x - 5)")), is_revealed=True))

    assert level.value == slope.value == "undefined"


@pytest.mark.parametrize(
    ("value", "text", "latex"),
    [
        (1.0, "1.00", "1.00"),
        (-0.001, "0.00", "0.00"),
        (-2.345, "-2.35", "-2.35"),
        (1234567.0, "1.235e6", r"1.235\cdot 10^{6}"),
        (float("inf"), "undefined", "undefined"),
        (float("nan"), "undefined", "undefined"),
    ],
)
def test_numbers_are_shown_with_two_decimals_unless_they_are_huge(value, text, latex):
    assert rounded(value) == text
    assert rounded_latex(value) == latex


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-2.5, "−2.5"), (2996000000.0, "2.996e9"), (-0.00001, "−1e−5")]
)
def test_numbers_of_a_scale_are_brief(value, text):
    assert brief(value) == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("f", "f"),
        ("F_{1}", "F₁"),
        ("F_2", "F₂"),
        (r"\sigma", "σ"),
        (r"\frac{\partial f}{\partial x} = 0", "∂f/∂x = 0"),
        (r"-r\sin \theta", "-rsin θ"),
        (r"\text{steps}", "steps"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & x^{2} \end{pmatrix}", "( 1, 2; 3, x² )"),
    ],
)
def test_labels_are_written_without_latex(label, text):
    assert written(label) == text
