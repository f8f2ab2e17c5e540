"""All critical points of the learner's own function, where they are found exactly and can be told apart."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from engine.calculus.rules import gradient
from engine.calculus.stationary import StationaryPoint, stationary_points
from engine.chance import Draw
from engine.errors import AuthorError, DefectError
from engine.functions.critical import PointClass
from engine.questions.audit import is_proved
from engine.questions.own_function import OwnFunction
from engine.questions.question import Family, Question, Step
from engine.subjects.critical_points.stationary import Landmark, Terrain, checking_step, derivative_steps
from engine.subjects.critical_points.stationary_plot import around
from engine.subjects.critical_points.stationary_steps import solved_coupled, solved_grid, solved_linear
from engine.subjects.critical_points.swarming import swarmed
from engine.subjects.own_functions import practised_on, refuse_letters
from question_bank.critical_points.cp_find import asked

Solving = Callable[[Terrain], tuple[Step, ...]]

_MOST = 9
_NO_LIST = "The critical points of this function are no short list of exact numbers. A polynomial with whole solutions works best."
_NONE = "The gradient of this function is zero nowhere, so there are no points to find. Try one with a valley or a top."
_MANY = f"This function has many critical points. Up to {_MOST} are fine."
_DEGENERATE = "At a critical point of this function the second derivatives vanish together. Change its highest powers."


def make(draw: Draw) -> Question:
    own = practised_on(draw.of)
    refuse_letters(own)
    marks = tuple(Landmark(point.at, _nature(point)) for point in _found(own))
    ground = Terrain(own.f, own.axes, marks, _straight)
    question = asked(ground, "Find all critical points of your function.")
    (part,) = question.parts
    witnessed = replace(part, witness=lambda _: swarmed(ground.f, ground.names, around(ground)))
    return replace(question, parts=(witnessed,), steps=next(_worked(ground, question)))


def _found(own: OwnFunction) -> tuple[StationaryPoint, ...]:
    """Return the critical points.

    Raises:
        AuthorError: There are none, too many, or some that cannot be written down.
    """
    try:
        points = stationary_points(own.f, own.axes)
    except DefectError as stuck:
        raise AuthorError(_NO_LIST) from stuck
    if not points:
        raise AuthorError(_NONE)
    if len(points) > _MOST:
        raise AuthorError(_MANY)
    return points


def _nature(point: StationaryPoint) -> PointClass:
    if point.kind == "undecided":
        raise AuthorError(_DEGENERATE)
    return point.kind


def _worked(ground: Terrain, question: Question) -> Iterator[tuple[Step, ...]]:
    """Yield ways of solving, the most telling first; the last one holds for every function."""
    for solving in (solved_linear, solved_grid, solved_coupled):
        steps = _tried(solving, ground)
        if steps and all(is_proved(claim, question) for step in steps for claim in step.claims):
            yield steps
    yield _straight(ground)


def _tried(solving: Solving, ground: Terrain) -> tuple[Step, ...]:
    """Return the steps of a way of solving, or none where the function is not made for it."""
    try:
        return solving(ground)
    except (DefectError, ValueError, ArithmeticError):
        return ()


def _straight(ground: Terrain) -> tuple[Step, ...]:
    """Return the equations, and their solutions put in."""
    return (*derivative_steps(ground, gradient(ground.f, ground.names)), checking_step(ground, "Solve both together."))


FAMILY = Family(
    id="own_critical_points",
    revision=1,
    topic="critical_points",
    title="Critical points of your function",
    levels=(1,),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), section 14.7",
    connection="Training can only come to rest where the gradient of the loss is zero, so these points are candidates.",
    is_own=True,
)
