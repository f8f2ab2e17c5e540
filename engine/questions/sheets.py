"""What leaves the worker of a question: the sheet without the key, the worked solution, and all of it for a program."""

import re
from collections.abc import Mapping
from fractions import Fraction

import msgspec

from engine.calculus.witness import proposition
from engine.language.equations import Equation
from engine.language.intervals import Interval
from engine.language.plain_text import plain
from engine.language.tree import Matrix, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.difficulty import difficulty
from engine.questions.keys import Key, latex_key, plain_key
from engine.questions.meanings import meaning
from engine.questions.question import Ask, Claim, Family, Part, Question, Slip, Step
from engine.questions.sheet import Identity, Option, PartSheet, Sheet, Solution, SolvedStep

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def prompt(question: Question) -> str:
    """Return the prompt with the LaTeX of what is given put in."""
    given = {name: latex(value) for name, value in question.given.items()}
    return _PLACEHOLDER.sub(lambda found: given.get(found[1], found[0]), question.prompt)


def shape(key: Key) -> tuple[int, int] | None:
    """Return (rows, columns); a vector is a column."""
    match key:
        case Matrix():
            return key.shape
        case Vector(parts):
            return len(parts), 1
        case _:
            return None


def sheet(question: Question, family: Family, identity: Identity) -> Sheet:
    """Return what the learner's side is shown."""
    return Sheet(
        identity=identity,
        topic=family.topic,
        title=family.title,
        prompt=prompt(question),
        names=question.names,
        parts=tuple(_part_sheet(part, question.given) for part in question.parts),
        hints=len(question.hints),
        note=question.note,
        landscape=question.landscape,
        difficulty=difficulty(question),
    )


def _part_sheet(part: Part, given: Mapping[str, Value]) -> PartSheet:
    return PartSheet(
        id=part.id,
        label=part.label,
        kind=part.kind,
        shape=None if part.hides_shape else shape(part.key),
        names=part.names,
        layout=part.layout,
        positive=part.positive,
        form=part.form,
        tolerance=part.tolerance,
        options=part.options,
        asks=part.asks,
        means=meaning(part, given),
        hides_shape=part.hides_shape,
    )


def solution(question: Question, family: Family) -> Solution:
    return Solution(
        steps=tuple(SolvedStep(step.says, step.formula) for step in question.steps),
        keys={part.id: plain_key(part.key) for part in question.parts},
        latex={part.id: _stated(part) for part in question.parts},
        connection=family.connection,
        code=question.code,
    )


def _stated(part: Part) -> str:
    """Return LaTeX that says what the key of a part is; an equation and a bound say it by themselves."""
    key = latex_key(part.key, part.options)
    match part.key:
        case Equation():
            return key
        case Interval(name=name):
            return key if name or not part.label else rf"{part.label} \in {key}"
        case _:
            return rf"{part.label} = {key}" if part.label else key


class GeneratedAsk(msgspec.Struct, frozen=True):
    """What is asked: an operation on something given."""

    op: str
    of: str
    wrt: tuple[str, ...]
    at: dict[str, str] | None


class GeneratedSlip(msgspec.Struct, frozen=True):
    """A slip with its answer in plain notation."""

    id: str
    answer: str
    message: str


class GeneratedStep(msgspec.Struct, frozen=True):
    """A step with its claims as pairs of equal expressions."""

    says: str
    formula: str
    claims: tuple[tuple[str, str], ...]


class GeneratedPart(msgspec.Struct, frozen=True):
    """One thing to answer, with its key."""

    id: str
    ask: GeneratedAsk | None
    kind: str
    shape: tuple[int, int] | None
    form: str | None
    tolerance: dict[str, int] | None
    positive: tuple[str, ...]
    layout: str
    options: tuple[Option, ...]
    answer: str
    slips: tuple[GeneratedSlip, ...]


class Generated(msgspec.Struct, frozen=True):
    """One line of `main.py generate`; for one part the top level repeats it."""

    family: str
    topic: str
    level: int
    seed: int
    revision: int
    prompt: str
    names: tuple[str, ...]
    kind: str
    shape: tuple[int, int] | None
    given: dict[str, str]
    answer: str
    ask: GeneratedAsk | None
    slips: tuple[GeneratedSlip, ...]
    hints: tuple[str, ...]
    steps: tuple[GeneratedStep, ...]
    note: str
    parts: tuple[GeneratedPart, ...]


def generated(question: Question, family: Family, identity: Identity) -> Generated:
    """Return everything that there is of a question, in plain notation that parses."""
    parts = tuple(_generated_part(part, question.slips) for part in question.parts)
    first = parts[0]
    return Generated(
        family=family.id,
        topic=family.topic,
        level=identity.level,
        seed=identity.seed,
        revision=identity.revision,
        prompt=prompt(question),
        names=question.names,
        kind=first.kind,
        shape=first.shape,
        given={name: plain(value) for name, value in question.given.items()},
        answer=first.answer,
        ask=first.ask,
        slips=first.slips,
        hints=question.hints,
        steps=tuple(_generated_step(step) for step in question.steps),
        note=question.note,
        parts=parts,
    )


def _generated_part(part: Part, slips: tuple[Slip, ...]) -> GeneratedPart:
    return GeneratedPart(
        id=part.id,
        ask=_generated_ask(part.ask),
        kind=part.kind,
        shape=shape(part.key),
        form=part.form,
        tolerance=None if part.tolerance is None else {"significant": part.tolerance},
        positive=part.positive,
        layout=part.layout,
        options=part.options,
        answer=plain_key(part.key),
        slips=tuple(GeneratedSlip(s.code, plain_key(s.answer), s.message) for s in slips if s.part == part.id),
    )


def _generated_ask(ask: Ask | None) -> GeneratedAsk | None:
    return None if ask is None else GeneratedAsk(ask.op, ask.of, ask.wrt, _exact(ask.at))


def _exact(at: Mapping[str, Fraction] | None) -> dict[str, str] | None:
    return None if at is None else {name: plain(number(value)) for name, value in at.items()}


def _generated_step(step: Step) -> GeneratedStep:
    return GeneratedStep(step.says, step.formula, tuple(_equation(claim) for claim in step.claims))


def _equation(claim: Claim) -> tuple[str, str]:
    """Return both sides in plain notation; a derivative is taken by another route than the one that is claimed."""
    return plain(proposition(claim.left, claim.wrt)), plain(claim.right)
