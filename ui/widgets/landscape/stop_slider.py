"""A slider over a list of values, such as learning rates: each of them is a round number, whatever their distances."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.widgets.formula import Formula

_SIZE_PX = 16


class StopSlider(QWidget):
    """A symbol, its value and a slider.

    Signals:
        moved: Another value was chosen.
    """

    moved = Signal()

    def __init__(
        self, name: str, symbol: str, stops: Sequence[float], width_px: int, write: Callable[[float], str]
    ) -> None:
        """Prepare a slider.

        Args:
            name: What the value is, in words.
            symbol: LaTeX.
            stops: The values, ascending.
            width_px: How wide the symbol and the longest value are.
            write: Writes a value, in digits.
        """
        super().__init__()
        self._name, self._symbol, self._stops, self._write = name, symbol, tuple(stops), write
        self._width_px = width_px
        self._stated = Formula(size_px=_SIZE_PX)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(f"slider_{name.replace(' ', '_')}")
        self._slider.setRange(0, len(self._stops) - 1)
        self._slider.setPageStep(max(1, len(self._stops) // 6))
        self._slider.valueChanged.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self._stated)
        row.addWidget(self._slider, 1)
        self.adapt()
        self._state()

    def adapt(self) -> None:
        """Follow the size of text."""
        self._stated.setFixedWidth(scaled(self._width_px))

    @property
    def value(self) -> float:
        return self._stops[self._slider.value()]

    def show_value(self, value: float) -> None:
        """Show the stop that is nearest to a value, without reporting it."""
        nearest = min(range(len(self._stops)), key=lambda stop: abs(self._stops[stop] - value))
        self._slider.blockSignals(True)
        self._slider.setValue(nearest)
        self._slider.blockSignals(False)
        self._state()

    def _follow(self) -> None:
        self._state()
        self.moved.emit()

    def _state(self) -> None:
        written = self._write(self.value)
        self._stated.set_latex(f"{self._symbol}={written}")
        self._slider.setAccessibleName(f"{self._name} {written}")
