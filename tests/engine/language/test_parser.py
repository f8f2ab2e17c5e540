"""What is read as what. The right column is the same expression with every sign and parenthesis written."""

from fractions import Fraction

import pytest

from engine.errors import LearnerError, Span
from engine.language.parser import parse, read
from engine.language.reading import Ambiguous, Read, Unreadable
from engine.language.tree import (
    Call,
    Const,
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
)

NAMES = ("x", "y", "z")
X, Y, Z = Name("x"), Name("y"), Name("z")


def num(value: int) -> Num:
    return Num(Fraction(value), str(value))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        pytest.param("x+y+z", Sum((X, Y, Z)), id="flat sum"),
        pytest.param("x+(y+z)", Sum((X, Sum((Y, Z)))), id="a group stays a group"),
        pytest.param("x-y", Sum((X, Neg(Y))), id="difference"),
        pytest.param("x*y*z", Product((X, Y, Z)), id="flat product"),
        pytest.param("(x*y)*z", Product((Product((X, Y)), Z)), id="a product in parentheses stays one"),
        pytest.param("x*y/z", Quotient(Product((X, Y)), Z), id="all before the bar is above it"),
        pytest.param("x/y*z", Product((Quotient(X, Y), Z)), id="a factor behind a fraction"),
        pytest.param("x/y/z", Quotient(Quotient(X, Y), Z), id="fractions from the left"),
        pytest.param("x^y^z", Power(X, Power(Y, Z)), id="powers from the right"),
        pytest.param("-x^2", Neg(Power(X, num(2))), id="a sign before a power"),
        pytest.param("-x*y", Neg(Product((X, Y))), id="a sign before a product"),
        pytest.param("x*-y", Product((X, Neg(Y))), id="a sign behind a sign of multiplication"),
        pytest.param("x^-2", Power(X, Neg(num(2))), id="a negative exponent"),
        pytest.param("x**2", Power(X, num(2)), id="two stars"),
        pytest.param("+x", X, id="a plus in front"),
        pytest.param("0.50", Num(Fraction(1, 2), "0.50"), id="a decimal is exact"),
        pytest.param("2e3", Num(Fraction(2000), "2e3"), id="a power of ten"),
        pytest.param("1e-3", Num(Fraction(1, 1000), "1e-3"), id="a negative power of ten"),
        pytest.param("3!", Num(Fraction(6), "3!"), id="a factorial"),
        pytest.param("1.5e", Product((Num(Fraction(3, 2), "1.5"), Const("e"))), id="a number times e"),
        pytest.param("log_2(x)", Call("logb", (X, num(2))), id="a logarithm with its base"),
        pytest.param("∛x", Call("root", (X, num(3))), id="a cube root"),
    ],
)
def test_what_was_written_is_kept(text, tree):
    assert read(text, NAMES) == Read(tree)


def test_numbers_remember_how_they_were_written():
    tree = parse("0.50 + 3! + 2e3", ())

    assert isinstance(tree, Sum)
    assert [term.text for term in tree.terms if isinstance(term, Num)] == ["0.50", "3!", "2e3"]


