"""Answers up to a factor or a sign: directions, normals, eigenvectors, and expressions and matrices where it is asked."""

import pytest

from engine.language.parser import parse
from engine.questions.question import Part
from tests.engine.questions.kinds.asked import marked, part


@pytest.mark.parametrize(
    ("key", "answer", "outcome", "message"),
    [
        pytest.param("(3, 4)", "(6, 8)", "right", "", id="longer"),
        pytest.param("(3, 4)", "(3/5, 4/5)", "right", "", id="of unit length"),
        pytest.param("(0, 4)", "(0, 1)", "right", "", id="a first entry that is zero"),
        pytest.param("(2x, 2y)", "(x, y)", "right", "", id="of functions"),
        pytest.param("(x, y)", "(x/sqrt(x^2 + y^2), y/sqrt(x^2 + y^2))", "right", "", id="normalised"),
        pytest.param("(3, 4)", "(-3, -4)", "wrong", "This points the opposite way.", id="opposite"),
        pytest.param("(x, y)", "(x^2, x y)", "wrong", "This points another way.", id="a factor that changes its sign"),
        pytest.param("(3, 4)", "(4, 3)", "wrong", "This points another way.", id="another direction"),
        pytest.param("(3, 4)", "(0, 0)", "wrong", "The zero vector has no direction.", id="zero"),
        pytest.param(
            "(3, 4)", "(3, 4, 5)", "wrong", "This has 3 entries; the answer is a vector of 2.", id="longer by one"
        ),
    ],
)
def test_directions(key, answer, outcome, message):
    verdict = marked(part(key, "direction"), answer)

    assert (verdict.outcome, verdict.message) == (outcome, message)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param("(-2x, -2y, 1)", "right", id="turned round"),
        pytest.param("(x, y, -1/2)", "right", id="shorter"),
        pytest.param("(2x, 2y, 1)", "wrong", id="one sign changed"),
        pytest.param("(0, 0, 0)", "wrong", id="zero"),
    ],
)
def test_normals_of_a_paraboloid(answer, outcome):
    assert marked(part("(2x, 2y, -1)", "normal"), answer).outcome == outcome


def eigenvector(matrix: str, eigenvalue: str | None) -> Part:
    value = None if eigenvalue is None else parse(eigenvalue, ())
    return part("(1, 1)", "eigenvector", matrix=parse(matrix, (), "matrix"), eigenvalue=value)


@pytest.mark.parametrize(
    ("eigenvalue", "answer", "outcome", "message"),
    [
        pytest.param("3", "(2, 2)", "right", "", id="a multiple"),
        pytest.param("3", "(-sqrt(2)/2, -sqrt(2)/2)", "right", "", id="of unit length, turned round"),
        pytest.param("1", "(1, -1)", "right", "", id="by the property, not by the key"),
        pytest.param(None, "(1, -1)", "right", "", id="of any eigenvalue"),
        pytest.param(
            "3",
            "(1, -1)",
            "wrong",
            "This is an eigenvector, but it belongs to another eigenvalue.",
            id="of the other one",
        ),
        pytest.param(
            "3", "(1, 2)", "wrong", "The matrix times this vector is not a multiple of it.", id="no eigenvector"
        ),
        pytest.param(
            "3",
            "(0, 0)",
            "wrong",
            "The zero vector does not count as an eigenvector. Look for a direction that the matrix keeps.",
            id="zero",
        ),
    ],
)
def test_eigenvectors_of_a_matrix(eigenvalue, answer, outcome, message):
    """A = [[2, 1], [1, 2]] has the eigenvalues 3 and 1, with (1, 1) and (1, -1)."""
    verdict = marked(eigenvector("[[2, 1], [1, 2]]", eigenvalue), answer)

    assert (verdict.outcome, verdict.message) == (outcome, message)


def test_every_vector_of_an_eigenspace_is_an_eigenvector():
    assert marked(eigenvector("[[2, 0], [0, 2]]", "2"), "(5, -7)").outcome == "right"


@pytest.mark.parametrize(
    ("kind", "up_to", "key", "answer", "outcome"),
    [
        pytest.param("expression", "factor", "2x + 2", "-x - 1", "right", id="an expression up to a number"),
        pytest.param("expression", "factor", "x", "x^2", "wrong", id="a function is no factor"),
        pytest.param("expression", "factor", "x", "0", "wrong", id="zero is no multiple"),
        pytest.param("expression", "positive_scale", "x", "3x", "right", id="an expression up to a positive number"),
        pytest.param("expression", "positive_scale", "x", "-x", "wrong", id="a negative number"),
        pytest.param("vector", "sign", "(3, 4)", "(-3, -4)", "right", id="a vector up to its sign"),
        pytest.param("vector", "sign", "(3, 4)", "(-3, 4)", "partly", id="signs that differ"),
        pytest.param("vector", "sign", "(3, 4)", "(6, 8)", "wrong", id="a sign is no factor"),
    ],
)
def test_up_to(kind, up_to, key, answer, outcome):
    assert marked(part(key, kind, up_to=up_to), answer).outcome == outcome
