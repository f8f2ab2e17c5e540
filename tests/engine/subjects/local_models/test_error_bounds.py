from fractions import Fraction

import pytest

from engine.functions.linear import exact_vector
from engine.language.plain_text import plain
from engine.questions.keys import is_value
from engine.subjects.local_models.error_bounds import Measured, Percents, Story, surroundings, worst_slips
from engine.subjects.slopes import Spot


@pytest.fixture
def story() -> Story:
    """W = U² / R."""
    return Story("The power of a heater.", "W", "U R", (2, -1), units=("W", "V", "Ω"))


def test_signed_changes_cancel_and_the_worst_case_adds_them(story: Story) -> None:
    """At (10, 5) the slopes are 4 and -4."""
    spot = Spot(story.formula, story.names, exact_vector((10, 5)), "W")
    case = Measured(story, spot, (Fraction(1, 10), Fraction(1, 20)))

    assert (case.differential, case.worst) == (Fraction(1, 5), Fraction(3, 5))
    answers = {slip.code: plain(slip.answer) for slip in worst_slips(case) if is_value(slip.answer)}
    assert answers["T5"] == "0.2"


def test_relative_errors_are_weighed_by_exponents(story: Story) -> None:
    case = Percents(story, exact_vector((2, 3)))

    assert case.contributions == (4, 3)
    assert case.seen() == pytest.approx((4, 3), rel=1e-8)
    assert case.best_halved() == "U"


def test_a_quantity_is_drawn_around_its_inputs_in_their_units(story: Story) -> None:
    spot = Spot(story.formula, story.names, exact_vector((10, 5)), "W")

    drawn = surroundings(Measured(story, spot, (Fraction(1, 2), Fraction(-5))))

    assert drawn.units == {"W": "W", "U": "V", "R": "Ω"}
    assert drawn.point == (10, 5)
    assert drawn.box == ((6, 14), (1, 9)), "not as far as R = 0"
