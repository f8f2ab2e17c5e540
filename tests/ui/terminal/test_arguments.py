"""What may be typed after `main.py`."""

import pytest

from question_bank.topics import TOPICS
from ui.terminal.arguments import chosen_families, read_arguments


def test_without_a_command_the_window_is_meant():
    arguments = read_arguments([], TOPICS)

    assert arguments.command is None
    assert not arguments.exit_when_ready


def test_generate_starts_at_seed_0_with_one_of_each():
    arguments = read_arguments(["generate", "--all"], TOPICS)

    assert (arguments.seed, arguments.count, arguments.level, arguments.format) == (0, 1, None, "json")


def test_check_reads_the_standard_input_unless_told_otherwise():
    assert read_arguments(["check"], TOPICS).batch == "-"


def test_shoot_takes_a_size_in_pixels():
    assert read_arguments(["shoot", "practice", "--out", "a.png", "--size", "1024x700"], TOPICS).size == (1024, 700)


@pytest.mark.parametrize("command", ["practise", "check", "generate", "shoot"])
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as ended:
        read_arguments([command, "--help"], TOPICS)

    assert ended.value.code == 0
    assert "usage: main.py" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["dance"], "invalid choice", id="no command"),
        pytest.param(["generate"], "one of the arguments", id="nothing to generate"),
        pytest.param(["generate", "--family", "nobody"], "there is no family nobody", id="no family"),
        pytest.param(["practise", "--topic", "cooking"], "there is no topic cooking", id="no topic"),
        pytest.param(
            ["practise", "--topic", "hessians", "--family", "pd_basic"],
            "no family pd_basic here",
            id="of another topic",
        ),
        pytest.param(["generate", "--family", "pd_basic", "--level", "9"], "level 9", id="no level"),
        pytest.param(["practise", "--count", "0"], "a number from 1", id="no questions"),
        pytest.param(["practise", "--count", "ten"], "give a whole number", id="no number"),
        pytest.param(["practise", "--seed", "9" * 30], "no more than 16 digits", id="a seed that JSON would change"),
        pytest.param(["--exit-when-ready", "practise"], "goes without a command", id="a window and a command"),
        pytest.param(["shoot", "practice", "--out", "a.png", "--size", "big"], "as in 1320x840", id="no size"),
        pytest.param(["shoot", "practice", "--out", "a.png", "--size", "0x0"], "would have 0 by 0", id="no picture"),
        pytest.param(
            ["shoot", "practice", "--out", "a.png", "--size", "4000x90", "--scale", "10"],
            "would have 40000 by 900",
            id="more pixels than Qt draws",
        ),
        pytest.param(["shoot", "practice", "--out", "a.png", "--scale", "nan"], "a scale from 0.1", id="no scale"),
    ],
)
def test_wrong_usage_ends_with_2_and_the_reason(arguments, reason, capsys):
    with pytest.raises(SystemExit) as ended:
        read_arguments(arguments, TOPICS)

    assert ended.value.code == 2
    assert reason in capsys.readouterr().err


def test_families_are_chosen_by_topic_and_level_in_teaching_order():
    families = chosen_families(TOPICS, family=None, topic="partial_derivatives", level=2)

    assert [family.id for family in families[:2]] == ["pd_basic", "pd_rules"]
    assert all(2 in family.levels for family in families)
