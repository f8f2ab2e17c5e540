"""Proving two expressions equal by a normal form: rational functions over independent kernels.

Both sides become elements of one ring of fractions, whose generators stand for names, exponentials, sines and cosines,
logarithms, roots and arctangents. Every relation between generators is an identity of real functions, so if the
difference of the two elements is zero, the two agree wherever both are defined, a thin set excepted. That the generators
may satisfy other relations, too, costs proofs, but never makes one wrong.

Where a sign matters, for |u|, max, √(u²), the domain is cut into the piece where it is 0 or more and the one where it is
0 or less, and the difference has to vanish on each. A piece on which one side has no values asks for nothing.

No step is interrupted: sizes are bounded before anything is multiplied or factorised.
"""

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.equality.kernels.circular import sine_and_cosine
from engine.equality.kernels.elements import element
from engine.equality.kernels.field import Field
from engine.equality.kernels.interruptions import (
    Interruption,
    NowhereDefined,
    OutOfGenerators,
    Refined,
    UnknownSign,
)
from engine.equality.kernels.positivity import is_contradictory
from engine.equality.kernels.ring import Element
from engine.language.tree import Node

# How many generators there may be; few are faster, and most pairs need few.
_CAPACITIES = (6, 14, 48)
# How often the pair is looked at: pieces, and fresh starts after a refinement.
_MOST_ROUNDS = 96


def proves_equal(left: Node, right: Node, domain: Domain, budget: Budget) -> bool:
    """Return whether two expressions agree wherever both are defined, but for a thin set; False means nothing.

    Args:
        left: One side.
        right: The other. They must have common ground: a proof says nothing of where that is.
        domain: Where they are compared.
        budget: Asked between steps of a few milliseconds.
    """
    for capacity in _CAPACITIES:
        try:
            return _agree_on_all_pieces(left, right, Field(capacity, domain), budget)
        except OutOfGenerators:
            continue
        except (Interruption, RecursionError):
            return False
    return False


def _agree_on_all_pieces(left: Node, right: Node, field: Field, budget: Budget) -> bool:
    pieces: list[tuple[tuple[frozenset[str], int], ...]] = [()]
    proved = False
    for _ in range(_MOST_ROUNDS):
        if not pieces:
            return proved
        if budget.spent():
            break
        piece = pieces.pop()
        field.enter(piece)
        try:
            if _vanishes(field, field.ring.subtract(element(field, left), element(field, right))):
                proved = True
            elif not is_contradictory(field):
                return False
        except NowhereDefined:
            continue
        except Refined:
            pieces.append(piece)
        except UnknownSign as cut:
            pieces += [(*piece, (cut.factors, sign)) for sign in (-1, 1)]
    return False


def _vanishes(field: Field, difference: Element) -> bool:
    """Return whether a difference is zero, for a number also by its sine: that of no other number below 1 is."""
    if difference.is_zero:
        return True
    bounds = field.bounds(difference)
    if bounds is None or not abs(bounds) < 1 or not bounds.contains(0):
        return False
    return sine_and_cosine(field, difference)[0].is_zero
