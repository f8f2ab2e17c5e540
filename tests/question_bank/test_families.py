"""One contract for every family, run over its levels and seeds."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import mathra
import pytest

from engine.chance import Draw
from engine.equality.budget import Budget
from engine.landscape.plots import Landscape
from engine.language.parser import parse
from engine.language.plain_text import compact, plain
from engine.questions.audit import colliding, unproved, unwitnessed
from engine.questions.gates import broken_gates
from engine.questions.keys import Key, is_value, plain_key
from engine.questions.making import is_apart, kind_of, made, told_apart
from engine.questions.marking import mark
from engine.questions.plotting import gives_away
from engine.questions.question import Answers, Example, Family, Question, Slip
from engine.questions.sheet import Answer, Identity
from engine.questions.sheets import generated, prompt, sheet, solution
from question_bank.catalogue import CATALOGUE
from question_bank.shelf import Shelf
from question_bank.topics import OWN_FUNCTIONS, TOPICS
from tests.question_bank.executing import agrees
from tests.question_bank.variants import variant

SEEDS = range(5)
_DIGESTS = Path(__file__).with_name("digests.json")


each_level = pytest.mark.parametrize(
    ("family", "level"),
    [pytest.param(family, level, id=f"{family.id}-{level}") for family in CATALOGUE for level in family.levels],
)


def _made(family: Family, level: int, count: int = len(SEEDS)) -> list[Question]:
    return [variant(family.id, level, seed) for seed in SEEDS[:count]]


def test_the_outline_says_what_the_catalogue_holds() -> None:
    outlined = [(f.id, topic.id, f.title, f.levels) for topic in TOPICS for f in topic.families]

    assert outlined == [(f.id, f.topic, f.title, f.levels) for f in CATALOGUE]


def test_the_shelf_holds_what_the_catalogue_lists() -> None:
    assert tuple(Shelf(TOPICS).values()) == CATALOGUE


def test_every_file_of_the_bank_is_in_the_catalogue() -> None:
    folder = Path(__file__).parents[2] / "question_bank"
    files = {path.stem for path in folder.glob("*/*.py") if path.stem != "__init__"}

    assert files == {family.id for family in CATALOGUE} | {family.id for family in OWN_FUNCTIONS.families}


@each_level
def test_the_same_seed_makes_the_same_bytes_and_neighbours_differ(family: Family, level: int) -> None:
    questions = _made(family, level)
    identity = Identity(family.id, family.revision, level, 0)

    line, again = (generated(question, family, identity) for question in (questions[0], made(family, level, 0)))

    assert line == again
    assert all(one.note != other.note for one, other in pairwise(questions))


@each_level
def test_a_variant_never_changes_at_an_unchanged_revision(family: Family, level: int) -> None:
    known = json.loads(_DIGESTS.read_text(encoding="utf-8"))[f"{family.id}/{family.revision}/{level}"]

    found = [digest(question) for question in _made(family, level, 5)]

    assert found == known, "raise the family's revision, and write the digests anew with tests/question_bank/digests.py"


def digest(question: Question) -> str:
    text = question.note + "".join(plain_key(part.key) for part in question.parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@each_level
def test_the_keys_agree_with_witnesses_that_share_no_formula_with_them(family: Family, level: int) -> None:
    for question in _made(family, level):
        assert not list(unwitnessed(question)), question.note


@each_level
def test_the_keys_are_right_in_every_print_of_them(family: Family, level: int) -> None:
    for question in _made(family, level, 3):
        for write in (plain_key, _compact_key):
            answers = {part.id: write(part.key) for part in question.parts}

            verdict = mark(question, answers, Budget(4.0))

            assert verdict.outcome == "right", (answers, verdict)
            assert verdict.score == 1


def _compact_key(key: Key) -> str:
    return compact(key) if is_value(key) else plain_key(key)


@each_level
def test_a_slip_is_never_right_and_is_named(family: Family, level: int) -> None:
    (question,) = _made(family, level, 1)
    keys = {part.id: plain_key(part.key) for part in question.parts}
    for slip in question.slips:
        answers = keys | {slip.part: plain_key(slip.answer)}

        verdict = mark(question, answers, Budget(4.0)).parts[slip.part]

        assert verdict.outcome in {"wrong", "partly"}, (question.note, slip.code)
        rivals = _rivals(slip, question)
        named = verdict.slip.code if verdict.slip else None
        assert named == slip.code or len({s.code for s in rivals}) > 1, (question.note, slip.code, verdict)


def _rivals(slip: Slip, question: Question) -> list[Slip]:
    """The slips that lead to the same answer, itself among them."""
    part = question.part(slip.part)
    return [s for s in question.slips if s.part == slip.part and not is_apart(s.answer, slip.answer, part)]


@each_level
def test_no_two_slips_of_one_group_lead_to_the_same_answer(family: Family, level: int) -> None:
    for question in _made(family, level, 3):
        for pair in colliding(question):
            first, second = pair.split(" = ")
            assert first[0] != second[0], question.note


@each_level
def test_every_claim_of_every_step_is_proved(family: Family, level: int) -> None:
    for question in _made(family, level, 2):
        assert not list(unproved(question)), question.note


@each_level
def test_the_gates_hold(family: Family, level: int) -> None:
    for question in _made(family, level):
        assert not list(broken_gates(question, level)), question.note


@each_level
def test_the_programs_compute_the_keys(family: Family, level: int) -> None:
    for question in _made(family, level, 2):
        assert question.code is not None
        assert agrees(question.code, question) is None, question.note
        assert max(map(len, (question.code.sympy + question.code.numpy).splitlines())) <= 88


@each_level
def test_there_are_several_ways_to_put_the_question(family: Family, level: int) -> None:
    assert len({wording for _, wording in _drawn(family.id, level)}) >= 2


@cache
def _drawn(family_id: str, level: int) -> tuple[tuple[str, str], ...]:
    """The note and the wording of two dozen draws, as they come and without the self-test."""
    (family,) = (family for family in CATALOGUE if family.id == family_id)
    drawn = (family.make(Draw(family.id, family.revision, level, seed)) for seed in range(24))
    return tuple((question.note, "".join(question.prompt.split("$")[::2])) for question in drawn)


@each_level
def test_what_is_given_is_read_from_its_own_print(family: Family, level: int) -> None:
    for question in _made(family, level):
        for value in question.given.values():
            assert parse(plain(value), question.names, kind_of(value)) == value


@each_level
def test_every_formula_of_a_question_is_typeset_without_a_warning(family: Family, level: int) -> None:
    for question in _made(family, level, 3):
        solved = solution(question, family)
        texts = [
            prompt(question),
            *question.hints,
            *(part.asks for part in question.parts),
            *(part.layout for part in question.parts),
            *(option.text for part in question.parts for option in part.options),
            family.connection,
            *(s.message for s in question.slips),
            *(s.says for s in solved.steps),
        ]
        formulas = [part for text in texts for part in text.split("$")[1::2]]
        formulas += [step.formula for step in solved.steps if step.formula] + list(solved.latex.values())
        formulas += [part.label for part in question.parts]

        assert all(text.count("$") % 2 == 0 for text in texts)
        for formula in formulas:
            assert not mathra.render(formula)["warnings"], formula


@each_level
def test_no_visible_read_out_equals_an_entry_of_a_key(family: Family, level: int) -> None:
    for question in _made(family, level):
        plot = question.landscape
        if not isinstance(plot, Landscape):
            continue
        functions = [parse(component.formula, question.names) for component in plot.components]
        for part in question.parts:
            assert not (is_value(part.key) and gives_away(plot, functions, part.key)), question.note


@each_level
def test_the_sheet_holds_no_key(family: Family, level: int) -> None:
    (question,) = _made(family, level, 1)
    shown = sheet(question, family, Identity(family.id, family.revision, level, 0))

    for part in question.parts:
        key = plain_key(part.key)
        assert len(key) < 4 or not is_value(part.key) or key not in repr(shown) or key in prompt(question)


@each_level
def test_there_are_enough_distinct_variants(family: Family, level: int) -> None:
    notes = {note for note, _ in _drawn(family.id, level)}

    assert len(notes) >= (12 if level in family.small else 22)


@pytest.mark.parametrize(
    ("family", "example"),
    [
        pytest.param(family, example, id=f"{family.id}-{example.level}-{example.seed}")
        for family in CATALOGUE
        for example in family.examples
    ],
)
def test_a_family_accepts_and_refuses_what_it_says(family: Family, example) -> None:
    question = _shown(family, example)

    for answer in example.accepts:
        assert mark(question, _by_part(answer), Budget(4.0)).outcome == "right", answer
    for code, answer in example.refuses.items():
        verdict = mark(question, _by_part(answer), Budget(4.0))
        assert [part.slip.code for part in verdict.parts.values() if part.slip] == [code], verdict


def _shown(family: Family, example: Example) -> Question:
    if example.of is None:
        return made(family, example.level, example.seed)
    question = example.of()
    return replace(question, slips=told_apart(question))


def _by_part(answers: Answers) -> Mapping[str, Answer]:
    return answers if isinstance(answers, Mapping) else {"answer": answers}
