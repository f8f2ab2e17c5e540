"""Answers as typed, read into claims. f = x²y, so ∇f = (2xy, x²)."""

import msgspec
import pytest

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives, Places
from engine.questions.sheet import Identity, PartSheet
from engine.questions.verdict import Counterexample, EntryVerdict, PartVerdict, Verdict
from tests.ui.practice.stage import Stage, sheet_of
from ui.practice.claimed import Claimed
from ui.practice.claims import claimed

XY = ("x", "y")
GRADIENT = Derivatives("gradient", ("x^2*y",), XY)
HESSIAN = Derivatives("hessian", ("x^2*y",), XY)
PLACES = Places("x^2*y", XY)


def sheet_with(*parts):
    return msgspec.structs.replace(sheet_of(Identity("gr_vector", 1, 1, 1)), parts=parts)


def part(kind, means, *, shape=None, name="answer"):
    return PartSheet(name, "", kind, shape, XY, means=means)


@pytest.mark.parametrize(
    ("kind", "means", "answer", "rows"),
    [
        pytest.param("vector", GRADIENT, (("2xy",), ("x²",)), (("2*x*y",), ("x^2",)), id="a grid"),
        pytest.param("vector", GRADIENT, "[2xy, x^2]", (("2*x*y",), ("x^2",)), id="a vector in one line"),
        pytest.param(
            "matrix", HESSIAN, "[[2y, 2x], [2x, 0]]", (("2*y", "2*x"), ("2*x", "0")), id="a matrix in one line"
        ),
        pytest.param("points", PLACES, "(0, 1/2) and (1, 0)", (("0", "1/2"), ("1", "0")), id="points"),
        pytest.param("expression", GRADIENT, "2x y", (("2*x*y",),), id="an expression"),
    ],
)
def test_what_is_typed_is_claimed_in_plain_notation(kind, means, answer, rows):
    found = claimed(sheet_with(part(kind, means)), {"answer": answer})

    assert found.claims == (Claim(means, rows),)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("", id="empty"),
        pytest.param("2x +", id="unreadable"),
        pytest.param("1/2x", id="ambiguous"),
        pytest.param((("2x",), ("",)), id="a cell that is empty"),
        pytest.param((("2x",), ("[1, 2]",)), id="a cell that holds several"),
    ],
)
def test_what_does_not_read_claims_nothing(answer):
    assert claimed(sheet_with(part("vector", GRADIENT)), {"answer": answer}) == Claimed()


def test_a_part_without_a_meaning_claims_nothing():
    assert claimed(sheet_with(part("expression", None)), {"answer": "2x"}) == Claimed()


def test_what_is_not_right_is_claimed_first():
    sheet = sheet_with(part("vector", GRADIENT, name="a"), part("matrix", HESSIAN, name="b"))
    verdict = Verdict("partly", 0.5, {"a": PartVerdict("right", 1.0), "b": PartVerdict("wrong", 0.0)})

    found = claimed(sheet, {"a": "[2xy, x^2]", "b": "[[1, 0], [0, 1]]"}, verdict)

    assert [claim.meaning for claim in found.claims] == [HESSIAN, GRADIENT]


def test_the_point_where_an_answer_differs_comes_with_it():
    example = Counterexample({"x": "1/2", "y": "-2"}, "3", "5")
    entries = ((EntryVerdict("right"),), (EntryVerdict("wrong", counterexample=example),))
    verdict = Verdict("partly", 0.5, {"answer": PartVerdict("partly", 0.5, entries)})

    found = claimed(sheet_with(part("vector", GRADIENT, shape=(2, 1))), {"answer": "[2xy, x]"}, verdict)

    assert found.differs_at == {"x": 0.5, "y": -2.0}


def test_the_output_with_the_first_entry_that_is_missed_comes_to_the_front():
    means = Derivatives("jacobian", ("x*y", "x^2"), XY)
    right, wrong = EntryVerdict("right"), EntryVerdict("wrong")
    verdict = Verdict("partly", 0.75, {"answer": PartVerdict("partly", 0.75, ((right, right), (wrong, right)))})

    found = claimed(sheet_with(part("matrix", means, shape=(2, 2))), {"answer": "[[y, x], [x, 0]]"}, verdict)

    assert found.component == 1


@pytest.fixture
def stage(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.ui.practice.stage.sheet_of", _gradient_sheet)
    return Stage(tmp_path).started()


def _gradient_sheet(identity):
    sheet = sheet_of(identity)
    return msgspec.structs.replace(sheet, parts=(msgspec.structs.replace(sheet.parts[0], means=GRADIENT),))


def test_before_the_verdict_nothing_is_claimed(stage):
    stage.presenter.keep({"answer": "3x"})

    assert stage.view.claimed is None


@pytest.mark.parametrize(("text", "is_revealed"), [("3x", False), ("2x", True)], ids=["after a miss", "after success"])
def test_a_verdict_that_counts_draws_what_was_answered(stage, text, is_revealed):
    stage.check(text)

    assert stage.view.claimed.claims[0].rows == ((text.replace("x", "*x"),),)
    assert stage.view.is_revealed is is_revealed


@pytest.mark.parametrize("text", ["", "?"], ids=["empty", "unreadable"])
def test_a_verdict_that_costs_nothing_draws_nothing(stage, text):
    stage.check(text)

    assert stage.view.claimed is None


def test_a_peek_draws_what_is_typed_and_counts_as_help(stage):
    stage.presenter.keep({"answer": "3x"})
    stage.presenter.peek()

    assert stage.view.claimed.claims[0].rows == (("3*x",),)
    assert stage.view.is_revealed
    assert stage.log.kinds[-1] == "help"


def test_typing_on_after_a_verdict_keeps_what_is_drawn(stage):
    stage.check("3x")
    drawn = stage.view.claimed
    stage.presenter.keep({"answer": "5x"})

    assert stage.view.claimed is drawn
