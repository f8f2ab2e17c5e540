from collections import Counter

import pytest

from engine.chance import Draw


def _integers(draw: Draw, count: int = 20) -> list[int]:
    return [draw.integer(0, 10**9) for _ in range(count)]


def test_the_same_identity_draws_the_same() -> None:
    assert _integers(Draw("f", 1, 2, 3)) == _integers(Draw("f", 1, 2, 3))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Draw("g", 1, 2, 3), id="another family"),
        pytest.param(Draw("f", 2, 2, 3), id="another revision"),
        pytest.param(Draw("f", 1, 3, 3), id="another level"),
        pytest.param(Draw("f", 1, 2, 4), id="the next seed"),
        pytest.param(Draw("f", 1, 2, 3, 1), id="the next attempt"),
    ],
)
def test_any_other_identity_shares_nothing(other: Draw) -> None:
    assert not set(_integers(Draw("f", 1, 2, 3))) & set(_integers(other))


def test_the_first_integers_never_change() -> None:
    """Every question of every set depends on them."""
    assert [Draw("pd_basic", 1, 1, seed).integer(1, 1000) for seed in range(5)] == [413, 141, 748, 470, 935]


def test_nonzero_draws_every_other_integer_alike() -> None:
    draw = Draw("f", 1, 1, 1)

    counts = Counter(draw.nonzero(3) for _ in range(6000))

    assert set(counts) == {-3, -2, -1, 1, 2, 3}
    assert min(counts.values()) > 850


def test_a_sample_takes_each_option_once() -> None:
    draw = Draw("f", 1, 1, 1)

    assert sorted(draw.sample("abcdef", 6)) == list("abcdef")
