"""Where the landscape goes: it is built a moment after the question is on the screen, which needs no plot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from engine.landscape.plots import Landscape
from ui.widgets.card import Card

if TYPE_CHECKING:
    from ui.widgets.landscape.panel import LandscapePanel

# The question is typeset and painted by then
_HEAD_START_MS = 40


class LandscapeSlot(QWidget):
    """An empty card, and soon the panel.

    Signals:
        peeked: The learner asked for what gives the answer away; it is shown.
    """

    peeked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._panel: LandscapePanel | None = None
        self._landscape: Landscape | None = None
        self._is_revealed = False
        self._building = QTimer(self, singleShot=True, interval=_HEAD_START_MS)
        self._building.timeout.connect(self._build)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Card())

    @property
    def is_drawn(self) -> bool:
        return self._panel is not None and self._panel.is_drawn

    @property
    def is_revealed(self) -> bool:
        """Whether what would give the answer away is shown."""
        return self._is_revealed

    def show_landscape(self, landscape: Landscape | None) -> None:
        """Show the functions of a question, nothing revealed; None for a question that has none."""
        self._landscape, self._is_revealed = landscape, False
        if self._panel is None:
            self._building.start()
        else:
            self._panel.show_landscape(landscape)

    def reveal(self) -> None:
        self._is_revealed = True
        if self._panel is not None:
            self._panel.reveal()

    def _build(self) -> None:
        # not before the question is on the screen
        from ui.widgets.landscape.panel import LandscapePanel  # noqa: PLC0415

        self._panel = LandscapePanel()
        self._panel.peeked.connect(self.peeked)
        self._panel.show_landscape(self._landscape)
        if self._is_revealed:
            self._panel.reveal()
        self._stack.setCurrentIndex(self._stack.addWidget(self._panel))
