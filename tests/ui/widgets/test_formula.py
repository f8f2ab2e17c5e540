import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import DARK, LIGHT
from ui.widgets.formula import Formula, ScrollingFormula

HESSIAN = (
    r"\begin{pmatrix}"
    + r"\\".join(" & ".join([r"x^2 y z e^{xyz} + \cos(xy)"] * 3) for _ in range(3))
    + r"\end{pmatrix}"
)


@pytest.fixture
def shown(qtbot, appearance):
    """Show a widget at a width and its own height."""

    def show(widget: QWidget, width: int) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(QSize(width, widget.sizeHint().height()))
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


def inked_rows(widget: QWidget) -> list[int]:
    """Return the rows of pixels that hold ink."""
    drawn = widget.grab().toImage()
    ground = drawn.pixelColor(0, 0)
    rows = range(drawn.height())
    return [y for y in rows if any(drawn.pixelColor(x, y) != ground for x in range(drawn.width()))]


def test_a_formula_speaks(qtbot, appearance):
    formula = Formula(r"x^2")
    qtbot.addWidget(formula)

    assert formula.accessibleName() == "x squared"


@pytest.mark.parametrize("latex", ["x", r"\frac{x^2}{y_1}", HESSIAN, r"\sqrt{\frac{x}{y}}"])
def test_no_ink_is_cut_off_above_or_below(shown, latex):
    formula = shown(Formula(latex), 2500)

    rows = inked_rows(formula)

    assert rows[0] > 0
    assert rows[-1] < formula.height() - 1


def test_a_line_keeps_its_height_when_an_exponent_comes(qtbot, appearance):
    plain, squared = Formula("x"), Formula("x^2")
    qtbot.addWidget(plain)
    qtbot.addWidget(squared)

    assert plain.sizeHint().height() == squared.sizeHint().height()


def test_a_formula_shrinks_to_its_room_but_never_below_fifteen_pixels(shown):
    holder = QWidget()
    row = QHBoxLayout(holder)
    formula = Formula(HESSIAN, size_px=20)
    formula.setMinimumWidth(1)
    row.addWidget(formula)

    shown(holder, 300)

    assert formula.drawn_px == 15


def test_a_formula_with_room_is_drawn_at_its_size(shown):
    assert shown(Formula(HESSIAN, size_px=20), 2500).drawn_px == 20


def test_a_formula_wider_than_its_room_scrolls_by_arrow_keys(shown, qtbot):
    scrolling = shown(ScrollingFormula(HESSIAN), 300)
    scrolling.setFocus()

    qtbot.keyClick(scrolling, Qt.Key.Key_Right)

    assert scrolling.overflows
    assert scrolling.horizontalScrollBar().value() > 0
    assert scrolling.formula.drawn_px == 15
    assert scrolling.height() >= scrolling.formula.sizeHint().height()


def test_a_formula_that_fits_is_no_stop_for_the_keyboard(shown):
    assert shown(ScrollingFormula("x"), 300).focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_formula_is_inked_in_the_theme_that_is_worn(shown, appearance):
    formula = shown(Formula(r"\rule{2em}{1em}"), 60)

    def ink() -> QColor:
        return formula.grab().toImage().pixelColor(20, formula.height() // 2 - 4)

    assert ink() == QColor(LIGHT.text)
    appearance.choose("dark")
    assert ink() == QColor(DARK.text)


def test_a_formula_is_copied_as_latex(qtbot, appearance):
    formula = Formula(r"\frac{1}{2}")
    qtbot.addWidget(formula)

    formula.actions()[0].trigger()

    assert QGuiApplication.clipboard().text() == r"\frac{1}{2}"
