"""The quadratic model of a function as an answer: its slips and the steps that lead to it."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

from engine.calculus.rules import hessian, partial
from engine.functions.linear import is_symmetric
from engine.language.substitution import substituted
from engine.language.tree import Matrix, Node, number, rational
from engine.language.typeset import latex
from engine.questions.question import Claim, Slip, Step
from engine.subjects.derivatives import Derivative, Table, differentiation_slips, final_step, point_step
from engine.subjects.expansions import Expansion, first_order, offsets, second_order, summed
from engine.subjects.slopes import Spot

_HALF, _ONE, _TWO = Fraction(1, 2), Fraction(1), Fraction(2)


def hessian_steps(spot: Spot) -> tuple[Step, ...]:
    """Take the second derivatives, and put the point in."""
    rows = hessian(spot.f, spot.spelled)
    return (
        final_step("Then the second derivatives; the mixed ones agree.", "H_f", rows, _second_table(spot)),
        point_step("H_f(P)", rows, spot.point),
    )


def _second_table(spot: Spot) -> Table:
    return tuple(tuple(Derivative(spot.f, (row, column)) for column in spot.spelled) for row in spot.spelled)


def quadratic_step(of: Expansion) -> Step:
    """Return the step that puts the quadratic model together."""
    spot, model = of.spot, of.quadratic
    at = {name: number(value) for name, value in spot.point.items()}
    bends = (
        Claim(model, number(of.hessian[i][j]), (spot.spelled[i], spot.spelled[j]))
        for i, j in combinations_with_replacement(range(len(at)), 2)
    )
    slopes = (
        Claim(substituted(partial(model, name), at), number(slope))
        for name, slope in zip(spot.spelled, spot.gradient, strict=True)
    )
    return Step(
        "Half of each second derivative goes with a square; each mixed one with its product, once, since it stands twice.",
        f"{of.shown('Q')} = {latex(model)}",
        (Claim(substituted(model, at), number(of.value)), *slopes, *bends),
    )


_HALF_LOST = "The half in front of the quadratic part is missing. Differentiate your model twice, and compare with $f$."
_SQUARES_DOUBLED = "The squares have lost their half. Half of each second derivative goes with a square."
_CROSS_HALVED = "The mixed term is halved. It stands in $d^{T} H d$ twice, so the half makes it whole."
_VALUE_LOST = "The value $f(P)$ is missing. At $P$ the model must agree with $f$."
_CROSS_LOST = "The mixed term is missing. Look at the mixed second derivatives at $P$."
_SLOPES_LOST = "The first-order terms are missing. At $P$ the model must have the slopes of $f$."
_POWERS = "The powers are those of the variables. They belong to the steps away from $P$."
_ADDED = "The coordinates of $P$ are added. A step away from $P$ is a difference."


def quadratic_slips(of: Expansion, part: str = "answer") -> tuple[Slip, ...]:
    """Return the wrong quadratic models."""
    spot, h, steps = of.spot, of.hessian, of.steps
    slopes = first_order(spot.gradient, steps)
    made = [
        ("T1", _model(of, second_order(h, steps, _ONE, _TWO)), _HALF_LOST),
        ("T15", _model(of, second_order(h, steps, _ONE)), _SQUARES_DOUBLED),
        ("T2", _model(of, second_order(h, steps, cross=_HALF)), _CROSS_HALVED),
        ("T4", summed(*slopes, *second_order(h, steps)), _VALUE_LOST),
        ("T16", summed(number(of.value), *second_order(h, steps)), _SLOPES_LOST),
        ("H2", _model(of, second_order(h, steps, cross=Fraction(0))), _CROSS_LOST),
    ]
    if any(spot.at):
        across = offsets(spot.names, tuple(-a for a in spot.at))
        made += [("T3", _placed(of, spot.names), _POWERS), ("T12", _placed(of, across), _ADDED)]
    own = tuple(Slip(code, answer, says, part) for code, answer, says in made)
    # a lost factor may lead to a model without its mixed term, which is then what there is to see
    known = {answer for _, answer, _ in made}
    return (*own, *(slip for slip in _differentiated(of, part) if slip.answer not in known))


def _model(of: Expansion, bends: Sequence[Node]) -> Node:
    """Return the right plane with other second-order terms."""
    return summed(number(of.value), *first_order(of.spot.gradient, of.steps), *bends)


def _placed(of: Expansion, steps: Sequence[Node]) -> Node:
    """Return the right model in other steps."""
    return summed(number(of.value), *first_order(of.spot.gradient, steps), *second_order(of.hessian, steps))


def _differentiated(of: Expansion, part: str) -> tuple[Slip, ...]:
    """Return what the slips of differentiation make of the model: slopes in the first row, the Hessian below."""
    slips = differentiation_slips((*of.spot.table, *_second_table(of.spot)), of.spot.point)
    made = ((slip, _taken(of, slip.answer)) for slip in slips if isinstance(slip.answer, Matrix))
    return tuple(Slip(slip.code, answer, slip.message, part) for slip, answer in made if answer is not None)


def _taken(of: Expansion, answer: Matrix) -> Node | None:
    """Return the model of wrong derivatives; None where one is no rational number, or mixed ones disagree."""
    values = [[rational(entry) for entry in row] for row in answer.rows]
    known = tuple(tuple(value for value in row if value is not None) for row in values)
    if any(len(row) < len(of.steps) for row in known) or not is_symmetric(known[1:]):
        return None
    return summed(number(of.value), *first_order(known[0], of.steps), *second_order(known[1:], of.steps))