@pytest.mark.parametrize(
    ("text", "explicit"),
    [
        pytest.param("2xy", "2*x*y", id="letters run together"),
        pytest.param("x y", "x*y", id="a space between factors"),
        pytest.param("xy(x+z)", "x*y*(x+z)", id="a name is never a function"),
        pytest.param("(x)(y)", "x*y", id="groups side by side"),
        pytest.param("2x(3)", "2*x*3", id="a number in parentheses"),
        pytest.param("x^2y", "x^2*y", id="a factor behind a power"),
        pytest.param("2xy^2z", "2*x*y^2*z", id="a power in the middle"),
        pytest.param("e^x y", "e^x*y", id="a space ends an exponent"),
        pytest.param("2^x y", "2^x*y", id="also of a number"),
        pytest.param("e^x(y+1)", "e^x*(y+1)", id="a parenthesis behind an exponent"),
        pytest.param("x^1/2", "(x^1)/2", id="a bar ends an exponent"),
        pytest.param("1/2*x", "(1/2)*x", id="a star behind a fraction"),
        pytest.param("xy/z", "(x*y)/z", id="a fraction of a word"),
        pytest.param("xe^y", "x*e^y", id="e at the end of a word"),
        pytest.param("ex", "e*x", id="e at the start of a word"),
        pytest.param("2pi x", "2*pi*x", id="pi"),
        pytest.param("sin x", "sin(x)", id="a function without parentheses"),
        pytest.param("sin 2x", "sin(2*x)", id="of a number and a letter"),
        pytest.param("sin xy", "sin(x*y)", id="of one word"),
        pytest.param("sin2x", "sin(2*x)", id="without any space"),
        pytest.param("2sin x", "2*sin(x)", id="with a number in front"),
        pytest.param("x^2 sin y", "x^2*sin(y)", id="behind a power"),
        pytest.param("sin x + y", "sin(x) + y", id="a sum ends an argument"),
        pytest.param("sin x cos y", "sin(x)*cos(y)", id="a function begins a new factor"),
        pytest.param("sinx", "sin(x)", id="a function and its argument in one word"),
        pytest.param("sinxcosx", "sin(x)*cos(x)", id="two of them"),
        pytest.param("sin cos x", "sin(cos(x))", id="a function of a function"),
        pytest.param("sin -x", "sin(-x)", id="of a negative"),
        pytest.param("sin^2 x", "sin(x)^2", id="an exponent at the function"),
        pytest.param("sin²x", "sin(x)^2", id="raised"),
        pytest.param("sin^-2(x)", "sin(x)^(-2)", id="a negative exponent at the function"),
        pytest.param("sin(x)(y)", "sin(x)*y", id="one parenthesis is the argument"),
        pytest.param("sin(x)^2", "(sin(x))^2", id="an exponent behind the argument"),
        pytest.param("xexp(y)", "x*exp(y)", id="a letter and a function"),
        pytest.param("zsqrt(x)", "z*sqrt(x)", id="a letter and a root"),
        pytest.param("SIN(x) + Ln(y)", "sin(x) + ln(y)", id="capital letters in functions"),
        pytest.param("√2/2", "sqrt(2)/2", id="a root of one thing"),
        pytest.param("√x y", "sqrt(x)*y", id="a space ends a root"),
        pytest.param("|x|y", "abs(x)*y", id="bars and a factor"),
        pytest.param("|x|+2|y|", "abs(x)+2*abs(y)", id="bars twice"),
        pytest.param("||x|-1|", "abs(abs(x)-1)", id="bars in bars"),
        pytest.param("|x||y|", "abs(x)*abs(y)", id="bars beside bars"),
        pytest.param("log x + lnx", "ln(x) + ln(x)", id="log is the natural logarithm"),
        pytest.param("log10(x) + log2(x)", "logb(x,10) + logb(x,2)", id="common bases"),
        pytest.param("log_y(x) + log₂x", "logb(x,y) + logb(x,2)", id="any base"),
        pytest.param("cbrt(x) + cbrt y", "root(x,3) + root(y,3)", id="cube roots"),
    ],
)
def test_signs_that_people_leave_out_are_understood(text, explicit):
    assert read(text, NAMES) == Read(parse(explicit, NAMES))


@pytest.mark.parametrize(
    ("spellings", "function"),
    [
        ("tan tg", "tan"),
        ("csc cosec", "csc"),
        ("cot ctg", "cot"),
        ("arcsin asin", "arcsin"),
        ("arctan atan arctg", "arctan"),
        ("asec arcsec", "arcsec"),
        ("arsinh asinh arcsinh", "arsinh"),
        ("artanh atanh arctanh", "artanh"),
        ("acoth arcoth arccoth", "arcoth"),
        ("sech", "sech"),
        ("sign sgn", "sign"),
        ("ln log", "ln"),
        ("abs Abs", "abs"),
        ("sigmoid sigma σ", "sigmoid"),
        ("softplus", "softplus"),
        ("relu ReLU", "relu"),
    ],
)
def test_functions_have_their_usual_spellings(spellings, function):
    for spelling in spellings.split():
        assert read(f"{spelling}(x)", NAMES) == Read(Call(function, (X,)))


def test_a_declared_sigma_is_a_name_and_not_the_sigmoid():
    assert read("σ(x)", (*NAMES, "sigma")) == Read(Product((Name("sigma"), X)))


