"""Marking what was typed: reading it, comparing it with the key, and explaining what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from msgspec import structs

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.errors import DefectError
from engine.questions.diagnosis import Diagnosis
from engine.questions.kinds.catalogue import KINDS
from engine.questions.kinds.entries import Grid, outcome_of, trees_of
from engine.questions.question import Part, Question
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict, Verdict

# The ends of the intervals that names are kept to.
Box: TypeAlias = Mapping[str, tuple[Fraction, Fraction]]


def mark(
    question: Question,
    answers: Mapping[str, Answer],
    budget: Budget,
    provisional: Callable[[Verdict], None] | None = None,
    *,
    decimal_comma: bool = False,
) -> Verdict:
    """Mark the answers to a question by part.

    Where an entry is empty or cannot be read nothing is spent, so nothing is told of the entries beside it either:
    they come back undecided, without a message.

    Args:
        question: With its key, slips and steps.
        answers: As typed, by part; a part without one is empty.
        budget: For all parts together.
        provisional: Told what stands while proofs are still tried; the process may be ended before they come back.
        decimal_comma: Whether the learner writes decimals with a comma.
    """
    coming = {
        part.id: _marked(question, part, answers.get(part.id, ""), budget, decimal_comma=decimal_comma)
        for part in question.parts
    }
    standing = {part: next(verdicts) for part, verdicts in coming.items()}
    _tell(provisional, _overall(standing))
    for part, verdicts in coming.items():
        for better in verdicts:
            standing[part] = better
            _tell(provisional, _overall(standing))
    return _overall(standing)


def mark_part(
    part: Part,
    answer: Answer,
    budget: Budget,
    provisional: Callable[[PartVerdict], None] | None = None,
    *,
    decimal_comma: bool = False,
    box: Box | None = None,
) -> PartVerdict:
    """Mark an answer to a part that belongs to no question; every entry that can be compared is compared."""
    kind = KINDS[part.kind]
    grid = kind.read(answer, part, decimal_comma=decimal_comma)
    domain = Domain(part.names, frozenset(part.positive), box or {})
    standing = PartVerdict("undecided", 0.0)
    for standing in kind.mark(grid, part, domain, budget):
        if provisional and _may_improve(standing):
            provisional(standing)
    return standing


def _marked(
    question: Question, part: Part, answer: Answer, budget: Budget, *, decimal_comma: bool
) -> Iterator[PartVerdict]:
    """Yield what is to be said of an answer to a part of a question, ever better, with its slip and step."""
    kind = KINDS[part.kind]
    grid = kind.read(answer, part, decimal_comma=decimal_comma)
    domain = Domain(part.names, frozenset(part.positive))
    verdicts = kind.mark(grid, part, domain, budget)
    first = next(verdicts)
    if first.outcome in {"unreadable", "empty"}:
        yield _veiled(first)
        return
    if first.outcome not in {"wrong", "partly"}:
        yield first
        yield from verdicts
        return
    yield from _explained(first, verdicts, _diagnosis(grid, first, part, domain, budget), question)


def _explained(
    first: PartVerdict, verdicts: Iterator[PartVerdict], diagnosis: Diagnosis, question: Question
) -> Iterator[PartVerdict]:
    """Yield verdicts on a wrong answer with the slip that explains it, and later with the step it departs from.

    The step comes second because it takes sympy, which no learner should wait for.
    """
    slip = diagnosis.slip(question.slips)
    message = "" if slip else first.message
    yield structs.replace(first, slip=slip, message=message)
    step = diagnosis.first_step(question.steps)
    yield structs.replace(first, slip=slip, message=message, step=step)
    for better in verdicts:
        yield structs.replace(better, slip=slip, message=message, step=step)


def _diagnosis(grid: Grid, verdict: PartVerdict, part: Part, domain: Domain, budget: Budget) -> Diagnosis:
    answer = trees_of(grid)
    if answer is None:
        raise DefectError("An answer that cannot be read was called wrong.")
    outcomes = [entry.outcome for row in verdict.entries for entry in row]
    wrong = [place for place, outcome in enumerate(outcomes) if outcome == "wrong"]
    return Diagnosis(answer, wrong, part, domain, budget)


def _veiled(verdict: PartVerdict) -> PartVerdict:
    """Hide what is known of the entries beside one that is empty or cannot be read: an attempt would cost something."""
    rows = tuple(tuple(map(_veiled_entry, row)) for row in verdict.entries)
    return structs.replace(verdict, entries=rows, score=0.0, remark="")


def _veiled_entry(entry: EntryVerdict) -> EntryVerdict:
    return entry if entry.outcome in {"unreadable", "empty"} else EntryVerdict("undecided")


def _overall(parts: Mapping[str, PartVerdict]) -> Verdict:
    outcome = outcome_of([part.outcome for part in parts.values()])
    return Verdict(outcome, sum(part.score for part in parts.values()) / len(parts), dict(parts))


def _tell(provisional: Callable[[Verdict], None] | None, verdict: Verdict) -> None:
    if provisional and any(_may_improve(part) for part in verdict.parts.values()):
        provisional(verdict)


def _may_improve(verdict: PartVerdict) -> bool:
    """Return whether a proof may still change what is said of an entry."""
    entries = [entry for row in verdict.entries for entry in row]
    return any(entry.evidence == "sampled" or entry.outcome == "undecided" for entry in entries)
