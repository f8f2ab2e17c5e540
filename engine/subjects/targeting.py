"""Drawing a variant of a choice or class question for a slip (CURRICULUM, section 2, rule 10).

On most variants most slips lead to the right verdict by luck. So the slip is chosen first, with the verdict that is to
be right, and variants are drawn until that slip leads to another one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from engine.chance import Draw
from engine.functions.attempts import found

Case = TypeVar("Case")

# What is right for a case, by its id, or what it is taken for by a slip; None where the slip reaches no verdict.
Judged: TypeAlias = Callable[[Case, str | None], str | None]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a variant is drawn for.

    Attributes:
        code: The slip that must lead to another verdict than the right one.
        verdict: The one that must be right, so that a family can balance them; None for any.
    """

    code: str
    verdict: str | None = None


def targeted(
    draw: Draw, aims: Sequence[Aim], make: Callable[[Aim], Case | None], judged: Judged[Case]
) -> tuple[Aim, Case]:
    """Choose an aim, and draw until a case fits it.

    Args:
        draw: The chance of the question.
        aims: What to choose from, all alike; one that is listed twice is chosen twice as often.
        make: Draws a case for the aim; None where what came is of no use.
        judged: The right verdict of a case without a code, and the verdict that a slip leads to with its code.

    Returns:
        The aim, whose code becomes the question's `target`, and the case.

    Raises:
        DefectError: 200 draws brought no case for the aim.
    """
    aim = draw.choice(aims)

    def fitting() -> Case | None:
        case = make(aim)
        return case if case is not None and is_hit(case, aim, judged) else None

    return aim, found(draw, f"case that {aim.code} misjudges", fitting)


def is_hit(case: Case, aim: Aim, judged: Judged[Case]) -> bool:
    """Return whether a case has the verdict of the aim, and the slip of the aim leads to another one."""
    right = judged(case, None)
    return aim.verdict in (None, right) and aim.code in misjudged(case, [aim.code], judged)


def misjudged(case: Case, codes: Iterable[str], judged: Judged[Case]) -> dict[str, str]:
    """Return the wrong verdicts that slips lead to, by their codes, in the order of the codes."""
    right = judged(case, None)
    verdicts = {code: judged(case, code) for code in codes}
    return {code: verdict for code, verdict in verdicts.items() if verdict not in (None, right)}


def aimed_first(codes: Iterable[str], aim: Aim) -> tuple[str, ...]:
    """Return the codes with the one that is aimed at in front.

    Slips of one group that lead to the same verdict are merged into the first of them, and the one that a question is
    drawn for must be left.
    """
    return (aim.code, *(code for code in codes if code != aim.code))
