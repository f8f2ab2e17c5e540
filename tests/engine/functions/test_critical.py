from collections.abc import Callable

import pytest
import sympy as sp

from engine.chance import Draw
from engine.functions.bells import drawn_bell, drawn_bells, drawn_tilted
from engine.functions.critical import Charted, CriticalPoint, drawn_coupled, drawn_folium, drawn_grid
from engine.functions.measure import is_separable, largest_number
from engine.language.symbolic import symbol, to_sympy
from engine.language.tree import names

_PLANE = names("x y")
_SPACE = names("x y z")


def _grid(draw: Draw) -> Charted:
    return drawn_grid(draw, _PLANE)


def _sheared(draw: Draw) -> Charted:
    return drawn_grid(draw, _PLANE, sheared=True)


_CONSTRUCTIONS = [
    pytest.param(lambda draw: drawn_grid(draw, _PLANE, 1), id="a cubic and a parabola"),
    pytest.param(_grid, id="two cubics"),
    pytest.param(_sheared, id="two cubics, sheared"),
    pytest.param(lambda draw: drawn_grid(draw, _SPACE, 1, sheared=True), id="three variables"),
    pytest.param(lambda draw: drawn_folium(draw, _PLANE), id="a folium"),
    pytest.param(lambda draw: drawn_coupled(draw, _PLANE), id="a coupled cubic"),
    pytest.param(lambda draw: drawn_bell(draw, _PLANE), id="a bell"),
    pytest.param(lambda draw: drawn_bells(draw, _PLANE), id="four bells"),
    pytest.param(lambda draw: drawn_tilted(draw, _PLANE), id="a quadratic form under an exponential"),
]
Construction = Callable[[Draw], Charted]


def _draws(count: int):
    return (Draw("critical", 1, 1, seed) for seed in range(count))


def _symbols(made: Charted) -> list[sp.Symbol]:
    return [symbol(name.name) for name in made.names]


def _place(made: Charted, point: CriticalPoint) -> dict[sp.Symbol, sp.Rational]:
    at = [sp.Rational(x.numerator, x.denominator) for x in point.at]
    return dict(zip(_symbols(made), at, strict=True))


def _class_by_eigenvalues(hessian: sp.Matrix) -> str:
    signs = {sp.sign(sp.re(value.evalf())) for value in hessian.eigenvals()}
    return "saddle" if len(signs) > 1 else "minimum" if signs == {1} else "maximum"


@pytest.mark.parametrize("make", _CONSTRUCTIONS)
def test_every_slope_vanishes_at_every_point(make: Construction) -> None:
    for draw in _draws(40):
        made = make(draw)
        slopes = [sp.diff(to_sympy(made.f), name) for name in _symbols(made)]

        for point in made.points:
            assert [slope.subs(_place(made, point)) for slope in slopes] == [0] * len(slopes)


@pytest.mark.parametrize("make", _CONSTRUCTIONS)
def test_class_and_determinant_are_those_of_the_hessian(make: Construction) -> None:
    for draw in _draws(15):
        made = make(draw)
        hessian = sp.hessian(to_sympy(made.f), _symbols(made))

        for point in made.points:
            there = hessian.subs(_place(made, point))
            assert sp.simplify(there.det() - to_sympy(point.determinant)) == 0
            assert _class_by_eigenvalues(there) == point.kind


@pytest.mark.parametrize("make", _CONSTRUCTIONS)
def test_there_is_no_other_critical_point(make: Construction) -> None:
    for draw in _draws(6):
        made = make(draw)
        slopes = [sp.diff(to_sympy(made.f), name) for name in _symbols(made)]
        polynomials = [slope.replace(sp.exp, lambda _: 1) for slope in slopes]  # an exponential is never zero
        solutions = sp.solve(polynomials, _symbols(made), dict=True)
        real = [found for found in solutions if all(value.is_real for value in found.values())]

        assert len(real) == len(made.points)
        assert all(_place(made, point) in real for point in made.points)


def test_a_sheared_grid_mixes_its_variables_and_a_plain_one_does_not() -> None:
    for draw in _draws(50):
        assert not is_separable(drawn_grid(draw, _PLANE, sheared=True).f)
        assert is_separable(drawn_grid(draw, _PLANE).f)


@pytest.mark.parametrize(
    ("make", "least"),
    [
        pytest.param(_grid, 100, id="two cubics"),
        pytest.param(_sheared, 150, id="sheared"),
        pytest.param(lambda draw: drawn_coupled(draw, _PLANE), 50, id="coupled"),
        pytest.param(lambda draw: drawn_tilted(draw, _PLANE), 200, id="tilted"),
    ],
)
def test_variants_are_many_and_their_coefficients_small(make: Construction, least: int) -> None:
    functions = {make(draw).f for draw in _draws(400)}

    assert len(functions) >= least
    assert max(map(largest_number, functions)) <= 24
