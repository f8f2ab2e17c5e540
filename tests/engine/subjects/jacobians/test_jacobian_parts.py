from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.language.tree import Power, names, number
from engine.questions.keys import plain_key
from engine.questions.witnessing import disagreement
from engine.subjects.jacobians.jacobian_parts import JacobianAt

X, Y = names("x y")
# F = (x y², x + 3y) at (2, 1)
MODEL = JacobianAt(
    (times(X, Power(Y, number(2))), plus(X, times(number(3), Y))), ("x", "y"), {"x": Fraction(2), "y": Fraction(1)}
)


def test_the_key_agrees_with_differences():
    part = MODEL.part("a")

    assert plain_key(part.key) == "[[1, 4], [1, 3]]"
    assert not disagreement(part)


def test_slips_belong_to_the_part():
    slips = MODEL.slips("a")

    assert {slip.part for slip in slips} == {"a"}
    assert plain_key(next(slip.answer for slip in slips if slip.code == "J1")) == "[[1, 1], [4, 3]]"


def test_the_steps_end_at_the_point():
    assert MODEL.steps()[-1].formula.startswith("J_F(P)")
