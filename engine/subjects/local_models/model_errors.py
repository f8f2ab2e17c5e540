"""How fast the errors of the linear and the quadratic model of a polynomial shrink along a direction."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from engine.errors import DefectError
from engine.functions.display import degrees
from engine.functions.linear import ExactVector, as_vector, quadratic_value
from engine.functions.steering import exact_value
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Power, Sum, Value, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.expansions import Expansion, summed, weighted
from engine.subjects.programs import assigned, numpy_program, sympy_program


@dataclass(frozen=True)
class Errors:
    """A polynomial at the origin, along a direction.

    Attributes:
        of: The function there.
        direction: Whole, not zero.
        divisor: What a small step is divided by.
    """

    of: Expansion
    direction: ExactVector
    divisor: int

    @cached_property
    def coefficients(self) -> tuple[Fraction, ...]:
        """What multiplies t, t², t³ and t⁴ in f(td)."""
        terms = self.of.spot.f.terms if isinstance(self.of.spot.f, Sum) else (self.of.spot.f,)
        found = [Fraction(0)] * 5
        for term in terms:
            found[sum(degrees(term, self.of.spot.names) or ())] += self._along(term, Fraction(1))
        return tuple(found[1:])

    def _along(self, f: Node, t: Fraction) -> Fraction:
        value = exact_value(f, self.of.spot.names, tuple(t * d for d in self.direction))
        if value is None:
            raise DefectError("A polynomial has a rational value everywhere.")
        return value

    def order(self, beyond: int) -> int:
        """Return the lowest power of t past a degree that f(td) has; 0 where there is none."""
        return next((n for n in range(beyond + 1, 5) if self.coefficients[n - 1]), 0)

    def factor(self, degree: int) -> int:
        """Return what the error of the model of a degree is divided by."""
        return int(self.divisor ** self.order(degree))

    @property
    def given(self) -> dict[str, Value]:
        return {"f": self.of.spot.f, "d": as_vector(self.direction), "k": number(self.divisor)}

    def seen(self, degree: int) -> float:
        """Return by what the error of a model shrinks from one tiny step to a smaller one."""
        tiny = Fraction(1, 10**9)
        return float(self._error(degree, tiny) / self._error(degree, tiny / self.divisor))

    def _error(self, degree: int, t: Fraction) -> Fraction:
        way = tuple(t * d for d in self.direction)
        bend = quadratic_value(self.of.hessian, way) / 2 if degree > 1 else Fraction(0)
        return self._along(self.of.spot.f, t) - self.of.linear_at(way) - bend


def factor_part(made: Errors, name: str, model: str, degree: int) -> Part:
    """Return the part that asks by what the error of the model of a degree is divided."""
    return Part(
        id=name,
        key=number(made.factor(degree)),
        kind="number",
        label=rf"\text{{factor for }} {model}",
        names=(),
        asks=f"({name}) By what the error of ${model}$ is divided.",
        witness=lambda _: (made.seen(degree),),
    )


def factor_slips(made: Errors, part: str, degree: int) -> tuple[Slip, ...]:
    """Return the wrong factors."""
    k, order = made.divisor, made.order(degree)
    left_out = "second" if degree == 1 else "third"
    usual = (
        f"This is the usual order of the error. See what the terms of {left_out} order give along this very direction."
    )
    candidates = (
        ("T17", k ** (degree + 1), usual),
        ("T18", k**degree, "This is how the last term of the model shrinks. Its error starts with the first term that it leaves out."),
        ("T19", k * order, "An error of order $t^{n}$ shrinks by a power of $k$, not by a multiple of it."),
    )  # fmt: skip
    return tuple(Slip(code, number(value), says, part) for code, value, says in candidates)


def order_steps(made: Errors) -> tuple[Step, ...]:
    """Return the steps that find both factors."""
    spot = made.of.spot
    t = Name("t")
    put_in = substituted(
        spot.f, {name.name: weighted(d, t) for name, d in zip(spot.names, made.direction, strict=True)}
    )
    powers: tuple[Node, ...] = (t, *(Power(t, number(n)) for n in (2, 3, 4)))
    series = summed(*(weighted(c, power) for c, power in zip(made.coefficients, powers, strict=True)))
    factors = tuple(number(made.factor(degree)) for degree in (1, 2))
    orders = (made.order(1), made.order(2))
    lost = "" if orders == (2, 3) else " Along this direction a term is missing that is there in general."
    formula = rf"k^{{{orders[0]}}} = {latex(factors[0])}, \quad k^{{{orders[1]}}} = {latex(factors[1])}"
    claims = tuple(Claim(Power(number(made.divisor), number(n)), one) for n, one in zip(orders, factors, strict=True))
    return (
        Step(
            "Go along the direction, and sort by powers of $t$.", f"f(td) = {latex(series)}", (Claim(put_in, series),)
        ),
        Step(
            f"$L$ leaves out everything past $t$, so its error starts with $t^{{{orders[0]}}}$; that of $Q$ starts with"
            f" $t^{{{orders[1]}}}$.{lost}"
        ),
        Step(f"Dividing $t$ by $k = {made.divisor}$ divides these powers.", formula, claims),
    )


def error_profile(made: Errors) -> Profile:
    """Return f along the direction, and both models after the verdict."""
    c = made.coefficients
    first = weighted(c[0], Name("t"))
    second = summed(first, weighted(c[1], Power(Name("t"), number(2))))
    whole = summed(second, *(weighted(c[n - 1], Power(Name("t"), number(n))) for n in (3, 4)))
    lines = (
        Line(plain(whole), "f"),
        Line(plain(first), "L", after=True),
        Line(plain(second), "Q", after=True),
    )
    return Profile("t", "t", "f(td)", (-0.6, 0.6), lines=lines)


def order_code(made: Errors) -> Code:
    """Return the programs that find both factors from the powers of t."""
    spot, k = made.of.spot, made.divisor
    a, b = (f"{int(d)} * t" for d in made.direction)
    last = (
        f"k, orders = {k}, [n for n in range(5) if c[n] != 0]",
        "first, second = (min(n for n in orders if n > degree) for degree in (1, 2))",
        'answer = {"a": k**first, "b": k**second}',
    )
    with_sympy = (
        assigned("f", sympy_text(spot.f)),
        f"along = expand(f.subs({{u: {a}, v: {b}}}))\nc = [along.coeff(t, n) for n in range(5)]",
        "\n".join(last),
    )
    with_numpy = (
        f"t = np.linspace(-1, 1, 9)\nu, v = {a}, {b}",
        assigned("along", numpy_text(spot.f)),
        "c = np.polyfit(t, along, 4)[::-1].round(6)",
        "\n".join(last),
    )
    return Code(sympy_program(*with_sympy, names=(*spot.spelled, "t")), numpy_program(*with_numpy))
