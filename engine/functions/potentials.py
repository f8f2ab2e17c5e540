"""Vector fields that are gradients, and fields that are nearly so (construction R13).

The Jacobian of a gradient is a Hessian, so it is symmetric. Adding k x to the second component changes ∂Q/∂x by k and
nothing else, so the spoiled field is no gradient.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.calculus.rules import gradient
from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.measure import is_separable, largest_number, printed_length
from engine.language.tree import Call, Name, Node, Power, free_names, number

_LARGEST_COEFFICIENT = 9
_LONGEST_COMPONENT = 60


@dataclass(frozen=True, slots=True)
class Field:
    """A vector field of as many components as names.

    Attributes:
        components: P, Q, … as they are shown.
        names: The variables, in order.
        potential: The function that it is the gradient of, without a constant; None where there is none.
    """

    components: tuple[Node, ...]
    names: tuple[Name, ...]
    potential: Node | None


def drawn_gradient_field(draw: Draw, names: tuple[Name, ...], level: int = 1) -> Field:
    """Draw the gradient of a function in which at least one term mixes the names.

    Args:
        draw: The chance of the question.
        names: Two or three names; every component depends on one at least and none is constant.
        level: 1 for polynomials; 2 with a term exp(x y), sin(x y) or cos(x y).
    """

    def make() -> Field | None:
        potential = displayed(plus(_shared(draw, names, level), *_own(draw, names)), names)
        components = gradient(potential, tuple(name.name for name in names))
        field = Field(tuple(displayed(component, names) for component in components), names, potential)
        return field if _is_fit(field, potential) else None

    return found(draw, "gradient field", make)


def spoiled(draw: Draw, field: Field) -> Field:
    """Return the field with k times the first variable added to its second component, k not zero: no gradient.

    The first variable stays in that component, so that the spoiled field does not look shorter than a gradient.
    """

    def make() -> Field | None:
        first, second, *rest = field.components
        changed = displayed(plus(second, times(number(draw.nonzero(4)), field.names[0])), field.names)
        is_fit = field.names[0].name in free_names(changed) and largest_number(changed) <= 2 * _LARGEST_COEFFICIENT
        return Field((first, changed, *rest), field.names, None) if is_fit else None

    return found(draw, "spoiled field", make)


def _shared(draw: Draw, names: Sequence[Name], level: int) -> Node:
    """Return terms that mix the names: one between each two neighbours."""
    pairs = list(pairwise(names))
    terms = [
        times(number(draw.nonzero(3)), Power(x, number(draw.integer(1, 2))), Power(y, number(draw.integer(1, 2))))
        for x, y in pairs
    ]
    if level > 1:
        x, y = draw.choice(pairs)
        terms.append(times(number(draw.nonzero(3)), Call(draw.choice(("exp", "sin", "cos")), (times(x, y),))))
    return plus(*terms)


def _own(draw: Draw, names: Sequence[Name]) -> list[Node]:
    """Return a power of each name; the last one's is what forgetting g(y) loses."""
    return [times(number(draw.nonzero(4)), Power(name, number(draw.integer(1, 3)))) for name in names]


def _is_fit(field: Field, potential: Node) -> bool:
    if is_separable(potential) or not all(map(free_names, field.components)):
        return False
    return all(
        largest_number(component) <= _LARGEST_COEFFICIENT and printed_length(component) <= _LONGEST_COMPONENT
        for component in field.components
    )
