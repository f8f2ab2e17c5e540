"""Whether two expressions are the same function: the stages, in the order of what they cost.

Equal means: the set where both are defined has interior, and there they agree outside a thin set. Without names it
means that they are the same number. The stages are
1. exact arithmetic, where both are plain fractions;
2. balls at a few points, which refute;
3. the normal form, which proves;
4. balls at many points, which refute, or else agree to 30 digits;
5. a proof by sympy, within what is left of the budget.
"""

from collections.abc import Callable

from engine.equality import normal_form
from engine.equality.budget import Budget
from engine.equality.domain import Domain, Point
from engine.equality.outcome import Counterexample, Different, Equal, Outcome, Undecided
from engine.equality.sampling import ENOUGH, Comparison, Survey
from engine.equality.totality import may_jump, restricts, unshared_conditions
from engine.language.tree import Node, rational

# For comparisons that no deadline hangs on. They end by themselves; a wide margin keeps verdicts independent of load.
_UNHURRIED_S = 20.0


def decide(
    left: Node,
    right: Node,
    domain: Domain,
    budget: Budget,
    provisional: Callable[[Outcome], None] | None = None,
) -> Outcome:
    """Decide whether two expressions are the same function.

    Args:
        left: The answer; remarks and reasons are addressed to whoever wrote it.
        right: The reference.
        domain: Where they are compared. Names that it does not know stand for any real number.
        budget: Asked between steps; a single step of the proof may overrun it.
        provisional: Told what stands before a proof is tried, since the process may be ended before that comes back.
    """
    outcome = compare(left, right, domain, budget)
    if not is_open(outcome):
        return outcome
    if provisional:
        provisional(outcome)
    return prove(outcome, left, right, domain, budget)


def compare(left: Node, right: Node, domain: Domain, budget: Budget) -> Outcome:
    """Decide all but the few that only sympy proves, in milliseconds: refuted, proved, or agreeing at many points."""
    comparison = Comparison(left, right, domain)
    if not comparison.names and (exact := _compare_fractions(comparison, left, right)):
        return exact
    if left == right:
        return _compare_alike(comparison, budget)
    glance = comparison.glance(budget)
    if glance.counterexample:
        return Different(glance.counterexample, "balls")
    if glance.agreed and normal_form.proves_equal(left, right, domain, budget):
        return Equal("proved", "normal form", _remark(comparison, left, right))
    survey = comparison.survey(budget, glance)
    if survey.counterexample:
        return Different(survey.counterexample, "sampling")
    if survey.agreed < (ENOUGH if comparison.names else 1):
        return _undecided(survey)
    return Equal("sampled", "sampling", _remark(comparison, left, right))


def is_open(outcome: Outcome) -> bool:
    """Return whether a proof could still improve an outcome."""
    match outcome:
        case Equal(evidence="sampled") | Undecided(provable=True):
            return True
        case _:
            return False


def prove(outcome: Outcome, left: Node, right: Node, domain: Domain, budget: Budget) -> Outcome:
    """Return an open outcome made better by a proof, or as it is where none is found in time."""
    # sympy takes a third of a second to import, and nearly every answer is decided without it
    from engine.equality import symbolic_proof  # noqa: PLC0415

    if not symbolic_proof.proves_equal(left, right, domain.positive, budget):
        return outcome
    return Equal("proved", "sympy", outcome.remark if isinstance(outcome, Equal) else "")


def differ(left: Node, right: Node, domain: Domain) -> Counterexample | None:
    """Return a point where two expressions differ, or None where no point tells them apart.

    It takes well under a millisecond when they do differ, and a few when they do not.
    """
    outcome = compare(left, right, domain, Budget(_UNHURRIED_S))
    return outcome.counterexample if isinstance(outcome, Different) else None


def _compare_fractions(comparison: Comparison, left: Node, right: Node) -> Outcome | None:
    """Compare two numbers by exact arithmetic, if both are plain fractions."""
    exact_left, exact_right = rational(left), rational(right)
    if exact_left is None or exact_right is None:
        return None
    if exact_left == exact_right:
        return Equal("proved", "arithmetic")
    return Different(comparison.counterexample({}), "arithmetic")


def _compare_alike(comparison: Comparison, budget: Budget) -> Outcome:
    """Compare two trees that are the same: they are equal unless they have no values."""
    survey = comparison.glance(budget)
    return Equal("proved", "normal form") if survey.may_meet else _undecided(survey)


def _undecided(survey: Survey) -> Undecided:
    if survey.may_meet:
        reason = "This could neither be told from the expected answer nor shown to equal it."
    elif survey.left_has_values:
        reason = "Nowhere do this and the expected answer both have values."
    else:
        reason = "This has no real value wherever it was tried."
    return Undecided(reason, provable=survey.may_meet, stage="sampling")


def _remark(comparison: Comparison, left: Node, right: Node) -> str:
    """Say where the left one has no value, or another one, though the two count as equal."""
    conditions = unshared_conditions(left, right)
    gap = comparison.gap(condition for condition in conditions if restricts(condition))
    gap = gap or comparison.thin_gap(conditions)
    if gap:
        return f"Your form is not defined at {in_words(gap)}."
    jump = comparison.jump() if may_jump(left) or may_jump(right) else None
    return f"At {in_words(jump)} alone, your form has another value." if jump else ""


def in_words(point: Point) -> str:
    """Write a point as a sentence has it: `x = −1/2, y = 3`."""
    return ", ".join(f"{name} = {value}".replace("-", "−") for name, value in point.items())
