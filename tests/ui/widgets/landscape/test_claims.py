"""Claims on the panel as a learner meets them; f(x, y) = x²y - 3y, so at P = (1, ½) ∇f = (1, -2)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QSlider

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives
from engine.landscape.plots import Slider
from tests.engine.landscape.plots_to_try import landscape
from ui.widgets.formula import Formula
from ui.widgets.landscape.claim_caption import ClaimCaption
from ui.widgets.landscape.contour_canvas import ContourCanvas
from ui.widgets.landscape.panel import LandscapePanel
from ui.widgets.landscape.picture_grid import PictureGrid

F = "x^2*y - 3*y"
GRADIENT = Claim(Derivatives("gradient", (F,), ("x", "y")), (("2*x*y",), ("x^2",)))
HESSIAN = Claim(Derivatives("hessian", (F,), ("x", "y")), (("2*y", "2*x"), ("2*x", "2")))


@pytest.fixture
def panel(qtbot, appearance):
    made = LandscapePanel()
    qtbot.addWidget(made)
    made.resize(650, 750)
    made.load()
    made.show_landscape(landscape(F))
    made.show()
    qtbot.waitUntil(lambda: made.is_drawn, timeout=30_000)
    return made


def caption(panel) -> ClaimCaption:
    return panel.findChild(ClaimCaption)


def test_before_a_verdict_no_line_speaks_of_an_answer(panel):
    assert not caption(panel).isVisible()


def test_a_line_beneath_the_plot_says_what_the_answer_claims(panel):
    panel.show_claims((GRADIENT,), {})

    assert caption(panel).isVisible()
    assert caption(panel).words.startswith("Yours is far from the true gradient")
    assert panel.findChild(Formula, "claim_formula").latex == r"(1.00,\,1.00)\text{ at }P"


def test_a_miss_prints_no_number_of_the_key(panel):
    panel.show_claims((GRADIENT,), {})

    assert "-2.00" not in str(panel.visible_readouts())
    assert "−2.00" not in caption(panel).words


def test_the_number_follows_the_marker(panel):
    panel.show_claims((GRADIENT,), {})

    panel.findChild(ContourCanvas).pointed.emit(-1.0, 1.0)

    assert panel.findChild(Formula, "claim_formula").latex == r"(-2.00,\,1.00)\text{ at }P"


def test_a_box_takes_the_claim_off_the_plot_and_puts_it_back(panel):
    panel.show_claims((GRADIENT,), {})
    box = panel.findChild(QCheckBox, "show_claim")

    box.setChecked(False)
    assert "Yours" not in panel.description()
    assert caption(panel).isVisible()

    box.setChecked(True)
    assert "Yours" in panel.description()


def test_the_box_has_a_name(panel):
    assert panel.findChild(QCheckBox, "show_claim").accessibleName() == "Draw what your answer says"


def test_of_several_functions_the_one_that_is_shown_is_claimed(panel, qtbot):
    panel.show_landscape(landscape("x*y", "x + y"))
    rows = (("y", "x"), ("2", "1"))
    panel.show_claims((Claim(Derivatives("jacobian", ("x*y", "x + y"), ("x", "y")), rows),), {})

    assert "agree all over the map" in caption(panel).words


def test_the_function_that_was_missed_comes_to_the_front(panel):
    panel.show_landscape(landscape("x*y", "x + y"))
    claim = Claim(Derivatives("jacobian", ("x*y", "x + y"), ("x", "y")), (("y", "x"), ("2", "1")))

    panel.show_claims((claim,), {}, component=1)

    assert "Yours is far from the true gradient of F₂" in caption(panel).words
    assert "F_{2}" in panel.formula


@pytest.mark.parametrize("claim", [GRADIENT, HESSIAN], ids=["a gradient", "a Hessian"])
def test_a_claim_is_drawn_in_every_picture_and_theme(panel, appearance, claim):
    panel.show_claims((claim,), {"x": 1.0, "y": 1.0}, revealed=True)

    appearance.choose("dark")
    panel.grab()

    assert panel.is_revealed


def test_a_landscape_without_claims_is_described_without_them(panel):
    assert "Yours" not in panel.description()


def test_the_map_stays_where_it_is_when_an_answer_is_drawn_on_it(panel, qtbot):
    canvas = panel.findChild(ContourCanvas)
    before = canvas.map_place, canvas.geometry()

    panel.show_claims((GRADIENT,), {}, revealed=True)

    qtbot.waitUntil(lambda: panel.is_drawn and caption(panel).height() > 0, timeout=5_000)
    assert (canvas.map_place, canvas.geometry()) == before


def test_while_a_slider_moves_nothing_that_stands_still_speaks_of_the_answer(panel, qtbot):
    formula = "a*x^2*y"
    panel.show_landscape(landscape(formula, sliders=(Slider("a", 1.0, -3.0, 3.0),)))
    gradient = Claim(Derivatives("gradient", (formula,), ("x", "y")), (("2*y",), ("x",)))
    panel.show_claims((gradient,), {})
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=5_000)
    canvas = panel.findChild(ContourCanvas)
    assert canvas.shows_claims

    panel.findChild(QSlider, "slider_a").setValue(20)

    assert not canvas.shows_claims
    qtbot.waitUntil(lambda: canvas.shows_claims, timeout=5_000)


def test_the_table_of_the_answer_stands_beneath_the_heights(panel, qtbot):
    row = panel.findChild(object, "landscape_picture")
    names = [button.text() for button in row.findChildren(QPushButton)]
    qtbot.mouseClick(row.findChild(QPushButton, f"segment_{names.index('Table')}"), Qt.MouseButton.LeftButton)
    grid = panel.findChild(PictureGrid, "claim_grid")
    assert not grid.isVisible()

    panel.show_claims((GRADIENT,), {})

    assert grid.isVisible()
    assert grid.accessibleName() == "Table: your answer"
    assert grid.model().headerData(0, Qt.Orientation.Horizontal) == "Yours"
