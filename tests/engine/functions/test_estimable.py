from collections.abc import Callable

import pytest

from engine.chance import Draw
from engine.functions.decimals import places
from engine.functions.estimable import Estimable, drawn_distance, drawn_logarithm, drawn_root
from engine.functions.steering import exact_gradient, exact_value
from engine.language.tree import names


@pytest.mark.parametrize(
    ("drawn", "letters"),
    [
        pytest.param(drawn_root, "x y", id="root"),
        pytest.param(drawn_logarithm, "x y", id="logarithm"),
        pytest.param(drawn_distance, "x y z", id="distance"),
    ],
)
def test_value_and_slopes_are_short_at_the_point(drawn: Callable[..., Estimable | None], letters: str) -> None:
    made = [drawn(Draw("estimable", 1, 1, seed), names(letters)) for seed in range(40)]
    known = [one for one in made if one is not None]

    assert known
    for one in known:
        value = exact_value(one.f, one.names, one.at)
        assert value is not None
        assert all(places(number) is not None for number in (value, *exact_gradient(one.f, one.names, one.at)))
