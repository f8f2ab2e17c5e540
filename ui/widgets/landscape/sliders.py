"""A slider for each variable that is frozen and each parameter, with its value stated."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from engine.landscape.levels import round_step
from engine.landscape.plots import Slider
from engine.landscape.wording import rounded
from engine.language.typeset import name_latex
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.widgets.formula import Formula

# At most; then the steps are round, so that the value that is stated is the value that is drawn
_MOST_STOPS = 150
_SIZE_PX = 16
_LABEL_WIDTH_PX, _UNIT_WIDTH_PX = 92, 40


class NamedSlider(QWidget):
    """One name, its value and a slider over its range, in steps that are round numbers.

    Args:
        spec: The name and its range.
        unit: What it is measured in, or "".

    Signals:
        moved: The name's value changed.
    """

    moved = Signal()

    def __init__(self, spec: Slider, unit: str = "") -> None:
        super().__init__()
        self._spec = spec
        self._unit = unit
        self._value = spec.value
        self._stated = Formula(size_px=_SIZE_PX)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(f"slider_{spec.name}")
        self._step = round_step((spec.high - spec.low) / _MOST_STOPS)
        stops = round((spec.high - spec.low) / self._step)
        self._slider.setRange(0, stops)
        self._slider.setPageStep(stops // 10)
        self._slider.setValue(round((spec.value - spec.low) / self._step))
        self._slider.valueChanged.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.medium)
        row.addWidget(self._stated)
        row.addWidget(self._slider, 1)
        self._state()
        self.adapt()

    def adapt(self) -> None:
        self._stated.setMinimumWidth(scaled(_LABEL_WIDTH_PX + (_UNIT_WIDTH_PX if self._unit else 0)))

    @property
    def name(self) -> str:
        return self._spec.name

    @property
    def value(self) -> float:
        return self._value

    def _follow(self, stop: int) -> None:
        self._value = min(self._spec.low + self._step * stop, self._spec.high)
        self._state()
        self.moved.emit()

    def _state(self) -> None:
        unit = rf"\,\text{{{self._unit}}}" if self._unit else ""
        self._stated.set_latex(f"{name_latex(self.name)}={rounded(self.value)}{unit}")
        self._slider.setAccessibleName(f"{self.name} = {rounded(self.value)} {self._unit}".rstrip())


class Sliders(QWidget):
    """All sliders of a landscape, one under the other.

    Signals:
        moved: Some value changed.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING.hair)
        self._sliders: list[NamedSlider] = []

    @property
    def values(self) -> dict[str, float]:
        return {slider.name: slider.value for slider in self._sliders}

    def show_sliders(self, specs: Sequence[Slider], units: Mapping[str, str] = MappingProxyType({})) -> None:
        """Replace all sliders, without reporting their values."""
        for old in self._sliders:
            self._column.removeWidget(old)
            old.deleteLater()
        self._sliders = [NamedSlider(spec, units.get(spec.name, "")) for spec in specs]
        for slider in self._sliders:
            slider.moved.connect(self.moved)
            self._column.addWidget(slider)
        self.setVisible(bool(specs))
