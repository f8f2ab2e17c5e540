from fractions import Fraction

import pytest

from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.language.tree import names
from engine.subjects.expansions import Expansion
from engine.subjects.rays import Ray, profile
from engine.subjects.slopes import Spot
from engine.subjects.step_trials import trial


@pytest.fixture
def spot() -> Spot:
    """f = x³ + y² at (1, 1): ∇f = (3, 2), H = [[6, 0], [0, 2]]."""
    return Spot(parse("x^3 + y^2", ("x", "y")), names("x y"), exact_vector((1, 1)))


def test_models_predict_changes_along_a_ray(spot: Spot) -> None:
    ray = Ray(Expansion(spot), exact_vector((-1, 1)))

    assert (ray.slope, ray.bend) == (-1, 8)
    assert (ray.first(Fraction(1)), ray.second(Fraction(1)), ray.change(Fraction(1))) == (-1, 3, 2)


def test_a_witness_sees_the_same_changes(spot: Spot) -> None:
    ray = Ray(Expansion(spot), exact_vector((-1, 1)))

    assert ray.seen(Fraction(1)) == pytest.approx((-1, 3), abs=1e-8)


def test_a_trial_goes_along_minus_the_gradient(spot: Spot) -> None:
    tried = trial(spot, Fraction(1, 10))

    assert tried.linear == Fraction(-13, 10)
    assert tried.quadratic == Fraction(-13, 10) + Fraction(62, 200)


def test_the_models_of_a_profile_are_shown_after_the_verdict(spot: Spot) -> None:
    lines = profile(Ray(Expansion(spot), exact_vector((-1, 1))), "t", (0.0, 1.0), "f").lines

    assert [line.after for line in lines] == [False, True, True]
