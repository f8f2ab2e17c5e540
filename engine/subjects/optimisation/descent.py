"""Steps against the gradient, for the families that take them: worked out, with plot and programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import gradient
from engine.calculus.witness import central_gradient
from engine.functions.decimals import decimal, places
from engine.functions.display import displayed
from engine.functions.linear import ExactVector, difference, multiple
from engine.functions.steering import exact_gradient, exact_value
from engine.landscape.plots import Component, Landscape, Marker, Path, Spot
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.python_writing import python_name
from engine.language.substitution import substituted
from engine.language.tree import Name, Neg, Node, Product, Sum, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Step
from engine.questions.sheet import Code
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.prompts import applied

# What is seen around the outermost points of a path, as a share of its extent and at least.
_MARGIN, _LEAST_MARGIN = 0.25, 0.75


@dataclass(frozen=True, slots=True)
class Descent:
    """A function, a start and a learning rate.

    Attributes:
        f: What is descended, with rational slopes along the way.
        spelled: The names of its variables, in order.
        start: Where the first step begins.
        rate: The learning rate.
        label: LaTeX of the function's name.
        point: What its points are called; a step leads from `point_{0}` to `point_{1}`.
    """

    f: Node
    spelled: tuple[str, ...]
    start: ExactVector
    rate: Fraction
    label: str = "f"
    point: str = "p"

    @property
    def names(self) -> tuple[Name, ...]:
        return names(" ".join(self.spelled))

    @property
    def applied(self) -> str:
        """LaTeX such as `f(x, y)`."""
        return applied(self.label, self.spelled)

    def gradient_at(self, at: ExactVector) -> ExactVector:
        return exact_gradient(self.f, self.names, at)

    def value_at(self, at: ExactVector) -> Fraction | None:
        """Return f at a point, or None where it is not rational."""
        return exact_value(self.f, self.names, at)

    def stepped(self, at: ExactVector) -> ExactVector:
        """Return the point after a step of plain gradient descent."""
        return difference(at, multiple(self.gradient_at(at), self.rate))

    def given(self) -> dict[str, Value]:
        """Return what the prompt gives."""
        given: dict[str, Value] = {self.label: self.f, "eta": decimal(self.rate)}
        return given | {f"{self.point}0": point_tree(self.start)}

    def spoken_start(self) -> str:
        """Return text such as `$p_{0} = (4, -1)$`."""
        return f"${self.at(0)} = {row_latex(self.start)}$"

    def at(self, step: int) -> str:
        """Return LaTeX such as `p_{1}`."""
        return f"{self.point}_{{{step}}}"


# Iterates with more decimal places than this are nothing to work with by hand.
_MOST_PLACES = 4


def is_short(value: Fraction) -> bool:
    """Whether a number is a decimal of at most four places."""
    count = places(value)
    return count is not None and count <= _MOST_PLACES


def decimals(values: Iterable[int | Fraction]) -> Vector:
    return Vector(tuple(map(decimal, values)))


def point_tree(at: ExactVector) -> Value:
    return decimals(at) if len(at) > 1 else decimal(at[0])


def row_latex(at: Sequence[Fraction]) -> str:
    """Return LaTeX such as `(4, -0.5)`, or a number for one entry."""
    listed = ", ".join(latex(decimal(x)) for x in at)
    return f"({listed})" if len(at) > 1 else listed


MOVE = "Multiply by the learning rate and take that away from the point."


def slopes_step(made: Descent, says: str = "Differentiate by each variable in turn.") -> Step:
    """Return the step that finds the gradient as a formula."""
    slopes = tuple(displayed(slope, made.names) for slope in gradient(made.f, made.spelled))
    claims = tuple(Claim(made.f, slope, (name,)) for name, slope in zip(made.spelled, slopes, strict=True))
    if len(slopes) == 1:
        return Step(says, f"{made.label}'({made.spelled[0]}) = {latex(slopes[0])}", claims)
    return Step(says, rf"\nabla {made.applied} = {latex(Vector(slopes))}", claims)


def slopes_at_step(made: Descent, at: ExactVector, symbol: str, says: str) -> Step:
    """Return the step that puts a point, called by its LaTeX symbol, into the gradient."""
    slopes = gradient(made.f, made.spelled)
    values = made.gradient_at(at)
    where = {name: decimal(x) for name, x in zip(made.spelled, at, strict=True)}
    claims = tuple(
        Claim(substituted(slope, where), decimal(value)) for slope, value in zip(slopes, values, strict=True)
    )
    head = rf"\nabla {made.label}" if len(at) > 1 else f"{made.label}'"
    return Step(says, rf"{head}({symbol}) = {latex(point_tree(values))}", claims)


def moved(at: ExactVector, vector: ExactVector, by: Fraction) -> tuple[Node, ...]:
    """Return each entry of `at - by * vector` as a person writes it down first."""
    return tuple(Sum((decimal(x), Neg(Product((decimal(by), decimal(g)))))) for x, g in zip(at, vector, strict=True))


def moving_step(says: str, label: str, at: ExactVector, step: tuple[Fraction, ExactVector], part: str) -> Step:
    r"""Return the step `label = at - factor \cdot vector = …` of a worked solution.

    Args:
        says: A sentence.
        label: LaTeX of the point that is reached.
        at: Where the step begins.
        step: The factor and the vector.
        part: The id of the part that it answers.
    """
    by, vector = step
    reached = difference(at, multiple(vector, by))
    claims = tuple(Claim(left, decimal(right)) for left, right in zip(moved(at, vector, by), reached, strict=True))
    written = f"{latex(point_tree(at))} - {latex(decimal(by))}{_times(vector)}"
    formula = f"{label} = {written} = {latex(point_tree(reached))}"
    return Step(says, formula, claims, (0, 0, decimal(reached[0])), part)


def _times(vector: ExactVector) -> str:
    """Return the LaTeX of a vector as a right factor."""
    tree = latex(point_tree(vector))
    return tree if len(vector) > 1 else rf"\cdot ({tree})" if vector[0] < 0 else rf"\cdot {tree}"


def path_landscape(made: Descent, iterates: Sequence[Sequence[Fraction | float]], *more: Path) -> Landscape:
    """Return the contours around a path of iterates, which is shown after the verdict, with the start before it.

    Args:
        made: What is descended; of two variables.
        iterates: The points, the start first.
        more: Other paths to compare with.
    """
    spots = [_spot(iterate) for iterate in iterates]
    box = _around([*spots, *(spot for path in more for spot in path.points)])
    first, second = made.spelled
    return Landscape(
        components=(Component(made.label, plain(made.f)),),
        axes=(first, second),
        box=box,
        point=spots[0],
        overlays=(
            Marker(spots[0], rf"{made.at(0)}", kind="start"),
            Path(tuple(spots), r"\text{steps}", after=True),
            *more,
            *(Marker(spot, made.at(place), after=True) for place, spot in enumerate(spots[1:3], 1)),
        ),
    )


def _spot(at: Sequence[Fraction | float]) -> Spot:
    return float(at[0]), float(at[1])


def _around(spots: Sequence[Spot]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return a square box with some room around the points."""
    lows, highs = (tuple(end(values) for values in zip(*spots, strict=True)) for end in (min, max))
    extent = max(high - low for low, high in zip(lows, highs, strict=True))
    reach = extent / 2 + max(_MARGIN * extent, _LEAST_MARGIN)
    across, up = (
        (round((low + high) / 2 - reach, 2), round((low + high) / 2 + reach, 2))
        for low, high in zip(lows, highs, strict=True)
    )
    return across, up


