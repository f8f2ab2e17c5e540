"""The library page: a map of what there is to practise, and beside it a sample."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from engine.questions.sheet import Sheet
from ui.library.family_row import FamilyRow, Relation
from ui.library.page import Picked, Section
from ui.library.sample_card import SampleCard
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SIZE, SPACING, WEIGHT
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_FIELD_PX = 40
# A column of the map that is narrower cuts off titles.
_COLUMN_PX = 360
_LEAST_MAP_PX, _LEAST_SAMPLE_PX = 300, 360
# Prose breaks, so that in large text the map may have the rest
_ENOUGH_SAMPLE_PX = 430


class TopicCard(Card):
    """A topic with a row for each family."""

    def __init__(self, section: Section) -> None:
        super().__init__(margin=SPACING.medium, gap=0)
        self.setObjectName(f"topic_{section.id}")
        self.primer_button = Button(
            tr("Primer"), kind="ghost", icon_name="lightbulb", name=tr("Primer of {topic}").format(topic=section.title)
        )
        self.rows = [FamilyRow(family) for family in section.families]
        heading = QHBoxLayout()
        heading.setContentsMargins(SPACING.medium, 0, 0, SPACING.hair)
        heading.addWidget(Label(section.title, role="lead"), 1)
        heading.addWidget(self.primer_button)
        self.body.addLayout(heading)
        for row in self.rows:
            self.body.addWidget(row)


class LibraryPage(QWidget):
    """Shows what the presenter says, and reports what is wanted.

    Signals:
        searched: The words that are looked for.
        picked: A family's id, and a level or 0.
        another: Another sample.
        practised: What is looked at shall be practised.
        primer_wanted: The id of a topic, or "" for what opens the book.
    """

    searched = Signal(str)
    picked = Signal(str, int)
    another = Signal()
    practised = Signal()
    primer_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library")
        self.heading = Label()
        self.search = _SearchField()
        self.start = Button(tr("Start here"), icon_name="lightbulb", name=tr("How machine learning uses all this"))
        self.start.setObjectName("start_here")
        self.sample = SampleCard()
        self._picked: Picked | None = None
        self._cards: list[TopicCard] = []
        self._columns: list[QVBoxLayout] = []
        self._nothing = Label(tr("Nothing here has these words."), tone="mute")
        self._map = QWidget()
        self._map.setObjectName("scrolled")
        self._scroll = _MapScroll()
        self._lay_out()
        self._connect()
        self.adapt()

    def adapt(self) -> None:
        self._scroll.setMinimumWidth(scaled(_LEAST_MAP_PX))
        self.sample.setMinimumWidth(min(scaled(_LEAST_SAMPLE_PX), _ENOUGH_SAMPLE_PX))
        self._replace_cards()

    @property
    def rows(self) -> list[FamilyRow]:
        return [row for card in self._cards for row in card.rows]

    def show_map(self, sections: Sequence[Section]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [TopicCard(section) for section in sections]
        for card, section in zip(self._cards, sections, strict=True):
            card.primer_button.clicked.connect(lambda _=False, topic=section.id: self.primer_wanted.emit(topic))
            for row in card.rows:
                row.picked.connect(self.picked)
                row.taken.connect(self.practised)
        self._nothing.setVisible(not sections)
        self._place_cards()
        self._relate()

    def show_picked(self, picked: Picked) -> None:
        self._picked = picked
        self.sample.show_picked(picked)
        self._relate()
        # a map that was just filled has no places yet
        QTimer.singleShot(0, self, self._bring_into_view)

    def show_sample(self, sheet: Sheet) -> None:
        self.sample.show_sample(sheet)

    def show_trouble(self, message: str) -> None:
        self.sample.show_trouble(message)

    def _relate(self) -> None:
        """Mark the row that is looked at, what it builds on and what it leads to."""
        if self._picked is None:
            return
        family = self._picked.family
        relations: dict[str, Relation] = {relative.id: "builds on" for relative in family.builds_on}
        relations |= dict.fromkeys((relative.id for relative in family.leads_to), "leads to")
        for row in self.rows:
            if row.family.id == family.id:
                row.relate("picked", self._picked.level)
            else:
                row.relate(relations.get(row.family.id, "none"))

    def _bring_into_view(self) -> None:
        row = next((row for row in self.rows if self._picked and row.family.id == self._picked.family.id), None)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, SPACING.page)

    def _wanted_columns(self) -> int:
        return 2 if self._scroll.viewport().width() >= 2 * scaled(_COLUMN_PX) else 1

    def _replace_cards(self) -> None:
        if len(self._columns) != self._wanted_columns():
            self._place_cards()

    def _place_cards(self) -> None:
        """Put the cards into columns: they run down the first and then down the second, about equally tall."""
        for column in self._columns:
            while column.count():
                column.takeAt(0)
            self._map_row.removeItem(column)
            column.deleteLater()
        self._columns = []
        count = self._wanted_columns()
        half = sum(len(card.rows) + 2 for card in self._cards) / count
        filled = 0
        for card in self._cards:
            if len(self._columns) < min(count, int(filled // half) + 1):
                self._columns.append(QVBoxLayout())
                self._columns[-1].setSpacing(SPACING.large)
                self._map_row.addLayout(self._columns[-1], 1)
            self._columns[-1].addWidget(card)
            card.show()
            filled += len(card.rows) + 2
        for column in self._columns:
            column.addStretch(1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab and the arrow keys lead down the map in teaching order."""
        before: QWidget = self.search
        for row in self.rows:
            QWidget.setTabOrder(before, row)
            before = row

    def _lay_out(self) -> None:
        self._map_row = QHBoxLayout(self._map)
        self._map_row.setContentsMargins(0, 0, SPACING.small, 0)
        self._map_row.setSpacing(SPACING.large)
        self._scroll.setWidget(self._map)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        left.setSpacing(SPACING.medium)
        top = QHBoxLayout()
        top.setSpacing(SPACING.small)
        top.addWidget(self.search, 1)
        top.addWidget(self.start)
        left.addLayout(top)
        left.addWidget(self._nothing)
        left.addWidget(self._scroll, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.large)
        row.addLayout(left, 3)
        row.addWidget(self.sample, 2)
        self._nothing.hide()

    def _connect(self) -> None:
        self._scroll.resized.connect(self._replace_cards)
        self.search.textChanged.connect(self.searched)
        self.search.left.connect(self._enter_map)
        self.start.clicked.connect(lambda: self.primer_wanted.emit(""))
        self.sample.another.connect(self.another)
        self.sample.practised.connect(self.practised)

    def _enter_map(self) -> None:
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)


class _MapScroll(QScrollArea):
    """Scrolls the map.

    Signals:
        resized: There may be room for another number of columns.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _SearchField(QLineEdit):
    """Where words are looked for.

    Signals:
        left: Down or Enter: on to what was found.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(tr("Search topics and questions"))
        self.setAccessibleName(tr("Search topics and questions"))
        self.setClearButtonEnabled(True)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.body, WEIGHT.regular))
        self.setFixedHeight(scaled(_FIELD_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
