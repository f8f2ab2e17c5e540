"""z = x² + 3xy along x = t², y = 2t, so dz/dt = 4t³ + 18t²; and z = xy with x = u + v, y = u v."""

import pytest

from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.questions.audit import is_proved
from engine.questions.question import Claim, Part, Question
from engine.subjects.chain_rule.chaining import Composition, chain_slips, chain_steps


def _path() -> Composition:
    inner = {"x": parse("t^2", ("t",)), "y": parse("2t", ("t",))}
    return Composition("z", parse("x^2 + 3xy", ("x", "y")), inner, ("t",))


def _tree() -> Composition:
    inner = {"x": parse("u + v", ("u", "v")), "y": parse("u v", ("u", "v"))}
    return Composition("z", parse("x y", ("x", "y")), inner, ("u", "v"))


def _proved(made: Composition, wrt: str, claim: Claim) -> bool:
    part = Part(made.derivative(wrt), "expression", "", made.parameters)
    return is_proved(claim, Question("", {}, made.names, (part,), (), (), (), ""))


@pytest.mark.parametrize(
    ("made", "wrt", "derivative"),
    [
        pytest.param(_path(), "t", "18t^2 + 4t^3", id="along a path"),
        pytest.param(_tree(), "v", "u^2 + 2u v", id="by one of two parameters"),
    ],
)
def test_the_derivative_is_the_sum_over_all_ways(made, wrt, derivative):
    wanted = parse(derivative, made.parameters)

    assert _proved(made, wrt, Claim(made.derivative(wrt), wanted))


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        pytest.param("C1", "4t^3 + 12t^2", id="one way alone"),
        pytest.param("C2", "2t^2 + 6t + 3t^2", id="no inner slopes"),
        pytest.param("C3", "24t^5 + 72t^4", id="ways multiplied"),
        pytest.param("C4", "10t^2 + 6t", id="outer slopes at t"),
    ],
)
def test_each_slip_of_the_chain_rule_leads_to_its_own_answer(code, answer):
    found = [plain(slip.answer) for slip in chain_slips(_path(), "t") if slip.code == code]

    assert any(_proved(_path(), "t", Claim(parse(one, ("t",)), parse(answer, ("t",)))) for one in found)


def test_every_step_is_proved():
    claims = [claim for step in chain_steps(_tree(), "u") for claim in step.claims]

    assert claims
    assert all(_proved(_tree(), "u", claim) for claim in claims)


def test_a_way_that_does_not_lead_to_the_parameter_has_no_steps():
    made = Composition("z", parse("x y", ("x", "y")), {"x": parse("u", ("u",)), "y": parse("2v", ("v",))}, ("u", "v"))

    said = " ".join(step.says for step in chain_steps(made, "u"))

    assert "way through $x$" in said
    assert "way through $y$" not in said
