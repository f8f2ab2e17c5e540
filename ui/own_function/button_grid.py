"""Buttons in a few columns of equal width, reported by their index."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.tokens import SPACING
from ui.widgets.button import Button


class ButtonGrid(QWidget):
    """A group of buttons.

    Args:
        name: What assistive technology calls the group.
        columns: How many stand side by side.

    Signals:
        pressed: The index of a button.
    """

    pressed = Signal(int)

    def __init__(self, name: str, columns: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING.small)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.buttons: list[Button] = []

    def show_buttons(self, labelled: Sequence[tuple[str, str]]) -> None:
        """Show a button for each pair of words and tool tip, in the place of those of before."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._made(index, words, tip) for index, (words, tip) in enumerate(labelled)]
        for index, button in enumerate(self.buttons):
            self._grid.addWidget(button, index // self._columns, index % self._columns)

    def _made(self, index: int, words: str, tip: str) -> Button:
        button = Button(words)
        button.setToolTip(tip)
        button.setAccessibleName(f"{words}: {tip}" if tip and tip != words else words)
        button.clicked.connect(partial(self.pressed.emit, index))
        return button
