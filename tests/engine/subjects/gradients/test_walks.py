from fractions import Fraction

import pytest

from engine.calculus.witness import central_gradient
from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import number
from engine.questions.keys import plain_key
from engine.subjects.gradients.walks import (
    WAY,
    angle_walk,
    direction_slips,
    moved,
    unit_steps,
    vector_walk,
    walk_towards,
)

_G = exact_vector((4, -2))
_V = exact_vector((3, 4))


@pytest.mark.parametrize(
    ("walk", "entries"),
    [
        pytest.param(vector_walk(_V), ["3/5", "4/5"], id="a vector"),
        pytest.param(walk_towards(_G, _V), ["3/5", "4/5"], id="a goal"),
        pytest.param(angle_walk(Fraction(2, 3)), ["-1/2", "sqrt(3)/2"], id="an angle"),
    ],
)
def test_a_walk_has_a_unit_vector(walk, entries):
    assert [plain(entry) for entry in walk.unit] == entries


def test_the_goal_of_a_walk_is_the_vector_away():
    assert walk_towards(_G, _V).goal == exact_vector((7, 2))


@pytest.mark.parametrize(
    ("walk", "answers"),
    [
        pytest.param(
            vector_walk(_V),
            {"G3": "4", "G4": "2*sqrt(5)/5", "G7": "4/25", "G5": "2*sqrt(5)", "G9": "-4/5", "G2": "2"},
            id="a vector",
        ),
        pytest.param(
            vector_walk(exact_vector((Fraction(3, 5), Fraction(4, 5)))),
            {"G5": "2*sqrt(5)", "G9": "-4/5", "G2": "2"},
            id="a unit vector leaves no length to forget",
        ),
    ],
)
def test_the_slips_of_a_direction_are_those_of_its_length(walk, answers):
    """The gradient is (4, -2) and v = (3, 4), so the rate is 4/5."""
    assert {slip.code: plain_key(slip.answer) for slip in direction_slips(walk, _G)} == answers


def test_a_unit_vector_that_is_given_needs_no_steps():
    assert unit_steps(vector_walk(exact_vector((0, 1)))) == ()


def test_the_rate_along_a_walk_is_the_slope_of_the_function_on_it():
    f = parse("x^2 y - 2y^3", "xy")
    way = moved(f, ("x", "y"), (number(2), number(1)), vector_walk(_V).unit)

    assert central_gradient(way, (WAY,), {WAY: Fraction(0)}) == pytest.approx((0.8,))
