"""What is said after a check. Every sentence is read aloud before it ships: run with `-rP` to see the gallery."""

import msgspec
import pytest

from engine.questions.sheet import Identity, Solution, SolvedStep
from engine.questions.verdict import Counterexample, EntryVerdict, NamedSlip, PartVerdict, Verdict
from tests.ui.practice.stage import sheet_of
from ui.practice.feedback import Feedback, of_free, of_miss, of_right

EXPRESSION = sheet_of(Identity("pd_basic", 1, 1, 1))
GRADIENT = sheet_of(Identity("gr_vector", 1, 1, 1))
JACOBIAN = sheet_of(Identity("ja_matrix", 1, 1, 1))

RIGHT = EntryVerdict("right", "proved")
WRONG = EntryVerdict("wrong", "counterexample", counterexample=Counterexample({"x": "1", "y": "1/2"}, "3", "5"))
CONSTANT = EntryVerdict("wrong", "counterexample", counterexample=Counterexample({}, "3", "5"))
UNDEFINED = EntryVerdict("wrong", "counterexample", counterexample=Counterexample({"x": "0"}, "undefined", "5"))
SLIP = NamedSlip("D1", "You have $-\\cos y$ here. Differentiating $\\sin y$ keeps the sign.")
SOLUTION = Solution((SolvedStep("Hold $y$ fixed.", ""), SolvedStep("Add.", "2x + 1")), {}, {})


def verdict(outcome, *rows, **said):
    part = PartVerdict(outcome, 0.0, tuple(rows), **said)
    return Verdict(outcome, 0.0, {"answer": part})


@pytest.mark.parametrize(
    ("said", "feedback"),
    [
        pytest.param(
            of_right(EXPRESSION, verdict("right", (RIGHT,), evidence="proved")), Feedback("ok", "Right"), id="right"
        ),
        pytest.param(
            of_right(GRADIENT, verdict("right", (RIGHT,), (RIGHT,))),
            Feedback("ok", "Right", "Both entries agree."),
            id="right, two entries",
        ),
        pytest.param(
            of_right(JACOBIAN, verdict("right", (RIGHT, RIGHT), (RIGHT, RIGHT))),
            Feedback("ok", "Right", "All four entries agree."),
            id="right, four entries",
        ),
        pytest.param(
            of_right(EXPRESSION, verdict("right", (EntryVerdict("right", "proved", remark="Not at $x = 0$."),))),
            Feedback("ok", "Right", "Not at $x = 0$."),
            id="right, with a remark",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (WRONG,)), 1),
            Feedback("warn", "Not yet", "At x = 1, y = 1/2 yours gives 3, and it should be 5."),
            id="first miss: where it differs",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (UNDEFINED,)), 1),
            Feedback("warn", "Not yet", "At x = 0 yours has no value, and it should be 5."),
            id="first miss: no value there",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (CONSTANT,)), 1),
            Feedback("warn", "Not yet", "Yours is 3, and the value is another one."),
            id="first miss: a number is not given away",
        ),
        pytest.param(
            of_miss(JACOBIAN, verdict("partly", (RIGHT, WRONG), (RIGHT, RIGHT)), 1),
            Feedback(
                "warn",
                "Three of four are right",
                "Row 1, column 2. At x = 1, y = 1/2 yours gives 3, and it should be 5.",
            ),
            id="first miss: which entry",
        ),
        pytest.param(
            of_miss(GRADIENT, verdict("wrong", (WRONG,), (WRONG,)), 1),
            Feedback(
                "warn",
                "None of two is right",
                "Entry 1. At x = 1, y = 1/2 yours gives 3, and it should be 5.",
            ),
            id="first miss: none",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (WRONG,), slip=SLIP), 2),
            Feedback("warn", "Not yet", SLIP.message),
            id="second miss: the slip",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (WRONG,), message="Rows and columns are exchanged."), 2),
            Feedback("warn", "Not yet", "Rows and columns are exchanged."),
            id="second miss: what several slips share",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (WRONG,)), 2),
            Feedback("warn", "Not yet", "At x = 1, y = 1/2 yours gives 3, and it should be 5."),
            id="second miss: no slip fits",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (WRONG,), slip=SLIP, step=1), 3, SOLUTION),
            Feedback("warn", "Not yet", "The first step that differs: Add. $2x + 1$"),
            id="third miss: the step",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("wrong", (WRONG,), slip=SLIP), 3, SOLUTION),
            Feedback("warn", "Not yet", SLIP.message),
            id="third miss: no step can be told",
        ),
        pytest.param(
            of_miss(EXPRESSION, verdict("form", (EntryVerdict("form"),), message="Expand it."), 1),
            Feedback("warn", "Right, but not in the form asked for", "Expand it."),
            id="another form",
        ),
        pytest.param(
            of_free(JACOBIAN, verdict("empty", (RIGHT, EntryVerdict("empty")), (EntryVerdict("empty"), RIGHT))),
            Feedback("info", "Two entries are still empty", "Nothing is counted until every entry is filled."),
            id="empty",
        ),
        pytest.param(
            of_free(JACOBIAN, verdict("unreadable", (RIGHT, EntryVerdict("unreadable")), (RIGHT, RIGHT))),
            Feedback("info", "Part of this cannot be read", "Row 1, column 2 is underlined above, and costs nothing."),
            id="unreadable",
        ),
        pytest.param(
            of_free(EXPRESSION, verdict("undecided", (EntryVerdict("undecided", message="This took too long."),))),
            Feedback("info", "This could not be decided", "This took too long."),
            id="undecided",
        ),
    ],
)
def test_what_is_said(said, feedback):
    print(f"{said.title}. {said.body}")  # noqa: T201 - the gallery

    assert said == feedback


