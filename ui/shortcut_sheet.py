"""The sheet of shortcuts: every key of the window as a key cap, by group, from the one table that installs them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.shortcuts import GROUPS, Shortcut, chords
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.keycap import Keycap
from ui.widgets.label import Label

_WIDTH, _HEIGHT = 900, 780
_COLUMNS = 2


class ShortcutSheet(QDialog):
    """Shows the table; Escape, Enter or the button closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_sheet")
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAccessibleName(tr("Keyboard shortcuts"))
        self.resize(min(_WIDTH, parent.width()), min(_HEIGHT, parent.height()))
        self._done = Button(tr("Done"), kind="primary")
        self._done.setObjectName("close_sheet")
        self._done.clicked.connect(self.accept)
        self._scroll = _scrolling(_columns())
        self._lay_out()
        self._done.setDefault(True)
        self._done.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.page)
        column.setSpacing(SPACING.large)
        column.addWidget(Label(tr("Keyboard shortcuts"), role="title"))
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)


def _scrolling(contents: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(contents)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setAccessibleName(tr("All shortcuts, by group"))
    # the style sheet shows the keyboard's focus on what is read
    scroll.setProperty("reads", True)
    return scroll


def _columns() -> QWidget:
    """Return all groups in columns that are about equally tall, in the order of the table."""
    holder = QWidget()
    holder.setObjectName("scrolled")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, SPACING.small, 0)
    row.setSpacing(SPACING.large)
    columns = [QVBoxLayout() for _ in range(_COLUMNS)]
    tall = sum(len(shortcuts) + 2 for _, shortcuts in GROUPS) / _COLUMNS
    filled = 0
    for title, shortcuts in GROUPS:
        columns[min(_COLUMNS - 1, int(filled // tall))].addWidget(_group(title, shortcuts))
        filled += len(shortcuts) + 2
    for column in columns:
        column.setSpacing(SPACING.large)
        column.addStretch(1)
        row.addLayout(column, 1)
    return holder


def _group(title: str, shortcuts: tuple[Shortcut, ...]) -> Card:
    card = Card(margin=SPACING.large, gap=SPACING.small)
    card.body.addWidget(Label(title, role="lead"))
    for shortcut in shortcuts:
        row = QHBoxLayout()
        row.setSpacing(SPACING.large)
        row.addWidget(Label(shortcut.does, tone="mute", wraps=True), 1)
        row.addWidget(_keys(shortcut))
        card.body.addLayout(row)
    return card


def _keys(shortcut: Shortcut) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACING.hair)
    for number, chord in enumerate(chords(shortcut)):
        if number:
            row.addSpacing(SPACING.hair)
        for cap in chord:
            row.addWidget(Keycap(cap))
    return holder
