"""Playing with a landscape as its user does; `f(x, y) = x² + 3y²` over (-2, 2)², the marker at (1, ½)."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider

from tests.engine.landscape.plots_to_try import SQUARE, landscape
from ui.widgets.label import Label
from ui.widgets.landscape.contour_canvas import ContourCanvas
from ui.widgets.landscape.ends_popover import EndsPopover
from ui.widgets.landscape.exporting import suggested_name
from ui.widgets.landscape.panel import LandscapePanel
from ui.widgets.landscape.picture_grid import PictureGrid
from ui.widgets.landscape.profile_canvas import ProfileCanvas
from ui.widgets.landscape.surface_canvas import SurfaceCanvas


@pytest.fixture
def panel(qtbot, appearance):
    made = LandscapePanel()
    qtbot.addWidget(made)
    made.resize(650, 750)
    made.load()
    made.show_landscape(landscape("x^2 + 3*y^2"))
    made.show()
    qtbot.waitUntil(lambda: made.is_drawn, timeout=30_000)
    return made


def choose(panel, name):
    panel.findChild(QAction, f"explore_{name}").trigger()


def said(panel) -> str:
    return panel.findChild(Label, "explored_said").text()


def bring(panel, name):
    panel._heading._pictures.findChild(QPushButton, f"segment_{panel._heading._names.index(name)}").click()


def box_of(panel):
    return panel._tour.scene.landscape.box


def width_of(panel) -> float:
    (left, right), _ = box_of(panel)
    return right - left


def turn_wheel(canvas, at: QPoint, notches: int):
    none = Qt.MouseButton.NoButton
    canvas.wheelEvent(
        QWheelEvent(
            QPointF(at),
            QPointF(canvas.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120 * notches),
            none,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )


def test_exploring_waits_for_the_verdict_or_a_peek(panel):
    assert not panel.findChild(QPushButton, "explore").isEnabled()

    panel.reveal()

    assert panel.findChild(QPushButton, "explore").isEnabled()


def test_one_thing_is_explored_at_a_time(panel):
    panel.reveal()

    choose(panel, "level")
    choose(panel, "plane")

    assert panel._tour.scene.exploring.overlays == ("plane",)
    assert panel.findChild(QAction, "explore_plane").isChecked()
    assert not panel.findChild(QAction, "explore_level").isChecked()


def test_several_things_can_be_kept(panel):
    panel.reveal()
    panel._heading.bar._keep.setChecked(True)

    choose(panel, "level")

    assert panel._tour.scene.exploring.overlays == ("gradient", "level")


def test_a_walk_comes_with_its_sliders_and_a_sentence(panel):
    panel.reveal()

    choose(panel, "descent")

    assert panel.findChild(QSlider, "slider_learning_rate").isVisible()
    assert not panel.findChild(QSlider, "slider_momentum").isVisible()
    assert said(panel).startswith("Gradient descent: f goes from 1.75 to 0.01 in 20 steps")
    assert "Gradient descent" in panel.description()


def test_a_learning_rate_that_is_too_great_diverges_in_words(panel):
    panel.reveal()
    choose(panel, "descent")
    slider = panel.findChild(QSlider, "slider_learning_rate")

    slider.setValue(slider.maximum())

    assert said(panel).startswith("Gradient descent diverges")


def test_no_walk_is_shown_before_it_may_be_seen(panel):
    panel.reveal()
    choose(panel, "descent")

    panel.reveal(False)

    assert not panel.findChild(QSlider, "slider_learning_rate").isVisible()
    assert said(panel) == ""


@pytest.mark.parametrize("name", ["level", "plane", "model", "curvatures", "descent", "momentum", "newton"])
def test_what_follows_the_point_draws_no_contour_again(qtbot, panel, name):
    canvas, drawn = panel.findChild(ContourCanvas), []
    panel.reveal()
    choose(panel, name)
    qtbot.waitUntil(lambda: panel.is_drawn and not canvas._draw_pending)
    canvas.mpl_connect("draw_event", drawn.append)

    qtbot.keyClick(canvas, Qt.Key.Key_Left)

    assert not drawn


def test_the_wheel_zooms_about_the_pointer(qtbot, panel):
    canvas = panel.findChild(ContourCanvas)
    middle = canvas.rect().center()
    before = canvas.place_at(middle.x(), middle.y())

    turn_wheel(canvas, middle, 3)

    assert width_of(panel) == pytest.approx(4 * 0.85**3)
    assert canvas.place_at(middle.x(), middle.y()) == pytest.approx(before, abs=1e-6)


@pytest.mark.parametrize("name", ["Contours", "Surface", "Profile"])
def test_keys_zoom_about_the_point_in_every_picture_and_0_goes_back(qtbot, panel, name):
    bring(panel, name)
    kinds = {"Contours": ContourCanvas, "Surface": SurfaceCanvas, "Profile": ProfileCanvas}
    canvas = panel.findChild(kinds[name])

    qtbot.keyClick(canvas, Qt.Key.Key_Plus)

    assert width_of(panel) == pytest.approx(3.2)
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert box_of(panel) == SQUARE


def test_dragging_with_shift_moves_the_map_and_not_the_point(qtbot, panel):
    canvas, shift = panel.findChild(ContourCanvas), Qt.KeyboardModifier.ShiftModifier
    start = canvas.rect().center()
    held = canvas.place_at(start.x(), start.y())

    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, shift, start)
    canvas._drag_map(QPointF(start), QPointF(start + QPoint(40, 0)))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, shift, start + QPoint(40, 0))

    assert canvas.place_at(start.x() + 40, start.y()) == pytest.approx(held, abs=1e-6)
    assert panel.point == (1.0, 0.5)


def test_a_zoomed_map_is_drawn_in_full_when_it_rests(qtbot, panel):
    canvas = panel.findChild(ContourCanvas)

    qtbot.keyClick(canvas, Qt.Key.Key_Plus)

    assert canvas._map.fill_levels[-1] == 16.0
    qtbot.waitUntil(lambda: canvas._map.fill_levels[-1] != 16.0, timeout=5_000)


def test_back_to_the_start_brings_the_point_back_too(qtbot, panel):
    qtbot.keyClick(panel.findChild(ContourCanvas), Qt.Key.Key_Left)

    panel.findChild(QPushButton, "landscape_reset").click()

    assert panel.point == (1.0, 0.5)


def test_the_ends_of_the_axes_can_be_typed(qtbot, panel):
    panel._heading.bar.ask_for_ends()
    popover = panel.findChild(EndsPopover)
    for name, text in (("x_from", "0"), ("x_to", "pi/2"), ("y_from", "-1"), ("y_to", "1e2")):
        popover.findChild(QLineEdit, name).setText(text)

    popover.findChild(QPushButton, "show_ends").click()

    assert box_of(panel) == ((0.0, pytest.approx(1.5707963)), (-1.0, 100.0))


@pytest.mark.parametrize("text", ["", "x", "5", "1/0"])
def test_ends_that_make_no_box_are_asked_for_again(panel, text):
    panel._heading.bar.ask_for_ends()
    popover = panel.findChild(EndsPopover)
    popover.findChild(QLineEdit, "x_from").setText(text)

    popover.findChild(QPushButton, "show_ends").click()

    assert popover.isVisible()
    assert box_of(panel) == SQUARE
    popover.close()


def test_the_point_is_dragged_along_the_surface(qtbot, panel):
    bring(panel, "Surface")
    canvas = panel.findChild(SurfaceCanvas)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    view = canvas._plot.view
    start = next(
        QPoint(x, y)
        for x in range(0, canvas.width(), 6)
        for y in range(0, canvas.height(), 6)
        if canvas._is_on_marker(QPointF(x, y))
    )

    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    canvas._drag_marker(QPointF(start + QPoint(-60, 10)))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start)

    assert panel.point != (1.0, 0.5)
    assert canvas._plot.view == view


def test_a_point_moves_over_a_copy_of_the_surface_that_is_drawn_in_full_when_it_rests(qtbot, panel):
    bring(panel, "Surface")
    canvas, drawn = panel.findChild(SurfaceCanvas), []
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    canvas._lift()
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    lifted = np.asarray(canvas.buffer_rgba()).copy()
    canvas.mpl_connect("draw_event", drawn.append)

    canvas.pointed.emit(-1.0, -1.0)

    assert not drawn
    assert not np.array_equal(lifted, np.asarray(canvas.buffer_rgba()))
    qtbot.waitUntil(lambda: not canvas._is_lifted and panel.is_drawn, timeout=5_000)


def test_the_steps_of_a_walk_stand_in_a_table(qtbot, panel):
    panel.reveal()
    choose(panel, "newton")

    bring(panel, "Table")

    grid = panel.findChild(PictureGrid, "walk_grid")
    assert grid.isVisible()
    assert grid.model().headerData(0, Qt.Orientation.Horizontal) == "Newton's method"
    assert [grid.model().index(1, column).data() for column in (0, 1)] == ["(0.00, 0.00)", "0.00"]


def test_of_a_table_the_numbers_can_be_copied(panel):
    bring(panel, "Table")

    panel.findChild(QAction, "landscape_copy_numbers").trigger()

    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[1] == "x = −2"
    assert lines[1].split("\t")[:2] == ["y = 2", "16.00"]
    assert not panel.findChild(QAction, "landscape_save").isVisible()


def test_alt_and_an_arrow_move_the_point_on_the_surface(qtbot, panel):
    bring(panel, "Surface")
    canvas = panel.findChild(SurfaceCanvas)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)

    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert panel.point == pytest.approx((1.05, 0.5))


def test_arrows_turn_the_profile(qtbot, panel):
    bring(panel, "Profile")

    qtbot.keyClick(panel.findChild(ProfileCanvas), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    assert panel.findChild(QSlider, "slider_direction").accessibleName().startswith("direction 45")


@pytest.mark.parametrize("name", ["Contours", "Surface", "Profile"])
@pytest.mark.parametrize(
    ("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")], ids=["png", "svg", "pdf"]
)
def test_every_picture_can_be_saved(panel, tmp_path, name, kind, begins):
    bring(panel, name)
    file = tmp_path / f"{suggested_name(panel._tour.scene)}.{kind}"

    panel._keeper.write(panel._stage.portrait(), file)

    assert file.read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_picture_is_kept_in_light_colours_at_twice_its_size(panel, appearance):
    appearance.choose("dark")
    size = panel.findChild(ContourCanvas).size()

    panel._keeper.copy()

    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == pytest.approx((2 * size.width(), 2 * size.height()), abs=2)
    assert image.pixelColor(2, 2).lightnessF() > 0.95


def test_a_picture_that_cannot_be_saved_is_said_in_a_sentence(panel, qtbot):
    with qtbot.waitSignal(panel._keeper.said) as heard:
        panel._keeper.write(panel._stage.portrait(), Path("/nowhere/at/all.png"))

    # the system says it in its own language
    assert heard.args == [f"The picture could not be saved there: {os.strerror(errno.ENOENT)}."]


def test_the_name_of_a_file_says_which_function_it_shows(panel):
    assert suggested_name(panel._tour.scene) == "f-x2-3y2"


def test_a_table_is_no_picture_and_says_so(panel, qtbot):
    bring(panel, "Table")

    with qtbot.waitSignal(panel._keeper.said) as heard:
        panel._keeper.save()

    assert "table" in heard.args[0]


def test_read_outs_keep_their_places_while_numbers_change(qtbot, panel):
    row = panel._beneath.footing.readouts
    places = [formula.x() for formula in row._formulas.values()]

    qtbot.keyClick(panel.findChild(ContourCanvas), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(6):
        qtbot.keyClick(panel.findChild(ContourCanvas), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    assert panel.point[0] < 0
    assert [formula.x() for formula in row._formulas.values()] == places


def test_in_a_wide_and_low_panel_the_rows_stand_beside_the_plot(qtbot, panel):
    panel.resize(1000, 560)

    qtbot.waitUntil(lambda: panel._beneath.x() > panel._stage.width())
    assert panel.findChild(ContourCanvas).height() > 380
