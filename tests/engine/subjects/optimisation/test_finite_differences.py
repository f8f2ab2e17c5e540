from fractions import Fraction

import pytest

from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import names
from engine.questions.keys import is_value
from engine.subjects.optimisation.finite_differences import Stencil, central_slips, value_steps
from engine.subjects.optimisation.step_balance import Trade, best_of
from engine.subjects.slopes import Spot


@pytest.fixture
def stencil() -> Stencil:
    """f = x³ at 1 with h = 1/10: 1.331, 1 and 0.729."""
    spot = Spot(parse("x^3", ("x",)), names("x"), (Fraction(1),))
    return Stencil(spot, (Fraction(1),), Fraction(1, 10), ("a", ""))


def test_differences_are_exact_numbers(stencil: Stencil) -> None:
    assert (stencil.forward, stencil.central, stencil.slope) == (Fraction("3.31"), Fraction("3.01"), 3)


def test_a_central_difference_over_one_step_is_doubled(stencil: Stencil) -> None:
    answers = {slip.code: plain(slip.answer) for slip in central_slips(stencil, "b") if is_value(slip.answer)}

    assert answers["O12"] == "6.02"


def test_the_places_of_a_line_need_no_direction(stencil: Stencil) -> None:
    (step,) = value_steps(stencil, "+-")

    assert step.formula == r"f(a + h) = 1.331, \quad f(a - h) = 0.729"


@pytest.mark.parametrize(
    ("trade", "best"),
    [
        pytest.param(Trade(1, 8, 12, 3, Fraction(2)), "0.0004", id="forward"),
        pytest.param(Trade(2, 6, 1, 3, Fraction(2)), "0.01", id="central"),
    ],
)
def test_the_best_step_balances_remainder_and_rounding(trade: Trade, best: str) -> None:
    h = float(best)

    assert best_of(trade) == Fraction(best)
    assert trade.bound(h) < min(trade.bound(0.99 * h), trade.bound(1.01 * h))
