"""Where a learner stands in a landscape: which function, at which point, with which values of what is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import msgspec

from engine.landscape.claims import Claim
from engine.landscape.exploring import Exploring
from engine.landscape.plots import Component, Landscape

Box: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of a plot; moving about makes another one.

    Attributes:
        landscape: What there is to see.
        component: The index of the function that is shown.
        point: The marker, in the order of the axes.
        values: Every slider's value by its name.
        is_revealed: Whether the gradient and what is made of it may be shown.
        claims: What the learner's answers say, once they may be drawn.
        exploring: What the learner wants to see over the function, once it may be seen.
        home: The box that the landscape opened with, where another one is seen now.
    """

    landscape: Landscape
    component: int
    point: tuple[float, float]
    values: Mapping[str, float]
    is_revealed: bool = False
    claims: tuple[Claim, ...] = ()
    differs_at: Mapping[str, float] = field(default_factory=dict)
    exploring: Exploring = field(default_factory=Exploring)
    home: Box | None = None

    @property
    def shown(self) -> Component:
        return self.landscape.components[self.component]

    def moved(self, x: float, y: float) -> "Scene":
        """Return the scene with its marker at the point of the box that is nearest to (x, y)."""
        (left, right), (bottom, top) = self.landscape.box
        return replace(self, point=(min(max(x, left), right), min(max(y, bottom), top)))

    @property
    def own_box(self) -> Box:
        """The box that the landscape opened with."""
        return self.home or self.landscape.box

    def seen_in(self, box: Box) -> "Scene":
        """Return the scene over another box; the marker stays where it is, in sight or not."""
        return replace(self, landscape=msgspec.structs.replace(self.landscape, box=box), home=self.own_box)


def opening(landscape: Landscape) -> Scene:
    """Return the scene that a landscape opens with: its first function, nothing revealed."""
    values = {slider.name: slider.value for slider in landscape.sliders}
    return Scene(landscape=landscape, component=0, point=landscape.point, values=values)
