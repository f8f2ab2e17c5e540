"""f = (x y, x + y) at (2, 1) lands at (2, 3); g = (u², u + 3v) has the Jacobian [[4, 0], [1, 3]] there."""

from fractions import Fraction

from engine.chance import Draw
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.questions.audit import faults
from engine.subjects.chain_rule.composed_maps import (
    Chain,
    jacobian_at,
    map_steps,
    product_slips,
    product_steps,
    values_at,
)
from engine.subjects.chain_rule.layer_jacobians import drawn_layers, of_layers

_POINT = (Fraction(2), Fraction(1))


def _chain() -> Chain:
    f = tuple(parse(each, ("x", "y")) for each in ("x y", "x + y"))
    g = tuple(parse(each, ("u", "v")) for each in ("u^2", "u + 3v"))
    landing = values_at(f, ("x", "y"), _POINT)
    slopes = (
        jacobian_at(f, ("x", "y"), _POINT),
        jacobian_at(g, ("u", "v"), landing),
        jacobian_at(g, ("u", "v"), _POINT),
    )
    return Chain(f, g, ("x", "y"), ("u", "v"), _POINT, *slopes)


def test_the_outer_jacobian_is_taken_where_the_inner_map_lands():
    assert _chain().landing() == (2, 3)
    assert _chain().key == ((4, 8), (4, 5))


def test_slips_of_order_place_and_layout_lead_elsewhere():
    found = {slip.code: plain(slip.answer) for slip in product_slips(_chain())}

    assert found["C6"] == "[[6, 6], [5, 3]]"
    assert found["C4"] == "[[4, 8], [4, 5]]"
    assert found["J1"] == "[[4, 4], [8, 5]]"


def test_every_entry_of_the_product_has_its_step():
    steps = (*map_steps(_chain()), *product_steps(_chain()))

    assert {step.yields[:2] for step in steps if step.yields} == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_one_of_two_hidden_units_is_closed_in_every_draw():
    for seed in range(20):
        sums = drawn_layers(Draw("layers", 1, 4, seed)).sums()

        assert sorted(z > 0 for z in sums) == [False, True]


def test_a_question_about_two_layers_is_proved_throughout():
    question = of_layers(drawn_layers(Draw("layers", 1, 4, 5)), "Find the Jacobian.")

    assert not list(faults(question, 4))
