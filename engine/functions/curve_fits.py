"""Models of one input with one or two parameters, and data that leave whole residuals and slopes at a start."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from engine.calculus.rules import partial
from engine.calculus.tidy import plus
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    applied,
    determinant,
    dot,
    exact_vector,
    identity,
    inverse,
    multiple,
    product,
    scaled,
    transposed,
)
from engine.functions.steering import exact_gradient, exact_value
from engine.language.substitution import substituted
from engine.language.tree import ONE, Call, Name, Node, Power, Product, Quotient, Sum, names, number

_X = Name("x")


@dataclass(frozen=True, slots=True)
class CurveFit:
    """A model, its data, and parameters from which a step is to lead to a better fit.

    Attributes:
        model: A tree in x and the parameters.
        parameters: One or two names.
        x: Inputs.
        y: Targets.
        start: The parameters before the step.
        damping: What is added to the diagonal of JᵀJ.
    """

    model: Node
    parameters: tuple[Name, ...]
    x: ExactVector
    y: ExactVector
    start: ExactVector
    damping: Fraction = Fraction(0)

    @property
    def spelled(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.parameters)

    @property
    def residual_trees(self) -> tuple[Node, ...]:
        """Model minus target at each input, in the parameters."""
        return tuple(plus(self.at(x), number(-y)) for x, y in zip(self.x, self.y, strict=True))

    @property
    def is_linear(self) -> bool:
        """Whether the model is linear in its parameters."""
        return isinstance(self.model, Sum)

    def at(self, x: Fraction) -> Node:
        return substituted(self.model, {"x": number(x)})

    @property
    def loss(self) -> Node:
        """Half the sum of the squared residuals."""
        return Quotient(Sum(tuple(Power(r, number(2)) for r in self.residual_trees)), number(2))

    @property
    def residuals(self) -> ExactVector:
        values = (_value(self.model, self.parameters, x, self.start) for x in self.x)
        return tuple(value - y for value, y in zip(values, self.y, strict=True))

    @property
    def jacobian(self) -> ExactMatrix:
        """The slopes of the residuals by the parameters, a row for each residual."""
        return tuple(_gradient(self.model, self.parameters, x, self.start) for x in self.x)

    @property
    def slopes(self) -> ExactVector:
        """The gradient Jᵀr of the loss."""
        return applied(transposed(self.jacobian), self.residuals)

    @property
    def normal(self) -> ExactMatrix:
        """JᵀJ."""
        return product(transposed(self.jacobian), self.jacobian)

    @property
    def matrix(self) -> ExactMatrix:
        """JᵀJ with its damping."""
        return added(self.normal, scaled(identity(len(self.start)), self.damping))

    @property
    def step(self) -> ExactVector:
        return multiple(applied(inverse(self.matrix), self.slopes), -1)

    @property
    def bends(self) -> ExactVector:
        """The second derivative of each residual of one parameter."""
        (name,) = self.parameters
        return tuple(_known(partial(r, name.name, name.name), self.parameters, self.start) for r in self.residual_trees)

    @property
    def missing(self) -> Fraction:
        """What JᵀJ leaves out of the Hessian of the loss, for one parameter."""
        return dot(self.residuals, self.bends)


# A search comes back to the same inputs with other targets.
@lru_cache(maxsize=1024)
def _value(model: Node, parameters: tuple[Name, ...], x: Fraction, at: ExactVector) -> Fraction:
    return _known(substituted(model, {"x": number(x)}), parameters, at)


@lru_cache(maxsize=1024)
def _gradient(model: Node, parameters: tuple[Name, ...], x: Fraction, at: ExactVector) -> ExactVector:
    return exact_gradient(substituted(model, {"x": number(x)}), parameters, at)


def _known(tree: Node, parameters: tuple[Name, ...], at: ExactVector) -> Fraction:
    return exact_value(tree, parameters, at) or Fraction(0)


# A model with its parameters, and where they start.
Model = Callable[[Draw], tuple[Node, tuple[Name, ...], ExactVector]]


def line(draw: Draw) -> tuple[Node, tuple[Name, ...], ExactVector]:
    w1, w2 = parameters = names("w1 w2")
    return Sum((Product((w1, _X)), w2)), parameters, exact_vector((draw.integer(-2, 2), draw.integer(-2, 2)))


def growth(draw: Draw) -> tuple[Node, tuple[Name, ...], ExactVector]:
    """Return e^(w x), or 1/(1 + w x), at w = 0."""
    (w,) = names("w")
    inside = Product((w, _X))
    model = Call("exp", (inside,)) if draw.chance(1, 2) else Quotient(ONE, Sum((ONE, inside)))
    return model, (w,), exact_vector((0,))


def scaled_growth(draw: Draw) -> tuple[Node, tuple[Name, ...], ExactVector]:
    """Return w1 e^(w2 x) at w2 = 0."""
    w1, w2 = parameters = names("w1 w2")
    return Product((w1, Call("exp", (Product((w2, _X)),)))), parameters, exact_vector((draw.nonzero(3), 0))


_LARGEST_TARGET, _LARGEST_DETERMINANT, _LARGEST_DENOMINATOR = 9, 60, 6
_LARGEST_RESIDUAL = 4


def drawn_fit(draw: Draw, models: Sequence[Model], *, damped: bool = False) -> CurveFit:
    """Draw three data points for one of the models at which the step is a short fraction."""

    def one() -> CurveFit | None:
        model, parameters, start = draw.choice(models)(draw)
        x = exact_vector(sorted(draw.sample(range(-2, 4), 3)))
        empty = CurveFit(model, parameters, x, exact_vector(0 for _ in x), start, Fraction(0))
        y = exact_vector(_target(draw, empty, value) for value in empty.residuals)
        fit = CurveFit(model, parameters, x, y, start, Fraction(draw.integer(1, 4) if damped else 0))
        return fit if _is_fit(fit) else None

    return found(draw, "fit with a short step", one)


def _target(draw: Draw, fit: CurveFit, value: Fraction) -> int:
    """Draw a target; nobody calibrates a curve that starts far from its data or has the other sign."""
    if fit.is_linear:
        return draw.integer(0, _LARGEST_TARGET)
    return (1 if value > 0 else -1) * draw.integer(0, int(abs(value)) + _LARGEST_RESIDUAL)


def _is_fit(fit: CurveFit) -> bool:
    if 0 in fit.residuals or 0 in fit.slopes or len(set(map(abs, fit.slopes))) < len(fit.slopes):
        return False
    size = determinant(fit.matrix)
    if not 1 < size <= _LARGEST_DETERMINANT * (1 + bool(fit.damping)):
        return False
    step = fit.step
    # a line may go anywhere; the rate of growth must not run away from the data
    farthest = _LARGEST_TARGET if fit.is_linear else 1
    is_short = all(d.denominator <= _LARGEST_DENOMINATOR for d in step) and max(map(abs, step)) <= _LARGEST_TARGET
    return is_short and 0 not in step and abs(step[-1]) <= farthest and _stays_defined(fit)


def _stays_defined(fit: CurveFit) -> bool:
    """Whether a model with a denominator has a positive one at every input after the step."""
    return not isinstance(fit.model, Quotient) or all(1 + fit.step[0] * x > 0 for x in fit.x)
