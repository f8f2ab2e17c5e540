"""What a learner's answer says of the functions on the plot: its meaning together with its entries."""

from dataclasses import dataclass

from engine.landscape.meanings import Meaning


@dataclass(frozen=True, slots=True)
class Claim:
    """An answer that can be drawn.

    Attributes:
        meaning: What such an answer says.
        rows: Its entries in plain notation with decimal points, in rows; an expression is one row of one, a vector a
            column, points a row each.
    """

    meaning: Meaning
    rows: tuple[tuple[str, ...], ...]
