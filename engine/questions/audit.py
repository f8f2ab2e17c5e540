"""Proving a question: its key by a witness, its steps by their claims, its slips by marking them."""

from collections.abc import Iterator
from time import thread_time

from engine.calculus.witness import proposition
from engine.equality.budget import Budget
from engine.equality.decide import decide
from engine.equality.domain import Domain
from engine.equality.outcome import Equal
from engine.errors import DefectError
from engine.functions.measure import operations
from engine.language.plain_text import plain
from engine.language.tree import entries, free_names
from engine.questions.audited import Audited
from engine.questions.gates import broken_gates
from engine.questions.keys import is_value, plain_key
from engine.questions.making import is_apart, made, self_test
from engine.questions.marking import mark_part
from engine.questions.question import Claim, Family, Question
from engine.questions.witnessing import disagreement

# No learner waits for an audit.
_PROVING_S = 20.0
_MARKING_S = 2.0


def audited(family: Family, level: int, seed: int, *, make_only: bool = False) -> Audited:
    """Make a question and prove everything that it says; with `make_only`, make it and no more."""
    is_small = level in family.small
    began = thread_time()
    try:
        question = made(family, level, seed)
    except DefectError as fault:
        return Audited("", thread_time() - began, is_small, (str(fault),))
    seconds = thread_time() - began
    if make_only:
        return Audited(question.note, seconds, is_small)
    return Audited(
        note=question.note,
        seconds=seconds,
        is_small=is_small,
        faults=tuple(faults(question, level)),
        largest=_largest(question),
        colliding=tuple(colliding(question)),
    )


def _largest(question: Question) -> int:
    keys = (part.key for part in question.parts)
    return max((operations(entry) for key in keys if is_value(key) for entry in entries(key)), default=0)


def faults(question: Question, level: int) -> Iterator[str]:
    """Yield a clause for everything about a question that does not hold."""
    fault = self_test(question)
    if fault is not None:
        yield fault
    yield from broken_gates(question, level)
    yield from unwitnessed(question)
    yield from unproved(question)
    yield from mismarked(question)


def unwitnessed(question: Question) -> Iterator[str]:
    """Yield where keys differ from what their witnesses find."""
    for part in question.parts:
        found = disagreement(part)
        if found:
            yield f"the key of {part.id} is {plain_key(part.key)}, but {found}"


def unproved(question: Question) -> Iterator[str]:
    """Yield the formulas of steps that claim nothing, and the claims that cannot be proved."""
    for number, step in enumerate(question.steps, 1):
        if step.formula and not step.claims:
            yield f"step {number} has a formula without a claim"
        for claim in step.claims:
            if not is_proved(claim, question):
                yield f"step {number} claims {plain(claim.left)} by {claim.wrt} is {plain(claim.right)}, without proof"


def is_proved(claim: Claim, question: Question) -> bool:
    """Return whether what a step says is proved, where the names that the question says are positive are."""
    left = proposition(claim.left, claim.wrt)
    positive = {name for part in question.parts for name in part.positive}
    domain = Domain(tuple(sorted(free_names(left) | free_names(claim.right))), frozenset(positive))
    outcome = decide(left, claim.right, domain, Budget(_PROVING_S))
    return isinstance(outcome, Equal) and outcome.evidence == "proved"


def mismarked(question: Question) -> Iterator[str]:
    """Yield what marking says wrongly: keys that are not right, and slips that are.

    Slips are marked without being looked for, which is what marking takes most of its time for.
    """
    for part in question.parts:
        if mark_part(part, plain_key(part.key), Budget(_MARKING_S)).outcome != "right":
            yield f"the key of {part.id} is not marked right"
    for slip in question.slips:
        verdict = mark_part(question.part(slip.part), plain_key(slip.answer), Budget(_MARKING_S))
        if verdict.outcome not in {"wrong", "partly"}:
            yield f"the slip {slip.code} in {slip.part} is marked {verdict.outcome}"


def colliding(question: Question) -> Iterator[str]:
    """Yield the pairs of slips that lead to the same answer to a part."""
    for place, slip in enumerate(question.slips):
        part = question.part(slip.part)
        for other in question.slips[:place]:
            if other.part == slip.part and not is_apart(slip.answer, other.answer, part):
                yield f"{other.code} = {slip.code}"
