"""The points at which two expressions are compared: exact, the same each time, friendly ones first.

First come small whole numbers and halves, which make the counterexamples that a person can follow. Then come ordinary
magnitudes in every pattern of signs; then both sides of the numbers that the expressions themselves name, where kinks
and ends of domains hide; then tiny and huge ones. Denominators are primes, so that no sine that vanishes on a lattice
vanishes at all of them.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import count, islice, product

from engine.chance import Draw
from engine.equality.domain import Domain, Point
from engine.language.tree import Node, rational, subtrees

_FRIENDLY_POINTS = 10
_CORE_POINTS = 24
_FAR_POINTS = 40
# Awkward numbers are looked at on both sides in every name, so there must not be many.
_AWKWARD_NUMBERS = 8

_FRIENDLY_NUMBERS = tuple(map(Fraction, ("2", "1", "3", "1/2", "4", "3/2", "5", "1/4")))
_FRIENDLY_SHARES = tuple(map(Fraction, ("1/2", "1/4", "3/4", "1/3", "2/3", "1/5", "4/5")))
_FRIENDLY_DENOMINATOR = 4
_PRIMES = (97, 101, 103, 107, 109, 113, 127)
_RESOLUTION = 2**24
# Ordinary magnitudes end here; far ones lie within these powers of two of them.
_CORE_BOUND = 4
_SMALLEST = 20
_LARGEST = 60
# Neighbours lie within this power of one half of a point.
_CLOSEST = 16


def planned_points(names: tuple[str, ...], domain: Domain, trees: tuple[Node, ...]) -> Iterator[Point]:
    """Yield the points that every comparison looks at, all in the interior of the domain.

    Args:
        names: The names that need a coordinate; without any there is one point.
        domain: What is declared of them.
        trees: What is compared, searched for `awkward_numbers` to look at both sides of.
    """
    if not names:
        yield {}
        return
    for index in range(_FRIENDLY_POINTS):
        yield {name: _friendly(name, domain, index, place) for place, name in enumerate(names)}
    for index in range(_CORE_POINTS):
        yield _core_point(names, domain, index)
    yield from _near_points(names, domain, awkward_numbers(*trees))
    yield from islice(_far_points(names, domain), _FAR_POINTS)


def further_points(names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    """Yield more points without end, for expressions that are defined at few."""
    return islice(_far_points(names, domain), _FAR_POINTS, None)


def neighbours(point: Point, domain: Domain) -> Iterator[Point]:
    """Yield points close to one, and closer, and then less close again, without end.

    In turn one coordinate or none is of ordinary magnitude instead, so that a narrow domain is seen along its length.
    """
    names = tuple(point)
    for index in count():
        reach = Fraction(1, 2 ** (1 + index % _CLOSEST))
        near = {name: _shifted(value, reach, name, domain, index) for name, value in point.items()}
        turn, place = divmod(index, len(names) + 1)
        yield near if place == len(names) else {**near, names[place]: _core(names[place], domain, turn, place)}


def friendlier(point: Point, domain: Domain) -> Iterator[Point]:
    """Yield points nearby with simpler coordinates, the simplest first; none for one that is simple already."""
    if all(value.denominator <= _FRIENDLY_DENOMINATOR for value in point.values()):
        return
    whole = [{name: Fraction(round(value) + shift) for name, value in point.items()} for shift in (0, 1, -1)]
    short = [
        {name: value.limit_denominator(most) for name, value in point.items()}
        for most in (2, _FRIENDLY_DENOMINATOR, 10)
    ]
    for simpler in [*whole, *short]:
        if all(domain.holds(name, value) for name, value in simpler.items()):
            yield simpler


def exceptional_points(names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    """Yield the few points where removable gaps mostly lie: with a coordinate, or all, at 0, 1 or -1."""
    usual = {name: _friendly(name, domain, 0, place) for place, name in enumerate(names)}
    for value in map(Fraction, (0, 1, -1)):
        for name in names:
            if domain.holds(name, value):
                yield {**usual, name: value}
        if len(names) > 1 and all(domain.holds(name, value) for name in names):
            yield dict.fromkeys(names, value)


def awkward_numbers(*nodes: Node) -> tuple[Fraction, ...]:
    """Return the magnitudes past the ordinary ones that the trees name, and their ratios.

    Ratios, because |2x - 1001| has its kink at 1001/2.
    """
    written = sorted({abs(value) for node in nodes for tree in subtrees(node) if (value := rational(tree))})
    ratios = [above / below for above in reversed(written) for below in written]
    large = (value for value in [*reversed(written), *ratios] if value > _CORE_BOUND)
    return tuple(islice(dict.fromkeys(large), _AWKWARD_NUMBERS))


def _friendly(name: str, domain: Domain, index: int, place: int) -> Fraction:
    """Return a small number inside the domain; its sign follows the bits of `index`."""
    if name in domain.box:
        inside = _friendly_inside(name, domain)
        return inside[(index + place) % len(inside)]
    value = _FRIENDLY_NUMBERS[(index + place) % len(_FRIENDLY_NUMBERS)]
    return _signed(value, name, domain, index, place)


def _friendly_inside(name: str, domain: Domain) -> list[Fraction]:
    low, high = domain.box[name]
    whole = [value for size in _FRIENDLY_NUMBERS for value in (size, -size)]
    shares = [low + share * (high - low) for share in _FRIENDLY_SHARES]
    return [value for value in [*whole, *shares] if domain.holds(name, value)][: len(_FRIENDLY_NUMBERS)]


def _signed(size: Fraction, name: str, domain: Domain, index: int, place: int) -> Fraction:
    """Give a size a sign, so that consecutive indices run through every pattern of the first names."""
    return -size if index >> place & 1 and name not in domain.positive else size


@cache
def _chances(index: int, place: int) -> tuple[int, int]:
    """Return two fixed integers below `_RESOLUTION` for a coordinate of a point."""
    draw = Draw("points of comparison", 1, place, index)
    return draw.integer(0, _RESOLUTION - 1), draw.integer(0, _RESOLUTION - 1)


def _core_point(names: tuple[str, ...], domain: Domain, index: int) -> dict[str, Fraction]:
    return {name: _core(name, domain, index, place) for place, name in enumerate(names)}


def _core(name: str, domain: Domain, index: int, place: int) -> Fraction:
    """Return a coordinate of ordinary magnitude, or one anywhere in the box."""
    prime = _PRIMES[index % len(_PRIMES)]
    chance, _ = _chances(index, place)
    if name not in domain.box:
        return _signed(Fraction(1 + chance % (_CORE_BOUND * prime - 1), prime), name, domain, index, place)
    low, high = domain.box[name]
    if name in domain.positive:
        low = max(low, Fraction(0))
    return low + Fraction(1 + chance % (prime - 1), prime) * (high - low)


def _near_points(names: tuple[str, ...], domain: Domain, awkward: tuple[Fraction, ...]) -> Iterator[Point]:
    """Yield points with one coordinate on either side of an awkward number or of its negative."""
    for index, (number, name, sign, side) in enumerate(product(awkward, names, (1, -1), (1, -1))):
        offset = side * Fraction(1 + _chances(index, 0)[0] % 31, 67)
        value = sign * number + offset
        if domain.holds(name, value):
            yield {**_core_point(names, domain, index), name: value}


def _far_points(names: tuple[str, ...], domain: Domain) -> Iterator[Point]:
    for index in count(_CORE_POINTS):
        core = _core_point(names, domain, index)
        yield {name: _far(core[name], name, domain, _chances(index, place)[1]) for place, name in enumerate(names)}


def _far(value: Fraction, name: str, domain: Domain, chance: int) -> Fraction:
    """Make a third of the coordinates tiny and a third huge, where no box keeps them."""
    if name in domain.box:
        return value
    kind, rest = chance % 3, chance // 3
    powers = (Fraction(1), Fraction(1, 2 ** (1 + rest % _SMALLEST)), Fraction(2 ** (1 + rest % _LARGEST)))
    return value * powers[kind]


def _shifted(value: Fraction, reach: Fraction, name: str, domain: Domain, index: int) -> Fraction:
    chance, _ = _chances(index, sum(map(ord, name)))
    shifted = value + reach * Fraction(2 * chance - _RESOLUTION, _RESOLUTION) * max(abs(value), Fraction(1, 2))
    return shifted if domain.holds(name, shifted) else value
