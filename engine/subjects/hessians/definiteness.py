"""Definiteness as an answer: the options, what slips take a matrix for, the part, and a witness that looks at the form."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from engine.calculus.tidy import plus, times
from engine.functions.linear import ExactMatrix, determinant, trace
from engine.functions.symmetric import Signature, Symmetric
from engine.landscape.plots import Bar, Bars, Line, Profile, Series
from engine.language.plain_text import plain
from engine.language.tree import Call, Name, Power, number
from engine.questions.keys import Chosen, Key
from engine.questions.question import Part, Slip
from engine.questions.sheet import Option
from engine.subjects.targeting import misjudged

OPTIONS = (
    Option("positive definite", "positive definite"),
    Option("positive semidefinite", "positive semidefinite but not definite"),
    Option("indefinite", "indefinite"),
    Option("negative semidefinite", "negative semidefinite but not definite"),
    Option("negative definite", "negative definite"),
)
_NAMES: dict[Signature, str] = {
    "positive": "positive definite",
    "negative": "negative definite",
    "indefinite": "indefinite",
    "positive semidefinite": "positive semidefinite",
    "negative semidefinite": "negative semidefinite",
}
SIGNATURES: dict[str, Signature] = {name: signature for signature, name in _NAMES.items()}

MESSAGES = {
    "S4": "A positive determinant alone settles nothing: two negative eigenvalues have one, too. Look at another sign.",
    "S7": "A determinant of zero says that one direction is flat. Look at the sign along the other directions.",
    "S8": "The trace decides here. It is the sum of the eigenvalues, and their signs may differ from its sign.",
    "S9": "The signs on the diagonal decide here. They only tell about the axes, not about directions between them.",
    "S26": "The signs of the entries decide here. A direction with coordinates of different signs may turn them over.",
    "S27": "For negative definite the leading minors alternate, and the first one is negative. Look at their signs in turn.",
    "S28": "One direction has the value zero, because the determinant is zero. Definite leaves no such direction.",
    "S29": "Independent columns leave no direction with $X v = 0$. Look at whether one column is a multiple of the other.",
}


def leading_minors(a: ExactMatrix) -> tuple[Fraction, ...]:
    """Return the determinants of the top left corners, the smallest first."""
    return tuple(determinant(tuple(row[:size] for row in a[:size])) for size in range(1, len(a) + 1))


def _of_signs(values: Sequence[Fraction]) -> str | None:
    """Return the verdict of numbers that are taken for eigenvalues; None where one of them is zero."""
    if 0 in values:
        return None
    if min(values) > 0:
        return "positive definite"
    return "negative definite" if max(values) < 0 else "indefinite"


def _by_trace(a: ExactMatrix) -> str | None:
    total = trace(a)
    return "indefinite" if total == 0 else _of_signs([total])


def _singular(verdict: Callable[[ExactMatrix], str | None]) -> Callable[[ExactMatrix], str | None]:
    return lambda a: None if determinant(a) else verdict(a)


def _rounded_up(a: ExactMatrix) -> str | None:
    return "positive definite" if trace(a) > 0 else "negative definite"


_MISREAD: dict[str, Callable[[ExactMatrix], str | None]] = {
    "S4": lambda a: "positive definite" if determinant(a) > 0 else None,
    "S7": _singular(lambda _: "indefinite"),
    "S8": _by_trace,
    "S9": lambda a: _of_signs([row[i] for i, row in enumerate(a)]),
    "S26": lambda a: _of_signs([entry for row in a for entry in row]),
    "S27": lambda a: _of_signs(leading_minors(a)),
    "S28": _singular(_rounded_up),
}


def verdict_of(a: ExactMatrix, code: str | None) -> str | None:
    """Return what a matrix is, or with a code what the slip takes it for; None where that reaches no verdict.

    Args:
        a: Symmetric, of shape (2, 2) and not zero, or of shape (3, 3) with leading minors that are not zero but for the
            last.
        code: One of `S4`, `S7`, `S8`, `S9`, `S26`, `S27`, `S28`, or None.
    """
    if code is not None:
        return _MISREAD[code](a)
    key = by_determinant_and_trace(determinant(a), trace(a)) if len(a) == 2 else by_minors(leading_minors(a))
    return key.ids[0] if key else None


def class_part(
    a: ExactMatrix,
    letter: str,
    asks: str,
    follows: Callable[[Mapping[str, Key]], Key | None] | None = None,
    label: str = "A",
) -> Part:
    """Return the part that asks for the class of a matrix."""
    return Part(
        id=letter,
        key=Chosen((verdict_of(a, None) or "",)),
        kind="class",
        label=label,
        names=(),
        asks=asks,
        options=OPTIONS,
        witness=lambda _: (looked_at(a),),
        follows=follows,
    )


def class_slips(a: ExactMatrix, codes: Sequence[str], letter: str) -> tuple[Slip, ...]:
    """Return the slips that lead to another class, in the order of their codes."""
    wrong = misjudged(a, codes, verdict_of)
    return tuple(Slip(code, Chosen((verdict,)), MESSAGES[code], letter) for code, verdict in wrong.items())


# A grid of directions misses the direction of a zero by less than this, and no value of the matrices is that small
# otherwise.
_FLAT = 0.02


def looked_at(a: ExactMatrix) -> str:
    """Return the class by the values of vᵀAv on many unit vectors."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    matrix = np.array(a, dtype=float)
    units = _units(len(a))
    heights = np.sum(units * (matrix @ units), axis=0)
    low, high = float(heights.min()), float(heights.max())
    if low < -_FLAT and high > _FLAT:
        return "indefinite"
    if high > _FLAT:
        return "positive definite" if low > _FLAT else "positive semidefinite"
    return "negative definite" if high < -_FLAT else "negative semidefinite"


