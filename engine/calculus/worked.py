"""A partial derivative worked out line by line: which rule, on which part, with what result."""

from dataclasses import dataclass

from engine.calculus.rules import outer_derivative, partial
from engine.language.tree import Call, Name, Neg, Node, Power, Product, Quotient, Sum, free_names
from engine.language.typeset import latex, name_latex


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
    """Work out the derivative of `node` with respect to `name`, term by term and inside out."""
    terms = node.terms if isinstance(node, Sum) else (node,)
    lines: list[Line] = []
    for term in terms:
        if name in free_names(term):
            lines += _insides(term, name)
            lines.append(Line(_rule(term, name), term, partial(term, name), is_term=True))
    if len(terms) > 1:
        lines.append(Line(_collecting(terms, name), node, partial(node, name)))
    return tuple(lines)


def _collecting(terms: tuple[Node, ...], name: str) -> str:
    steady = [term for term in terms if name not in free_names(term)]
    if not steady:
        return "Add the terms."
    listed = ", ".join(f"${latex(_unsigned(term))}$" for term in steady)
    verbs = "does not vary" if len(steady) == 1 else "do not vary"
    return f"Add the terms. What is free of ${name_latex(name)}$ gives nothing: {listed} {verbs}."


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
    """Give a line to each composite factor whose inside is more than the variable itself."""
    lines = []
    for factor in varying(term, name):
        inside = _inside(factor)
        if inside is not None and inside != Name(name) and factor != term:
            lines += _chain_lines(factor, inside, name)
        elif inside is not None and inside != Name(name):
            lines.append(_inside_line(inside, name))
    return lines


def _chain_lines(factor: Node, inside: Node, name: str) -> list[Line]:
    return [_inside_line(inside, name), Line(_chain_rule(factor), factor, partial(factor, name))]


def _inside_line(inside: Node, name: str) -> Line:
    return Line(f"The inside is ${latex(inside)}$; take its derivative first.", inside, partial(inside, name))


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
            return f"Chain rule: the outside gives ${outside}$, times the derivative of the inside."
        case _:
            return "Power rule for the outside, times the derivative of the inside."


def _rule(term: Node, name: str) -> str:
    """Name the rule that a whole term needs."""
    match term:
        case Neg(argument):
            return _rule(argument, name)
        case Quotient(numerator, denominator) if name in free_names(denominator):
            if name in free_names(numerator):
                return "Quotient rule: bottom times derivative of the top, minus top times derivative of the bottom, over the bottom squared."
            return "The top does not vary, so only the bottom is differentiated; the sign changes and the bottom is squared."
        case _:
            pass
    moving = varying(term, name)
    if len(moving) > 1:
        return "Product rule: differentiate one factor at a time and add."
    factor = moving[0]
    front = "The other factors are constants and stay in front. " if factor != term else ""
    if isinstance(factor, Name):
        return front + f"${name_latex(name)}$ has derivative 1."
    if isinstance(factor, Power) and factor.base == Name(name):
        return front + "Power rule: the exponent comes down, and is one less."
    if front and _inside(factor) not in (None, Name(name)):
        return front.strip()  # the factor has had its own line
    return front + _chain_rule(factor)
