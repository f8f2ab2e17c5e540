from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import DefectError
from engine.functions.linear import (
    applied,
    as_matrix,
    as_point,
    as_vector,
    determinant,
    exact_matrix,
    exact_vector,
    identity,
    inverse,
    linear_combination,
    product,
    quadratic_form,
    quadratic_value,
    solved,
    trace,
    transposed,
)
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import names

_MATRICES = st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=3, max_size=3)


@given(_MATRICES, _MATRICES)
def test_products_traces_and_determinants_are_those_of_numpy(a, b) -> None:
    left, right = exact_matrix(a), exact_matrix(b)

    assert product(left, right) == exact_matrix((np.array(a) @ np.array(b)).tolist())
    assert trace(left) == np.trace(np.array(a))
    assert float(determinant(left)) == pytest.approx(np.linalg.det(np.array(a, float)), abs=1e-6)


@given(_MATRICES)
def test_a_matrix_times_its_inverse_is_the_identity(a) -> None:
    matrix = exact_matrix(a)

    if determinant(matrix):
        assert product(matrix, inverse(matrix)) == identity(3)


def test_a_singular_matrix_has_no_inverse() -> None:
    with pytest.raises(DefectError, match="singular"):
        inverse(exact_matrix([[1, 2], [2, 4]]))


def test_shapes_that_do_not_fit_are_our_own_defect() -> None:
    with pytest.raises(DefectError, match="columns"):
        product(identity(2), identity(3))


def test_a_system_is_solved_exactly() -> None:
    a = exact_matrix([[2, 1], [1, 3]])

    assert applied(a, solved(a, exact_vector([1, 1]))) == (1, 1)
    assert solved(a, exact_vector([1, 1])) == (Fraction(2, 5), Fraction(1, 5))


def test_a_quadratic_form_is_the_same_as_a_tree_and_as_a_number() -> None:
    a = exact_matrix([[1, 4], [0, -3]])

    assert quadratic_form(a, names("x y")) == parse("x^2 + 4 x y - 3 y^2", "xy")
    assert quadratic_value(a, exact_vector([2, 1])) == 9


def test_a_combination_of_names_is_a_tree() -> None:
    assert linear_combination(exact_vector([2, 0, -1]), names("x y z")) == parse("2x - z", "xyz")


def test_exact_values_become_trees_that_can_be_printed() -> None:
    assert plain(as_matrix(transposed(exact_matrix([[1, 2], [3, Fraction(1, 2)]])))) == "[[1, 3], [2, 1/2]]"
    assert plain(as_vector([1, Fraction(-1, 2)])) == "[1, -1/2]"
    assert as_point(names("x y"), exact_vector([1, 2])) == {"x": 1, "y": 2}
