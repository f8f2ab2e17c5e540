"""A family on the map: how far the learner is, its title, and its levels."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.learning.standing import Standing
from ui.library.page import FamilyEntry
from ui.theme.appearance import worn
from ui.theme.fonts import scaled
from ui.theme.tokens import RADIUS, SPACING
from ui.translation import tr
from ui.widgets.chooser import LevelDots
from ui.widgets.label import ElidedLabel, Label

# How a row stands to the one that is looked at.
Relation: TypeAlias = Literal["picked", "builds on", "leads to", "none"]

_MARK_PX = 14
_BAR_PX = 3
_ROW_PX = 34
_SAYS: dict[Standing, str] = {"new": tr("not begun"), "begun": tr("begun"), "firm": tr("firm")}
_RELATIONS: dict[Relation, str] = {
    "picked": "",
    "builds on": tr("the family you look at builds on it"),
    "leads to": tr("it builds on the family you look at"),
    "none": "",
}


class StandingMark(QWidget):
    """Hollow, half or full: how far the learner is."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self._standing = standing
        self.setFixedSize(_MARK_PX, _MARK_PX)
        self.setToolTip(_SAYS[standing].capitalize())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(worn().ok if self._standing == "firm" else worn().control)
        centre = QPointF(_MARK_PX / 2, _MARK_PX / 2)
        painter.setPen(QPen(colour, 1.4))
        painter.drawEllipse(centre, 4.5, 4.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        box = QRectF(centre.x() - 4.5, centre.y() - 4.5, 9, 9)
        if self._standing == "firm":
            painter.drawEllipse(centre, 4.5, 4.5)
        elif self._standing == "begun":
            painter.drawPie(box, -90 * 16, -180 * 16)
        painter.end()


class FamilyRow(QWidget):
    """Up and down move between rows, left and right change the level, Enter practises.

    Signals:
        picked: The family's id and a level, or 0 for the level that was looked at last.
        taken: Enter, or a double click.
    """

    ACCESSIBLE_ROLE = QAccessible.Role.ListItem

    picked = Signal(str, int)
    taken = Signal()

    def __init__(self, family: FamilyEntry) -> None:
        super().__init__()
        self.family = family
        self._relation: Relation = "none"
        self._level: int | None = None
        self._dots = LevelDots(family.levels)
        self._dots.picked.connect(self._pick_level)
        self._span = Label(_span(family.levels), role="small", tone="faint")
        self.setObjectName(f"row_{family.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.adapt()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.medium, 5, SPACING.small, 5)
        row.setSpacing(SPACING.small)
        title = ElidedLabel(family.title)
        title.setToolTip(family.title)
        row.addWidget(StandingMark(family.standing), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(title, 1)
        row.addWidget(self._span)
        row.addWidget(self._dots)
        self._dots.hide()
        self._describe()

    def adapt(self) -> None:
        self.setFixedHeight(scaled(_ROW_PX))

    def relate(self, relation: Relation, level: int | None = None) -> None:
        """Show how the row stands to the one that is looked at; that one also shows its level."""
        self._relation, self._level = relation, level
        self._dots.choose(level)
        # the title needs the room while nobody chooses a level
        self._dots.setVisible(relation == "picked")
        self._span.setVisible(relation != "picked")
        self._describe()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._relation != "picked" and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.picked.emit(self.family.id, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._relation != "picked":
            self.picked.emit(self.family.id, 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._relation == "none" and not self.hasFocus() and not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        is_lit = self._relation == "picked" or self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft if is_lit or self.underMouse() else theme.sunken))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS.control, RADIUS.control)
        if self._relation in {"builds on", "leads to"}:
            style = Qt.PenStyle.SolidLine if self._relation == "builds on" else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(theme.accent), _BAR_PX, style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(_BAR_PX, 7), QPointF(_BAR_PX, self.height() - 7))
        painter.end()

    def _step(self, step: int) -> None:
        levels = self.family.levels
        at = levels.index(self._level) if self._level in levels else 0
        self._pick_level(levels[max(0, min(len(levels) - 1, at + step))])

    def _pick_level(self, level: int) -> None:
        self.picked.emit(self.family.id, level)

    def _describe(self) -> None:
        said = [self.family.title, _SAYS[self.family.standing]]
        if self._level is not None:
            said.append(tr("level {level}").format(level=self._level))
        said.append(_RELATIONS[self._relation])
        self.setAccessibleName(", ".join(filter(None, said)))


def _span(levels: tuple[int, ...]) -> str:
    """Return the levels in short, such as `1–5`."""
    return str(levels[0]) if len(levels) == 1 else f"{levels[0]}–{levels[-1]}"
