"""One contract for every family, run over its levels and seeds."""

import hashlib
import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import mathra
import pytest

from engine.calculus.witness import proposition, values
from engine.chance import Draw
from engine.equality.budget import Budget
from engine.equality.decide import decide
from engine.equality.domain import Domain
from engine.equality.outcome import Equal
from engine.functions.measure import operations, printed_length
from engine.language.parser import parse
from engine.language.plain_text import compact, plain
from engine.language.tree import entries, free_names
from engine.questions.making import is_apart, kind_of, made
from engine.questions.marking import mark
from engine.questions.plotting import gives_away
from engine.questions.question import Family, Question
from engine.questions.sheet import Identity
from engine.questions.sheets import generated, prompt, sheet, solution
from question_bank.catalogue import CATALOGUE
from question_bank.topics import TOPICS

SEEDS = range(8)
_DIGESTS = Path(__file__).with_name("digests.json")


each_level = pytest.mark.parametrize(
    ("family", "level"),
    [pytest.param(family, level, id=f"{family.id}-{level}") for family in CATALOGUE for level in family.levels],
)


@cache
def _question(family_id: str, level: int, seed: int) -> Question:
    (family,) = (family for family in CATALOGUE if family.id == family_id)
    return made(family, level, seed)


def _made(family: Family, level: int, count: int = len(SEEDS)) -> list[Question]:
    return [_question(family.id, level, seed) for seed in SEEDS[:count]]


def test_the_outline_says_what_the_catalogue_holds() -> None:
    outlined = [(f.id, topic.id, f.title, f.levels) for topic in TOPICS for f in topic.families]

    assert outlined == [(f.id, f.topic, f.title, f.levels) for f in CATALOGUE]