@pytest.mark.parametrize(
    ("text", "explicit"),
    [
        pytest.param("x − 1 – y", "x - 1 - y", id="minus signs"),
        pytest.param("2×x·y⋅z", "2*x*y*z", id="signs of multiplication"),
        pytest.param("x÷2", "x/2", id="sign of division"),
        pytest.param("x² + x⁻¹ + x¹²", "x^2 + x^(-1) + x^12", id="raised digits"),
        pytest.param("πx", "pi*x", id="pi"),
        pytest.param("√(x) + √2 + ∛(x)", "sqrt(x) + sqrt(2) + root(x,3)", id="roots"),
        pytest.param("ｓｉｎ（ｘ）＋１", "sin(x)+1", id="fullwidth letters"),
        pytest.param("x\u00a0+\u20091", "x + 1", id="typographic spaces"),
        pytest.param("｜x｜", "abs(x)", id="fullwidth bars"),
    ],
)
def test_unicode_is_read_as_what_it_stands_for(text, explicit):
    assert read(text, NAMES) == Read(parse(explicit, NAMES))


@pytest.mark.parametrize(
    ("text", "explicit"),
    [
        pytest.param(r"\frac{x}{y}", "x/y", id="fraction"),
        pytest.param(r"\frac12x + \dfrac1{y}", "(1/2)*x + 1/y", id="fraction of single digits"),
        pytest.param(r"x^{2}y", "x^2*y", id="exponent in braces"),
        pytest.param(r"\sin^2(x) + \cos^{2} x", "sin(x)^2 + cos(x)^2", id="functions"),
        pytest.param(r"\sqrt{x} + \sqrt[3]{x}", "sqrt(x) + root(x,3)", id="roots"),
        pytest.param(r"2 \cdot x \times y", "2*x*y", id="signs of multiplication"),
        pytest.param(r"\left(x+1\right)^{2}", "(x+1)^2", id="sized parentheses"),
        pytest.param(r"\bigl| x \bigr| + \lvert y\rvert + \left|z\right|", "abs(x)+abs(y)+abs(z)", id="bars"),
        pytest.param(r"\mathrm{e}^{x} \operatorname{sech}(y)", "e^x*sech(y)", id="words in another type"),
        pytest.param(r"e^x\cos y", "e^x*cos(y)", id="a command ends an exponent"),
        pytest.param(r"x\,y\;z\quad", "x*y*z", id="spacing"),
        pytest.param(r"\log_{2} x", "logb(x,2)", id="logarithm"),
        pytest.param(r"\max(x, y)", "max(x,y)", id="several arguments"),
        pytest.param(r"\(x\)", "x", id="in parentheses of TeX"),
        pytest.param(r"$$ x $$", "x", id="in dollars"),
        pytest.param(r"\[ x \]", "x", id="displayed"),
    ],
)
def test_pasted_latex_is_read(text, explicit):
    assert read(text, NAMES) == Read(parse(explicit, NAMES))


@pytest.mark.parametrize(
    ("text", "names", "tree"),
    [
        pytest.param("x1", ("x_1",), Name("x_1"), id="without its underscore"),
        pytest.param("x_1", ("x1",), Name("x1"), id="with an underscore"),
        pytest.param("x₁", ("x1",), Name("x1"), id="with a low digit"),
        pytest.param("x_{1}", ("x1",), Name("x1"), id="with braces"),
        pytest.param("x1", ("x1", "x_1"), Name("x1"), id="as declared, where both are"),
        pytest.param("w_{ij}", ("w_ij",), Name("w_ij"), id="an index of letters"),
        pytest.param("x1x2", ("x1", "x2"), Product((Name("x1"), Name("x2"))), id="two run together"),
        pytest.param("2x1^2", ("x1",), Product((num(2), Power(Name("x1"), num(2)))), id="a power"),
        pytest.param("λ", ("lambda",), Name("lambda"), id="a Greek letter"),
        pytest.param("lambda", ("lambda",), Name("lambda"), id="its name"),
        pytest.param(r"\lambda", ("lambda",), Name("lambda"), id="its command"),
        pytest.param(r"\varepsilon", ("epsilon",), Name("epsilon"), id="its other shape"),
        pytest.param("θ₁", ("theta_1",), Name("theta_1"), id="with an index"),
        pytest.param("2λx", ("lambda", "x"), Product((num(2), Name("lambda"), X)), id="run together"),
        pytest.param("E*I", ("E", "I"), Product((Name("E"), Name("I"))), id="names that are constants elsewhere"),
        pytest.param("e", ("e",), Name("e"), id="a declared e"),
        pytest.param("2e1", ("e1",), Product((num(2), Name("e1"))), id="not a power of ten"),
        pytest.param("pi", ("p", "i"), Const("pi"), id="a whole word first"),
    ],
)
def test_a_name_is_what_the_question_declares(text, names, tree):
    assert read(text, names) == Read(tree)


