"""What is known of signs on the piece of the domain that is looked at.

A fact is about a set of factors, named by their keys: that their product has one sign or is 0. Facts multiply like
vectors over the field of two elements, so what follows from them is found by elimination.
"""

from collections.abc import Set as AbstractSet


class Signs:
    """Facts about the signs of products."""

    def __init__(self) -> None:
        # The product of a row's factors has the row's sign; no later row holds a pivot of an earlier one.
        self._rows: list[tuple[str, frozenset[str], int]] = []

    def known(self, factors: AbstractSet[str]) -> int | None:
        """Return the sign of a product, 1 or -1, or None where the facts do not settle it."""
        rest, sign = self._rest(factors)
        return None if rest else sign

    def assume(self, factors: AbstractSet[str], sign: int) -> bool:
        """Note the sign of a product; return False where that contradicts the facts."""
        rest, implied = self._rest(factors)
        if not rest:
            return implied == sign
        self._rows.append((min(rest), rest, sign * implied))
        return True

    def _rest(self, factors: AbstractSet[str]) -> tuple[frozenset[str], int]:
        """Divide a product by known ones; return what is left and the sign of what was taken out."""
        rest, sign = frozenset(factors), 1
        for pivot, row, row_sign in self._rows:
            if pivot in rest:
                rest, sign = rest ^ row, sign * row_sign
        return rest, sign
