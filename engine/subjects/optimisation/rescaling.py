"""What rescaling a feature, or adding a ridge, does to the Hessian of least squares, and to the pace of its descent."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    as_matrix,
    diagonal,
    identity,
    product,
    scaled,
)
from engine.functions.symmetric import drawn_symmetric
from engine.language.tree import Matrix, Product, Sum, Value, entries, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Option
from engine.subjects import earlier as answered
from engine.subjects.optimisation.learning_rates import rate_slips
from engine.subjects.spectra import Spectrum, characteristic_step, rational_spectrum
from engine.subjects.targeting import Aim, aimed_first, misjudged

# The second feature is multiplied or divided by the amount, or the amount is the weight of a ridge.
Kind: TypeAlias = Literal["multiplied", "divided", "ridge"]


@dataclass(frozen=True, slots=True)
class Change:
    """A Hessian of shape (2, 2) and what happens to it.

    Attributes:
        kind: What is done.
        before: The Hessian before; diagonal where a feature is rescaled.
        amount: The factor, or the weight of the ridge.
    """

    kind: Kind
    before: ExactMatrix
    amount: int

    @property
    def after(self) -> ExactMatrix:
        return added(self.before, scaled(identity(2), self.amount)) if self.kind == "ridge" else self.scaled(2)

    @property
    def spectrum(self) -> Spectrum:
        """The eigenvalues after the change."""
        return _spectrum(self.after)

    def scaled(self, times: int) -> ExactMatrix:
        """Return the Hessian with the second feature's factor counted so many times in its own entry."""
        factor = Fraction(self.amount) if self.kind == "multiplied" else Fraction(1, self.amount)
        return product(diagonal((1, factor**times)), self.before)

    def given(self) -> dict[str, Value]:
        return {"H": as_matrix(self.before), "k": number(self.amount)}


def _spectrum(h: ExactMatrix) -> Spectrum:
    found = rational_spectrum(h)
    if found is None:
        raise DefectError("A Hessian with irrational eigenvalues was to be rescaled.")
    return found


def judged(case: Change, code: str | None) -> str | None:
    """Return whether descent becomes faster or slower, or what a slip takes it for."""
    before = _spectrum(case.before)
    match code:
        case None:
            return _pace(case.spectrum.kappa, before.kappa)
        case "O21" if case.kind != "ridge":
            return _pace(_spectrum(case.scaled(1)).kappa, before.kappa)
        case "O22":
            return _pace(before.bound, case.spectrum.bound)
        case _:
            return None


def _pace(now: Fraction, then: Fraction) -> str:
    return "the same" if now == then else "slower" if now > then else "faster"


SLIPS: Mapping[str, str] = {
    "O21": "The scale of the feature was counted once. It multiplies both factors of each square in the Hessian.",
    "O22": "The bound of the learning rate was taken for the pace. What counts is how the two directions compare.",
}


# a scale that counts once never makes a descent seem slower than it is
AIMS = (
    Aim("O21", "slower"),
    Aim("O21", "the same"),
    Aim("O22", "slower"),
    Aim("O22", "faster"),
    Aim("O22", "faster"),
)


def drawn_change(draw: Draw, aim: Aim) -> Change | None:
    """Draw a change that may have the verdict of an aim; None where its numbers are too large."""
    # a ridge only ever helps
    if aim.verdict == "faster":
        return _ridge(draw) if draw.chance(1, 2) else _lifted(draw)
    first, second = draw.sample(range(2, 37), 2)
    amount = draw.choice((2, 3, 4, 5))
    if aim.verdict == "the same":
        second = first * amount
        first, second = draw.choice(((second, first), (first, second)))
    kind: Kind = "multiplied" if draw.chance(1, 2) else "divided"
    case = Change(kind, diagonal((first, second)), amount)
    return case if _is_legible(case) else None


def _ridge(draw: Draw) -> Change:
    before = drawn_symmetric(draw, 2, "positive", 16, lambda h: min(h.eigenvalues) > 1).rows
    return Change("ridge", before, draw.integer(1, 12))


