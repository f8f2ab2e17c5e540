"""How fast the errors of finite differences shrink with the step, as a question about one variable."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.tidy import times
from engine.calculus.witness import values
from engine.functions.decimals import decimal_text
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Name, Neg, Node, Power, Product, Quotient, Sum, Value, number, rational
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.matrix_steps import chain_step
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.slopes import Spot, noted
from engine.subjects.step_trials import number_part


def third_derivatives(spot: Spot) -> list[Fraction]:
    """Return the second and the third derivative at the point, as far as they are rational."""
    (x,) = spot.spelled
    values = (rational(spot.put_in(partial(spot.f, *[x] * order))) for order in (2, 3))
    return [value for value in values if value is not None]


def orders(spot: Spot, divisor: int, opening: str) -> Question:
    """Return the question for the leading errors of both differences, and how they shrink."""
    second, third = third_derivatives(spot)
    h = Name("h")
    forward, central = times(number(second / 2), h), times(number(third / 6), Power(h, number(2)))
    given: dict[str, Value] = {"f": spot.f, "a": number(spot.at[0]), "k": number(divisor)}
    doubts = (
        ("T1", "a", times(number(second), h), "The half is missing. In Taylor's series $f''$ stands over $2$."),
        ("T1", "b", times(number(third / 2), Power(h, number(2))), "The third derivative stands over $6$ in Taylor's series."),
        ("O12", "b", times(number(third / 3), Power(h, number(2))), "The two halves of the difference are divided by $2h$, not by $h$."),
        ("O11", "b", forward, "This is the error of the forward difference. In the central one the even terms cancel."),
        ("O50", "c", number(divisor**2), "The forward difference is of first order. Only the central one is of second."),
        ("O50", "d", number(divisor), "The central difference is of second order, since the terms with $f''$ cancel."),
        ("T19", "d", number(2 * divisor), "An error of order $h^{2}$ shrinks by a power of $k$, not by a multiple of it."),
    )  # fmt: skip
    return Question(
        prompt=f"{opening}\n{spot.formula}\n$a = {{a}}, \\quad k = {{k}}$",
        given=given,
        names=(*spot.spelled, "h"),
        parts=(
            _leading_part(spot, "a", forward, "(a) The leading term of the forward difference's error, as a formula in $h$.", 1),
            _leading_part(spot, "b", central, "(b) The leading term of the central difference's error, as a formula in $h$.", 2),
            _shrink_part(spot, "c", divisor, "(c) By what the forward difference's error is divided in the limit.", 1),
            _shrink_part(spot, "d", divisor, "(d) By what the central difference's error is divided in the limit.", 2),
        ),
        steps=_order_steps(spot, divisor, forward, central),
        slips=tuple(Slip(code, answer, says, part) for code, part, answer, says in doubts),
        hints=(
            "Expand $f(a + h)$ and $f(a - h)$ in powers of $h$; see which terms are left.",
            "Start with $f''(a)$ and $f'''(a)$.",
        ),
        note=noted("order of finite differences", given),
        landscape=_error_plot(abs(second) / 2, abs(third) / 6),
        code=_order_code(spot, divisor),
    )  # fmt: skip


def _seen_error(spot: Spot, step: Fraction, order: int) -> float:
    """Return the error of a difference by exact arithmetic or thirty digits."""
    (x,), (a,) = spot.spelled, spot.at
    ahead, middle, behind = (substituted(spot.f, {x: number(a + t)}) for t in (step, Fraction(0), -step))
    slope = spot.put_in(partial(spot.f, x))
    above = (ahead, Neg(middle)) if order == 1 else (ahead, Neg(behind))
    (found_error,) = values([Sum((Quotient(Sum(above), number(order * step)), Neg(slope)))], {})
    return found_error


def _leading_part(spot: Spot, name: str, key: Node, asks: str, order: int) -> Part:
    def witness(at: Mapping[str, Fraction]) -> tuple[float, ...]:
        # half way from a small step to its half the next term of the series is gone
        small = Fraction(1, 10**4)
        near, nearer = (_seen_error(spot, t, order) / float(t) ** order for t in (small, small / 2))
        grown = 2.0**1 if order == 1 else 2.0**2
        return ((grown * nearer - near) / (grown - 1) * float(at["h"]) ** order,)

    return Part(id=name, key=key, kind="expression", label=r"\text{error}", names=("h",), asks=asks, witness=witness)


def _shrink_part(spot: Spot, name: str, divisor: int, asks: str, order: int) -> Part:
    def witness() -> float:
        # the ratio at a step is off by a multiple of the step, so two steps give the limit
        def ratio(t: Fraction) -> float:
            return _seen_error(spot, t, order) / _seen_error(spot, t / divisor, order)

        small = Fraction(1, 10**4)
        return 2 * ratio(small / 2) - ratio(small)

    return number_part(name, Fraction(divisor**order), r"\text{factor}", asks, witness)


def _order_steps(spot: Spot, divisor: int, forward: Node, central: Node) -> tuple[Step, ...]:
    (x,) = spot.spelled
    derivatives = [partial(spot.f, *[x] * n) for n in (2, 3)]
    formula = r", \quad ".join(
        f"{mark} = {latex(d)}" for mark, d in zip(("f''(x)", "f'''(x)"), derivatives, strict=True)
    )
    claims = tuple(Claim(spot.f, d, (x,) * n) for n, d in zip((2, 3), derivatives, strict=True))
    second, third = map(number, third_derivatives(spot))
    h = Name("h")
    return (
        Step("Take the second and the third derivative.", formula, claims),
        Step("Put $a$ in.", rf"f''(a) = {latex(second)}, \quad f'''(a) = {latex(third)}", tuple(Claim(spot.put_in(d), v) for d, v in zip(derivatives, (second, third), strict=True))),
        chain_step("Ahead alone, the term with $f''$ is the first that is left.", r"\frac{f''(a)}{2} h", Product((Quotient(second, number(2)), h)), forward),
        chain_step("From both sides it cancels, and the one with $f'''$ is the first.", r"\frac{f'''(a)}{6} h^{2}", Product((Quotient(third, number(6)), Power(h, number(2)))), central),
        chain_step("Dividing $h$ by $k$ divides $h$ by $k$, and $h^{2}$ by", "k^{2}", Power(number(divisor), number(2)), number(divisor**2)),
    )  # fmt: skip


def _error_plot(forward: Fraction, central: Fraction) -> Profile:
    """Return both leading errors against the step, after the verdict, on logarithmic scales.

    The factors stand the other way round, since a sheet never spells the key of a question.
    """
    lines = (
        Line(plain(Product((Name("h"), number(forward)))), r"\text{forward}", after=True),
        Line(plain(Product((Power(Name("h"), number(2)), number(central)))), r"\text{central}", after=True),
    )
    return Profile("h", "h", r"\text{error}", (0.0001, 1.0), lines, logarithmic="both")


def _order_code(spot: Spot, divisor: int) -> Code:
    a, k = spot.at[0], divisor
    with_sympy = (
        f"{assigned('f', sympy_text(spot.f))}\na, k = {sympy_text(number(a))}, {k}",
        "ahead, behind, slope = f.subs(x, a + h), f.subs(x, a - h), diff(f, x).subs(x, a)",
        (
            "forward = series((ahead - f.subs(x, a)) / h - slope, h, 0, 2).removeO()\n"
            "central = series((ahead - behind) / (2 * h) - slope, h, 0, 3).removeO()"
        ),
        'answer = {"a": forward, "b": central, "c": k, "d": k**2}',
    )
    with_numpy = (
        defined("f(x)", ("return ", numpy_text(spot.f))),
        f'a, k, h = {decimal_text(a)}, {k}, 1e-3\nat = {{"h": h}}',
        (
            "second = (f(a + h) - 2 * f(a) + f(a - h)) / h**2\n"
            "third = (f(a + 2 * h) - 2 * f(a + h) + 2 * f(a - h) - f(a - 2 * h)) / (2 * h**3)"
        ),
        'answer = {"a": second / 2 * h, "b": third / 6 * h**2, "c": k, "d": k**2}',
    )
    return Code(sympy_program(*with_sympy, names=("x", "h")), numpy_program(*with_numpy))
