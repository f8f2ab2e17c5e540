"""Lines of `main.py check`, in and out: a promise to scripts."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.equality.budget import Budget
from engine.questions.check_lines import CheckVerdict
from engine.questions.checking import check

FIELDS = [
    *("id", "verdict", "evidence", "score", "message", "remark", "slip", "span", "readings"),
    *("counterexample", "entries", "parts", "milliseconds"),
]
VERDICTS = {"right", "form", "partly", "wrong", "unreadable", "undecided"}


def checked(**fields) -> CheckVerdict:
    return check(json.dumps(fields), Budget(5.0))


def test_every_field_is_there_in_the_promised_order():
    verdict = json.loads(msgspec.json.encode(checked(id="a", reference="x", answer="x")))

    assert list(verdict) == FIELDS


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        pytest.param({"reference": "2xy", "answer": "y*x*2"}, "right", id="an expression"),
        pytest.param({"reference": "2xy", "answer": "2x"}, "wrong", id="another expression"),
        pytest.param({"reference": "x + 1", "answer": "x + t"}, "wrong", id="a letter of the answer alone"),
        pytest.param({"reference": "x", "answer": "x", "names": ["x", "λ", "w_ij"]}, "right", id="names"),
        pytest.param({"reference": "E*I", "answer": "I E", "names": ["E", "I"]}, "right", id="capital names"),
        pytest.param({"reference": "[x, y]", "answer": "(x, y)", "kind": "vector"}, "right", id="a vector as text"),
        pytest.param(
            {"reference": ["x", "y"], "answer": ["x", "y"], "kind": "vector"}, "right", id="a vector's entries"
        ),
        pytest.param(
            {"reference": "[x, y]", "answer": [["x", "y"]], "kind": "vector"}, "right", id="a vector as a row"
        ),
        pytest.param({"reference": "[[x]]", "answer": [["x"]], "kind": "matrix"}, "right", id="a matrix of one entry"),
        pytest.param(
            {"reference": [["1", "x"], ["y", "2"]], "answer": "[1, x; y, 3]", "kind": "matrix"}, "partly", id="a matrix"
        ),
        pytest.param({"reference": "sqrt(x^2)", "answer": "x", "positive": ["x"]}, "right", id="a positive name"),
        pytest.param({"reference": "|x|", "answer": "x"}, "wrong", id="the same without"),
        pytest.param({"reference": "|x|", "answer": "x", "box": {"x": ["1/2", 3]}}, "right", id="a box"),
        pytest.param({"reference": "1/3", "answer": "0.333", "tolerance": {"significant": 3}}, "right", id="rounded"),
        pytest.param({"reference": "1/3", "answer": "0.333"}, "wrong", id="rounded where nothing allows it"),
        pytest.param({"reference": "x", "answer": "x", "context": {"note": 1}}, "right", id="what it does not know"),
    ],
)
def test_verdicts(fields, verdict):
    assert checked(**fields).verdict == verdict


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"answer": "x"}, "`reference`", id="no reference"),
        pytest.param({"reference": "x", "answer": 3}, "`$.answer`", id="an answer that is no text"),
        pytest.param({"reference": "x +", "answer": "x"}, "The reference cannot be read", id="a broken reference"),
        pytest.param({"reference": "1/2x", "answer": "x"}, "The reference cannot be read", id="an ambiguous reference"),
        pytest.param({"reference": "x", "answer": "x", "kind": "code"}, "kind code", id="code"),
        pytest.param({"reference": "x", "answer": "x", "kind": "text"}, "kind text", id="text"),
        pytest.param({"reference": "x", "answer": "x", "kind": "essay"}, "kind essay", id="an unknown kind"),
        pytest.param(
            {"reference": "[x, 1]", "answer": "[x, 1]", "kind": "vector", "up_to": "constant"},
            "`up_to`",
            id="up to what",
        ),
        pytest.param({"reference": "x", "answer": "x", "form": "nice"}, "no form", id="an unknown form"),
        pytest.param({"reference": "x"}, "`answer`", id="no answer"),
        pytest.param({"parts": []}, "`parts`", id="no parts"),
        pytest.param({"reference": "x", "answer": "x", "names": ["x y"]}, "not spelled like a name", id="no name"),
        pytest.param({"reference": "x", "answer": "x", "box": {"x": [1, 0]}}, "smaller number", id="a box upside down"),
        pytest.param({"reference": "x", "answer": "x", "box": {"x": ["x", 1]}}, "box", id="a box that is no number"),
        pytest.param({"reference": "x", "answer": "x", "tolerance": {"significant": 0}}, "from 1", id="no figures"),
        pytest.param({"reference": "x", "answer": [["x"]]}, "one text", id="an array for an expression"),
        pytest.param({"reference": "[[1]]", "answer": [], "kind": "matrix"}, "an entry at least", id="no entries"),
        pytest.param(
            {"reference": "[[1, 2]]", "answer": [["1", "2"], ["3"]], "kind": "matrix"}, "equal length", id="ragged rows"
        ),
    ],
)
def test_a_line_that_cannot_be_marked_is_unreadable_and_says_why(fields, sentence):
    verdict = checked(id=7, **fields)

    assert (verdict.id, verdict.verdict) == (7, "unreadable")
    assert sentence in verdict.message


def test_an_answer_that_cannot_be_read_is_pointed_at():
    verdict = checked(reference="x", answer="2 + $x")

    assert verdict.verdict == "unreadable"
    assert verdict.span == (4, 5)


def test_both_readings_of_an_ambiguous_answer_are_given():
    assert checked(reference="x", answer="1/2x").readings == ("(1/2)x", "1/(2x)")


@pytest.mark.parametrize("side", ["reference", "answer"])
def test_a_text_of_any_length_is_refused_at_once(side):
    verdict = checked(**{"reference": "x", "answer": "x", side: "x+" * 400_000})

    assert "2,000" in verdict.message
    assert verdict.milliseconds < 500


def test_an_index_that_only_the_answer_has_is_no_name():
    assert checked(reference="x^2", answer="x2").verdict == "unreadable"


def test_a_wrong_answer_comes_with_a_point_where_it_differs():
    verdict = checked(reference="x^2", answer="2x")

    assert verdict.evidence == "counterexample"
    assert set(verdict.counterexample.at) == {"x"}
    assert "and it should be" in verdict.message


def test_the_entries_of_a_grid_are_listed_and_an_empty_one_is_asked_for():
    verdict = checked(reference="[[1, 2]]", answer=[["1", ""]], kind="matrix")

    assert verdict.verdict == "unreadable"
    assert verdict.entries == (("right", "empty"),)


@settings(deadline=None)
@given(st.text() | st.from_type(dict[str, str | int | None]).map(json.dumps) | st.binary().map(repr))
def test_no_line_does_more_than_be_unreadable(line):
    assert check(line, Budget(1.0)).verdict == "unreadable"


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(["expression", "vector", "matrix"]))
def test_whatever_is_answered_gets_a_verdict(answer, kind):
    assert checked(reference="[[x]]" if kind == "matrix" else "x", answer=answer, kind=kind).verdict in VERDICTS
