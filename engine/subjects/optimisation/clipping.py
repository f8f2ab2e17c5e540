"""A step of descent whose gradient is shortened to a threshold before it is used."""

from dataclasses import dataclass
from fractions import Fraction
from math import atan2, cos, sin

from engine.calculus.witness import central_gradient
from engine.functions.decimals import decimal
from engine.functions.linear import ExactVector, difference, multiple
from engine.functions.steering import Direction
from engine.language.python_text import sympy_text
from engine.language.tree import Call, Power, Product, Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.matrix_steps import chain_step
from engine.subjects.optimisation.descent import (
    GRADIENT,
    MOVE,
    Descent,
    at_p,
    decimals,
    moving_step,
    numpy_array,
    numpy_function,
    slopes_at_step,
    slopes_step,
    sympy_column,
    sympy_function,
)
from engine.subjects.programs import numpy_program, sympy_program


@dataclass(frozen=True, slots=True)
class Steep:
    """A descent whose gradient at the start is longer than a threshold.

    Attributes:
        made: The descent, of two variables.
        slope: The direction of the gradient at the start, with a whole length.
        longest: The threshold.
    """

    made: Descent
    slope: Direction
    longest: int

    @property
    def reached(self) -> ExactVector:
        return difference(self.made.start, multiple(self.used, self.made.rate))

    @property
    def used(self) -> ExactVector:
        """The gradient, scaled down to the threshold."""
        return multiple(self.made.gradient_at(self.made.start), Fraction(self.longest) / self.length)

    @property
    def length(self) -> Fraction:
        x, _ = self.made.gradient_at(self.made.start)
        return self.slope.length * abs(x / self.slope.entries[0])


def shortened(drawn: Steep) -> tuple[float, ...]:
    """Return the point by going along the steepest way, found by trying directions, for the length of the step."""
    made = drawn.made
    slopes = central_gradient(made.f, made.spelled, dict(zip(made.spelled, made.start, strict=True)))
    angle = atan2(slopes[1], slopes[0])
    ways = zip(made.start, (cos(angle), sin(angle)), strict=True)
    return tuple(float(x) - float(made.rate) * drawn.longest * way for x, way in ways)


def clipped_steps(drawn: Steep) -> tuple[Step, ...]:
    made, g, c = drawn.made, drawn.made.gradient_at(drawn.made.start), drawn.longest
    norm = Call("sqrt", (Sum(tuple(Power(number(slope), number(2)) for slope in g)),))
    factor = Quotient(number(c), number(drawn.length))
    claims = tuple(Claim(Product((factor, number(a))), decimal(b)) for a, b in zip(g, drawn.used, strict=True))
    return (
        slopes_step(made),
        slopes_at_step(made, made.start, made.at(0), f"Put in ${made.at(0)}$."),
        chain_step(f"Its length is more than ${c}$.", r"|\nabla L(p_{0})|", norm, number(drawn.length)),
        Step(
            f"So it is scaled to the length ${c}$; its direction stays.",
            rf"g = {latex(factor)}{latex(decimals(g))} = {latex(decimals(drawn.used))}",
            claims,
        ),
        moving_step(MOVE, made.at(1), made.start, (made.rate, drawn.used), "answer"),
    )


def clipped_slips(drawn: Steep) -> tuple[Slip, ...]:
    made, c = drawn.made, Fraction(drawn.longest)
    g = made.gradient_at(made.start)
    each = tuple(max(-c, min(c, slope)) for slope in g)
    wrong = (
        ("O16", multiple(g, made.rate), f"The gradient was used at its full length. It is longer than ${c}$."),
        ("O16", multiple(each, made.rate), f"Each slope was cut off at ${c}$ by itself. Scale the whole vector."),
        ("O16", multiple(g, made.rate / drawn.length), f"The gradient was scaled to length 1. Here it becomes ${c}$."),
        ("O1", multiple(drawn.used, -made.rate), "This goes uphill: the step was added. Descent takes it away."),
        ("O2", drawn.used, "The learning rate is missing. It multiplies the shortened gradient."),
        ("G1", multiple(drawn.used[::-1], made.rate), "The slopes are exchanged. Each changes its own coordinate."),
    )
    return tuple(Slip(code, decimals(difference(made.start, step)), says) for code, step, says in wrong)


def clipped_code(drawn: Steep) -> Code:
    made = drawn.made
    return Code(
        sympy_program(
            sympy_function(made),
            f"p = {sympy_column(made.start)}\neta = {sympy_text(number(made.rate))}",
            f"g = gradient.subs({at_p(made)})\ng = g * Min(1, {drawn.longest} / g.norm())",
            "answer = p - eta * g",
            names=made.spelled,
        ),
        numpy_program(
            numpy_function(made),
            GRADIENT,
            f"p = {numpy_array(made.start)}\neta = {float(made.rate)}",
            f"g = gradient({made.label}, p)\ng = g * min(1, {drawn.longest} / np.linalg.norm(g))",
            "answer = p - eta * g",
        ),
    )
