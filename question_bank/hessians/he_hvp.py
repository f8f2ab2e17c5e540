"""Products of a Hessian with a vector: from the matrix, from a slope, from a difference, and what each of them costs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from engine.calculus.rules import gradient
from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_gradient
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.grammar import monomial, small_point
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    applied,
    as_matrix,
    as_vector,
    difference,
    dot,
    exact_vector,
    linear_combination,
    multiple,
    sum_of,
)
from engine.functions.symmetric import drawn_symmetric
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import Node, Num, Value, Vector, free_names, names, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import at_point
from engine.subjects.hessians.gradient_differences import difference_code, float_estimate, moved_step, slopes_at
from engine.subjects.hessians.hessian_parts import HessianAt
from engine.subjects.hessians.product_costs import cost_question, drawn_budget
from engine.subjects.map_images import map_note
from engine.subjects.matrix_steps import as_decimals, chain_step, product_step
from engine.subjects.programs import assigned, sympy_program
from engine.subjects.prompts import applied as applied_to
from engine.subjects.prompts import partial_symbol, spoken_point

_X = names("x y")
_SPELLED = ("x", "y")


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _mistakes(h: ExactMatrix, v: ExactVector, slopes: ExactVector | None = None) -> list[tuple[str, ExactVector, str]]:
    """Return what learners take for H v; with the slopes at the point also what they make of those."""
    diagonal = tuple(row[i] * x for i, (row, x) in enumerate(zip(h, v, strict=True)))
    mistakes = [
        ("H2", diagonal, "Only the diagonal meets $v$ here. Each entry is a row of the Hessian times $v$."),
        (
            "G1",
            applied(h, v[::-1]),
            "The entries of $v$ are taken in the reverse order. The first one goes with the first column.",
        ),
    ]
    if slopes is not None:
        outer = multiple(slopes, dot(slopes, v))
        mistakes += [
            (
                "H3",
                outer,
                r"This is $\nabla f\,(\nabla f \cdot v)$, made of slopes. The Hessian holds second derivatives.",
            ),
            ("H14", slopes, "This is the gradient at the point. Its derivative along $v$ is asked."),
        ]
    return mistakes


def _vector_slips(mistakes: list[tuple[str, ExactVector, str]], part: str) -> tuple[Slip, ...]:
    return tuple(Slip(code, as_vector(answer), says, part) for code, answer, says in mistakes)


# From the matrix.


def _from_matrix(draw: Draw) -> Question:
    size = draw.choice((2, 3))
    h = drawn_symmetric(draw, size, bound=9).rows
    v = found(draw, "vector with a telling product", lambda: _telling(h, exact_vector(draw.nonzero(4) for _ in h)))
    opening = draw.choice(
        (
            "Find the product $H v$. Here $H$ is the Hessian of a loss at its present weights.",
            "How fast does the gradient of a loss change along $v$, if its Hessian is $H$? Give $H v$.",
        )
    )
    given: dict[str, Value] = {"H": as_matrix(h), "v": as_vector(v)}
    rows, vector = plain(as_matrix(h)), plain(as_vector(v))
    return Question(
        prompt=f"{opening}\n$H = {{H}}, \\quad v = {{v}}$",
        given=given,
        names=(),
        parts=(
            Part(key=as_vector(applied(h, v)), kind="vector", label="H v", names=(), witness=lambda _: _matmul(h, v)),
        ),
        steps=(product_step("Each entry is a row of the Hessian times $v$.", "H v", h, v),),
        slips=_vector_slips(_mistakes(h, v), "answer"),
        hints=(
            "The product says how each entry of the gradient changes as the weights move along $v$.",
            "Start with the first row of $H$, and multiply it entry by entry with $v$.",
        ),
        note=map_note("product", given),
        code=Code(
            f"from sympy import Matrix\n\nH = Matrix({rows})\nv = Matrix({vector})\n\nanswer = H * v\n",
            f"import numpy as np\n\nH = np.array({rows})\nv = np.array({vector})\n\nanswer = H @ v\n",
        ),
    )


def _telling(h: ExactMatrix, v: ExactVector) -> ExactVector | None:
    product = applied(h, v)
    return v if any(product) and product not in {applied(h, v[::-1]), multiple(v, 1)} else None


def _matmul(h: ExactMatrix, v: ExactVector) -> tuple[float, ...]:
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    return tuple((np.array(h, dtype=float) @ np.array(v, dtype=float)).tolist())


# From the slope along v, which is one number, and from differences.


def _drawn(draw: Draw, degree: int) -> tuple[HessianAt, ExactVector]:
    """Draw a polynomial of a degree, a point, and a vector with a small product."""

    def make_one() -> tuple[HessianAt, ExactVector] | None:
        tall = times(number(draw.nonzero(2)), monomial(draw, _X, degree - 1, every=True))
        low = times(number(draw.nonzero(4)), monomial(draw, _X, 1))
        f = displayed(plus(tall, low), _X)
        model = HessianAt(f, _SPELLED, small_point(draw, _X))
        v = exact_vector(draw.nonzero(3) for _ in _X)
        return (model, v) if _is_usable(model, v, tall, degree) else None

    return found(draw, "polynomial with a small product", make_one)


def _is_usable(model: HessianAt, v: ExactVector, tall: Node, degree: int) -> bool:
    product = applied(model.exact, v)
    is_small = max(map(abs, (*product, *model.slopes))) <= 60 and all(product)
    # the fourth derivative of a quartic shows in a central difference
    height = rational(at_point(((tall,),), dict.fromkeys(_SPELLED, Fraction(2)))[0][0]) or Fraction(1)
    is_tall = any(abs(height) == k * 2**degree for k in (1, 2))
    return is_small and is_tall and free_names(model.f) == {"x", "y"} and model.exact[0][1] != 0


def _product_part(model: HessianAt, v: ExactVector, follows: Callable[[Mapping[str, Key]], Key | None] | None) -> Part:
    weighted = linear_combination(v, gradient(model.f, _SPELLED))
    return Part(
        id="b",
        key=as_vector(applied(model.exact, v)),
        kind="vector",
        label="H_f(P)\\,v",
        names=(),
        asks="(b) The product $H_f(P)\\,v$.",
        witness=lambda _: central_gradient(weighted, _SPELLED, model.point),
        follows=follows,
    )


def _from_slope(draw: Draw) -> Question:
    model, v = _drawn(draw, draw.choice((3, 3, 4)))
    where = spoken_point(model.point)
    opening = draw.choice(
        (
            rf"Find $H_f(P)\,v$ {where} without writing the Hessian down: differentiate $\nabla f \cdot v$.",
            rf"Find $H_f(P)\,v$ {where} as reverse mode does: it differentiates one number, made of $\nabla f$ and $v$.",
        )
    )
    return _of_slope(model, v, opening)


def _of_slope(model: HessianAt, v: ExactVector, opening: str) -> Question:
    slopes = gradient(model.f, _SPELLED)
    slope = displayed(linear_combination(v, slopes), _X)

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.formula(earlier, "a")
        return None if own is None else Vector(at_point((gradient(own, _SPELLED),), model.point)[0])

    first = Part(
        id="a",
        key=slope,
        kind="expression",
        label=r"\nabla f \cdot v",
        names=_SPELLED,
        asks=r"(a) The number $\nabla f \cdot v$ as a formula in $x, y$.",
        witness=lambda at: (float(_dotted(central_gradient(model.f, _SPELLED, at), v)),),
    )
    reverse = displayed(linear_combination(v[::-1], slopes), _X)
    plain_sum = displayed(plus(*slopes), _X)
    slips = (
        Slip("G2", plain_sum, "The slopes are added without the entries of $v$. Each is weighted by its entry.", "a"),
        Slip("G1", reverse, "The entries of $v$ are taken in the reverse order. The first one goes with $x$.", "a"),
        *_vector_slips(_mistakes(model.exact, v, model.slopes), "b"),
    )
    seconds = gradient(slope, _SPELLED)
    claims = tuple(Claim(slope, entry, (name,)) for entry, name in zip(seconds, _SPELLED, strict=True))
    steps = (
        _gradient_step(model),
        chain_step(
            r"Weight its entries with $v$ and add them up.", r"\nabla f \cdot v", linear_combination(v, slopes), slope
        ),
        Step(
            "The vector $v$ is constant, so the gradient of this number is $H_f v$.",
            rf"H_f v = {latex(Vector(seconds))}",
            claims,
        ),
        _at_point_step(seconds, model, applied(model.exact, v)),
    )
    return _of_model(
        model, v, opening, _Asked((first, _product_part(model, v, follows)), steps, slips, _slope_code(model, v))
    )


def _dotted(xs: tuple[float, ...], v: ExactVector) -> float:
    return sum(x * float(c) for x, c in zip(xs, v, strict=True))


def _gradient_step(model: HessianAt) -> Step:
    slopes = gradient(model.f, _SPELLED)
    claims = tuple(Claim(model.f, entry, (name,)) for entry, name in zip(slopes, _SPELLED, strict=True))
    return Step("Take the gradient.", rf"\nabla f = {latex(Vector(slopes))}", claims)


def _at_point_step(seconds: tuple[Node, ...], model: HessianAt, value: ExactVector) -> Step:
    return chain_step("Put $P$ in.", "H_f(P)\\,v", Vector(at_point((seconds,), model.point)[0]), as_vector(value))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a level makes of a function, a point and a vector."""

    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    slips: tuple[Slip, ...]
    code: Code
    given: Mapping[str, Value] = field(default_factory=dict)


