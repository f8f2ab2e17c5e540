"""What every answer of the bank says of functions: each key, read as a claim, holds by differences of the functions alone."""

import numpy as np
import pytest

from engine.landscape.claims import Claim
from engine.landscape.difference_check import Conditions, difference_report
from engine.landscape.meanings import Approximation, Axis, Derivatives, Meaning, Places, Step
from engine.landscape.sampling import function_of
from engine.landscape.stencils import central
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.point_sets import PointSet
from engine.language.tree import Matrix, Vector, entries, free_names
from engine.questions.meanings import meaning
from engine.questions.question import Part, Question
from question_bank.catalogue import CATALOGUE
from tests.question_bank.variants import variant

SEEDS = range(3)

each_level = pytest.mark.parametrize(
    ("family", "level"),
    [pytest.param(family.id, level, id=f"{family.id}-{level}") for family in CATALOGUE for level in family.levels],
)


def _said(family: str, level: int) -> list[tuple[Question, Part, Meaning]]:
    questions = [variant(family, level, seed) for seed in SEEDS]
    told = [(question, part, meaning(part, question.given)) for question in questions for part in question.parts]
    return [(question, part, said) for question, part, said in told if said is not None]


def _functions(said: Meaning) -> tuple[str, ...]:
    return said.functions if isinstance(said, Derivatives) else (said.function,)


def _claim(part: Part, said: Meaning) -> Claim:
    match part.key:
        case PointSet(points):
            rows = tuple(tuple(map(plain, point)) for point in points)
        case Matrix(trees):
            rows = tuple(tuple(map(plain, row)) for row in trees)
        case Vector(trees):
            rows = tuple((plain(tree),) for tree in trees)
        case _:
            rows = ((plain(part.value),),)
    return Claim(said, rows)


def _numbers(row: tuple[str, ...]) -> list[float]:
    return [float(function_of(entry, ())()) for entry in row]


@each_level
def test_meanings_keep_to_the_names_of_their_question(family, level):
    for question, _, said in _said(family, level):
        used = {
            name for f in _functions(said) for tree in entries(parse(f, question.names)) for name in free_names(tree)
        }

        assert used <= set(question.names)
        assert set(said.by) <= set(question.names)
        if getattr(said, "at", None):
            assert used | set(said.by) <= set(said.at), "a point has a value for every name"


@each_level
def test_keys_that_are_derivatives_or_models_agree_with_differences(family, level):
    for question, part, said in _said(family, level):
        if not isinstance(said, Derivatives | Approximation):
            continue
        conditions = Conditions(question.names, part.positive, part.tolerance)

        report = difference_report(_claim(part, said), conditions)

        assert report.points, question.note
        assert not report.differing, (question.note, report.differing)


@each_level
def test_keys_that_are_places_have_no_slope(family, level):
    for question, part, said in _said(family, level):
        if not isinstance(said, Places):
            continue
        function = function_of(said.function, said.by)
        for row in _claim(part, said).rows:
            slopes = [central(function, _numbers(row), (index,)) for index in range(len(said.by))]

            assert all(abs(slope.value) <= 1e-6 + 4 * slope.doubt for slope in slopes), (question.note, row)


@each_level
def test_keys_that_are_principal_axes_are_turned_by_no_hessian(family, level):
    for question, part, said in _said(family, level):
        if not (isinstance(said, Axis) and said.of == "curvature"):
            continue
        way = np.asarray([_numbers(row)[0] for row in _claim(part, said).rows])
        turned = _hessian(said) @ way

        assert way[0] * turned[1] - way[1] * turned[0] == pytest.approx(0, abs=1e-3), question.note


def _hessian(said: Axis) -> np.ndarray:
    function, at = function_of(said.function, said.by), [said.at[name] for name in said.by]
    pairs = [[central(function, at, (row, column)).value for column in range(len(at))] for row in range(len(at))]
    return np.asarray(pairs)


@each_level
def test_directions_and_steps_have_an_entry_for_each_name(family, level):
    for question, part, said in _said(family, level):
        if isinstance(said, Axis | Step):
            assert len(_claim(part, said).rows) == len(said.by), question.note
        if isinstance(said, Step):
            assert len(said.start) == len(said.by)
            assert np.isfinite(function_of(said.function, said.by)(*said.start))


@each_level
def test_a_step_does_not_start_where_it_ends(family, level):
    for question, part, said in _said(family, level):
        if isinstance(said, Step):
            end = [_numbers(row)[0] for row in _claim(part, said).rows]

            assert end != list(said.start), question.note
