"""The first step of Adam: the corrected moments are the gradient and its square, so only the signs of it are left."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from engine.calculus.tidy import over, plus
from engine.calculus.witness import central_gradient
from engine.functions.decimals import decimal
from engine.functions.linear import ExactVector, as_point, difference, multiple
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import Call, Node, Power, Product, Quotient, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.optimisation.descent import (
    GRADIENT,
    Descent,
    at_p,
    decimals,
    moving_step,
    numpy_array,
    numpy_function,
    path_landscape,
    row_latex,
    slopes_at_step,
    slopes_step,
    sympy_column,
    sympy_function,
)
from engine.subjects.programs import numpy_program, sympy_program
from engine.subjects.spoken import step_from


@dataclass(frozen=True, slots=True)
class Adam:
    """The first step of Adam from a point; the moments begin at zero, and epsilon is zero.

    Attributes:
        made: The function, the point and the learning rate.
        first: The share of the first moment that is kept.
        second: The share of the second moment that is kept.
    """

    made: Descent
    first: Fraction
    second: Fraction

    @property
    def slopes(self) -> ExactVector:
        return self.made.gradient_at(self.made.start)

    @property
    def signs(self) -> ExactVector:
        return tuple(Fraction(1 if slope > 0 else -1) for slope in self.slopes)

    @property
    def mean(self) -> ExactVector:
        """The first moment after the step."""
        return multiple(self.slopes, 1 - self.first)

    @property
    def square(self) -> ExactVector:
        """The second moment after the step."""
        return tuple((1 - self.second) * slope * slope for slope in self.slopes)

    @property
    def reached(self) -> ExactVector:
        return difference(self.made.start, multiple(self.signs, self.made.rate))

    def given(self) -> dict[str, Value]:
        return {**self.made.given(), "beta1": decimal(self.first), "beta2": decimal(self.second)}


_RULE = (
    r"$m \leftarrow \beta_1 m + (1 - \beta_1)\,g$ and $s \leftarrow \beta_2 s + (1 - \beta_2)\,g^{2}$ with the gradient "
    r"$g$, entry by entry. At step $t$ it moves by $-\eta\,\hat m / \sqrt{\hat s}$, where "
    r"$\hat m = m / (1 - \beta_1^{t})$ and $\hat s = s / (1 - \beta_2^{t})$."
)
_OPENINGS = (
    "Take the first step of Adam from {start}, with $m_0 = s_0 = 0$, {betas} and {eta}. It keeps {rule}",
    (
        "Where does the first step of an optimiser that keeps two moments lead from {start}, with {betas} and {eta}? Both "
        "start at $0$, and it keeps {rule}"
    ),
)


def adam_question(adam: Adam, wording: int) -> Question:
    """Return the question of the moments and the point after the first step."""
    made = adam.made
    given = adam.given()
    opening = _OPENINGS[wording].format(
        rule=_RULE,
        start=made.spoken_start(),
        betas=rf"$\beta_1 = {latex(decimal(adam.first))}$, $\beta_2 = {latex(decimal(adam.second))}$",
        eta=rf"$\eta = {latex(decimal(made.rate))}$",
    )
    return Question(
        prompt=f"{opening} Give exact values.\n${made.applied} = {{{made.label}}}$",
        given=given,
        names=made.spelled,
        parts=tuple(_part(adam, place) for place in range(3)),
        steps=_steps(adam),
        slips=_slips(adam),
        hints=(
            "At the first step the corrections undo the factors of the moments exactly.",
            rf"Start with the gradient: $g = {row_latex(adam.slopes)}$.",
        ),
        note=f"first step of Adam: {'; '.join(f'{name} = {plain(value)}' for name, value in given.items())}",
        landscape=path_landscape(made, (made.start, adam.reached)),
        code=_code(adam),
    )


def _part(adam: Adam, place: int) -> Part:
    letter, label, says, key = (
        ("a", "m_{1}", "The first moment", adam.mean),
        ("b", "s_{1}", "The second moment", adam.square),
        ("c", "p_{1}", "The point", adam.reached),
    )[place]
    return Part(
        id=letter,
        key=decimals(key),
        kind="vector",
        label=label,
        names=(),
        asks=f"({letter}) {says} ${label}$.",
        layout=f"The coordinates stand in the order ${', '.join(adam.made.spelled)}$.",
        witness=lambda _: _simulated(adam)[place],
        means=step_from(adam.made.f, adam.made.spelled, adam.made.start) if letter == "c" else None,
    )


def _simulated(adam: Adam) -> tuple[tuple[float, ...], ...]:
    """Return both moments and the point, computed in floats as the rule says."""
    made = adam.made
    slopes = central_gradient(made.f, made.spelled, as_point(made.names, made.start))
    first, second = float(adam.first), float(adam.second)
    mean = tuple((1 - first) * slope for slope in slopes)
    square = tuple((1 - second) * slope**2 for slope in slopes)
    moves = ((m / (1 - first)) / sqrt(s / (1 - second)) for m, s in zip(mean, square, strict=True))
    return mean, square, tuple(float(x) - float(made.rate) * move for x, move in zip(made.start, moves, strict=True))


def _steps(adam: Adam) -> tuple[Step, ...]:
    made, g = adam.made, adam.slopes
    share, other = decimal(1 - adam.first), decimal(1 - adam.second)
    means = tuple(Claim(Product((share, number(a))), decimal(m)) for a, m in zip(g, adam.mean, strict=True))
    squares = tuple(
        Claim(Product((other, Power(number(a), number(2)))), decimal(s)) for a, s in zip(g, adam.square, strict=True)
    )
    moves = tuple(
        Claim(Quotient(number(a), Call("sqrt", (Power(number(a), number(2)),))), number(sign))
        for a, sign in zip(g, adam.signs, strict=True)
    )
    return (
        slopes_step(made),
        slopes_at_step(made, made.start, "p_{0}", "Put in $p_{0}$."),
        Step(
            "The old moment is zero, so only the new share is left.",
            rf"m_{{1}} = {latex(share)}{latex(decimals(g))} = {latex(decimals(adam.mean))}",
            means,
            (0, 0, decimal(adam.mean[0])),
            "a",
        ),
        Step(
            "The same with the squares of the slopes.",
            f"s_{{1}} = {latex(decimals(adam.square))}",
            squares,
            (0, 0, decimal(adam.square[0])),
            "b",
        ),
        Step(
            r"Corrected, they are $g$ and $g^{2}$. A slope over the root of its square is its sign.",
            rf"\hat m / \sqrt{{\hat s}} = {latex(decimals(adam.signs))}",
            moves,
        ),
        moving_step("Take the learning rate times that away.", "p_{1}", made.start, (made.rate, adam.signs), "c"),
    )


def _slips(adam: Adam) -> tuple[Slip, ...]:
    g, rate, start = adam.slopes, adam.made.rate, adam.made.start
    squares = tuple(slope * slope for slope in g)
    by_part: tuple[tuple[str, str, ExactVector, str], ...] = (
        ("a", "O10", multiple(g, adam.first), r"Here $\beta_1$ stands before the gradient. Its share is $1 - \beta_1$."),
        ("a", "O42", g, "This is the corrected moment. Asked is the one before the correction."),
        ("a", "O43", multiple(g, 1 - adam.second), r"The factor of the other moment was used. Here it is $1 - \beta_1$."),
        ("b", "O10", multiple(squares, adam.second), r"Here $\beta_2$ stands before the square. Its share is $1 - \beta_2$."),
        ("b", "O42", squares, "This is the corrected moment. Asked is the one before the correction."),
        ("b", "O43", multiple(squares, 1 - adam.first), r"The factor of the other moment was used. Here it is $1 - \beta_2$."),
        ("b", "O44", multiple(g, 1 - adam.second), "The slopes are not squared. The second moment is about their squares."),
        ("c", "O1", difference(start, multiple(adam.signs, -rate)), "This goes uphill. The step is taken away."),
        ("c", "O44", difference(start, tuple(rate / slope for slope in g)), "The root is missing. Divide by the root of the second moment."),
        ("c", "O66", difference(start, multiple(g, rate)), "This is plain gradient descent. Adam divides by the root of the second moment."),
        ("c", "O14", multiple(adam.signs, -rate), "This is the step alone. Add it to $p_{0}$."),
    )  # fmt: skip
    uncorrected = tuple(_uncorrected(adam, x, sign) for x, sign in zip(start, adam.signs, strict=True))
    says = "The bias corrections are left out. At the first step both moments are far too small without them."
    return (
        *(Slip(code, decimals(answer), said, part) for part, code, answer, said in by_part),
        Slip("O42", Vector(uncorrected), says, "c"),
    )


def _uncorrected(adam: Adam, start: Fraction, sign: Fraction) -> Node:
    move = over(number(sign * adam.made.rate * (1 - adam.first)), Call("sqrt", (number(1 - adam.second),)))
    return plus(number(start), Product((number(-1), move)))


def _code(adam: Adam) -> Code:
    made = adam.made
    answer = 'answer = {"a": m, "b": s, "c": p}'
    corrected = "mean, square = m / (1 - beta1), s / (1 - beta2)"
    first, second = sympy_text(number(adam.first)), sympy_text(number(adam.second))
    return Code(
        sympy_program(
            sympy_function(made),
            f"p = {sympy_column(made.start)}\neta = {sympy_text(number(made.rate))}\nbeta1, beta2 = {first}, {second}",
            f"g = gradient.subs({at_p(made)})\nm = (1 - beta1) * g\ns = (1 - beta2) * g.applyfunc(lambda a: a**2)",
            f"{corrected}\np = p - eta * Matrix([a / sqrt(b) for a, b in zip(mean, square)])",
            answer,
            names=made.spelled,
        ),
        numpy_program(
            numpy_function(made),
            GRADIENT,
            f"p = {numpy_array(made.start)}\neta = {float(made.rate)}\nbeta1, beta2 = {float(adam.first)}, {float(adam.second)}",
            f"g = gradient({made.label}, p)\nm = (1 - beta1) * g\ns = (1 - beta2) * g**2",
            f"{corrected}\np = p - eta * mean / np.sqrt(square)",
            answer,
        ),
    )