def _of_model(model: HessianAt, v: ExactVector, opening: str, asked: _Asked) -> Question:
    point = as_vector(tuple(model.point.values()))
    whole: dict[str, Value] = {"f": model.f, "P": point, "v": as_vector(v), **asked.given}
    return Question(
        prompt=f"{opening}\n${applied_to('f', _SPELLED)} = {{f}}, \\quad v = {{v}}$",
        given=whole,
        names=_SPELLED,
        parts=asked.parts,
        steps=asked.steps,
        slips=asked.slips,
        hints=(
            "The product is the derivative of the gradient along $v$; no matrix has to be written down for it.",
            f"Start with the gradient: ${partial_symbol('f', 'x')}$ and ${partial_symbol('f', 'y')}$.",
        ),
        note=map_note(f"product by {asked.parts[0].label}", whole),
        code=asked.code,
    )


def _slope_code(model: HessianAt, v: ExactVector) -> Code:
    at = ", ".join(f"{name}: {value}" for name, value in model.point.items())
    sympy = sympy_program(
        "\n".join(
            (
                assigned("f", sympy_text(model.f)),
                f"point = {{{at}}}",
                f"v = ({v[0]}, {v[1]})",
                "slope = v[0] * diff(f, x) + v[1] * diff(f, y)",
                'answer = {"a": slope, "b": [diff(slope, name).subs(point) for name in (x, y)]}',
            )
        ),
        names=_SPELLED,
    )
    numpy = continued(
        derivative_code("hessian", {"f": model.f}, _SPELLED, _SPELLED, model.point),
        "H",
        f"v = np.array({plain(as_vector(v))})",
        'at = {"x": x, "y": y}',
        'answer = {"a": gradient(f, np.array([x, y])) @ v, "b": H @ v}',
    ).numpy
    return Code(sympy, numpy)


