from typing import get_args

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer

from ui.theme.icons import Icon, IconName, icon, pixmap, svg


@pytest.mark.parametrize("name", get_args(IconName))
def test_every_icon_is_a_drawing_that_qt_can_read(qapp, name):
    assert QSvgRenderer(QByteArray(svg(name, "#123456"))).isValid()


@pytest.mark.parametrize("name", get_args(IconName))
def test_every_icon_stays_inside_its_frame(qapp, name):
    drawn = pixmap(name, "#000000", 48).toImage()

    edge = [drawn.pixelColor(x, y).alpha() for x in range(48) for y in (0, 47)]
    assert max(edge) == 0


def test_an_icon_is_as_sharp_as_the_screen(qapp):
    assert pixmap("eye", "#000000", 18, 2.0).width() == 36
    assert icon("eye", "#000000").actualSize(pixmap("eye", "#000000", 18).size()).width() == 18


def test_an_icon_is_drawn_in_its_tone(appearance, qtbot):
    shown = Icon("circle-dashed", size_px=24, tone="ok")
    qtbot.addWidget(shown)

    colours = {QColor(shown.grab().toImage().pixel(x, y)).name() for x in range(24) for y in range(24)}

    assert "#067a55" in colours
