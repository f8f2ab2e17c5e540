import pytest

from engine.chance import Draw
from engine.functions.curved_maps import drawn_newton
from engine.language.tree import names
from engine.questions.keys import plain_key
from engine.subjects.jacobians.root_finding import iterated, newton_code, newton_slips

RUN = drawn_newton(Draw("newton", 1, 4, 3), names("x y"), 2)


def test_steps_in_floats_lead_where_the_exact_ones_do():
    assert iterated(RUN.made, 2) == pytest.approx([float(c) for c in RUN.iterates[2]])


def test_a_step_uphill_is_the_step_mirrored_in_its_start():
    uphill = next(slip.answer for slip in newton_slips("a", RUN, 0) if slip.code == "O9")
    here, there = RUN.iterates[:2]

    assert plain_key(uphill) == f"[{', '.join(str(2 * x - y) for x, y in zip(here, there, strict=True))}]"


def test_both_programs_name_both_parts():
    code = newton_code(RUN)

    assert all('"a"' in program and '"b"' in program for program in (code.sympy, code.numpy))
