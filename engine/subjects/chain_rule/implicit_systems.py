"""Questions on two equations that make two unknowns functions of a third name."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from msgspec.structs import replace

from engine.calculus.branches import branch_slopes
from engine.calculus.rules import partial
from engine.calculus.tidy import plus, tidy, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    applied,
    as_point,
    as_vector,
    determinant,
    multiple,
    solved,
)
from engine.functions.steering import exact_gradient, exact_value
from engine.landscape.plots import Curve, Landscape
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Neg, Node, Power, Product, Sum, Value, names, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.prompts import partial_symbol, spoken_point

_NAMES = names("x u v")
_SPELLED = ("x", "u", "v")
_LARGEST_CONSTANT = 30
_LARGEST_DENOMINATOR = 6
_LARGEST_SPEED = 6
_REACH = 2.0


@dataclass(frozen=True, slots=True)
class System:
    """F(x, u, v) = c and G(x, u, v) = d, solved by a point.

    Attributes:
        left: F and G.
        at: x, u and v.
        constants: c and d.
        rows: The slopes of F and of G at the point, by x, u and v.
    """

    left: tuple[Node, Node]
    at: ExactVector
    constants: ExactVector
    rows: ExactMatrix

    @property
    def matrix(self) -> ExactMatrix:
        """The slopes by u and v."""
        return tuple(row[1:] for row in self.rows)

    @property
    def drift(self) -> ExactVector:
        """The slopes by x."""
        return tuple(row[0] for row in self.rows)

    def differences(self) -> tuple[Node, ...]:
        return tuple(plus(side, number(-c)) for side, c in zip(self.left, self.constants, strict=True))

    def speeds(self) -> ExactVector:
        """Return du/dx and dv/dx."""
        return multiple(solved(self.matrix, self.drift), -1)


def system_at(left: tuple[Node, Node], at: ExactVector) -> System:
    """Return the system of two sides with the constants that a point gives them."""
    constants = tuple(exact_value(side, _NAMES, at) or Fraction(0) for side in left)
    rows = tuple(exact_gradient(side, _NAMES, at) for side in left)
    return System(left, at, constants, rows)


def drawn_system(draw: Draw) -> System:
    """Draw two short polynomials whose Jacobian by u and v is whole and has a small determinant."""

    def one() -> System | None:
        at = tuple(Fraction(draw.nonzero(2)) for _ in range(3))
        sides = (_side(draw), _side(draw))
        if any(isinstance(side, Sum) and isinstance(side.terms[0], Neg) for side in sides):
            return None
        made = system_at(sides, at)
        return made if _is_telling(made) else None

    return found(draw, "system", one)


def _side(draw: Draw) -> Node:
    x, u, v = _NAMES
    mixed = draw.choice((times(x, u), times(x, v), times(u, v)))
    alone: list[Node] = [*(Power(name, number(2)) for name in _NAMES), *_NAMES]
    chosen = draw.sample(alone, 2)
    return displayed(plus(*(times(number(draw.nonzero(3)), term) for term in (mixed, *chosen))), _NAMES)


def _is_telling(made: System) -> bool:
    """Whether all slopes are there and the speeds are small fractions."""
    matrix = made.matrix
    if any(entry == 0 for row in matrix for entry in row) or 0 in made.drift or not 1 <= abs(determinant(matrix)) <= 12:
        return False
    speeds = made.speeds()
    return max(map(abs, made.constants)) <= _LARGEST_CONSTANT and all(
        0 < abs(speed) <= _LARGEST_SPEED and speed.denominator <= _LARGEST_DENOMINATOR for speed in speeds
    )


def system_question(made: System, opening: str) -> Question:
    """Return the question of du/dx and dv/dx at the point."""
    point = as_point(_NAMES, made.at)
    key = as_vector(made.speeds())
    given: dict[str, Value] = {"F": made.left[0], "G": made.left[1]}
    given |= {name: number(c) for name, c in zip("cd", made.constants, strict=True)} | {"P": as_vector(made.at)}
    asked = opening.format(at=spoken_point(point), d=r"$\frac{du}{dx}$ and $\frac{dv}{dx}$")
    return Question(
        prompt=f"{asked} The point is given as $(x, u, v)$.\n${{F}} = {{c}}, \\quad {{G}} = {{d}}$",
        given=given,
        names=_SPELLED,
        parts=(
            Part(
                key=key,
                kind="vector",
                label=r"\left(\frac{du}{dx}, \frac{dv}{dx}\right)",
                names=(),
                witness=lambda _: branch_slopes(made.differences(), ("u", "v"), "x", point),
                layout=r"The entries stand in the order $\frac{du}{dx}, \frac{dv}{dx}$.",
            ),
        ),
        steps=_steps(made),
        slips=_slips(made),
        hints=(
            "Differentiate both equations with respect to $x$; $u$ and $v$ move, so each equation holds both derivatives.",
            rf"The first equation gives ${_relation(made, 0)}$.",
        ),
        note=f"system: {plain(made.left[0])} = {made.constants[0]}; {plain(made.left[1])} = {made.constants[1]}; P = {plain(given['P'])}",
        landscape=_landscape(made, key),
        code=_code(made),
    )


def _relation(made: System, row: int) -> str:
    """Return LaTeX of one differentiated equation, with its slopes at the point."""
    (by_u, by_v), by_x = made.matrix[row], made.drift[row]
    terms = Sum((number(by_x), times(number(by_u), names("p")[0]), times(number(by_v), names("q")[0])))
    return latex(tidy(terms)).replace("p", r"\frac{du}{dx}").replace("q", r"\frac{dv}{dx}") + " = 0"


def _steps(made: System) -> tuple[Step, ...]:
    point = {name: number(x) for name, x in zip(_SPELLED, made.at, strict=True)}
    slope_steps = tuple(
        Step(
            f"{opening}The slopes of ${label}$, in general and at $P$.",
            r", \quad ".join(
                rf"{partial_symbol(label, name)} = {_valued(partial(side, name), value)}"
                for name, value in zip(_SPELLED, row, strict=True)
            ),
            tuple(
                claim
                for name, value in zip(_SPELLED, row, strict=True)
                for claim in (
                    Claim(side, partial(side, name), (name,)),
                    Claim(substituted(partial(side, name), point), number(value)),
                )
            ),
        )
        for label, side, row, opening in zip("FG", made.left, made.rows, (_CALLED, ""), strict=True)
    )
    return (*slope_steps, _balance_step(made), _solution_step(made))


_CALLED = "Call the left sides $F$ and $G$. "


def _valued(slope: Node, value: Fraction) -> str:
    """Return LaTeX of a slope and of its value, which is shown once where they are the same."""
    return latex(slope) if slope == number(value) else f"{latex(slope)} = {latex(number(value))}"


def _balance_step(made: System) -> Step:
    return Step(
        "Neither side changes as $x$ moves: two linear equations for the two derivatives.",
        rf"{_relation(made, 0)}, \quad {_relation(made, 1)}",
        _balances(made),
    )


def _balances(made: System) -> tuple[Claim, ...]:
    speeds = made.speeds()
    return tuple(
        Claim(Sum((number(by_x), *(Product((number(a), number(s))) for a, s in zip(row, speeds, strict=True)))), ZERO)
        for row, by_x in zip(made.matrix, made.drift, strict=True)
    )


def _solution_step(made: System) -> Step:
    speeds = made.speeds()
    formula = r", \quad ".join(
        rf"\frac{{d{name}}}{{dx}} = {latex(number(speed))}" for name, speed in zip("uv", speeds, strict=True)
    )
    det = determinant(made.matrix)
    return Step(f"Solve them; the determinant is ${latex(number(det))}$.", formula, _balances(made))


def _slips(made: System) -> tuple[Slip, ...]:
    matrix, drift, speeds = made.matrix, made.drift, made.speeds()
    entrywise = tuple(tuple(1 / entry for entry in row) for row in matrix)
    alone: Sequence[Fraction] = [-drift[i] / matrix[i][i] for i in range(2)]
    wrong = (
        (
            "I1",
            multiple(speeds, -1),
            "The signs are the other way round. The slopes along $x$ move to the right side of both equations.",
        ),
        (
            "I3",
            alone,
            "You solved each equation for one unknown and held the other still. Both move in both equations.",
        ),
        (
            "J7",
            multiple(applied(entrywise, drift), -1),
            "The matrix of slopes is inverted entry by entry. Solve the two equations together.",
        ),
        (
            "K5",
            multiple(applied(matrix, drift), -1),
            "You multiplied by the matrix of slopes. It stands on the left side, so its inverse is needed.",
        ),
    )
    return tuple(Slip(code, as_vector(tuple(values)), says) for code, values, says in wrong)


def _landscape(made: System, key: Value) -> Landscape:
    """Return the contours of F over u and v at the given x, with both curves."""
    at_x = {"x": number(made.at[0])}
    first, second = (plain(tidy(substituted(side, at_x))) for side in made.differences())
    u, v = map(float, made.at[1:])
    plot = landscape({"F": tidy(substituted(made.left[0], at_x))}, ("u", "v"), key, {"u": made.at[1], "v": made.at[2]})
    box = ((u - _REACH, u + _REACH), (v - _REACH, v + _REACH))
    return replace(plot, box=box, overlays=(Curve(first, "F = c"), Curve(second, "G = d")))


def _code(made: System) -> Code:
    sides = "\n".join(assigned(name, sympy_text(side)) for name, side in zip("FG", made.left, strict=True))
    point = ", ".join(f"{name}: {sympy_text(number(x))}" for name, x in zip(_SPELLED, made.at, strict=True))
    components = ", ".join(numpy_text(side) for side in made.left)
    return Code(
        sympy=sympy_program(
            sides,
            f"{assigned('P', f'{{{point}}}')}\nby_uv = Matrix([F, G]).jacobian([u, v]).subs(P)\nby_x = Matrix([F, G]).jacobian([x]).subs(P)",
            "answer = -by_uv.inv() * by_x",
            names=_SPELLED,
        ),
        numpy=numpy_program(
            defined("sides(point)", ("x, u, v = ", "point"), ("return ", f"np.array([{components}])")),
            "\n".join(
                (
                    assigned("P", f"np.array([{', '.join(f'{numpy_text(number(x))}.0' for x in made.at)}])"),
                    "h = 1e-6",
                    "steps = h * np.eye(3)",
                    "by_x, by_u, by_v = [(sides(P + s) - sides(P - s)) / (2 * h) for s in steps]",
                )
            ),
            "answer = np.linalg.solve(np.column_stack([by_u, by_v]), -by_x)",
        ),
    )
