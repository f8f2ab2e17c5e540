"""Steps of gradient descent with momentum, and the first step of Adam, exact and in floats."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.witness import central_gradient
from engine.functions.decimals import decimal
from engine.functions.linear import ExactVector, difference, multiple, sum_of
from engine.language.tree import Neg, Product, Sum, Value
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Step, Witness
from engine.subjects.optimisation.descent import Descent, decimals
from engine.subjects.spoken import step_from


@dataclass(frozen=True, slots=True)
class Heavy:
    """A point with a velocity: v becomes βv - η∇f, and the point moves by it.

    Attributes:
        made: The function, the point and the learning rate.
        beta: The share of the velocity that is kept.
        velocity: The one before the step.
        looks_ahead: Whether the gradient is taken at the point plus βv, as Nesterov does.
    """

    made: Descent
    beta: Fraction
    velocity: ExactVector
    looks_ahead: bool = False

    @property
    def kept(self) -> ExactVector:
        return multiple(self.velocity, self.beta)

    @property
    def ahead(self) -> ExactVector:
        """Where the kept velocity alone would lead."""
        return sum_of(self.made.start, self.kept)

    @property
    def slopes(self) -> ExactVector:
        """The gradient that the step uses."""
        return self.made.gradient_at(self.ahead if self.looks_ahead else self.made.start)

    @property
    def pushed(self) -> ExactVector:
        """The velocity after the step."""
        return difference(self.kept, multiple(self.slopes, self.made.rate))

    @property
    def reached(self) -> ExactVector:
        return sum_of(self.made.start, self.pushed)

    @property
    def next(self) -> "Heavy":
        """The point and the velocity after the step."""
        return self.at(self.reached, self.pushed)

    def at(self, point: ExactVector, velocity: ExactVector) -> "Heavy":
        return replace(self, made=replace(self.made, start=point), velocity=velocity)

    def given(self) -> dict[str, Value]:
        given: dict[str, Value] = {**self.made.given(), "beta": decimal(self.beta)}
        return given | {"v0": decimals(self.velocity)}


def simulated(heavy: Heavy, steps: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the velocity and the point after steps in floats, on slopes found by central differences."""
    made = heavy.made
    point, velocity = ([float(x) for x in start] for start in (made.start, heavy.velocity))
    beta, rate = float(heavy.beta), float(made.rate)
    for _ in range(steps):
        seen = [x + beta * v for x, v in zip(point, velocity, strict=True)] if heavy.looks_ahead else point
        at = {name: Fraction(x) for name, x in zip(made.spelled, seen, strict=True)}
        slopes = central_gradient(made.f, made.spelled, at)
        velocity = [beta * v - rate * g for v, g in zip(velocity, slopes, strict=True)]
        point = [x + v for x, v in zip(point, velocity, strict=True)]
    return tuple(velocity), tuple(point)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A vector that a part asks for.

    Attributes:
        letter: The id of the part.
        label: LaTeX of the vector.
        says: What it is.
        key: The vector.
        witness: Finds it another way.
        follows: What it is for a learner's own earlier answers.
        is_first_place: Whether it is a point that one step leads to from the start that is given.
    """

    letter: str
    label: str
    says: str
    key: ExactVector
    witness: Witness
    follows: Callable[[Mapping[str, Key]], Key | None] | None = None
    is_first_place: bool = False

    def part(self, made: Descent) -> Part:
        return Part(
            id=self.letter,
            key=decimals(self.key),
            kind="vector",
            label=self.label,
            names=(),
            asks=f"({self.letter}) {self.says} ${self.label}$.",
            layout=f"The coordinates stand in the order ${', '.join(made.spelled)}$.",
            witness=self.witness,
            follows=self.follows,
            means=step_from(made.f, made.spelled, made.start) if self.is_first_place else None,
        )


def push_step(heavy: Heavy, label: str, part: str) -> Step:
    r"""Return the step `label = \beta v - \eta\nabla f = …`, which answers a part."""
    rate, beta = decimal(heavy.made.rate), decimal(heavy.beta)
    claims = tuple(
        Claim(Sum((Product((beta, decimal(v))), Neg(Product((rate, decimal(g)))))), decimal(after))
        for v, g, after in zip(heavy.velocity, heavy.slopes, heavy.pushed, strict=True)
    )
    written = rf"{latex(beta)}{latex(decimals(heavy.velocity))} - {latex(rate)}{latex(decimals(heavy.slopes))}"
    found = latex(decimals(heavy.pushed))
    says = "Keep a share of the velocity, and take the learning rate times the gradient away."
    return Step(says, rf"{label} = {written} = {found}", claims, (0, 0, decimal(heavy.pushed[0])), part)


def added_step(says: str, label: str, at: ExactVector, by: ExactVector, part: str) -> Step:
    """Return the step that adds a vector to a point, which answers a part."""
    total = sum_of(at, by)
    claims = tuple(Claim(Sum((decimal(x), decimal(v))), decimal(end)) for x, v, end in zip(at, by, total, strict=True))
    formula = f"{label} = {latex(decimals(at))} + {latex(decimals(by))} = {latex(decimals(total))}"
    return Step(says, formula, claims, (0, 0, decimal(total[0])), part)
