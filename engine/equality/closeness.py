"""Whether one expression is another, rounded to a number of significant figures."""

from collections.abc import Callable
from decimal import Decimal

from flint import arb, ctx

from engine.equality.budget import Budget
from engine.equality.decimals import short_decimal
from engine.equality.domain import Domain
from engine.equality.outcome import Different, Equal, Outcome, Undecided
from engine.equality.sampling import Comparison
from engine.language.tree import Node

_BITS = 256


def compare_rounded(left: Node, right: Node, significant: int, domain: Domain, budget: Budget) -> Outcome:
    """Decide whether the left one is the right one, rounded to significant figures or better.

    A number is right within half a unit of the last figure asked for. A function is right when at every planned point
    its error is no larger, in proportion, than rounding can make that of a coefficient.
    """
    comparison = Comparison(left, right, domain)
    agreed = 0
    for point in comparison.planned():
        if budget.spent():
            break
        answer, reference = comparison.values(point, _BITS)
        if answer is None or reference is None or not (answer.is_finite() and reference.is_finite()):
            continue
        if _is_beyond(answer, reference, significant, _share if comparison.names else _half_unit):
            return Different(comparison.counterexample(point), "balls")
        agreed += 1
    if not agreed:
        return Undecided("This has no real value where the expected answer has one.", provable=False, stage="balls")
    return Equal("sampled" if comparison.names else "proved", "balls")


def _is_beyond(answer: arb, reference: arb, significant: int, allowed: Callable[[arb, int], arb]) -> bool:
    with ctx.workprec(_BITS):
        return bool(abs(answer - reference) > allowed(reference, significant))


def _half_unit(reference: arb, significant: int) -> arb:
    return arb(10) ** (_leading_power(reference) + 1 - significant) / 2


def _share(reference: arb, significant: int) -> arb:
    return abs(reference) * arb(10) ** (1 - significant) / 2


def _leading_power(value: arb) -> int:
    """Return the power of ten of a value's first figure; for 0, the place before the point."""
    return Decimal(short_decimal(value, 20)).adjusted()
