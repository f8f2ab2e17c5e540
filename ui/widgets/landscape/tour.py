"""Where the learner stands on a landscape, and what is explored there: each wish makes another scene.

It needs nothing that draws, and says only how much there is to draw anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from engine.landscape.claims import Claim
from engine.landscape.exploring import Exploring
from engine.landscape.exploring_view import zoomed
from engine.landscape.plots import Landscape
from engine.landscape.scene import Box, Scene, opening

# What differs from the scene before: everything; the marker; what is laid over it there; sliders; the box
Change: TypeAlias = Literal["all", "point", "overlay", "values", "box"]


class Tour(QObject):
    """One landscape after another, and one scene after another on each.

    Signals:
        changed: A `Change`.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject, fitting_rate: Callable[[], float]) -> None:
        """Prepare to stand nowhere.

        Args:
            parent: Owns it.
            fitting_rate: Finds a learning rate for the first walk from the marker.
        """
        super().__init__(parent)
        self._fitting_rate = fitting_rate
        self._landscape: Landscape | None = None
        self.scene: Scene | None = None

    def open(self, landscape: Landscape | None) -> None:
        """Stand at the start of a landscape, or nowhere; nothing is reported."""
        self._landscape = landscape
        self.scene = None if landscape is None else opening(landscape)

    def reveal(self, *, is_revealed: bool) -> None:
        """Show the gradient and what is made of it, or hide it again."""
        if self.scene is not None:
            self._go(replace(self.scene, is_revealed=is_revealed), "all")

    def claim(
        self,
        claims: tuple[Claim, ...],
        differs_at: Mapping[str, float],
        *,
        is_revealed: bool,
        component: int | None = None,
    ) -> None:
        """Show what an answer claims, and with `is_revealed` what gives the answer away.

        Args:
            claims: As in `Scene`.
            differs_at: Likewise.
            is_revealed: Whether what gives the answer away is shown from now on.
            component: The function that the claim is about, or None to stay with the one that is shown.
        """
        if self.scene is not None:
            seen = self.scene.is_revealed or is_revealed
            has_it = component is not None and component < len(self.scene.landscape.components)
            shown = component if component is not None and has_it else self.scene.component
            told = replace(self.scene, claims=claims, differs_at=differs_at, is_revealed=seen, component=shown)
            self._go(told, "all")

    def show_component(self, index: int) -> None:
        if self.scene is not None:
            self._go(replace(self.scene, component=index), "all")

    def point(self, x: float, y: float) -> None:
        """Stand elsewhere, as near to a place as the box allows."""
        if self.scene is not None:
            self._go(self.scene.moved(x, y), "point")

    def slide(self, values: Mapping[str, float]) -> None:
        if self.scene is not None:
            self._go(replace(self.scene, values=values), "values")

    def explore(self, exploring: Exploring) -> None:
        """Lay something else over the function, or let a walk go otherwise."""
        if self.scene is None:
            return
        if exploring.walks and not exploring.rate:
            exploring = replace(exploring, rate=self._fitting_rate())
        is_same = exploring.overlays == self.scene.exploring.overlays
        self._go(replace(self.scene, exploring=exploring), "overlay" if is_same else "all")

    def turn(self, direction: float) -> None:
        """Let the profile go another way, in radians from the first axis."""
        if self.scene is not None:
            self.explore(replace(self.scene.exploring, direction=direction))

    def look(self, box: Box) -> None:
        """Show another part of the plane, of the same shape."""
        if self.scene is not None:
            self._go(self.scene.seen_in(box), "box")

    def frame(self, box: Box) -> None:
        """Show another part of the plane, of any shape."""
        if self.scene is not None:
            self._go(self.scene.seen_in(box), "all")

    def zoom(self, factor: float) -> None:
        """Show a smaller or larger part of the plane around the marker."""
        if self.scene is not None:
            self.look(zoomed(self.scene.landscape.box, self.scene.point, factor, self.scene.own_box))

    def start_again(self) -> None:
        """Bring back box, marker and values as they were in the beginning; what is shown stays."""
        if self._landscape is None or self.scene is None:
            return
        first = opening(self._landscape)
        again = replace(self.scene, landscape=first.landscape, point=first.point, values=first.values, home=None)
        self._go(again, "all")

    def _go(self, scene: Scene, change: Change) -> None:
        if scene != self.scene:
            self.scene = scene
            self.changed.emit(change)
