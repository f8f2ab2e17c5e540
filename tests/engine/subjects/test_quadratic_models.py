from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import names
from engine.questions.keys import is_value
from engine.subjects.expansions import Expansion
from engine.subjects.local_models.model_errors import Errors
from engine.subjects.quadratic_models import quadratic_slips
from engine.subjects.slopes import Spot


def _expanded(f: str, at: tuple[int, int]) -> Expansion:
    return Expansion(Spot(parse(f, ("x", "y")), names("x y"), exact_vector(at)))


def test_slips_change_the_part_of_the_model_that_they_are_about() -> None:
    slips = quadratic_slips(_expanded("x^2*y", (1, 2)))
    answers = {slip.code: plain(slip.answer) for slip in slips if is_value(slip.answer)}

    assert answers["T4"] == "4*(x - 1) + (y - 2) + 2*(x - 1)^2 + 2*(x - 1)*(y - 2)"
    assert answers["T2"] == "2 + 4*(x - 1) + (y - 2) + 2*(x - 1)^2 + (x - 1)*(y - 2)"


def test_an_error_starts_with_the_first_term_that_is_there() -> None:
    """Along (1, -1), x² - y² + x⁴ has no second and no third order, and x⁴ alone is left."""
    made = Errors(_expanded("x^2 - y^2 + x^4", (0, 0)), exact_vector((1, -1)), 2)

    assert (made.order(1), made.factor(1)) == (4, 16)
