from fractions import Fraction
from math import cos, isclose, pi, sin

import pytest

from engine.calculus.witness import values
from engine.functions.angles import angle, at_angle, cosine, sine
from engine.language.parser import parse
from engine.language.plain_text import plain

_KNOWN = [Fraction(step, 12) for step in range(-24, 25) if step % 2 == 0 or step % 3 == 0]


@pytest.mark.parametrize("turns", _KNOWN, ids=str)
def test_sines_and_cosines_in_the_table_are_right_in_every_quadrant(turns):
    height, width = sine(turns), cosine(turns)

    assert isclose(values([height], {})[0], sin(turns * pi), abs_tol=1e-12)
    assert isclose(values([width], {})[0], cos(turns * pi), abs_tol=1e-12)


def test_an_angle_that_nobody_knows_has_no_value():
    assert sine(Fraction(1, 5)) is None


def test_a_multiple_of_pi_is_written_as_a_person_writes_it():
    written = [plain(angle(Fraction(*parts))) for parts in ((0, 1), (1, 1), (2, 3), (-1, 4))]

    assert written == ["0", "pi", "2*pi/3", "-pi/4"]


def test_a_formula_at_an_angle_is_exact():
    f = parse("t x + 4 sin(2t) cos t", ("t", "x"))

    assert plain(at_angle(f, "t", Fraction(1, 3))) == "pi*x/3 + sqrt(3)"
