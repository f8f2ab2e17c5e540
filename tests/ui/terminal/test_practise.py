"""`main.py practise` with answers piped in: the same marking and the same log as in the window."""

import io
import json
from itertools import pairwise

import pytest
import sympy

from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.symbolic import from_sympy, to_sympy
from engine.questions.sheet import Identity
from engine.records.folder import log_path
from engine.records.log import Log
from engine.worker.messages import Generate
from question_bank.topics import TOPICS
from ui.terminal import practise
from ui.terminal.arguments import read_arguments

QUESTION = ("pd_rules", 3, 4)
ASKED = "--family pd_rules --level 3 --seed 4 --count 1"
GENEROUS_S = 60.0


@pytest.fixture
def practised(client, monkeypatch, capsys):
    """Practise with the given answers and return what was said."""

    def practised(*answers: str, asked: str = ASKED) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        assert practise.run(read_arguments(["practise", *asked.split()], TOPICS), TOPICS, client) == 0
        return capsys.readouterr().out

    return practised


@pytest.fixture(scope="module")
def question(client):
    """The question of `ASKED`, with its key."""
    return generated(client, *QUESTION)


def generated(client, family: str, level: int, seed: int) -> dict:
    identity = Identity(family=family, revision=0, level=level, seed=seed)
    return json.loads(client.ask(Generate(identity=identity), GENEROUS_S).result.line)


def logged(home) -> list[str]:
    with Log.open(log_path(home)) as log:
        return [event.kind for event in log.events()]


def test_the_key_is_right(practised, question):
    assert "\nRight.\n" in practised(question["answer"])


@pytest.mark.parametrize("rewritten", [sympy.expand, sympy.factor, sympy.simplify])
def test_the_key_rewritten_is_right(practised, question, rewritten):
    key = to_sympy(parse(question["answer"], question["names"]))

    assert "\nRight" in practised(plain(from_sympy(rewritten(key))))


def test_a_slip_is_named_and_its_message_said(practised, question):
    slip = next(slip for slip in question["slips"] if "$" not in slip["message"])

    said = practised(slip["answer"])

    assert "Not yet." in said
    assert slip["message"] in said
    assert f"(slip {slip['id']})" in said


def test_a_matrix_is_typed_in_one_line_and_its_wrong_entry_is_shown(practised, client):
    key = generated(client, "ja_matrix", 1, 3)["answer"]

    said = practised(
        key + "+", key.replace("[[", "[[1 + "), key, asked="--family ja_matrix --level 1 --seed 3 --count 1"
    )

    assert "cannot be read" in said
    assert "\n  ✗ ✓\n  ✓ ✓\n" in said
    assert said.index("✗") < said.index("Right.")


def test_what_cannot_be_read_is_pointed_at(practised):
    said = practised("2 + $x")

    assert "  2 + $x\n      ^\n" in said


def test_what_cannot_be_read_is_said(practised):
    said = practised("q")

    assert "Part of this cannot be read. It costs nothing.\n" in said
    assert "q does not occur in this question." in said


def test_in_a_long_answer_the_place_is_pointed_at_in_one_line(practised):
    said = practised("x + " * 300 + "$ + x" * 60)

    shown, marks = next(pair for pair in pairwise(said.splitlines()) if pair[1].strip() == "^")
    assert shown[marks.index("^")] == "$"
    assert shown.startswith("  …")
    assert shown.endswith("…")
    assert len(shown) <= 120


def test_an_input_without_an_end_of_line_is_read_no_further_than_an_answer_goes(practised, home):
    said = practised("x" * 5_000_000, "quit")

    assert len(said) < 40_000
    assert "At most 2,000 can be read." in said
    assert log_path(home).stat().st_size < 400_000


def test_what_is_piped_in_gives_the_terminal_no_commands(practised):
    assert "\x1b" not in practised("\x1b[2Jx", "quit")


def test_both_readings_of_an_ambiguous_answer_are_offered(practised):
    assert "Type one of these: (1/2)x  or  1/(2x)" in practised("1/2x")


def test_hints_come_one_by_one_until_there_is_none(practised, question):
    said = practised("?", "hint", "?")

    assert said.count("There is no further hint") == 1
    assert len(question["hints"]) == 2


def test_the_solution_ends_with_the_key_and_goes_on(practised, question):
    said = practised("solution")

    assert f"Answer: {question['answer']}\n" in said
    assert said.rstrip().endswith("Done: 1 with the solution.")


def test_the_next_question_has_the_next_seed(practised, client):
    key = generated(client, "pd_basic", 1, 8)["answer"]

    said = practised("skip", key, asked="--family pd_basic --level 1 --seed 7 --count 2")

    assert said.rstrip().endswith("Done: 1 right, 1 skipped.")


def test_the_end_of_the_input_ends_politely(practised):
    assert practised().rstrip().endswith("Until next time.")


def test_everything_stands_in_the_log(practised, question, home):
    practised("x +", "?", "0", question["answer"])

    assert logged(home) == ["shown", "unreadable", "hint", "attempt", "attempt"]


def test_practice_goes_on_unrecorded_where_another_process_holds_the_log(practised, question, home):
    home.mkdir()
    with Log.open(log_path(home)):
        said = practised(question["answer"])

    assert "is open already" in said
    assert "not recorded" in said
    assert "\nRight.\n" in said
    assert logged(home) == []
