"""The normal form proves what holds wherever both sides are defined, on every branch and piece, and nothing else."""

from fractions import Fraction
from time import monotonic

import pytest

from engine.equality.budget import Budget
from engine.equality.decide import decide
from engine.equality.domain import Domain
from engine.equality.normal_form import proves_equal
from engine.equality.outcome import Different
from engine.language.parser import parse
from engine.language.tree import Node
from tests.engine.equality.rewriting import NAMES, pair

ANYWHERE = Domain(NAMES)


def tree(text: str) -> Node:
    node = parse(text, NAMES)
    assert isinstance(node, Node.__args__)
    return node


def proves(left: str, right: str, domain: Domain = ANYWHERE) -> bool:
    return proves_equal(tree(left), tree(right), domain, Budget(60))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("(x^3 - y^3)/(x - y)", "x^2 + x y + y^2", id="a quotient that divides"),
        pytest.param("exp(2x + y)", "exp(x)^2 exp(y)", id="exponentials over a basis"),
        pytest.param("exp(sinh(x) + sinh(y))", "exp(sinh(x)) exp(sinh(y))", id="exponentials in an exponent"),
        pytest.param("exp(x/(x + 1))", "e exp(-1/(x + 1))", id="a whole part in an exponent"),
        pytest.param("exp(x)^y", "exp(x y)", id="a power of an exponential"),
        pytest.param("(x y)^z", "x^z y^z", id="a power with any exponent"),
        pytest.param("x^x", "exp(x ln(x))", id="a tower"),
        pytest.param("6^x", "2^x*3^x", id="powers of numbers over primes"),
        pytest.param("exp(2 ln(x))", "x^2", id="logarithm in an exponent"),
        pytest.param("sinh(x)", "(e^x - e^(-x))/2", id="hyperbolic sine"),
        pytest.param("arctan(sinh(x))", "arcsin(tanh(x))", id="Gudermann's function"),
        pytest.param("ln(cosh(x))", "softplus(2x) - x - ln(2)", id="logarithm of cosh"),
        pytest.param("sin(3x)", "3sin(x) - 4sin(x)^3", id="triple angle"),
        pytest.param("sin(x + pi/3)", "sin(x)/2 + sqrt(3)cos(x)/2", id="a special angle added"),
        pytest.param("cos(pi/12)", "(sqrt(6) + sqrt(2))/4", id="a special angle"),
        pytest.param("tan(x/2)", "(1 - cos(x))/sin(x)", id="half an angle"),
        pytest.param("sqrt((1 - cos(x))/2)", "abs(sin(x/2))", id="root of half an angle"),
        pytest.param("sqrt(1 - cos(x)) sqrt(1 + cos(x))", "abs(sin(x))", id="roots that make a sine"),
        pytest.param("sqrt(sec(x)^2 - 1)", "abs(tan(x))", id="root of a secant"),
        pytest.param("ln(sec(x) + tan(x))", "-ln(sec(x) - tan(x))", id="conjugates in logarithms"),
    ],
)
def test_identities_of_exponentials_and_angles_are_proved(left, right):
    assert proves(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("ln(x^2)", "2 ln(x)", id="a logarithm where both are defined"),
        pytest.param("ln(x^2)", "2 ln(abs(x))", id="a logarithm of a square"),
        pytest.param("logb(8, 4)", "3/2", id="a logarithm of a number"),
        pytest.param("x^(2/3)", "(x^(1/3))^2", id="a real root squared"),
        pytest.param("x^(2/3)", "(x^2)^(1/3)", id="a real root of a square"),
        pytest.param("(x^2)^(1/4)", "sqrt(abs(x))", id="a fourth root of a square"),
        pytest.param("sqrt(x/y)", "sqrt(x y)/abs(y)", id="a root over a root"),
        pytest.param("sqrt(1 - x) sqrt(1 + x)", "sqrt(1 - x^2)", id="roots that meet"),
        pytest.param("sqrt(x sqrt(x))", "x^(3/4)", id="a root in a root"),
        pytest.param("(x - 1)/(sqrt(x) - 1)", "sqrt(x) + 1", id="a denominator made rational"),
        pytest.param("1/x^(1/3)", "x^(2/3)/x", id="a denominator with a cube root"),
        pytest.param("sqrt(x^2 + 2x + 1)", "abs(x + 1)", id="root of a perfect square"),
        pytest.param("sqrt(5 + 2 sqrt(6))", "sqrt(2) + sqrt(3)", id="nested roots of numbers"),
        pytest.param("sqrt(3 - 2 sqrt(2))", "sqrt(2) - 1", id="nested roots, the positive one"),
        pytest.param("sqrt(x - 2sqrt(x - 1))", "abs(1 - sqrt(x - 1))", id="nested roots of functions"),
        pytest.param("sqrt(1 + 2 sin(x) cos(x))", "abs(sin(x) + cos(x))", id="a square in disguise"),
        pytest.param("abs(pi - 3)", "pi - 3", id="the sign of a number"),
        pytest.param("(x + y + z)^1000", "(z + y + x)^1000", id="a power too large to multiply out"),
        pytest.param("1000(x + 1)^999", "1000(1 + x)^999", id="its derivative"),
    ],
)
def test_identities_of_logarithms_and_roots_are_proved(left, right):
    assert proves(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("arctan(x/sqrt(1 - x^2))", "arcsin(x)", id="an arcsine as an arctangent"),
        pytest.param("arccos(-x)", "pi - arccos(x)", id="an arccosine reflected"),
        pytest.param("arccos(1/2)", "pi/3", id="a special value"),
        pytest.param("4 arctan(1/5) - arctan(1/239)", "pi/4", id="Machin's formula"),
        pytest.param("arcsin(-1)", "-pi/2", id="the end of a domain"),
        pytest.param("arctan(1/x)", "pi abs(x)/(2x) - arctan(x)", id="an arctangent of a reciprocal"),
        pytest.param("cos(arctan(x))", "1/sqrt(1 + x^2)", id="cosine of an arctangent"),
        pytest.param("sin(arccos(x))", "sqrt(1 - x^2)", id="sine of an arccosine"),
        pytest.param("sin(2 arctan(x))", "2x/(1 + x^2)", id="twice an arctangent"),
        pytest.param("sin(arctan(x)/2)^2", "(1 - 1/sqrt(1 + x^2))/2", id="half an arctangent"),
        pytest.param("arsinh(-x)", "-arsinh(x)", id="an odd logarithm"),
        pytest.param("arcosh(x)", "-ln(x - sqrt(x^2 - 1))", id="the other branch is the inverse"),
        pytest.param("artanh(x)", "(ln(1 + x) - ln(1 - x))/2", id="artanh by logarithms"),
        pytest.param("arsech(x)", "ln((1 + sqrt(1 - x^2))/x)", id="arsech by a logarithm"),
        pytest.param("cosh(artanh(x))", "1/sqrt(1 - x^2)", id="hyperbolic cosine of artanh"),
        pytest.param("sinh(arcosh(x))", "sqrt(x - 1) sqrt(x + 1)", id="hyperbolic sine of arcosh"),
    ],
)
def test_inverse_functions_keep_their_branch(left, right):
    assert proves(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("abs(x)/x", "sign(x)", id="sign"),
        pytest.param("1/(abs(x) + x)", "1/(2x)", id="a piece without values asks for nothing"),
        pytest.param("max(x, y, z)", "max(z, max(y, x))", id="the largest of three"),
        pytest.param("relu(relu(x))", "relu(x)", id="relu twice"),
        pytest.param("cos(abs(x))", "cos(x)", id="an even function"),
        pytest.param("abs(arctan(x))", "arctan(abs(x))", id="an odd inverse function"),
        pytest.param("abs(softplus(x))", "softplus(x)", id="a logarithm of what is above 1"),
        pytest.param("abs(sinh(x))", "sinh(abs(x))", id="an odd hyperbolic function"),
        pytest.param("abs(x - 1) + abs(x + 1)", "max(2, 2abs(x))", id="pieces that do not exist are left out"),
        pytest.param("ln(x) abs(x)", "x ln(x)", id="a logarithm tells a sign"),
        pytest.param("sqrt(x y) abs(x y)", "x y sqrt(x y)", id="a root tells the sign of a product"),
    ],
)
def test_pieces_are_proved_one_by_one(left, right):
    assert proves(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("arctan(x) + arctan(y)", "arctan((x + y)/(1 - x y))", id="an addition theorem off by pi"),
        pytest.param("arctan(x) + arctan(1/x)", "pi/2", id="locally constant"),
        pytest.param("arctan(2) + arctan(3)", "-pi/4", id="angles a half turn apart"),
        pytest.param("arccot(x)", "pi/2 - arctan(x)", id="the jump of arccot"),
        pytest.param("arcsin(sin(x))", "x", id="inverse after function, sine"),
        pytest.param("arctan(tan(x))", "x", id="inverse after function, tangent"),
        pytest.param("arccos(cos(x))", "x", id="inverse after function, cosine"),
        pytest.param("arccos(x)", "arctan(sqrt(1 - x^2)/x)", id="an arccosine on half its domain"),
        pytest.param("arcsin(2x sqrt(1 - x^2))", "2 arcsin(x)", id="twice an arcsine"),
        pytest.param("sqrt(x^2)", "x", id="root of a square"),
        pytest.param("sqrt((x - 1)^2)", "x - 1", id="root of a shifted square"),
        pytest.param("(x^6)^(1/6)", "x", id="sixth root"),
        pytest.param("abs(x)^3", "x^3", id="parity"),
        pytest.param("sqrt(x^2 y)", "x sqrt(y)", id="a square taken out of a root"),
        pytest.param("sqrt(sin(x)^2)", "sin(x)", id="root of a sine squared"),
        pytest.param("sqrt(1 - cos(x))", "sqrt(2) sin(x/2)", id="half an angle without its sign"),
        pytest.param("sqrt(3 - 2sqrt(2))", "1 - sqrt(2)", id="the negative nested root"),
        pytest.param("(-x)^(1/3)", "x^(1/3)", id="a real root is odd"),
        pytest.param("max(x, y)", "x", id="the larger one"),
        pytest.param("abs(x - 1000)", "1000 - x", id="a kink far out"),
        pytest.param("sqrt(x^2 + y^2)", "x + y", id="a wishful root"),
        pytest.param("exp(x) + exp(-1000)", "exp(x)", id="a tiny term"),
        pytest.param("(x + 1)^1000", "(x + 1)^999", id="large powers apart"),
        pytest.param("arccot(relu(x))", "pi sign(relu(x))/2 - arctan(relu(x))", id="arccot of 0 is a quarter turn"),
        pytest.param("cot(pi/2 + relu(x))", "-tan(relu(x)) + 1 - x/abs(x)", id="cotangent of a quarter turn is 0"),
        pytest.param("1/(x - x)", "1/(y - y)", id="two that have no values"),
    ],
)
def test_what_does_not_hold_everywhere_is_not_proved(left, right):
    assert not proves(left, right)


