"""Every page, walked as assistive technology and the Tab key walk it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.every_kind import CATALOGUE
from tests.ui.premises import asked, open_house
from ui.pages import PAGES

# What Qt says of a widget of which it knows nothing
UNKNOWN = {QAccessible.Role.NoRole, QAccessible.Role.Client}
MOST_STOPS = 400


class Walk:
    """A window with a page on it, and every stop of the Tab key from where the keyboard is."""

    def __init__(self, window):
        self.window = window
        window.activateWindow()
        QApplication.processEvents()
        self.start = QApplication.focusWidget()
        self.stops = list(self._stops())

    def _stops(self) -> Iterator[QWidget]:
        stop = self.start
        for _ in range(MOST_STOPS):
            yield stop
            QTest.keyClick(stop, Qt.Key.Key_Tab)
            stop = QApplication.focusWidget()
            if stop is self.start:
                return
        pytest.fail(f"Tab does not come back to {said(self.start)}; it is at {said(stop)}")

    def focusable(self):
        return [widget for widget in self.window.findChildren(QWidget) if takes_tab(widget)]

    def names(self):
        return [name_of(stop) for stop in self.stops]


def takes_tab(widget):
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return is_stop and widget.isVisible() and widget.isEnabled()


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role_of(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


def said(widget):
    return f"{type(widget).__name__} {widget.objectName()!r} {widget.accessibleName()!r}"


def looks(walk, widget, *, focused) -> QImage:
    """The place of a widget in the window, with the keyboard or without it."""
    elsewhere = next(stop for stop in walk.stops if stop is not widget)
    (widget if focused else elsewhere).setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    place = QRect(widget.mapTo(walk.window, QPoint()), widget.size()).adjusted(-4, -4, 4, 4)
    return walk.window.grab(place).toImage()


@pytest.fixture(
    params=[f"practice, {family.id}" for family in CATALOGUE] + [entry.id for entry in PAGES[1:]] + ["primer"]
)
def walk(request, qtbot, appearance, client, tmp_path):
    page, _, kind = request.param.partition(", ")
    with open_house(qtbot, client, tmp_path, asked(client, kind or "matrix")) as house:
        house.window.resize(1320, 840)
        qtbot.waitUntil(house.room.page.answer.has_focus)
        if page == "primer":
            house.wing.read_primer("")
            qtbot.waitUntil(lambda: house.wing.primer.landscape.is_drawn, timeout=60_000)
        elif not kind:
            house.wing.open(page)
        yield Walk(house.window)


def test_a_page_can_be_walked(walk):
    """One walk a page: opening a window costs more than all that is looked at."""
    assert [said(widget) for widget in walk.focusable() if not name_of(widget)] == []
    assert [said(widget) for widget in walk.focusable() if role_of(widget) in UNKNOWN] == []
    assert [said(widget) for widget in walk.focusable() if widget not in walk.stops] == []
    names = walk.names()
    assert [name for name, after in pairwise(names) if name == after] == []
    assert [
        said(stop) for stop in walk.stops if looks(walk, stop, focused=True) == looks(walk, stop, focused=False)
    ] == []
