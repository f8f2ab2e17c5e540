"""Functions with whole slopes at a whole point.

They are polynomials, or hold one exp, sin or cos whose inside is zero at the point, so that no answer there reads -9 sin 6.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.calculus.tidy import plus, times, well_led
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.grammar import monomial, passes
from engine.functions.linear import ExactVector, exact_vector
from engine.functions.steering import exact_gradient
from engine.language.tree import Call, Name, Node, number

# Of an entry of the gradient.
_LARGEST_SLOPE = 40
# Coefficients of two names in the inside of a composite, without a common factor.
_COPRIME = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))


@dataclass(frozen=True, slots=True)
class Pointed:
    """A function with its gradient at a point.

    Attributes:
        f: The function as it is shown, past every gate of size.
        names: Its variables, in order; all occur, and some term mixes two of them.
        at: The point: whole coordinates, none zero.
        gradient: The gradient there: whole, no entry zero, all different in size.
    """

    f: Node
    names: tuple[Name, ...]
    at: ExactVector
    gradient: ExactVector


def drawn_pointed(
    draw: Draw,
    names: tuple[Name, ...],
    level: int = 1,
    farthest: int = 2,
    accepts: Callable[[Pointed], bool] = lambda _: True,
) -> Pointed:
    """Draw a function and a point.

    Args:
        draw: The chance of the question.
        names: Two or three names.
        level: 1 for polynomials; 2 for one with an exp, sin or cos; 3 for one with a multiple of a name times these.
        farthest: The largest coordinate of the point.
        accepts: What the family asks besides.
    """

    def make() -> Pointed | None:
        at = exact_vector(draw.nonzero(farthest) for _ in names)
        f = well_led(plus(*_terms(draw, names, at, level)))
        if not passes(f, names):
            return None
        pointed = Pointed(f, names, at, exact_gradient(f, names, at))
        return pointed if _tells_apart(pointed.gradient) and accepts(pointed) else None

    return found(draw, "function with whole slopes", make)


def _tells_apart(slopes: ExactVector) -> bool:
    """Whether no slope is zero or large, and exchanging two would show."""
    sizes = {abs(slope) for slope in slopes}
    return 0 not in sizes and len(sizes) == len(slopes) and max(sizes) <= _LARGEST_SLOPE


def _terms(draw: Draw, names: Sequence[Name], at: ExactVector, level: int) -> list[Node]:
    mixed = times(number(draw.nonzero(4)), monomial(draw, draw.sample(names, 2), 2, every=True))
    more = times(number(draw.nonzero(5)), monomial(draw, names, 2))
    if level == 1:
        last = [times(number(draw.nonzero(5)), draw.choice(names))] * draw.integer(0, 1)
        return [mixed, more, *last]
    # a cosine has no slope where its inside is zero, so it needs a factor that has one
    atom = Call(draw.choice(("exp", "sin") if level == 2 else ("exp", "sin", "cos")), (vanishing(draw, names, at),))
    factors = () if level == 2 else (draw.choice(names),)
    return [times(number(draw.nonzero(4)), *factors, atom), draw.choice((mixed, more))]


def vanishing(draw: Draw, names: Sequence[Name], at: ExactVector) -> Node:
    """Return a linear form in two of the names or their product, less a number, that is 0 at the point."""
    i, j = sorted(draw.sample(range(len(names)), 2))
    (x, a), (y, b) = (names[i], at[i]), (names[j], at[j])
    if draw.chance(1, 3):
        return plus(times(x, y), number(-a * b))
    p, q = draw.choice(_COPRIME)
    q *= draw.sign()
    return plus(times(number(p), x), times(number(q), y), number(-p * a - q * b))
