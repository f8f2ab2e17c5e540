import pytest

from engine.calculus.witness import central_gradient
from engine.chance import Draw
from engine.functions.grammar import passes
from engine.functions.linear import as_point
from engine.functions.pointed import Pointed, drawn_pointed, vanishing
from engine.functions.steering import exact_value
from engine.language.tree import Call, names, subtrees

_LEVELS = pytest.mark.parametrize("level", [1, 2, 3])


def _drawn(level: int, spelled: str = "x y") -> list[Pointed]:
    return [drawn_pointed(Draw("test", 1, level, seed), names(spelled), level) for seed in range(15)]


@_LEVELS
@pytest.mark.parametrize("spelled", ["x y", "x y z"])
def test_the_gradient_is_that_of_the_function_and_whole(level, spelled):
    for made in _drawn(level, spelled):
        found = central_gradient(made.f, spelled.split(), as_point(made.names, made.at))

        assert found == pytest.approx([float(slope) for slope in made.gradient])
        assert all(slope.denominator == 1 for slope in made.gradient)


@_LEVELS
def test_every_slope_shows_and_none_is_like_another(level):
    for made in _drawn(level):
        assert passes(made.f, made.names)
        assert len({abs(slope) for slope in made.gradient} - {0}) == 2


@pytest.mark.parametrize("level", [2, 3])
def test_what_is_no_polynomial_has_an_inside_that_is_zero_at_the_point(level):
    for made in _drawn(level):
        (inside,) = (part.arguments[0] for part in subtrees(made.f) if isinstance(part, Call))

        assert exact_value(inside, made.names, made.at) == 0


def test_an_inside_holds_two_of_the_names():
    inside = vanishing(Draw("test", 1, 1, 0), names("x y z"), _drawn(1, "x y z")[0].at)

    assert exact_value(inside, names("x y z"), _drawn(1, "x y z")[0].at) == 0
