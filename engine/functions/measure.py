"""How large a formula is, by the counts that the gates are stated in."""

from fractions import Fraction

from engine.language.plain_text import plain
from engine.language.tree import (
    Call,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    free_names,
    subtrees,
)


def operations(node: Node) -> int:
    """Count the operations that are written: signs, sums, products, fraction bars, powers and functions."""
    own = 0
    match node:
        case Sum(parts):
            own = len(parts) - 1 - sum(isinstance(part, Neg) for part in parts[1:])
        case Product(parts):
            own = len(parts) - 1
        case Neg() | Quotient() | Power() | Call():
            own = 1
        case _:
            pass
    return own + sum(operations(child) for child in children(node))


def printed_length(node: Node) -> int:
    return len(plain(node))


def largest_number(node: Node) -> Fraction:
    """Return the largest number that is written in a tree."""
    return max((part.value for part in subtrees(node) if isinstance(part, Num)), default=Fraction(0))


def is_separable(node: Node) -> bool:
    """Whether no term mixes two names, so that every mixed derivative is zero."""
    terms = node.terms if isinstance(node, Sum) else (node,)
    return all(len(free_names(term)) < 2 for term in terms)
