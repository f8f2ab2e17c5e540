from collections.abc import Callable

import pytest

from engine.chance import Draw
from engine.functions.expandable import drawn_series, drawn_unfinished
from engine.functions.linear import exact_vector
from engine.functions.steering import exact_gradient, exact_hessian, exact_value
from engine.language.tree import Node, names


@pytest.mark.parametrize(
    "drawn",
    [pytest.param(drawn_unfinished, id="polynomials"), pytest.param(drawn_series, id="functions")],
)
def test_derivatives_at_the_origin_are_rational(drawn: Callable[..., Node]) -> None:
    origin, variables = exact_vector((0, 0)), names("x y")
    for seed in range(40):
        f = drawn(Draw("expandable", 1, 1, seed), variables)

        assert exact_value(f, variables, origin) is not None
        assert len(exact_gradient(f, variables, origin)) == 2
        assert len(exact_hessian(f, variables, origin)) == 2
