"""A question is made from its identity alone; what fails its self-test is drawn again and never shown."""

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.chance import Draw
from engine.errors import DefectError
from engine.language.tree import Name, Neg, Num, Product, number
from engine.questions.making import made, self_test, told_apart
from engine.questions.question import Family, Part, Question, Slip

X = Name("x")
TWO_X = Product((number(2), X))


def question(*slips: Slip) -> Question:
    """f(x) = x², so f′(x) = 2x."""
    return Question(
        prompt="Differentiate ${f}$.",
        given={"f": Product((X, X))},
        names=("x",),
        parts=(Part(key=TWO_X, kind="expression", label="f'(x)", names=("x",)),),
        witness=lambda at: (float(2 * at["x"]),),
        steps=(),
        slips=slips or (Slip("D9", X, "The old exponent also comes down."),),
        hints=("Look at the power.", "It comes down."),
        note="x^2",
    )


def family(make) -> Family:
    return Family(id="fake", revision=1, topic="fakes", title="A fake", levels=(1,), make=make, source="none")


def codes(*slips: Slip) -> list[str]:
    return [slip.code for slip in told_apart(question(*slips))]


def test_a_draw_that_fails_its_self_test_is_drawn_again():
    draws: list[Draw] = []

    def make(draw: Draw) -> Question:
        draws.append(draw)
        return question(Slip("D9", TWO_X, "This is the key.")) if len(draws) < 3 else question()

    assert made(family(make), 1, 0).slips
    assert len(draws) == 3
    assert len({draw.integer(0, 10**9) for draw in draws}) == 3


def test_a_family_that_never_passes_its_self_test_is_our_own_defect():
    with pytest.raises(DefectError, match="no slip is left"):
        made(family(lambda _: question(Slip("D9", TWO_X, "This is the key."))), 1, 0)


def test_a_level_that_a_family_does_not_have_is_our_own_defect():
    with pytest.raises(DefectError, match="no level 2"):
        made(family(lambda _: question()), 2, 0)


def test_a_key_that_its_own_print_does_not_lead_to_fails_the_self_test():
    part = replace(question().parts[0], key=Product((Num(Fraction(-2), "-2"), X)))

    assert self_test(replace(question(), parts=(part,))) is not None


@pytest.mark.parametrize(
    ("slips", "left"),
    [
        pytest.param((Slip("D9", TWO_X, ""), Slip("D17", Neg(TWO_X), "")), ["D17"], id="one that is the key goes"),
        pytest.param((Slip("D9", Name("y"), ""), Slip("D17", Neg(TWO_X), "")), ["D17"], id="another name cannot occur"),
        pytest.param((Slip("D9", X, ""), Slip("D18", X, "")), ["D9"], id="the first stands for equals of its group"),
        pytest.param((Slip("D9", X, ""), Slip("G1", X, "")), ["D9", "G1"], id="equals of two groups both stay"),
    ],
)
def test_slips_are_told_apart(slips, left):
    assert codes(*slips) == left
