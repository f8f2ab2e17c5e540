"""Questions on how the single weight of a ridge regression moves with its penalty: dw*/dλ = -w* / (Σ x² + λ)."""

from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.branches import branch_slopes
from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import ExactVector, as_vector, dot
from engine.landscape.plots import Line, Profile, Series
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import ZERO, Name, Neg, Node, Power, Product, Quotient, Sum, Value, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program

_W, _LAMBDA = Name("w"), Name("lambda")
_LARGEST_TARGET = 9
_LARGEST_BEND = 20
_SYMBOL = r"\frac{dw^{*}}{d\lambda}"


@dataclass(frozen=True, slots=True)
class OneWeight:
    """½ Σ (x w - y)² + ½ λ w², at one penalty."""

    xs: ExactVector
    ys: ExactVector
    penalty: Fraction

    @property
    def bend(self) -> Fraction:
        """The second derivative, Σ x² + λ."""
        return dot(self.xs, self.xs) + self.penalty

    @property
    def best(self) -> Fraction:
        return dot(self.xs, self.ys) / self.bend

    @property
    def speed(self) -> Fraction:
        """The derivative of the best weight by the penalty."""
        return -self.best / self.bend


def drawn_weight(draw: Draw) -> OneWeight:
    """Draw two data whose best weight is whole."""

    def one() -> OneWeight | None:
        first, second = (Fraction(draw.nonzero(3)) for _ in range(2))
        penalty = Fraction(draw.integer(1, 4))
        bend = first**2 + second**2 + penalty
        y = Fraction(draw.nonzero(_LARGEST_TARGET))
        other = (draw.sign() * draw.integer(2, 4) * bend - first * y) / second
        made = OneWeight((first, second), (y, other), penalty)
        is_small = other.denominator == 1 and 0 < abs(other) <= _LARGEST_TARGET and bend <= _LARGEST_BEND
        return made if is_small and made.best != made.bend else None

    return found(draw, "ridge regression of one weight", one)


def weight_question(made: OneWeight, opening: str) -> Question:
    """Return the question of the derivative of the best weight by the penalty."""
    key = number(made.speed)
    given: dict[str, Value] = {"x": as_vector(made.xs), "y": as_vector(made.ys), "l": number(made.penalty)}
    given["J"] = _loss(made)
    return Question(
        prompt=(
            f"{opening.format(l=latex(given['l']))} The weight $w^{{*}}(\\lambda)$ minimises\n"
            r"$\frac{1}{2} \sum_{i} (x_{i} w - y_{i})^{2} + \frac{\lambda}{2} w^{2}, \quad x = {x}, \quad y = {y}$"
        ),
        given=given,
        names=("w",),
        parts=(Part(key, "number", _SYMBOL, (), lambda _: _followed(made)),),
        steps=_steps(made),
        slips=_slips(made),
        hints=(
            r"At the minimum the derivative with respect to $w$ is zero, for every $\lambda$. What does that say when $\lambda$ moves?",
            r"Start with $\sum_{i} x_{i} (x_{i} w^{*} - y_{i}) + \lambda w^{*} = 0$, and find $w^{*}$.",
        ),
        note=f"ridge of one weight: x = {plain(given['x'])}; y = {plain(given['y'])}; lambda = {made.penalty}",
        landscape=_profile(made),
        code=_code(given),
    )


def _loss(made: OneWeight) -> Node:
    """Return the squared errors, halved, without the penalty."""
    errors = (plus(times(number(x), _W), number(-y)) for x, y in zip(made.xs, made.ys, strict=True))
    return times(number(Fraction(1, 2)), Sum(tuple(Power(error, number(2)) for error in errors)))


def _followed(made: OneWeight) -> tuple[float, ...]:
    """Follow the zero of the derivative as the penalty moves."""
    errors = (plus(times(number(x), _W), number(-y)) for x, y in zip(made.xs, made.ys, strict=True))
    pulls = tuple(times(number(x), error) for x, error in zip(made.xs, errors, strict=True))
    return branch_slopes(
        (Sum((*pulls, times(_LAMBDA, _W))),), ("w",), "lambda", {"w": made.best, "lambda": made.penalty}
    )


