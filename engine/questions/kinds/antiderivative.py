"""Answers that are antiderivatives or potentials: right up to a constant.

An answer is right when its derivatives are those of the key, by every name that it is asked to be differentiated by, and
wherever both are defined. So the difference may be another constant on each piece of the domain: ln|x| + sign(x) is an
antiderivative of 1/x, and -arctan(1/x) one of 1/(1 + x²). A `C` or `c` that the question does not use is a constant.
"""

from collections.abc import Iterator
from dataclasses import replace

from engine.calculus.rules import partial
from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.language.tree import ZERO, Node, Product, Sum, entries, free_names
from engine.language.typeset import name_latex
from engine.questions.kinds import expression
from engine.questions.kinds.claims import Claim, holds, judged, settled
from engine.questions.kinds.entries import Grid, meant, misfit, shape_of, trees_of
from engine.questions.notation import CONSTANTS
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict

EDITOR = "line"

key = expression.key
show = expression.show


def read(answer: Answer, part: Part, *, decimal_comma: bool = False) -> Grid:
    """Read an expression that may hold a constant of integration."""
    free = tuple(name for name in CONSTANTS if name not in part.names)
    return expression.read(answer, replace(part, names=part.names + free), decimal_comma=decimal_comma)


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    rows = trees_of(reading)
    if rows is None or shape_of(reading) != (1, 1):
        yield misfit(reading, "The answer is a single expression.")
        return
    answer, (wanted,) = meant(rows[0][0], part), entries(part.value)
    by = part.wrt or tuple(name for name in part.names if name not in CONSTANTS or name in free_names(wanted))
    claims = {name: _claim(answer, wanted, name) for name in by}
    wrong = next((name for name, claim in claims.items() if not holds([claim], domain, budget)), "")
    says = f"Its derivative with respect to ${name_latex(wrong)}$ is not what it should be." if wrong else ""
    yield from judged(settled(tuple(claims.values()), domain, budget), (1, 1), says)


def _claim(answer: Node, key: Node, name: str) -> Claim:
    return _derivative(answer, name), _derivative(key, name)


def _derivative(node: Node, name: str) -> Node:
    """Return the derivative, defined only where the function is: that of ln(x) has no value at -1."""
    return Sum((partial(node, name), Product((ZERO, node))))
