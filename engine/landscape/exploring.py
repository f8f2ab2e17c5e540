"""What a learner explores on a landscape: which overlays, and how the walks go. It needs nothing that draws."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

OverlayName: TypeAlias = Literal[
    "gradient", "plane", "model", "curvatures", "level", "descent", "momentum", "newton"
]  # fmt: skip
WalkName: TypeAlias = Literal["descent", "momentum", "newton"]

# In the order in which they are offered
OVERLAYS: tuple[OverlayName, ...] = (
    "gradient", "plane", "model", "curvatures", "level", "descent", "momentum", "newton"
)  # fmt: skip
WALKS: tuple[WalkName, ...] = ("descent", "momentum", "newton")

RATES = tuple(factor * 10.0**power for power in range(-4, 2) for factor in (1.0, 1.5, 2.0, 3.0, 5.0, 7.0))
STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 75, 100)
BETAS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Exploring:
    """What is laid over the function once it may be.

    Attributes:
        overlays: Their names, in the order in which they were chosen.
        rate: The learning rate η of gradient descent and of momentum; 0 until a walk has been asked for.
        steps: How many steps a walk takes at most.
        beta: The share β of its velocity that momentum keeps.
        direction: Of the profile, in radians from the first axis towards the second.
    """

    overlays: tuple[OverlayName, ...] = ("gradient",)
    rate: float = 0.0
    steps: int = 20
    beta: float = 0.9
    direction: float = 0.0

    def shows(self, name: OverlayName) -> bool:
        return name in self.overlays

    @property
    def walks(self) -> tuple[WalkName, ...]:
        """The walks that are shown."""
        return tuple(walk for walk in WALKS if walk in self.overlays)

    def toggled(self, name: OverlayName, *, keeps: bool) -> "Exploring":
        """Return it with an overlay switched on, or off where it was on; the others go unless they are kept."""
        others = tuple(other for other in self.overlays if other != name) if keeps else ()
        is_on = self.shows(name) and (keeps or len(self.overlays) == 1)
        return replace(self, overlays=others if is_on else (*others, name))
