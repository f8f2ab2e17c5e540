from fractions import Fraction

import pytest
from hypothesis import assume, given, settings

from engine.errors import DefectError
from engine.language.parser import parse, read
from engine.language.plain_text import compact, plain
from engine.language.reading import Read
from engine.language.tree import (
    ONE,
    PI,
    Call,
    E,
    Hole,
    Matrix,
    Name,
    Neg,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    Vector,
    names,
    number,
    subtrees,
)
from tests.engine.language.trees import NAMES, matrices, nodes, vectors

X, Y, Z = names("x y z")
TWO, HALF = number(2), number(Fraction(1, 2))


def sine(argument):
    return Call("sin", (argument,))


@pytest.mark.parametrize(
    ("tree", "for_programs", "for_people"),
    [
        pytest.param(Product((TWO, X, Y)), "2*x*y", "2xy", id="product of letters"),
        pytest.param(
            Product((number(3), Power(X, TWO), sine(Y))), "3*x^2*sin(y)", "3x^2 sin(y)", id="powers and calls"
        ),
        pytest.param(Product(names("x1 x2")), "x1*x2", "x1 x2", id="names with an index"),
        pytest.param(Product((*names("l n"), X)), "l*n*x", "l nx", id="letters that would spell a function"),
        pytest.param(Product((*names("p i"), X)), "p*i*x", "p ix", id="letters that would spell a constant"),
        pytest.param(Product((TWO, PI, X)), "2*pi*x", "2pi x", id="constant of two letters"),
        pytest.param(Product((TWO, Name("e1"))), "2*e1", "2*e1", id="what would be a number with an exponent"),
        pytest.param(Product((X, TWO)), "x*2", "x*2", id="number last"),
        pytest.param(Product((X, Power(TWO, Y))), "x*2^y", "x*2^y", id="power of a number last"),
        pytest.param(Product((X, Sum((Y, ONE)))), "x*(y + 1)", "x(y + 1)", id="letter and group"),
        pytest.param(Product((Sum((X, ONE)), Sum((Y, ONE)))), "(x + 1)*(y + 1)", "(x + 1)(y + 1)", id="two groups"),
        pytest.param(Product((sine(X), Sum((X, ONE)))), "sin(x)*(x + 1)", "sin(x) (x + 1)", id="call and group"),
        pytest.param(Product((HALF, X)), "1/2*x", "(1/2)x", id="fraction first"),
        pytest.param(Product((X, HALF)), "x*(1/2)", "x(1/2)", id="fraction last"),
        pytest.param(Product((X, Product((Y, Z)))), "x*(y*z)", "x(yz)", id="product in a product"),
        pytest.param(Product((X, Neg(Y))), "x*(-y)", "x(-y)", id="negated factor"),
        pytest.param(Quotient(Sum((X, ONE)), Product((TWO, Y))), "(x + 1)/(2*y)", "(x + 1)/(2y)", id="quotient"),
        pytest.param(Quotient(Product((X, Y)), Z), "x*y/z", "xy/z", id="product over a letter"),
        pytest.param(Quotient(Quotient(X, Y), Z), "x/y/z", "(x/y)/z", id="quotient over a letter"),
        pytest.param(Quotient(X, Quotient(Y, Z)), "x/(y/z)", "x/(y/z)", id="letter over a quotient"),
        pytest.param(Quotient(Neg(X), Y), "(-x)/y", "(-x)/y", id="negated numerator"),
        pytest.param(Neg(Quotient(X, Y)), "-x/y", "-x/y", id="negated quotient"),
        pytest.param(Neg(Neg(X)), "-(-x)", "-(-x)", id="two signs"),
        pytest.param(Sum((Neg(X), Neg(Y), Z)), "-x - y + z", "-x - y + z", id="signs in a sum"),
        pytest.param(Sum((X, Neg(Sum((Y, Z))))), "x - (y + z)", "x - (y + z)", id="sum subtracted"),
        pytest.param(Sum((Sum((X, Y)), Z)), "(x + y) + z", "(x + y) + z", id="sum in a sum"),
        pytest.param(Power(Neg(X), TWO), "(-x)^2", "(-x)^2", id="power of a negated letter"),
        pytest.param(Neg(Power(X, TWO)), "-x^2", "-x^2", id="negated power"),
        pytest.param(Power(Power(X, TWO), Y), "(x^2)^y", "(x^2)^y", id="power of a power"),
        pytest.param(Power(X, HALF), "x^(1/2)", "x^(1/2)", id="fraction as exponent"),
        pytest.param(Power(E, Product((X, Y))), "e^(x*y)", "e^(xy)", id="power of e"),
        pytest.param(Power(sine(X), TWO), "sin(x)^2", "sin(x)^2", id="power of a call"),
        pytest.param(Call("logb", (X, number(10))), "logb(x, 10)", "logb(x, 10)", id="call of two arguments"),
        pytest.param(Vector((X, Y)), "[x, y]", "[x, y]", id="vector"),
        pytest.param(Matrix(((X, Y), (ONE, TWO))), "[[x, y], [1, 2]]", "[[x, y], [1, 2]]", id="matrix"),
        pytest.param(Sum((X, Hole())), "x + □", "x + □", id="hole"),
    ],
)
def test_trees_are_written_for_programs_and_for_people(tree, for_programs, for_people):
    assert plain(tree) == for_programs
    assert compact(tree) == for_people


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param(Num(Fraction(1, 2), "0.50"), "0.50", id="decimal as typed"),
        pytest.param(Num(Fraction(2000), "2e3"), "2e3", id="scientific notation as typed"),
        pytest.param(Num(Fraction(6), "3!"), "3!", id="factorial as typed"),
        pytest.param(Num(Fraction(5, 2), "2"), "2.5", id="a spelling that says something else"),
        pytest.param(Num(Fraction(1, 80), "one eightieth"), "0.0125", id="a spelling that says nothing"),
    ],
)
def test_a_number_keeps_its_spelling_while_it_is_true(written, text):
    assert plain(written) == text


