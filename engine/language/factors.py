"""Factors before and behind a whole vector or matrix, as what they do to each of its entries."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from engine.language.expressions import Expressions
from engine.language.tokens import Token
from engine.language.tree import Neg, Node, Product, Quotient

Scaling: TypeAlias = Callable[[Node], Node]
"""What is done to every entry of a grid."""


def ended(tokens: list[Token]) -> list[Token]:
    """Return tokens with an end behind them."""
    stop = tokens[-1].stop
    return [*tokens, Token("end", "", stop, stop, spaced=False)]


class Factors(Expressions):
    """Reads what stands around a grid."""

    def finish(self) -> None:
        """Be at the end.

        Raises:
            LearnerError: Something else stands here.
        """
        if self.token.kind != "end":
            raise self.unexpected()

    def factor_before(self, stop: int) -> Scaling:
        """Read what stands before the token `stop`: a sign, or factors, with or without a dot behind them."""
        if stop == 1 and self.token.text == "-":
            self.take()
            return Neg
        if stop == 0:
            return lambda entry: entry
        whole = self.tokens
        self.tokens = ended(whole[: stop - (stop > 1 and whole[stop - 1].text == "*")])
        factor = self._first_term()
        self.finish()
        self.tokens, self.at = whole, stop
        return partial(_multiplied, factor)

    def factors_behind(self) -> list[Scaling]:
        """Read what the grid is multiplied and divided by behind it."""
        scalings: list[Scaling] = []
        while self.token.text in {"*", "/"}:
            scale = _multiplied if self.operator().text == "*" else _divided
            scalings.append(partial(scale, self.power().node))
        return scalings


def _multiplied(factor: Node, entry: Node) -> Node:
    if isinstance(factor, Neg):
        return Neg(Product((factor.argument, entry)))
    return Product((factor, entry))


def _divided(divisor: Node, entry: Node) -> Node:
    return Quotient(entry, divisor)
