"""What ends the normalisation of a pair before its time; `normal_form` decides how to go on."""

from collections.abc import Set as AbstractSet


class Interruption(Exception):  # noqa: N818  none of these is an error
    """The two sides cannot be brought to normal form as things stand."""


class Unprovable(Interruption):
    """Too large, or beyond what the normal form knows."""


class OutOfGenerators(Interruption):
    """A larger ring is needed."""


class Refined(Interruption):
    """A kernel turned out to be a power of a finer one, which is noted; start again."""


class NowhereDefined(Interruption):
    """One side has no value on the whole piece that is looked at, but for a thin set."""


class UnknownSign(Interruption):
    """The piece has to be cut in two, by the sign of a product.

    Attributes:
        factors: The keys of its factors.
    """

    def __init__(self, factors: AbstractSet[str]) -> None:
        super().__init__()
        self.factors = frozenset(factors)
