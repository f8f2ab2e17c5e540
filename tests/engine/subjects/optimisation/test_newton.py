from dataclasses import replace
from fractions import Fraction

import pytest

from engine.chance import Draw
from engine.functions.invertible import drawn_invertible, is_indefinite, is_positive
from engine.functions.linear import as_vector, determinant, exact_vector
from engine.language.parser import parse
from engine.language.tree import number
from engine.questions.keys import Chosen
from engine.subjects.optimisation.descent import Descent
from engine.subjects.optimisation.newton import Jump, reached_part, solved_numerically, step_slips, wrong_steps
from engine.subjects.optimisation.newton_costs import cost_question
from engine.subjects.optimisation.newton_way import incline_part, judged, way_part


@pytest.fixture
def jump() -> Jump:
    """f = 5/2 x² + 2xy + y² from (4, -1): g = (18, 6), H = [[5, 2], [2, 2]], and the step leads to the origin."""
    f = parse("(5x^2)/2 + 2 x y + y^2", ("x", "y"))
    return Jump(Descent(f, ("x", "y"), exact_vector((4, -1)), Fraction(1)))


@pytest.fixture
def uphill() -> Jump:
    """L = x² - 3y² + 2y from (1, 1): g = (2, -4), H = diag(2, -6), so d = (-1, -2/3) and g · d = 2/3."""
    f = parse("x^2 - 3y^2 + 2y", ("x", "y"))
    return Jump(Descent(f, ("x", "y"), exact_vector((1, 1)), Fraction(1), "L"))


def test_a_step_on_a_quadratic_leads_to_its_minimum(jump):
    assert jump.reached == (0, 0)
    assert solved_numerically(jump) == pytest.approx((-4, 1))


def test_damping_is_added_to_the_diagonal(jump):
    damped = replace(jump, damping=Fraction(1))

    assert damped.matrix == ((6, 2), (2, 3))
    assert solved_numerically(damped) == pytest.approx(tuple(map(float, damped.step)))


def test_the_slips_of_the_golden_step_lead_where_they_should(jump):
    found = {slip.code: slip.answer for slip in step_slips(jump, "a", "b") if slip.part == "b"}

    assert found["O7"] == as_vector((-98, -49))
    assert found["O8"] == as_vector((Fraction(2, 5), -4))


def test_a_point_follows_from_the_learners_own_step(jump):
    part = reached_part(jump, "b", "a")

    assert part.follows is not None
    assert part.follows({"a": as_vector((1, 1))}) == as_vector((5, 0))
    assert part.follows({"a": as_vector((1, 1, 1))}) is None


def test_a_matrix_with_a_zero_is_not_inverted_entry_by_entry(uphill):
    assert "J7" not in [code for code, _, _ in wrong_steps(uphill)]


def test_a_step_at_an_indefinite_hessian_may_lead_uphill(uphill):
    assert uphill.incline == Fraction(2, 3)
    assert judged(uphill, None) == "ascent"
    assert judged(uphill, "O26") == "descent"


def test_the_direction_follows_from_the_learners_own_slope(uphill):
    slope, direction = incline_part(uphill), way_part(uphill)

    assert slope.follows is not None
    assert direction.follows is not None
    assert slope.follows({"a": as_vector((-1, 1))}) == number(-6)
    assert direction.follows({"b": number(-6)}) == Chosen(("descent",))


@pytest.mark.parametrize("seed", range(10))
def test_drawn_matrices_have_the_wanted_determinant_and_signs(seed):
    draw = Draw("invertible", 1, 1, seed)

    assert abs(determinant(drawn_invertible(draw, (2, 3)))) in {2, 3}
    assert is_positive(drawn_invertible(draw, accepts=is_positive))
    assert determinant(drawn_invertible(draw, accepts=is_indefinite)) < 0


def test_costs_are_counted_in_entries_and_cubes():
    question = cost_question(20, 8, 3, ("adam", "limited", "cholesky", "estimate"), "${n}$ {bytes}")

    keys = {part.id: part.key for part in question.parts}
    assert keys["a"] == parse("3.2", ())
    assert keys["b"] == number(27)
    assert keys["c"] == Chosen(("adam", "limited"))
