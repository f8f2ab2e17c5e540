"""Equal: where both are defined there is interior, and there the two agree outside a thin set."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from engine.equality.budget import Budget
from engine.equality.decide import compare, decide, differ
from engine.equality.domain import Domain
from engine.equality.outcome import Different, Equal, Outcome, Undecided
from engine.language.parser import parse
from engine.language.tree import ONE, Node, Product, Sum, free_names
from tests.engine.language.trees import nodes

NAMES = ("x", "y", "z")
ANYWHERE = Domain(NAMES)


def tree(text: str) -> Node:
    node = parse(text, NAMES)
    assert isinstance(node, Node)
    return node


def verdict(left: str, right: str, domain: Domain = ANYWHERE) -> Outcome:
    return decide(tree(left), tree(right), domain, Budget(60))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("(x + y)^2", "x^2 + 2x y + y^2", id="expanded"),
        pytest.param("x/(x y)", "1/y", id="cancelled"),
        pytest.param("2 sin(x) cos(x)", "sin(2x)", id="double angle"),
        pytest.param("tan(x/2)", "sin(x)/(1 + cos(x))", id="half angle"),
        pytest.param("18 sec(2y + 3z)^2 tan(2y + 3z)", "18(1 + tan(2y + 3z)^2) tan(2y + 3z)", id="Pythagoras"),
        pytest.param("tanh(x)", "(exp(2x) - 1)/(exp(2x) + 1)", id="hyperbolic tangent by exponentials"),
        pytest.param("sigmoid(x)", "(1 + tanh(x/2))/2", id="sigmoid by half an angle"),
        pytest.param("sech(x)^2", "1 - tanh(x)^2", id="slope of tanh"),
        pytest.param("softplus(x) - softplus(-x)", "x", id="softplus"),
        pytest.param("2^x", "e^(x ln(2))", id="power of two by exponentials"),
        pytest.param("logb(x, 10)", "ln(x)/ln(10)", id="logarithm to another base"),
        pytest.param("ln(x y z)", "ln(x) + ln(y) + ln(z)", id="logarithm of a product"),
        pytest.param("sqrt(x y)", "sqrt(x) sqrt(y)", id="root of a product"),
        pytest.param("abs(x) abs(y)", "abs(x y)", id="absolute values multiply"),
        pytest.param("sqrt(x^2)", "abs(x)", id="root of a square"),
        pytest.param("relu(x)", "(x + abs(x))/2", id="relu by the absolute value"),
        pytest.param("max(x, y) + min(x, y)", "x + y", id="larger and smaller"),
        pytest.param("arcsin(x)", "pi/2 - arccos(x)", id="inverse sine and cosine"),
        pytest.param("arsinh(x)", "ln(x + sqrt(x^2 + 1))", id="inverse hyperbolic sine"),
        pytest.param("(-8)^(1/3)", "-2", id="real root of a negative number"),
        pytest.param("root(x, 3)", "x^(1/3)", id="two ways to write a cube root"),
        pytest.param("sqrt(3 + 2 sqrt(2))", "1 + sqrt(2)", id="nested roots of numbers"),
        pytest.param("arcsin(sin(pi/2))", "pi/2", id="end of a domain"),
        pytest.param("arctan(x/sqrt(1 - x^2))", "arcsin(x)", id="inverse functions through radicals"),
        pytest.param("arcosh(x)", "ln(x + sqrt(x^2 - 1))", id="half a line"),
        pytest.param("(x^3)^(1/3)", "x", id="root of a power"),
        pytest.param("arcsec(x)", "arccos(1/x)", id="inverse secant"),
        pytest.param("0^0", "1", id="empty product"),
        pytest.param("(x + y + z)^1000", "(z + y + x)^1000", id="large power"),
        pytest.param("9^9^9", "9^9^9", id="tower of powers"),
    ],
)
def test_equal_functions_are_proved_equal(left, right):
    outcome = verdict(left, right)

    assert isinstance(outcome, Equal)
    assert outcome.evidence == "proved"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("2 arctan(x/(1 + sqrt(1 - x^2)))", "arcsin(x)", id="half an arctangent"),
        pytest.param("sqrt(x + sqrt(x^2 - 1)) sqrt(x - sqrt(x^2 - 1))", "1", id="roots that are inverse by stealth"),
    ],
)
def test_what_resists_proof_is_equal_by_agreement_at_many_points(left, right):
    assert isinstance(verdict(left, right), Equal)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("sqrt(x^2)", "x", id="root of a square on one side only"),
        pytest.param("arctan(x) + arctan(1/x)", "pi/2", id="locally constant"),
        pytest.param("arctan(x) + arctan(y)", "arctan((x + y)/(1 - x y))", id="branch of the inverse tangent"),
        pytest.param("abs(x)^3", "x^3", id="parity"),
        pytest.param("abs(x - 1000)", "1000 - x", id="kink far out"),
        pytest.param("abs(x - y - 5000)", "5000 + y - x", id="kink along a line far out"),
        pytest.param("abs(x - 2e15)", "2e15 - x", id="kink very far out"),
        pytest.param("max(0, 1 - abs(2x - 1001))", "0", id="narrow bump at a ratio of what is written"),
        pytest.param("0.333333333333x", "x/3", id="near miss in the twelfth decimal"),
        pytest.param("x + 1e-40", "x", id="near miss in the fortieth decimal"),
        pytest.param("sin(500 pi x)", "sin(pi x)", id="both vanish at whole numbers"),
        pytest.param("arccot(x)", "pi/2 - arctan(x)", id="branch of the inverse cotangent"),
        pytest.param("exp(-1000x^2)", "0", id="tiny but not nothing"),
        pytest.param("2x y + exp(-exp(8))", "2x y", id="off by a number with a thousand noughts"),
        pytest.param("x + 1e-40^20", "x", id="off by a power of a small number"),
        pytest.param("exp(-exp(exp(8)))", "0", id="smaller than any number that is written out"),
        pytest.param("(x + y + z)^1000", "(x + y + z)^999", id="large power missed by one"),
        pytest.param(
            "min(y sqrt(y), arcsin(2x + 2))",
            "min(y^2 sqrt(y), arcsin(2x + 2))",
            id="the other piece of a narrow domain",
        ),
        pytest.param("sign(x - y + 2)", "sign(x - y + 2.001)", id="a narrow strip between two kinks"),
        pytest.param("cot(relu(x))", "cos(max(x, 1e-12))/sin(max(x, 0))", id="a strip as wide as a twelfth decimal"),
        pytest.param("max(x, sin(y))", "max(x, sin(y) + max(0, 1/1000 - abs(x)))", id="a small bump beside a kink"),
        pytest.param("2", "3", id="numbers"),
        pytest.param("sqrt(2)", "1.41421356237", id="a decimal for a root"),
    ],
)
def test_different_functions_are_refuted(left, right):
    assert isinstance(verdict(left, right), Different)


@pytest.mark.parametrize(
    ("left", "right", "at", "values"),
    [
        pytest.param("x^2 y", "x y", {"x": 2, "y": 1}, ("4", "2"), id="small whole numbers first"),
        pytest.param("sqrt(x^2)", "x", {"x": -1}, ("1", "-1"), id="a negative number where the sign matters"),
        pytest.param("abs(x - 1000)", "1000 - x", {"x": 1001}, ("1", "-1"), id="rounded far out"),
        pytest.param("0.333333333333x", "x/3", {"x": 2}, ("0.666666666666", "0.666666666667"), id="digits that tell"),
        pytest.param("(x + 9)^1000 + 1", "(x + 9)^1000", {"x": -8}, ("2", "1"), id="a point where it shows"),
        pytest.param("1/3", "0.333", {}, ("0.333333", "0.333"), id="no coordinates for numbers"),
        pytest.param("sin(pi x)", "1", {"x": 2}, ("0", "1"), id="zero is written 0"),
    ],
)
def test_a_counterexample_has_friendly_numbers(left, right, at, values):
    counterexample = differ(tree(left), tree(right), ANYWHERE)

    assert counterexample is not None
    assert counterexample.at == at
    assert (counterexample.left, counterexample.right) == values


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("1/0", "3", id="division by zero"),
        pytest.param("sqrt(-1 - x^2)", "x", id="root of what is negative"),
        pytest.param("ln(-1 - x^2)", "ln(-x^2 - 1)", id="two that are defined nowhere"),
        pytest.param("ln(x)", "ln(-x)", id="domains that do not meet"),
        pytest.param("(-2)^x", "(-2)^(x + 1)", id="defined at whole numbers only"),
        pytest.param("9^9^9", "9^9^9 + 1", id="too large to see a difference"),
        pytest.param("exp(exp(exp(1000)))", "2", id="out of reach"),
        pytest.param("x^2 + sin(e^e^10) + 1", "x^2 + sin(e^e^10)", id="a term of 1 beside what is out of reach"),
    ],
)
def test_without_common_ground_nothing_is_decided(left, right):
    assert isinstance(verdict(left, right), Undecided)


@pytest.mark.parametrize(
    ("left", "right", "remark"),
    [
        pytest.param("2 ln(x)", "ln(x^2)", "Your form is not defined at x = −1.", id="half the domain is missing"),
        pytest.param("ln(x^2)", "2 ln(x)", "", id="more than was asked for"),
        pytest.param("x^2/x", "x", "Your form is not defined at x = 0.", id="a gap at zero"),
        pytest.param("(x^2 - 1)/(x - 1)", "x + 1", "Your form is not defined at x = 1.", id="a gap at one"),
        pytest.param("sign(x)^2", "1", "At x = 0 alone, your form has another value.", id="a value that sticks out"),
        pytest.param("x y + y", "y(x + 1)", "", id="nothing to remark"),
    ],
)
def test_a_missing_piece_of_the_domain_is_a_remark(left, right, remark):
    outcome = verdict(left, right)

    assert isinstance(outcome, Equal)
    assert outcome.remark == remark


def test_a_declared_sign_counts():
    positive = Domain(NAMES, positive=frozenset({"x"}))

    assert isinstance(verdict("sqrt(x^2)", "x", positive), Equal)


def test_a_declared_box_counts():
    box = Domain(NAMES, box={"x": (Fraction(0), Fraction(2))})

    assert isinstance(verdict("abs(x - 2)", "2 - x", box), Equal)
    assert isinstance(verdict("abs(x - 1)", "1 - x", box), Different)


@pytest.mark.parametrize(
    ("left", "right", "stage"),
    [
        pytest.param("1/2", "2/4", "arithmetic", id="equal fractions"),
        pytest.param("1/2", "1/3", "arithmetic", id="other fractions"),
        pytest.param("x", "2x", "balls", id="apart at nearly every point"),
        pytest.param("(x + 1)^2", "x^2 + 2x + 1", "normal form", id="multiplied out"),
        pytest.param("abs(x - 1000)", "1000 - x", "sampling", id="a kink far out"),
        pytest.param("x cos(pi/5)", "x (1 + sqrt(5))/4", "sympy", id="a special value"),
        pytest.param("sqrt(-1 - x^2)", "x", "sampling", id="no values"),
    ],
)
def test_the_stage_that_decided_is_named(left, right, stage):
    assert verdict(left, right).stage == stage


def test_what_stands_is_told_before_sympy_is_tried():
    told = []

    decide(tree("x cos(pi/5)"), tree("x (1 + sqrt(5))/4"), ANYWHERE, Budget(60), told.append)

    assert told == [Equal("sampled", "sampling")]


def test_nothing_is_told_where_sympy_is_not_needed():
    told = []

    decide(tree("x"), tree("y"), ANYWHERE, Budget(60), told.append)
    decide(tree("x"), tree("x"), ANYWHERE, Budget(60), told.append)

    assert told == []


def test_a_spent_budget_proves_nothing():
    assert isinstance(decide(tree("x + y"), tree("y + x"), ANYWHERE, Budget(0)), Undecided)


@given(nodes())
@settings(max_examples=50, deadline=None)
def test_a_tree_is_never_told_from_itself_written_longer(node):
    outcome = compare(Product((node, ONE)), node, Domain(tuple(free_names(node))), Budget(60))

    assert not isinstance(outcome, Different)


@given(nodes())
@settings(max_examples=50, deadline=None)
def test_a_tree_is_never_equal_to_itself_and_one_more(node):
    outcome = compare(Sum((node, ONE)), node, Domain(tuple(free_names(node))), Budget(60))

    assert not isinstance(outcome, Equal)


@given(nodes())
@settings(max_examples=20, deadline=None)
def test_the_same_pair_has_the_same_verdict(node):
    pair = Sum((node, ONE)), Product((node, ONE))
    domain = Domain(tuple(free_names(node)))

    assert compare(*pair, domain, Budget(60)) == compare(*pair, domain, Budget(60))
