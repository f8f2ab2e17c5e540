"""What questions share that go on from the gradient of a function at a point: steps, slips, programs, a landscape."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from engine.calculus.rules import gradient
from engine.calculus.tidy import plus, tidy, times
from engine.calculus.witness import central_gradient
from engine.functions.linear import ExactVector, as_point, as_vector
from engine.functions.steering import exact_gradient
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Value, Vector, entries, number
from engine.questions.keys import Key
from engine.questions.question import Slip, Step
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import Derivative, Rows, Table, differentiation_slips, final_step, point_step
from engine.subjects.programs import assigned, sympy_program
from engine.subjects.prompts import applied


@dataclass(frozen=True)
class Spot:
    """A function at a point where its gradient is rational.

    Attributes:
        f: The function as it is shown.
        names: Its variables, in the order of the prompt.
        at: The point, in the same order.
        label: LaTeX of the function's name.
    """

    f: Node
    names: tuple[Name, ...]
    at: ExactVector
    label: str = "f"

    @property
    def spelled(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.names)

    @property
    def point(self) -> dict[str, Fraction]:
        return as_point(self.names, self.at)

    @cached_property
    def gradient(self) -> ExactVector:
        """The gradient at the point."""
        return exact_gradient(self.f, self.names, self.at)

    @property
    def slopes(self) -> Rows:
        """The gradient as formulas, in one row."""
        return (gradient(self.f, self.spelled),)

    @property
    def table(self) -> Table:
        return (tuple(Derivative(self.f, (name,)) for name in self.spelled),)

    @property
    def given(self) -> dict[str, Value]:
        """What a prompt gives: the function by its label, and P."""
        return {self.label: self.f, "P": as_vector(self.at)}

    @property
    def formula(self) -> str:
        """The line of a prompt that shows the function."""
        return f"${applied(self.label, self.spelled)} = {{{self.label}}}$"

    def central(self) -> tuple[float, ...]:
        """Return the gradient at the point by central differences, for witnesses."""
        return central_gradient(self.f, self.spelled, self.point)

    def put_in(self, node: Node) -> Node:
        """Return a formula at the point."""
        return tidy(substituted(node, {name: number(value) for name, value in self.point.items()}))


def noted(what: str, given: Mapping[str, Value]) -> str:
    """Return the note of a question: what is asked, and everything that is given."""
    return f"{what}: " + "; ".join(f"{name} = {plain(value)}" for name, value in given.items())


def dotted(x: Sequence[Node], y: Sequence[Node]) -> Node:
    """Return x · y, tidied."""
    return plus(*(times(a, b) for a, b in zip(x, y, strict=True)))


def gradient_steps(spot: Spot, part: str = "answer") -> tuple[Step, ...]:
    """Take every partial derivative, and put the point in."""
    symbol = rf"\nabla {spot.label}"
    steps = (
        final_step("First the gradient: one partial derivative for each letter.", symbol, spot.slopes, spot.table),
        point_step(f"{symbol}(P)", spot.slopes, spot.point),
    )
    return tuple(replace(step, part=part) for step in steps)


def carried_slips(
    spot: Spot, change: Callable[[tuple[Node, ...]], Key | None], part: str = "answer", *, in_general: bool = False
) -> tuple[Slip, ...]:
    """Return the slips of differentiation with what the learner goes on to make of the wrong gradient.

    Args:
        spot: The function and the point.
        change: Makes the answer of the entries of a gradient; None where they lead to none.
        part: The part that the answer is to.
        in_general: Whether the gradient is taken as formulas, not at the point.
    """
    found = []
    for slip in differentiation_slips(spot.table, None if in_general else spot.point):
        answer = change(entries(slip.answer)) if isinstance(slip.answer, Vector) else None
        if answer is not None:
            found.append(Slip(slip.code, answer, slip.message, part))
    return tuple(found)


def gradient_code(spot: Spot, with_sympy: Sequence[str], with_numpy: Sequence[str]) -> Code:
    """Return programs that take the gradient at the point as `g`, and go on from there.

    Args:
        spot: The function and the point.
        with_sympy: Blocks of statements; `g` is a row, a Matrix of shape (1, n).
        with_numpy: Blocks of statements; `g` is an array of shape (n,).
    """
    letters = ", ".join(spot.spelled)
    point = ", ".join(f"{name}: {sympy_text(number(value))}" for name, value in spot.point.items())
    given = "\n".join((assigned("f", sympy_text(spot.f)), assigned("P", f"{{{point}}}")))
    g = assigned("g", f"Matrix([f]).jacobian([{letters}]).subs(P)")
    numerical = derivative_code("gradient", {"f": spot.f}, spot.spelled, spot.spelled, spot.point)
    return Code(
        sympy_program(given, "\n".join((g, *with_sympy)), names=spot.spelled),
        continued(numerical, "g", numpy=tuple(with_numpy)).numpy,
    )
