"""Holding one's own answer against central differences before it is checked. It is help, and noted as such. No Qt."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from engine.errors import LearnerError
from engine.landscape.meanings import Approximation, Derivatives
from engine.questions.sheet import Answer, PartSheet, Sheet
from ui.practice.part_names import part_name
from ui.practice.sitting import Sitting
from ui.translation import tr

if TYPE_CHECKING:
    from engine.landscape.claims import Claim
    from ui.practice.feedback import Feedback


class DifferenceView(Protocol):
    """Where a check by differences is offered, and its outcome told."""

    def offer(self, *, offered: bool, ready: bool) -> None:
        """Offer a check where differences have a word to say; it is `ready` once there is something to compare."""

    def show_findings(self, findings: "Sequence[Feedback]") -> None:
        """Tell what was found, a message for each part."""


class DifferenceHelp:
    """Offers the check, makes it, and writes it down."""

    def __init__(self, view: DifferenceView, sitting: Sitting) -> None:
        self._view = view
        self._sitting = sitting

    def consider(self, answers: Mapping[str, Answer]) -> None:
        """Offer a check of what is typed now."""
        sheet = self._sitting.open_sheet
        offered = sheet is not None and any(_has_differences(part) for part in sheet.parts)
        self._view.offer(offered=offered, ready=sheet is not None and bool(_claims(sheet, answers)))

    def compare(self, answers: Mapping[str, Answer]) -> None:
        """Compare every part that can be read with differences, and write down that this was asked for."""
        sheet = self._sitting.open_sheet
        claims = {} if sheet is None else _claims(sheet, answers)
        if sheet is None or not claims:
            return
        self._sitting.peek(sheet)
        parts = {part.id: part for part in sheet.parts}
        self._view.show_findings([_finding(sheet, parts[name], claim) for name, claim in claims.items()])


def _has_differences(part: PartSheet) -> bool:
    return isinstance(part.means, Derivatives | Approximation)


def _claims(sheet: Sheet, answers: Mapping[str, Answer]) -> "dict[str, Claim]":
    """Return what the parts claim that can be read and compared, by part."""
    typed = [part for part in sheet.parts if _has_differences(part) and _is_begun(answers.get(part.id, ""))]
    if not typed:
        return {}
    # what reads answers, which a question on the screen need not wait for
    from ui.practice.claims import claim_of  # noqa: PLC0415

    claims = {part.id: claim_of(part, answers[part.id]) for part in typed}
    return {part: claim for part, claim in claims.items() if claim is not None}


def _is_begun(answer: Answer) -> bool:
    cells = [answer] if isinstance(answer, str) else [cell for row in answer for cell in row]
    return any(cell.strip() for cell in cells)


def _finding(sheet: Sheet, part: PartSheet, claim: "Claim") -> "Feedback":
    # numpy comes with it, which a question on the screen must not wait for
    from engine.landscape.describing_differences import differences_said, method_said  # noqa: PLC0415
    from engine.landscape.difference_check import Conditions, difference_report  # noqa: PLC0415
    from ui.practice.feedback import Feedback  # noqa: PLC0415

    name = part_name(sheet, part)
    try:
        report = difference_report(claim, Conditions(sheet.names, part.positive, part.tolerance))
    except LearnerError as wrong:
        return Feedback("info", _no_word(name), wrong.message, part=part.id)
    said, how = differences_said(report, claim.meaning), method_said(claim.meaning)
    if report.differing:
        return Feedback("warn", _disagree(name), said, how, part.id)
    return Feedback("info", _agree(name) if report.points else _no_word(name), said, how, part.id)


def _agree(name: str) -> str:
    return tr("Differences agree on {part}").format(part=name) if name else tr("Differences agree")


def _disagree(name: str) -> str:
    return tr("Differences disagree on {part}").format(part=name) if name else tr("Differences disagree")


def _no_word(name: str) -> str:
    return tr("Differences have no word on {part}").format(part=name) if name else tr("Differences have no word")
