from engine.functions.linear import exact_matrix, identity, inverse, product
from engine.subjects.jacobians.wrong_inverses import wrong_inverses

A = exact_matrix([[2, 1], [3, 4]])


def test_each_is_what_its_slip_makes():
    found = {wrong.code: wrong.rows for wrong in wrong_inverses(A)}

    assert found["K5"] == A
    assert found["J9"] == exact_matrix([[4, -1], [-3, 2]])
    assert found["J7"] == tuple(tuple(1 / entry for entry in row) for row in A)
    assert found["J1"] == tuple(zip(*inverse(A), strict=True))


def test_none_of_them_is_the_inverse():
    assert all(product(A, wrong.rows) != identity(2) for wrong in wrong_inverses(A))


def test_a_zero_entry_has_no_inverse_of_its_own():
    assert "J7" not in {wrong.code for wrong in wrong_inverses(exact_matrix([[2, 0], [3, 4]]))}
