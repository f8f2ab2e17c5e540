"""Gradient descent on a quadratic in closed form: along each eigenvector the error is multiplied by 1 - ηλ in a step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.functions.bowls import Bowl
from engine.functions.decimals import decimal
from engine.functions.linear import ExactMatrix, ExactVector, difference, dot, multiple, sum_of
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.tree import ONE, Name, Neg, Node, Power, Product, Sum, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.question import Part, Slip
from engine.subjects.optimisation.descent import Descent, point_tree, trail

K = Name("k")


@dataclass(frozen=True, slots=True)
class Modes:
    """A descent on a quadratic, taken apart along the eigenvectors of its Hessian.

    Attributes:
        made: The descent.
        minimum: Where the quadratic is least.
        hessian: Its Hessian.
        eigenvalues: The largest first.
        eigenvectors: Orthogonal, in the order of the eigenvalues.
    """

    made: Descent
    minimum: ExactVector
    hessian: ExactMatrix
    eigenvalues: ExactVector
    eigenvectors: tuple[ExactVector, ...]

    @property
    def error(self) -> ExactVector:
        """The start, seen from the minimum."""
        return difference(self.made.start, self.minimum)

    @property
    def shares(self) -> ExactVector:
        """How often each eigenvector is contained in the error at the start."""
        return self.shares_of(self.error)

    def shares_of(self, vector: ExactVector) -> ExactVector:
        return tuple(dot(vector, v) / dot(v, v) for v in self.eigenvectors)

    @property
    def factors(self) -> ExactVector:
        """What a step multiplies the error by, along each eigenvector."""
        return tuple(1 - self.made.rate * value for value in self.eigenvalues)

    def error_after(self, steps: int) -> ExactVector:
        total = tuple(Fraction(0) for _ in self.minimum)
        for share, factor, v in zip(self.shares, self.factors, self.eigenvectors, strict=True):
            total = sum_of(total, multiple(v, share * factor**steps))
        return total

    def formula(self) -> Value:
        """Return the error after k steps."""
        return self.formula_with(lambda factor, _: Power(decimal(factor), K))

    def formula_with(self, growth: Callable[[Fraction, Fraction], Node], error: ExactVector | None = None) -> Value:
        """Return the error after k steps if along an eigenvector it grows by something else.

        Args:
            growth: What a share is multiplied by, given the factor of a step and the eigenvalue.
            error: The error at the start; the right one if none is given.
        """
        shares = self.shares if error is None else self.shares_of(error)
        pieces = list(zip(shares, self.factors, self.eigenvalues, self.eigenvectors, strict=True))
        entries = tuple(
            plus(*(times(decimal(share * v[row]), growth(factor, value)) for share, factor, value, v in pieces))
            for row in range(len(self.minimum))
        )
        return Vector(entries) if len(entries) > 1 else entries[0]


def modes_of(bowl: Bowl, start: ExactVector, rate: Fraction) -> Modes:
    """Return the descent on a bowl."""
    made = Descent(bowl.f, tuple(name.name for name in bowl.names), start, rate)
    h = bowl.hessian
    return Modes(made, bowl.middle, h.rows, h.eigenvalues, h.eigenvectors)


def simulated_error(modes: Modes, steps: int) -> tuple[float, ...]:
    """Return the error after whole steps, taken one after the other on slopes of the function itself."""
    return tuple(x - float(m) for x, m in zip(trail(modes.made, steps)[-1], modes.minimum, strict=True))


def interpolated_error(modes: Modes, at: Mapping[str, Fraction]) -> tuple[float, ...]:
    """Return the error after any number of steps, by the sum of powers that runs through simulated errors (Prony)."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it

    count = len(modes.minimum)
    errors = np.array([simulated_error(modes, steps) for steps in range(2 * count + 1)])
    windows = np.concatenate([errors[place : place + count + 1].T for place in range(count)])
    recurrence, *_ = np.linalg.lstsq(windows[:, :count], -windows[:, count], rcond=None)
    roots = np.roots([1.0, *recurrence[::-1]]).real
    weights, *_ = np.linalg.lstsq(np.vander(roots, 2 * count + 1, increasing=True).T, errors, rcond=None)
    found: list[float] = (roots ** float(at["k"]) @ weights).tolist()
    return tuple(found)