@pytest.mark.parametrize(
    ("stage", "how"),
    [
        pytest.param("arithmetic", "Proved by exact arithmetic: both are the same number.", id="exact arithmetic"),
        pytest.param("normal form", "Proved: both sides have the same normal form.", id="normal form"),
        pytest.param("sympy", "Proved by sympy.", id="sympy"),
    ],
)
def test_the_details_say_which_stage_proved_an_answer_right(stage, how):
    entry = EntryVerdict("right", "proved", stage=stage)

    assert of_right(GRADIENT, verdict("right", (entry,), (entry,))).details == how


def test_each_stage_that_decided_is_named_once():
    rows = [EntryVerdict("right", "proved", stage=stage) for stage in ("sympy", "normal form", "sympy", "normal form")]

    said = of_right(JACOBIAN, verdict("right", rows[:2], rows[2:]))

    assert said.details == "Proved by sympy. Proved: both sides have the same normal form."


def test_agreement_to_the_figures_asked_for_is_not_said_to_be_more():
    entry = EntryVerdict("right", "sampled", stage="balls")

    assert "figures asked for" in of_right(EXPRESSION, verdict("right", (entry,), evidence="sampled")).details


@pytest.mark.parametrize(
    ("entry", "how"),
    [
        pytest.param(
            msgspec.structs.replace(WRONG, stage="balls"),
            "At x = 1, y = 1/2 rigorous interval arithmetic tells the two apart.",
            id="a point",
        ),
        pytest.param(
            msgspec.structs.replace(CONSTANT, stage="sampling"),
            "Rigorous interval arithmetic tells the two apart.",
            id="a number",
        ),
        pytest.param(
            msgspec.structs.replace(CONSTANT, stage="arithmetic"),
            "Exact arithmetic tells the two apart.",
            id="a fraction",
        ),
    ],
)
@pytest.mark.parametrize("misses", [1, 2, 3])
def test_the_details_of_a_miss_say_how_the_two_were_told_apart_without_a_value(entry, how, misses):
    right = EntryVerdict("right", "proved", stage="sympy")

    assert of_miss(GRADIENT, verdict("partly", (right,), (entry,), slip=SLIP), misses, SOLUTION).details == how


def test_what_lacks_only_its_form_is_said_to_be_proved():
    entry = EntryVerdict("form", "proved", stage="normal form")

    said = of_miss(EXPRESSION, verdict("form", (entry,), message="Expand it."), 1)

    assert said.details == "Proved: both sides have the same normal form."


def test_sampled_agreement_says_so_with_the_how_behind_a_click():
    said = of_right(EXPRESSION, verdict("right", (EntryVerdict("right", "sampled"),), evidence="sampled"))

    assert said.title == "Right, as far as we can tell"
    assert "24 points" in said.details
    assert said.body == ""
