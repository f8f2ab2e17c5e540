"""A question on one's own function travels to the worker and back, and another worker makes the same of its identity."""

import sys
import time
from pathlib import Path

import pytest

from engine.questions.sheet import Identity
from engine.worker.client import WorkerClient
from engine.worker.messages import CURRENT, Done, Failed, Make, Mark, Solve

COMMAND = (sys.executable, "-m", "question_bank")
ROOT = Path(__file__).parents[2]
OWN = Identity("own_gradient", CURRENT, 1, 0, "f(x, y) = x^2*y")
GENEROUS_S = 60.0
# What the window allows, and when a hostile function is answered at the latest.
DEADLINE_S, PROMPT_S = 3.0, 10.0


@pytest.fixture(scope="module")
def client():
    with WorkerClient(COMMAND, ROOT) as opened:
        yield opened


def made(client, identity):
    reply = client.ask(Make(identity=identity), GENEROUS_S)
    return reply.result if isinstance(reply, Done) else reply


def test_a_question_is_made_marked_and_solved(client):
    sheet = made(client, OWN)

    marked = client.ask(Mark(identity=sheet.identity, answers={"answer": "[2xy, x^2]"}), GENEROUS_S)
    solved = client.ask(Solve(identity=sheet.identity), GENEROUS_S)

    assert sheet.identity == Identity("own_gradient", 1, 1, 0, OWN.of)
    assert marked.result.outcome == "right"
    assert solved.result.keys == {"answer": "[2*x*y, x^2]"}


def test_another_worker_makes_the_same_question_of_the_identity(client):
    sheet = made(client, OWN)

    with WorkerClient(COMMAND, ROOT) as other:
        assert made(other, sheet.identity) == sheet


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param(Identity("own_gradient", CURRENT, 1, 0), id="no function"),
        pytest.param(
            Identity("gr_vector", CURRENT, 1, 0, "f(x, y) = x"), id="a function for a family that draws its own"
        ),
        pytest.param(Identity("own_gradient", CURRENT, 1, 0, "import os"), id="a text that is no function"),
    ],
)
def test_an_identity_that_makes_no_sense_is_refused_and_is_no_defect(client, identity):
    reply = made(client, identity)

    assert isinstance(reply, Failed)
    assert not reply.defect


@pytest.mark.parametrize(
    "f",
    [
        pytest.param("1/0", id="a division by zero"),
        pytest.param("x^x^x", id="a tower of powers"),
        pytest.param("9^9^9^9*x", id="huge numbers"),
        pytest.param("exp(exp(exp(exp(x*y))))", id="nested exponentials"),
        pytest.param("(" * 50 + "x" + ")" * 50 + "*y", id="deep brackets"),
        pytest.param("sin(" * 12 + "x*y" + ")" * 12, id="deep nesting"),
        pytest.param("(x^12 + y^11 - 1)^12 - (x + y)^12", id="large powers"),
        pytest.param("abs(abs(x) - abs(y))^(1/3)", id="corners everywhere"),
        pytest.param("ln(ln(ln(x)))", id="defined far away"),
    ],
)
@pytest.mark.parametrize("family", ["own_hessian", "own_critical_points"])
def test_a_hostile_function_is_answered_soon(client, family, f):
    began = time.monotonic()

    reply = client.ask(Make(identity=Identity(family, CURRENT, 1, 0, f"f(x, y) = {f}")), DEADLINE_S)

    assert time.monotonic() - began < PROMPT_S
    assert isinstance(reply, Done | Failed)
    assert not getattr(reply, "defect", False)
