import pytest

from engine.subjects.critical_points.second_derivative_test import judged, nature_of


@pytest.mark.parametrize(
    ("bends", "nature"),
    [
        pytest.param([[2, 1], [1, 2]], "minimum", id="positive"),
        pytest.param([[-2, 1], [1, -2]], "maximum", id="negative"),
        pytest.param([[1, 2], [2, 1]], "saddle", id="equal signs on the diagonal"),
        pytest.param([[1, 2], [2, 4]], "no decision", id="D = 0"),
        pytest.param([[2, 0, 0], [0, 3, 1], [0, 1, 1]], "minimum", id="three variables, positive"),
        pytest.param([[-2, 0, 0], [0, -3, 1], [0, 1, -1]], "maximum", id="three variables, negative"),
        pytest.param([[-2, 0, 0], [0, -3, 0], [0, 0, 1]], "saddle", id="det positive, two negative eigenvalues"),
    ],
)
def test_the_second_derivatives_decide(bends, nature):
    assert nature_of(bends) == nature


@pytest.mark.parametrize(
    ("code", "bends", "verdict"),
    [
        pytest.param("S1", [[1, 2], [2, 1]], "minimum", id="plus in D"),
        pytest.param("S3", [[3, 2], [2, 1]], "minimum", id="f_xy not squared"),
        pytest.param("S4", [[-2, 1], [1, -2]], "minimum", id="D > 0 taken for a minimum"),
        pytest.param("S8", [[5, 3], [3, -1]], "minimum", id="the trace decides"),
        pytest.param("S8", [[1, 3], [3, -1]], None, id="a trace of zero decides nothing"),
        pytest.param("S9", [[-1, 3], [3, -1]], "maximum", id="the diagonal decides"),
        pytest.param("S18", [[-2, 0, 0], [0, -3, 0], [0, 0, -1]], "saddle", id="det H < 0 with three variables"),
    ],
)
def test_a_slip_reads_the_second_derivatives_in_its_own_way(code, bends, verdict):
    assert judged(bends, code) == verdict
    assert judged(bends, None) != verdict
