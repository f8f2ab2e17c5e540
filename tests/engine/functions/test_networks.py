"""z = W1 x + b1 = (4, -3), h = (4, 0), o = 2 · 4 + 1 = 9, and the error is 9 - 7 = 2."""

from fractions import Fraction

from engine.chance import Draw
from engine.functions.networks import Example, Network, drawn_network


def _network() -> Network:
    rows = ((Fraction(1), Fraction(2)), (Fraction(-1), Fraction(1)))
    example = Example((Fraction(2), Fraction(1)), Fraction(7))
    return Network(rows, (Fraction(0), Fraction(-2)), (Fraction(2), Fraction(3)), Fraction(1), (example,))


def test_a_closed_unit_gives_nothing():
    x = _network().examples[0].x

    assert _network().sums(x) == (4, -3)
    assert _network().output(x) == 9


def test_gradients_come_back_through_the_open_unit_alone():
    (example,) = _network().examples

    assert _network().by_w2(example) == (8, 0)
    assert _network().by_w1(example) == ((8, 4), (0, 0))
    assert _network().by_x(example) == (4, 8)


def test_every_example_opens_one_unit_and_two_open_different_ones():
    for seed in range(20):
        made = drawn_network(Draw("network", 1, 4, seed), examples=2)
        opened = [tuple(z > 0 for z in made.sums(example.x)) for example in made.examples]

        assert sorted(opened) == [(False, True), (True, False)]
