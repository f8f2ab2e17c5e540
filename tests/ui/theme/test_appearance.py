from time import perf_counter
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.appearance import Appearance, worn
from ui.theme.fonts import font
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.button import Button
from ui.widgets.formula import Formula
from ui.widgets.label import Label
from ui.widgets.prose import Prose


def test_a_choice_is_worn_at_once_and_reported(appearance, qtbot):
    with qtbot.waitSignal(appearance.changed) as signal:
        appearance.choose("dark")

    assert signal.args == [DARK]
    assert worn() is DARK


def test_choosing_what_is_already_worn_changes_nothing(appearance, qtbot):
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.choose("light")


def test_the_palette_follows_the_theme(appearance, qapp):
    appearance.choose("dark")

    assert qapp.palette().color(QPalette.ColorRole.Text).name().upper() == DARK.text


@pytest.mark.parametrize(
    ("scheme", "theme"),
    [
        pytest.param(Qt.ColorScheme.Dark, DARK, id="dark system"),
        pytest.param(Qt.ColorScheme.Light, LIGHT, id="light system"),
        pytest.param(Qt.ColorScheme.Unknown, LIGHT, id="a system that does not say"),
    ],
)
def test_the_system_is_followed_unless_the_learner_chose(qapp, scheme, theme):
    hints = SimpleNamespace(colorSchemeChanged=qapp.styleHints().colorSchemeChanged, colorScheme=lambda: scheme)
    application = SimpleNamespace(
        setStyle=lambda _: None,
        setFont=lambda _: None,
        setPalette=qapp.setPalette,
        setStyleSheet=qapp.setStyleSheet,
        styleHints=lambda: hints,
    )

    followed = Appearance(application, "system")

    assert worn() is theme
    followed.choose("light")


def test_weights_are_set_on_the_axis_of_the_variable_font(qapp):
    strong = font(14, 600)

    assert strong.variableAxisValue(QFont.Tag.fromString("wght")) == 600
    assert strong.family() == "Inter"
    assert strong.hintingPreference() is QFont.HintingPreference.PreferNoHinting


def test_text_grows_with_the_scale_that_the_learner_set(qapp, appearance):
    Appearance(qapp, "light", text_scale=1.5)

    assert font(14).pixelSize() == 21
    assert Formula("x").sizeHint().height() > 1.4 * 20

    Appearance(qapp, "light")


def test_switching_the_theme_of_a_full_page_takes_less_than_a_tenth_of_a_second(appearance, qapp, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for index in range(30):
        for part in (Label("words"), Button("press", icon_name="eye"), Formula(rf"x^{{{index}}}"), Prose("$x$ and y")):
            column.addWidget(part)
    with qtbot.waitExposed(page):
        page.show()

    start = perf_counter()
    appearance.choose("dark")
    qapp.processEvents()
    page.grab()

    # generous, as the machine may be busy; measured at 30 ms
    assert perf_counter() - start < 0.5
