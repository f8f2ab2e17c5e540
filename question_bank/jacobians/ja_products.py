"""Products with a Jacobian: J u, what forward mode computes, and vᵀJ, what reverse mode computes."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from engine.calculus.tidy import plus, times, well_led
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.grammar import monomial, small_point
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    as_matrix,
    as_vector,
    exact_matrix,
    exact_vector,
    transposed,
)
from engine.functions.square_maps import SquareMap
from engine.landscape.plots import Plot
from engine.language.tree import ZERO, Name, Node, Value, Vector, free_names, names, number, rational
from engine.questions.question import Example, Family, Question
from engine.subjects.jacobians.jacobian_parts import JacobianAt
from engine.subjects.jacobians.jacobian_products import Side, product_code, product_part, product_slips, side_step
from engine.subjects.jacobians.mode_costs import (
    cost_parts,
    cost_slips,
    cost_steps,
    counted_multiplications,
    multiplications,
    multiplications_code,
    passes,
    passes_code,
)
from engine.subjects.map_images import map_image, map_note
from engine.subjects.prompts import applied as applied_to
from engine.subjects.prompts import partial_symbol, spoken_point


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


# Numbers alone.

_LARGEST_PRODUCT = 60
_SHAPES = ((2, 2), (2, 3), (3, 2))


def _weights(draw: Draw, size: int) -> ExactVector:
    return exact_vector(draw.nonzero(3) for _ in range(size))


def _is_telling(side: Side, j: ExactMatrix) -> bool:
    """Whether the product is small, none of its entries is zero, and the order of the vector matters."""
    entries = side.of(j)
    backwards = replace(side, by=side.by[::-1]).of(j)
    return 0 not in entries and max(map(abs, entries)) <= _LARGEST_PRODUCT and entries != backwards


def _given(draw: Draw) -> Question:
    letter = draw.choice(("u", "v"))

    def drawn() -> tuple[ExactMatrix, Side] | None:
        rows, columns = draw.choice(_SHAPES)
        j = exact_matrix([draw.nonzero(5) for _ in range(columns)] for _ in range(rows))
        side = Side(letter, _weights(draw, columns if letter == "u" else rows))
        is_fit = len(set(j)) == rows and transposed(j) != j and _is_telling(side, j)
        return (j, side) if is_fit else None

    j, side = found(draw, "product with a matrix", drawn)
    asked = "$J_F(P)\\,u$" if side.is_forward else "$v^{T} J_F(P)$"
    opening = draw.choice(
        (
            f"Find {asked} from the Jacobian of a map $F$ at a point $P$.",
            f"Multiply this Jacobian by the vector: what is {asked}?",
        )
    )
    return _of_given(j, side, opening)


def _of_given(j: ExactMatrix, side: Side, opening: str) -> Question:
    letter = side.letter
    given: dict[str, Value] = {"J": as_matrix(j), letter: as_vector(side.by)}
    return Question(
        prompt=f"{opening} Rows are the outputs, columns the inputs.\n$J_F(P) = {{J}}, \\quad {letter} = {{{letter}}}$",
        given=given,
        names=(),
        parts=(product_part(side, j, None),),
        steps=(side_step(side, j),),
        slips=product_slips(side, j, None),
        hints=(_ABOUT[letter], _FIRST[letter]),
        note=map_note("product", given),
        code=product_code((side,), j, None),
    )


_ABOUT = {
    "u": "The product $J u$ has one entry for each output: how fast that output changes when the inputs move along $u$.",
    "v": "The product $v^{T} J$ has one entry for each input: the gradient of the number $v \\cdot F$.",
}
_FIRST = {
    "u": "Start with the first row of the matrix, and multiply it entry by entry with $u$.",
    "v": "Start with the first column of the matrix, and multiply it entry by entry with $v$.",
}


# Products at a point of a map.


def _drawn_model(draw: Draw, inputs: int, outputs: int) -> JacobianAt | None:
    variables = names("x y z")[:inputs]
    components = tuple(_output(draw, variables) for _ in range(outputs))
    spelled = tuple(name.name for name in variables)
    if set(spelled) != frozenset[str]().union(*map(free_names, components)):
        return None
    model = JacobianAt(components, spelled, small_point(draw, variables))
    is_curved = all(any(rational(entry) is None for entry in row) for row in model.rows)
    zeros = sum(entry == ZERO for row in model.values for entry in row)
    return model if is_curved and zeros < inputs else None


def _output(draw: Draw, variables: tuple[Name, ...]) -> Node:
    bend = times(number(draw.nonzero(3)), monomial(draw, draw.sample(variables, 2), 2))
    return well_led(plus(bend, times(number(draw.nonzero(4)), draw.choice(variables))))


def _exact(model: JacobianAt) -> ExactMatrix:
    return tuple(tuple(rational(entry) or Fraction(0) for entry in row) for row in model.values)


def _at_a_point(draw: Draw) -> Question:
    letter = draw.choice(("u", "v"))

    def drawn() -> tuple[JacobianAt, tuple[Side, ...]] | None:
        model = _drawn_model(draw, 2, 2)
        if model is None:
            return None
        side, j = Side(letter, _weights(draw, 2)), _exact(model)
        return (model, (side,)) if _is_telling(side, j) and side.of(j) != side.of(transposed(j)) else None

    model, sides = found(draw, "map with a small product", drawn)
    where = spoken_point(model.point)
    openings = {
        "u": (
            f"Find $J_F(P)\\,u$ {where}: how fast the outputs of $F$ change when the inputs move with velocity $u$.",
            f"What is the velocity $J_F(P)\\,u$ of the outputs of $F$ {where}, if its inputs move with velocity $u$?",
        ),
        "v": (
            f"Find $v^{{T}} J_F(P)$ {where}: the gradient of the weighted output $v \\cdot F$.",
            f"Pull the gradient $v$ of a loss back from the outputs of $F$ to its inputs {where}: find $v^{{T}} J_F(P)$.",
        ),
    }
    return _of_model(model, sides, draw.choice(openings[letter]))


def _both(draw: Draw) -> Question:
    def drawn() -> tuple[JacobianAt, tuple[Side, ...]] | None:
        inputs, outputs = draw.choice(((2, 3), (3, 2)))
        model = _drawn_model(draw, inputs, outputs)
        if model is None:
            return None
        sides = (Side("u", _weights(draw, inputs), "a"), Side("v", _weights(draw, outputs), "b"))
        return (model, sides) if all(_is_telling(side, _exact(model)) for side in sides) else None

    model, sides = found(draw, "map with small products", drawn)
    opening = draw.choice(
        (
            "Push the velocity $u$ of the inputs forward through $F$, and pull the weights $v$ of the outputs back",
            "What do one forward pass with $u$ and one reverse pass with $v$ compute for $F$",
        )
    )
    ending = "." if opening.startswith("Push") else "?"
    return _of_model(model, sides, f"{opening} {spoken_point(model.point)}{ending}")


def _of_model(model: JacobianAt, sides: tuple[Side, ...], opening: str) -> Question:
    j = _exact(model)
    given: dict[str, Value] = {"F": Vector(model.components), "P": as_vector(tuple(model.point.values()))}
    given |= {side.letter: as_vector(side.by) for side in sides}
    vectors = "".join(rf", \quad {side.letter} = {{{side.letter}}}" for side in sides)
    return Question(
        prompt=f"{opening} Rows of $J_F$ are the outputs.\n${applied_to('F', model.names)} = {{F}}{vectors}$",
        given=given,
        names=model.names,
        parts=tuple(product_part(side, j, model) for side in sides),
        steps=(*model.steps(), *(side_step(side, j) for side in sides)),
        slips=tuple(slip for side in sides for slip in product_slips(side, j, model)),
        hints=(
            _ABOUT[sides[0].letter],
            f"Write down $J_F$, starting with ${partial_symbol('F_{1}', 'x')}$, and put $P$ in.",
        ),
        note=map_note("product", given),
        landscape=_picture(model),
        code=product_code(sides, j, model),
    )


def _picture(model: JacobianAt) -> Plot | None:
    if (len(model.names), len(model.components)) != (2, 2):
        return None
    x, y = map(float, model.point.values())
    return map_image(SquareMap(model.components, model.names, ZERO), (x, y), 0.5)


# What the two modes cost.


def _costs(draw: Draw) -> Question:
    return (_passes if draw.chance(1, 2) else _chain)(draw)


def _passes(draw: Draw) -> Question:
    inputs, outputs = draw.sample(range(2, 61), 2)
    counted = passes(inputs, outputs)
    given: dict[str, Value] = {"n": number(inputs), "m": number(outputs)}
    opening = draw.choice(
        (
            "In which mode should a library fill the Jacobian of $F$? A forward pass gives one $J u$, a reverse pass one $v^{T} J$.",
            "How many passes does each mode need for the whole Jacobian of $F$? A forward pass gives one $J u$, a reverse pass one $v^{T} J$.",
        )
    )
    entry = "This is one pass for each entry. A pass fills a whole column or a whole row."
    return Question(
        prompt=f"{opening}\n$F: \\mathbb{{R}}^{{{inputs}}} \\to \\mathbb{{R}}^{{{outputs}}}$",
        given=given,
        names=(),
        parts=cost_parts(counted, "passes", _walked(inputs, outputs)),
        steps=cost_steps(
            counted,
            "A forward pass with a unit vector $u$ gives one column, and there is a column for each input.",
            "A reverse pass with a unit vector $v$ gives one row, and there is a row for each output.",
        ),
        slips=cost_slips(counted, entry),
        hints=(
            "Ask what one product with a unit vector tells of the matrix: a row of it, or a column.",
            r"Write down the shape of the Jacobian: $m \times n$ for $n$ inputs and $m$ outputs.",
        ),
        note=map_note("passes", given),
        code=passes_code(inputs, outputs),
        target="J12",
    )


def _walked(inputs: int, outputs: int) -> dict[str, int]:
    """Fill a table column by column and row by row, and count."""
    table = [(row, column) for row in range(outputs) for column in range(inputs)]
    return {"forward": len({column for _, column in table}), "reverse": len({row for row, _ in table})}


def _chain(draw: Draw) -> Question:
    def drawn() -> tuple[int, int, int, int] | None:
        n, p, q, m = (draw.integer(1, 6) for _ in range(4))
        counts = multiplications(n, p, q, m).values
        return (
            (n, p, q, m) if len({n, p, q, m}) >= 3 and n > 1 and counts[0] != counts[1] and max(counts) <= 200 else None
        )

    n, p, q, m = found(draw, "chain of layers", drawn)
    counted = multiplications(n, p, q, m)
    given: dict[str, Value] = {name: number(size) for name, size in zip("npqm", (n, p, q, m), strict=True)}
    opening = draw.choice(
        (
            "Which mode multiplies the Jacobians $A$, $B$ and $C$ of three layers with less work? Forward mode takes $C(BA)$, reverse mode $(CB)A$.",
            "What does the Jacobian $C B A$ of three layers cost in each mode? Forward mode computes $C(BA)$, reverse mode $(CB)A$.",
        )
    )
    sizes = [f"\\mathbb{{R}}^{{{size}}}" for size in (n, p, q, m)]
    return Question(
        prompt=f"{opening} Count multiplications of numbers, with plain matrix products.\n${sizes[0]} \\xrightarrow{{A}} {sizes[1]} \\xrightarrow{{B}} {sizes[2]} \\xrightarrow{{C}} {sizes[3]}$",
        given=given,
        names=(),
        parts=cost_parts(counted, "multiplications of numbers", counted_multiplications(n, p, q, m)),
        steps=cost_steps(
            counted,
            f"$B A$ has {q} rows and {n} columns, each entry takes {p} products; then $C$ times that.",
            f"$C B$ has {m} rows and {p} columns, each entry takes {q} products; then that times $A$.",
        ),
        slips=cost_slips(counted, "This counts the entries of the results. Each entry is a sum of several products."),
        hints=(
            r"A product of shapes $a \times b$ and $b \times c$ takes $a\,b\,c$ multiplications.",
            rf"The Jacobian $A$ has {p} rows and {n} columns. Write down the shapes of $B$ and $C$ likewise.",
        ),
        note=map_note("chain", given),
        code=multiplications_code(n, p, q, m),
        target="J12",
    )


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _given, 2: _at_a_point, 3: _both, 4: _costs}


def _by_hand() -> Question:
    return _of_given(exact_matrix([[1, 4], [1, 3]]), Side("u", exact_vector([2, -1])), "Find $J_F(P)\\,u$.")


FAMILY = Family(
    id="ja_products",
    revision=1,
    topic="jacobians",
    title="Products with a Jacobian",
    levels=(1, 2, 3, 4),
    make=make,
    source="Blondel & Roulet, The Elements of Differentiable Programming (2024), chapter 2",
    connection="Automatic differentiation never builds a Jacobian: forward mode computes J u, backpropagation vᵀJ.",
    examples=(Example(of=_by_hand, accepts=("(-2, -1)",), refuses={"J1": "(1, 5)", "J3": "(2, -3)"}),),
)
