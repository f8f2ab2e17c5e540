import pytest

from engine.chance import Draw
from engine.functions.curved_maps import drawn_curved, drawn_newton
from engine.functions.linear import applied, determinant, difference, exact_vector
from engine.language.tree import names

SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_jacobian_at_the_point_is_easy_to_invert(seed: int):
    made = drawn_curved(Draw("curved", 1, 1, seed), names("x y"))

    j = made.jacobian_at(made.at)

    assert abs(determinant(j)) in {1, 2, 5}
    assert all(entry.denominator == 1 and entry for row in j for entry in row)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_iterate_solves_the_linear_model_at_the_one_before(seed: int):
    run = drawn_newton(Draw("newton", 1, 4, seed), names("x y"), 2)

    for here, there in zip(run.iterates, run.iterates[1:], strict=False):
        change = applied(run.made.jacobian_at(here), difference(there, here))
        assert change == tuple(-value for value in run.made.value_at(here))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_iterate_is_whole_and_the_second_simple(seed: int):
    run = drawn_newton(Draw("newton", 1, 4, seed), names("x y"), 2)

    assert all(c.denominator == 1 for c in run.iterates[1])
    assert all(c.denominator <= 12 for c in run.iterates[2])


def test_a_singular_jacobian_leads_nowhere():
    made = drawn_curved(Draw("curved", 1, 1, 0), names("x y"))
    grid = [exact_vector((i, j)) for i in range(-12, 13) for j in range(-12, 13)]

    assert all(made.step_from(x) is None for x in grid if not determinant(made.jacobian_at(x)))
