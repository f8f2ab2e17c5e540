import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QLabel, QWidget

from ui.pages import PAGES, PageEntry
from ui.practice.heading import PracticeHeading
from ui.window import Window


@pytest.fixture
def window(qtbot, appearance):
    window = Window("system")
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_the_first_paint_is_told_once(window, qtbot):
    paints = []
    window.painted.connect(lambda: paints.append(None))
    window.show()
    qtbot.waitUntil(lambda: bool(paints))

    window.repaint()

    assert len(paints) == 1


def test_the_theme_goes_from_the_system_to_light_to_dark_and_back(window):
    chosen = []
    window.theme_chosen.connect(chosen.append)
    button = window.findChild(QWidget, "theme")

    for _ in range(3):
        button.click()

    assert chosen == ["light", "dark", "system"]
    assert button.accessibleName() == "The theme follows the system"


def test_a_page_brings_its_heading_into_the_top_bar(window):
    window.show()
    first, second = QWidget(), QWidget()
    heading = QLabel("The second")
    window.add_page(first, QWidget())
    window.add_page(second, heading)

    assert second.isVisible()
    assert heading.isVisible()
    assert not first.isVisible()


def test_a_window_stands_where_it_stood(window, qtbot, appearance):
    window.resize(window.minimumSize())
    other = Window("system")
    other.restore(window.geometry_text())

    assert other.size() == window.size()
    other.deleteLater()
    QCoreApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("text", ["", "not a geometry", "%%%"])
def test_a_geometry_that_cannot_be_read_changes_nothing(window, text):
    before = window.size()

    window.restore(text)

    assert window.size() == before


def test_a_window_that_stood_on_a_screen_that_is_gone_is_on_one_that_is_there(window, qtbot):
    window.move(5000, 5000)
    away = window.geometry_text()
    other = Window("system")
    other.restore(away)

    assert other.screen().availableGeometry().intersects(other.geometry())
    other.deleteLater()
    QCoreApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)


def test_a_window_is_no_smaller_than_its_pages_need_nor_larger_than_the_screen(window):
    least, screen = window.minimumSize(), window.screen().availableSize()

    assert least == QSize(1024, 700).boundedTo(screen)


def test_the_bar_holds_six_pages_beside_the_heading_of_practice(qtbot, appearance, monkeypatch):
    later = [PageEntry(name.lower(), name, "", PAGES[0].furnish) for name in ("Interview", "Progress", "Exercises")]
    monkeypatch.setattr("ui.window.PAGES", (*PAGES, *later))
    full = Window("system")
    qtbot.addWidget(full)
    heading = PracticeHeading()
    full.add_page(QWidget(), heading)
    full.resize(1024, 700)
    full.show()
    qtbot.waitUntil(lambda: heading.width() > 0)

    assert full.width() == 1024
    assert heading.minimumSizeHint().width() <= heading.width()


def test_a_window_comes_forward_from_the_task_bar(window, qtbot):
    window.showMinimized()

    window.come_forward()

    assert window.isVisible()
    assert not window.isMinimized()
