"""The forms that a question may ask an expression to be in, each defined on the tree as it was typed.

- `simplified`: no numbers left to combine, no like terms or equal factors left to collect, nothing that a numerator
  shares with its denominator, and not much longer than it needs to be. Which of two short forms is not asked:
  (x + 1)(x − 1) and x² − 1 both are.
- `factored`: a product, power or quotient of what does not factor over the rationals. A number may stay inside a factor,
  unless all of the answer is one sum. What does not factor at all is factored.
- `expanded`: no product with a sum in it and no whole power of a sum.
- `single fraction`: one fraction bar with no other above or below it, or none where none is needed. Signs and factors
  may stand before it, fractions may stand inside of functions and exponents.
- `in terms of t` (or of `s, t`): no other names.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from engine.calculus.tidy import expanded, tidy
from engine.equality.expansion import is_manageable
from engine.errors import AuthorError
from engine.language.tree import (
    ONE,
    ZERO,
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
    rational,
    subtrees,
)
from engine.language.typeset import latex, name_latex
from engine.questions.polynomials import Ring, share_factor, splits

# Says what an answer lacks, given it and the key; "" if it has the form.
Demand: TypeAlias = Callable[[Node, Node], str]

_SPELLINGS = {
    "simplify": "simplified",
    "simplest": "simplified",
    "simplest form": "simplified",
    "factor": "factored",
    "factorised": "factored",
    "factorized": "factored",
    "expand": "expanded",
    "one fraction": "single fraction",
    "single_fraction": "single fraction",
}
_TERMS = re.compile(r"in terms of (.+)")

# An expansion must shorten an answer by this much to be asked for; (x + 1)(x - 1) may stay.
_WORTHWHILE = 0.6
# And an answer may be longer than the key by this much.
_LONGER = 1.8


def demand(form: str) -> Demand:
    """Return what a form demands.

    Raises:
        AuthorError: There is no such form.
    """
    asked = " ".join(form.lower().replace("_", " ").split()).removeprefix("as a ").removeprefix("as ")
    terms = _TERMS.fullmatch(asked)
    if terms:
        # names keep their case, the words around them need not
        spelled = form.split()[-len(terms[1].split()) :]
        return partial(_other_names, allowed=frozenset(re.findall(r"\w+", " ".join(spelled))) - {"and"})
    known: dict[str, Demand] = {
        "simplified": _not_simplified,
        "factored": lambda answer, _: _not_factored(answer),
        "expanded": lambda answer, _: _not_expanded(answer),
        "single fraction": lambda answer, _: _not_single(answer),
    }
    name = _SPELLINGS.get(asked, asked)
    if name not in known:
        raise AuthorError(f"“{form}” is no form. Forms are {', '.join(known)}, and in terms of t.")
    return known[name]


def missing(answer: Node, form: str | None, key: Node) -> str:
    """Return in one sentence what an answer that is right lacks of the form asked for, or ""."""
    return "" if form is None else demand(form)(answer, key)


def _not_simplified(answer: Node, key: Node) -> str:
    for tree in subtrees(answer):
        if _has_idle_number(tree):
            return "A zero or a one here can be left out."
        if isinstance(tree, Neg) and isinstance(tree.argument, Neg):
            return "Two minus signs cancel."
        if _has_numbers_to_combine(tree):
            return "Some numbers can still be combined."
        if isinstance(tree, Quotient) and _is_reducible(tree):
            return "A fraction here can still be reduced."
    if _weight(tidy(answer)) < _weight(answer):
        return "Some numbers, terms or factors can still be combined."
    if is_manageable(answer) and _weight(expanded(answer)) < _WORTHWHILE * _weight(answer):
        return "Multiplied out, this becomes shorter."
    if _LONGER * max(_weight(key), 1.0) < _weight(answer):
        return "This can be written in a shorter way."
    return ""


def _has_idle_number(tree: Node) -> bool:
    """Return whether a 0 or 1 stands where it changes nothing."""
    match tree:
        case Sum(terms):
            return any(rational(term) == 0 for term in terms)
        case Product(factors):
            return any(rational(factor) in {0, 1} for factor in factors)
        case Quotient(numerator, denominator):
            return rational(numerator) == 0 or rational(denominator) == 1
        case Power(_, exponent):
            return rational(exponent) in {0, 1}
        case Neg(argument):
            return argument == ZERO
        case _:
            return False


def _has_numbers_to_combine(tree: Node) -> bool:
    """Return whether a sum has two numbers among its terms, or a product among its factors."""
    if not isinstance(tree, Sum | Product):
        return False
    return sum(rational(part) is not None for part in children(tree)) > 1


def _is_reducible(tree: Quotient) -> bool:
    above, below = rational(tree.numerator), rational(tree.denominator)
    if above is not None and below is not None:
        # 0.5/2 is a matter of taste; 6/4 and 4/2 are not
        whole = above.denominator == below.denominator == 1
        return whole and (above / below).denominator != below
    return share_factor(tree.numerator, tree.denominator)


def _weight(tree: Node) -> float:
    """Return how long a tree is: letters and functions count one, numbers a half, ones nothing.

    Ones count nothing, so that x/2 and (1/2)x, 1/x and x^(-1), sqrt(x) and x^(1/2) weigh the same.
    """
    match tree:
        case Num():
            own = 0.0 if tree == ONE else 0.5
        case Call() | Sum() | Product() | Quotient() | Power() | Neg():
            own = 1.0 if isinstance(tree, Call) else 0.0
        case _:
            own = 1.0
    return own + sum(map(_weight, children(tree)))


def _not_factored(answer: Node) -> str:
    if isinstance(answer, Sum):
        shared = Ring(answer).content(answer) if is_manageable(answer) else 1
        if shared > 1:
            return f"The number {shared} can still be taken out."
    left = next((factor for factor in _factors(answer) if isinstance(factor, Sum) and splits(factor)), None)
    return "" if left is None else f"${latex(left)}$ can still be factored."


def _factors(tree: Node) -> Iterator[Node]:
    match tree:
        case Neg(argument):
            yield from _factors(argument)
        case Product(factors):
            for factor in factors:
                yield from _factors(factor)
        case Quotient(numerator, denominator):
            yield from _factors(numerator)
            yield from _factors(denominator)
        case Power(base, _):
            yield from _factors(base)
        case _:
            yield tree


def _not_expanded(answer: Node) -> str:
    for tree in subtrees(answer):
        match tree:
            case Product(factors) if any(isinstance(factor, Sum) for factor in factors):
                return "There are parentheses left to multiply out."
            case Power(Sum(), exponent) if (power := rational(exponent)) and power.denominator == 1 and power > 1:
                return "There is a power of a sum left to multiply out."
            case Neg(Sum()):
                return "There is a minus sign in front of parentheses."
            case _:
                pass
    return ""


def _not_single(answer: Node) -> str:
    match answer:
        case Neg(argument):
            return _not_single(argument)
        case Quotient(numerator, denominator):
            inner = _has_fraction(numerator) or _has_fraction(denominator)
            return "There is a fraction within the fraction." if inner else ""
        case Power(base, _) if _has_fraction(answer):
            return "There is a fraction within the fraction." if _has_fraction(base) else ""
        case Product(factors):
            fractions = [factor for factor in factors if _has_fraction(factor)]
            return _not_single(fractions[0]) if len(fractions) == 1 else _several(fractions)
        case _:
            return "Bring everything over one denominator." if _has_fraction(answer) else ""


def _several(fractions: list[Node]) -> str:
    return "Several fractions stand beside each other; write them as one." if fractions else ""


def _has_fraction(tree: Node) -> bool:
    """Return whether a fraction bar, or a negative power in its place, stands in a tree outside of functions."""
    match tree:
        case Quotient():
            return True
        case Power(base, exponent):
            power = rational(exponent)
            return (power is not None and power < 0) or _has_fraction(base)
        case Call():
            return False
        case _:
            return any(map(_has_fraction, children(tree)))


def _other_names(answer: Node, _: Node, allowed: frozenset[str]) -> str:
    others = sorted(free_names(answer) - allowed)
    return f"There is still ${name_latex(others[0])}$ in it." if others else ""
