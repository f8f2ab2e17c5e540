"""The derivative of an inverse map, and what it is for: which inputs bring a wanted output, and Newton's method."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_jacobian
from engine.chance import Draw
from engine.functions.curved_maps import CurvedMap, NewtonRun, drawn_curved, drawn_newton
from engine.functions.general import drawn_with_determinant
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    applied,
    as_matrix,
    as_vector,
    determinant,
    difference,
    exact_matrix,
    exact_vector,
    inverse,
    solved,
)
from engine.functions.square_maps import SquareMap
from engine.language.plain_text import plain
from engine.language.tree import ZERO, Power, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.jacobians.jacobian_parts import JacobianAt
from engine.subjects.jacobians.root_finding import (
    iterated,
    labelled_map,
    newton_code,
    newton_slips,
    newton_steps,
    where_chosen,
    zero_curves,
)
from engine.subjects.jacobians.wrong_inverses import wrong_inverses
from engine.subjects.map_images import map_image, map_note
from engine.subjects.matrix_steps import as_decimals, determinant_step, inverse_step, product_step
from engine.subjects.prompts import applied as applied_to
from engine.subjects.prompts import partial_symbol, point_latex

_SPELLED = ("x", "y")
_LAYOUT = "Rows are the outputs, columns the inputs."
_DETERMINANTS = (1, 2, 5)


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


# The inverse Jacobian, and a first-order solve.


@dataclass(frozen=True, slots=True)
class _Solve:
    """Find the change of the inputs that changes the outputs as wanted.

    Attributes:
        j: The Jacobian at the point, shape (2, 2).
        change: The wanted change of the outputs.
        made: The map and its point, where they are given.
    """

    j: ExactMatrix
    change: ExactVector
    made: CurvedMap | None = None

    @property
    def key(self) -> ExactVector:
        return applied(inverse(self.j), self.change)


def _change_part(solve: _Solve, follows: Callable[[Mapping[str, Key]], Key | None]) -> Part:
    return Part(
        id="b",
        key=as_decimals(solve.key),
        kind="vector",
        label=r"d",
        names=(),
        asks=rf"(b) The $d$ for which $F(P + d)$ is $F(P) + r$ to first order, with $r = {latex(as_decimals(solve.change))}$.",
        witness=lambda _: _solved(solve),
        follows=follows,
    )


def _solved(solve: _Solve) -> tuple[float, ...]:
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    j = np.array([[float(entry) for entry in row] for row in solve.j])
    if solve.made is not None:
        j = np.reshape(central_jacobian(solve.made.components, _SPELLED, where_chosen(solve.made)), (2, 2))
    return tuple(map(float, np.linalg.solve(j, [float(x) for x in solve.change])))


def _change_slips(solve: _Solve) -> tuple[Slip, ...]:
    return tuple(
        Slip(slip.code, as_vector(applied(slip.rows, solve.change)), slip.says, "b") for slip in wrong_inverses(solve.j)
    )


def _scaled_text(name: str, xs: ExactVector) -> str:
    """Return source such as `Matrix([1, -2]) / 10`, whole numbers over their common denominator."""
    below = lcm(*(x.denominator for x in xs))
    return f"{name}([{', '.join(str(x * below) for x in xs)}])" + (f" / {below}" if below > 1 else "")


def _given_jacobian(draw: Draw) -> Question:
    solve = _Solve(drawn_with_determinant(draw, _DETERMINANTS, 5), _drawn_change(draw))
    opening = draw.choice(
        (
            "Go back from the outputs of a smooth map $F$ of the plane to its inputs. This is its Jacobian at $P$.",
            "All that is known of a process $F$ with two inputs and two outputs is its Jacobian at the setting $P$.",
        )
    )
    return _of_given(solve, opening)


def _drawn_change(draw: Draw) -> ExactVector:
    return exact_vector(Fraction(draw.nonzero(9), 100) for _ in range(2))


def _of_given(solve: _Solve, opening: str) -> Question:
    back = inverse(solve.j)
    given: dict[str, Value] = {"J": as_matrix(solve.j), "r": as_decimals(solve.change)}

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_matrix(earlier, "a")
        return None if own is None or len(own) != 2 or len(own[0]) != 2 else as_vector(applied(own, solve.change))

    matrix = Part(
        id="a",
        key=as_matrix(back),
        kind="matrix",
        label=r"J_{F^{-1}}(F(P))",
        names=(),
        asks="(a) The Jacobian of the inverse map $F^{-1}$ at $F(P)$.",
        layout=_LAYOUT,
        witness=lambda _: _inverted(solve.j),
    )
    return Question(
        prompt=f"{opening} {_LAYOUT}\n$J_F(P) = {{J}}$",
        given=given,
        names=(),
        parts=(matrix, _change_part(solve, follows)),
        steps=(
            determinant_step("The determinant is not zero, so $F$ can be undone near $P$.", r"\det J_F(P)", solve.j),
            _inverting("The inverse map undoes $F$, so its Jacobian is the inverse matrix.", solve.j),
            product_step("To first order $r = J_F(P)\\,d$, so multiply $r$ by the inverse.", "d", back, solve.change),
        ),
        slips=(
            *(Slip(slip.code, as_matrix(slip.rows), slip.says, "a") for slip in wrong_inverses(solve.j)),
            *_change_slips(solve),
        ),
        hints=(
            "Going through $F$ and back again changes nothing, so the two Jacobians multiply to the identity.",
            "Start with the determinant of $J_F(P)$.",
        ),
        note=map_note("inverse", given),
        code=_given_code(solve),
    )


def _inverting(says: str, j: ExactMatrix) -> Step:
    return replace(inverse_step(says, r"J_F(P)^{-1}", j, inverse(j)), part="a")


def _inverted(j: ExactMatrix) -> tuple[float, ...]:
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    return tuple(np.linalg.inv([[float(entry) for entry in row] for row in j]).ravel())


def _given_code(solve: _Solve) -> Code:
    rows = plain(as_matrix(solve.j))
    sympy = (
        f"from sympy import Matrix\n\nJ = Matrix({rows})\nr = {_scaled_text('Matrix', solve.change)}\n\n"
        'answer = {"a": J.inv(), "b": J.inv() * r}\n'
    )
    numpy = (
        f"import numpy as np\n\nJ = np.array({rows})\nr = {_scaled_text('np.array', solve.change)}\n\n"
        'answer = {"a": np.linalg.inv(J), "b": np.linalg.solve(J, r)}\n'
    )
    return Code(sympy, numpy)


def _from_map(draw: Draw) -> Question:
    made, change = drawn_curved(draw, names("x y")), _drawn_change(draw)
    opening = draw.choice(
        (
            "Which small change of the inputs brings the wanted change of the outputs of $F$?",
            "Which small change of two settings moves the two outputs of a process as wanted?",
        )
    )
    return _of_map(made, change, opening)


def _of_map(made: CurvedMap, change: ExactVector, opening: str) -> Question:
    at, j = where_chosen(made), made.jacobian_at(made.at)
    solve = _Solve(j, change, made)
    given: dict[str, Value] = {"F": Vector(made.components), "P": as_vector(made.at), "r": as_decimals(change)}
    return Question(
        prompt=f"{opening} The inputs stand at $P = {point_latex(at)}$.\n${applied_to('F', _SPELLED)} = {{F}}$",
        given=given,
        names=_SPELLED,
        parts=(_linear_model(made).part("a"), _change_part(solve, lambda earlier: _solved_by(earlier, change))),
        steps=(
            *_linear_model(made).steps(),
            inverse_step(_BY_ADJUGATE, "J_F(P)^{-1}", j, inverse(j)),
            product_step(_UNDONE, "d", inverse(j), change),
        ),
        slips=(*_linear_model(made).slips("a"), *_change_slips(solve)),
        hints=(
            "To first order the outputs change by $J_F(P)$ times the change of the inputs.",
            f"Write down $J_F$, starting with ${partial_symbol('F_{1}', 'x')}$, and put $P$ in.",
        ),
        note=map_note("first-order solve", given),
        landscape=map_image(SquareMap(made.components, _SPELLED, ZERO), (float(at["x"]), float(at["y"])), 0.5),
        code=continued(
            derivative_code("jacobian", labelled_map(made), _SPELLED, _SPELLED, at),
            "J",
            f"r = {_scaled_text('Matrix', change)}",
            'answer = {"a": J, "b": J.inv() * r}',
            numpy=(f"r = {_scaled_text('np.array', change)}", 'answer = {"a": J, "b": np.linalg.solve(J, r)}'),
        ),
    )


_BY_ADJUGATE = "Invert it: exchange the diagonal, change the other two signs, divide by the determinant."
_UNDONE = r"To first order $r = J_F(P)\,d$, so multiply $r$ by the inverse."


def _solved_by(earlier: Mapping[str, Key], right: ExactVector) -> Key | None:
    own = answered.exact_matrix(earlier, "a")
    return as_vector(solved(own, right)) if own is not None and _is_regular(own) else None


def _is_regular(own: ExactMatrix) -> bool:
    return len(own) == 2 and len(own[0]) == 2 and determinant(own) != 0


def _linear_model(made: CurvedMap, label: str = "P") -> JacobianAt:
    return JacobianAt(made.components, _SPELLED, where_chosen(made), label)


# Newton's method: the same solve, again and again.


def _newton(draw: Draw) -> Question:
    run = drawn_newton(draw, names("x y"), 1)
    model = _linear_model(run.made, "P_{0}")
    opening = draw.choice(
        (
            "Take one step of Newton's method for $F(x, y) = (0, 0)$",
            "Where does the linear model of $F$ vanish? Take this one Newton step towards a root of $F$",
        )
    )

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_matrix(earlier, "a")
        if own is None or not _is_regular(own):
            return None
        return as_vector(difference(run.made.at, solved(own, run.made.value_at(run.made.at))))

    second = _iterate_part("b", run, 1, "(b) The next iterate $P_{1}$.", follows)
    return _of_run(
        run,
        f"{opening}, from $P_{{0}} = {point_latex(where_chosen(run.made))}$.",
        parts=(
            model.part("a"),
            second,
        ),
        steps=(*model.steps(), *newton_steps(run, 0)[1:]),
        slips=(*model.slips("a"), *newton_slips("b", run, 0)),
    )


def _newton_twice(draw: Draw) -> Question:
    run = drawn_newton(draw, names("x y"), 2)
    opening = draw.choice(
        (
            "Take two steps of Newton's method for $F(x, y) = (0, 0)$",
            "Give the first two iterates of Newton's method for a root of $F$",
        )
    )

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "a")
        following = run.made.step_from(own) if own is not None and len(own) == 2 else None
        return None if following is None else as_vector(following)

    first, second = run.iterates[:2]
    kept = difference(second, solved(run.made.jacobian_at(first), run.made.value_at(second)))
    says = "The Jacobian at $P_{0}$ is used a second time. Newton's method takes it anew at $P_{1}$."
    return _of_run(
        run,
        f"{opening}, from $P_{{0}} = {point_latex(where_chosen(run.made))}$.",
        parts=(
            _iterate_part("a", run, 1, "(a) The iterate $P_{1}$.", None),
            _iterate_part("b", run, 2, "(b) The iterate $P_{2}$.", follows),
        ),
        steps=(*newton_steps(run, 0), *newton_steps(run, 1)),
        slips=(
            *newton_slips("a", run, 0),
            *newton_slips("b", run, 1),
            Slip("O15", as_vector(kept), says, "b"),
        ),
    )


def _of_run(
    run: NewtonRun, opening: str, parts: tuple[Part, ...], steps: tuple[Step, ...], slips: tuple[Slip, ...]
) -> Question:
    given: dict[str, Value] = {"F": Vector(run.made.components), "P0": as_vector(run.made.at)}
    return Question(
        prompt=f"{opening}\n${applied_to('F', _SPELLED)} = {{F}}$",
        given=given,
        names=_SPELLED,
        parts=parts,
        steps=steps,
        slips=slips,
        hints=(
            "Replace $F$ by its linear model at the iterate; the next iterate is where that model vanishes.",
            f"Work out $F(P_{{0}})$ and $J_F(P_{{0}})$, starting with ${partial_symbol('F_{1}', 'x')}$.",
        ),
        note=map_note(f"Newton's method, steps {len(run.iterates) - 1}", given),
        landscape=zero_curves(run, parts),
        code=newton_code(run),
    )


def _iterate_part(
    name: str, run: NewtonRun, count: int, asks: str, follows: Callable[[Mapping[str, Key]], Key | None] | None
) -> Part:
    return Part(
        id=name,
        key=as_vector(run.iterates[count]),
        kind="vector",
        label=f"P_{{{count}}}",
        names=(),
        asks=asks,
        witness=lambda _: iterated(run.made, count),
        follows=follows,
    )


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _given_jacobian, 2: _from_map, 3: _newton, 4: _newton_twice}


def _process() -> Question:
    """Return the viscosity 2xy and the cost 3x + y² of a mixture, to be moved by (2, 1) from (2, 1)."""
    x, y = names("x y")
    process = (times(number(2), x, y), plus(times(number(3), x), Power(y, number(2))))
    made = CurvedMap(process, (x, y), exact_vector([2, 1]))
    return _of_map(made, exact_vector([2, 1]), "The viscosity and the cost of a mixture are to be changed.")


def _textbook() -> Question:
    return _of_given(_Solve(exact_matrix([[1, 4], [1, 3]]), exact_vector([1, 1])), "A map has this Jacobian.")


FAMILY = Family(
    id="ja_inverse",
    revision=1,
    topic="jacobians",
    title="Inverse maps and Newton's method",
    levels=(1, 2, 3, 4),
    make=make,
    source="Nocedal & Wright, Numerical Optimization (2006), section 11.1",
    connection="Which inputs give a wanted output: inverse design, implicit layers and root finding solve with a Jacobian.",
    examples=(
        Example(
            of=_process,
            accepts=({"a": "[[2, 4], [3, 2]]", "b": "(0, 1/2)"}, {"a": "[2, 4; 3, 2]", "b": "[0; 0.5]"}),
            refuses={
                "K5": {"a": "[[2, 4], [3, 2]]", "b": "(8, 8)"},
                "J1": {"a": "[[2, 4], [3, 2]]", "b": "(-1/8, 3/4)"},
            },
        ),
        Example(
            of=_textbook,
            accepts=({"a": "[[-3, 4], [1, -1]]", "b": "(1, 0)"},),
            refuses={"J7": {"a": "[[1, 1/4], [1, 1/3]]", "b": "(1, 0)"}},
        ),
    ),
)
