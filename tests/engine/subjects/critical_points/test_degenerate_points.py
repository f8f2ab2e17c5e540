import pytest

from engine.calculus.rules import hessian
from engine.calculus.tidy import tidy
from engine.chance import Draw
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import number, rational
from engine.subjects.critical_points.degenerate_points import (
    drawn_even,
    drawn_on_line,
    drawn_on_parabola,
    misjudged_point,
    reason_seen,
)
from engine.subjects.critical_points.scanning import sampled_nature

each_drawing = pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(drawn_even, id="even powers"),
        pytest.param(drawn_on_line, id="lines"),
        pytest.param(drawn_on_parabola, id="parabolas"),
    ],
)
each_nature = pytest.mark.parametrize("nature", ["minimum", "maximum", "saddle"])


@each_drawing
@each_nature
def test_a_point_is_what_its_surroundings_show_and_why(drawing, nature):
    for seed in range(8):
        point = drawing(Draw("cp_degenerate", 1, 1, seed), nature)

        assert point.nature == nature
        assert sampled_nature(point.f, ("x", "y"), point.at) == nature, plain(point.f)
        assert reason_seen(point) == point.reason, plain(point.f)


@each_drawing
@each_nature
def test_the_determinant_of_the_hessian_is_zero_at_the_point(drawing, nature):
    for seed in range(8):
        point = drawing(Draw("cp_degenerate", 1, 1, seed), nature)
        at = {"x": number(point.at[0]), "y": number(point.at[1])}

        (a, b), (_, c) = [[rational(tidy(substituted(e, at))) for e in row] for row in hessian(point.f, ("x", "y"))]

        assert a * c - b * b == 0


def test_a_look_along_the_axes_misses_a_parabola():
    point = drawn_on_parabola(Draw("cp_degenerate", 1, 3, 1), "saddle")

    assert misjudged_point(point, "S16") in {"minimum", "maximum"}
    assert misjudged_point(point, "S7") == "saddle"
