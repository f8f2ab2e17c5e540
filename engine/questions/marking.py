"""Marking what was typed: reading it, comparing it with the key, and explaining what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, TypeAlias

from msgspec import structs

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.questions.diagnosis import Diagnosis, Explanation, explained
from engine.questions.following import credited, followed
from engine.questions.keys import Key, plain_key
from engine.questions.kinds.catalogue import KINDS
from engine.questions.kinds.entries import Rows, meant, outcome_of, trees_of
from engine.questions.question import Part, Question, Slip
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict, Verdict

# The ends of the intervals that names are kept to.
Box: TypeAlias = Mapping[str, tuple[Fraction, Fraction]]

# The kinds whose wrong answers are compared with slips entry by entry; those of others are compared as a whole.
_BY_ENTRY = {"expression", "number", "vector", "matrix"}
# For comparisons that no deadline hangs on.
_UNHURRIED_S = 20.0


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
    papers = _papers(question.parts, answers, budget, decimal_comma=decimal_comma)
    return _best({paper.part.id: paper.explained(question) for paper in papers}, provisional)


def mark_parts(
    parts: Iterable[Part],
    answers: Mapping[str, Answer],
    budget: Budget,
    provisional: Callable[[Verdict], None] | None = None,
    *,
    boxes: Mapping[str, Box] | None = None,
) -> Verdict:
    """Mark answers to parts that belong to no question of ours, each part with a box of its own.

    Every entry that can be compared is compared, whatever stands beside it.
    """
    papers = _papers(parts, answers, budget, boxes=boxes or {})
    return _best({paper.part.id: paper.credited() for paper in papers}, provisional)


def mark_part(
    part: Part,
    answer: Answer,
    budget: Budget,
    provisional: Callable[[PartVerdict], None] | None = None,
    *,
    box: Box | None = None,
) -> PartVerdict:
    """Mark an answer to a single part that belongs to no question; every entry that can be compared is compared."""

    def pass_on(verdict: Verdict) -> None:
        if provisional:
            provisional(verdict.parts[part.id])

    return mark_parts([part], {part.id: answer}, budget, pass_on, boxes={part.id: box or {}}).parts[part.id]


def matches(answer: Key, key: Key, part: Part) -> bool:
    """Return whether an answer would be right, whatever its form, if this were the key of the part."""
    kind = KINDS[part.kind]
    # a property of the answer would overrule the key
    asked = replace(part, key=key, matrix=None, form=None)
    reading = kind.read(plain_key(answer), asked)
    return _is_right(reading, asked, Domain(part.names, frozenset(part.positive)), Budget(_UNHURRIED_S))


def _is_right(reading: Any, part: Part, domain: Domain, budget: Budget) -> bool:
    return next(KINDS[part.kind].mark(reading, part, domain, budget)).outcome == "right"


@dataclass(frozen=True, slots=True)
class _Paper:
    """An answer to a part, read, with what the learner answered to the parts before it."""

    part: Part
    reading: Any
    domain: Domain
    earlier: Mapping[str, Key]
    budget: Budget

    def credited(self) -> Iterator[PartVerdict]:
        """Yield what is to be said, ever better; what follows from earlier answers earns half the marks."""
        verdicts = KINDS[self.part.kind].mark(self.reading, self.part, self.domain, self.budget)
        first = next(verdicts)
        if first.outcome in {"wrong", "partly"} and self._follows():
            yield credited(first)
        else:
            yield first
            yield from verdicts

    def explained(self, question: Question) -> Iterator[PartVerdict]:
        """Yield the same with the slip that explains a wrong answer, and later with the step that it departs from.

        The step comes second because it takes sympy, which no learner should wait for.
        """
        verdicts = self.credited()
        first = next(verdicts)
        if first.outcome in {"unreadable", "empty"}:
            yield _veiled(first)
        elif first.outcome not in {"wrong", "partly"} or first.follows:
            yield first
            yield from verdicts
        else:
            yield from self._diagnosed(first, verdicts, question)

    def _diagnosed(
        self, first: PartVerdict, verdicts: Iterator[PartVerdict], question: Question
    ) -> Iterator[PartVerdict]:
        rows = trees_of(self.reading) if self.part.kind in _BY_ENTRY else None
        if rows is None:
            found, step = self._as_a_whole(question.slips), None
            yield _with(first, found, None)
        else:
            diagnosis = self._diagnosis(rows, first)
            found = diagnosis.explanation(question.slips)
            yield _with(first, found, None)
            step = diagnosis.first_step(question.steps)
            yield _with(first, found, step)
        for better in verdicts:
            yield _with(better, found, step)

    def _diagnosis(self, rows: Rows, verdict: PartVerdict) -> Diagnosis:
        outcomes = [entry.outcome for row in verdict.entries for entry in row]
        wrong = [place for place, outcome in enumerate(outcomes) if outcome == "wrong"]
        answer = tuple(tuple(meant(entry, self.part) for entry in row) for row in rows)
        return Diagnosis(answer, wrong, self.part, self.domain, self.budget)

    def _as_a_whole(self, slips: Iterable[Slip]) -> Explanation:
        """Return what the slips say that would make the answer right if they made the key."""
        own = [slip for slip in slips if slip.part == self.part.id]
        return explained([slip for slip in own if self._would_be_right(slip.answer)])

    def _follows(self) -> bool:
        """Return whether the answer is what the learner's own earlier answers lead to."""
        key = followed(self.part, self.earlier)
        return key is not None and self._would_be_right(key)

    def _would_be_right(self, key: Key) -> bool:
        asked = replace(self.part, key=key, matrix=None, form=None)
        return _is_right(self.reading, asked, self.domain, self.budget)


def _papers(
    parts: Iterable[Part],
    answers: Mapping[str, Answer],
    budget: Budget,
    *,
    boxes: Mapping[str, Box] | None = None,
    decimal_comma: bool = False,
) -> list[_Paper]:
    papers = []
    earlier: dict[str, Key] = {}
    for part in parts:
        kind = KINDS[part.kind]
        reading = kind.read(answers.get(part.id, ""), part, decimal_comma=decimal_comma)
        domain = Domain(part.names, frozenset(part.positive), (boxes or {}).get(part.id, {}))
        papers.append(_Paper(part, reading, domain, dict(earlier), budget))
        own = kind.key(reading)
        if own is not None:
            earlier[part.id] = own
    return papers


def _best(coming: Mapping[str, Iterator[PartVerdict]], provisional: Callable[[Verdict], None] | None) -> Verdict:
    """Return the last of what comes for each part; on the way, tell what stands."""
    standing = {part: next(verdicts) for part, verdicts in coming.items()}
    _tell(provisional, _overall(standing))
    for part, verdicts in coming.items():
        for better in verdicts:
            standing[part] = better
            _tell(provisional, _overall(standing))
    return _overall(standing)


def _with(verdict: PartVerdict, found: Explanation, step: int | None) -> PartVerdict:
    message = "" if found.slip else found.message or verdict.message
    return structs.replace(verdict, slip=found.slip, message=message, step=step)


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
