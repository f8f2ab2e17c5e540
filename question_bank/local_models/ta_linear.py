"""The tangent plane at a point, and what it says about a point nearby; from level 4 on, on which side it errs."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.decimals import decimal, decimal_text, places
from engine.functions.estimable import Estimable, drawn_distance, drawn_logarithm, drawn_root
from engine.functions.linear import ExactVector, exact_vector
from engine.functions.pointed import Pointed, drawn_pointed
from engine.functions.steering import drawn_steered
from engine.functions.symmetric import Signature, drawn_symmetric
from engine.language.python_text import sympy_text
from engine.language.tree import Call, Name, Neg, Node, Power, Sum, names, number, subtrees
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects import earlier as answered
from engine.subjects.expansions import plane_step, second_order, summed, value_step
from engine.subjects.local_models.nearby import (
    Near,
    estimate_part,
    estimate_slips,
    estimate_step,
    followed_plane,
    near_prompt,
    plane_landscape,
    plane_part,
    plane_slips,
    second_difference,
)
from engine.subjects.matrix_steps import chain_step
from engine.subjects.programs import assigned
from engine.subjects.prompts import listed, partial_symbol
from engine.subjects.slopes import Spot, gradient_code, gradient_steps, noted
from engine.subjects.targeting import Aim, targeted

_SIZES = tuple(Fraction(n, 100) for n in (1, 2, 3, 4, 5, 10))
_LARGEST = 100
_PLACES = 4


def make(draw: Draw) -> Question:
    if draw.level == 4:
        return sided(*_sided(draw), draw.choice(_SIDED))
    return plane(_DRAWN_AT[draw.level](draw), draw.choice(_OPENINGS[draw.level]))


_OPENINGS: Mapping[int, Sequence[str]] = {
    1: (
        "Find the tangent plane to the graph of $f$ at $P$, as a function $L$, and use it to estimate $f(Q)$.",
        "Find the linear approximation $L$ of $f$ at $P$. What does it give at $Q$?",
    ),
    2: (
        "Find the linearisation $L$ of $f$ at $P$, and use it to estimate $f(Q)$ without a calculator.",
        "Replace $f$ near $P$ by its linear approximation $L$. What does $L$ give at $Q$?",
    ),
    3: (
        "Find the linearisation $L$ of $f$ at $P$, and use it to estimate $f(Q)$.",
        "Which linear function $L$ fits $f$ best near $P$? Use it to estimate $f(Q)$.",
    ),
}
_SIDED = (
    "What does the tangent plane at $P$ estimate for $f(Q)$, and on which side does it err? Decide by the Hessian at $P$.",
    "What does a model that knows the loss $f$ to first order at $P$ predict at $Q$, and on which side of $f(Q)$ is that?",
)


def plane(near: Near, opening: str) -> Question:
    """Return the question for the tangent plane and its value at Q."""
    return Question(
        prompt=near_prompt(near, opening),
        given=near.given,
        names=near.spot.spelled,
        parts=(
            plane_part(near),
            estimate_part(near, "b", lambda earlier: followed_plane(near, earlier)),
        ),
        steps=(value_step(near), *gradient_steps(near.spot, "a"), plane_step(near), estimate_step(near)),
        slips=(*plane_slips(near), *estimate_slips(near, "b")),
        hints=_hints(near),
        note=noted("tangent plane and estimate", near.given),
        landscape=plane_landscape(near),
        code=_plane_code(near),
    )


def _hints(near: Near) -> tuple[str, str]:
    first = near.spot.spelled[0]
    return (
        "Near $P$ a smooth function changes by each slope times the step in its own variable.",
        f"Start with $f(P)$ and with ${partial_symbol('f', first)}$ at $P$.",
    )


def _plane_code(near: Near) -> Code:
    spot = near.spot
    there = ", ".join(f"{name}: {sympy_text(number(value))}" for name, value in near.there.items())
    at = ", ".join(f'"{name}": {value}' for name, value in zip(spot.spelled, (0.7, 1.2, 0.4), strict=False))
    arrived = ", ".join(map(decimal_text, near.there.values()))
    with_sympy = (
        f"point = Matrix([{listed(spot.spelled)}])",
        "L = f.subs(P) + (g * (point - point.subs(P)))[0]",
        assigned("Q", f"{{{there}}}"),
        'answer = {"a": L, "b": L.subs(Q)}',
    )
    with_numpy = (
        f"P = np.array([{listed(spot.spelled)}])\n\n",
        "def L(point):\n    return f(P) + g @ (np.array(point) - P)\n\n",
        f"at = {{{at}}}",
        f'answer = {{"a": L(list(at.values())), "b": L([{arrived}])}}',
    )
    return gradient_code(spot, with_sympy, with_numpy)


# On which side the plane errs.


_OPTIONS = (
    Option("below", "below $f(Q)$"),
    Option("above", "above $f(Q)$"),
    Option("open", "the Hessian at $P$ does not tell"),
)


def _judged(near: Near, code: str | None) -> str | None:
    """Return on which side of f(Q) the plane lies, or where a slip puts it."""
    is_definite = near.hessian[0][0] * near.hessian[1][1] > near.hessian[0][1] ** 2
    match code:
        case None:
            return _side(near.bend)
        case "T7":
            return _side(-near.bend) if is_definite else None
        case "H2":
            unmixed = sum(h[i] * d * d for i, (h, d) in enumerate(zip(near.hessian, near.way, strict=True)))
            return _side(Fraction(unmixed)) if unmixed else None
        case _:
            return None if is_definite else "open"


def _side(bend: Fraction) -> str:
    return "below" if bend > 0 else "above"


_SIDE_SAYS = {
    "T7": "A function that bends upwards lies above its tangent plane. Look at the sign of the second-order term.",
    "H2": "Only the squared steps are weighed here. The mixed derivative counts, too.",
    "T10": "An indefinite Hessian bends up in some directions and down in others. Look at the direction from $P$ to $Q$.",
}
_AIMS = (*(Aim("H2", side) for side in ("below", "above")), *(Aim("T10", side) for side in ("below", "above")),
         *(Aim("T7", side) for side in ("below", "above")))  # fmt: skip


def _sided(draw: Draw) -> tuple[Near, str]:
    aim, near = targeted(draw, _AIMS, lambda aim: _bent(draw, aim), _judged)
    return near, aim.code


def _bent(draw: Draw, aim: Aim) -> Near | None:
    variables = names("x y")
    signature: Signature = "indefinite" if aim.code != "T7" else "positive" if aim.verdict == "below" else "negative"
    hessian = drawn_symmetric(draw, 2, signature, 8).rows
    slopes = exact_vector(draw.nonzero(6) for _ in variables)
    made = drawn_steered(draw, variables, slopes, hessian, level=1)
    near = Near(Spot(made.f, variables, made.at), _way(draw, 2, _SIZES[3:]))
    return near if not _opens_with_minus(made.f) and _is_fair(near) and _is_decided(near) else None


def _is_decided(near: Near) -> bool:
    """Whether the second-order term is most of the error at Q."""
    return _is_short(near.bend) and near.bend != 0 and abs(near.error() - float(near.bend)) < abs(near.bend) / 2


def sided(near: Near, target: str, opening: str) -> Question:
    """Return the question for the estimate, its error to second order and the sign of it."""
    aim_first = (target, *(code for code in _SIDE_SAYS if code != target))
    verdicts = ((code, _judged(near, code)) for code in aim_first)
    return Question(
        prompt=near_prompt(near, opening),
        given=near.given,
        names=near.spot.spelled,
        parts=_sided_parts(near),
        steps=(value_step(near), *gradient_steps(near.spot, "a"), estimate_step(near), *_bend_steps(near)),
        slips=(
            *estimate_slips(near, "a"),
            *_bend_slips(near),
            *(Slip(code, Chosen((side,)), _SIDE_SAYS[code], "c") for code, side in verdicts if side is not None),
        ),
        hints=(
            "What the plane leaves out is, to second order, how $f$ bends along the way from $P$ to $Q$.",
            f"Start with ${partial_symbol('f', near.spot.spelled[0])}$ at $P$; then take the second derivatives there.",
        ),
        note=noted("side of the tangent plane", near.given),
        landscape=plane_landscape(near),
        code=_sided_code(near),
        target=target,
    )


def _sided_parts(near: Near) -> tuple[Part, ...]:
    def side(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "b")
        return Chosen((_side(own),)) if own else None

    return (
        estimate_part(near, "a"),
        Part(
            id="b",
            key=decimal(near.bend),
            kind="number",
            label=r"\frac{1}{2} d^{T} H_f(P)\, d",
            names=(),
            asks=r"(b) The second-order term $\frac{1}{2} d^{T} H_f(P)\, d$, where $d = Q - P$, exactly.",
            witness=lambda _: (second_difference(near) / 2,),
        ),
        Part(
            id="c",
            key=Chosen((_side(near.bend),)),
            kind="choice",
            label=r"L(Q)\text{ lies}",
            names=(),
            asks="(c) Where the estimate $L(Q)$ lies.",
            options=_OPTIONS,
            witness=lambda _: ("below" if near.error() > 0 else "above",),
            follows=side,
        ),
    )


def _bend_steps(near: Near) -> tuple[Step, ...]:
    spot, h = near.spot, near.hessian
    x, y = spot.spelled
    pairs = (((x, x), h[0][0]), ((x, y), h[0][1]), ((y, y), h[1][1]))
    formula = r", \quad ".join(f"{partial_symbol('f', *by)}(P) = {latex(number(value))}" for by, value in pairs)
    claims = tuple(Claim(spot.put_in(partial(spot.f, *by)), number(value)) for by, value in pairs)
    return (
        Step("Take the second derivatives at $P$.", formula, claims),
        chain_step(
            "Put the steps in: half of each square, and the mixed term once.",
            r"\frac{1}{2} d^{T} H_f(P)\, d",
            summed(*second_order(h, tuple(map(decimal, near.way)))),
            decimal(near.bend),
        ),
        Step(
            f"This is {'positive' if near.bend > 0 else 'negative'}, so the graph lies"
            f" {'above' if near.bend > 0 else 'below'} its tangent plane at $Q$; the estimate lies"
            f" {'below' if near.bend > 0 else 'above'} $f(Q)$."
        ),
    )


def _bend_slips(near: Near) -> tuple[Slip, ...]:
    (a, b), (_, c) = near.hessian
    d, e = near.way
    made = (
        ("T1", 2 * near.bend, "The half in front is missing. Half of $d^{T} H d$ is the second-order term."),
        ("T2", (a * d * d + b * d * e + c * e * e) / 2, "The mixed term is halved. It stands in $d^{T} H d$ twice."),
        (
            "H2",
            (a * d * d + c * e * e) / 2,
            "The mixed derivative is left out. It multiplies the product of the steps.",
        ),
    )
    return tuple(Slip(code, decimal(value), says, "b") for code, value, says in made)


def _sided_code(near: Near) -> Code:
    letters, way = listed(near.spot.spelled), ", ".join(map(decimal_text, near.way))
    exact = ", ".join(sympy_text(number(value)) for value in near.way)
    answered_by = 'answer = {"a": L, "b": bend, "c": "below" if bend > 0 else "above"}'
    with_sympy = (
        f"d = Matrix([{exact}])",
        "L = f.subs(P) + (g * d)[0]",
        f"bend = (d.T * hessian(f, [{letters}]).subs(P) * d)[0] / 2",
        answered_by,
    )
    with_numpy = (
        f"P, d = np.array([{letters}]), np.array([{way}])",
        "L = f(P) + g @ d",
        "bend = (f(P + d) - 2 * f(P) + f(P - d)) / 2  # exact to third order",
        answered_by,
    )
    return gradient_code(near.spot, with_sympy, with_numpy)


# What the planes touch.


def _way(draw: Draw, size: int, sizes: Sequence[Fraction] = _SIZES) -> ExactVector:
    return tuple(draw.sign() * one for one in draw.sample(sizes, size))


def _is_fair(near: Near) -> bool:
    """Whether the numbers are short, and the plane is neither level nor exact at Q."""
    is_short = _is_short(near.estimate) and 0 < abs(near.estimate) <= _LARGEST
    return is_short and abs(near.error()) > 1e-6


def _is_short(value: Fraction) -> bool:
    count = places(value)
    return count is not None and count <= _PLACES


def _drawn(draw: Draw, make: Callable[[], Pointed | Estimable | None]) -> Near:
    def one() -> Near | None:
        made = make()
        if made is None or _opens_with_minus(made.f):
            return None
        near = Near(Spot(made.f, made.names, made.at), _way(draw, len(made.names)))
        sizes = set(map(abs, near.spot.gradient))
        return near if 0 not in sizes and len(sizes) == len(made.names) and _is_fair(near) else None

    return found(draw, "tangent plane", one)


def _opens_with_minus(f: Node) -> bool:
    return isinstance(f, Sum) and isinstance(f.terms[0], Neg)


def _polynomial(draw: Draw) -> Near:
    return _drawn(draw, lambda: drawn_pointed(draw, names("x y"), 1, 3))


def _curved(draw: Draw) -> Near:
    kind = draw.choice((drawn_root, drawn_logarithm, _exponential))
    return _drawn(draw, lambda: kind(draw, names("x y")))


def _exponential(draw: Draw, variables: tuple[Name, ...]) -> Pointed | None:
    made = drawn_pointed(draw, variables, draw.integer(2, 3))
    return made if any(isinstance(one, Call) and one.function == "exp" for one in subtrees(made.f)) else None


def _in_space(draw: Draw) -> Near:
    variables = names("x y z")
    if draw.chance(1, 4):
        return _drawn(draw, lambda: drawn_distance(draw, variables))
    return _drawn(draw, lambda: drawn_pointed(draw, variables, draw.integer(1, 2)))


_DRAWN_AT: Mapping[int, Callable[[Draw], Near]] = {1: _polynomial, 2: _curved, 3: _in_space}


def _golden() -> Question:
    x, y = names("x y")
    f = plus(times(number(2), Power(x, number(2))), Power(y, number(2)))
    near = Near(Spot(f, (x, y), exact_vector((1, 1))), (Fraction(1, 10), Fraction(-1, 20)))
    return plane(near, _OPENINGS[1][0])


FAMILY = Family(
    id="ta_linear",
    revision=1,
    topic="local_models",
    title="Tangent planes",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), section 14.4",
    connection="A gradient step trusts this first-order model of the loss, which holds only near the weights.",
    examples=(
        # 2x^2 + y^2 at (1, 1) and (1.1, 0.95)
        Example(
            of=_golden,
            accepts=({"a": "4x + 2y - 3", "b": "3.3"}, {"a": "3 + 4(x - 1) + 2(y - 1)", "b": "33/10"}),
            refuses={
                "T3": {"a": "3 + 4x + 2y", "b": "3.3"},
                "T4": {"a": "4(x - 1) + 2(y - 1)", "b": "3.3"},
                "T13": {"a": "4x + 2y - 3", "b": "3.3225"},
            },
        ),
        Example(level=2, seed=1),
        Example(level=3, seed=1),
        Example(level=4, seed=1),
    ),
)
