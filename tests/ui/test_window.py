import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

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
    window.resize(760, 600)
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
