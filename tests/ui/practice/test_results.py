import msgspec
import pytest

from engine.questions.sheet import SolvedStep
from tests.ui.every_kind import sheet_of, solution_of
from ui.practice.results import Result, results


def ending(name: str, formula: str) -> tuple[Result, ...]:
    """Return the results beneath a solution whose last step has a formula."""
    solution = msgspec.structs.replace(solution_of(name), steps=(SolvedStep("So it is.", formula),))
    return results(sheet_of(name), solution)


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param("A = 2xy", id="the same"),
        pytest.param(r"\frac{\partial f}{\partial x} = 2 \cdot x y = 2xy", id="the same at the end of a chain"),
    ],
)
def test_what_the_last_step_says_is_not_said_again(formula):
    assert ending("expression", formula) == ()


def test_what_the_last_step_does_not_say_is_said():
    assert ending("expression", "A = 2yx") == (Result("", latex="A = 2xy"),)


def test_an_option_is_said_in_its_words():
    assert ending("class", "") == (Result("", words="A saddle point"),)


def test_an_order_is_numbered():
    (result,) = ending("order", "")

    assert result.words.splitlines()[0] == "1. Compute the loss, and keep what lies between."


def test_of_several_parts_every_key_stands_there():
    names = [result.name for result in ending("several", "2D = -10")]

    assert names == ["(a)", "(b)", "(c)", "(d)"]
