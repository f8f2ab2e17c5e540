import numpy as np
import pytest

from engine.calculus.witness import central_jacobian, values
from engine.chance import Draw
from engine.functions.flows import Rest, drawn_flow, drawn_predator_prey
from engine.functions.linear import as_point
from engine.functions.measure import largest_number
from engine.language.tree import names

_PLANE = names("x y")
_KINDS: tuple[Rest, ...] = ("sink", "source", "saddle", "spiral sink", "spiral source")


def _draws(count: int):
    return (Draw("flows", 1, 1, seed) for seed in range(count))


def _kind_by_eigenvalues(jacobian) -> str:
    first, second = np.linalg.eigvals(jacobian)
    if abs(first.imag) > 1e-4:
        return "spiral sink" if first.real < 0 else "spiral source"
    if first.real * second.real < 0:
        return "saddle"
    return "sink" if first.real < 0 else "source"


@pytest.mark.parametrize("kind", _KINDS)
def test_the_flow_rests_where_it_says_and_as_it_says(kind: Rest) -> None:
    for draw in _draws(60):
        made = drawn_flow(draw, _PLANE, kind)
        at = as_point(_PLANE, made.rest)
        found = np.array(central_jacobian(made.components, ["x", "y"], at)).reshape(2, 2)

        assert values(made.components, at) == (0.0, 0.0)
        assert np.allclose(found, np.array(made.jacobian, float))
        assert _kind_by_eigenvalues(found) == kind


def test_coefficients_are_small_and_variants_are_many() -> None:
    flows = {drawn_flow(draw, _PLANE, "saddle").components for draw in _draws(300)}

    assert max(largest_number(component) for components in flows for component in components) <= 20
    assert len(flows) > 200


def test_predator_and_prey_turn_about_their_equilibrium() -> None:
    for draw in _draws(100):
        made = drawn_predator_prey(draw, _PLANE)
        at = as_point(_PLANE, made.rest)
        found = np.array(central_jacobian(made.components, ["x", "y"], at)).reshape(2, 2)

        assert values(made.components, at) == (0.0, 0.0)
        assert np.allclose(found, np.array(made.jacobian, float))
        assert np.allclose(sorted(np.linalg.eigvals(found).imag), [-made.frequency, made.frequency])
