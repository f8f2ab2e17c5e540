"""Classes, choices of one or several options, and steps in order."""

import pytest

from engine.questions.keys import Chosen, Key, Ordered
from engine.questions.question import Part
from engine.questions.sheet import Kind, Option
from tests.engine.questions.kinds.asked import marked

CLASSES = tuple(Option(name, name) for name in ("minimum", "maximum", "saddle"))
LABELLED = (Option("a", "The Hessian"), Option("b", "The gradient"), Option("c", "The Jacobian, transposed"))


def chosen(kind: Kind, options: tuple[Option, ...], *ids: str) -> Part:
    return Part(key=Chosen(ids), kind=kind, label="", names=(), options=options)


def ordered(key: Key) -> Part:
    options = tuple(Option(name, f"step {name}") for name in "abcdx")
    return Part(key=key, kind="order", label="", names=(), options=options)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param("saddle", "right", id="the class"),
        pytest.param("It is a saddle point.", "right", id="in a sentence"),
        pytest.param("sad", "right", id="the beginning of it"),
        pytest.param("a min", "wrong", id="the beginning of another"),
        pytest.param("minimum", "wrong", id="another class"),
        pytest.param("not a saddle", "unreadable", id="more than a class"),
        pytest.param("sadle", "unreadable", id="misspelled"),
        pytest.param("", "empty", id="nothing"),
    ],
)
def test_a_class(answer, outcome):
    assert marked(chosen("class", CLASSES, "saddle"), answer).outcome == outcome


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param("pos semidef", "right", id="of each word"),
        pytest.param("pos def", "wrong", id="of another class"),
        pytest.param("pos", "unreadable", id="of one word alone"),
        pytest.param("p s", "unreadable", id="one letter each"),
    ],
)
def test_the_beginnings_of_words_will_do(answer, outcome):
    classes = tuple(Option(name, name) for name in ("positive definite", "positive semidefinite", "indefinite"))

    assert marked(chosen("class", classes, "positive semidefinite"), answer).outcome == outcome


def test_what_is_no_option_is_told_the_options():
    verdict = marked(chosen("class", CLASSES, "saddle"), "sadle")

    assert verdict.entries[0][0].message == "Choose from: minimum; maximum; saddle."
    assert verdict.entries[0][0].span == (0, 5)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param("b", "right", id="by id"),
        pytest.param("the gradient", "right", id="by what it says"),
        pytest.param("2", "right", id="by its place"),
        pytest.param("a", "wrong", id="another one, whose id is an article"),
        pytest.param("a, b", "unreadable", id="two of them"),
    ],
)
def test_a_choice(answer, outcome):
    assert marked(chosen("choice", LABELLED, "b"), answer).outcome == outcome


@pytest.mark.parametrize("answer", ["3x2", "3 x 2", "3 × 2", r"$3 \times 2$"])
def test_a_shape_may_be_written_with_any_sign_of_multiplication(answer):
    shapes = (Option("2x3", r"$2 \times 3$"), Option("3x2", r"$3 \times 2$"), Option("undefined", "undefined"))

    assert marked(chosen("class", shapes, "3x2"), answer).outcome == "right"


def test_an_option_may_hold_a_comma():
    assert marked(chosen("choice", LABELLED, "c"), "the Jacobian, transposed").outcome == "right"


@pytest.mark.parametrize(
    ("answer", "outcome", "score", "message"),
    [
        pytest.param("c, a", "right", 1, "", id="in any order"),
        pytest.param((("a", "c"),), "right", 1, "", id="in cells"),
        pytest.param("a", "partly", 1 / 2, "One more belongs here.", id="one missing"),
        pytest.param("a, b, c", "partly", 2 / 3, "One of these does not belong here.", id="one too many"),
        pytest.param(
            "a, b", "partly", 1 / 3, "One of these does not belong here. One more belongs here.", id="one exchanged"
        ),
        pytest.param("b", "wrong", 0, "One of these does not belong here. Two more belong here.", id="none of them"),
    ],
)
def test_several_choices(answer, outcome, score, message):
    verdict = marked(chosen("multi", LABELLED, "a", "c"), answer)

    assert (verdict.outcome, verdict.score, verdict.message) == (outcome, score, message)


@pytest.mark.parametrize(
    ("before", "answer", "outcome", "message"),
    [
        pytest.param(None, "a, b, c, d", "right", "", id="the order"),
        pytest.param(
            None, "a, c, b, d", "partly", "“c” comes too early: something that it needs is not before it.", id="another"
        ),
        pytest.param((("a", "b"), ("a", "c")), "a, c, b, d", "right", "", id="an order that is left open"),
        pytest.param((("a", "b"), ("a", "c")), "d, a, b, c", "right", "", id="a step that depends on nothing"),
        pytest.param(None, "a, b, x, c, d", "partly", "“x” is no step of this.", id="a distractor"),
        pytest.param(None, "a, b, c", "partly", "One step is missing.", id="a step left out"),
        pytest.param(None, "a, b, c, d, d", "partly", "One step appears twice.", id="a step twice"),
    ],
)
def test_steps_in_order(before, answer, outcome, message):
    verdict = marked(ordered(Ordered(("a", "b", "c", "d"), before)), answer)

    assert (verdict.outcome, verdict.message) == (outcome, message)
