"""Six questions on any typed function: proved, made again from their identity alone, and refused with what to change."""

import pytest

from engine.equality.budget import Budget
from engine.errors import AuthorError
from engine.questions.audit import mismarked, unproved, unwitnessed
from engine.questions.keys import plain_key
from engine.questions.marking import mark_part
from engine.questions.own_making import made_of_own
from engine.questions.sheet import Identity
from engine.questions.sheets import sheet, solution
from question_bank.shelf import Shelf
from question_bank.topics import OWN_FUNCTIONS, TOPICS
from tests.question_bank.executing import agrees

SHELF = Shelf((OWN_FUNCTIONS,))
AT_POINT = {"own_tangent_plane", "own_descent_step"}
FUNCTIONS = {
    "a saddle": "x^2 - y^2",
    "Rosenbrock": "(1 - x)^2 + 100*(y - x^2)^2",
    "a knot": "x^3 - 6*x*y + 3*y^2",
    "a folium": "x^3 + y^3 - 3*x*y",
}


def identity(family, f, point="; P = (1, -1/2)", seed=0):
    return Identity(family, 1, 1, seed, f"f(x, y) = {f}{point if family in AT_POINT else ''}")


def made(family, f, **more):
    return made_of_own(SHELF[family], identity(family, f, **more))


def refusal(family, f, **more):
    with pytest.raises(AuthorError) as refused:
        made(family, f, **more)
    return str(refused.value)


each_family = pytest.mark.parametrize("family", [one.id for one in OWN_FUNCTIONS.families])
each_function = pytest.mark.parametrize("f", [pytest.param(f, id=title) for title, f in FUNCTIONS.items()])


def test_the_outline_says_what_the_files_hold():
    outlined = [(one.id, one.title, one.levels) for one in OWN_FUNCTIONS.families]

    assert outlined == [(family.id, family.title, family.levels) for family in SHELF.values()]
    assert all(family.is_own and family.topic in {topic.id for topic in TOPICS} for family in SHELF.values())


@each_family
@each_function
def test_everything_that_a_question_says_is_proved(family, f):
    question = made(family, f)

    assert [*unwitnessed(question), *unproved(question), *mismarked(question)] == []


@each_family
def test_both_programs_compute_the_key(family):
    question = made(family, "x^3 - 6*x*y + 3*y^2")

    assert agrees(question.code, question) is None


@each_family
def test_a_question_is_the_same_when_it_is_made_again(family):
    first, again = (made(family, "x^2*y - y") for _ in range(2))

    shown = [sheet(one, SHELF[family], identity(family, "x^2*y - y")) for one in (first, again)]
    assert shown[0] == shown[1]
    assert solution(first, SHELF[family]) == solution(again, SHELF[family])


@pytest.mark.parametrize(
    ("family", "f", "key"),
    [
        pytest.param("own_partial", "x^2*y", "2*x*y", id="partial derivative"),
        pytest.param("own_gradient", "a*x^2 + y", "[2*a*x, 1]", id="gradient with a constant"),
        pytest.param("own_hessian", "x^2*y", "[[2*y, 2*x], [2*x, 0]]", id="Hessian"),
        pytest.param("own_tangent_plane", "x^2 - y^2", "3/4 + 2*(x - 1) + (y + 1/2)", id="tangent plane"),
        pytest.param("own_descent_step", "x^2 - y^2", "[0.8, -0.6]", id="step of descent"),
        pytest.param("own_critical_points", "x^3 - 6*x*y + 3*y^2", "(0, 0), (2, 2)", id="critical points"),
        pytest.param("own_gradient", "ln(x) + ln(y)", "[1/x, 1/y]", id="defined in a quarter of the plane"),
    ],
)
def test_the_key_is_what_mathematics_says(family, f, key):
    assert plain_key(made(family, f).parts[0].key) == key


def test_the_second_partial_derivative_is_by_the_other_letter():
    assert plain_key(made("own_partial", "x^2*y", seed=1).parts[0].key) == "x^2"


@pytest.mark.parametrize(
    ("family", "f", "says"),
    [
        pytest.param("own_gradient", "x - x + y - y", "same height everywhere", id="constant in effect"),
        pytest.param("own_gradient", "1/0*x", "defined almost nowhere", id="undefined everywhere"),
        pytest.param("own_gradient", "sqrt(-1 - x^2 - y^2)", "defined almost nowhere", id="a root of what is negative"),
        pytest.param("own_hessian", "max(x, y)", "simpler function", id="a function with corners"),
        pytest.param("own_tangent_plane", "sin(x)*cos(y)", "Move P to (0, 0)", id="no plain numbers at P"),
        pytest.param("own_tangent_plane", "ln(e^x + e^y)", "needs no point", id="no plain numbers anywhere"),
        pytest.param("own_tangent_plane", "a*x + y", "number for each", id="a letter without a value"),
        pytest.param("own_critical_points", "sin(x)*cos(y)", "no short list", id="infinitely many points"),
        pytest.param("own_critical_points", "x + y", "zero nowhere", id="no critical point"),
        pytest.param("own_critical_points", "x^4 + y^4", "vanish together", id="a degenerate point"),
        pytest.param("own_descent_step", "(x - 1)^2 + (y + 1/2)^2", "gradient is zero", id="a step from rest"),
        pytest.param("own_hessian", "exp(sin(x*y)*cos(x*y))/(1 + x^2 + y^2)^3", "too long", id="a long answer"),
    ],
)
def test_what_does_not_come_out_well_is_refused_with_what_to_change(family, f, says):
    assert says in refusal(family, f)


def test_an_equal_answer_is_right_and_a_known_slip_is_named():
    question = made("own_gradient", "x^2*y + sin(y)")
    (part,) = question.parts

    assert mark_part(part, "[2xy, x^2 + cos y]", Budget(2.0)).outcome == "right"
    assert "G1" in {slip.code for slip in question.slips}