def _from_differences(draw: Draw) -> Question:
    model, v = _drawn(draw, draw.choice((3, 4)))
    h = draw.choice((Fraction(1, 10), Fraction(1, 5), Fraction(1, 2)))
    shown = Num(h, str(float(h)))
    opening = draw.choice(
        (
            rf"Estimate $H_f(P)\,v$ {spoken_point(model.point)} by a central difference of gradients with $h = {latex(shown)}$.",
            rf"Two gradients, at $P \pm h v$ with $h = {latex(shown)}$, estimate $H_f(P)\,v$ {spoken_point(model.point)}. How well?",
        )
    )
    here = tuple(model.point.values())
    ahead, behind = (slopes_at(model, sum_of(here, multiple(v, sign * h))) for sign in (1, -1))
    estimate = multiple(difference(ahead, behind), 1 / (2 * h))
    one_sided = multiple(difference(ahead, model.slopes), 1 / h)
    first = Part(
        id="a",
        key=as_decimals(estimate),
        kind="vector",
        label=r"\frac{\nabla f(P + h v) - \nabla f(P - h v)}{2h}",
        names=(),
        asks=r"(a) The estimate $(\nabla f(P + h v) - \nabla f(P - h v)) / (2h)$, exactly.",
        witness=lambda _: float_estimate(model, v, h),
    )
    slips = (
        *_vector_slips(
            [
                ("O11", one_sided, "This difference starts at $P$ itself. A central one takes a step back as well."),
                ("O12", multiple(estimate, 2), "You divided by $h$. The two gradients are $2h$ apart."),
                ("H14", ahead, "This is one gradient. Take the difference of two."),
            ],
            "a",
        ),
        *_vector_slips(_mistakes(model.exact, v, model.slopes), "b"),
    )
    steps = (
        _gradient_step(model),
        moved_step("+", model, sum_of(here, multiple(v, h)), ahead),
        moved_step("-", model, sum_of(here, multiple(v, -h)), behind),
        chain_step(
            "Subtract, and divide by the distance $2h$.",
            r"\frac{\nabla f(P + h v) - \nabla f(P - h v)}{2h}",
            as_decimals(estimate),
        ),
        *model.steps(),
        product_step("Compare with the product itself.", "H_f(P)\\,v", model.exact, v),
    )
    parts = (first, _product_part(model, v, None))
    return _of_model(model, v, opening, _Asked(parts, steps, slips, difference_code(model, v, h), {"h": shown}))


def _cost(draw: Draw) -> Question:
    opening = draw.choice(
        (
            "Second-order training of a model with $n$ parameters: compare products with the Hessian and the Hessian itself.",
            "Is the Hessian of a model with $n$ parameters worth building, if all you need are products with it?",
        )
    )
    return cost_question(drawn_budget(draw), opening)


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _from_matrix, 2: _from_slope, 3: _from_differences, 4: _cost}


def _by_hand() -> Question:
    """Return f = x² y at (1, 2) along (3, 1): ∇f · v = 6xy + x²."""
    x, y = _X
    model = HessianAt(times(x, x, y), _SPELLED, {"x": Fraction(1), "y": Fraction(2)})
    return _of_slope(model, exact_vector([3, 1]), "Find the product.")


FAMILY = Family(
    id="he_hvp",
    revision=1,
    topic="hessians",
    title="Products with a Hessian",
    levels=(1, 2, 3, 4),
    make=make,
    source="Nocedal & Wright, Numerical Optimization (2006), sections 7.1 and 8.1",
    connection="Conjugate gradients and sharpness estimates need only H v, which costs about two gradients and no matrix.",
    examples=(
        Example(
            of=_by_hand,
            accepts=({"a": "x(6y + x)", "b": "(14, 6)"},),
            refuses={"H2": {"a": "6xy + x^2", "b": "(12, 0)"}, "G2": {"a": "2xy + x^2", "b": "(14, 6)"}},
        ),
    ),
)
