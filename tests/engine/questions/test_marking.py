"""Marking a question: f(x, y) = x² y + sin y, whose gradient is (2xy, x² + cos y)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.equality.budget import Budget
from engine.language.parser import parse
from engine.language.tree import Node, Value
from engine.questions.marking import mark, mark_part
from engine.questions.question import Part, Question, Slip, Step
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict, Verdict

NAMES = ("x", "y")


def vector(text: str) -> Value:
    return parse(text, NAMES, "vector")


def term(row: int, column: int, text: str) -> tuple[int, int, Node]:
    node = parse(text, NAMES)
    assert isinstance(node, Node)
    return row, column, node


PART = Part(key=vector("[2x y, x^2 + cos(y)]"), kind="vector", label="\\nabla f", names=NAMES)
QUESTION = Question(
    prompt="",
    given={},
    names=NAMES,
    parts=(PART,),
    steps=(
        Step("Differentiate by x.", yields=term(0, 0, "2x y")),
        Step("Now by y: the first term.", yields=term(0, 1, "x^2")),
        Step("And the second.", yields=term(0, 1, "cos(y)")),
        Step("Collect the entries."),
    ),
    slips=(
        Slip("D12", vector("[2x y, x^2 - cos(y)]"), "You have −cos y here. Differentiating sin y keeps the sign."),
        Slip("D14", vector("[2x, x + cos(y)]"), "A coefficient was dropped."),
        Slip("D17", vector("[-2x y, -x^2 - cos(y)]"), "Every sign is turned."),
    ),
    hints=(),
    note="",
)


def marked(answer: Answer, question: Question = QUESTION) -> PartVerdict:
    return mark(question, {"answer": answer}, Budget(60)).parts["answer"]


def test_the_key_is_right():
    verdict = mark(QUESTION, {"answer": "[2xy, cos y + x^2]"}, Budget(60))

    assert (verdict.outcome, verdict.score) == ("right", 1.0)
    assert not verdict.costs_nothing


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        pytest.param("[2xy, x^2 - cos y]", "D12", id="the whole answer"),
        pytest.param("[2xy, -(cos y - x x)]", "D12", id="written otherwise"),
        pytest.param("[2x, x^2 + cos y]", "D14", id="only one entry of it"),
        pytest.param("[-2xy, -(x^2 + cos y)]", "D17", id="every entry"),
        pytest.param("[2x, x^2 - cos y]", None, id="two slips at once"),
        pytest.param("[7, x^2 + cos y]", None, id="no slip known"),
        pytest.param("[2xy, x^2 + cos y]", None, id="nothing wrong"),
    ],
)
def test_a_slip_is_named_when_exactly_one_explains_the_answer(answer, code):
    slip = marked(answer).slip

    assert (slip and slip.code) == code


def test_two_slips_that_lead_to_the_same_are_not_named():
    twin = Slip("G9", vector("[2x y, x^2 - cos(y)]"), "Another way to get there.")
    question = replace(QUESTION, slips=(*QUESTION.slips, twin))

    assert marked("[2xy, x^2 - cos y]", question).slip is None


@pytest.mark.parametrize(
    ("answer", "step"),
    [
        pytest.param("[2x, x^2 + cos y]", 0, id="first entry"),
        pytest.param("[2xy, x + cos y]", 1, id="first term of the second entry"),
        pytest.param("[2xy, x^2 - cos y]", 2, id="second term of the second entry"),
        pytest.param("[2xy, x^2 + cos y + 1]", None, id="every term is there, and one too many"),
        pytest.param("[2xy, x^2 + cos y]", None, id="nothing wrong"),
    ],
)
def test_the_first_step_that_the_answer_departs_from_is_told(answer, step):
    assert marked(answer).step == step


def test_an_unfinished_answer_costs_nothing_and_tells_nothing():
    verdict = mark(QUESTION, {"answer": (("2xy", ""),)}, Budget(60))

    assert (verdict.outcome, verdict.score, verdict.costs_nothing) == ("empty", 0.0, True)
    assert [entry.outcome for entry in verdict.parts["answer"].entries[0]] == ["undecided", "empty"]


def test_an_answer_that_cannot_be_read_costs_nothing_and_tells_nothing():
    verdict = mark(QUESTION, {"answer": (("2xy", "x^2 +"),)}, Budget(60))

    assert (verdict.outcome, verdict.score, verdict.costs_nothing) == ("unreadable", 0.0, True)
    assert [entry.outcome for entry in verdict.parts["answer"].entries[0]] == ["undecided", "unreadable"]


def test_a_part_without_an_answer_is_empty():
    assert mark(QUESTION, {}, Budget(60)).outcome == "empty"


def test_what_stands_is_told_while_proofs_are_tried():
    told: list[Verdict] = []
    # Machin's formula for pi, which no stage proves
    hard = "2xy (16 arctan(1/5) - 4 arctan(1/239))/pi"

    final = mark(QUESTION, {"answer": f"[{hard}, x^2 + cos y]"}, Budget(60), told.append)

    assert [verdict.parts["answer"].evidence for verdict in told] == ["sampled"]
    assert final.outcome == "right"


def test_a_decimal_comma_is_read_where_it_is_asked_for():
    verdict = mark(QUESTION, {"answer": "[2,0xy; x^2 + cos y]"}, Budget(60), decimal_comma=True)

    assert verdict.outcome == "right"


def test_a_named_slip_speaks_instead_of_the_remark_on_the_layout():
    key = parse("[[1, x], [y, 2]]", NAMES, "matrix")
    transposed = parse("[[1, y], [x, 2]]", NAMES, "matrix")
    part = Part(key=key, kind="matrix", label="J", names=NAMES)
    slip = Slip("J1", transposed, "This is the transpose.")
    question = Question("", {}, NAMES, (part,), (), (slip,), (), "")

    verdict = marked("[[1, y], [x, 2]]", question)

    assert verdict.slip is not None
    assert verdict.message == ""


def test_a_slip_explains_an_answer_of_another_shape():
    key = parse("[[1, x, 3], [y, 2, x]]", NAMES, "matrix")
    transposed = parse("[[1, y], [x, 2], [3, x]]", NAMES, "matrix")
    part = Part(key=key, kind="matrix", label="J", names=NAMES)
    slip = Slip("J1", transposed, "This is the transpose.")
    question = Question("", {}, NAMES, (part,), (), (slip,), (), "")

    verdict = marked("[[1, y], [x, 2], [3, x]]", question)

    assert verdict.outcome == "wrong"
    assert verdict.slip is not None


def test_numbers_have_one_point_to_be_told_apart_at():
    part = Part(key=parse("[3, 4]", (), "vector"), kind="vector", label="g", names=())
    slip = Slip("G1", parse("[4, 3]", (), "vector"), "The entries are swapped.")
    question = Question("", {}, (), (part,), (), (slip,), (), "")

    assert marked("[4, 3]", question).slip is not None


def test_several_parts_are_marked_together():
    first = Part(key=parse("2x", NAMES), kind="expression", label="f_x", names=NAMES, id="a")
    second = Part(key=parse("2y", NAMES), kind="expression", label="f_y", names=NAMES, id="b")
    question = Question("", {}, NAMES, (first, second), (), (), (), "")

    verdict = mark(question, {"a": "2x", "b": "y"}, Budget(60))

    assert (verdict.outcome, verdict.score) == ("partly", 0.5)
    assert [part.outcome for part in verdict.parts.values()] == ["right", "wrong"]


@pytest.mark.parametrize(
    ("kind", "answer", "stage"),
    [
        pytest.param("expression", "(x + 1)^2", "normal form", id="an expression"),
        pytest.param("expression", "2x", "balls", id="an expression that is wrong"),
        pytest.param("antiderivative", "(x + 1)^2 + 5", "normal form", id="a claim"),
        pytest.param("antiderivative", "x^3", "balls", id="a claim that does not hold"),
    ],
)
def test_the_stage_that_decided_goes_with_each_entry(kind, answer, stage):
    part = Part(key=parse("x^2 + 2x + 1", NAMES), kind=kind, label="f", names=NAMES)

    ((entry,),) = mark_part(part, answer, Budget(60)).entries

    assert entry.stage == stage


def test_a_part_of_no_question_is_marked_in_its_box():
    part = Part(key=parse("1 - x", NAMES), kind="expression", label="", names=NAMES)
    box = {"x": (Fraction(0), Fraction(1))}

    assert mark_part(part, "abs(x - 1)", Budget(60), box=box).outcome == "right"
    assert mark_part(part, "abs(x - 1)", Budget(60)).outcome == "wrong"