ZERO_ON_A_HALF_LINE = "(arctan(x) + arctan(1/x) - pi/2)"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(f"sign({ZERO_ON_A_HALF_LINE})^2", "1", id="the sign of a hidden zero"),
        pytest.param(f"sign({ZERO_ON_A_HALF_LINE}^2)", "1", id="the sign of its square"),
        pytest.param(
            f"abs(x)^({ZERO_ON_A_HALF_LINE}/pi)", f"x^({ZERO_ON_A_HALF_LINE}/pi)", id="a hidden whole exponent"
        ),
        pytest.param(
            f"abs(x) + 0(sqrt(x {ZERO_ON_A_HALF_LINE}) + sqrt(-{ZERO_ON_A_HALF_LINE}))", "-x", id="hidden common edges"
        ),
    ],
)
def test_a_zero_that_the_ring_does_not_know_proves_nothing(left, right):
    assert not proves(left, right)


def test_declared_signs_and_boxes_count():
    positive = Domain(NAMES, positive=frozenset({"x"}))
    box = Domain(NAMES, box={"x": (Fraction(0), Fraction(2))})

    assert proves("sqrt(x^2 y)", "x sqrt(y)", positive)
    assert proves("abs(x - 3)", "3 - x", box)
    assert not proves("abs(x - 1)", "1 - x", box)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("(x + y + z)^60 + 1", "(z + y + x)^60 + 1", id="many terms"),
        pytest.param("9^9^9 x", "x*9^9^9", id="a tower of powers"),
        pytest.param("sin(1000x)", "2 sin(500x) cos(500x)", id="large multiples of angles"),
        pytest.param("sqrt(" * 20 + "x + 1" + ")" * 20, "(x + 1)^(1/2^20)", id="roots in roots"),
        pytest.param("+".join(f"abs(x - {n}y)" for n in range(1, 15)), "x", id="very many pieces"),
        pytest.param("*".join(f"sqrt(x + {n}y z)" for n in range(1, 15)), "x", id="very many roots"),
    ],
)
def test_it_gives_up_in_time(left, right):
    began = monotonic()

    proves_equal(tree(left), tree(right), ANYWHERE, Budget(2))

    assert monotonic() - began < 4


@pytest.mark.parametrize("seed", range(0, 300, 2))
def test_rewritten_pairs_are_proved(seed):
    drawn = pair(seed)

    assert decide(drawn.right, drawn.left, ANYWHERE, Budget(60)).evidence == "proved"


@pytest.mark.parametrize("seed", range(1, 300, 2))
def test_pairs_with_a_slip_are_refuted(seed):
    drawn = pair(seed)

    assert isinstance(decide(drawn.right, drawn.left, ANYWHERE, Budget(60)), Different)
