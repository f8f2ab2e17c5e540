from fractions import Fraction

import pytest

from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import ZERO, Node, names, number
from engine.subjects.expansions import Expansion, plane_step, summed, value_step, weighted
from engine.subjects.slopes import Spot


@pytest.fixture
def bowl() -> Expansion:
    """f = 2x² + xy at (1, -2): f = 0, ∇f = (2, 1), H = [[4, 1], [1, 0]]."""
    f = parse("2*x^2 + x*y", ("x", "y"))
    return Expansion(Spot(f, names("x y"), exact_vector((1, -2))))


def test_models_are_written_around_the_point(bowl: Expansion) -> None:
    assert plain(bowl.linear) == "2*(x - 1) + (y + 2)"
    assert plain(bowl.quadratic) == "2*(x - 1) + (y + 2) + 2*(x - 1)^2 + (x - 1)*(y + 2)"


def test_a_plane_has_its_height_at_a_step(bowl: Expansion) -> None:
    assert bowl.linear_at((Fraction(1, 10), Fraction(-1, 5))) == 0


def test_every_formula_of_a_step_has_a_claim(bowl: Expansion) -> None:
    assert all(step.claims for step in (value_step(bowl), plane_step(bowl)))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param(weighted(Fraction(-3, 2), *names("x y")), "-3/2*x*y", id="negative"),
        pytest.param(weighted(Fraction(1), *names("x")), "x", id="one"),
        pytest.param(weighted(Fraction(0), *names("x")), "0", id="zero"),
        pytest.param(summed(ZERO, number(2), ZERO), "2", id="one term"),
    ],
)
def test_terms_are_written_without_idle_numbers(written: Node, text: str) -> None:
    assert plain(written) == text
