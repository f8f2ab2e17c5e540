"""The panel as its user meets it; `f(x, y) = x²y - 3y`, so at (1, ½) f = -1 and ∇f = (1, -2)."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QSlider, QStackedWidget

from engine.landscape.plots import Slider
from tests.engine.landscape.plots_to_try import SPECS, landscape
from ui.widgets.label import Label
from ui.widgets.landscape.contour_canvas import ContourCanvas
from ui.widgets.landscape.height_grid import HeightGrid
from ui.widgets.landscape.offering import offered
from ui.widgets.landscape.panel import LandscapePanel
from ui.widgets.landscape.surface_canvas import SurfaceCanvas

# The last picture of a landscape with one function
TABLE = len(offered(landscape("x*y"))) - 1


@pytest.fixture
def panel(qtbot, appearance):
    made = LandscapePanel()
    qtbot.addWidget(made)
    made.resize(650, 750)
    made.load()
    made.show_landscape(landscape("x^2*y - 3*y"))
    made.show()
    qtbot.waitUntil(lambda: made.is_drawn, timeout=30_000)
    return made


def peek_button(panel) -> QPushButton:
    return panel.findChild(QPushButton, "landscape_peek")


def press(qtbot, panel, name, segment):
    qtbot.mouseClick(
        panel.findChild(object, name).findChild(QPushButton, f"segment_{segment}"), Qt.MouseButton.LeftButton
    )


def test_making_a_panel_brings_in_neither_matplotlib_nor_numpy():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from ui.widgets.landscape.panel import LandscapePanel;"
        "from engine.landscape.plots import Component, Landscape;"
        "box = ((-1.0, 1.0), (-1.0, 1.0));"
        "panel = LandscapePanel();"
        "panel.show_landscape(Landscape((Component('f', 'x*y'),), ('x', 'y'), box, (0.5, 0.5)));"
        "sys.exit(bool({'matplotlib', 'numpy', 'sympy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_until_it_can_draw_it_says_so(qtbot, appearance):
    panel = LandscapePanel()
    qtbot.addWidget(panel)

    panel.show_landscape(landscape("x*y"))

    assert not panel.is_drawn
    assert "Drawing…" in [label.text() for label in panel.findChildren(Label)]
    assert panel.description() == ""


def test_the_first_paint_starts_the_loading(qtbot, appearance):
    panel = LandscapePanel()
    qtbot.addWidget(panel)
    panel.show_landscape(landscape("x*y"))

    panel.show()

    qtbot.waitUntil(lambda: panel.is_drawn, timeout=30_000)


def test_a_picture_that_is_chosen_early_is_there_in_the_end(qtbot, appearance):
    panel = LandscapePanel()
    qtbot.addWidget(panel)
    panel.show_landscape(landscape("x*y"))

    press(qtbot, panel, "landscape_picture", 1)
    panel.load()

    qtbot.waitUntil(lambda: panel.is_drawn, timeout=30_000)
    assert panel.findChild(QStackedWidget, "landscape_stage").currentWidget() is panel.findChild(SurfaceCanvas)


def test_the_formula_is_typeset_above_the_picture(panel):
    assert panel.formula == r"f(x,\,y)=x^{2}y - 3y"


def test_before_the_verdict_there_are_point_and_height_only(panel):
    assert panel.visible_readouts() == {"P": "(1.00, 0.50)", "f(P)": "-1.00"}
    assert "gradient" not in panel.description()


def test_after_the_verdict_there_is_the_gradient(panel):
    panel.reveal()

    assert panel.visible_readouts()["∇f(P)"] == "(1.00, -2.00)"
    assert "The gradient there is (1.00, -2.00)." in panel.description()
    assert not peek_button(panel).isVisible()


def test_the_next_question_starts_hidden_again(panel):
    panel.reveal()

    panel.show_landscape(landscape("x + y"))

    assert set(panel.visible_readouts()) == {"P", "f(P)"}
    assert peek_button(panel).isVisible()


def test_peeking_is_reported_and_reveals(qtbot, panel):
    with qtbot.waitSignal(panel.peeked):
        qtbot.mouseClick(peek_button(panel), Qt.MouseButton.LeftButton)

    assert panel.is_revealed


@pytest.mark.parametrize(
    ("key", "axis", "sign"),
    [(Qt.Key.Key_Left, 0, -1), (Qt.Key.Key_Right, 0, 1), (Qt.Key.Key_Up, 1, 1), (Qt.Key.Key_Down, 1, -1)],
)
def test_arrow_keys_move_the_point(qtbot, panel, key, axis, sign):
    before = panel.point

    with qtbot.waitSignal(panel.point_moved):
        qtbot.keyClick(panel.findChild(ContourCanvas), key)

    assert (panel.point[axis] - before[axis]) * sign > 0
    assert panel.point[1 - axis] == before[1 - axis]


def test_dragging_moves_the_point_and_stops_at_the_edge(qtbot, panel):
    canvas = panel.findChild(ContourCanvas)

    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))

    assert panel.point == (-2.0, 2.0)
    assert panel.visible_readouts()["P"] == "(-2.00, 2.00)"


def test_moving_the_point_draws_no_contour_again(qtbot, panel):
    canvas = panel.findChild(ContourCanvas)
    drawn = []
    canvas.mpl_connect("draw_event", drawn.append)

    qtbot.keyClick(canvas, Qt.Key.Key_Left)

    assert not drawn


def test_each_function_of_several_can_be_chosen(qtbot, panel):
    panel.show_landscape(SPECS["several functions"])

    press(qtbot, panel, "landscape_component", 2)

    assert panel.formula == r"F_{3}(x,\,y)=y^{2}"
    assert panel.visible_readouts()["F₃(P)"] == "0.25"


def test_one_function_needs_no_chooser(panel):
    assert panel.findChild(object, "landscape_component") is None


def test_a_slider_states_its_value_and_changes_the_height(qtbot, panel):
    panel.show_landscape(landscape("x + a", sliders=(Slider("a", 1.0, 0.0, 4.0),)))
    slider = panel.findChild(QSlider, "slider_a")

    slider.setValue(slider.maximum())

    assert slider.accessibleName() == "a = 4.00"
    assert panel.visible_readouts()["f(P)"] == "5.00"


def test_an_arrow_key_moves_a_slider_by_a_round_step(qtbot, panel):
    panel.show_landscape(landscape("x + a", sliders=(Slider("a", 1.0, -3.0, 3.0),)))
    slider = panel.findChild(QSlider, "slider_a")

    qtbot.keyClick(slider, Qt.Key.Key_Right)

    assert slider.accessibleName() == "a = 1.05"
    assert panel.visible_readouts()["f(P)"] == "2.05"


def test_at_rest_a_slid_landscape_is_drawn_in_full(qtbot, panel):
    panel.show_landscape(landscape("x*y + a", sliders=(Slider("a", 1.0, 0.0, 400.0),)))
    contours = panel.findChild(ContourCanvas)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    before = contours._map.fill_levels

    panel.findChild(QSlider, "slider_a").setValue(60)

    assert contours._map.fill_levels == before
    qtbot.waitUntil(lambda: contours._map.fill_levels != before, timeout=5_000)


@pytest.mark.parametrize(("index", "kind"), [(0, ContourCanvas), (1, SurfaceCanvas), (TABLE, HeightGrid)])
def test_every_picture_can_be_chosen_and_says_what_it_shows(qtbot, panel, index, kind):
    press(qtbot, panel, "landscape_picture", index)

    picture = panel.findChild(kind)
    assert picture.isVisible()
    assert picture.accessibleName().endswith(" of f")
    qtbot.waitUntil(lambda: picture.accessibleDescription() == panel.description(), timeout=5_000)
    assert picture.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_table_says_where_each_height_is(qtbot, panel):
    press(qtbot, panel, "landscape_picture", TABLE)

    model = panel.findChild(HeightGrid).model()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "x = −2"
    assert model.index(0, 0).data() == "2.00"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "2.00 at x = -2, y = 2"


def test_arrow_keys_turn_the_surface_and_full_detail_comes_back(qtbot, panel):
    press(qtbot, panel, "landscape_picture", 1)
    surface = panel.findChild(SurfaceCanvas)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    before = surface._plot.view

    qtbot.keyClick(surface, Qt.Key.Key_Right)

    assert surface._plot.view[1] != before[1]
    assert surface._plot.is_turning
    qtbot.waitUntil(lambda: not surface._plot.is_turning, timeout=5_000)


def test_dragging_turns_the_surface(qtbot, panel):
    press(qtbot, panel, "landscape_picture", 1)
    surface = panel.findChild(SurfaceCanvas)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    before = surface._plot.view

    middle = surface.rect().center()
    qtbot.mousePress(surface, Qt.MouseButton.LeftButton, pos=middle)
    surface._turn(30, 0)
    qtbot.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=middle)

    assert surface._plot.view[1] < before[1]
    assert not surface._plot.is_turning


def test_a_question_without_a_landscape_says_so(panel):
    panel.show_landscape(None)

    assert not panel.is_drawn
    assert panel.visible_readouts() == {}
    assert "There is nothing to draw for this question." in [label.text() for label in panel.findChildren(Label)]


def test_the_theme_is_worn_and_the_old_picture_stays_until_then(qtbot, panel, appearance):
    canvas = panel.findChild(ContourCanvas)
    light, figure = canvas.figure.get_facecolor(), canvas.figure

    appearance.choose("dark")

    assert canvas.figure is figure
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    assert canvas.figure.get_facecolor() != light


def test_a_newer_scene_takes_the_place_of_one_that_is_not_drawn_yet(qtbot, panel):
    canvas, drawn = panel.findChild(ContourCanvas), []
    canvas.drawn.connect(lambda: drawn.append(canvas.fill_levels))
    panel.show_landscape(landscape("1000*x"))

    panel.show_landscape(landscape("x"))

    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    assert [levels[-1] for levels in drawn] == [2.0]


def test_a_point_that_is_moved_while_the_map_is_drawn_is_on_it(qtbot, panel):
    canvas = panel.findChild(ContourCanvas)
    panel.reveal()

    canvas.pointed.emit(-1.0, 1.5)

    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    assert canvas.marker == (-1.0, 1.5)


@pytest.mark.parametrize(
    "name", ["a quotient with a pole", "undefined everywhere", "a constant", "Greek, with sliders"]
)
def test_every_landscape_is_shown_in_every_picture(panel, qtbot, name):
    panel.show_landscape(SPECS[name])
    panel.reveal()

    for index in range(TABLE + 1):
        press(qtbot, panel, "landscape_picture", index)
        panel.grab()

    assert len(panel.visible_readouts()) == 3
