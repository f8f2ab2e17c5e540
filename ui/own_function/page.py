"""The page of one's own function as its presenter knows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.landscape.plots import Landscape
from ui.translation import tr


@dataclass(frozen=True, slots=True)
class Task:
    """A question that can be asked about the function.

    Attributes:
        family: The id of the family that makes it.
        title: What the button says.
        at_point: Whether it is asked at P.
    """

    family: str
    title: str
    at_point: bool = False


TASKS = (
    Task("own_partial", tr("Partial derivative")),
    Task("own_gradient", tr("Gradient")),
    Task("own_hessian", tr("Hessian matrix")),
    Task("own_tangent_plane", tr("Tangent plane at P"), at_point=True),
    Task("own_descent_step", tr("Descent step from P"), at_point=True),
    Task("own_critical_points", tr("Critical points")),
)


class OwnFunctionView(Protocol):
    """What the presenter asks of the page."""

    def show_text(self, text: str) -> None:
        """Put a text into the line without reporting it as typed."""

    def show_recent(self, recent: Sequence[str]) -> None:
        """Offer what was used last, the newest first."""

    def show_axes(self, choices: Sequence[tuple[str, str]], chosen: int) -> None:
        """Offer pairs of axes; with one pair there is nothing to choose."""

    def show_landscape(self, landscape: Landscape | None) -> None:
        """Draw the function, everything revealed; None clears the picture."""

    def show_point(self, point: str) -> None:
        """Say at which point questions are asked, in LaTeX; "" where there is none."""

    def offer(self, *, tasks: bool) -> None:
        """Say whether questions can be asked now."""

    def set_busy(self, *, busy: bool) -> None:
        """Say whether a question is being made."""

    def say(self, message: str) -> None:
        """Say what is in the way of a picture or of a question; "" takes it back."""
