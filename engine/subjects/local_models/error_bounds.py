"""Errors of measured inputs and what they do to a result that is a product of powers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.tidy import times
from engine.calculus.witness import central_gradient, values
from engine.errors import DefectError
from engine.functions.decimals import decimal, decimal_text
from engine.functions.lengths import root
from engine.functions.linear import ExactVector, as_vector, dot, sum_of
from engine.functions.steering import exact_value
from engine.landscape.plots import Bar, Bars, Component, Landscape, Slider
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Name, Node, Power, Product, Quotient, Sum, Value, Vector, names, number, rational
from engine.language.typeset import enumerated, latex, name_latex
from engine.questions.question import Claim, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.matrix_steps import chain_step
from engine.subjects.programs import defined, numpy_program, sympy_program
from engine.subjects.prompts import partial_symbol
from engine.subjects.slopes import Spot, carried_slips, gradient_code

# How far around the measured inputs is drawn: in their changes, and of their sizes
_REACH, _MOST_OF = 8, 0.8


@dataclass(frozen=True)
class Story:
    """A quantity that is a product of powers, and what it is.

    Attributes:
        sentence: What it is, with the units of everything.
        label: Its letter.
        spelled: The letters of the inputs, with spaces between them.
        exponents: The exponent of each input.
        coefficient: What stands before the product.
        units: What the quantity and then each input are measured in, where they are drawn.
    """

    sentence: str
    label: str
    spelled: str
    exponents: tuple[int, ...]
    coefficient: Fraction = Fraction(1)
    units: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        return names(self.spelled)

    @property
    def letters(self) -> tuple[str, ...]:
        return tuple(self.spelled.split())

    @property
    def formula(self) -> Node:
        powers = (Power(name, number(n)) for name, n in zip(self.names, self.exponents, strict=True))
        return times(number(self.coefficient), *powers)


@dataclass(frozen=True)
class Measured:
    """Measured inputs with changes or errors in the units of the inputs."""

    story: Story
    spot: Spot
    errors: ExactVector

    @property
    def given(self) -> dict[str, Value]:
        measured = {"P": as_vector(self.spot.at), "d": Vector(tuple(map(decimal, self.errors)))}
        return {self.story.label: self.spot.f, **measured}

    @property
    def parts(self) -> ExactVector:
        """What each input adds to the differential."""
        return tuple(slope * error for slope, error in zip(self.spot.gradient, self.errors, strict=True))

    @property
    def differential(self) -> Fraction:
        return sum(self.parts, Fraction(0))

    @property
    def worst(self) -> Fraction:
        return sum(map(abs, self.parts), Fraction(0))

    @property
    def exact_change(self) -> Fraction:
        """The change of the quantity itself."""
        before, after = (
            exact_value(self.spot.f, self.spot.names, at) for at in (self.spot.at, sum_of(self.spot.at, self.errors))
        )
        if before is None or after is None:
            raise DefectError("A product of powers has a rational value at positive numbers.")
        return after - before

    def placed(self) -> str:
        """Return text such as `$m = 4$ and $v = 3$`."""
        return enumerated([f"{name_latex(name)} = {latex(number(value))}" for name, value in self.spot.point.items()])

    def moved(self, before: str) -> str:
        r"""Return text such as `$\Delta m = 0.1$ and $\Delta v = -0.2$`."""
        pairs = zip(self.spot.spelled, self.errors, strict=True)
        return enumerated([f"{before} {name_latex(name)} = {latex(decimal(error))}" for name, error in pairs])

    def seen(self) -> tuple[float, ...]:
        """Return what each input adds, by central differences, for witnesses."""
        return tuple(slope * float(error) for slope, error in zip(self.spot.central(), self.errors, strict=True))


def sum_step(case: Measured, total: Fraction, label: str, says: str) -> Step:
    """Return the step that adds up what the inputs contribute; `total` is the differential or the worst case."""
    is_signed = total == case.differential and total != case.worst
    slopes = case.spot.gradient if is_signed else tuple(map(abs, case.spot.gradient))
    errors = case.errors if is_signed else tuple(map(abs, case.errors))
    products = tuple(Product((decimal(slope), decimal(error))) for slope, error in zip(slopes, errors, strict=True))
    return chain_step(says, label, Sum(products), decimal(total))


def signed_slips(case: Measured) -> tuple[Slip, ...]:
    """Return the wrong changes."""
    made = (
        ("K4", case.worst, "All contributions are counted as positive. The changes have signs here, so they may cancel."),
        ("T8", case.parts[0], "Only the first input is counted. The other ones change, too."),
        ("G1", dot(case.spot.gradient[::-1], case.errors), "Slopes and changes are crossed. Each slope goes with the change of its own input."),
        ("G2", sum(case.spot.gradient, Fraction(0)) * sum(case.errors, Fraction(0)), "Slopes and changes are added up first. Multiply each slope by its own change."),
        ("T13", case.exact_change, "This is the change of the quantity itself. The differential takes the slopes at the start."),
        ("D17", -case.differential, "The sign is turned around. Look at the sign of each slope."),
    )  # fmt: skip
    return (*_slips(made, "answer"), *_carried(case, lambda slopes: dot(slopes, case.errors)))


def worst_slips(case: Measured) -> tuple[Slip, ...]:
    """Return the wrong worst cases."""
    squares = sum((part * part for part in case.parts), Fraction(0))
    made: list[tuple[str, Fraction, str]] = [
        ("T5", abs(case.differential), "The contributions cancel in part. In the worst case the errors have the signs that make them add up."),
        ("T8", abs(case.parts[0]), "Only the error of the first input is counted. The others add to it."),
        ("T6", sum(case.errors, Fraction(0)), "The errors are added as they are. Each is multiplied by the size of its slope."),
        ("G1", dot(tuple(map(abs, case.spot.gradient[::-1])), case.errors), "Slopes and errors are crossed. Each slope goes with the error of its own input."),
    ]  # fmt: skip
    spread = (
        "This is the root of the sum of squares, which is what random errors come to. The worst case adds the sizes."
    )
    own = (*_slips(made, "answer"), Slip("T27", root(squares), spread))
    return (*own, *_carried(case, lambda slopes: dot(tuple(map(abs, slopes)), case.errors)))


def _slips(made: Sequence[tuple[str, Fraction, str]], part: str) -> tuple[Slip, ...]:
    return tuple(Slip(code, decimal(value), says, part) for code, value, says in made)


def _carried(case: Measured, change: Callable[[ExactVector], Fraction]) -> tuple[Slip, ...]:
    def answer(slopes: tuple[Node, ...]) -> Node | None:
        known = tuple(value for value in map(rational, slopes) if value is not None)
        return decimal(change(known)) if len(known) == len(slopes) else None

    return carried_slips(case.spot, answer)


def share_steps(case: Measured, limit: Fraction, shares: ExactVector) -> tuple[Step, ...]:
    """Return the steps from the slopes to the error that each input may have."""
    count = len(shares)
    each = decimal(limit / count)
    first = chain_step(
        f"Each of the {count} inputs may cause", r"\text{share}", Quotient(decimal(limit), number(count)), each
    )
    own = (
        chain_step(
            f"Divide the share by the size of the slope in ${name_latex(name)}$.",
            rf"\Delta {name_latex(name)}",
            Quotient(each, decimal(abs(slope))),
            decimal(share),
        )
        for name, slope, share in zip(case.spot.spelled, case.spot.gradient, shares, strict=True)
    )
    return (first, *own)


def share_slips(case: Measured, limit: Fraction, index: int, part: str) -> tuple[Slip, ...]:
    """Return the wrong errors of one input."""
    count, slope = len(case.errors), abs(case.spot.gradient[index])
    made = [
        ("T28", limit / slope, "This input would use the whole budget. It has only its share of it."),
        ("T29", limit / count * slope, "The share is multiplied by the slope. The error times the slope has to fit into the share."),
        ("T6", limit / count, "This is the share of the budget. Divide it by the slope, since the error reaches the result multiplied."),
    ]  # fmt: skip
    return _slips(made, part)


def bars(case: Measured) -> Bars:
    """Return the share of each input in the worst case, shown after the verdict."""
    pairs = zip(case.spot.spelled, case.parts, strict=True)
    return Bars(
        r"\text{share in percent}", tuple(Bar(name_latex(name), float(100 * part / case.worst)) for name, part in pairs)
    )


def surroundings(case: Measured) -> Landscape:
    """Return the quantity around the measured inputs, in their units, a few times as far as the inputs change."""
    spot, story = case.spot, case.story
    ranges = [_around(float(at), abs(float(error))) for at, error in zip(spot.at, case.errors, strict=True)]
    measured = [
        Slider(name, float(at), low, high) for name, at, (low, high) in zip(spot.spelled, spot.at, ranges, strict=True)
    ]
    first, second, *frozen = measured
    return Landscape(
        components=(Component(story.label, plain(spot.f)),),
        axes=(first.name, second.name),
        box=((first.low, first.high), (second.low, second.high)),
        point=(first.value, second.value),
        sliders=tuple(frozen),
        units=dict(zip((story.label, *spot.spelled), story.units, strict=False)),
    )


def _around(at: float, error: float) -> tuple[float, float]:
    """Return a range that a measured value of one sign does not leave."""
    reach = min(_REACH * error, _MOST_OF * abs(at))
    return at - reach, at + reach


def measured_code(case: Measured, answer: str) -> Code:
    """Return programs with `parts`, what each input contributes."""
    exact = ", ".join(sympy_text(number(error)) for error in case.errors)
    errors = ", ".join(map(decimal_text, case.errors))
    with_sympy = (f"errors = [{exact}]", "parts = [slope * error for slope, error in zip(g, errors)]", answer)
    return gradient_code(case.spot, with_sympy, (f"parts = g * np.array([{errors}])", answer))


def budget_code(case: Measured, limit: Fraction) -> Code:
    """Return programs that share a budget equally."""
    count = len(case.errors)
    answer = ", ".join(f'"{letter}": share / abs(g[{i}])' for i, letter in enumerate("abc"[:count]))
    with_sympy = (f"share = {sympy_text(number(limit / count))}", f"answer = {{{answer}}}")
    return gradient_code(case.spot, with_sympy, (f"share = {decimal_text(limit)} / {count}", f"answer = {{{answer}}}"))


# Percentages.


@dataclass(frozen=True)
class Percents:
    """Tolerances of the inputs in percent."""

    story: Story
    percents: ExactVector

    @property
    def given(self) -> dict[str, Value]:
        return {self.story.label: self.story.formula, "p": Vector(tuple(map(decimal, self.percents)))}

    @property
    def contributions(self) -> ExactVector:
        return tuple(abs(n) * p for n, p in zip(self.story.exponents, self.percents, strict=True))

    def listed(self) -> str:
        """Return text such as `$2$ percent for $m$ and $3$ percent for $v$`."""
        pairs = zip(self.story.letters, self.percents, strict=True)
        pieces = [rf"${latex(decimal(p))}$ percent for ${name_latex(name)}$" for name, p in pairs]
        return f"{', '.join(pieces[:-1])} and {pieces[-1]}"

    def seen(self) -> tuple[float, ...]:
        """Return what each tolerance comes to, by central differences at some values, for witnesses."""
        at = {name: Fraction(3 + 2 * i, 2) for i, name in enumerate(self.story.letters)}
        (value,) = values([self.story.formula], at)
        slopes = central_gradient(self.story.formula, self.story.letters, at)
        sized = zip(slopes, at.values(), self.percents, strict=True)
        return tuple(abs(slope * float(x) / value) * float(p) for slope, x, p in sized)

    def best_halved(self) -> str:
        """Return the input whose halved tolerance leaves the least, by trying each, for witnesses."""
        whole = self.seen()
        left = {name: sum(whole) - part / 2 for name, part in zip(self.story.letters, whole, strict=True)}
        return min(left, key=lambda name: left[name])


def percent_slips(case: Percents, part: str) -> tuple[Slip, ...]:
    """Return the wrong tolerances in percent."""
    signed = sum((n * p for n, p in zip(case.story.exponents, case.percents, strict=True)), Fraction(0))
    made = (
        ("K3", sum(case.percents, Fraction(0)), "The percentages are added as they are. Each is multiplied by the size of its exponent."),
        ("T5", abs(signed), "The contributions cancel in part. In the worst case all of them add up."),
        ("T8", max(case.contributions), "Only the largest contribution is counted. The others add to it."),
    )  # fmt: skip
    return _slips(made, part)


def percent_steps(case: Percents, total: Fraction, right: str) -> tuple[Step, ...]:
    """Return the steps to the tolerance of the result, and to the input that counts most."""
    q, f = case.story.label, case.story.formula
    rates = [times(name, partial(f, name.name)) for name in case.story.names]
    formula = r", \quad ".join(
        rf"\frac{{{name}}}{{{q}}} {partial_symbol(q, name)} = {n}"
        for name, n in zip(case.story.letters, case.story.exponents, strict=True)
    )
    claims = tuple(Claim(rate, times(number(n), f)) for rate, n in zip(rates, case.story.exponents, strict=True))
    products = (Product((number(abs(n)), decimal(p))) for n, p in zip(case.story.exponents, case.percents, strict=True))
    return (
        Step("In a product of powers a relative error is multiplied by the exponent of its input.", formula, claims),
        chain_step(
            "In the worst case all contributions add up.", r"\text{percent}", Sum(tuple(products)), decimal(total)
        ),
        Step(
            f"The largest of these contributions is that of ${name_latex(right)}$, so halving its tolerance helps most."
        ),
    )


def percent_code(case: Percents) -> Code:
    """Return programs that weigh the tolerances by relative slopes."""
    letters, q = ", ".join(case.story.letters), case.story.label
    percents = ", ".join(sympy_text(number(p)) for p in case.percents)
    last = 'answer = {"a": sum(parts.values()), "b": max(parts, key=parts.get)}'
    pairs = ", ".join(f'"{name}": {name}' for name in case.story.letters)
    with_sympy = (
        f"{q} = {sympy_text(case.story.formula)}\npercents = [{percents}]",
        f"inputs = {{{pairs}}}",
        f"sizes = [abs(simplify(x * diff({q}, x) / {q})) for x in inputs.values()]",
        "parts = {name: size * p for name, size, p in zip(inputs, sizes, percents)}",
        last,
    )
    tolerances = ", ".join(map(decimal_text, case.percents))
    words = ", ".join(f'"{name}"' for name in case.story.letters)
    with_numpy = (
        defined(f"{q}(inputs)", (f"{letters} = ", "inputs"), ("return ", numpy_text(case.story.formula))),
        f"names, percents = [{words}], [{tolerances}]\nh, ones = 1e-6, np.ones({len(case.story.letters)})",
        (
            "shifts = h * np.eye(len(names))\n"
            f"sizes = [abs({q}(ones + s) - {q}(ones - s)) / (2 * h * {q}(ones)) for s in shifts]"
        ),
        "parts = {name: size * p for name, size, p in zip(names, sizes, percents)}",
        last,
    )
    return Code(sympy_program(*with_sympy, names=case.story.letters), numpy_program(*with_numpy))
