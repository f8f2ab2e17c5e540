"""Slips of gradient descent: what each mistake makes of the point after one step or two."""

from fractions import Fraction

from engine.functions.decimals import decimal
from engine.functions.linear import ExactVector, difference, multiple
from engine.language.typeset import latex
from engine.questions.question import Slip
from engine.subjects.derivatives import Derivative, differentiation_slips
from engine.subjects.earlier import exact_vector
from engine.subjects.optimisation.descent import Descent, decimals


def rule_slips(made: Descent) -> tuple[Slip, ...]:
    """Return what slips of differentiation make of the point after a step from the start."""
    table = (tuple(Derivative(made.f, (name,)) for name in made.spelled),)
    where = dict(zip(made.spelled, made.start, strict=True))
    found_slips = []
    for slip in differentiation_slips(table, where):
        slopes = exact_vector({"a": slip.answer}, "a")
        if slopes is not None:
            reached = difference(made.start, multiple(slopes, made.rate))
            found_slips.append(Slip(slip.code, decimals(reached), slip.message))
    return tuple(found_slips)


def step_slips(made: Descent, at: ExactVector, part: str = "answer") -> tuple[Slip, ...]:
    """Return what slips make of the point after a step from a point."""
    g, eta, name = made.gradient_at(at), made.rate, made.at(0)
    value = made.value_at(at)
    rate, slopes = rf"\eta = {latex(decimal(eta))}", rf"\nabla {made.label}({name})"
    wrong = (
        ("O1", multiple(g, -eta), "This goes uphill: the step was added. Descent takes it away."),
        ("O2", g, f"The whole gradient was taken away. Multiply it by ${rate}$ first."),
        ("O3", multiple(g, eta / 2), rf"The step is half as long as $\eta\,{slopes}$. Look at the factors of 2."),
        ("O3", multiple(g, 2 * eta), rf"The step is twice as long as $\eta\,{slopes}$. Look at the factors of 2."),
        ("G1", multiple(g[::-1], eta), "The slopes are exchanged. Each one changes its own coordinate."),
    )
    valued = () if value is None else (("O13", (eta * value,) * len(g), _VALUE.format(f=made.label)),)
    return (
        *(Slip(code, decimals(difference(at, step)), says, part) for code, step, says in (*wrong, *valued)),
        Slip("O4", decimals(_sequential(made, at)), _SEQUENTIAL, part),
        Slip("O14", decimals(multiple(g, -eta)), f"This is the step alone. Add it to ${name}$.", part),
    )


_VALUE = "This takes away a multiple of the value of ${f}$. Use its slopes."
_SEQUENTIAL = (
    "The slope of the second coordinate was taken after the first one had moved. Take both slopes at the same point."
)


def _sequential(made: Descent, at: ExactVector) -> ExactVector:
    """Return the point of a step that moves one coordinate after the other."""
    for place in range(len(at)):
        slope = made.gradient_at(at)[place]
        at = (*at[:place], at[place] - made.rate * slope, *at[place + 1 :])
    return at


def second_slips(made: Descent) -> tuple[Slip, ...]:
    """Return what comes of both steps when the same slip is made twice, or the first slopes are used again."""
    g, eta = made.gradient_at(made.start), made.rate
    first = made.stepped(made.start)
    uphill = _moved_along(made, Fraction(-1) * eta)
    return (
        Slip("O1", decimals(uphill), "Both steps go uphill. Descent takes the multiple of the gradient away.", "b"),
        Slip("O2", decimals(_moved_along(made, Fraction(1))), "The learning rate is missing in both steps.", "b"),
        Slip("O4", decimals(_sequential(made, _sequential(made, made.start))), _SEQUENTIAL, "b"),
        Slip(
            "O15",
            decimals(difference(first, multiple(g, eta))),
            "The slopes at $p_{0}$ were used for both steps. Take new ones at $p_{1}$.",
            "b",
        ),
        Slip(
            "O14", decimals(multiple(made.gradient_at(first), -eta)), "This is the step alone. Add it to $p_{1}$.", "b"
        ),
    )


def _moved_along(made: Descent, by: Fraction) -> ExactVector:
    at = made.start
    for _ in range(2):
        at = difference(at, multiple(made.gradient_at(at), by))
    return at
