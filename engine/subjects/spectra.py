"""A Hessian and its extreme eigenvalues as answers: parts, steps, slips, and what follows from a learner's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Literal, TypeAlias

from engine.calculus.tidy import plus, times
from engine.functions.linear import ExactMatrix, as_matrix, as_vector, determinant, trace
from engine.landscape.meanings import Meaning
from engine.language.tree import Name, Node, Power, Product, number
from engine.language.typeset import latex, name_latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Slip, Step, Witness
from engine.subjects import earlier as answered

Quantity: TypeAlias = Literal["kappa", "bound", "best", "contraction"]


@dataclass(frozen=True, slots=True)
class Spectrum:
    """The least and the largest eigenvalue of a positive definite Hessian."""

    least: Fraction
    largest: Fraction

    @property
    def kappa(self) -> Fraction:
        """The condition number."""
        return self.largest / self.least

    @property
    def bound(self) -> Fraction:
        """Every smaller constant learning rate converges."""
        return 2 / self.largest

    @property
    def best(self) -> Fraction:
        """The constant learning rate with the smallest worst factor."""
        return 2 / (self.least + self.largest)

    @property
    def contraction(self) -> Fraction:
        """The worst factor of an error in a step at the best rate."""
        return (self.kappa - 1) / (self.kappa + 1)

    def value(self, quantity: Quantity) -> Fraction:
        match quantity:
            case "kappa":
                return self.kappa
            case "bound":
                return self.bound
            case "best":
                return self.best
            case "contraction":
                return self.contraction


# How an answer follows from earlier ones: the spectrum that they say, or None.
Source: TypeAlias = Callable[[Mapping[str, Key]], Spectrum | None]


def spectrum_in(part: str) -> Source:
    """Return what reads the spectrum off the vector of eigenvalues that was answered to a part."""

    def source(earlier: Mapping[str, Key]) -> Spectrum | None:
        own = answered.exact_vector(earlier, part)
        return Spectrum(min(own), max(own)) if own is not None and min(own) > 0 else None

    return source


def spectrum_of_matrix(part: str) -> Source:
    """Return what finds the eigenvalues of the matrix of shape (2, 2) that was answered to a part, where rational."""

    def source(earlier: Mapping[str, Key]) -> Spectrum | None:
        own = answered.exact_matrix(earlier, part)
        return None if own is None else rational_spectrum(own)

    return source


def rational_spectrum(h: ExactMatrix) -> Spectrum | None:
    """Return the eigenvalues of a symmetric matrix of shape (2, 2); None unless they are rational and positive."""
    if len(h) != 2 or len(h[0]) != 2 or h[0][1] != h[1][0]:
        return None
    total = trace(h)
    spread = _root(total * total - 4 * determinant(h))
    if spread is None or total <= spread:
        return None
    return Spectrum((total - spread) / 2, (total + spread) / 2)


def _root(square: Fraction) -> Fraction | None:
    root = Fraction(isqrt(square.numerator), isqrt(square.denominator))
    return root if root * root == square else None


def eigenvalue_part(spectrum: Spectrum, h: ExactMatrix, letter: str, source: Source | None = None) -> Part:
    """Return the part that asks for both eigenvalues, the least first.

    Args:
        spectrum: The eigenvalues.
        h: The Hessian, shape (2, 2).
        letter: The id of the part.
        source: What an earlier answer says, if the part follows from one.
    """

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = source(earlier) if source else None
        return None if own is None else as_vector((own.least, own.largest))

    return Part(
        id=letter,
        key=as_vector((spectrum.least, spectrum.largest)),
        kind="vector",
        label=r"(\lambda_{\min}, \lambda_{\max})",
        names=(),
        asks=f"({letter}) The eigenvalues of the Hessian, the smaller one first.",
        witness=lambda _: _eigvalsh(h),
        follows=follows if source else None,
    )


def _eigvalsh(h: ExactMatrix) -> tuple[float, ...]:
    import numpy as np  # noqa: PLC0415 - a worker starts without it

    return tuple(np.linalg.eigvalsh(np.array(h, float)).tolist())


def characteristic_step(label: str, hessian: ExactMatrix, spectrum: Spectrum, part: str = "") -> Step:
    """Return the step that factors the characteristic polynomial of a matrix of shape (2, 2).

    Args:
        label: LaTeX of the matrix.
        hessian: The matrix.
        spectrum: Its eigenvalues.
        part: The id of the part that asks for them, the least first; "" for none.
    """
    unknown = Name("lambda")
    total, product = trace(hessian), determinant(hessian)
    polynomial = plus(Power(unknown, number(2)), times(number(-total), unknown), number(product))
    factors = [plus(unknown, number(-root)) for root in (spectrum.least, spectrum.largest)]
    return Step(
        rf"The eigenvalues of ${label}$ have the sum ${latex(number(total))}$, its trace, "
        rf"and the product ${latex(number(product))}$, its determinant.",
        f"{latex(polynomial)} = {latex(Product(tuple(factors)))}",
        (Claim(polynomial, Product(tuple(factors))),),
        (0, 0, number(spectrum.least)) if part else None,
        part,
    )


DIAGONAL = "The diagonal was taken for the eigenvalues. That holds only where all other entries are zero."


def eigenvalue_slips(h: ExactMatrix, spectrum: Spectrum, letter: str) -> tuple[Slip, ...]:
    """Return the slips of the part that asks for both eigenvalues of a matrix."""
    ends = sorted(row[place] for place, row in enumerate(h))
    turned = as_vector((spectrum.largest, spectrum.least))
    return (
        Slip("P6", as_vector(ends), DIAGONAL, letter),
        Slip("G1", turned, "These are the eigenvalues in the reverse order. The smaller one comes first.", letter),
    )


def hessian_part(
    h: ExactMatrix, asks: str, spelled: Sequence[str], witness: Witness, means: Meaning | None = None
) -> Part:
    """Return part a, which asks for the Hessian by names in an order."""
    order = ", ".join(map(name_latex, spelled))
    return Part(
        id="a",
        key=as_matrix(h),
        kind="matrix",
        label="H",
        names=(),
        asks=asks,
        layout=f"Rows and columns stand in the order ${order}$.",
        witness=witness,
        means=means,
    )


def hessian_step(f: Node, spelled: tuple[str, ...], h: ExactMatrix) -> Step:
    """Return the step that finds the constant Hessian of a quadratic."""
    entries = [(first, second, h[i][j]) for i, first in enumerate(spelled) for j, second in enumerate(spelled)]
    claims = tuple(Claim(f, number(entry), (first, second)) for first, second, entry in entries)
    return Step("Differentiate twice.", f"H = {latex(as_matrix(h))}", claims, (0, 0, number(h[0][0])), "a")


def hessian_slips(h: ExactMatrix) -> tuple[Slip, ...]:
    """Return the slips of a Hessian of shape (2, 2) in part a."""
    (p, q), (r, s) = h
    wrong = (
        ("H5", ((p / 2, q), (r, s / 2)), "The diagonal lacks its factor 2. The term $a x^2$ bends by $2a$."),
        ("H1", ((p, 2 * q), (2 * r, s)), "The mixed entries are doubled. Each is one mixed derivative."),
        ("H2", ((p, 0), (0, s)), "The mixed entries are missing. Look at the term that holds both letters."),
    )
    return tuple(Slip(code, as_matrix(rows), says, "a") for code, rows, says in wrong)
