"""Answers that are right when several equations hold: a property, or agreement up to a factor."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from engine.equality.budget import Budget
from engine.equality.decide import compare, differ, is_open, prove
from engine.equality.domain import Domain
from engine.equality.outcome import Different, Equal, Outcome, Undecided
from engine.equality.stages import STAGES
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Call, Neg, Node, Product, Sum, number
from engine.questions.kinds.entries import alike
from engine.questions.verdict import EntryVerdict, PartVerdict

_NOTHING_TO_SHOW = Equal("proved", "arithmetic")

# Two sides that must be equal.
Claim: TypeAlias = tuple[Node, Node]


def settled(claims: Sequence[Claim], domain: Domain, budget: Budget) -> Iterator[Outcome]:
    """Yield what is known of all claims together, ever better; the first one within milliseconds."""
    found = [compare(left, right, domain, budget) for left, right in claims]
    yield _together(found)
    for place, (left, right) in enumerate(claims):
        if is_open(found[place]) and not budget.spent():
            found[place] = prove(found[place], left, right, domain, budget)
    yield _together(found)


def holds(claims: Iterable[Claim], domain: Domain, budget: Budget) -> bool:
    """Return whether every claim is true as far as can be seen within milliseconds."""
    return all(isinstance(compare(left, right, domain, budget), Equal) for left, right in claims)


def _together(found: Sequence[Outcome]) -> Outcome:
    equal = [outcome for outcome in found if isinstance(outcome, Equal)]
    if len(equal) < len(found):
        others = [outcome for outcome in found if not isinstance(outcome, Equal)]
        return next((outcome for outcome in others if isinstance(outcome, Different)), others[0])
    remark = next((outcome.remark for outcome in equal if outcome.remark), "")
    weakest = next((outcome for outcome in equal if outcome.evidence == "sampled"), None)
    hardest = weakest or max(equal, key=lambda outcome: STAGES.index(outcome.stage), default=_NOTHING_TO_SHOW)
    return Equal(hardest.evidence, hardest.stage, remark)


def judged(outcomes: Iterable[Outcome], shape: tuple[int, int], wrong: str) -> Iterator[PartVerdict]:
    """Yield verdicts on an answer whose entries are right or wrong together; no point tells where it is wrong.

    Args:
        outcomes: What is known of its claims, ever better.
        shape: (rows, columns) of the answer.
        wrong: What to say where they do not hold.
    """
    for outcome in outcomes:
        match outcome:
            case Equal(evidence, stage, remark):
                yield alike(shape, EntryVerdict("right", evidence, remark=remark, stage=stage))
            case Different(stage=stage):
                yield alike(shape, EntryVerdict("wrong", "counterexample", stage=stage), wrong)
            case Undecided(reason, stage=stage):
                yield alike(shape, EntryVerdict("undecided", message=reason, stage=stage))


def parallel(answer: Sequence[Node], key: Sequence[Node], domain: Domain) -> list[Claim]:
    """Return the claims that one tuple is a multiple of another, by a number or a function.

    With k the first entry of the key that is not zero everywhere, and a the answer's entry beside it, every other pair
    of entries must satisfy answer · k = key · a. A zero answer satisfies them too.
    """
    pivot = next((place for place, entry in enumerate(key) if differ(entry, ZERO, domain)), 0)
    return [
        (Product((answer[place], key[pivot])), Product((key[place], answer[pivot])))
        for place in range(len(key))
        if place != pivot
    ]


def is_zero(entries: Iterable[Node], domain: Domain, budget: Budget) -> bool:
    return holds(((entry, ZERO) for entry in entries), domain, budget)


def same_sense(answer: Sequence[Node], key: Sequence[Node]) -> Claim:
    """Return the claim that the answer's product with the key is nowhere negative."""
    product = Sum(tuple(Product(pair) for pair in zip(answer, key, strict=True)))
    return Call("abs", (product,)), product


def opposite_sense(answer: Sequence[Node], key: Sequence[Node]) -> Claim:
    """Return the claim that the answer's product with the key is nowhere positive."""
    positive, product = same_sense(answer, key)
    return positive, Neg(product)


def constant_multiple(answer: Node, key: Node, domain: Domain) -> list[Claim] | None:
    """Return the claims that an expression is another one times a number that is not zero, or None where one is zero.

    At a point p where neither is zero the number must be answer(p)/key(p), so that answer · key(p) = key · answer(p).
    """
    apart = differ(Product((answer, key)), ZERO, domain)
    if apart is None:
        return None
    point = {name: number(value) for name, value in apart.at.items()}
    return [(Product((answer, substituted(key, point))), Product((key, substituted(answer, point))))]
