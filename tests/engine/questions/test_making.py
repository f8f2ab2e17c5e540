"""The self-test of questions, for keys that are no trees too."""

from dataclasses import replace

import pytest

from engine.chance import Draw
from engine.errors import DefectError
from engine.language.parser import parse
from engine.questions.keys import Chosen, Ordered
from engine.questions.making import made, self_test, told_apart
from engine.questions.notation import read_as
from engine.questions.question import Family, Part, Question, Slip
from engine.questions.sheet import Option

NAMES = ("x", "y")
OPTIONS = (Option("min", "minimum"), Option("saddle", "saddle point"))


def part(kind, key, **more) -> Part:
    return Part(key=key, kind=kind, label="", names=NAMES, **more)


def question(asked: Part, *slips: Slip) -> Question:
    return Question("", {}, NAMES, (asked,), (), slips, (), "")


def read(text, kind):
    return read_as(text, kind, NAMES)


@pytest.mark.parametrize(
    ("asked", "wrong", "same"),
    [
        pytest.param(
            part("direction", read("(3, 4)", "vector")),
            read("(4, 3)", "vector"),
            read("(6, 8)", "vector"),
            id="a direction",
        ),
        pytest.param(
            part("equation", read("x = 1", "equation")),
            read("x = 2", "equation"),
            read("2x = 2", "equation"),
            id="an equation",
        ),
        pytest.param(
            part("interval", read("(0, 1)", "interval")),
            read("(0, 2)", "interval"),
            read("0 < x < 1", "interval"),
            id="an interval",
        ),
        pytest.param(
            part("points", read("(0, 0), (1, 1)", "points")),
            read("(0, 0)", "points"),
            read("(1, 1), (0, 0)", "points"),
            id="points",
        ),
        pytest.param(
            part("class", Chosen(("saddle",)), options=OPTIONS), Chosen(("min",)), Chosen(("saddle",)), id="a class"
        ),
        pytest.param(
            part("order", Ordered(("min", "saddle")), options=OPTIONS),
            Ordered(("saddle", "min")),
            Ordered(("min", "saddle")),
            id="steps",
        ),
        pytest.param(
            part("eigenvector", read("(1, 1)", "vector"), matrix=parse("[[2, 1], [1, 2]]", (), "matrix")),
            read("(1, 2)", "vector"),
            read("(-1, -1)", "vector"),
            id="an eigenvector",
        ),
    ],
)
def test_a_slip_that_is_right_is_dropped_and_a_wrong_one_stays(asked, wrong, same):
    drawn = question(asked, Slip("X1", same, "It is right."), Slip("X2", wrong, "It is wrong."))

    assert self_test(drawn) is None
    assert [slip.code for slip in told_apart(drawn)] == ["X2"]


def test_a_key_that_is_no_option_fails_the_self_test():
    drawn = question(part("class", Chosen(("flat",)), options=OPTIONS), Slip("X1", Chosen(("min",)), "It is wrong."))

    assert "not read from its own print" in self_test(drawn)


def family_of(make) -> Family:
    return Family("fake", 1, "fakes", "A fake", (1,), make, "none", "None.")


def stuck(draw: Draw) -> Question:
    raise DefectError("No plan of a step was found.")


def test_a_search_that_finds_nothing_is_drawn_again():
    asked = part("expression", parse("2x y", NAMES))
    slip = Slip("X2", parse("2x", NAMES), "It is wrong.")
    drawn = replace(question(asked, slip), hints=("Look.", "Begin."))
    tries = iter([stuck, lambda _: drawn])

    def make(draw: Draw) -> Question:
        return next(tries)(draw)

    assert made(family_of(make), 1, 0) == drawn


def test_a_search_that_never_finds_anything_says_so():
    with pytest.raises(DefectError, match="level 1, seed 7: No plan of a step was found"):
        made(family_of(stuck), 1, 7)
