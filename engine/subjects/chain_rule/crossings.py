"""Things that pass through a field that is known by its slopes: what they read off, and how fast it changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_gradient
from engine.functions.linear import ExactVector, dot
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Power, Sum, names, number

_T = Name("t")


@dataclass(frozen=True, slots=True)
class Story:
    """What moves where, and in which units.

    Attributes:
        noun: What moves.
        quantity: What changes for it.
        letter: LaTeX of the quantity.
        unit: Of the quantity.
        length: Of the coordinates, in the singular.
        time: Of the clock, in the singular.
        is_steady: Whether the field cannot change with time.
    """

    noun: str
    quantity: str
    letter: str
    unit: str
    length: str
    time: str
    is_steady: bool = False

    @property
    def thing(self) -> str:
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"

    @property
    def rate(self) -> str:
        return f"{self.unit} per {self.time}"

    @property
    def slope(self) -> str:
        return f"{self.unit} per {self.length}"

    @property
    def speed(self) -> str:
        return f"{self.length}s per {self.time}"


STORIES = (
    Story("sensor", "the temperature", "T", "°C", "metre", "second"),
    Story("drone", "the air pressure", "p", "hPa", "kilometre", "minute"),
    Story("underwater robot", "the salt content", "c", "grams per litre", "metre", "minute"),
    Story("walker", "the height", "h", "metres", "kilometre", "hour", is_steady=True),
    Story("survey ship", "the depth", "D", "metres", "kilometre", "hour", is_steady=True),
)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A thing that passes a point of a field, with slopes of the field there and perhaps at a second point.

    Attributes:
        place: Where it is.
        velocity: How it moves there.
        slopes: Of the field at that place, by the coordinates, and last by the time where the field itself changes.
        elsewhere: The second point, and the slopes there; None without one.
        moment: The time at which it passes.
        lure: What is said of the second point, or "".
        elsewhen: The time of the second measurement, where the field changes.
    """

    story: Story
    place: ExactVector
    velocity: ExactVector
    slopes: ExactVector
    moment: int
    elsewhere: tuple[ExactVector, ExactVector] | None = None
    lure: str = ""
    elsewhen: int = 0

    @property
    def changes_itself(self) -> bool:
        return len(self.slopes) > len(self.velocity)

    @property
    def rates(self) -> ExactVector:
        """The velocity, and last the rate of the clock where the field itself changes."""
        return (*self.velocity, Fraction(1)) if self.changes_itself else self.velocity

    def reading(self) -> Fraction:
        """Return how fast what it reads off changes."""
        return dot(self.slopes, self.rates)

    def tempting(self) -> Fraction | None:
        """Return the same with the slopes of the second point."""
        return None if self.elsewhere is None else dot(self.elsewhere[1], self.rates)


def _field(crossing: Crossing) -> Node:
    """Return a curved field that has the known slopes where the thing passes, over x, y and t."""
    x, y = (plus(name, number(-c)) for name, c in zip(names("x y"), crossing.place, strict=True))
    clock = plus(_T, number(-crossing.moment))
    straight = (times(number(slope), by) for slope, by in zip(crossing.slopes, (x, y, clock), strict=False))
    bend = times(x, clock) if crossing.changes_itself else times(x, y)
    return Sum((*straight, times(x, y), Power(x, number(2)), bend))


def _rate_along(crossing: Crossing, velocity: Sequence[Fraction]) -> float:
    """Return how fast the field changes along a curved path that has this velocity at the place."""
    clock = plus(_T, number(-crossing.moment))
    path: dict[str, Node] = {
        name: plus(number(c), times(number(v), clock), Power(clock, number(2)))
        for name, c, v in zip("xy", crossing.place, velocity, strict=True)
    }
    return central_gradient(substituted(_field(crossing), path), ("t",), {"t": Fraction(crossing.moment)})[0]


def rate_witness(crossing: Crossing) -> Callable[[object], tuple[float, ...]]:
    """Return how fast a simulated reading changes."""
    return lambda _: (_rate_along(crossing, crossing.velocity),)


def speed_witness(crossing: Crossing) -> Callable[[object], tuple[float, ...]]:
    """Return the speed along y at which a simulated reading changes as told, by the rule of false position."""
    across = crossing.velocity[0]

    def witness(_: object) -> tuple[float, ...]:
        at_rest, at_one = (_rate_along(crossing, (across, Fraction(up))) for up in (0, 1))
        return ((float(crossing.reading()) - at_rest) / (at_one - at_rest),)

    return witness
