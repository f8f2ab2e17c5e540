"""What questions on a function of the learner's own share: how it is stated, where it is looked at, what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from msgspec import structs

from engine.calculus.rules import gradient
from engine.equality.decide import differ
from engine.equality.domain import Domain
from engine.errors import AuthorError
from engine.functions.steering import exact_value
from engine.landscape.framing import Framing, framed
from engine.landscape.plots import Landscape
from engine.language.tree import ZERO, Name, number
from engine.language.typeset import latex
from engine.questions.own_function import OwnFunction, own_function
from engine.questions.plotting import FROZEN
from engine.questions.question import Question
from engine.subjects.prompts import applied, constants, definitions, paragraph

# Where a better point is looked for, nearest first: whole numbers around the origin.
_REACH = 3

_UNDEFINED = "Your function is defined almost nowhere near the origin. Check its roots, logarithms and denominators."
_FLAT = "Your function has the same height everywhere, so it has no slopes to practise on. Let it change with {axes}."
_LETTERS = "This question is about numbers, and your function holds {letters}. Type a number for each of those letters."
_ROUGH = "At this P the height or a slope is no plain fraction, so there is no short exact answer. "
_ROUGH_EVERYWHERE = "Ask for something that needs no point, such as the gradient."


def prompt_of(own: OwnFunction, opening: str, *more: str, point: str = "") -> str:
    """Return a prompt: what is asked, what its letters and names mean, and the function on a line of its own.

    Args:
        own: The function.
        opening: What is asked.
        more: Further sentences.
        point: LaTeX of what is stated beside the function, such as `P = (1, 2)`.
    """
    said = paragraph(opening, *more, constants(own.constants), definitions([own.f]))
    beside = rf", \quad {point}" if point else ""
    return f"{said}\n${applied('f', own.axes)} = {{f}}{beside}$"


def practised_on(text: str) -> OwnFunction:
    """Return the function of an identity.

    Raises:
        AuthorError: It is too much, defined next to nowhere, or the same everywhere; the message says what to change.
    """
    own = own_function(text)
    _framing(own)
    _refuse_flat(own)
    return own


def _framing(own: OwnFunction) -> Framing:
    framing = framed(own.f, own.axes, dict.fromkeys(own.constants, FROZEN))
    if framing is None:
        raise AuthorError(_UNDEFINED)
    return framing


def _refuse_flat(own: OwnFunction) -> None:
    domain = Domain(own.names)
    if all(differ(slope, ZERO, domain) is None for slope in gradient(own.f, own.axes)):
        raise AuthorError(_FLAT.format(axes=" or ".join(own.axes)))


def refuse_letters(own: OwnFunction) -> None:
    """Refuse constants without a value, where a question is about numbers.

    Raises:
        AuthorError: There are some; the message names them.
    """
    if own.constants:
        raise AuthorError(_LETTERS.format(letters=", ".join(own.constants)))


def refuse_rough_point(own: OwnFunction) -> None:
    """Refuse a point where the height or a slope is no fraction.

    Raises:
        AuthorError: It is one; the message names a point that would do, where there is one near the origin.
    """
    refuse_letters(own)
    if _is_plain(own, tuple(own.at.values())):
        return
    better = next((at for at in _whole_points() if _is_plain(own, at)), None)
    if better is None:
        raise AuthorError(_ROUGH + _ROUGH_EVERYWHERE)
    raise AuthorError(f"{_ROUGH}Move P to ({', '.join(latex(number(x)) for x in better)}), for example.")


def _whole_points() -> Iterator[tuple[Fraction, Fraction]]:
    around = sorted(product(range(-_REACH, _REACH + 1), repeat=2), key=lambda at: (abs(at[0]) + abs(at[1]), at))
    return ((Fraction(x), Fraction(y)) for x, y in around)


def _is_plain(own: OwnFunction, at: tuple[Fraction, ...]) -> bool:
    axes = tuple(map(Name, own.axes))
    return all(exact_value(tree, axes, at) is not None for tree in (own.f, *gradient(own.f, own.axes)))


def looked_at(question: Question, own: OwnFunction) -> Question:
    """Return a question whose landscape shows a square in which most of the function is defined."""
    plot = question.landscape
    if not isinstance(plot, Landscape):
        return question
    return replace(question, landscape=_in_frame(plot, own, _framing(own)))


def _in_frame(plot: Landscape, own: OwnFunction, framing: Framing) -> Landscape:
    if own.point is None:
        return structs.replace(plot, box=framing.box, point=framing.start)
    at = [float(x) for x in own.point]
    is_inside = all(low < x < high for x, (low, high) in zip(at, framing.box, strict=True))
    around = ((at[0] - 3, at[0] + 3), (at[1] - 3, at[1] + 3))
    return structs.replace(plot, box=framing.box if is_inside else around)