def _steps(made: OneWeight) -> tuple[Step, ...]:
    squares, products = dot(made.xs, made.xs), dot(made.xs, made.ys)
    bend, best, speed = number(made.bend), number(made.best), number(made.speed)
    condition = Sum((Product((number(squares), best)), Neg(number(products)), Product((number(made.penalty), best))))
    balance = Sum((Product((bend, speed)), best))
    return (
        Step(
            "At the minimum the derivative is zero.",
            rf"{latex(number(squares))} w^{{*}} - {_bracketed(number(products))} + \lambda w^{{*}} = 0",
            (Claim(condition, ZERO),),
        ),
        Step(
            rf"At $\lambda = {latex(number(made.penalty))}$ this gives the weight.",
            rf"w^{{*}} = \frac{{{latex(number(products))}}}{{{latex(bend)}}} = {latex(best)}",
            (Claim(Quotient(number(products), bend), best),),
        ),
        Step(
            r"Differentiate the condition with respect to $\lambda$: $w^{*}$ moves in both terms, and $\lambda w^{*}$ leaves $w^{*}$ itself.",
            rf"({latex(number(squares))} + \lambda) {_SYMBOL} + w^{{*}} = 0",
            (Claim(balance, ZERO),),
        ),
        Step(
            "Solve for it.",
            rf"{_SYMBOL} = -\frac{{w^{{*}}}}{{{latex(bend)}}} = {latex(speed)}",
            (Claim(Neg(Quotient(best, bend)), speed),),
            yields=(0, 0, speed),
        ),
    )


def _bracketed(node: Node) -> str:
    return f"({latex(node)})" if isinstance(node, Neg) else latex(node)


def _slips(made: OneWeight) -> tuple[Slip, ...]:
    bend = latex(number(made.bend))
    wrong = (
        ("I1", -made.speed, "The sign is the other one. A larger penalty pulls the weight back."),
        (
            "I3",
            -made.best,
            "This is $-w^{*}$. $w^{*}$ moves in the other term too, which divides by the second derivative.",
        ),
        ("K5", -made.best * made.bend, f"You multiplied by ${bend}$. It stands on the left side, so divide by it."),
        ("I2", -made.bend / made.best, "The quotient is upside down. The second derivative stands below."),
    )
    return tuple(Slip(code, number(value), says) for code, value, says in wrong)


def _profile(made: OneWeight) -> Profile:
    """Return the penalised loss over the weight; the minimum comes after the verdict."""
    loss = plus(_loss(made), times(number(made.penalty / 2), Power(_W, number(2))))
    best = float(made.best)
    errors = sum((x * made.best - y) ** 2 for x, y in zip(made.xs, made.ys, strict=True))
    height = float((errors + made.penalty * made.best**2) / 2)
    span = (min(best, 0.0) - 2, max(best, 0.0) + 2)
    minimum = Series(((best, height),), "w^{*}", joined=False, after=True)
    return Profile("w", "w", "J", span, lines=(Line(plain(loss), "J"),), series=(minimum,))


def _code(given: dict[str, Value]) -> Code:
    penalty = sympy_text(given["l"])
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, sympy_text(given[name])) for name in "xy"),
            f"best = x.dot(y) / (x.dot(x) + lambda_)\nanswer = diff(best, lambda_).subs(lambda_, {penalty})",
            names=("lambda",),
        ),
        numpy=numpy_program(
            "\n".join(assigned(name, numpy_text(given[name])) for name in "xy"),
            defined("best(penalty)", ("return ", "(x @ y) / (x @ x + penalty)")),
            f"penalty, h = {penalty}, 1e-5\nanswer = (best(penalty + h) - best(penalty - h)) / (2 * h)",
        ),
    )
