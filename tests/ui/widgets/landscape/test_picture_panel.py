"""The panel of plots that stand still, as its user meets it."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives
from tests.engine.landscape.pictures_to_try import PICTURES
from ui.widgets.label import Label
from ui.widgets.landscape.picture_canvas import PictureCanvas
from ui.widgets.landscape.picture_grid import PictureGrid
from ui.widgets.landscape.picture_panel import PicturePanel

GRAPH = PICTURES["a computational graph"]
KINDS = pytest.mark.parametrize("plot", PICTURES.values(), ids=PICTURES)


@pytest.fixture
def panel(qtbot, appearance):
    made = PicturePanel()
    qtbot.addWidget(made)
    made.resize(650, 750)
    made.load()
    made.show_plot(GRAPH)
    made.show()
    qtbot.waitUntil(lambda: made.is_drawn, timeout=30_000)
    return made


def peek_button(panel) -> QPushButton:
    return panel.findChild(QPushButton, "landscape_peek")


def pixels(panel) -> np.ndarray:
    canvas = panel.findChild(PictureCanvas)
    canvas.finish()
    return np.asarray(canvas.buffer_rgba()).copy()


def press(qtbot, panel, segment):
    qtbot.mouseClick(
        panel.findChild(object, "picture_choice").findChild(QPushButton, f"segment_{segment}"),
        Qt.MouseButton.LeftButton,
    )


def test_making_a_panel_brings_in_neither_matplotlib_nor_numpy():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from ui.widgets.landscape.picture_panel import PicturePanel;"
        "from engine.landscape.plots import Bar, Bars;"
        "panel = PicturePanel(); panel.show_plot(Bars('s', (Bar('x', 1.0),)));"
        "sys.exit(bool({'matplotlib', 'numpy', 'sympy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_until_it_can_draw_it_says_so(qtbot, appearance):
    panel = PicturePanel()
    qtbot.addWidget(panel)

    panel.show_plot(GRAPH)

    assert not panel.is_drawn
    assert "Drawing…" in [label.text() for label in panel.findChildren(Label)]
    assert panel.description() == ""


@KINDS
def test_every_kind_is_shown_with_a_title_and_told(panel, plot):
    panel.show_plot(plot)

    assert panel.findChild(Label, "picture_title").text()
    canvas = panel.findChild(PictureCanvas)
    assert canvas.isVisible()
    assert canvas.accessibleDescription() == panel.description() != ""


def test_what_was_found_comes_with_the_verdict(panel):
    before, told = pixels(panel), panel.description()

    panel.reveal()

    assert not np.array_equal(before, pixels(panel))
    assert "−36" not in told
    assert "−36" in panel.description()


def test_peeking_is_reported_and_reveals(qtbot, panel):
    with qtbot.waitSignal(panel.peeked):
        qtbot.mouseClick(peek_button(panel), Qt.MouseButton.LeftButton)

    assert panel.is_revealed
    assert not peek_button(panel).isVisible()


def test_the_next_question_starts_hidden_again(panel):
    panel.reveal()

    panel.show_plot(GRAPH)

    assert not panel.is_revealed
    assert peek_button(panel).isVisible()


@pytest.mark.parametrize("name", ["a table", "a field that turns", "two fields"])
def test_where_nothing_is_hidden_there_is_nothing_to_peek_at(panel, name):
    panel.show_plot(PICTURES[name])

    assert not peek_button(panel).isVisible()


def test_the_table_tells_the_same_in_cells(qtbot, panel):
    panel.show_plot(PICTURES["a table"])

    press(qtbot, panel, 1)

    grid = panel.findChild(PictureGrid)
    assert grid.isVisible()
    assert grid.model().index(0, 0).data() == "−1.9"
    assert grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "−1.9 at 2.0, 1.0"


def test_the_theme_is_worn_at_once(panel, appearance):
    canvas = panel.findChild(PictureCanvas)
    light = canvas.figure.get_facecolor()

    appearance.choose("dark")
    canvas.finish()

    assert canvas.figure.get_facecolor() != light


def test_a_picture_is_drawn_again_in_another_size(qtbot, panel):
    canvas = panel.findChild(PictureCanvas)
    first = canvas.figure.axes[0]

    panel.resize(420, 600)

    qtbot.waitUntil(lambda: canvas.figure.axes[0] is not first)


def test_the_learners_matrix_is_drawn_where_the_map_has_a_place_for_it(panel):
    plot = PICTURES["a polar map"]
    meaning = Derivatives("jacobian", tuple(each.formula for each in plot.components), plot.axes)
    panel.show_plot(plot)
    before = pixels(panel)

    panel.show_claims((Claim(meaning, (("1", "0"), ("0", "r"))),))

    assert "Under your matrix" in panel.description()
    assert not np.array_equal(before, pixels(panel))


def test_the_next_plot_begins_without_a_claim(panel):
    plot = PICTURES["a polar map"]
    panel.show_plot(plot)
    panel.show_claims((Claim(Derivatives("jacobian", ("r", "theta"), plot.axes), (("1", "0"), ("0", "1"))),))

    panel.show_plot(plot)

    assert "Under your matrix" not in panel.description()
