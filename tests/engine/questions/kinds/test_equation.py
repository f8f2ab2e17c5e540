"""Equations: the same points must fit, by a factor that is a number."""

import pytest

from tests.engine.questions.kinds.asked import marked, part

PLANE = part("2x + 3y - z = 5", "equation")


@pytest.mark.parametrize(
    ("answer", "outcome", "message"),
    [
        pytest.param("z = 2x + 3y - 5", "right", "", id="solved for z"),
        pytest.param("4x + 6y - 2z = 10", "right", "", id="doubled"),
        pytest.param("5 = 2x + 3y - z", "right", "", id="turned round"),
        pytest.param("2(x - 1) + 3(y - 1) - z = 0", "right", "", id="through a point"),
        pytest.param(
            "2x + 3y - z = 6",
            "wrong",
            "Only the constant differs. Put a point that must lie on it into your equation.",
            id="a parallel plane",
        ),
        pytest.param(
            "2x + 3y + z = 5", "wrong", "This equation holds for other points than it should.", id="another plane"
        ),
        pytest.param("x = x", "wrong", "Both sides are the same, so every point fits this.", id="no condition"),
        pytest.param("2x + 3y - z - 5", "unreadable", "", id="an expression"),
        pytest.param(" ", "empty", "", id="nothing"),
    ],
)
def test_a_plane(answer, outcome, message):
    verdict = marked(PLANE, answer)

    assert (verdict.outcome, verdict.message) == (outcome, message)


def test_a_factor_that_is_a_function_is_another_equation():
    assert marked(part("x + y = 1", "equation"), "x^2 + x y = x").outcome == "wrong"
