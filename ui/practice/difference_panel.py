"""Where a learner may hold an answer against differences before it is checked: a button, a word of warning, and findings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shortcuts import DIFFERENCES
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.practice.feedback import Feedback

_WARNING = tr(
    "The function is evaluated a small step to either side of a few points, and the slopes found there are compared with "
    "your entries. Asking for it counts as help."
)
_TIP = tr("Compare your answer with differences of the function; this counts as help ({keys})")
_NOT_READY = tr("Type an answer that can be read, and it can be compared with differences of the function")


class DifferencePanel(QWidget):
    """A `DifferenceView`, hidden where differences have nothing to say.

    Before it is used for the first time it says that this is help.

    Signals:
        requested: The learner wants the answer compared, knowing that this is help.
        dismissed: The learner would rather not.
        grown: There is more to see than before.
    """

    requested = Signal()
    dismissed = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("difference_panel")
        self._is_told = False
        self._button = Button(tr("Check by differences"), kind="ghost")
        self._button.setObjectName("differences")
        self._button.setShortcut(DIFFERENCES.first)
        self._button.clicked.connect(self._ask)
        self._warning = _Warning()
        self._warning.accepted.connect(self._accept)
        self._warning.declined.connect(self._decline)
        self._findings: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING.small)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._warning)
        self.hide()

    def offer(self, *, offered: bool, ready: bool) -> None:
        self.setVisible(offered)
        self._button.setEnabled(ready)
        self._button.setToolTip(_TIP.format(keys=DIFFERENCES.first) if ready else _NOT_READY)
        self._button.setAccessibleDescription(self._button.toolTip())

    def show_findings(self, findings: "Sequence[Feedback]") -> None:
        self.clear()
        for found in findings:
            banner = Banner()
            banner.setObjectName(f"finding_{found.part}")
            # a message without a place would be a window of its own for a moment
            self._column.addWidget(banner)
            banner.show_message(
                found.tone, found.title, found.body, details=found.details, disclosure=tr("How this is done")
            )
            self._findings.append(banner)
        self.grown.emit()

    def clear(self) -> None:
        """Take findings away: the answer that they were about is another one now."""
        self._warning.hide()
        for banner in self._findings:
            banner.hide()
            banner.deleteLater()
        self._findings = []

    def _ask(self) -> None:
        if self._is_told:
            self.requested.emit()
        else:
            self._warning.open()
            self.grown.emit()

    def _accept(self) -> None:
        self._is_told = True
        self._warning.hide()
        self._button.setFocus()
        self.requested.emit()

    def _decline(self) -> None:
        self._warning.hide()
        self.dismissed.emit()


class _Warning(Card):
    """What a check by differences does and costs, until it is accepted or declined.

    Signals:
        accepted: It may begin.
        declined: It may not; Escape says so, too.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__("sunken", margin=SPACING.large, gap=SPACING.small)
        self.setObjectName("difference_warning")
        self._go = Button(tr("Compare"))
        self._go.setObjectName("differences_go")
        self._go.clicked.connect(self.accepted)
        leave = Button(tr("Not now"), kind="ghost")
        leave.setObjectName("differences_leave")
        leave.clicked.connect(self.declined)
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        row.addWidget(self._go)
        row.addWidget(leave)
        row.addStretch(1)
        self.body.addWidget(Label(_WARNING, wraps=True))
        self.body.addLayout(row)
        self._go.setAccessibleDescription(_WARNING)
        self.hide()

    def open(self) -> None:
        """Say it, and lead the keyboard to the answer."""
        self.show()
        self._go.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)
