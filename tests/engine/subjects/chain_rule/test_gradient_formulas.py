import pytest

from engine.chance import Draw
from engine.questions.audit import faults
from engine.questions.keys import Chosen
from engine.subjects.chain_rule.gradient_formulas import RULES, FormulaCase, drawn_formula, formula_question, rule_named

_IDS = [f"{' '.join(rule.layer)} by {rule.wrt}" for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=_IDS)
@pytest.mark.parametrize("sizes", [(3, 3, 3, 3), (2, 3, 4, 5)], ids=["square", "all different"])
def test_only_the_right_formula_agrees_with_differences_of_the_loss(rule, sizes):
    case = FormulaCase(rule, dict(zip("ndmk", sizes, strict=True)))

    (part,) = formula_question(case, "Which formula gives {d}?").parts

    assert part.key == Chosen(part.witness({}))


def test_a_layer_is_found_as_it_is_written():
    assert rule_named("X W'", "W").right == ("G'", "X")


def test_half_of_the_cases_leave_the_shapes_silent():
    square = [len(set(drawn_formula(Draw("formula", 1, 5, seed)).sizes.values())) == 1 for seed in range(60)]

    assert 15 <= square.count(True) <= 45


def test_a_question_about_a_formula_is_proved_throughout():
    question = formula_question(drawn_formula(Draw("formula", 1, 5, 4)), "Which formula gives {d}?")

    assert not list(faults(question, 5))
