"""What *I think I'm right* writes is replayed by `check`, whatever the kind."""

import msgspec
import pytest

from engine.equality.budget import Budget
from engine.questions.checking import check
from tests.ui.every_kind import KEYS, keys_of, marked, sheet_of, solution_of, wrong_of
from ui.practice.objection import objection


def replayed(name: str, *answers: str):
    """Return what `check` says of the line of an answer."""
    parts = sheet_of(name).parts
    given = {part.id: answer for part, answer in zip(parts, answers, strict=True)}
    line = objection(sheet_of(name), given, marked(name, *answers), solution_of(name), "It is right.")
    return check(msgspec.json.encode(line).decode(), Budget(5.0))


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_a_wrong_answer_of_any_kind_is_wrong_again(kind):
    assert replayed(kind, wrong_of(kind)).verdict == marked(kind, wrong_of(kind)).outcome


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_a_right_answer_of_any_kind_would_be_found_right(kind):
    assert replayed(kind, *keys_of(kind)).verdict == "right"


def test_several_parts_stand_on_one_line_with_their_own_verdicts():
    said = replayed("several", "-5", "10", "minimum", "a, c")

    assert {part: each.verdict for part, each in said.parts.items()} == {
        "a": "right",
        "b": "wrong",
        "c": "wrong",
        "d": "right",
    }
