import pytest
import sympy as sp

from engine.chance import Draw
from engine.functions.potentials import drawn_gradient_field, spoiled
from engine.language.symbolic import symbol, to_sympy
from engine.language.tree import free_names, names

_PLANE = names("x y")
_SPACE = names("x y z")
_VARIABLES = [pytest.param(_PLANE, id="two variables"), pytest.param(_SPACE, id="three variables")]


def _draws(count: int):
    return (Draw("potentials", 1, 1, seed) for seed in range(count))


@pytest.mark.parametrize("variables", _VARIABLES)
@pytest.mark.parametrize("level", [1, 2])
def test_the_field_is_the_gradient_of_its_potential(variables, level: int) -> None:
    for draw in _draws(60):
        made = drawn_gradient_field(draw, variables, level)

        for name, component in zip(variables, made.components, strict=True):
            slope = sp.diff(to_sympy(made.potential), symbol(name.name))
            assert sp.expand(slope - to_sympy(component)) == 0
            assert free_names(component)


@pytest.mark.parametrize("variables", _VARIABLES)
def test_a_spoiled_field_has_a_jacobian_that_is_not_symmetric(variables) -> None:
    for draw in _draws(60):
        made = spoiled(draw, drawn_gradient_field(draw, variables, 2))
        p, q, *_ = map(to_sympy, made.components)

        assert sp.expand(sp.diff(p, symbol("y")) - sp.diff(q, symbol("x"))) != 0
        assert made.potential is None
        assert "x" in free_names(made.components[1])


def test_variants_are_many() -> None:
    assert len({drawn_gradient_field(draw, _PLANE).components for draw in _draws(300)}) > 200
