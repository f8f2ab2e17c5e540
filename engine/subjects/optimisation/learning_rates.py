"""How fast gradient descent with a constant learning rate may go on a quadratic: what the eigenvalues say about it.

Along an eigenvector of the Hessian a step multiplies the error by 1 - ηλ. It converges while that is less than one in
size for the largest eigenvalue, and is fastest where the largest and the least eigenvalue shrink alike.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from engine.calculus.tidy import times
from engine.functions.linear import ExactMatrix
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.tree import ONE, Call, Name, Neg, Node, Product, Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Slip, Step, Witness
from engine.subjects.spectra import Quantity, Source, Spectrum

_LABELS: Mapping[Quantity, str] = {"kappa": r"\kappa", "bound": "b", "best": r"\eta^{*}", "contraction": "q"}
_ASKS: Mapping[Quantity, str] = {
    "kappa": r"The condition number $\kappa$ of the Hessian.",
    "bound": r"The largest $b$ such that descent converges from any start with every constant rate $0 < \eta < b$.",
    "best": r"The constant learning rate $\eta^{*}$ with which the error shrinks fastest in the worst case.",
    "contraction": r"The factor $q$ by which a step at the best constant rate multiplies the error in the worst case.",
}


def rate_part(
    spectrum: Spectrum, quantity: Quantity, letter: str, hessian: ExactMatrix, source: Source | None = None
) -> Part:
    """Return the part that asks for a quantity; its witness tries learning rates on the Hessian."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = source(earlier) if source else None
        return None if own is None else number(own.value(quantity))

    return Part(
        id=letter,
        key=number(spectrum.value(quantity)),
        kind="number",
        label=_LABELS[quantity],
        names=(),
        asks=f"({letter}) {_ASKS[quantity]}",
        witness=_witness(quantity, hessian),
        follows=follows if source else None,
    )


def rate_step(spectrum: Spectrum, quantity: Quantity, letter: str) -> Step:
    """Return the step that finds a quantity from the eigenvalues."""
    least, largest = number(spectrum.least), number(spectrum.largest)
    found = number(spectrum.value(quantity))
    says, written = _REASONS[quantity], _WRITTEN[quantity](least, largest)
    formula = " = ".join(dict.fromkeys((_LABELS[quantity], latex(written), latex(found))))
    return Step(says, formula, (Claim(written, found),), (0, 0, found), letter)


_REASONS: Mapping[Quantity, str] = {
    "kappa": "The condition number compares the steepest direction with the flattest.",
    "bound": (
        r"Along an eigenvector a step multiplies the error by $1 - \eta\lambda$. "
        r"That stays above $-1$ for the largest eigenvalue while $\eta\lambda < 2$."
    ),
    "best": (
        r"The rate is best where the flattest and the steepest direction shrink alike: "
        r"$1 - \eta\lambda_{\min} = \eta\lambda_{\max} - 1$."
    ),
    "contraction": r"At this rate the slowest directions are multiplied by $1 - \eta^{*}\lambda_{\min}$ and its opposite.",
}
_WRITTEN: Mapping[Quantity, Callable[[Node, Node], Node]] = {
    "kappa": lambda least, largest: Quotient(largest, least),
    "bound": lambda _, largest: Quotient(number(2), largest),
    "best": lambda least, largest: Quotient(number(2), Sum((least, largest))),
    "contraction": lambda least, largest: Quotient(Sum((largest, Neg(least))), Sum((largest, least))),
}


def rate_slips(spectrum: Spectrum, quantity: Quantity, letter: str) -> tuple[Slip, ...]:
    """Return what mistakes with the right eigenvalues make of a quantity."""
    least, largest = spectrum.least, spectrum.largest
    wrong: Mapping[Quantity, tuple[tuple[str, Fraction, str], ...]] = {
        "kappa": (
            ("O6", least / largest, "The ratio is upside down. A condition number is at least 1."),
            ("O6", largest - least, "This is the difference of the eigenvalues. The condition number is a ratio."),
        ),
        "bound": (
            ("O5", 1 / largest, r"This is $1/\lambda_{\max}$. The error still shrinks past it, with changing sign."),
            ("O5", 2 / least, r"This is $2/\lambda_{\min}$. The steepest direction grows long before that."),
            ("O5", spectrum.best, r"This is $2/(\lambda_{\min} + \lambda_{\max})$, the best rate. Ask what still converges."),
            ("O5", 2 / (least * largest), r"Here 2 was divided by the product of the eigenvalues. One of them decides."),
        ),
        "best": (
            ("O5", spectrum.bound, "At this rate the steepest direction does not shrink at all. It is the bound."),
            ("O5", 1 / largest, r"This is $1/\lambda_{\max}$. A longer step helps the flattest direction more."),
            ("O3", 1 / (least + largest), r"A factor of 2 is missing. Put your rate into $1 - \eta\lambda$ for both ends."),
            ("O3", 4 / (least + largest), r"There is a factor of 2 too much. Put your rate into $1 - \eta\lambda$."),
        ),
        "contraction": (
            ("O6", 1 / spectrum.contraction, "This is more than 1, so the error would grow. Look at which way up it is."),
            ("O5", 1 - 1 / spectrum.kappa, r"This is the factor at the rate $1/\lambda_{\max}$. Use the best rate."),
            ("O6", 1 / spectrum.kappa, r"This is $1/\kappa$. Put the best rate into $1 - \eta\lambda_{\min}$."),
        ),
    }  # fmt: skip
    return tuple(Slip(code, number(value), says, letter) for code, value, says in wrong[quantity])


def _witness(quantity: Quantity, hessian: ExactMatrix) -> Witness:
    return lambda _: (_tried(quantity, hessian),)


# Halving an interval so often leaves less than the tenth figure.
_HALVINGS = 45


def _tried(quantity: Quantity, hessian: ExactMatrix) -> float:
    """Find a quantity by looking for the learning rate at which I - ηH just shrinks, or shrinks most."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it

    matrix = np.array(hessian, float)
    if quantity == "kappa":
        return float(np.linalg.cond(matrix))

    def worst(rate: float) -> float:
        return float(np.abs(np.linalg.eigvals(np.eye(len(matrix)) - rate * matrix)).max())

    # no eigenvalue is larger than the largest sum of a row
    low, high = 0.0, 4 / float(np.abs(matrix).sum(axis=0).min())
    if quantity == "bound":
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if worst(middle) < 1 else (low, middle)
        return low
    for _ in range(2 * _HALVINGS):
        first, second = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, second) if worst(first) < worst(second) else (first, high)
    return low if quantity == "best" else worst(low)


def factor_profile(eigenvalues: Sequence[Fraction]) -> Profile:
    """Return how the error along each eigenvector is multiplied in a step, over the learning rate."""
    rate = Name("eta")
    lines = (
        Line(
            plain(Call("abs", (Sum((ONE, Neg(Product((number(value), rate))))),))),
            rf"|1 - {latex(times(number(value), rate))}|",
            after=True,
        )
        for value in sorted(set(eigenvalues))
    )
    return Profile(
        name="eta",
        across=r"\eta",
        up=r"\text{factor of the error in a step}",
        span=(0.0, round(float(Fraction(5, 2) / max(eigenvalues)), 4)),
        lines=(Line("1", r"\text{no change}"), *lines),
    )


# What each quantity is in the programs, which know `low` and `high`.
SOURCES: Mapping[Quantity, str] = {
    "kappa": "high / low",
    "bound": "2 / high",
    "best": "2 / (low + high)",
    "contraction": "(high - low) / (high + low)",
}