def factors_part(modes: Modes, letter: str, asks: str) -> Part:
    """Return the part that asks for the factors of a step, along each eigenvector."""
    key = point_tree(modes.factors)
    return Part(
        id=letter,
        key=key,
        kind="vector" if len(modes.factors) > 1 else "number",
        label=r"(r_{1}, r_{2})" if len(modes.factors) > 1 else "r",
        names=(),
        asks=f"({letter}) {asks}",
        witness=lambda _: _measured_factors(modes),
    )


def _measured_factors(modes: Modes) -> tuple[float, ...]:
    """Start along each eigenvector in turn, and see what one simulated step makes of the error."""
    found = []
    for v in modes.eigenvectors:
        made = modes.made
        start = Descent(made.f, made.spelled, sum_of(modes.minimum, v), made.rate)
        after = simulated_error(Modes(start, modes.minimum, modes.hessian, modes.eigenvalues, modes.eigenvectors), 1)
        place = next(i for i, x in enumerate(v) if x)
        found.append(after[place] / float(v[place]))
    return tuple(found)


def formula_slips(modes: Modes, letter: str) -> tuple[Slip, ...]:
    """Return the slips of the error after k steps."""
    rate = modes.made.rate
    at_once = modes.formula_with(lambda _, value: Sum((ONE, Neg(Product((decimal(rate * value), K))))))
    outside = modes.formula_with(lambda _, value: times(number(value), Power(decimal(1 - rate), K)))
    uphill = modes.formula_with(lambda factor, _: Power(decimal(2 - factor), K))
    once = modes.formula_with(lambda factor, _: decimal(factor))
    from_zero = modes.formula_with(lambda factor, _: Power(decimal(factor), K), modes.made.start)
    return (
        Slip("O20", at_once, "This takes the first step's share away $k$ times. Each step multiplies what is left.", letter),
        Slip("O19", outside, r"The eigenvalue stands outside the power. It is part of the factor $1 - \eta\lambda$.", letter),
        Slip("O1", uphill, r"The factors are $1 + \eta\lambda$, which is ascent. Descent takes a share away.", letter),
        Slip("O31", once, "This is the error after one step. Each further step multiplies it once more.", letter),
        Slip("O32", from_zero, "This starts from the point itself. The error is its distance from the minimum.", letter),
    )  # fmt: skip


def diagonal_slip(modes: Modes, letter: str) -> Slip:
    """Return what comes of taking the diagonal of the Hessian for its eigenvalues."""
    entries = tuple(
        times(decimal(start), Power(decimal(1 - modes.made.rate * row[place]), K))
        for place, (start, row) in enumerate(zip(modes.error, modes.hessian, strict=True))
    )
    says = "Each coordinate was given a factor of its own. Only along eigenvectors does the error keep its direction."
    return Slip("P6", Vector(entries), says, letter)


def factor_slips(modes: Modes, letter: str) -> tuple[Slip, ...]:
    """Return the slips of the factors of a step."""
    rate, values = modes.made.rate, modes.eigenvalues
    wrong: Sequence[tuple[str, ExactVector, str]] = (
        ("O1", tuple(1 + rate * value for value in values), "These are the factors of ascent. Descent subtracts."),
        ("O19", tuple((1 - rate) * value for value in values), "The eigenvalue belongs beside the rate, inside."),
        ("O33", tuple(rate * value for value in values), "These shares are taken away. What is left is 1 minus each."),
        ("O34", tuple(map(abs, modes.factors)), "The signs are left out. A negative factor crosses over the minimum."),
        ("G1", modes.factors[::-1], "These are the factors in the reverse order. Look at which one is asked first."),
    )
    return tuple(Slip(code, point_tree(factors), says, letter) for code, factors, says in wrong)


def decay_profile(modes: Modes, span: float = 20.0) -> Profile:
    """Return how the error along each eigenvector shrinks or grows with the steps, on a logarithmic scale."""
    lines = (
        Line(
            plain(Power(decimal(abs(factor)), K)),
            rf"\lambda = {latex(number(value))}",
            after=True,
        )
        for factor, value in zip(modes.factors, modes.eigenvalues, strict=True)
        if factor
    )
    return Profile(
        name="k",
        across=r"\text{steps } k",
        up=r"\text{error, as a share of its start}",
        span=(0.0, span),
        lines=(Line("1", r"\text{no change}"), *lines),
        logarithmic="up",
    )
