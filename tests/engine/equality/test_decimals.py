import pytest
from flint import arb, ctx

from engine.equality.decimals import short_decimal, short_decimals


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(arb(2), "2", id="whole"),
        pytest.param(arb(-1) / 2, "-0.5", id="half"),
        pytest.param(arb(1) / 3, "0.333333", id="six figures"),
        pytest.param(arb(10) ** 40 * 2, "2e40", id="large"),
        pytest.param(arb(9) ** (9**9), "4.28125e369693099", id="so large that its digits would take for ever"),
        pytest.param(arb(2) ** -100000, "1.001e-30103", id="as small"),
        pytest.param(arb.pi().sin(), "0", id="nothing, as far as can be told"),
        pytest.param(None, "undefined", id="no value"),
        pytest.param(arb.nan(), "undefined", id="no number"),
    ],
)
def test_a_value_is_short(value, written):
    assert short_decimal(value) == written


def test_a_value_whose_exponent_is_huge_has_a_rounded_one():
    with ctx.workprec(8192):
        assert short_decimal(-(-arb(8).exp().exp()).exp()) == "-10^(-1.78398e1294)"


def test_two_values_have_as_many_figures_as_tell_them_apart():
    assert short_decimals(arb("0.6666666666"), arb("0.6666666667")) == ("0.6666666666", "0.6666666667")


def test_of_two_values_that_fifty_figures_do_not_tell_apart_one_says_what_it_is_off_by():
    with ctx.workprec(4096):
        assert short_decimals(arb(4) + arb(10) ** -65, arb(4)) == ("4 + 1e-65", "4")
        assert short_decimals(arb(4) - arb(10) ** -65, arb(4)) == ("4 - 1e-65", "4")