def _lifted(draw: Draw) -> Change:
    """Draw a flat feature that its factor lifts a little past the other: descent is faster, at a lower bound.

    With eigenvalues s < f and the factor k that is k s < f < k² s, so that k² s / f is less than f / s.
    """
    amount = draw.choice((2, 3, 4, 5))
    second = draw.integer(2, _LARGEST_ENTRY // amount**2)
    first = draw.integer(second * amount + 1, second * amount**2 - 1)
    return Change("multiplied", diagonal((first, second)), amount)


def _is_legible(case: Change) -> bool:
    last = case.after[1][1]
    return last.denominator == 1 and last <= _LARGEST_ENTRY and case.before[0][0] <= _LARGEST_ENTRY >= case.before[1][1]


_LARGEST_ENTRY = 60


def pace_part(case: Change, letter: str) -> Part:
    """Return the part that asks whether descent at the best constant rate becomes faster."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "b")
        return None if own is None else Chosen((_pace(own, _spectrum(case.before).kappa),))

    return Part(
        id=letter,
        key=Chosen((judged(case, None) or "",)),
        kind="choice",
        label=r"\text{descent}",
        names=(),
        asks=f"({letter}) How gradient descent with the best constant rate now converges, compared with before.",
        options=(
            Option("faster", "faster than before"),
            Option("slower", "slower than before"),
            Option("the same", "as fast as before"),
        ),
        witness=lambda _: (_raced(case),),
        follows=follows,
    )


def _raced(case: Change) -> str:
    """Run the power of the iteration at the best rate before and after, the rate found by trying."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it

    def factor(h: ExactMatrix) -> float:
        matrix = np.array(h, float)
        rates = np.linspace(0.0, 4 / np.trace(matrix), 20_001)
        worst = np.abs(1 - np.outer(rates, np.linalg.eigvalsh(matrix))).max(axis=1)
        return float(worst.min())

    now, then = factor(case.after), factor(case.before)
    return "the same" if np.isclose(now, then, atol=1e-3) else "slower" if now > then else "faster"


def pace_step(case: Change, letter: str) -> Step:
    """Return the step that compares the condition numbers."""
    before, now = number(_spectrum(case.before).kappa), number(case.spectrum.kappa)
    verdict = {"faster": "smaller, so descent is faster", "slower": "larger, so descent is slower"}
    says = verdict.get(judged(case, None) or "", "the same as before, and so is the pace")
    return Step(
        rf"At the best rate a step multiplies the error by $(\kappa - 1)/(\kappa + 1)$. Before, $\kappa$ was "
        f"${latex(before)}$; now it is {says}.",
        rf"\kappa = {latex(now)}",
        (Claim(now, now),),
        part=letter,
    )


def change_steps(case: Change) -> tuple[Step, ...]:
    """Return the steps that find the eigenvalues after the change."""
    h, after = case.before, as_matrix(case.after)
    if case.kind == "ridge":
        ridge = number(case.amount)
        (p, q), (r, s) = as_matrix(h).rows
        written = Matrix(((Sum((p, ridge)), q), (r, Sum((s, ridge)))))
        return (
            characteristic_step("H", h, _spectrum(h)),
            Step(
                "The Hessian of the ridge is a multiple of the identity, so every eigenvalue grows by the same number.",
                f"H + {latex(ridge)}I = {latex(written)} = {latex(after)}",
                tuple(Claim(a, b) for a, b in zip(entries(written), entries(after), strict=True)),
            ),
            _ends_step(case),
        )
    factor = Fraction(case.amount) if case.kind == "multiplied" else Fraction(1, case.amount)
    last = Product((number(factor), number(factor), number(h[1][1])))
    return (
        Step(
            "The second feature enters the last entry of the Hessian as a square, so its factor counts twice.",
            f"{latex(last)} = {latex(number(case.after[1][1]))}",
            (Claim(last, number(case.after[1][1])),),
        ),
        _ends_step(case),
    )


def _ends_step(case: Change) -> Step:
    least, largest = number(case.spectrum.least), number(case.spectrum.largest)
    formula = rf"\lambda_{{\min}} = {latex(least)},\quad \lambda_{{\max}} = {latex(largest)}"
    return Step("These are the eigenvalues now.", formula, (Claim(least, least), Claim(largest, largest)))


def change_slips(case: Change, aim: Aim) -> tuple[Slip, ...]:
    """Return the slips of the bound (part a), of the condition number (b) and of the pace (c)."""
    return (
        *_spectrum_slips(case),
        *rate_slips(case.spectrum, "bound", "a"),
        *rate_slips(case.spectrum, "kappa", "b"),
        *(
            Slip(code, Chosen((verdict,)), SLIPS[code], "c")
            for code, verdict in misjudged(case, aimed_first(SLIPS, aim), judged).items()
        ),
    )


def _spectrum_slips(case: Change) -> tuple[Slip, ...]:
    before = _spectrum(case.before)
    wrong = [("O23", before, "This is the value before the change. Look at what the change does to the eigenvalues.")]
    if case.kind == "ridge":
        halved = Fraction(case.amount, 2)
        shifted = Spectrum(before.least + halved, before.largest + halved)
        wrong.append(("Y4", shifted, "Half of the ridge was added. Its square brings a factor of 2 down."))
    else:
        wrong.append(("O21", _spectrum(case.scaled(1)), SLIPS["O21"]))
    return tuple(
        Slip(code, number(value), says, letter)
        for code, spectrum, says in wrong
        for letter, value in (("a", spectrum.bound), ("b", spectrum.kappa))
    )


def ends(case: Change) -> ExactVector:
    """Return both eigenvalues after the change."""
    return case.spectrum.least, case.spectrum.largest
