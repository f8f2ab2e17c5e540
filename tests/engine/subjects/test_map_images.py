from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.equality.budget import Budget
from engine.functions.square_maps import polynomial_map
from engine.language.tree import names, number
from engine.questions.marking import mark
from engine.subjects.map_images import Square, image_question

X, Y = names("x y")
# F = (x + 2y, 3x + 2y) has the determinant -4.
MADE = polynomial_map((plus(X, times(number(2), Y)), plus(times(number(3), X), times(number(2), Y))), (X, Y))
QUESTION = image_question(MADE, Square(Fraction(3), {"x": Fraction(0), "y": Fraction(0)}), "What becomes of areas?")


def _marked(a: str, b: str):
    return mark(QUESTION, {"a": a, "b": b}, Budget(4.0)).parts


def test_an_area_is_the_absolute_determinant_times_the_square_of_the_side():
    assert _marked("-4", "36")["b"].outcome == "right"


def test_an_area_that_follows_from_another_determinant_earns_half():
    verdict = _marked("8", "72")["b"]

    assert (verdict.outcome, verdict.follows, verdict.score) == ("partly", True, 0.5)


def test_a_negative_area_is_named():
    verdict = _marked("-4", "-36")["b"]

    assert verdict.slip is not None
    assert verdict.slip.code == "J4"
