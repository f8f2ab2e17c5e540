from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from engine.calculus.witness import values
from engine.chance import Draw
from engine.functions.square_maps import (
    SquareMap,
    determinant_of,
    drawn_cylindrical,
    drawn_exponential,
    drawn_polar,
    drawn_spherical,
    drawn_square,
    permanent_of,
)
from engine.language.tree import entries, number

ROWS = tuple(tuple(map(number, row)) for row in ((2, 1, 3), (0, -1, 4), (5, 2, 1)))


def test_a_determinant_of_three_rows_is_numpys():
    assert values([determinant_of(ROWS)], {}) == pytest.approx((np.linalg.det([[2, 1, 3], [0, -1, 4], [5, 2, 1]]),))


def test_a_permanent_adds_every_product():
    assert values([permanent_of(ROWS)], {}) == (2 * -1 * 1 + 1 * 4 * 5 + 0 + 3 * -1 * 5 * 1 + 2 * 4 * 2 + 0,)


@pytest.mark.parametrize(
    "draw_map",
    [
        pytest.param(drawn, id=drawn.__name__)
        for drawn in (drawn_polar, drawn_exponential, drawn_square, drawn_spherical, drawn_cylindrical)
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_the_closed_form_is_the_determinant(draw_map: Callable[[Draw], SquareMap], seed: int):
    made = draw_map(Draw("maps", 1, 1, seed))
    at = {name: Fraction(3 + place, 5) for place, name in enumerate(made.names)}
    size = len(made.names)

    jacobian = np.reshape(values([entry for row in made.rows for entry in row], at), (size, size))

    assert values(entries(made.determinant), at) == pytest.approx((np.linalg.det(jacobian),))