def test_every_file_of_the_bank_is_in_the_catalogue() -> None:
    folder = Path(__file__).parents[2] / "question_bank"
    files = {path.stem for path in folder.glob("*/*.py") if path.stem != "__init__"}

    assert files == {family.id for family in CATALOGUE}


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
    text = question.note + "".join(plain(part.key) for part in question.parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@each_level
def test_the_key_agrees_with_a_witness_that_shares_no_formula_with_it(family: Family, level: int) -> None:
    for question in _made(family, level):
        for at in _points(question):
            key = tuple(value for part in question.parts for value in values(entries(part.key), at))

            assert key == pytest.approx(question.witness(at), rel=1e-6, abs=1e-8), question.note


def _points(question: Question) -> Iterator[dict[str, Fraction]]:
    for shift in range(4):
        yield {
            name: Fraction(7 + 5 * shift + 3 * place, 16) * (-1) ** (shift >> place % 2)
            for place, name in enumerate(question.names)
        }


@each_level
def test_the_key_is_right_in_every_print_of_it(family: Family, level: int) -> None:
    for question in _made(family, level, 4):
        (part,) = question.parts
        for text in (plain(part.key), compact(part.key)):
            verdict = mark(question, {part.id: text}, Budget(2.0))

            assert verdict.outcome == "right", (text, verdict)
            assert verdict.score == 1


@each_level
def test_a_slip_is_never_right_and_is_named(family: Family, level: int) -> None:
    for question in _made(family, level, 2):
        (part,) = question.parts
        for slip in question.slips:
            verdict = mark(question, {part.id: plain(slip.answer)}, Budget(2.0)).parts[part.id]

            assert verdict.outcome in {"wrong", "partly"}, (question.note, slip.code)
            rivals = [s for s in question.slips if not is_apart(s.answer, slip.answer, part)]
            assert [slip.code] == [s.code for s in rivals] == [verdict.slip.code if verdict.slip else None] or len(
                {s.code for s in rivals}
            ) > 1


@each_level
def test_no_two_slips_of_one_group_lead_to_the_same_answer(family: Family, level: int) -> None:
    for question in _made(family, level):
        (part,) = question.parts
        for index, slip in enumerate(question.slips):
            assert is_apart(slip.answer, part.key, part), (question.note, slip.code)
            for other in question.slips[:index]:
                assert other.code[0] != slip.code[0] or is_apart(slip.answer, other.answer, part)


@each_level
def test_every_claim_of_every_step_is_proved(family: Family, level: int) -> None:
    for question in _made(family, level, 3):
        for step in question.steps:
            assert step.claims or not step.formula, step
            for claim in step.claims:
                left = proposition(claim.left, claim.wrt)
                domain = Domain(tuple(sorted(free_names(left) | free_names(claim.right))))
                outcome = decide(left, claim.right, domain, Budget(20.0))

                assert isinstance(outcome, Equal), (step, plain(left), plain(claim.right))
                assert outcome.evidence == "proved", (step, plain(left), plain(claim.right))


@each_level
def test_the_gates_hold(family: Family, level: int) -> None:
    for question in _made(family, level):
        assert len(question.hints) == 2
        for part in question.parts:
            longest = max(operations(entry) for entry in entries(part.key))
            assert longest <= (40 if level == 5 else 34), plain(part.key)
            assert free_names(part.key) <= set(part.names)
        for value in question.given.values():
            assert all(operations(entry) <= 22 and printed_length(entry) <= 90 for entry in entries(value))
            assert free_names(value) <= set(question.names)


@each_level
def test_an_answer_at_a_point_is_neither_large_nor_zero(family: Family, level: int) -> None:
    for question in _made(family, level):
        if "P" not in question.given:
            continue
        for part in question.parts:
            numbers = values(entries(part.key), {})
            assert all(abs(number) <= 200 for number in numbers), question.note
            assert any(numbers), question.note


@each_level
def test_what_is_given_is_read_from_its_own_print(family: Family, level: int) -> None:
    for question in _made(family, level):
        for value in question.given.values():
            assert parse(plain(value), question.names, kind_of(value)) == value


@each_level
def test_every_formula_of_a_question_is_typeset_without_a_warning(family: Family, level: int) -> None:
    for question in _made(family, level, 3):
        solved = solution(question)
        texts = [
            prompt(question),
            *question.hints,
            *(s.message for s in question.slips),
            *(s.says for s in solved.steps),
        ]
        formulas = [part for text in texts for part in text.split("$")[1::2]]
        formulas += [step.formula for step in solved.steps if step.formula] + list(solved.latex.values())

        assert all(text.count("$") % 2 == 0 for text in texts)
        for formula in formulas:
            assert not mathra.render(formula)["warnings"], formula


@each_level
def test_no_visible_read_out_equals_an_entry_of_the_key(family: Family, level: int) -> None:
    for question in _made(family, level):
        plot = question.landscape
        assert plot is not None
        functions = [parse(component.formula, question.names) for component in plot.components]
        for part in question.parts:
            assert not gives_away(plot, functions, part.key)


@each_level
def test_the_sheet_holds_no_key(family: Family, level: int) -> None:
    (question,) = _made(family, level, 1)
    shown = sheet(question, family, Identity(family.id, family.revision, level, 0))

    for part in question.parts:
        assert plain(part.key) not in repr(shown) or plain(part.key) in prompt(question)


@each_level
def test_there_are_enough_distinct_variants(family: Family, level: int) -> None:
    notes = {family.make(Draw(family.id, family.revision, level, seed)).note for seed in range(30)}

    assert len(notes) >= 28


@pytest.mark.parametrize(
    ("family", "example"),
    [
        pytest.param(family, example, id=f"{family.id}-{example.level}-{example.seed}")
        for family in CATALOGUE
        for example in family.examples
    ],
)
def test_a_family_accepts_and_refuses_what_it_says(family: Family, example) -> None:
    question = made(family, example.level, example.seed)

    for answer in example.accepts:
        assert mark(question, {"answer": answer}, Budget(2.0)).outcome == "right", answer
    for code, answer in example.refuses.items():
        slip = mark(question, {"answer": answer}, Budget(2.0)).parts["answer"].slip
        assert slip is not None
        assert slip.code == code
