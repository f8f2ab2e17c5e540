from fractions import Fraction

import mathra
import pytest
from hypothesis import assume, given, settings

from engine.language.parser import read
from engine.language.reading import Read, Unreadable
from engine.language.spelling import GREEK
from engine.language.tree import (
    FUNCTIONS,
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
from engine.language.typeset import latex, name_latex
from tests.engine.language.trees import NAMES, matrices, nodes, vectors

X, Y, Z = names("x y z")
TWO, HALF = number(2), number(Fraction(1, 2))
SQUARE = Power(X, TWO)
FRACTION = Quotient(X, Y)


def call(function, *arguments):
    return Call(function, arguments)


def warnings(tex):
    return mathra.render(tex)["warnings"]


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        pytest.param("x", "x", id="letter"),
        pytest.param("E", "E", id="capital"),
        pytest.param("x1", "x_{1}", id="letter with an index"),
        pytest.param("x_10", "x_{10}", id="index after an underscore"),
        pytest.param("lambda", r"\lambda", id="Greek letter"),
        pytest.param("theta_1", r"\theta_{1}", id="Greek letter with an index"),
        pytest.param("Sigma", r"\Sigma", id="Greek capital"),
        pytest.param("w_ij", r"w_{\mathrm{ij}}", id="index of two letters"),
        pytest.param("beta_max", r"\beta_{\mathrm{max}}", id="index of a word"),
        pytest.param("rate", r"\mathrm{rate}", id="word"),
        pytest.param("a_b_c", r"\mathrm{a\_b\_c}", id="several underscores"),
    ],
)
def test_names_are_drawn_as_in_a_textbook(name, tex):
    assert name_latex(name) == tex
    assert not warnings(tex)


@pytest.mark.parametrize(
    ("tree", "tex"),
    [
        pytest.param(Product((TWO, X, Y)), "2xy", id="product"),
        pytest.param(Product((TWO, number(3), X)), r"2 \cdot 3x", id="two numbers"),
        pytest.param(Product((X, TWO)), r"x \cdot 2", id="number last"),
        pytest.param(Product((TWO, HALF)), r"2 \cdot \frac{1}{2}", id="no mixed number"),
        pytest.param(Product((HALF, X)), r"\frac{1}{2}x", id="fraction first"),
        pytest.param(Product((*names("lambda x"), PI)), r"\lambda x\pi", id="Greek letters"),
        pytest.param(Product(names("l n x")), "l nx", id="letters that would spell a function"),
        pytest.param(Product(names("rate x")), r"\mathrm{rate}\,x", id="word and letter"),
        pytest.param(Product((Name("sigma"), Sum((X, ONE)))), r"\sigma \cdot (x + 1)", id="sigma is not the sigmoid"),
        pytest.param(Product((X, Neg(Y))), "x(-y)", id="negated factor"),
        pytest.param(Product((X, Product((Y, Z)))), "x(yz)", id="product in a product"),
        pytest.param(Neg(Product((HALF, X))), r"-\frac{1}{2}x", id="negated product"),
        pytest.param(Sum((Neg(X), Neg(Y), Z)), "-x - y + z", id="signs in a sum"),
        pytest.param(Sum((X, Neg(Sum((Y, Z))))), "x - (y + z)", id="sum subtracted"),
        pytest.param(Product((X, Sum((FRACTION, ONE)))), r"x\left(\frac{x}{y} + 1\right)", id="tall group"),
        pytest.param(Power(X, Neg(TWO)), "x^{-2}", id="negative exponent"),
        pytest.param(Power(X, HALF), "x^{1/2}", id="fraction as exponent"),
        pytest.param(Power(SQUARE, number(3)), "(x^{2})^{3}", id="power of a power"),
        pytest.param(Power(FRACTION, TWO), r"\left(\frac{x}{y}\right)^{2}", id="power of a fraction"),
        pytest.param(Power(E, Product((X, Y))), "e^{xy}", id="power of e"),
        pytest.param(call("exp", Product((X, Y))), "e^{xy}", id="short exponential"),
        pytest.param(call("exp", Neg(Quotient(SQUARE, TWO))), "e^{-x^{2}/2}", id="fraction in an exponent"),
        pytest.param(
            call("exp", Quotient(X, Sum((Y, ONE)))), r"\exp\left(\frac{x}{y + 1}\right)", id="tall exponential"
        ),
        pytest.param(call("exp", call("exp", X)), "\\exp(e^{x})", id="tower of exponentials"),
        pytest.param(Power(call("exp", X), TWO), "(e^{x})^{2}", id="power of an exponential"),
        pytest.param(call("sin", X), r"\sin x", id="letter as argument"),
        pytest.param(call("sin", Product((TWO, X))), r"\sin 2x", id="multiple of a letter as argument"),
        pytest.param(call("sin", Product((X, Y))), r"\sin(xy)", id="product as argument"),
        pytest.param(call("sin", FRACTION), r"\sin\left(\frac{x}{y}\right)", id="fraction as argument"),
        pytest.param(call("arcosh", X), r"\operatorname{arcosh} x", id="function without a command"),
        pytest.param(Power(call("sin", X), TWO), r"\sin^{2} x", id="square of a sine"),
        pytest.param(Power(call("sin", X), Neg(ONE)), r"(\sin x)^{-1}", id="reciprocal of a sine"),
        pytest.param(Product((call("sin", X), call("cos", Y))), r"\sin x\cos y", id="two functions"),
        pytest.param(Product((call("sin", X), Y)), r"\sin(x)\,y", id="letter after a function"),
        pytest.param(Product((Y, call("sin", X))), r"y\sin x", id="function after a letter"),
        pytest.param(Product((call("sin", TWO), call("cos", Y))), r"\sin(2)\cos y", id="function of a number first"),
        pytest.param(Product((call("sqrt", X), Y)), r"\sqrt{x}\,y", id="letter after a root"),
        pytest.param(call("abs", X), r"\left|x\right|", id="absolute value"),
        pytest.param(call("root", X, number(3)), r"\sqrt[3]{x}", id="cube root"),
        pytest.param(call("logb", X, TWO), r"\log_{2} x", id="logarithm to a base"),
        pytest.param(call("sigmoid", X), r"\sigma(x)", id="sigmoid"),
        pytest.param(call("max", X, number(0)), r"\max(x, 0)", id="maximum"),
        pytest.param(Num(Fraction(1, 2), "0.50"), "0.50", id="decimal as typed"),
        pytest.param(Num(Fraction(2000), "2e3"), r"2\cdot 10^{3}", id="scientific notation"),
        pytest.param(Power(Num(Fraction(6), "3!"), TWO), "(3!)^{2}", id="power of a factorial"),
        pytest.param(Sum((X, Hole())), r"x + \square", id="hole"),
        pytest.param(Vector((X, Y)), r"\begin{pmatrix}x \\ y\end{pmatrix}", id="vector as a column"),
        pytest.param(
            Matrix(((X, Y), (FRACTION, ONE))),
            r"\begin{pmatrix}\rule[-1.1em]{0pt}{2.7em}x & y \\ \rule[-1.1em]{0pt}{2.7em}\dfrac{x}{y} & 1\end{pmatrix}",
            id="a tall row makes every row tall, and its fractions full size",
        ),
    ],
)
def test_trees_are_drawn_as_in_a_textbook(tree, tex):
    assert latex(tree) == tex
    assert not warnings(tex)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_has_a_sign_that_the_typesetter_knows(function):
    least, _ = FUNCTIONS[function]

    assert not warnings(latex(Call(function, (X,) * least)))
    assert not warnings(latex(Power(Call(function, (FRACTION,) * least), TWO)))


