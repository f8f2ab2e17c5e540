"""The Jacobian of one map after another: the outer Jacobian, where the inner map lands, times the inner Jacobian.

The matrices never commute and the inner map never leaves the point where it is, so order and place both show.
"""

from collections.abc import Sequence
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    as_matrix,
    as_vector,
    determinant,
    linear_combination,
    product,
    transposed,
)
from engine.language.plain_text import plain
from engine.language.tree import Name, Neg, Node, Power, Sum, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.question import Example, Family, Question
from engine.subjects.chain_rule.composed_maps import (
    ROWS_ARE_OUTPUTS,
    Chain,
    chain_part,
    jacobian_at,
    map_code,
    map_steps,
    matrix_code,
    product_slips,
    product_steps,
    square_image,
    values_at,
)
from engine.subjects.chain_rule.layer_jacobians import drawn_layers, of_layers
from engine.subjects.prompts import paragraph

_LARGEST_ENTRY = 30
_LARGEST_VALUE = 12


def make(draw: Draw) -> Question:
    opening = draw.choice(_OPENINGS)
    match draw.level:
        case 1:
            return from_matrices(_drawn_matrices(draw), opening)
        case 4:
            return of_layers(drawn_layers(draw), draw.choice(_LAYERS))
        case level:
            return from_maps(_drawn_maps(draw, inputs=2 if level == 2 else 3), opening)


_OPENINGS = (
    r"Find the Jacobian of $g \circ f$ at $P$.",
    r"What is the Jacobian of $g(f(\cdot))$ at $P$?",
)
_LAYERS = (
    "Find the Jacobian of the network's output with respect to its input, at $x$.",
    "How does the output of these two layers answer to small changes of $x$? Give the Jacobian at $x$.",
)


def from_matrices(chain: Chain, opening: str) -> Question:
    """Return the question in which the Jacobians are given as numbers, one of them at the wrong place."""
    landing = chain.landing()
    given: dict[str, Value] = {"P": as_vector(chain.point), "Q": as_vector(landing), "A": as_matrix(chain.inner)}
    given |= {"B": as_matrix(chain.outer), "D": as_matrix(chain.misplaced)}
    says = f"{ROWS_ARE_OUTPUTS} Both maps take the plane to the plane, and these values are known."
    return Question(
        prompt=(
            f"{paragraph(opening, says)}\n$P = {{P}}, \\quad f(P) = {{Q}}$\n"
            r"$J_f(P) = {A}, \quad J_g(f(P)) = {B}, \quad J_g(P) = {D}$"
        ),
        given=given,
        names=(),
        parts=(chain_part(chain, are_maps_given=False),),
        steps=product_steps(chain),
        slips=product_slips(chain),
        hints=_hints(chain),
        note="product of Jacobians: " + "; ".join(f"{name} = {plain(value)}" for name, value in given.items()),
        code=matrix_code({"J_f": given["A"], "J_g": given["B"]}, "J_g * J_f"),
    )


def from_maps(chain: Chain, opening: str) -> Question:
    """Return the question in which both maps are given as formulas."""
    given: dict[str, Value] = {"f": Vector(chain.f), "g": Vector(chain.g), "P": as_vector(chain.point)}
    inner, outer = ", ".join(chain.inputs), ", ".join(chain.between)
    return Question(
        prompt=(
            f"{paragraph(opening, ROWS_ARE_OUTPUTS)}\n$f({inner}) = {{f}}, \\quad g({outer}) = {{g}}, \\quad P = {{P}}$"
        ),
        given=given,
        names=(*chain.inputs, *chain.between),
        parts=(chain_part(chain),),
        steps=(*map_steps(chain), *product_steps(chain)),
        slips=product_slips(chain),
        hints=_hints(chain),
        note="product of Jacobians: " + "; ".join(f"{name} = {plain(value)}" for name, value in given.items()),
        landscape=square_image(chain),
        code=map_code(chain),
    )


def _hints(chain: Chain) -> tuple[str, str]:
    return (
        r"A small step at $P$ goes through $f$ first, and $g$ meets what comes out. Where is $g$ then?",
        f"$f(P) = {latex(as_vector(chain.landing()))}$, and that is where the Jacobian of $g$ is taken.",
    )


def _drawn_matrices(draw: Draw) -> Chain:
    """Draw three whole matrices, and two maps that have them as Jacobians where the question says so."""

    def one() -> Chain | None:
        point, landing = (tuple(Fraction(draw.integer(-3, 4)) for _ in range(2)) for _ in range(2))
        inner, outer, misplaced = (_small_matrix(draw) for _ in range(3))
        f = _map_through(names("x y"), point, landing, inner)
        g = _map_through(names("u v"), landing, point, outer)
        made = Chain(f, g, ("x", "y"), ("u", "v"), point, inner, outer, misplaced)
        return made if point != landing and misplaced != outer and _is_telling(made) else None

    return found(draw, "pair of Jacobians", one)