VECTOR = Vector((X, num(2)))


@pytest.mark.parametrize(
    "text",
    [
        "[x, 2]",
        "(x, 2)",
        "<x, 2>",
        "⟨x, 2⟩",
        "[x; 2]",
        "[[x], [2]]",
        "[[x, 2]]",
        "[x\n2]",
        r"\begin{pmatrix} x \\ 2 \end{pmatrix}",
        r"\langle x, 2 \rangle",
        "np.array([x, 2.])",
        "Matrix([[x], [2]])",
    ],
)
def test_a_vector_is_read_from(text):
    assert read(text, NAMES, "vector") == Read(VECTOR)


MATRIX = Matrix(((num(1), X), (Neg(Y), num(4))))


@pytest.mark.parametrize(
    "text",
    [
        "[[1, x], [-y, 4]]",
        "[1, x; -y, 4]",
        "((1, x), (-y, 4))",
        "[[1, x],\n [-y, 4]]",
        "[1, x\n-y, 4]",
        r"\begin{bmatrix} 1 & x \\ -y & 4 \\ \end{bmatrix}",
        r"\left[\begin{matrix}1 & x\\- y & 4\end{matrix}\right]",
        r"\left(\begin{array}{cc} 1 & x \\[2pt] -y & 4 \end{array}\right)",
        "array([[1., x],\n       [-y, 4.]])",
        "Matrix([[1, x], [-y, 4]])",
        r"$\begin{pmatrix} 1 & x \\ -y & 4 \end{pmatrix}$",
    ],
)
def test_a_matrix_is_read_from(text):
    assert read(text, NAMES, "matrix") == Read(MATRIX)


@pytest.mark.parametrize(
    ("text", "kind", "points"),
    [
        pytest.param("1,5x", "expression", "1.5x", id="a decimal"),
        pytest.param("max(1,5; 2)", "expression", "max(1.5, 2)", id="arguments"),
        pytest.param("[1,5; 2]", "vector", "[1.5, 2]", id="a vector"),
        pytest.param("1,5; 2", "vector", "[1.5, 2]", id="a vector without brackets"),
        pytest.param("[1,5; 2\n3; 4]", "matrix", "[[1.5, 2], [3, 4]]", id="rows are lines"),
        pytest.param("1,5; 2\n3; 4", "matrix", "[[1.5, 2], [3, 4]]", id="rows without brackets"),
        pytest.param("[[1,5; 2]; [3; 4]]", "matrix", "[[1.5, 2], [3, 4]]", id="rows in brackets"),
    ],
)
def test_decimal_commas_are_read_when_switched_on(text, kind, points):
    assert read(text, NAMES, kind, decimal_comma=True) == Read(parse(points, NAMES, kind))


def test_a_point_that_may_mean_thousands_is_refused_among_decimal_commas():
    reading = read("1.234", (), decimal_comma=True)

    assert reading == Unreadable("Write 1234 or 1,234.", Span(0, 5))


def test_parse_raises_what_read_refuses():
    with pytest.raises(LearnerError, match="does not occur") as refused:
        parse("x + q", NAMES)

    assert refused.value.span == Span(4, 5)


def test_parse_raises_both_readings():
    with pytest.raises(LearnerError, match=r"1/2x can mean \(1/2\)x or 1/\(2x\)\."):
        parse("1/2x", NAMES)


def test_a_draft_can_hold_holes():
    assert read("x+", NAMES) == Unreadable("Something is missing after “+”.", Span(1, 2), Sum((X, Hole())))


def test_ambiguous_is_not_read():
    assert isinstance(read("sin x y", NAMES), Ambiguous)