@pytest.mark.parametrize("letter", GREEK)
def test_every_greek_letter_is_known_to_the_typesetter(letter):
    assert not warnings(name_latex(letter))


@pytest.mark.parametrize(
    "text",
    ["", "x+", "sin(", "(x+", "2x^", "1/", "-", "sqrt(", "max(x,", "exp(-", "log_2(", "root(x,"],
)
def test_unfinished_input_is_drawn_with_squares(text):
    reading = read(text, "xyz")

    assert isinstance(reading, Unreadable)
    assert r"\square" in latex(reading.draft)
    assert not warnings(latex(reading.draft))


@settings(deadline=None)
@given(tree=nodes())
def test_every_tree_is_drawn_without_a_warning(tree):
    assert not warnings(latex(tree))


@settings(deadline=None, max_examples=30)
@given(vector=vectors(), matrix=matrices())
def test_every_vector_and_matrix_is_drawn_without_a_warning(vector, matrix):
    assert not warnings(latex(vector))
    assert not warnings(latex(matrix))


@settings(deadline=None)
@given(tree=nodes())
def test_pasted_back_the_drawing_means_the_same_tree(tree):
    """But for signs that stand for two things: e^x, the letter sigma, and powers of ten."""
    assume(not any(_is_drawn_as_something_else(part) for part in subtrees(tree)))

    assert read(latex(tree), NAMES) == Read(tree)


def test_pasted_back_a_matrix_with_tall_rows_is_the_same_matrix():
    matrix = Matrix(((X, Y), (FRACTION, call("relu", X))))

    assert read(latex(matrix), "xy", "matrix") == Read(matrix)


def _is_drawn_as_something_else(node):
    match node:
        case Num():
            return "e" in node.text
        case Call("exp" | "sigmoid"):
            return True
        case _:
            return False
