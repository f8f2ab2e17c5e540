"""Every kind of answer as a line of `main.py check`."""

import json

import pytest

from engine.equality.budget import Budget
from engine.questions.check_lines import CheckVerdict
from engine.questions.checking import check


def checked(**fields) -> CheckVerdict:
    return check(json.dumps(fields), Budget(20.0))


def line(kind: str, reference: object, answer: object, verdict: str, case: str, **more: object):
    return pytest.param({"kind": kind, "reference": reference, "answer": answer, **more}, verdict, id=f"{kind}: {case}")


CLASSES = ["minimum", "maximum", "saddle"]
IDENTITY = {"matrix": "[[2, 1], [1, 2]]", "eigenvalue": "3"}


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        line("number", "1/3", "2/6", "right", "exact"),
        line("number", "1/3", "0.333", "wrong", "rounded"),
        line("number", "1/3", "0.333", "right", "rounded as allowed", tolerance={"significant": 3}),
        line("points", "(0, 0), (2, 2)", "{(2, 2), (0, 0)}", "right", "as text"),
        line("points", [["0", "0"], ["2", "2"]], [["2", "2"], ["0", "0"]], "right", "as arrays"),
        line("points", ["(0, 0)", "(2, 2)"], ["(0, 0)"], "partly", "as an array of texts"),
        line("points", ["0", "2"], "2, 0", "right", "of a line"),
        line("class", "saddle", "Saddle point", "right", "among options", options=CLASSES),
        line("class", "saddle", "saddle", "right", "without options"),
        line("class", "saddle", "minimum", "wrong", "another without options"),
        line("class", "saddle", "sadle", "unreadable", "misspelled", options=CLASSES),
        line("choice", "b", "the gradient", "right", "by text", options={"a": "the Hessian", "b": "the gradient"}),
        line("choice", "b", "a", "wrong", "by id", options=[{"id": "a", "text": "Hessian"}, {"id": "b", "text": "J"}]),
        line("choice", "c", "a", "unreadable", "a reference that is no option", options=["a", "b"]),
        line("multi", ["a", "c"], ["c", "a"], "right", "in any order", options=["a", "b", "c"]),
        line("multi", "a, c", "a", "partly", "as text", options=["a", "b", "c"]),
        line("order", ["a", "b", "c"], ["a", "b", "c"], "right", "every step in its place"),
        line("order", ["a", ["b", "c"], "d"], "a, c, b, d", "right", "two steps in any order"),
        line("order", ["a", "b", "c"], ["a", "c", "b"], "right", "free but for pairs", before=[["a", "b"], ["a", "c"]]),
        line("order", ["a", "b"], ["a", "x", "b"], "partly", "a distractor", options=["a", "b", "x"]),
        line("direction", "(3, 4)", "(6, 8)", "right", "longer"),
        line("direction", "(3, 4)", ["-3", "-4"], "wrong", "opposite"),
        line("normal", "(3, 4)", "(-3, -4)", "right", "turned round"),
        line("eigenvector", "(1, 1)", "(2, 2)", "right", "by its property", **IDENTITY),
        line("eigenvector", "(1, 1)", "(1, -1)", "wrong", "of another eigenvalue", **IDENTITY),
        line("eigenvector", "(1, 1)", "(-3, -3)", "right", "by the key"),
        line("plane", "2x + 3y - z = 5", "z = 2x + 3y - 5", "right", "solved for z"),
        line("line", "y = 2x + 1", "2y = 4x + 2", "right", "doubled"),
        line("equation", "x + y - 1", "x + y = 1", "right", "a reference that is zero"),
        line("interval", "(0, 1]", "0 < x <= 1", "right", "as a chain"),
        line("bound", "eta < 1/3", "(0, 1/3)", "right", "of a positive name", positive=["eta"]),
        line("bound", "[1, oo)", "x >= 1", "right", "without a name"),
        line("antiderivative", "x^2", "x^2 + C", "right", "with a constant"),
        line("potential", "x^2 y", "x^2 y + y", "wrong", "plus a function"),
        line("Set of points", "(1, 2)", "(1, 2)", "right", "its name in words"),
    ],
)
def test_kinds(fields, verdict):
    assert checked(**fields).verdict == verdict


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        line("vector", "(3, 4)", "(6, 8)", "right", "scale", up_to="scale"),
        line("vector", "(3, 4)", "(-6, -8)", "wrong", "positive scale", up_to="positive_scale"),
        line("vector", "(3, 4)", "(-3, -4)", "right", "sign", up_to="sign"),
        line("matrix", "[[1, 2], [3, 4]]", "[[2, 4], [6, 8]]", "right", "scale", up_to="scale"),
        line("expression", "x^2", "x^2 + 5", "right", "constant", up_to="constant"),
        line("expression", "2x + 2", "x + 1", "right", "factor", up_to="factor"),
        line("expression", "2x + 2", "x + 2", "wrong", "another factor", up_to="factor"),
        line("equation", "x = 1", "2x = 2", "right", "factor", up_to="factor"),
    ],
)
def test_up_to(fields, verdict):
    assert checked(**fields).verdict == verdict


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        line("expression", "x^2 - 1", "(x - 1)(x + 1)", "right", "factored", form="factored"),
        line("expression", "x^2 - 1", "x^2 - 1", "form", "not factored", form="factored"),
        line("expression", "x^2 - 1", "(x - 1)(x + 2)", "wrong", "factored and wrong", form="factored"),
        line("vector", "(1, 2x)", "(1, x + x)", "form", "an entry", form="simplified"),
        line(
            "expression",
            "4t",
            "2x",
            "form",
            "in a name that stands for another",
            form="in terms of t",
            where={"x": "2t"},
        ),
    ],
)
def test_forms(fields, verdict):
    assert checked(**fields).verdict == verdict


