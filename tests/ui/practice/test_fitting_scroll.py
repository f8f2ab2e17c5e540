"""A scroll area keeps what has the keyboard in view."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.practice.fitting_scroll import FittingScroll


def test_what_has_the_keyboard_stays_in_view_when_something_above_it_grows(qtbot: QtBot) -> None:
    scroll, above, line = FittingScroll(gap=0, least_px=80), QWidget(), QLineEdit()
    above.setFixedHeight(40)
    scroll.body.addWidget(above)
    scroll.body.addWidget(line)
    qtbot.addWidget(scroll)
    scroll.resize(200, 120)
    with qtbot.waitActive(scroll):
        scroll.show()
        scroll.activateWindow()
    line.setFocus()
    above.setFixedHeight(400)

    qtbot.waitUntil(lambda: scroll.viewport().rect().contains(line.mapTo(scroll.viewport(), line.rect().center())))
