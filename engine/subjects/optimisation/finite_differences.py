"""Estimates of a slope by differences of the function's values: parts, slips, steps and programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.errors import DefectError
from engine.functions.decimals import decimal, decimal_text
from engine.functions.linear import ExactVector, as_point, dot, multiple, sum_of
from engine.functions.steering import exact_value
from engine.language.numeric import compiled
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.matrix_steps import chain_step
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.slopes import Spot
from engine.subjects.step_trials import number_part


@dataclass(frozen=True)
class Stencil:
    """Two or three places along a direction where a function is evaluated.

    Attributes:
        spot: The function and the point in the middle.
        direction: What the slope is estimated along.
        h: The step, positive.
        symbols: LaTeX of the middle and of the direction, which is "" along an axis of one variable.
    """

    spot: Spot
    direction: ExactVector
    h: Fraction
    symbols: tuple[str, str] = ("P", "u")

    def height(self, t: Fraction) -> Fraction:
        """Return f at the middle plus t times the direction.

        Raises:
            DefectError: It is no rational number.
        """
        value = exact_value(self.spot.f, self.spot.names, sum_of(self.spot.at, multiple(self.direction, t)))
        if value is None:
            raise DefectError("A function was to be evaluated where it has no rational value.")
        return value

    @property
    def forward(self) -> Fraction:
        return (self.height(self.h) - self.height(Fraction(0))) / self.h

    @property
    def central(self) -> Fraction:
        return (self.height(self.h) - self.height(-self.h)) / (2 * self.h)

    @property
    def slope(self) -> Fraction:
        """The exact slope along the direction."""
        return dot(self.spot.gradient, self.direction)

    def place(self, sign: str) -> str:
        """Return LaTeX such as `f(P + h u)`, for the sign "+", "-" or ""."""
        middle, along = self.symbols
        step = rf" {sign} h\, {along}" if along else f" {sign} h"
        return f"{self.spot.label}({middle}{step if sign else ''})"

    def floats(self) -> tuple[float, float, float]:
        """Return the values ahead, in the middle and behind, in plain floats, for witnesses."""
        f = compiled(self.spot.f, self.spot.spelled)
        h = float(self.h)
        ahead, middle, behind = (
            float(f(*(float(a) + t * float(u) for a, u in zip(self.spot.at, self.direction, strict=True))))
            for t in (h, 0.0, -h)
        )
        return ahead, middle, behind


def forward_part(stencil: Stencil, name: str, asks: str) -> Part:
    """Return the part that asks for the forward difference."""

    def witness() -> float:
        ahead, middle, _ = stencil.floats()
        return (ahead - middle) / float(stencil.h)

    return number_part(name, stencil.forward, r"D_{+}", asks, witness)


def central_part(stencil: Stencil, name: str, asks: str) -> Part:
    """Return the part that asks for the central difference."""

    def witness() -> float:
        ahead, _, behind = stencil.floats()
        return (ahead - behind) / (2 * float(stencil.h))

    return number_part(name, stencil.central, "D_0", asks, witness)


_UNDIVIDED = "The difference is not divided by the step. A slope is a difference over a distance."
_SQUARED = "The difference is divided by $h^{2}$. The two places are a multiple of $h$ apart."
_EXACT = "This is the exact slope. The question asks for the estimate that the differences give."


def forward_slips(stencil: Stencil, part: str) -> tuple[Slip, ...]:
    """Return the wrong forward differences."""
    h, rise = stencil.h, stencil.height(stencil.h) - stencil.height(Fraction(0))
    made = (
        ("O11", stencil.central, "This is the central difference. The forward one looks ahead from the middle."),
        ("O46", rise, _UNDIVIDED),
        ("O12", rise / (2 * h), "The places are $h$ apart here, not $2h$. Look at how far apart the two values are."),
        ("O47", rise / h**2, _SQUARED),
        ("O48", stencil.slope, _EXACT),
    )
    return tuple(Slip(code, decimal(value), says, part) for code, value, says in made)


def central_slips(stencil: Stencil, part: str) -> tuple[Slip, ...]:
    """Return the wrong central differences."""
    h, rise = stencil.h, stencil.height(stencil.h) - stencil.height(-stencil.h)
    made = (
        ("O11", stencil.forward, "This is the forward difference. The central one looks $h$ ahead and $h$ back."),
        ("O12", rise / h, "The two places are $2h$ apart. Here the difference is divided by $h$."),
        ("O46", rise, _UNDIVIDED),
        ("O47", rise / h**2, _SQUARED),
        ("D17", -stencil.central, "The sign is turned around. The value ahead comes first."),
        ("O48", stencil.slope, _EXACT),
    )
    return tuple(Slip(code, decimal(value), says, part) for code, value, says in made)


def value_steps(stencil: Stencil, signs: Sequence[str]) -> tuple[Step, ...]:
    """Return the steps that evaluate the function at the places with these signs."""
    spot = stencil.spot
    shifts = {"+": stencil.h, "": Fraction(0), "-": -stencil.h}
    pieces, claims = [], []
    for sign in signs:
        at = as_point(spot.names, sum_of(spot.at, multiple(stencil.direction, shifts[sign])))
        value = decimal(stencil.height(shifts[sign]))
        pieces.append(f"{stencil.place(sign)} = {latex(value)}")
        claims.append(Claim(substituted(spot.f, {name: number(x) for name, x in at.items()}), value))
    return (Step("Evaluate the function at the places.", r", \quad ".join(pieces), tuple(claims)),)


def forward_step(stencil: Stencil) -> Step:
    """Return the step that divides by h."""
    above = Sum((decimal(stencil.height(stencil.h)), decimal(-stencil.height(Fraction(0)))))
    label = rf"D_{{+}} = \frac{{{stencil.place('+')} - {stencil.place('')}}}{{h}}"
    return chain_step(
        "Divide the difference by $h$.", label, Quotient(above, decimal(stencil.h)), decimal(stencil.forward)
    )


def central_step(stencil: Stencil) -> Step:
    """Return the step that divides by 2h."""
    above = Sum((decimal(stencil.height(stencil.h)), decimal(-stencil.height(-stencil.h))))
    label = rf"D_0 = \frac{{{stencil.place('+')} - {stencil.place('-')}}}{{2h}}"
    below = decimal(2 * stencil.h)
    return chain_step("Divide the difference by $2h$.", label, Quotient(above, below), decimal(stencil.central))


def difference_code(stencil: Stencil, answer: str, *blocks: str) -> Code:
    """Return programs with the values `ahead`, `middle` and `behind`, the step `h` and the exact `slope`."""
    spot = stencil.spot
    letters = ", ".join(spot.spelled)
    moved = ", ".join(
        f"{name}: {sympy_text(number(a))} + t * {sympy_text(number(u))}"
        for (name, a), u in zip(spot.point.items(), stencil.direction, strict=True)
    )
    with_sympy = (
        f"{assigned('f', sympy_text(spot.f))}\nh = {sympy_text(number(stencil.h))}",
        f"along = f.subs({{{moved}}})",
        "ahead, middle, behind = (along.subs(t, s) for s in (h, 0, -h))\nslope = diff(along, t).subs(t, 0)",
        *blocks,
        answer,
    )
    point, along = (", ".join(map(decimal_text, xs)) for xs in (spot.at, stencil.direction))
    unpacked = (f"{letters} = ", "point" if len(spot.names) > 1 else "point[0]")
    with_numpy = (
        defined("f(point)", unpacked, ("return ", numpy_text(spot.f))),
        f"P, u = np.array([{point}]), np.array([{along}])\nh = {decimal_text(stencil.h)}",
        "ahead, middle, behind = f(P + h * u), f(P), f(P - h * u)\nslope = (f(P + 1e-6 * u) - f(P - 1e-6 * u)) / 2e-6",
        *blocks,
        answer,
    )
    return Code(sympy_program(*with_sympy, names=(*spot.spelled, "t")), numpy_program(*with_numpy))