def test_an_answer_that_is_not_in_its_form_is_told_what_is_missing():
    verdict = checked(reference="x^2 - 1", answer="x^2 - 1", form="factored")

    assert verdict.message == "$x^{2} - 1$ can still be factored."
    assert (verdict.evidence, verdict.score) == ("proved", 0.5)


def test_a_name_may_stand_for_another_expression():
    assert checked(reference="4t", answer="2x", where={"x": "2t"}).verdict == "right"


def test_a_transposed_matrix_is_answered_by_the_layout():
    verdict = checked(
        kind="matrix", reference="[[1, 2], [3, 4]]", answer="[[1, 3], [2, 4]]", layout="Each row is an output."
    )

    assert verdict.message == "Your rows and columns are exchanged. Each row is an output."


def test_parts_are_marked_each_on_its_own_and_as_a_whole():
    verdict = checked(
        id=3,
        names=["x"],
        parts=[
            {"id": "a", "reference": "2x", "answer": "x + x"},
            {"id": "b", "kind": "class", "reference": "saddle", "answer": "minimum", "options": CLASSES},
            {"id": "c", "kind": "vector", "reference": ["1", "x"], "answer": ["1", "2"]},
        ],
    )

    assert (verdict.id, verdict.verdict, verdict.score) == (3, "partly", 0.5)
    assert {part: said.verdict for part, said in verdict.parts.items()} == {"a": "right", "b": "wrong", "c": "partly"}
    assert verdict.parts["c"].entries == (("right",), ("wrong",))


def test_a_later_part_may_follow_from_an_earlier_answer():
    verdict = checked(
        parts=[
            {"id": "v", "kind": "vector", "reference": "(1, 2)", "answer": "(1, 3)"},
            {"id": "n", "reference": "5", "follows": "v_1^2 + v_2^2", "answer": "10"},
        ]
    )

    assert (verdict.parts["n"].verdict, verdict.parts["n"].score) == ("partly", 0.5)
    assert "your own earlier answer" in verdict.parts["n"].message


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"parts": [{"id": "a", "reference": "1"}]}, "no `answer`", id="a part without an answer"),
        pytest.param(
            {"parts": [{"id": "a", "reference": "1", "answer": "1"}] * 2}, "an id of its own", id="one id twice"
        ),
        pytest.param(
            {"kind": "class", "reference": "x", "answer": "x", "follows": "a"}, "`follows`", id="a class that follows"
        ),
        pytest.param({"kind": "direction", "reference": "(0, 0)", "answer": "(1, 1)"}, "is zero", id="no direction"),
        pytest.param(
            {"kind": "eigenvector", "reference": "(1, 1)", "answer": "(1, 1)", "matrix": "[[1, 2]]"},
            "as many rows as columns",
            id="a matrix that is not square",
        ),
        pytest.param({"kind": "points", "reference": "(1,", "answer": "(1, 2)"}, "The reference", id="open brackets"),
        pytest.param({"kind": "interval", "reference": "x", "answer": "x < 1"}, "The reference", id="no interval"),
        pytest.param({"kind": "interval", "reference": "(0, 1)", "answer": [[]]}, "two ends", id="no ends"),
        pytest.param({"kind": "equation", "reference": "x = 1", "answer": [[]]}, "an equation", id="no equation"),
        pytest.param(
            {"kind": "points", "reference": [["1"], ["1", "2"]], "answer": "(1, 2)"}, "equally many", id="ragged points"
        ),
        pytest.param(
            {"kind": "class", "reference": "minimum, saddle", "answer": "saddle", "options": CLASSES},
            "one of the options",
            id="a reference of two classes",
        ),
    ],
)
def test_what_cannot_be_marked_says_why(fields, sentence):
    verdict = checked(**fields)

    assert verdict.verdict == "unreadable"
    assert sentence in verdict.message
