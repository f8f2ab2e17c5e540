from fractions import Fraction

import pytest

from engine.chance import Draw
from engine.functions.designs import drawn_design
from engine.functions.linear import as_matrix, as_vector, exact_matrix
from engine.language.tree import number
from engine.questions.witnessing import disagreement
from engine.subjects.optimisation.design_hessian import bent
from engine.subjects.optimisation.learning_rates import rate_part, rate_slips
from engine.subjects.optimisation.rescaling import Change, judged
from engine.subjects.spectra import Spectrum, rational_spectrum, spectrum_in, spectrum_of_matrix

# eigenvalues 6 and 1
H = exact_matrix([[5, 2], [2, 2]])
SPECTRUM = Spectrum(Fraction(1), Fraction(6))

QUANTITIES = [
    pytest.param("kappa", "6", id="condition number"),
    pytest.param("bound", "1/3", id="largest stable rate"),
    pytest.param("best", "2/7", id="best rate"),
    pytest.param("contraction", "5/7", id="factor at the best rate"),
]


@pytest.mark.parametrize(("quantity", "value"), QUANTITIES)
def test_trying_learning_rates_finds_what_the_eigenvalues_say(quantity, value):
    part = rate_part(SPECTRUM, quantity, "a", H)

    assert part.key == number(Fraction(value))
    assert disagreement(part) == ""


@pytest.mark.parametrize(("quantity", "value"), QUANTITIES)
def test_a_quantity_follows_from_the_learners_own_eigenvalues(quantity, value):
    part = rate_part(Spectrum(Fraction(2), Fraction(5)), quantity, "b", H, spectrum_in("a"))

    assert part.follows is not None
    assert part.follows({"a": as_vector((6, 1))}) == number(Fraction(value))
    assert part.follows({"a": as_vector((-1, 6))}) is None


def test_the_wrong_bounds_of_the_book_are_slips():
    answers = {slip.answer for slip in rate_slips(SPECTRUM, "bound", "a") if slip.code == "O5"}

    assert {number(Fraction(1, 6)), number(2), number(Fraction(2, 7))} <= answers


def test_eigenvalues_are_found_where_they_are_rational():
    assert rational_spectrum(H) == SPECTRUM
    assert rational_spectrum(exact_matrix([[2, 1], [1, 1]])) is None
    assert rational_spectrum(exact_matrix([[1, 2], [2, 1]])) is None
    assert spectrum_of_matrix("a")({"a": as_matrix(H)}) == SPECTRUM


CHANGES = [
    pytest.param(Change("ridge", H, 2), "faster", id="a ridge"),
    pytest.param(Change("multiplied", exact_matrix([[4, 0], [0, 2]]), 3), "slower", id="a steep feature"),
    pytest.param(Change("divided", exact_matrix([[2, 0], [0, 50]]), 4), "faster", id="a tamed feature"),
    pytest.param(Change("multiplied", exact_matrix([[6, 0], [0, 2]]), 3), "the same", id="directions exchanged"),
]


@pytest.mark.parametrize(("change", "pace"), CHANGES)
def test_the_condition_number_decides_the_pace(change, pace):
    assert judged(change, None) == pace


def test_a_ridge_has_no_scale_to_count():
    assert judged(Change("ridge", H, 2), "O21") is None


@pytest.mark.parametrize("seed", range(10))
def test_the_hessian_of_a_design_is_what_the_loss_bends_by(seed):
    design = drawn_design(Draw("designs", 1, 1, seed))

    assert bent(design) == tuple(float(entry) for row in design.hessian for entry in row)
    assert design.hessian[0][1] == 0