def trail(made: Descent, steps: int) -> tuple[tuple[float, ...], ...]:
    """Return the start and so many iterates of plain gradient descent, on slopes found by central differences."""
    found = [tuple(map(float, made.start))]
    for _ in range(steps):
        at = {name: Fraction(x) for name, x in zip(made.spelled, found[-1], strict=True)}
        slopes = central_gradient(made.f, made.spelled, at)
        found.append(tuple(x - float(made.rate) * slope for x, slope in zip(found[-1], slopes, strict=True)))
    return tuple(found)


# Central differences, as the programs take them.
GRADIENT = """\
def gradient(f, p, h=1e-5):
    steps = h * np.eye(len(p))
    return np.array([(f(p + step) - f(p - step)) / (2 * h) for step in steps])"""


def sympy_function(made: Descent) -> str:
    """Return the statements that set f and its gradient, a column."""
    listed = ", ".join(map(python_name, made.spelled))
    return "\n".join(
        (
            assigned(made.label, sympy_text(made.f)),
            assigned("gradient", f"Matrix([{made.label}]).jacobian([{listed}]).T"),
        )
    )


def numpy_function(made: Descent) -> str:
    """Return the definition of f as a function of a point."""
    listed = ", ".join(map(python_name, made.spelled))
    unpacked = (f"{listed} = ", "p" if len(made.spelled) > 1 else "p[0]")
    return defined(f"{made.label}(p)", unpacked, ("return ", numpy_text(made.f)))


def at_p(made: Descent) -> str:
    """Return the dictionary that puts `p` into an expression of sympy."""
    return f"{{{', '.join(f'{python_name(name)}: p[{place}]' for place, name in enumerate(made.spelled))}}}"


def numpy_array(at: ExactVector) -> str:
    """Return source such as `np.array([4.0, -1.0])`."""
    return f"np.array([{', '.join(str(float(x)) for x in at)}])"


def sympy_column(at: ExactVector) -> str:
    """Return source such as `Matrix([4, Rational(-1, 2)])`."""
    return f"Matrix([{', '.join(sympy_text(number(x)) for x in at)}])"


def descent_code(made: Descent, steps: int) -> Code:
    """Return programs that take the steps and keep every point."""
    moving = f"points.append(p - eta * gradient.subs({at_p(made)}))"
    loop = f"for _ in range({steps}):\n    p = points[-1]\n    "
    keys = "points[1]" if steps == 1 else '{"a": points[1], "b": points[2]}'
    return Code(
        sympy_program(
            sympy_function(made),
            f"eta = {sympy_text(number(made.rate))}\npoints = [{sympy_column(made.start)}]",
            loop + moving,
            assigned("answer", keys),
            names=made.spelled,
        ),
        numpy_program(
            numpy_function(made),
            GRADIENT,
            f"eta = {float(made.rate)}\npoints = [{numpy_array(made.start)}]",
            f"{loop}points.append(p - eta * gradient({made.label}, p))",
            assigned("answer", keys),
        ),
    )