def _units(size: int) -> Any:  # an array of shape (size, number of vectors)
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    around = np.linspace(0.0, np.pi, 721)
    if size == 2:
        return np.array([np.cos(around), np.sin(around)])
    turned, tilted = (part.ravel() for part in np.meshgrid(around * 2, np.linspace(0.0, np.pi / 2, 181)))
    return np.array([np.cos(turned) * np.sin(tilted), np.sin(turned) * np.sin(tilted), np.cos(tilted)])


def by_determinant_and_trace(d: Fraction, total: Fraction) -> Chosen:
    """Return the class of a matrix of shape (2, 2) by its determinant and its trace, which is not zero if d is not < 0."""
    if d < 0:
        return Chosen(("indefinite",))
    sign = "positive" if total > 0 else "negative"
    return Chosen((f"{sign} {'definite' if d else 'semidefinite'}",))


def by_eigenvalues(values: Sequence[Fraction]) -> Chosen:
    """Return the class that belongs to eigenvalues, not all zero."""
    low, high = min(values), max(values)
    if low < 0 < high:
        return Chosen(("indefinite",))
    sign = "positive" if high > 0 else "negative"
    return Chosen((f"{sign} {'definite' if low * high > 0 else 'semidefinite'}",))


def by_minors(minors: Sequence[Fraction]) -> Chosen | None:
    """Return the class by leading minors of which at most the last is zero, else None."""
    *before, last = minors
    if 0 in before:
        return None
    flipped = [value if place % 2 else -value for place, value in enumerate(minors)]
    for sign, values in (("positive", minors), ("negative", flipped)):
        if all(value > 0 for value in values[:-1]) and values[-1] >= 0:
            return Chosen((f"{sign} {'definite' if last else 'semidefinite'}",))
    return Chosen(("indefinite",))


def form_profile(a: ExactMatrix) -> Profile:
    """Return the form of shape (2, 2) along the unit circle: on the axes from the start, in between after the verdict."""
    (p, q), (_, s) = a
    t = Name("t")
    cos, sin = Call("cos", (t,)), Call("sin", (t,))
    squares = times(number(p), Power(cos, number(2))), times(number(s), Power(sin, number(2)))
    form = plus(*squares, times(number(2 * q), cos, sin))
    half = 1.5707963267948966
    known = ((0.0, float(p)), (half, float(s)), (2 * half, float(p)))
    return Profile(
        name="t",
        across=r"\theta",
        up=r"v^{T} A v",
        span=(0.0, 2 * half),
        lines=(Line(plain(form), r"v = (\cos\theta, \sin\theta)", after=True),),
        series=(Series(known, r"\text{on the axes}", joined=False),),
    )


def form_bars(made: Symmetric) -> Bars:
    """Return the entries of the diagonal as bars, and after the verdict the eigenvalues beside them."""
    on_axes = (Bar(f"A_{{{i + 1}{i + 1}}}", float(row[i]), after=False) for i, row in enumerate(made.rows))
    eigenvalues = (Bar(rf"\lambda_{{{i}}}", float(value)) for i, value in enumerate(made.eigenvalues, start=1))
    return Bars(r"v^{T} A v \text{ for unit vectors}", (*on_axes, *eigenvalues))


# Names the class in a program, given the least and the largest eigenvalue.
NAMING = """\
def named(low, high):
    if low < 0 < high:
        return "indefinite"
    sign = "positive" if high > 0 else "negative"
    return f"{sign} definite" if low * high > 0 else f"{sign} semidefinite"
"""