def test_a_number_without_finite_digits_is_a_defect():
    with pytest.raises(DefectError):
        plain(Num(Fraction(1, 3), "0.333"))


@pytest.mark.parametrize(
    "text", ["2xy", "1/2*x", "-x^2/2", "3!x", "2e3x", "e^x y", "x/y*z", "sin^2 x", "|x|", "√2", "xy(a+b)"]
)
def test_what_was_read_is_written_so_that_it_is_read_again(text):
    tree = parse(text, "abxyz")

    assert parse(plain(tree), "abxyz") == tree
    assert parse(compact(tree), "abxyz") == tree


@settings(deadline=None)
@given(tree=nodes())
def test_every_tree_is_read_back(tree):
    assert read(plain(tree), NAMES) == Read(tree)
    assert read(compact(tree), NAMES) == Read(tree)


# every function and constant is spelled by some of these letters
_LETTERS = tuple("abcdefghilmnopqrstux")


@settings(deadline=None)
@given(tree=nodes(_LETTERS, size=8))
def test_letters_side_by_side_spell_no_other_word(tree):
    # a declared e takes the place of the constant
    assume(E not in subtrees(tree))

    assert read(compact(tree), _LETTERS) == Read(tree)


@settings(deadline=None)
@given(vector=vectors())
def test_every_vector_is_read_back(vector):
    assert read(plain(vector), NAMES, "vector") == Read(vector)
    assert read(compact(vector), NAMES, "vector") == Read(vector)


@settings(deadline=None)
@given(matrix=matrices())
def test_every_matrix_is_read_back(matrix):
    assert read(plain(matrix), NAMES, "matrix") == Read(matrix)
    assert read(compact(matrix), NAMES, "matrix") == Read(matrix)
