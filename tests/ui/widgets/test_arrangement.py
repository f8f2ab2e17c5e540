import pytest

from ui.widgets.arrangement import Arrangement

EVERY = ("a", "b", "c", "d")
TWO = Arrangement.of(("c", "a"), EVERY)


def test_what_is_not_placed_is_left_out():
    assert Arrangement(("c", "a"), ("b", "d")) == TWO


def test_a_step_that_is_listed_twice_counts_once():
    assert Arrangement.of(("a", "b", "a"), EVERY).placed == ("a", "b")


@pytest.mark.parametrize(
    ("changed", "placed"),
    [
        pytest.param(TWO.toggled("d"), ("c", "a", "d"), id="put at the end"),
        pytest.param(TWO.toggled("c"), ("a",), id="taken out"),
        pytest.param(TWO.carried("a", -1), ("a", "c"), id="up"),
        pytest.param(TWO.carried("c", 1), ("a", "c"), id="down"),
        pytest.param(TWO.carried("c", -1), ("c", "a"), id="up from the top: nothing"),
        pytest.param(TWO.carried("a", 1), ("c",), id="down over the end: out"),
        pytest.param(TWO.carried("b", -1), ("c", "a", "b"), id="up from beneath: in"),
        pytest.param(TWO.carried("b", 1), ("c", "a"), id="down from beneath: nothing"),
        pytest.param(TWO.put("d", 1), ("c", "d", "a"), id="put between"),
        pytest.param(TWO.put("c", 9), ("a", "c"), id="put beyond the end"),
    ],
)
def test_a_step_goes_where_it_is_sent(changed, placed):
    assert changed.placed == placed
    assert sorted(changed.listed) == list(EVERY)
