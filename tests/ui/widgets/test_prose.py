import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.fonts import font
from ui.typesetting import segments
from ui.widgets.prose import Prose
from ui.widgets.prose_layout import FormulaPiece, Measure, WordPiece, chunks, lay_out

LONG = r"f(x, y) = x^2 y + \sin(xy) + e^{x + y} - \ln(1 + x^2) + 7 x^2 y^2 + \frac{x^3}{1 + y^2}"


@pytest.fixture
def measure(qapp) -> Measure:
    return Measure(QFontMetricsF(font(14)), formula=17, smallest=15)


def texts(line) -> list[str]:
    return [piece.text if isinstance(piece, WordPiece) else f"${piece.latex}$" for _, piece in line.pieces]


def lines_of(prose: str, width: float, measure: Measure):
    return lay_out(chunks(segments(prose), measure), width, measure)


def test_words_are_broken_where_the_line_ends(measure):
    lines = lines_of("one two three four five six seven", 100, measure)

    assert len(lines) > 1
    assert [word for line in lines for word in texts(line)] == ["one", "two", "three", "four", "five", "six", "seven"]
    assert all(x + piece.width <= 100 for line in lines for x, piece in line.pieces)


def test_a_full_stop_stays_with_its_formula(measure):
    for width in range(60, 400, 7):
        lines = lines_of("some words before $x^2 + y^2$. And after", width, measure)

        assert not any(texts(line)[0] == "." for line in lines)


def test_a_display_stands_on_a_line_of_its_own(measure):
    lines = lines_of("Let $$x^2$$ be so.", 500, measure)

    assert [texts(line) for line in lines] == [["Let"], ["$x^2$"], ["be", "so."]]


def test_a_new_line_in_the_text_is_one_on_screen(measure):
    assert len(lines_of("one\ntwo", 500, measure)) == 2


def test_a_formula_wider_than_a_line_is_broken_before_its_signs(measure):
    lines = lines_of(f"Let ${LONG}$.", 200, measure)

    formulas = [piece for line in lines for _, piece in line.pieces if isinstance(piece, FormulaPiece)]
    assert len(formulas) > 3
    assert all(piece.px >= 15 for piece in formulas)
    assert all(x + piece.width <= 200 for line in lines for x, piece in line.pieces)


def test_a_tall_formula_makes_its_line_taller(measure):
    low, tall = lines_of("$x$", 500, measure)[0], lines_of(r"$\frac{x}{y}$", 500, measure)[0]

    assert tall.ascent + tall.depth > low.ascent + low.depth


def test_prose_grows_as_it_gets_narrower(qtbot, appearance):
    prose = Prose("A sentence of some length, with $x^2$ in it, that does not fit into a narrow column at all.")
    qtbot.addWidget(prose)

    assert prose.heightForWidth(200) > prose.heightForWidth(600)


def test_prose_claims_its_height_in_a_nested_layout(qtbot, appearance):
    holder = QWidget()
    qtbot.addWidget(holder)
    prose = Prose("A sentence of some length, with $x^2$ in it, that does not fit into a narrow column at all.")
    QVBoxLayout(holder).addWidget(prose)
    holder.resize(220, 20)
    with qtbot.waitExposed(holder):
        holder.show()

    assert prose.height() >= prose.heightForWidth(prose.width())


def test_prose_is_spoken_and_never_markup(qtbot, appearance):
    prose = Prose("<b>Let</b> $x^2$ be.")
    qtbot.addWidget(prose)

    assert prose.accessibleName() == "<b>Let</b> x squared be."


def test_formulas_in_prose_stay_readable_in_the_narrowest_column(qtbot, appearance):
    prose = Prose(f"Let ${LONG}$.")
    qtbot.addWidget(prose)
    prose.resize(prose.minimumSizeHint().width(), 400)

    assert min(prose.drawn_px()) >= 15
