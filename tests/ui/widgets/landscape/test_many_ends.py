"""The square and the sensitivity view as their user meets them; F(x, y, z) = (xy + z, y²) at (1, 2) with z = 1."""

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QSlider

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives
from engine.landscape.plots import Component, Landscape, Slider
from ui.widgets.landscape.gauge import OutputGauge
from ui.widgets.landscape.offering import offered
from ui.widgets.landscape.panel import LandscapePanel
from ui.widgets.landscape.picture_grid import PictureGrid
from ui.widgets.landscape.sensitivity_picture import SensitivityPicture
from ui.widgets.landscape.square_canvas import SquareCanvas
from ui.widgets.landscape.square_picture import SquarePicture

_FUNCTIONS = ("x y + z", "y^2")
_MAP = Landscape(
    (Component("F_{1}", _FUNCTIONS[0]), Component("F_{2}", _FUNCTIONS[1])),
    ("x", "y"),
    ((-3.0, 3.0), (-3.0, 3.0)),
    (1.0, 2.0),
    (Slider("z", 1.0, -3.0, 3.0),),
)
_PLANE = structs.replace(_MAP, components=_MAP.components[1:], sliders=())
_CLAIM = Claim(Derivatives("jacobian", _FUNCTIONS, ("x", "y", "z")), (("y", "x", "1"), ("0", "y", "0")))


@pytest.fixture
def panel(qtbot, appearance):
    made = LandscapePanel()
    qtbot.addWidget(made)
    made.resize(650, 750)
    made.load()
    made.show_landscape(_MAP)
    made.show()
    qtbot.waitUntil(lambda: made.is_drawn, timeout=30_000)
    return made


def pick(panel, name):
    row = panel.findChild(object, "landscape_picture")
    next(button for button in row.findChildren(QPushButton) if button.text() == name).click()


def sensitivity(panel):
    pick(panel, "Sensitivity")
    return panel.findChild(SensitivityPicture)


def slider(picture, name):
    return picture.findChild(QSlider, f"slider_{name}")


def said(picture):
    return [gauge.accessibleName() for gauge in picture.findChildren(OutputGauge)]


@pytest.mark.parametrize(
    ("landscape", "names"),
    [
        pytest.param(_PLANE, set(), id="a function of the plane"),
        pytest.param(structs.replace(_MAP, sliders=()), {"Square"}, id="a plane map"),
        pytest.param(_MAP, {"Square", "Sensitivity"}, id="a map with more inputs"),
        pytest.param(structs.replace(_PLANE, units={"x": "kg"}), {"Sensitivity"}, id="what is measured"),
    ],
)
def test_a_plot_comes_in_the_pictures_that_it_has_something_for(landscape, names):
    assert {"Square", "Sensitivity"} & set(offered(landscape)) == names


def test_every_input_has_a_slider_and_every_output_a_gauge(panel):
    picture = sensitivity(panel)

    assert all(slider(picture, name) is not None for name in "xyz")
    assert said(picture) == ["F₁ goes from 3.00 to 3.00, by +0.00.", "F₂ goes from 4.00 to 4.00, by +0.00."]


def test_the_panels_own_sliders_make_room_for_those_of_the_picture(panel):
    own = panel._beneath.sliders
    assert own.isVisible()

    sensitivity(panel)
    assert not own.isVisible()

    pick(panel, "Contours")
    assert own.isVisible()


def test_moving_an_input_moves_the_outputs_and_predicts_nothing_yet(panel):
    picture = sensitivity(panel)

    slider(picture, "y").setValue(slider(picture, "y").value() + 2)

    assert picture.now["y"] == pytest.approx(2.1)
    assert said(picture) == ["F₁ goes from 3.00 to 3.10, by +0.10.", "F₂ goes from 4.00 to 4.41, by +0.41."]


def test_after_a_verdict_the_learners_slopes_predict(panel):
    panel.show_claims((_CLAIM,), {})
    picture = sensitivity(panel)

    slider(picture, "y").setValue(slider(picture, "y").value() + 2)

    assert said(picture)[1] == "F₂ goes from 4.00 to 4.41, by +0.41; yours predicts +0.20."


def test_at_the_end_the_true_slopes_predict_beside_them(panel):
    panel.show_claims((_CLAIM,), {}, revealed=True)
    picture = sensitivity(panel)

    slider(picture, "y").setValue(slider(picture, "y").value() + 2)

    assert said(picture)[1].endswith("yours predicts +0.20 and the true slopes predict +0.40.")


def test_inputs_that_were_moved_stay_when_a_verdict_comes(panel):
    picture = sensitivity(panel)
    slider(picture, "x").setValue(slider(picture, "x").value() + 4)
    moved = picture.now

    panel.show_claims((_CLAIM,), {})

    assert picture.now == moved


def test_one_button_puts_every_input_back(panel):
    picture = sensitivity(panel)
    slider(picture, "x").setValue(0)

    picture.findChild(QPushButton, "sensitivity_reset").click()

    assert picture.now == {"x": 1.0, "y": 2.0, "z": 1.0}


def test_the_same_stands_in_a_table_and_in_sentences(panel):
    panel.show_claims((_CLAIM,), {})
    picture = sensitivity(panel)

    model = picture.findChild(PictureGrid, "sensitivity_grid").model()

    rows = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert rows[:4] == ["At P", "Now", "Change", "Yours predicts"]
    assert "Sensitivity to z, yours" in rows
    assert "The inputs are at P" in picture.accessibleDescription()


def test_the_square_follows_the_arrow_keys(qtbot, panel):
    pick(panel, "Square")

    qtbot.keyClick(panel.findChild(SquareCanvas), Qt.Key.Key_Right)

    assert panel.point[0] > 1
    assert panel.point[1] == 2


def test_the_square_can_be_dragged_on_the_side_of_the_inputs(qtbot, panel):
    pick(panel, "Square")
    canvas = panel.findChild(SquareCanvas)
    canvas.finish()
    x, y = canvas.figure.axes[0].transAxes.transform((0.5, 0.5))

    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=_pixel(canvas, x, y))

    assert panel.point == pytest.approx((0, 0), abs=0.05)


def test_a_press_on_the_image_moves_nothing(qtbot, panel):
    pick(panel, "Square")
    canvas = panel.findChild(SquareCanvas)
    canvas.finish()
    x, y = canvas.figure.axes[1].transAxes.transform((0.5, 0.5))

    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=_pixel(canvas, x, y))

    assert panel.point == (1.0, 2.0)


def _pixel(canvas, x, y):
    ratio = canvas.device_pixel_ratio
    return QPoint(round(x / ratio), round((canvas.figure.bbox.height - y) / ratio))


def test_the_side_of_the_square_can_be_chosen(panel):
    pick(panel, "Square")
    picture = panel.findChild(SquarePicture)

    slider(picture, "side").setValue(slider(picture, "side").maximum())

    assert "sides of 2.5" in _described(picture)


def _described(picture):
    picture.set_description("")
    return picture.accessibleDescription()


def test_the_learners_matrix_is_told_with_the_square(qtbot, panel):
    panel.show_claims((_CLAIM,), {})
    pick(panel, "Square")

    square = panel.findChild(SquarePicture)
    qtbot.waitUntil(lambda: "Under your matrix" in square.accessibleDescription(), timeout=5_000)
