import pytest

from engine.subjects.gradients.shapes import Expression, measured

# F maps three inputs to two outputs, so that its Jacobian J has two rows.
_SHAPES = {"f": (1, 1), "F": (2, 1), "J": (2, 3), "u": (3, 1), "v": (2, 1)}


@pytest.mark.parametrize(
    ("expression", "shape"),
    [
        pytest.param(Expression(("J", "u")), (2, 1), id="a Jacobian times a vector"),
        pytest.param(Expression(("v'", "J")), (1, 3), id="a row times a Jacobian"),
        pytest.param(Expression(("u'", "u")), (1, 1), id="a dot product"),
        pytest.param(Expression(("J", "v")), None, id="sizes that do not fit"),
        pytest.param(Expression(("f",), "gradient"), (3, 1), id="a gradient"),
        pytest.param(Expression(("F",), "gradient"), None, id="the gradient of several outputs"),
        pytest.param(Expression(("u",), "divergence"), (1, 1), id="a divergence"),
        pytest.param(Expression(("f",), "divergence"), None, id="the divergence of a number"),
    ],
)
def test_numpy_finds_the_shape_that_the_sizes_say(expression, shape):
    assert expression.shape(_SHAPES) == shape
    assert measured(expression, _SHAPES) == shape
