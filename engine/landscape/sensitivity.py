"""What small changes of the inputs make of the outputs, and what a Jacobian says that they make of them.

For maps that no picture of the plane can show: of more than two inputs, or of more outputs than inputs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.landscape.claimed_slopes import claimed_slopes
from engine.landscape.plots import Component, Landscape, Slider
from engine.landscape.sampling import function_of, height_range
from engine.landscape.scene import Scene
from engine.landscape.stencils import central
from engine.language.numeric import Array

_SWEEP = 41


@dataclass(frozen=True, slots=True)
class Gauge:
    """One output.

    Attributes:
        output: Whose it is.
        low: Where its scale begins.
        high: Where it ends.
        before: The value at the base point; nan where there is none.
        now: The value where the inputs are now.
        yours: The change that the learner's answer predicts; None where it says nothing, or may not be shown.
        true: The change that the true slopes predict; None where it may not be shown.
    """

    output: Component
    low: float
    high: float
    before: float
    now: float
    yours: float | None = None
    true: float | None = None

    @property
    def change(self) -> float:
        """The actual one."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Slope:
    """How strongly one output answers to one input at the base point.

    Attributes:
        output: Which output.
        name: The input.
        yours: What the learner says; None where the answer does not.
        true: What differences say; None where it may not be shown.
    """

    output: Component
    name: str
    yours: float | None
    true: float | None


def inputs(landscape: Landscape) -> tuple[Slider, ...]:
    """Return every input with its value and its range: the axes, and then what is frozen on the map."""
    along = zip(landscape.axes, landscape.point, landscape.box, strict=True)
    return (*(Slider(name, value, low, high) for name, value, (low, high) in along), *landscape.sliders)


class Sensitivity:
    """The map of a scene around the scene's point.

    Attributes:
        names: All inputs, the axes first.
        base: Their values at the base point.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._outputs = scene.landscape.components
        values = dict(zip(scene.landscape.axes, scene.point, strict=True)) | dict(scene.values)
        self.names = tuple(values)
        self.base = tuple(values.values())
        self._functions = [function_of(each.formula, self.names) for each in self._outputs]
        self._claimed = claimed_slopes(scene.claims, [each.formula for each in self._outputs], self.names, self.base)

    @property
    def predicts(self) -> bool:
        """Whether changes stand beside what slopes say of them."""
        return self._scene.is_revealed or self._claimed is not None

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """The inputs that the learner's answer says something about."""
        return () if self._claimed is None else self._claimed.by

    def unit(self, name: str) -> str:
        """Return what an input or an output is measured in, by its name or label; "" where it is a bare number."""
        return self._scene.landscape.units.get(name, "")

    def gauges(self, now: Mapping[str, float]) -> tuple[Gauge, ...]:
        """Return all outputs, with the inputs where they are now."""
        place = tuple(now[name] for name in self.names)
        return tuple(self._gauge(index, place) for index in range(len(self._outputs)))

    def slopes(self) -> tuple[Slope, ...]:
        """Return what is known of every output and every input, output by output."""
        yours = {} if self._claimed is None else self._claimed.slopes
        return tuple(
            Slope(output, name, yours.get((row, name)), self._slope(row, column))
            for row, output in enumerate(self._outputs)
            for column, name in enumerate(self.names)
        )

    def _gauge(self, index: int, place: tuple[float, ...]) -> Gauge:
        function, (low, high) = self._functions[index], self._scales[index]
        steps = np.subtract(place, self.base)
        moved = {name: float(step) for name, step in zip(self.names, steps, strict=True) if step}
        return Gauge(
            output=self._outputs[index],
            low=low,
            high=high,
            before=float(function(*self.base)),
            now=float(function(*place)),
            yours=None if self._claimed is None else self._claimed.predicts(index, moved),
            true=float(self._jacobian[index] @ steps) if self._scene.is_revealed else None,
        )

    def _slope(self, row: int, column: int) -> float | None:
        return float(self._jacobian[row, column]) if self._scene.is_revealed else None

    @cached_property
    def _jacobian(self) -> Array:
        """The true slopes at the base, shape (outputs, inputs), by differences."""
        columns = range(len(self.names))
        return np.asarray(
            [[central(each, self.base, (column,)).value for column in columns] for each in self._functions]
        )

    @cached_property
    def _scales(self) -> list[tuple[float, float]]:
        """(low, high) of each output while every input in turn goes from end to end."""
        places = np.concatenate([self._sweep(each) for each in inputs(self._scene.landscape)])
        return [height_range(np.append(function(*places.T), function(*self.base))) for function in self._functions]

    def _sweep(self, slider: Slider) -> Array:
        """Return points along one input through the base, shape (samples, inputs)."""
        places = np.tile(np.asarray(self.base), (_SWEEP, 1))
        places[:, self.names.index(slider.name)] = np.linspace(slider.low, slider.high, _SWEEP)
        return places
