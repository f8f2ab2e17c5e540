from fractions import Fraction

import pytest

from engine.functions.landings import Changes
from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import names
from engine.questions.keys import is_value
from engine.subjects.expansions import Expansion
from engine.subjects.optimisation.line_searches import Search, search_steps, step_slips
from engine.subjects.optimisation.sufficient_decrease import ACCEPTED, REJECTED, passes
from engine.subjects.rays import Ray
from engine.subjects.slopes import Spot


@pytest.fixture
def search() -> Search:
    """f = x² + 2y² at (2, 1): ∇f = (4, 4), H = diag(2, 4), so the best step is 32 / 96."""
    spot = Spot(parse("x^2 + 2*y^2", ("x", "y")), names("x y"), exact_vector((2, 1)))
    return Search(Ray(Expansion(spot), exact_vector((-4, -4))), r"-\nabla f(P)")


def test_the_best_step_divides_the_slope_by_the_bend(search: Search) -> None:
    assert (search.best, search.gain) == (Fraction(1, 3), Fraction(16, 3))


def test_slips_double_or_halve_the_step(search: Search) -> None:
    answers = {slip.code: plain(slip.answer) for slip in step_slips(search, "a") if is_value(slip.answer)}

    assert (answers["T1"], answers["O3"], answers["O1"]) == ("1/6", "2/3", "-1/3")


def test_every_formula_of_a_search_has_a_claim(search: Search) -> None:
    assert all(step.claims for step in search_steps(search) if step.formula)


@pytest.mark.parametrize(
    ("actual", "code", "verdict"),
    [
        pytest.param(-1, None, REJECTED, id="too small a decrease"),
        pytest.param(-1, "O74", ACCEPTED, id="any decrease"),
        pytest.param(-8, None, ACCEPTED, id="enough"),
        pytest.param(-8, "O75", REJECTED, id="all that was promised"),
    ],
)
def test_a_step_must_win_a_share_of_what_is_promised(actual: int, code: str | None, verdict: str) -> None:
    changes = Changes(Fraction(-20), Fraction(-10), Fraction(actual))

    assert passes(changes, Fraction(1, 10), code) == verdict
