import pytest
from PySide6.QtWidgets import QWidget

from engine.records.session import Wish
from ui.practice.heading import PracticeHeading


@pytest.fixture
def bar(qtbot, appearance):
    """What the heading stands in: a window of its own would never be made narrower than its contents."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def heading(bar):
    made = PracticeHeading()
    made.setParent(bar)
    made.show_wish((), Wish())
    made.show_round(("right", None))
    made.show()
    return made


def test_with_room_everything_is_there(heading):
    heading.resize(700, 40)

    assert heading.dots.isVisible()
    assert heading.count.isVisible()


def test_in_little_room_the_dots_go_first_and_nothing_is_cut_off(heading):
    heading.resize(300, 40)

    assert not heading.dots.isVisible()
    assert heading.count.isVisible()
    assert heading.minimumSizeHint().width() <= 300