def _small_matrix(draw: Draw) -> ExactMatrix:
    return tuple(tuple(Fraction(draw.integer(-3, 4)) for _ in range(2)) for _ in range(2))


def _map_through(
    variables: Sequence[Name], start: ExactVector, end: ExactVector, slopes: ExactMatrix
) -> tuple[Node, ...]:
    """Return a curved map that takes `start` to `end` with the given Jacobian there."""
    shifted = [plus(name, number(-x)) for name, x in zip(variables, start, strict=True)]
    return tuple(
        plus(
            number(value),
            linear_combination(row, shifted),
            times(shifted[0], shifted[1]),
            Power(shifted[row_at], number(2)),
        )
        for row_at, (row, value) in enumerate(zip(slopes, end, strict=True))
    )


def _is_telling(made: Chain) -> bool:
    """Whether no Jacobian is close to trivial, the product is small, and order and place make a difference."""
    matrices = (made.inner, made.outer)
    if len(set(made.inner)) < len(made.inner) or any(len(m) == len(m[0]) and not determinant(m) for m in matrices):
        return False
    if any(sum(entry == 0 for row in matrix for entry in row) >= len(matrix[0]) for matrix in matrices):
        return False
    if any(abs(entry) > _LARGEST_ENTRY for row in made.key for entry in row) or len(set(made.key)) < len(made.key):
        return False
    if len(made.inner) == len(made.inner[0]) and product(made.inner, made.outer) == made.key:
        return False
    return transposed(made.key) != made.key and made.misplaced != made.outer


def _drawn_maps(draw: Draw, inputs: int) -> Chain:
    """Draw two polynomial maps with whole Jacobians at a whole point; the outer one takes two inputs to two outputs."""
    variables = names("x y z")[:inputs]
    between = names("u v")

    def one() -> Chain | None:
        point = tuple(Fraction(draw.nonzero(2)) for _ in variables)
        f = tuple(_component(draw, variables) for _ in range(2))
        g = tuple(_component(draw, between) for _ in range(2))
        spelled, middle = tuple(v.name for v in variables), ("u", "v")
        landing = values_at(f, spelled, point)
        if landing == point[:2] or max(map(abs, landing)) > _LARGEST_VALUE or any(map(_opens_with_minus, (*f, *g))):
            return None
        inner, outer = jacobian_at(f, spelled, point), jacobian_at(g, middle, landing)
        made = Chain(f, g, spelled, middle, point, inner, outer, jacobian_at(g, middle, point[:2]))
        return made if _is_telling(made) else None

    return found(draw, "pair of maps", one)


def _opens_with_minus(f: Node) -> bool:
    return not isinstance(f, Sum) or isinstance(f.terms[0], Neg)


def _component(draw: Draw, variables: Sequence[Name]) -> Node:
    """Return a product of two variables or a square, and a linear term; in a quarter of the draws two linear ones."""
    first, *_, second = draw.sample(variables, len(variables))
    other = draw.choice([name for name in variables if name not in {first, second}] or [second])
    curved = draw.choice((times(first, other), times(first, other), Power(first, number(2)), first))
    return displayed(plus(times(number(draw.nonzero(2)), curved), times(number(draw.nonzero(3)), second)), variables)


def _golden() -> Question:
    x, y = names("x y")
    u, v = names("u v")
    f, g = (times(x, y), plus(x, y)), (Power(u, number(2)), plus(u, times(number(3), v)))
    point = (Fraction(2), Fraction(1))
    landing = values_at(f, ("x", "y"), point)
    chain = Chain(
        f,
        g,
        ("x", "y"),
        ("u", "v"),
        point,
        jacobian_at(f, ("x", "y"), point),
        jacobian_at(g, ("u", "v"), landing),
        jacobian_at(g, ("u", "v"), point),
    )
    return from_maps(chain, _OPENINGS[0])


FAMILY = Family(
    id="ch_jacobian_product",
    revision=1,
    topic="chain_rule",
    title="Products of Jacobians",
    levels=(1, 2, 3, 4),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 5.3",
    connection="The Jacobian of a network is the product of its layers' Jacobians, which is why gradients vanish or explode.",
    examples=(
        # J_g = [[2, -1], [1, -3]] after J_f = [[2, -3], [-2, 2]]
        Example(
            level=1,
            seed=1,
            accepts=("[[6, -8], [8, -9]]", "[6, -8; 8, -9]"),
            refuses={"C4": "[[8, -10], [-4, 3]]", "C6": "[[1, 7], [-2, -4]]"},
        ),
        # f = (xy, x + y) at (2, 1), g = (u^2, u + 3v): J_g(2, 3) = [[4, 0], [1, 3]], J_f = [[1, 2], [1, 1]]
        Example(
            of=_golden,
            accepts=("[[4, 8], [4, 5]]",),
            refuses={"C6": "[[6, 6], [5, 3]]", "J1": "[[4, 4], [8, 5]]", "J11": "[[4, 0], [1, 3]]"},
        ),
    ),
)
