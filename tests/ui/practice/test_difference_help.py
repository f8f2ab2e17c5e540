"""f = x²y; its gradient is (2xy, x²)."""

import pytest
from msgspec import structs

from engine.landscape.meanings import Approximation, Derivatives, Places
from engine.questions.sheet import Identity
from tests.ui.practice.stage import Stage, sheet_of
from ui.practice.difference_help import DifferenceHelp

_F = "x^2 y"
_GRADIENT = Derivatives("gradient", (_F,), ("x", "y"))


class RecordingDifferences:
    def __init__(self):
        self.offered = self.ready = None
        self.findings = None

    def offer(self, *, offered, ready):
        self.offered, self.ready = offered, ready

    def show_findings(self, findings):
        self.findings = list(findings)


class Room:
    """A question whose first part means something, and the help beside it."""

    def __init__(self, folder, *meanings):
        self.stage = Stage(folder)
        sheet = sheet_of(Identity("gr_vector", 1, 1, 1))
        parts = tuple(
            structs.replace(sheet.parts[0], id=name, means=meaning, asks=f"({name}) It.")
            for name, meaning in zip("ab", meanings, strict=False)
        )
        self.stage.sitting.ask(structs.replace(sheet, parts=parts))
        self.view = RecordingDifferences()
        self.help = DifferenceHelp(self.view, self.stage.sitting)


@pytest.mark.parametrize(
    ("meaning", "answer", "offered", "ready"),
    [
        pytest.param(_GRADIENT, (("2x y",), ("x^2",)), True, True, id="derivatives that can be read"),
        pytest.param(_GRADIENT, (("2x y",), ("",)), True, False, id="not before all is filled"),
        pytest.param(_GRADIENT, (("2x y",), ("x^",)), True, False, id="nor while it cannot be read"),
        pytest.param(Places(_F, ("x", "y")), "(0, 0)", False, False, id="points are not derivatives"),
        pytest.param(None, (("1",), ("2",)), False, False, id="an answer that means nothing"),
    ],
)
def test_the_check_is_offered_where_differences_have_a_word_to_say(tmp_path, meaning, answer, offered, ready):
    room = Room(tmp_path, meaning)

    room.help.consider({"a": answer})

    assert (room.view.offered, room.view.ready) == (offered, ready)


def test_an_entry_that_differs_is_told_with_the_point(tmp_path):
    room = Room(tmp_path, _GRADIENT)

    room.help.compare({"a": (("2x y",), ("2x",))})

    (found,) = room.view.findings
    assert (found.tone, found.title) == ("warn", "Differences disagree")
    assert found.body.startswith("Entry 2: yours is ")
    assert "x = " in found.body
    assert "either side" in found.details


def test_an_answer_that_agrees_is_not_called_right(tmp_path):
    room = Room(tmp_path, _GRADIENT)

    room.help.compare({"a": (("2x y",), ("x^2",))})

    assert room.view.findings[0].tone == "info"
    assert "no proof" in room.view.findings[0].body


def test_every_part_that_can_be_compared_is(tmp_path):
    plane = Approximation(1, _F, ("x", "y"), {"x": 1.0, "y": 2.0})
    room = Room(tmp_path, _GRADIENT, plane)

    room.help.compare({"a": (("2x y",), ("x^2",)), "b": (("2 + 4(x - 1)",), ("",))})

    assert [found.part for found in room.view.findings] == ["a"]
    assert room.view.findings[0].title == "Differences agree on (a)"


def test_a_table_of_another_size_is_told_so(tmp_path):
    room = Room(tmp_path, Derivatives("hessian", (_F,), ("x", "y")))

    room.help.compare({"a": (("2y", "2x"),)})

    assert room.view.findings[0].title == "Differences have no word"
    assert "another size" in room.view.findings[0].body


def test_it_is_help_and_noted_in_the_log(tmp_path):
    room = Room(tmp_path, _GRADIENT)

    room.help.compare({"a": (("2x y",), ("x^2",))})

    assert room.stage.log.kinds[-1] == "help"
    assert room.stage.sitting.session.is_helped


def test_nothing_is_noted_where_nothing_is_compared(tmp_path):
    room = Room(tmp_path, _GRADIENT)

    room.help.compare({"a": (("",), ("",))})

    assert "help" not in room.stage.log.kinds
    assert room.view.findings is None


def test_a_question_that_is_over_is_not_compared_any_more(tmp_path):
    room = Room(tmp_path, _GRADIENT)
    room.stage.sitting.skip(room.stage.sitting.open_sheet)

    room.help.consider({"a": (("2x y",), ("x^2",))})

    assert not room.view.offered
