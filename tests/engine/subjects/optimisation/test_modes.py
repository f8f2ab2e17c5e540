from fractions import Fraction

import pytest

from engine.functions.linear import as_vector, diagonal, exact_matrix, exact_vector
from engine.language.parser import parse
from engine.language.tree import number
from engine.questions.keys import Chosen
from engine.questions.witnessing import disagreement
from engine.subjects.optimisation.convergence import Convergence, convergence_question
from engine.subjects.optimisation.descent import Descent, decimals
from engine.subjects.optimisation.mode_choices import crosses, fate_part, fated
from engine.subjects.optimisation.modes import Modes, factors_part, formula_slips, interpolated_error, simulated_error


def modes_at(rate: Fraction) -> Modes:
    """f = 5/2 x² + 2xy + y² from (3, 4) = 2 (2, 1) + (-1, 2): eigenvalues 6 and 1."""
    f = parse("(5x^2)/2 + 2 x y + y^2", ("x", "y"))
    return Modes(
        Descent(f, ("x", "y"), exact_vector((3, 4)), rate),
        exact_vector((0, 0)),
        exact_matrix([[5, 2], [2, 2]]),
        exact_vector((6, 1)),
        (exact_vector((2, 1)), exact_vector((-1, 2))),
    )


@pytest.fixture
def modes() -> Modes:
    """At the rate 1/10 the factors are 0.4 and 0.9."""
    return modes_at(Fraction(1, 10))


def test_an_error_is_a_sum_of_powers_along_eigenvectors(modes):
    assert modes.shares == (2, 1)
    assert modes.formula() == parse("[4 (2/5)^k - (9/10)^k, 2 (2/5)^k + 2 (9/10)^k]", ("k",), "vector")


def test_the_powers_agree_with_steps_taken_one_by_one(modes):
    assert simulated_error(modes, 3) == pytest.approx(tuple(map(float, modes.error_after(3))))


def test_simulated_errors_are_interpolated_between_whole_steps(modes):
    k = 2.5
    expected = (4 * 0.4**k - 0.9**k, 2 * 0.4**k + 2 * 0.9**k)

    assert interpolated_error(modes, {"k": Fraction(5, 2)}) == pytest.approx(expected)


def test_factors_are_witnessed_by_starting_along_an_eigenvector(modes):
    part = factors_part(modes, "a", "Which factors?")

    assert part.key == decimals((Fraction(2, 5), Fraction(9, 10)))
    assert disagreement(part) == ""


def test_taking_the_same_amount_away_at_every_step_is_a_slip(modes):
    found = {slip.code: slip.answer for slip in formula_slips(modes, "b")}

    assert found["O20"] == parse("[3 - (23k)/10, 4 - (7k)/5]", ("k",), "vector")


FATES = [
    pytest.param(Fraction(3, 10), "converges", id="below the bound"),
    pytest.param(Fraction(1, 3), "bounded", id="at the bound"),
    pytest.param(Fraction(1, 2), "diverges", id="above the bound"),
]


@pytest.mark.parametrize(("rate", "verdict"), FATES)
def test_the_worst_factor_decides_the_fate(rate, verdict):
    modes = modes_at(rate)

    assert fated(modes, None) == verdict
    assert fated(modes, "O5") == "converges"
    assert fated(modes, "O34") == "diverges"
    assert disagreement(fate_part(modes)) == ""


def test_a_fate_follows_from_the_learners_own_factors(modes):
    part = fate_part(modes)

    assert part.follows is not None
    assert part.follows({"a": as_vector((-2, Fraction(1, 2)))}) == Chosen(("diverges",))


def test_the_steep_coordinate_jumps_over_the_minimum():
    f = parse("x^2 + 4y^2", ("x", "y"))
    axes = (exact_vector((0, 1)), exact_vector((1, 0)))
    made = Descent(f, ("x", "y"), exact_vector((1, 1)), Fraction(1, 5))
    modes = Modes(made, exact_vector((0, 0)), diagonal([2, 8]), exact_vector((8, 2)), axes)

    assert crosses(modes, None) == "second"
    assert crosses(modes, "O36") == "first"


def test_steps_are_counted_until_the_slowest_error_is_small_enough():
    question = convergence_question(Convergence(1, 10, 2, 4, "{largest} {least} {digits}"))

    assert [part.key for part in question.parts] == [number(Fraction(9, 10)), number(44), number(4)]
    assert [disagreement(part) for part in question.parts] == ["", "", ""]
