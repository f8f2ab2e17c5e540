"""What the second derivatives at a critical point say, and what slips take them for.

A Hessian is given as rows of numbers, shape (2, 2) or (3, 3).
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.functions.linear import determinant, exact_matrix

Nature: TypeAlias = Literal["minimum", "maximum", "saddle", "no decision"]
Bends: TypeAlias = Sequence[Sequence[float]]

# Heights of exponentials are no exact numbers; what is smaller than this is zero.
_ZERO = 1e-12


def nature_of(bends: Bends) -> Nature:
    """Return what a function has where these are its second derivatives and the first ones are zero."""
    if len(bends) == 2:
        (a, b), (_, c) = bends
        return nature_by(a * c - b * b, a)
    minors = [_determinant([row[:n] for row in bends[:n]]) for n in range(1, len(bends) + 1)]
    if all(_sign(minor) > 0 for minor in minors):
        return "minimum"
    if all(_sign(minor) == (-1) ** n for n, minor in enumerate(minors, 1)):
        return "maximum"
    return "saddle" if _sign(minors[-1]) else "no decision"


def nature_by(d: float, bend: float) -> Nature:
    """Return the verdict of D and of f_xx, or of f_yy where that one is zero."""
    if _sign(d) <= 0:
        return "saddle" if _sign(d) else "no decision"
    return "minimum" if bend > 0 else "maximum"


def _determinant(rows: Bends) -> float:
    return float(determinant(exact_matrix(map(Fraction, row) for row in rows)))


def _sign(value: float) -> int:
    return 0 if abs(value) < _ZERO else 1 if value > 0 else -1


def misread(bends: Bends, code: str) -> Nature | None:
    """Return the verdict that a slip leads to, or None where it leads to none; two variables know S1 to S9."""
    rules = _RULES_OF_TWO if len(bends) == 2 else _RULES_OF_THREE
    return rules[code](bends) if code in rules else None


def judged(bends: Bends, code: str | None) -> Nature | None:
    """Return the right verdict, or the one that a slip leads to."""
    return nature_of(bends) if code is None else misread(bends, code)


def _with(d: Callable[[float, float, float], float]) -> Callable[[Bends], Nature]:
    """Return the test with another D."""

    def read(bends: Bends) -> Nature:
        (a, b), (_, c) = bends
        return nature_by(d(a, b, c), a or c)

    return read


def _instead(right: Mapping[Nature, Nature]) -> Callable[[Bends], Nature]:
    """Return the test with some of its verdicts exchanged."""

    def read(bends: Bends) -> Nature:
        found = nature_of(bends)
        return right.get(found, found)

    return read


def _by_trace(bends: Bends) -> Nature | None:
    return _by_signs([sum(row[i] for i, row in enumerate(bends))])


def _by_diagonal(bends: Bends) -> Nature | None:
    return _by_signs([row[i] for i, row in enumerate(bends)])


def _by_signs(values: Sequence[float]) -> Nature | None:
    """Return the verdict of numbers that are taken for the eigenvalues; None where one is zero."""
    signs = {_sign(value) for value in values}
    if 0 in signs:
        return None
    return "saddle" if len(signs) > 1 else "minimum" if signs == {1} else "maximum"


def _by_rule_of_two(bends: Bends) -> Nature:
    """Return the verdict that det H and f_xx would have for two variables."""
    return nature_by(_determinant(bends), bends[0][0])


_RULES_OF_TWO: Mapping[str, Callable[[Bends], Nature | None]] = {
    "S1": _with(lambda a, b, c: a * c + b * b),
    "S2": _with(lambda a, b, c: a + c - b * b),
    "S3": _with(lambda a, b, c: a * c - b),
    "S4": _instead({"maximum": "minimum"}),
    "S5": _instead({"minimum": "maximum", "maximum": "minimum"}),
    "S6": _instead({"saddle": "maximum"}),
    "S7": _instead({"no decision": "saddle"}),
    "S8": _by_trace,
    "S9": _by_diagonal,
}
_RULES_OF_THREE: Mapping[str, Callable[[Bends], Nature | None]] = {
    "S5": _instead({"minimum": "maximum", "maximum": "minimum"}),
    "S7": _instead({"no decision": "saddle"}),
    "S8": _by_trace,
    "S9": _by_diagonal,
    "S18": _by_rule_of_two,
}
