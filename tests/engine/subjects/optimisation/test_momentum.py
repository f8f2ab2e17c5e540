from dataclasses import replace
from fractions import Fraction

import pytest

from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.questions.witnessing import disagreement
from engine.subjects.optimisation.adam import Adam, adam_question
from engine.subjects.optimisation.constant_slope import ConstantSlope, constant_slope_question
from engine.subjects.optimisation.descent import Descent
from engine.subjects.optimisation.momentum import Heavy, simulated


@pytest.fixture
def heavy() -> Heavy:
    """f = 5/2 x² + 2xy + y² from (4, -1), where the gradient is (18, 6), with the velocity (2, 0)."""
    f = parse("(5x^2)/2 + 2 x y + y^2", ("x", "y"))
    made = Descent(f, ("x", "y"), exact_vector((4, -1)), Fraction(1, 10))
    return Heavy(made, Fraction(1, 2), exact_vector((2, 0)))


def test_a_share_of_the_velocity_is_kept(heavy):
    assert heavy.pushed == (Fraction(-4, 5), Fraction(-3, 5))
    assert heavy.reached == (Fraction(16, 5), Fraction(-8, 5))


def test_looking_ahead_takes_the_gradient_elsewhere(heavy):
    ahead = replace(heavy, looks_ahead=True)

    assert ahead.ahead == (5, -1)
    assert ahead.slopes == (23, 8)


@pytest.mark.parametrize("looks_ahead", [False, True], ids=["plain", "looking ahead"])
def test_two_exact_steps_agree_with_simulated_ones(heavy, looks_ahead):
    start = replace(heavy, looks_ahead=looks_ahead)

    velocity, point = simulated(start, 2)

    assert velocity == pytest.approx(tuple(map(float, start.next.pushed)))
    assert point == pytest.approx(tuple(map(float, start.next.reached)))


def test_the_first_step_of_adam_is_the_rate_in_each_coordinate(heavy):
    adam = Adam(heavy.made, Fraction(9, 10), Fraction(999, 1000))

    assert adam.reached == (Fraction(39, 10), Fraction(-11, 10))
    assert [disagreement(part) for part in adam_question(adam, 0).parts] == ["", "", ""]


def test_a_constant_slope_settles_at_the_effective_rate():
    made = ConstantSlope(4, Fraction(9, 10), Fraction(1, 100), Fraction(4, 5), "{g} {rule} {beta} {eta}")

    assert made.speed == Fraction(-2, 5)
    assert made.matched == Fraction(1, 50)
    assert [disagreement(part) for part in constant_slope_question(made).parts] == ["", "", ""]
