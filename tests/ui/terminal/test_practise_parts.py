"""`main.py practise` with answers of every kind, and with several parts, from a bank of fakes."""

import io
import sys
from pathlib import Path

import pytest

from engine.worker.client import WorkerClient
from tests.ui.every_kind import KEYS, TOPICS, keys_of
from ui.terminal import practise
from ui.terminal.arguments import read_arguments

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def fakes():
    with WorkerClient([sys.executable, "-m", "tests.ui.every_kind"], ROOT) as client:
        yield client


@pytest.fixture
def practised(fakes, monkeypatch, capsys):
    """Practise one question of a fake family with the given answers, and return what was said."""

    def practised(family: str, *answers: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        asked = read_arguments(["practise", "--family", family, "--seed", "1", "--count", "1"], TOPICS)
        assert practise.run(asked, TOPICS, fakes) == 0
        return capsys.readouterr().out

    return practised


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_the_key_of_every_kind_is_typed_and_right(practised, kind):
    assert "\nRight.\n" in practised(kind, keys_of(kind)[0])


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        pytest.param("class", "3", id="the number of an option"),
        pytest.param("class", "saddle point", id="the words of an option"),
        pytest.param("multi", "a, c", id="the letters of options"),
        pytest.param("order", "2, 4, 1", id="the numbers of steps"),
    ],
)
def test_options_are_listed_and_named_by_what_stands_before_them(practised, kind, answer):
    said = practised(kind, answer)

    assert "\nRight.\n" in said
    assert said.index(". ") < said.index("Right.")


def test_parts_are_asked_one_after_the_other_with_what_each_asks(practised):
    said = practised("several", "-5", "-10", "saddle", "a, c")

    asked = ["(a) The determinant D.", "(b) Twice that.", "(c) What f has at P.", "(d) What is true."]
    assert sorted(asked, key=said.index) == asked
    assert "All four parts are right." in said


def test_the_verdict_is_said_by_part(practised):
    said = practised("several", "13", "26", "minimum", "a, c")

    assert "One of four is right." in said
    assert "  (a) ✗ Not yet\n" in said
    assert "  (b) ✗ Consistent with what you answered before\n" in said
    assert "  (d) ✓ Right\n" in said


def test_parts_that_are_right_are_not_asked_again(practised):
    said = practised("several", "-5", "-10", "minimum", "a, c", "saddle")

    assert said.count("(a) The determinant") == 1
    assert said.count("(c) What f has") == 2
    assert "\nRight.\n" in said


def test_where_one_part_cannot_be_read_only_that_is_asked_again_and_nothing_is_told_of_the_others(practised):
    said = practised("several", "-5", "q", "minimum", "a, c", "-10")

    before, _, after = said.partition("It costs nothing.")
    assert "Not yet" not in before
    assert after.count("(a) The determinant") == 0
    assert "Three of four are right." in after


def test_a_hint_in_the_middle_loses_nothing(practised):
    said = practised("several", "-5", "hint", "-10", "saddle", "a, c")

    assert "Look at D." in said
    assert said.count("(a) The determinant") == 1
    assert "\nRight.\n" in said


def test_the_solution_has_every_key_the_connection_and_the_code(practised):
    said = practised("several", "solution")

    assert "(a) -5\n" in said
    assert "(c) saddle (a saddle point)\n" in said
    assert "The loss of a network has many such points." in said
    assert "In sympy:\n    from sympy import Matrix\n" in said
    assert "In numpy:\n" in said
