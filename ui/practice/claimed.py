"""What is drawn of an answer, as the page hands it to the landscape. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.landscape.claims import Claim


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is drawn of an answer.

    Attributes:
        claims: What its parts claim, those that are not right first.
        differs_at: Where one of them was found to differ from what is asked, by name; none if none.
        component: Which of several functions the first claim is missed at, or None where that cannot be told.
    """

    claims: "tuple[Claim, ...]" = ()
    differs_at: Mapping[str, float] = field(default_factory=dict)
    component: int | None = None
