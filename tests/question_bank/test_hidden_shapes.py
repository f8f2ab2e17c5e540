"""Where rows and columns differ in number, the size is part of the answer, and the sheet does not tell it."""

import pytest

from engine.equality.budget import Budget
from engine.language.plain_text import plain
from engine.language.tree import Matrix
from engine.questions.making import made
from engine.questions.marking import mark
from engine.questions.question import Question
from engine.questions.sheet import Identity, PartSheet
from engine.questions.sheets import sheet
from question_bank.chain_rule.ch_jacobian_product import FAMILY as PRODUCT
from question_bank.jacobians.ja_matrix import FAMILY as JACOBIAN

FAMILIES = [pytest.param(JACOBIAN, id="Jacobian"), pytest.param(PRODUCT, id="product of Jacobians")]


def part_of(family, question: Question, level: int) -> PartSheet:
    (part,) = sheet(question, family, Identity(family.id, family.revision, level, 1)).parts
    return part


def rows_of(question: Question) -> tuple[tuple[str, ...], ...]:
    key = question.parts[0].key
    assert isinstance(key, Matrix)
    return tuple(tuple(map(plain, row)) for row in key.rows)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_sheet_tells_the_size_of_a_square_table_only(family):
    square, other = (part_of(family, made(family, level, 1), level) for level in (1, 3))

    assert (square.shape, square.hides_shape) == ((2, 2), False)
    assert (other.shape, other.hides_shape, other.is_grid) == (None, True, True)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_table_of_the_right_size_is_marked_by_entry(family):
    question = made(family, 3, 1)

    verdict = mark(question, {"answer": rows_of(question)}, Budget(2.0))

    assert verdict.outcome == "right"
    assert len(verdict.parts["answer"].entries) == len(rows_of(question))


@pytest.mark.parametrize("family", FAMILIES)
def test_rows_for_columns_are_recognised(family):
    question = made(family, 3, 1)

    verdict = mark(question, {"answer": tuple(zip(*rows_of(question), strict=True))}, Budget(2.0))

    slip = verdict.parts["answer"].slip
    assert slip is not None
    assert slip.code == "J1"


def test_a_table_of_another_size_is_told_so():
    question = made(JACOBIAN, 3, 1)

    verdict = mark(question, {"answer": (("1",),)}, Budget(2.0))

    assert verdict.parts["answer"].message.startswith("This is 1 by 1 (rows by columns)")
