"""A partial derivative worked out line by line: which rule, on which part, with what result."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.calculus.outer import outer_derivative
from engine.calculus.rules import partial
from engine.calculus.tidy import minus, over, times
from engine.language.tree import Call, Name, Neg, Node, Power, Product, Quotient, Sum, free_names, number
from engine.language.typeset import enumerated, latex, name_latex

_QUOTIENT_RULE = (
    "Quotient rule: bottom times derivative of the top, minus top times derivative of the bottom,"
    " over the bottom squared."
)
_CONSTANT_TOP = (
    "Quotient rule with a constant top: minus the top times the derivative of the bottom, over the bottom squared."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a sentence, and the claim that the derivative of `of` is `gives`.

    Attributes:
        says: A sentence; it may hold LaTeX between dollar signs.
        is_term: Whether `gives` is one term of the whole derivative.
    """

    says: str
    of: Node
    gives: Node
    is_term: bool = False


def worked(node: Node, name: str) -> tuple[Line, ...]:
    """Work out the derivative of a tidied tree with respect to `name`, term by term and inside out.

    Returns:
        At least one line, or none where nothing varies.
    """
    if name not in free_names(node):
        return ()
    terms = node.terms if isinstance(node, Sum) else (node,)
    lines: list[Line] = []
    for term in terms:
        if name in free_names(term):
            lines += _insides(term, name)
            lines.append(Line(_rule(term, name), term, partial(term, name), is_term=True))
    if len(terms) > 1:
        lines.append(Line(_collecting(terms, name), node, partial(node, name)))
    return tuple(lines)


def _collecting(terms: Sequence[Node], name: str) -> str:
    steady = [latex(_unsigned(term)) for term in terms if name not in free_names(term)]
    if not steady:
        return "Add the terms."
    verbs = ("is", "gives") if len(steady) == 1 else ("are", "give")
    vanishing = f"{enumerated(steady)} {verbs[0]} free of ${name_latex(name)}$ and {verbs[1]} nothing."
    return vanishing if len(steady) == len(terms) - 1 else f"Add the terms; {vanishing}"


def _unsigned(term: Node) -> Node:
    return term.argument if isinstance(term, Neg) else term


def varying(term: Node, name: str) -> tuple[Node, ...]:
    """Return the factors of a term, of its numerator and its denominator, that depend on the name."""
    match term:
        case Neg(argument):
            return varying(argument, name)
        case Product(factors):
            return tuple(part for factor in factors for part in varying(factor, name))
        case Quotient(numerator, denominator):
            return varying(numerator, name) + varying(denominator, name)
        case _:
            return (term,) if name in free_names(term) else ()


def _insides(term: Node, name: str) -> list[Line]:
    """Give lines to each composite factor: one to its inside, and one to itself where it is not the whole term."""
    lines = []
    for factor in varying(term, name):
        inside = _inside(factor)
        if inside is None or inside == Name(name):
            continue
        lines.append(Line(_inside_first(factor, inside), inside, partial(inside, name)))
        if factor != term:
            lines.append(Line(_chain_rule(factor), factor, partial(factor, name)))
    return lines


def _inside_first(factor: Node, inside: Node) -> str:
    place = "exponent" if isinstance(factor, Call) and factor.function == "exp" else "inside"
    return f"The {place} is ${latex(inside)}$; take its derivative first."


def _inside(factor: Node) -> Node | None:
    match factor:
        case Call(_, (inside,)):
            return inside
        case Power(base, exponent) if not free_names(exponent):
            return base
        case _:
            return None


def _chain_rule(factor: Node) -> str:
    match factor:
        case Call("exp", _):
            return "The exponential stays; multiply by the derivative of its exponent."
        case Call(function, (inside,)):
            outside = latex(outer_derivative(function, inside))
            return f"Chain rule: the outside has derivative ${outside}$; multiply by the derivative of the inside."
        case _:
            return "Chain rule: the power rule for the outside, times the derivative of the inside."


def _rule(term: Node, name: str) -> str:
    """Name the rule that a whole term needs."""
    whole = _unsigned(term)
    if isinstance(whole, Quotient) and name in free_names(whole.denominator):
        return _QUOTIENT_RULE if name in free_names(whole.numerator) else _CONSTANT_TOP
    moving = varying(term, name)
    if len(moving) > 1:
        return "Product rule: differentiate one factor at a time and add."
    (factor,) = moving
    front = _front(_without(term, factor)) if factor != term else ""
    if front and _inside(factor) not in (None, Name(name)):
        return front  # the factor has had its own line
    return f"{front} {_simple_rule(factor, name)}".strip()


def _without(term: Node, factor: Node) -> Node:
    """Return what stands in front of a factor; dividing would leave e^x e^(-x) of an exponential."""
    match term:
        case Neg(argument):
            return minus(_without(argument, factor))
        case Product(factors) if factor in factors:
            return times(*(other for other in factors if other != factor))
        case Quotient(numerator, denominator) if numerator != factor:
            return over(_without(numerator, factor), denominator)
        case _:
            return over(term, factor)


def _front(steady: Node) -> str:
    if steady == Neg(number(1)):
        return "The minus sign stays in front."
    why = " is constant here and" if free_names(steady) else ""
    return f"${latex(steady)}${why} stays in front."


def _simple_rule(factor: Node, name: str) -> str:
    if isinstance(factor, Name):
        return f"${name_latex(name)}$ has derivative 1."
    if isinstance(factor, Power) and factor.base == Name(name):
        return "Power rule: the exponent comes down, and is one less."
    return _chain_rule(factor)
