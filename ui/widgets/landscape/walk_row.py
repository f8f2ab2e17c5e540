"""How the walks of optimisers go: their learning rate, their steps and what momentum keeps, and where they lead."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.landscape.exploring import BETAS, RATES, STEPS, Exploring
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.label import Label
from ui.widgets.landscape.stop_slider import StopSlider


class WalkRow(QWidget):
    """The sliders that the walks on the map have, side by side, and a line for each thing that is explored.

    Signals:
        explored: An `Exploring` with other settings.
    """

    explored = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._exploring = Exploring()
        self._rate = StopSlider(
            tr("learning rate"), r"\eta", RATES, 84, lambda value: f"{value:.4f}".rstrip("0").rstrip(".")
        )
        self._steps = StopSlider(tr("steps"), "n", STEPS, 58, lambda value: f"{value:.0f}")
        self._beta = StopSlider(tr("momentum"), r"\beta", BETAS, 66, lambda value: f"{value:g}")
        self._said = Label(role="small", tone="mute", wraps=True)
        self._said.setObjectName("explored_said")
        self._sliders = QWidget()
        self._row = row = QHBoxLayout(self._sliders)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.large)
        for slider in (self._rate, self._steps, self._beta):
            slider.moved.connect(self._report)
            row.addWidget(slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        column.addWidget(self._sliders)
        column.addWidget(self._said)
        self.hide()

    def stack(self, *, is_stacked: bool) -> None:
        """Put the sliders one under the other, or side by side."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
        self._row.setSpacing(SPACING.hair if is_stacked else SPACING.large)

    def show_exploring(self, exploring: Exploring, *, is_allowed: bool) -> None:
        """Show the sliders that the walks have; none before they are allowed."""
        self._exploring = exploring
        walks = exploring.walks if is_allowed else ()
        self._rate.show_value(exploring.rate)
        self._steps.show_value(exploring.steps)
        self._beta.show_value(exploring.beta)
        self._sliders.setVisible(bool(walks))
        self._rate.setVisible("descent" in walks or "momentum" in walks)
        self._beta.setVisible("momentum" in walks)
        self.setVisible(bool(walks) or (is_allowed and exploring.shows("curvatures")))

    def say(self, sentences: Sequence[str]) -> None:
        """Say where the walks lead, a line each."""
        self._said.setText("\n".join(sentences))

    def _report(self) -> None:
        changed = replace(self._exploring, rate=self._rate.value, steps=int(self._steps.value), beta=self._beta.value)
        self._exploring = changed
        self.explored.emit(changed)
