import pytest
from PySide6.QtWidgets import QWidget

from engine.records.session import Wish
from ui.practice.heading import PracticeHeading


@pytest.fixture
def heading(qtbot, appearance):
    # a window would never be made narrower than its contents
    bar = QWidget()
    qtbot.addWidget(bar)
    made = PracticeHeading()
    made.setParent(bar)
    made.show_wish((), Wish())
    made.show_round(("right", None))
    bar.show()
    yield made


def test_with_room_everything_is_there(heading):
    heading.resize(700, 40)

    assert heading.dots.isVisible()
    assert heading.count.isVisible()


def test_in_little_room_the_dots_go_first_and_nothing_is_cut_off(heading):
    heading.resize(300, 40)

    assert not heading.dots.isVisible()
    assert heading.count.isVisible()
    assert heading.minimumSizeHint().width() <= 300
