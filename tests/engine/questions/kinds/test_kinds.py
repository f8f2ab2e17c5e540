"""How each kind of answer is read and marked, by entry."""

import pytest

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.language.parser import parse
from engine.questions.kinds.catalogue import KINDS
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict

NAMES = ("x", "y")
JACOBIAN = "[[2x, y], [cos(x), 3]]"
GRADIENT = "[2x, cos(y)]"


def part(key: str, kind: str, **more) -> Part:
    return Part(key=parse(key, NAMES, kind), kind=kind, label="", names=NAMES, **more)


def marked(asked: Part, answer: Answer) -> PartVerdict:
    kind = KINDS[asked.kind]
    *_, final = kind.mark(kind.read(answer, asked), asked, Domain(NAMES), Budget(60))
    return final


def outcomes(verdict: PartVerdict) -> list[list[str]]:
    return [[entry.outcome for entry in row] for row in verdict.entries]


@pytest.mark.parametrize(
    ("key", "kind", "answer"),
    [
        pytest.param("2x", "expression", "x + x", id="expression"),
        pytest.param("2x", "expression", (("x + x",),), id="expression in a cell"),
        pytest.param(GRADIENT, "vector", "(2x, cos y)", id="vector as text"),
        pytest.param(GRADIENT, "vector", "[[2x], [cos(y)]]", id="vector as a column in text"),
        pytest.param(GRADIENT, "vector", (("2x", "cos y"),), id="vector as a row of cells"),
        pytest.param(GRADIENT, "vector", (("2x",), ("cos y",)), id="vector as a column of cells"),
        pytest.param(JACOBIAN, "matrix", "[2x, y; cos x, 3]", id="matrix as text"),
        pytest.param(JACOBIAN, "matrix", (("2x", "y"), ("cos x", "3")), id="matrix as a grid"),
        pytest.param(
            JACOBIAN, "matrix", r"\begin{pmatrix} 2x & y \\ \cos x & 3 \end{pmatrix}", id="matrix as pasted LaTeX"
        ),
    ],
)
def test_the_key_is_right_however_it_is_given(key, kind, answer):
    verdict = marked(part(key, kind), answer)

    assert (verdict.outcome, verdict.score, verdict.evidence) == ("right", 1.0, "proved")


def test_entries_are_marked_one_by_one():
    verdict = marked(part(JACOBIAN, "matrix"), (("2x", "y"), ("-cos x", "3")))

    assert (verdict.outcome, verdict.score, verdict.evidence) == ("partly", 0.75, "counterexample")
    assert outcomes(verdict) == [["right", "right"], ["wrong", "right"]]


def test_a_wrong_entry_shows_where_it_differs():
    verdict = marked(part("cos(y)", "expression"), "-cos(y)")

    point = verdict.entries[0][0].counterexample
    assert point is not None
    assert (point.at, point.answer, point.reference) == ({"y": "2"}, "0.416147", "-0.416147")


def test_an_empty_cell_asks_to_be_filled():
    verdict = marked(part(JACOBIAN, "matrix"), (("2x", " "), ("cos x", "3")))

    assert verdict.outcome == "empty"
    assert outcomes(verdict) == [["right", "empty"], ["right", "right"]]
    assert verdict.entries[0][1].message == "Fill in this entry."


def test_neighbouring_cells_do_not_close_each_others_brackets():
    verdict = marked(part(JACOBIAN, "matrix"), (("(1", "2)"), ("cos x", "3")))

    assert verdict.outcome == "unreadable"
    assert outcomes(verdict) == [["unreadable", "unreadable"], ["right", "right"]]
    assert verdict.entries[0][0].span == (0, 1)


def test_two_readings_are_offered():
    verdict = marked(part("x/2", "expression"), "1/2x")

    (entry,) = verdict.entries[0]
    assert entry.outcome == "unreadable"
    assert entry.readings == ("(1/2)x", "1/(2x)")


@pytest.mark.parametrize(
    ("key", "kind", "answer", "message"),
    [
        pytest.param(GRADIENT, "vector", "[1, 2, 3]", "This has 3 entries; the answer is a vector of 2.", id="vector"),
        pytest.param(
            JACOBIAN,
            "matrix",
            "[[1, 2, 3], [4, 5, 6]]",
            "This is 2 by 3 (rows by columns); the answer is 2 by 2.",
            id="matrix",
        ),
        pytest.param("x", "expression", (("x", "y"),), "The answer is a single expression.", id="expression"),
    ],
)
def test_another_shape_is_wrong_and_says_so(key, kind, answer, message):
    verdict = marked(part(key, kind), answer)

    assert (verdict.outcome, verdict.score, verdict.message) == ("wrong", 0.0, message)


def test_exchanged_rows_and_columns_are_recognised():
    verdict = marked(part(JACOBIAN, "matrix", layout="Row i belongs to output i."), "[[2x, cos x], [y, 3]]")

    assert verdict.outcome == "partly"
    assert verdict.message == "Your rows and columns are exchanged. Row i belongs to output i."


def test_exchanged_rows_and_columns_are_recognised_in_another_shape():
    verdict = marked(part("[[1, x, 2], [3, y, 4]]", "matrix"), "[[1, 3], [x, y], [2, 4]]")

    assert verdict.outcome == "wrong"
    assert verdict.message == "Your rows and columns are exchanged. Here each row belongs to one output."


def test_a_symmetric_key_has_no_exchanged_form():
    assert marked(part("[[1, x], [x, 2]]", "matrix"), "[[1, x], [x, 2]]").message == ""


def test_a_tolerance_counts_in_significant_figures():
    assert marked(part("1/3", "expression"), "0.333").outcome == "wrong"
    assert marked(part("1/3", "expression", tolerance=3), "0.333").outcome == "right"


def test_a_remark_is_passed_on():
    assert marked(part("ln(x^2)", "expression"), "2ln x").remark == "Your form is not defined at x = −1."


def test_what_stands_comes_before_what_is_proved():
    asked = part("[(x + 1)^2, (y + 1)^2]", "vector")
    kind = KINDS["vector"]

    verdicts = list(kind.mark(kind.read("[x^2 + 2x + 1, y^2 + 2y + 1]", asked), asked, Domain(NAMES), Budget(60)))

    assert verdicts[0].outcome == "right"
    assert verdicts[-1].evidence == "proved"
    assert {verdict.outcome for verdict in verdicts} == {"right"}


def test_a_decimal_comma_is_read_where_it_is_asked_for():
    asked = part("[x/2, y]", "vector")

    reading = KINDS["vector"].read("[0,5x; y]", asked, decimal_comma=True)

    assert [len(row) for row in reading] == [2]


@pytest.mark.parametrize(
    ("kind", "answer", "line"),
    [
        pytest.param("expression", "x + 1", "x + 1", id="expression"),
        pytest.param("expression", (("x + 1",),), "x + 1", id="expression in a cell"),
        pytest.param("vector", (("x",), ("1",)), "[x, 1]", id="column"),
        pytest.param("matrix", (("x", "1"), ("2", "y")), "[[x, 1], [2, y]]", id="grid"),
        pytest.param("matrix", "[x, 1; 2, y]", "[x, 1; 2, y]", id="text stays as typed"),
    ],
)
def test_an_answer_is_shown_on_one_line(kind, answer, line):
    assert KINDS[kind].show(answer) == line
