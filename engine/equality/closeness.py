"""Whether one expression is another, rounded to a number of significant figures."""

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

    Right is what lies within half a unit of the last figure asked for. Without names that is certain; with names it is
    asked at every planned point.
    """
    comparison = Comparison(left, right, domain)
    agreed = 0
    for point in comparison.planned():
        answer, reference = comparison.values(point, _BITS)
        if budget.spent():
            break
        if answer is None or reference is None or not (answer.is_finite() and reference.is_finite()):
            continue
        if not _is_close(answer, reference, significant):
            return Different(comparison.counterexample(point))
        agreed += 1
    if not agreed:
        return Undecided("This has no real value where the expected answer has one.", provable=False)
    return Equal("sampled" if comparison.names else "proved")


def _is_close(answer: arb, reference: arb, significant: int) -> bool:
    with ctx.workprec(_BITS):
        unit = arb(10) ** (_leading_power(reference) + 1 - significant)
        return not abs(answer - reference) > unit / 2


def _leading_power(value: arb) -> int:
    """Return the power of ten of a value's first figure; for 0, the place before the point."""
    return Decimal(short_decimal(value, 20)).adjusted()
