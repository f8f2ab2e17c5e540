"""The foot of the panel: numbers, a sentence on what can be done, and the button that reveals what comes after the verdict."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.landscape.readout_row import ReadoutRow

_PEEK = tr("Show the gradient; this counts as help")


class Footing(QWidget):
    """Read-outs and button above, the hint below.

    Signals:
        peeked: The learner wants to see it before the verdict.
    """

    peeked = Signal()

    def __init__(self, peek_name: str = _PEEK) -> None:
        """Prepare a foot; `peek_name` says what the button does."""
        super().__init__()
        self.readouts = ReadoutRow()
        self._hint = Label(role="small", tone="mute", wraps=True)
        self._hint.setObjectName("landscape_hint")
        self._peek = Button(tr("Peek"), kind="ghost", icon_name="eye", name=peek_name)
        self._peek.setObjectName("landscape_peek")
        self._peek.clicked.connect(self.peeked)
        # the row keeps its height when the button goes
        kept = self._peek.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._peek.setSizePolicy(kept)
        above = QHBoxLayout()
        above.setSpacing(SPACING.medium)
        above.addWidget(self.readouts, 1)
        above.addStretch()
        above.addWidget(self._peek)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        column.addLayout(above)
        column.addWidget(self._hint)

    def show_hint(self, text: str) -> None:
        self._hint.setText(text)

    def offer_peek(self, *, is_offered: bool) -> None:
        self._peek.setVisible(is_offered)
