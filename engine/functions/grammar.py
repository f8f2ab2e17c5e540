"""The grammar of random functions: sums of atoms that grow with the level, behind gates.

Every logarithm, root and denominator holds a positive form, so that a function of this grammar is smooth everywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from engine.calculus.rules import gradient, partial
from engine.calculus.tidy import plus, times, well_led
from engine.calculus.witness import values
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.measure import is_separable, largest_number, operations, printed_length
from engine.language.tree import Call, Name, Neg, Node, Power, Quotient, Sum, free_names, number, rational, subtrees

# Operations of a function and of an entry of its key, characters of a line, any number of a function.
LARGEST_FUNCTION = 22
LARGEST_ENTRY = 34
LONGEST_LINE = 90
LARGEST_NUMBER = 9
# At a point: what an answer comes to, and the argument of an exponential.
LARGEST_VALUE = 200
LARGEST_EXPONENT = 6
_TRIES = 200


def drawn_until(draw: Draw, make: Callable[[Draw], Node], accepts: Callable[[Node], bool]) -> Node:
    """Draw until a gate accepts.

    Raises:
        DefectError: Nothing was accepted in 200 draws; the gate and the grammar do not fit together.
    """
    for _ in range(_TRIES):
        made = make(draw)
        if accepts(made):
            return well_led(made)
    raise DefectError(f"{draw.family}, level {draw.level}, seed {draw.seed}: no function passed its gates.")


def monomial(draw: Draw, names: Sequence[Name], most: int = 3, *, every: bool = False) -> Node:
    """Return x^i y^j … without a coefficient, of degree 1 to most + 1; with `every`, all names occur.

    Where there are more names than that, they occur once each.
    """
    largest = max(most + 1, len(names)) if every else most + 1
    while True:
        degrees = [draw.integer(1 if every else 0, most) for _ in names]
        if 1 <= sum(degrees) <= largest:
            return times(*(Power(name, number(degree)) for name, degree in zip(names, degrees, strict=True)))


def positive_form(draw: Draw, names: Sequence[Name]) -> Node:
    """Return a sum of positive multiples of squares plus a positive constant."""
    squares = (times(number(draw.integer(1, 3)), Power(name, number(2))) for name in names)
    return plus(*squares, number(draw.integer(1, 4)))


def linear_form(draw: Draw, names: Sequence[Name]) -> Node:
    """Return a combination of all names with small nonzero coefficients, the first one positive."""
    first, *rest = names
    return plus(
        times(number(draw.integer(1, 3)), first),
        *(times(number(draw.nonzero(3)), name) for name in rest),
    )


def _coefficient(draw: Draw) -> Node:
    return number(draw.nonzero(5))


def _pair(draw: Draw, names: Sequence[Name]) -> Sequence[Name]:
    """Return two of the names, in their order, or fewer where there are fewer."""
    if len(names) <= 2:
        return names
    left_out = draw.choice(names)
    return tuple(name for name in names if name != left_out)[:2]


def _inside(draw: Draw, names: Sequence[Name]) -> Node:
    """Return the inside of a composite: linear, a product of two names, or a small monomial."""
    two = _pair(draw, names)
    kind = draw.integer(0, 2)
    if kind == 0:
        return linear_form(draw, two)
    if kind == 1:
        return times(number(draw.integer(1, 3)), *two)
    return times(number(draw.integer(1, 2)), monomial(draw, two, 2))


def _polynomial_atom(draw: Draw, names: Sequence[Name]) -> Node:
    return times(_coefficient(draw), monomial(draw, names))


def _composite_atom(draw: Draw, names: Sequence[Name]) -> Node:
    return times(_coefficient(draw), Call(draw.choice(("exp", "sin", "cos")), (_inside(draw, names),)))


def _product_atom(draw: Draw, names: Sequence[Name]) -> Node:
    composite = Call(draw.choice(("exp", "sin", "cos")), (_inside(draw, names),))
    return times(number(draw.integer(1, 3)), monomial(draw, _pair(draw, names), 2), composite)


def _logarithm_atom(draw: Draw, names: Sequence[Name]) -> Node:
    return Call("ln", (positive_form(draw, _pair(draw, names)),))


def _root_atom(draw: Draw, names: Sequence[Name]) -> Node:
    return Call("sqrt", (positive_form(draw, _pair(draw, names)),))


def _quotient_atom(draw: Draw, names: Sequence[Name]) -> Node:
    two = _pair(draw, names)
    return Quotient(monomial(draw, two, 2), positive_form(draw, two))


def _bell_atom(draw: Draw, names: Sequence[Name]) -> Node:
    two = _pair(draw, names)
    squares = plus(*(times(number(draw.integer(1, 2)), Power(name, number(2))) for name in two))
    return times(monomial(draw, two, 1), Call("exp", (Neg(squares),)))


def _hyperbolic_atom(draw: Draw, names: Sequence[Name]) -> Node:
    return times(number(draw.integer(1, 3)), Call("tanh", (linear_form(draw, _pair(draw, names)),)))


Atom = Callable[[Draw, Sequence[Name]], Node]

# The atoms that a level adds.
ATOMS: dict[int, tuple[Atom, ...]] = {
    1: (_polynomial_atom,),
    2: (_composite_atom,),
    3: (_product_atom, _logarithm_atom, _root_atom),
    4: (_quotient_atom, _bell_atom, _hyperbolic_atom),
}


def atom(draw: Draw, names: Sequence[Name], level: int) -> Node:
    """Draw an atom that the level allows."""
    return draw.choice([made for least, atoms in ATOMS.items() if least <= level for made in atoms])(draw, names)


def newest_atom(draw: Draw, names: Sequence[Name], level: int) -> Node:
    """Draw an atom that the level brings."""
    return draw.choice(ATOMS[level])(draw, names)


def random_function(
    draw: Draw,
    names: Sequence[Name],
    level: int,
    accepts: Callable[[Node], bool] = lambda _: True,
) -> Node:
    """Return a function of all names: one atom of the level and one or two atoms up to it.

    Args:
        draw: The chance of the question.
        names: The variables, in the order of the prompt.
        level: 1 to 4, of the grammar.
        accepts: What the family asks besides the gates.
    """

    def make(chance: Draw) -> Node:
        count = 2 if level > 1 else chance.integer(2, 3)
        return plus(
            newest_atom(chance, names, level),
            *(atom(chance, names, min(level, 2)) for _ in range(count - 1)),
        )

    return drawn_until(draw, make, lambda f: passes(f, names) and accepts(f))


def passes(f: Node, names: Sequence[Name]) -> bool:
    """Whether a function of all the names keeps the gates of size; a separable one does not."""
    spelled = tuple(name.name for name in names)
    if free_names(f) != set(spelled) or not isinstance(f, Sum):
        return False
    if operations(f) > LARGEST_FUNCTION or printed_length(f) > LONGEST_LINE or largest_number(f) > LARGEST_NUMBER:
        return False
    if is_separable(f):
        return False
    return all(rational(slope) is None and operations(slope) <= LARGEST_ENTRY for slope in gradient(f, spelled))


def has_mixed_effect(f: Node, first: str, second: str) -> bool:
    """Whether the mixed second derivative is not identically zero."""
    return rational(partial(f, first, second)) != Fraction(0)


def is_tame_at(point: Mapping[str, Fraction], f: Node, answer: Sequence[Node]) -> bool:
    """Whether no entry of an answer about f is past 200 at a point, and no exponential of f has an argument past 6."""
    exponents = [part.arguments[0] for part in subtrees(f) if isinstance(part, Call) and part.function == "exp"]
    is_small = all(abs(value) <= LARGEST_EXPONENT for value in values(exponents, point))
    return is_small and all(abs(value) <= LARGEST_VALUE for value in values(answer, point))


def small_point(draw: Draw, names: Sequence[Name], bound: int = 2) -> dict[str, Fraction]:
    """Return a point with whole coordinates that are not zero."""
    return {name.name: Fraction(draw.nonzero(bound)) for name in names}
