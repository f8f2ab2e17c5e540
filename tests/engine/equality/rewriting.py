"""Pairs of expressions whose verdict is known by construction: an identity in a context, or the same with a slip.

Each pair is drawn from a seed. The right side is the left one rewritten, first by an identity of its class and then by
the laws of arithmetic around it; in every second pair without kinks both sides
are differentiated, which hides the identity further.
A slip adds something that is not zero, or shifts what it scales, so that the two sides differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.calculus.rules import partial
from engine.chance import Draw
from engine.language.parser import parse
from engine.language.tree import Call, Name, Neg, Node, Power, Product, Quotient, Sum, children

NAMES = ("x", "y", "z")

# By class, identities in u and v that hold wherever both sides are defined.
IDENTITIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "rational": (
        ("(u + v)^2", "u^2 + 2*u*v + v^2"),
        ("1/u - 1/v", "(v - u)/(u*v)"),
        ("(u^3 - v^3)/(u - v)", "u^2 + u*v + v^2"),
        ("u/(1 + u)", "1 - 1/(1 + u)"),
    ),
    "exponential": (
        ("exp(u + v)", "exp(u)*exp(v)"),
        ("sigmoid(u)", "exp(u)/(1 + exp(u))"),
        ("sigmoid(u)*(1 - sigmoid(u))", "1/(2 + 2*cosh(u))"),
        ("tanh(u)", "2*sigmoid(2*u) - 1"),
        ("exp(u)/(exp(u) + exp(v))", "sigmoid(u - v)"),
        ("softplus(u)", "u + softplus(-u)"),
        ("cosh(u)^2", "(1 + cosh(2*u))/2"),
    ),
    "trigonometric": (
        ("sin(2*u)", "2*sin(u)*cos(u)"),
        ("cos(u + v)", "cos(u)*cos(v) - sin(u)*sin(v)"),
        ("tan(u)^2", "sec(u)^2 - 1"),
        ("tan(u/2)", "(1 - cos(u))/sin(u)"),
        ("sin(u)^2", "(1 - cos(2*u))/2"),
        ("sin(u + pi/3)", "sin(u)/2 + sqrt(3)*cos(u)/2"),
    ),
    "logarithms and roots": (
        ("ln(u*v)", "ln(abs(u)) + ln(abs(v))"),
        ("ln(sqrt(u))", "ln(u)/2"),
        ("sqrt(u^2*(1 + v^2))", "abs(u)*sqrt(1 + v^2)"),
        ("u/sqrt(u^2 + v^2)", "u*sqrt(u^2 + v^2)/(u^2 + v^2)"),
        ("u^(3/2)", "u*sqrt(u)"),
        ("root(u, 3)*root(u, 3)", "u^(2/3)"),
        ("logb(u, 2)", "2*ln(u)/ln(4)"),
    ),
    "inverse functions": (
        ("arcsin(u/9)", "pi/2 - arccos(u/9)"),
        ("arctan(u)", "arcsin(u/sqrt(1 + u^2))"),
        ("arsinh(u)", "ln(u + sqrt(u^2 + 1))"),
        ("artanh(u/9)", "(ln(9 + u) - ln(9 - u))/2"),
        ("cos(arctan(u))", "1/sqrt(1 + u^2)"),
        ("arctan(u) + arctan(1/u)", "pi*abs(u)/(2*u)"),
    ),
    "pieces": (
        ("abs(u*v)", "abs(u)*abs(v)"),
        ("relu(u)", "(u + abs(u))/2"),
        ("max(u, v)", "(u + v + abs(u - v))/2"),
        ("max(u, v) + min(u, v)", "u + v"),
        ("abs(u)^3", "u^2*abs(u)"),
        ("sqrt(u^2)", "abs(u)"),
    ),
}
_ARGUMENTS = ("x", "y", "x + 2*y", "x*y", "x - 3*y", "x/2", "2*x + 1", "x^2 - y", "y*z + 1", "x + y + z")
_CONTEXTS = (
    ("f + w", "w + f"),
    ("w*(f + 2)", "2*w + f*w"),
    ("(f + w)^2", "f^2 + w*(2*f + w)"),
    ("f*w - w^2", "-w*(w - f)"),
    ("f/(1 + w^2)", "f*(w^2 + 1)^(-1)"),
    ("exp(-w)*f", "f/exp(w)"),
)
_BESIDE = ("x", "y + 1", "x*y", "2 - x", "x^2 + y^2")
_SLIPS = ("r + w/1000", "1/7 - r", "2*r + 1/7", "r + 1e-12*(r + 3/7)", "r + 1e-9", "r - x*y")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two expressions, and whether they are the same function."""

    kind: str
    left: Node
    right: Node
    equal: bool


def pair(seed: int) -> Pair:
    """Return the pair of a seed; even ones are equal."""
    draw = Draw("pairs of equality", 1, 1, seed)
    kind = draw.choice(tuple(IDENTITIES))
    arguments = dict(zip(("u", "v"), map(_read, draw.sample(_ARGUMENTS, 2)), strict=True))
    beside = _read(draw.choice(_BESIDE))
    sides = zip(draw.choice(IDENTITIES[kind]), draw.choice(_CONTEXTS), strict=True)
    left, right = (_filled(context, {"f": _filled(side, arguments), "w": beside}) for side, context in sides)
    if kind != "pieces" and draw.chance(1, 2):
        left, right = partial(left, "x"), partial(right, "x")
    if seed % 2:
        right = _filled(draw.choice(_SLIPS), {"r": right, "w": beside})
    return Pair(kind, left, right, equal=seed % 2 == 0)


def _filled(text: str, values: Mapping[str, Node]) -> Node:
    return substituted(_read(text), values)


def _read(text: str) -> Node:
    tree = parse(text, (*NAMES, "u", "v", "w", "f", "r"))
    assert isinstance(tree, Node.__args__)
    return tree


def substituted(node: Node, values: Mapping[str, Node]) -> Node:
    """Put trees in the place of names."""
    parts = tuple(substituted(child, values) for child in children(node))
    match node:
        case Name(name):
            return values.get(name, node)
        case Sum() | Product():
            return type(node)(parts)
        case Neg() | Quotient() | Power():
            return type(node)(*parts)
        case Call(function):
            return Call(function, parts)
        case _:
            return node
