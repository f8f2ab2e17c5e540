"""Marking a line of `main.py check`: a reference and an answer that belong to no question of ours."""

from collections.abc import Callable
from time import monotonic

import msgspec

from engine.equality.budget import Budget
from engine.errors import AuthorError
from engine.questions.check_lines import CheckRequest, CheckVerdict, id_of, of_part, of_parts
from engine.questions.check_parts import Posed, posed, posed_parts
from engine.questions.marking import mark_part, mark_parts
from engine.questions.verdict import PartVerdict, Verdict


def check(line: str, budget: Budget, provisional: Callable[[CheckVerdict], None] | None = None) -> CheckVerdict:
    """Mark one line; whatever is wrong with it makes an `unreadable` verdict.

    Args:
        line: A `CheckRequest` as JSON.
        budget: How long it may take.
        provisional: Gets a verdict that stands unless a better one comes.
    """
    started = monotonic()

    def timed(verdict: CheckVerdict) -> CheckVerdict:
        return msgspec.structs.replace(verdict, milliseconds=round(1000 * (monotonic() - started), 3))

    def pass_on(verdict: CheckVerdict) -> None:
        if provisional is not None:
            provisional(timed(verdict))

    try:
        return timed(_marked(_request(line), budget, pass_on))
    except AuthorError as refusal:
        return timed(unreadable(line, str(refusal)))


def unreadable(line: str, why: str) -> CheckVerdict:
    """Return the verdict on a line that cannot be marked."""
    return CheckVerdict(id=id_of(line), verdict="unreadable", message=why)


def _request(line: str) -> CheckRequest:
    try:
        return msgspec.json.decode(line, type=CheckRequest)
    except (msgspec.DecodeError, RecursionError) as error:
        raise AuthorError(f"This line cannot be read: {error}.") from error


def _marked(request: CheckRequest, budget: Budget, provisional: Callable[[CheckVerdict], None]) -> CheckVerdict:
    if request.parts is None:
        return _marked_alone(request, posed(request), budget, provisional)
    asked = posed_parts(request, request.parts)
    grids = {one.part.id for one in asked if one.is_grid}

    def shown(verdict: Verdict) -> CheckVerdict:
        return of_parts(request.id, verdict, grids)

    return shown(
        mark_parts(
            [one.part for one in asked],
            {one.part.id: one.answer for one in asked},
            budget,
            lambda verdict: provisional(shown(verdict)),
            boxes={one.part.id: one.box for one in asked},
        )
    )


def _marked_alone(
    request: CheckRequest, asked: Posed, budget: Budget, provisional: Callable[[CheckVerdict], None]
) -> CheckVerdict:
    def shown(verdict: PartVerdict) -> CheckVerdict:
        return of_part(request.id, verdict, is_grid=asked.is_grid)

    return shown(
        mark_part(asked.part, asked.answer, budget, lambda verdict: provisional(shown(verdict)), box=asked.box)
    )
