"""The kernels: the functions that the generators of a ring stand for, and what is known of them on one piece.

Kernels, and how finely they are divided, outlive the pieces; what is known of signs belongs to one piece.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum, auto
from fractions import Fraction
from math import lcm

from flint import arb, ctx

from engine.equality.domain import Domain
from engine.equality.kernels.interruptions import Refined, Unprovable
from engine.equality.kernels.linear_basis import LinearBasis
from engine.equality.kernels.ring import Element, Polynomial, Ring, rational_of
from engine.equality.kernels.signs import Signs
from engine.errors import DefectError
from engine.language.tree import Node

# What bounds are computed with.
BITS = 192
# A finer division than this means kernels of a degree that nothing survives.
_FINEST = 120


class Kind(Enum):
    """The kinds of kernels; what the argument a of each is stands beside it."""

    NAME = auto()
    PI = auto()
    # e^a
    EXPONENTIAL = auto()
    # sin a and cos a
    SINE = auto()
    COSINE = auto()
    # arctan a
    ARCTANGENT = auto()
    # ln |a|
    LOGARITHM = auto()
    # |a|^(1/index), 0 or more
    ROOT = auto()
    # the real a^(1/index), for odd indices
    ODD_ROOT = auto()
    # a itself, where its powers are too large to be multiplied out
    OPAQUE = auto()


@dataclass(frozen=True, slots=True)
class Kernel:
    """What a generator stands for.

    Attributes:
        kind: The function.
        argument: What it is applied to; for a root, the product of `factors`.
        index: The index of a root; for exponentials, sines and cosines, into how many parts their basis vector is cut.
        basis: The number of that basis vector.
        factors: What a root is taken of.
        bounds: Encloses all values on the domain; None where they are unbounded.
        positive: Whether no value is below 0.
    """

    kind: Kind
    argument: Element | None = None
    index: int = 1
    basis: int = 0
    factors: tuple[Polynomial, ...] = ()
    bounds: arb | None = None
    positive: bool = False

    @property
    def inside(self) -> Element:
        """The argument of a kernel that has one."""
        if self.argument is None:
            raise DefectError(f"{self.kind} is not applied to anything.")
        return self.argument


@dataclass(slots=True)
class Piece:
    """What holds on the piece that is looked at.

    Attributes:
        signs: What is known of signs.
        groups: The sets of factors that roots were taken of.
        odd_roots: The factors that odd roots were taken of, without asking for their signs.
        elements: What trees stand for that may come again.
    """

    signs: Signs = field(default_factory=Signs)
    groups: set[frozenset[str]] = field(default_factory=set)
    odd_roots: set[str] = field(default_factory=set)
    elements: dict[Node, Element] = field(default_factory=dict)


class Field:
    """A ring with the meaning of its generators.

    Attributes:
        ring: The arithmetic.
        piece: What holds on the present piece.
        exponents: The arguments of exponentials, each a whole combination of a few.
        angles: The arguments of sines and cosines, likewise.
        sines: The sine of the same angle, by the generator of a cosine.
        may_hide_zeros: Whether a sign was asked of what may vanish on an open set without being the zero of the ring.
        factors: The factors of which signs were asked, by key.
        alone: The keys of factors whose roots are taken one by one; other roots may be of products.
        factorisations: What `factors` has factorised, by key.
    """

    def __init__(self, capacity: int, domain: Domain) -> None:
        self.ring = Ring(capacity)
        self.piece = Piece()
        self.exponents = LinearBasis()
        self.angles = LinearBasis()
        self.sines: dict[int, int] = {}
        self.may_hide_zeros = False
        self.factors: dict[str, Polynomial] = {}
        self.alone: set[str] = set()
        self.factorisations: dict[str, tuple[Fraction, tuple[tuple[Polynomial, int], ...]]] = {}
        self._kernels: dict[int, Kernel] = {}
        self._generators: dict[tuple[object, ...], int] = {}
        self._divisions: dict[tuple[object, ...], int] = {}
        self._domain = domain

    def enter(self, assumptions: Sequence[tuple[AbstractSet[str], int]]) -> None:
        """Turn to the piece on which some products have given signs."""
        self.piece = Piece()
        for factors, sign in assumptions:
            self.piece.signs.assume(factors, sign)

    def find(self, key: tuple[object, ...]) -> int | None:
        """Return the generator that was made under a key."""
        return self._generators.get(key)

    def kernel(self, key: tuple[object, ...], kernel: Kernel) -> int:
        """Make a generator, to be found by a key."""
        index = self.ring.new_generator()
        self._generators[key] = index
        self._kernels[index] = kernel
        return index

    def meaning(self, index: int) -> Kernel:
        """Return what a generator stands for."""
        return self._kernels[index]

    def single(self, p: Polynomial) -> Kernel | None:
        """Return the kernel that a polynomial is, or None if it is something else."""
        index = self.ring.single(p)
        return None if index is None else self._kernels[index]

    def name(self, name: str) -> Element:
        index = self.find((Kind.NAME, name))
        if index is None:
            index = self.kernel((Kind.NAME, name), _named(name, self._domain))
        return self.ring.generator(index)

    def occurring(self, a: Element) -> list[int]:
        """Return the generators in an element."""
        return self.ring.occurring(a.numerator) + self.ring.occurring(a.denominator)

    def pi(self) -> Element:
        index = self.find((Kind.PI,))
        if index is None:
            with ctx.workprec(BITS):
                index = self.kernel((Kind.PI,), Kernel(Kind.PI, bounds=arb.pi(), positive=True))
        return self.ring.generator(index)

    def division(self, key: tuple[object, ...], share: Fraction) -> int:
        """Return into how many parts a kernel is divided, so that the share is a whole number of them.

        Raises:
            Refined: It has to be divided more finely than it was.
        """
        parts = self._divisions.setdefault(key, share.denominator)
        if parts % share.denominator:
            self._divisions[key] = lcm(parts, share.denominator)
            if self._divisions[key] > _FINEST:
                raise Unprovable
            raise Refined
        return parts

    def take_alone(self, keys: AbstractSet[str]) -> None:
        """Have the roots of some factors taken one by one from now on; always raises `Refined`."""
        self.alone |= keys
        raise Refined

    def bounds(self, a: Element) -> arb | None:
        """Enclose all values of an element on the domain, or return None where that is not possible."""
        above, below = self.bounds_of(a.numerator), self.bounds_of(a.denominator)
        if above is None or below is None or below.contains(0):
            return None
        with ctx.workprec(BITS):
            return above / below

    def bounds_of(self, p: Polynomial) -> arb | None:
        """Enclose all values of a polynomial, likewise."""
        total = arb(0)
        for exponents, coefficient in p.to_dict().items():
            term = self.bounds_of_term(exponents, coefficient)
            if term is None:
                return None
            with ctx.workprec(BITS):
                total += term
        return total

    def bounds_of_term(self, exponents: Sequence[int], coefficient: object) -> arb | None:
        """Enclose all values of a monomial times a coefficient, likewise."""
        with ctx.workprec(BITS):
            total = arb(coefficient)
            for index, exponent in enumerate(exponents):
                if exponent:
                    bounds = self._kernels[index].bounds
                    if bounds is None:
                        return None
                    total *= bounds**exponent
            return total

    def terms(self, a: Element) -> list[tuple[Fraction, str, Element]]:
        """Write an element as a sum of rational multiples of parts; return (multiple, key of the part, part)."""
        a = self.ring.canonical(a)
        if len(a.denominator) == 1:
            return self._terms(a.numerator, a.denominator)
        quotient, remainder = divmod(a.numerator, a.denominator)
        return self._terms(quotient, self.ring.unit) + self._terms(remainder, a.denominator)

    def _terms(self, p: Polynomial, denominator: Polynomial) -> list[tuple[Fraction, str, Element]]:
        terms = []
        for exponents, coefficient in p.to_dict().items():
            part = self.ring.lowest(Element(self.ring.monomial(exponents), denominator))
            terms.append((rational_of(coefficient), f"{part.numerator}/{part.denominator}", part))
        return terms


def _named(name: str, domain: Domain) -> Kernel:
    """Return the kernel of a name, with what its declared box says of it."""
    box = domain.box.get(name)
    if box is None:
        return Kernel(Kind.NAME, positive=name in domain.positive)
    low, high = (arb(end.numerator) / end.denominator for end in box)
    bounds = (low + high) / 2 + arb(0, 1) * ((high - low) / 2)
    return Kernel(Kind.NAME, bounds=bounds, positive=name in domain.positive or box[0] >= 0)
