"""Chooses what to practise: a topic's families with their levels, or whatever is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.questions.outline import FamilyOutline, Topic
from ui.theme.appearance import worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import RADIUS, SIZE, SPACING, WEIGHT
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, Label

_DUE = tr("Whatever is due")
_DOT_PX = 22
_NARROWEST_POPUP, _WIDEST_POPUP = 380, 640
# Beyond this the button's words end in an ellipsis; the list and the tool tip have all of them
_WIDEST_WORDS = 300
_TALLEST_POPUP = 520


@dataclass(frozen=True, slots=True)
class Selection:
    """What the learner wants to practise; None is left to the program, so `Selection()` is whatever is due."""

    topic: str | None = None
    family: str | None = None
    level: int | None = None


class LevelDots(QWidget):
    """The levels of a family as numbered radio dots.

    Signals:
        picked: The level of the dot that was clicked.
    """

    picked = Signal(int)

    def __init__(self, levels: Sequence[int]) -> None:
        super().__init__()
        self._levels = tuple(levels)
        self._chosen: int | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.small, WEIGHT.medium))
        self._dot_px = scaled(_DOT_PX)
        self.setFixedSize((self._dot_px + SPACING.hair) * len(self._levels), self._dot_px + 2)

    def choose(self, level: int | None) -> None:
        self._chosen = level
        self.update()

    def centre(self, level: int) -> QPointF:
        index = self._levels.index(level)
        return QPointF((self._dot_px + SPACING.hair) * index + self._dot_px / 2, self.height() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().x() // (self._dot_px + SPACING.hair))
        if 0 <= index < len(self._levels):
            self.picked.emit(self._levels[index])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        for level in self._levels:
            is_on = level == self._chosen
            painter.setPen(QPen(QColor(theme.accent if is_on else theme.control), 1.2))
            painter.setBrush(QColor(theme.accent if is_on else theme.surface))
            centre, radius = self.centre(level), self._dot_px / 2 - 1
            painter.drawEllipse(centre, radius, radius)
            painter.setPen(QColor(theme.on_accent if is_on else theme.mute))
            box = QRectF(centre.x() - self._dot_px / 2, 0, self._dot_px, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level))
        painter.end()


class ChoiceRow(QWidget):
    """A family, or "whatever is due": a title, and its levels. Left and right choose a level, Enter takes it.

    Signals:
        picked: A `Selection`.
    """

    ACCESSIBLE_ROLE = QAccessible.Role.MenuItem

    picked = Signal(Selection)

    def __init__(self, title: str, levels: Sequence[int], selection: Selection) -> None:
        super().__init__()
        self._title = title
        self._levels = tuple(levels)
        self._selection = selection
        self._dots = LevelDots(levels)
        self._dots.picked.connect(self._pick_level)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.medium, 6, SPACING.medium, 6)
        row.addWidget(ElidedLabel(title), 1)
        row.addWidget(self._dots)
        self._describe()

    @property
    def selection(self) -> Selection:
        return self._selection

    def choose_level(self, level: int | None) -> None:
        self._selection = Selection(self._selection.topic, self._selection.family, level)
        self._dots.choose(level)
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.picked.emit(self._selection)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if self._levels:
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.picked.emit(Selection(self._selection.topic, self._selection.family))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS.control, RADIUS.control)
        painter.end()

    def _step(self, step: int) -> None:
        """Go to the next level; before the first one stands "as the program sees fit"."""
        stops: tuple[int | None, ...] = (None, *self._levels)
        at = stops.index(self._selection.level) if self._selection.level in stops else 0
        self.choose_level(stops[max(0, min(len(stops) - 1, at + step))])

    def _pick_level(self, level: int) -> None:
        self.choose_level(level)
        self.picked.emit(self._selection)

    def _describe(self) -> None:
        level = self._selection.level
        if level is not None:
            self.setAccessibleName(tr("{title}, level {level}").format(title=self._title, level=level))
        else:
            self.setAccessibleName(tr("{title}, any level").format(title=self._title) if self._levels else self._title)


class ChooserPopup(QFrame):
    """The list that opens beneath the chooser. Up and down move, Escape closes.

    Signals:
        picked: A `Selection`.
    """

    picked = Signal(Selection)

    def __init__(self, parent: QWidget, topics: Sequence[Topic], chosen: Selection) -> None:
        # without a parent it would go as soon as Python lets go of it, before anybody has seen it
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("What to practise"))
        self.rows: list[ChoiceRow] = []
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(SPACING.small, SPACING.small, SPACING.small, SPACING.small)
        self._list.setSpacing(0)
        self._current = ChoiceRow(_DUE, (), Selection())
        self._add(self._current, chosen)
        for topic in topics:
            self._add_topic(topic, chosen)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)
        wanted = inner.sizeHint() + QSize(scroll.verticalScrollBar().sizeHint().width(), SPACING.hair)
        most = QSize(scaled(_WIDEST_POPUP), scaled(_TALLEST_POPUP))
        self.resize(wanted.expandedTo(QSize(scaled(_NARROWEST_POPUP), 0)).boundedTo(most))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QPen(QColor(worn().control), 1))
        painter.setBrush(QColor(worn().surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def focus_chosen(self) -> None:
        self._current.setFocus()

    def _add_topic(self, topic: Topic, chosen: Selection) -> None:
        heading = Label(topic.title, role="eyebrow", tone="accent")
        heading.setContentsMargins(SPACING.medium, SPACING.medium, 0, SPACING.hair)
        self._list.addWidget(heading)
        if len(topic.families) > 1:
            self._add(ChoiceRow(tr("Any of these"), (), Selection(topic.id)), chosen)
        for family in topic.families:
            self._add(_family_row(topic, family), chosen)

    def _add(self, row: ChoiceRow, chosen: Selection) -> None:
        if (row.selection.topic, row.selection.family) == (chosen.topic, chosen.family):
            row.choose_level(chosen.level)
            self._current = row
        row.picked.connect(self._take)
        self._list.addWidget(row)
        self.rows.append(row)

    def _take(self, selection: Selection) -> None:
        self.picked.emit(selection)
        self.close()


def _family_row(topic: Topic, family: FamilyOutline) -> ChoiceRow:
    row = ChoiceRow(family.title, family.levels, Selection(topic.id, family.id))
    row.setObjectName(f"family_{family.id}")
    return row


class Chooser(Button):
    """A button that says what is practised, and opens the list of topics.

    Signals:
        chosen: A `Selection`.
    """

    chosen = Signal(Selection)

    def __init__(self) -> None:
        super().__init__(_DUE, kind="ghost", icon_name="chevron-down")
        self.setObjectName("chooser")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._topics: tuple[Topic, ...] = ()
        self._selection = Selection()
        self.clicked.connect(self.open)

    @property
    def selection(self) -> Selection:
        return self._selection

    def show_topics(self, topics: Sequence[Topic], selection: Selection) -> None:
        """Show what may be chosen, and what is."""
        self._topics = tuple(topics)
        self._selection = selection
        words = _words(self._topics, selection)
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, _WIDEST_WORDS))
        self.setToolTip(words)
        self.setAccessibleName(tr("What to practise: {words}").format(words=words))

    def open(self) -> ChooserPopup:
        """Open the list beneath the button."""
        popup = ChooserPopup(self, self._topics, self._selection)
        popup.picked.connect(self._take)
        popup.move(self._beneath(popup.width()))
        popup.show()
        popup.focus_chosen()
        return popup

    def _beneath(self, width: int) -> QPoint:
        """Return where a list of a width stands beneath the button without leaving the screen."""
        corner = self.mapToGlobal(QPoint(0, self.height() + SPACING.hair))
        room = self.screen().availableGeometry()
        return QPoint(max(room.left(), min(corner.x(), room.right() - width)), corner.y())

    def _take(self, selection: Selection) -> None:
        self.show_topics(self._topics, selection)
        self.chosen.emit(selection)


def _words(topics: Sequence[Topic], selection: Selection) -> str:
    """Return the selection in words, such as "Jacobians › Jacobian matrices, level 2"."""
    for topic in topics:
        if topic.id == selection.topic:
            family = next((each.title for each in topic.families if each.id == selection.family), "")
            title = f"{topic.title} › {family}" if family else topic.title
            if not family or selection.level is None:
                return title
            return tr("{title}, level {level}").format(title=title, level=selection.level)
    return _DUE
