from fractions import Fraction

import pytest

from engine.functions.linear import exact_vector
from engine.functions.steering import Direction
from engine.language.parser import parse
from engine.language.tree import number
from engine.subjects.optimisation.clipping import Steep, clipped_slips, shortened
from engine.subjects.optimisation.descent import (
    Descent,
    decimals,
    is_short,
    moving_step,
    path_landscape,
    slopes_step,
    trail,
)
from engine.subjects.optimisation.descent_slips import second_slips, step_slips


@pytest.fixture
def made() -> Descent:
    """f(x, y) = x² + 2y² from (1, -1) at the rate 1/10, so ∇f = (2, -4) there and the step leads to (0.8, -0.6)."""
    return Descent(parse("x^2 + 2y^2", ("x", "y")), ("x", "y"), exact_vector((1, -1)), Fraction(1, 10))


def test_a_step_leads_against_the_gradient(made):
    assert made.stepped(made.start) == (Fraction(4, 5), Fraction(-3, 5))


def test_the_trail_of_differences_agrees_with_the_exact_steps(made):
    exact = made.stepped(made.stepped(made.start))

    assert trail(made, 2)[2] == pytest.approx(tuple(map(float, exact)))


def test_the_gradient_is_claimed_entry_by_entry(made):
    assert [claim.wrt for claim in slopes_step(made).claims] == [("x",), ("y",)]


def test_a_step_of_one_variable_is_written_without_a_matrix():
    step = moving_step("Move.", "x_{1}", exact_vector((2,)), (Fraction(1, 2), exact_vector((-3,))), "answer")

    assert step.formula == r"x_{1} = 2 - 0.5\cdot (-3) = 3.5"


def test_the_path_shows_after_the_verdict_and_stays_inside_the_box(made):
    plot = path_landscape(made, trail(made, 5))

    (across, up) = plot.box
    assert all(overlay.after for overlay in plot.overlays[1:])
    assert across[0] < 0
    assert across[1] > 1
    assert up[0] < -1
    assert up[1] > 0


def test_slips_of_a_step_lead_where_the_mistake_leads(made):
    found = {slip.code: slip.answer for slip in step_slips(made, made.start)}

    assert found["O1"] == decimals((Fraction(6, 5), Fraction(-7, 5)))
    assert found["O13"] == decimals((Fraction(7, 10), Fraction(-13, 10)))


def test_the_first_slopes_used_twice_are_a_slip_of_two_steps(made):
    found = {slip.code: slip.answer for slip in second_slips(made)}

    assert found["O15"] == decimals((Fraction(3, 5), Fraction(-1, 5)))


def test_more_than_four_places_are_not_short():
    assert is_short(Fraction(1, 10_000))
    assert not is_short(Fraction(1, 100_000))
    assert not is_short(Fraction(1, 3))


@pytest.fixture
def steep() -> Steep:
    """L(x, y) = 3x + 4y from the origin at the rate 1/2, cut to length 1: the step is half of (0.6, 0.8)."""
    slope = Direction(exact_vector((3, 4)), 5)
    return Steep(Descent(parse("3x + 4y", ("x", "y")), ("x", "y"), exact_vector((0, 0)), Fraction(1, 2)), slope, 1)


def test_a_long_gradient_keeps_its_direction_and_loses_its_length(steep):
    assert steep.length == 5
    assert steep.reached == (Fraction(-3, 10), Fraction(-2, 5))
    assert shortened(steep) == pytest.approx((-0.3, -0.4))


def test_cutting_each_slope_by_itself_is_a_slip(steep):
    answers = [slip.answer for slip in clipped_slips(steep) if slip.code == "O16"]

    assert decimals((Fraction(-1, 2), Fraction(-1, 2))) in answers
    assert number(0) not in answers
