"""A function of the learner's own, as text that a question can be made from: `f(x, y) = x^2 - a*y; P = (1, -1/2)`.

It is all that the identity of such a question says of the function: its two axes, what it is equal to, the other letters
as constants, and where there is one, the point.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from engine.errors import AuthorError, LearnerError
from engine.functions.measure import largest_number, operations
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import Matrix, Node, Power, Vector, entries, free_names, number, rational, subtrees
from engine.questions.letters import names_in

# What a person still works through by hand.
LARGEST = 36
LARGEST_NUMBER = 1000
LARGEST_EXPONENT = 12
MOST_NAMES = 6

_WRITTEN = re.compile(r"f\((\w+), (\w+)\) = ([^;]+)(?:; P = (\(.+\)))?")


@dataclass(frozen=True, slots=True)
class OwnFunction:
    """A function over two axes.

    Attributes:
        f: What it is equal to.
        axes: Its two variables; every other name is a constant.
        point: The point of the question, in the order of the axes; None where the question is about a formula.
    """

    f: Node
    axes: tuple[str, str]
    point: tuple[Fraction, Fraction] | None = None

    @property
    def constants(self) -> tuple[str, ...]:
        return tuple(sorted(free_names(self.f) - set(self.axes)))

    @property
    def names(self) -> tuple[str, ...]:
        """The axes, then the constants."""
        return (*self.axes, *self.constants)

    @property
    def at(self) -> dict[str, Fraction]:
        """The point by name.

        Raises:
            AuthorError: There is none.
        """
        if self.point is None:
            raise AuthorError("This question needs a point of the plane.")
        return dict(zip(self.axes, self.point, strict=True))

    def text(self) -> str:
        """Return the text that `own_function` reads as the same function."""
        head = f"f({', '.join(self.axes)}) = {plain(self.f)}"
        if self.point is None:
            return head
        return f"{head}; P = ({', '.join(plain(number(value)) for value in self.point)})"


def own_function(text: str) -> OwnFunction:
    """Return the function of a text.

    Raises:
        AuthorError: The text is no such function, or one that is too large to be practised on.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise AuthorError("There is no function here to ask about.")
    first, second, body, at = found.groups()
    try:
        tree = parse(body, names_in(body) | {first, second})
        point = None if at is None else parse(at, (), "vector")
    except LearnerError as unread:
        raise AuthorError(f"This function cannot be read. {unread.message}") from unread
    if isinstance(tree, Vector | Matrix):
        raise AuthorError("This is more than one function.")
    made = OwnFunction(tree, (first, second), None if point is None else _pair(entries(point)))
    fault = too_much(made.f)
    if fault:
        raise AuthorError(fault)
    return made


def _pair(found: tuple[Node, ...]) -> tuple[Fraction, Fraction]:
    values = [value for value in map(rational, found) if value is not None]
    if len(found) != 2 or len(values) != 2:
        raise AuthorError("The point has two plain coordinates.")
    return values[0], values[1]


def too_much(f: Node) -> str:
    """Return a sentence on what makes a function too much to practise on, and what to change; "" where nothing does."""
    if not free_names(f):
        return "This is a constant, which has no slopes to practise on. Let it hold x or y."
    if len(free_names(f)) > MOST_NAMES:
        return f"This function has many letters. Up to {MOST_NAMES} can be worked with."
    if operations(f) > LARGEST:
        return f"This function is too long to differentiate by hand. Up to {LARGEST} operations are fine."
    if largest_number(f) > LARGEST_NUMBER:
        return f"The numbers of this function are too large to work with by hand. Up to {LARGEST_NUMBER} are fine."
    return _of_powers(f)


def _of_powers(f: Node) -> str:
    for part in subtrees(f):
        if isinstance(part, Power):
            exponent = rational(part.exponent)
            if exponent is None and _is_tower(part):
                return "A power of a power in the exponent is more than one can work with. Keep exponents flat."
            if exponent is not None and abs(exponent) > LARGEST_EXPONENT:
                return f"The exponents of this function are too large to work with. Up to {LARGEST_EXPONENT} are fine."
    return ""


def _is_tower(power: Power) -> bool:
    return any(isinstance(part, Power) for part in subtrees(power.exponent)) and bool(free_names(power.base))
