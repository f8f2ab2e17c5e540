"""z depends on x and y; x on u; y on u and v."""

import pytest

from engine.language.plain_text import plain
from engine.subjects.chain_rule.dependencies import Dependencies

_TREE = Dependencies((("z",), ("x", "y"), ("u", "v")), (("z", "x"), ("z", "y"), ("x", "u"), ("y", "u"), ("y", "v")))


@pytest.mark.parametrize(
    ("wrt", "total"),
    [pytest.param("u", "z_x*x_u + z_y*y_u", id="two ways")],
)
def test_a_derivative_is_a_product_for_each_way(wrt, total):
    assert plain(_TREE.total(wrt)) == total


def test_every_way_ends_in_the_parameter():
    assert list(_TREE.ways("v")) == [("z", "y", "v")]


def test_the_jacobians_have_a_zero_where_nothing_depends():
    assert [plain(matrix) for matrix in _TREE.matrices()] == ["[[z_x, z_y]]", "[[x_u, 0], [y_u, y_v]]"]


def test_the_tree_is_spoken_and_drawn_from_the_parameters_up():
    graph = _TREE.graph()

    assert _TREE.spoken().startswith("$z$ depends on $x$ and $y$; $x$ depends on $u$;")
    assert [node.id for node in graph.nodes if node.at[0] == 0] == ["u", "v"]
    assert {(edge.start, edge.end) for edge in graph.edges} == {(lower, upper) for upper, lower in _TREE.edges}
