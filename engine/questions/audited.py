"""What an audit finds, as it crosses the process boundary."""

import msgspec


class Audited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an audit finds in one question.

    Attributes:
        note: Of the question; "" if it could not be made.
        seconds: Of processor time to make it, slips and steps included.
        is_small: Whether its level cannot have 200 different variants.
        faults: A clause for each gate or proof that it fails.
        largest: Operations of the largest entry of its keys.
        colliding: Pairs of slips that lead to the same wrong answer, so that neither can be named.
    """

    note: str
    seconds: float
    is_small: bool = False
    faults: tuple[str, ...] = ()
    largest: int = 0
    colliding: tuple[str, ...] = ()
