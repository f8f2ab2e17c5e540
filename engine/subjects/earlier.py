"""What a learner's answers to earlier parts are worth, so that a later part can follow from them."""

from collections.abc import Mapping
from fractions import Fraction

from engine.functions.linear import ExactMatrix, ExactVector
from engine.language.tree import Matrix, Node, Vector, rational
from engine.questions.keys import Key, is_value


def formula(earlier: Mapping[str, Key], part: str) -> Node | None:
    """Return the expression that was answered to a part, or None where something else or nothing was."""
    own = earlier.get(part)
    if own is None or not is_value(own) or isinstance(own, Vector | Matrix):
        return None
    return own


def exact_number(earlier: Mapping[str, Key], part: str) -> Fraction | None:
    """Return the rational number that was answered to a part, or None."""
    own = formula(earlier, part)
    return None if own is None else rational(own)


def exact_vector(earlier: Mapping[str, Key], part: str) -> ExactVector | None:
    """Return the vector of rational numbers that was answered to a part, or None."""
    own = earlier.get(part)
    return _known(own.entries) if isinstance(own, Vector) else None


def exact_matrix(earlier: Mapping[str, Key], part: str) -> ExactMatrix | None:
    """Return the matrix of rational numbers that was answered to a part, or None."""
    own = earlier.get(part)
    if not isinstance(own, Matrix):
        return None
    rows = [row for row in map(_known, own.rows) if row is not None]
    return tuple(rows) if len(rows) == len(own.rows) else None


def _known(entries: tuple[Node, ...]) -> ExactVector | None:
    values = [value for value in map(rational, entries) if value is not None]
    return tuple(values) if len(values) == len(entries) else None
