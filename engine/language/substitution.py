"""Putting trees in the place of names."""

from engine.language.tree import Call, Name, Neg, Node, Power, Product, Quotient, Sum


def substituted(node: Node, values: dict[str, Node]) -> Node:
    """Replace names by trees."""
    match node:
        case Name(name):
            return values.get(name, node)
        case Neg(argument):
            return Neg(substituted(argument, values))
        case Sum(parts):
            return Sum(tuple(substituted(part, values) for part in parts))
        case Product(parts):
            return Product(tuple(substituted(part, values) for part in parts))
        case Quotient(numerator, denominator):
            return Quotient(substituted(numerator, values), substituted(denominator, values))
        case Power(base, exponent):
            return Power(substituted(base, values), substituted(exponent, values))
        case Call(function, parts):
            return Call(function, tuple(substituted(part, values) for part in parts))
        case _:
            return node
