"""The list of what a word may become: it lies over the page beneath the caret and never takes the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.appearance import worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import RADIUS, SIZE, SPACING, WEIGHT
from ui.translation import tr
from ui.widgets.completion import Offer

_ROW_PX = 30
_WORD_PX = 84
_SAYS = int(Qt.ItemDataRole.UserRole)


class CompletionList(QListWidget):
    """The offers, one a row. None is chosen until the learner goes into the list.

    Signals:
        picked: The index of the row that was clicked.
    """

    picked = Signal(int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("completions")
        self.setAccessibleName(tr("What this word may become"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_Row(self))
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        self.hide()

    @property
    def page(self) -> QWidget:
        """The window that it lies over."""
        return self._page

    def show_offers(self, offers: Sequence[Offer], beneath: QRect) -> None:
        """Show offers at the left of a rectangle of the page, beneath it or, where there is no room, above it."""
        self.clear()
        for offer in offers:
            item = QListWidgetItem(offer.word)
            item.setData(_SAYS, offer.says)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.word}, {offer.says}")
            self.addItem(item)
        self.setCurrentRow(-1)
        self.resize(self._wanted(offers))
        self.move(self._place(beneath))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = worn()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.control))
        painter.setBrush(QColor(theme.surface))
        ground = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ground, RADIUS.control, RADIUS.control)
        painter.end()
        super().paintEvent(event)

    def step(self, by: int) -> bool:
        """Go down or up in the list and return whether a row is chosen; above the first one none is."""
        self.setCurrentRow(max(-1, min(self.count() - 1, self.currentRow() + by)))
        return self.currentRow() >= 0

    def _wanted(self, offers: Sequence[Offer]) -> QSize:
        says = max(self.fontMetrics().horizontalAdvance(offer.says) for offer in offers)
        return QSize(scaled(_WORD_PX) + says + 5 * SPACING.small, scaled(_ROW_PX) * len(offers))

    def _place(self, beneath: QRect) -> QPoint:
        page = self._page.rect()
        x = max(page.left(), min(beneath.left() - 2 * SPACING.small, page.right() - self.width()))
        below = beneath.bottom() + SPACING.hair
        return QPoint(x, below if below + self.height() <= page.bottom() else beneath.top() - self.height())


class _Row(QStyledItemDelegate):
    """Paints a word and, behind it and quieter, what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(scaled(_WORD_PX), scaled(_ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = worn()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(QColor(theme.accent) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(box.adjusted(3, 3, -4, -4), RADIUS.control - 2, RADIUS.control - 2)
        inner = box.adjusted(SPACING.medium, 0, -SPACING.medium, 0)
        painter.setFont(font(SIZE.body, WEIGHT.medium))
        painter.setPen(QColor(theme.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.setFont(font(SIZE.small))
        painter.setPen(QColor(theme.mute))
        painter.drawText(inner.adjusted(scaled(_WORD_PX), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data(_SAYS))
        painter.restore()
