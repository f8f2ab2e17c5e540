"""Shapes and layouts: what size a derivative has, which layout a matrix is in, in which order factors and axes stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import jacobian
from engine.calculus.tidy import plus, times, well_led
from engine.calculus.witness import central_jacobian, values
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.grammar import monomial
from engine.functions.linear import as_vector
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Matrix, Node, Power, Value, Vector, entries, names, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import Rows, transposed
from engine.subjects.determinants import LABELS
from engine.subjects.jacobians.batch_axes import axes_question, drawn_batch
from engine.subjects.jacobians.jacobian_parts import arrangements
from engine.subjects.map_images import map_note
from engine.subjects.prompts import applied

_LAYOUTS = ("numerator", "denominator")
_OTHER_ORDER = "The factors are in the other order. Check that the inner sizes agree."
_EXCHANGED = "Rows and columns are exchanged. Look at what the rows belong to here."
_ROWS = {
    "numerator": "In numerator layout the rows belong to the outputs, the columns to the inputs.",
    "denominator": "In denominator layout the rows belong to the inputs, the columns to the outputs.",
}
_Shape = tuple[int, int]


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _shape_part(key: _Shape, witness: Callable[[], Sequence[int]], name: str = "answer", asks: str = "") -> Part:
    return Part(
        id=name,
        key=as_vector(key),
        kind="vector",
        label=r"\text{shape}",
        names=(),
        asks=asks,
        layout="The number of rows first, then the number of columns.",
        witness=lambda _: tuple(map(float, witness())),
    )


def _shape_step(says: str, key: _Shape) -> Step:
    shown = rf"\text{{shape}} = {key[0]} \times {key[1]}"
    return Step(says, shown, tuple(Claim(number(size), number(size)) for size in key))


# The shape of one derivative.


@dataclass(frozen=True, slots=True)
class _Shaped:
    """A derivative whose shape is asked.

    Attributes:
        asked: What it is, as a sentence with a question mark.
        key: Its rows and columns.
        slip: Another shape, with its code and message.
        why: Why it has that shape.
        given: The sizes, by name.
    """

    asked: str
    key: _Shape
    slip: tuple[str, _Shape, str]
    why: str
    given: Mapping[str, int]


def _of_map(draw: Draw) -> _Shaped:
    n, m = draw.sample(range(2, 8), 2)
    layout = draw.choice(_LAYOUTS)
    key = (m, n) if layout == "numerator" else (n, m)
    mapped = rf"$F: \mathbb{{R}}^{{{n}}} \to \mathbb{{R}}^{{{m}}}$"
    asked = draw.choice(
        (
            rf"In {layout} layout, what is the shape of $\frac{{\partial y}}{{\partial x}}$ for $y = F(x)$ with {mapped}?",
            f"In {layout} layout, what is the shape of the derivative of a layer {mapped} with respect to its input?",
        )
    )
    return _Shaped(asked, key, ("J1", key[::-1], _EXCHANGED), _ROWS[layout], {"n": n, "m": m})


def _of_weights(draw: Draw) -> _Shaped:
    n, m = draw.sample(range(2, 8), 2)
    shape = r"What is the shape of $\frac{\partial L}{\partial W}$ for a loss $L$, stored like the weights?"
    asked = draw.choice(
        (
            f"{shape} The layer $y = W x$ has {n} inputs and {m} outputs.",
            f"{shape} They take {n} inputs to {m} outputs as $y = W x$.",
        )
    )
    why = "A step subtracts the gradient from $W$ entry by entry, so both have the shape of $W$: outputs by inputs."
    return _Shaped(asked, (m, n), ("J1", (n, m), _EXCHANGED), why, {"n": n, "m": m})


def _of_loss(draw: Draw) -> _Shaped:
    n = draw.integer(2, 9)
    layout = draw.choice(_LAYOUTS)
    key = (1, n) if layout == "numerator" else (n, 1)
    asked = draw.choice(
        (
            f"In {layout} layout, what is the shape of the derivative of a loss with respect to its {n} weights?",
            rf"For $f: \mathbb{{R}}^{{{n}}} \to \mathbb{{R}}$, what is the shape of the derivative in {layout} layout?",
        )
    )
    return _Shaped(asked, key, ("J1", key[::-1], _EXCHANGED), _ROWS[layout], {"n": n})


def _of_softmax(draw: Draw) -> _Shaped:
    k = draw.integer(3, 9)
    asked = draw.choice(
        (
            f"What is the shape of the Jacobian of the softmax of {k} logits?",
            f"What is the shape of the Jacobian of a softmax that turns {k} logits into {k} probabilities?",
        )
    )
    says = "This holds one number for each output. Every probability depends on every logit."
    why = "Every one of the outputs depends on every one of the inputs."
    return _Shaped(asked, (k, k), ("J14", (k, 1), says), why, {"k": k})


def _shape(draw: Draw) -> Question:
    shaped = draw.choice((_of_map, _of_map, _of_weights, _of_weights, _of_loss, _of_softmax))(draw)
    code, other, says = shaped.slip
    rows, columns = shaped.key
    given: dict[str, Value] = {name: number(size) for name, size in shaped.given.items()}
    return Question(
        prompt=f"{shaped.asked} Give (rows, columns).",
        given=given,
        names=(),
        parts=(_shape_part(shaped.key, lambda: _counted(rows, columns)),),
        steps=(_shape_step(shaped.why, shaped.key),),
        slips=(Slip(code, as_vector(other), says),),
        hints=(
            "Ask what the rows belong to, and what the columns belong to.",
            "Count the outputs, then the inputs: each pair of them has one partial derivative.",
        ),
        note=f"shape of {shaped.asked}",
        code=Code(
            f"from sympy import zeros\n\nderivative = zeros({rows}, {columns})\nanswer = derivative.shape\n",
            f"import numpy as np\n\nderivative = np.zeros(({rows}, {columns}))\nanswer = derivative.shape\n",
        ),
    )


def _counted(rows: int, columns: int) -> tuple[int, int]:
    table = {(row, column) for row in range(rows) for column in range(columns)}
    return len({row for row, _ in table}), len({column for _, column in table})


# Which of four matrices is in the layout that is asked for.


def _layout(draw: Draw) -> Question:
    variables = names("x y")

    def drawn() -> tuple[Node, ...] | None:
        made = tuple(
            well_led(
                plus(times(number(draw.nonzero(4)), monomial(draw, variables, 2)), times(number(draw.nonzero(5)), name))
            )
            for name in draw.shuffled(variables)
        )
        return made if len({Matrix(rows) for rows in arrangements(jacobian(made, ("x", "y")))}) == 4 else None

    components = found(draw, "map with four different matrices", drawn)
    layout = draw.choice(_LAYOUTS)
    opening = draw.choice(
        (
            f"Which of these is the derivative of $F$ with respect to $x, y$ in {layout} layout?",
            f"Which matrix does a library with {layout} layout return as the derivative of $F$ with respect to $x, y$?",
        )
    )
    arranged = arrangements(jacobian(components, ("x", "y")))
    right = arranged[0] if layout == "numerator" else arranged[1]
    letters = dict(zip("abcd", draw.shuffled(arranged), strict=True))
    return _of_layout(components, letters, next(k for k, rows in letters.items() if rows == right), layout, opening)


def _of_layout(
    components: tuple[Node, ...], letters: Mapping[str, Rows], right: str, layout: str, opening: str
) -> Question:
    given: dict[str, Value] = {"F": Vector(components)}
    key = letters[right]
    other = next(letter for letter, rows in letters.items() if rows == transposed(key))
    backwards = next(letter for letter, rows in letters.items() if rows == tuple(row[::-1] for row in key))
    claims = tuple(
        Claim(f, entry, (name,))
        for f, row in zip(components, jacobian(components, ("x", "y")), strict=True)
        for name, entry in zip(("x", "y"), row, strict=True)
    )
    return Question(
        prompt=f"{opening}\n${applied('F', ('x', 'y'))} = {{F}}$",
        given=given,
        names=("x", "y"),
        parts=(
            Part(
                key=Chosen((right,)),
                kind="choice",
                label=r"\text{derivative}",
                names=(),
                options=tuple(Option(letter, f"${latex(Matrix(rows))}$") for letter, rows in letters.items()),
                witness=lambda _: (_nearest(components, letters, layout),),
            ),
        ),
        steps=(Step(_ROWS[layout], latex(Matrix(key)), claims),),
        slips=(
            Slip("J1", Chosen((other,)), _EXCHANGED),
            Slip(
                "J2",
                Chosen((backwards,)),
                "The columns are in the reverse order. The first one belongs to what comes first.",
            ),
        ),
        hints=(
            "The two layouts are transposes of each other; one of them has a row for each output.",
            "Find the entries that belong to the first output, and see whether they stand in a row or in a column.",
        ),
        note=map_note(f"{layout} layout", given),
        code=_layout_code(components, letters, layout),
        target="J1",
    )


def _nearest(components: tuple[Node, ...], letters: Mapping[str, Rows], layout: str) -> str:
    """Return the matrix whose numbers at a point are those of central differences."""
    at = {"x": Fraction(7, 9), "y": Fraction(-4, 7)}
    a, b, c, d = central_jacobian(components, ("x", "y"), at)
    wanted = (a, b, c, d) if layout == "numerator" else (a, c, b, d)

    def distance(letter: str) -> float:
        mine = values(entries(Matrix(letters[letter])), at)
        return max(abs(one - other) for one, other in zip(mine, wanted, strict=True))

    return min(letters, key=distance)


def _layout_code(components: tuple[Node, ...], letters: Mapping[str, Rows], layout: str) -> Code:
    turn = "" if layout == "numerator" else ".T"
    shown = {letter: Matrix(rows) for letter, rows in letters.items()}
    sympy, numpy = (
        "\n".join(("options = {", *(f'    "{letter}": {write(rows)},' for letter, rows in shown.items()), "}"))
        for write in (sympy_text, numpy_text)
    )
    return continued(
        derivative_code("jacobian", dict(zip(LABELS, components, strict=False)), ("x", "y"), ("x", "y")),
        "J",
        sympy,
        f"answer = next(k for k in options if (options[k] - J{turn}).expand().is_zero_matrix)",
        numpy=(numpy, f"answer = min(options, key=lambda k: np.abs(options[k] - J{turn}).max())"),
    )


# The order of the factors of a composition.

_PRODUCTS = (
    ("a", "g", "f", "D_g D_f"),
    ("b", "f", "g", "D_f D_g"),
    ("c", "gT", "f", "D_g^{T} D_f"),
    ("d", "fT", "g", "D_f^{T} D_g"),
)


def _composite(draw: Draw) -> Question:
    n, p, m = draw.sample(range(2, 8), 3)
    layout = draw.choice(_LAYOUTS)
    opening = draw.choice(
        (
            f"Which product of $D_f$ and $D_g$ is the derivative $D_h$ of $h = g \\circ f$? All three are in {layout} layout.",
            f"Multiply $D_f$ and $D_g$ for the derivative $D_h$ of $h = g \\circ f$. All of them are in {layout} layout.",
        )
    )
    is_numerator = layout == "numerator"
    shapes = {"f": (p, n), "g": (m, p)} if is_numerator else {"f": (n, p), "g": (p, m)}
    key, right = ((m, n), "a") if is_numerator else ((n, m), "b")
    given: dict[str, Value] = {name: number(size) for name, size in (("n", n), ("p", p), ("m", m))}
    first, second = shapes["f"], shapes["g"]
    outer, inner = (second, first) if is_numerator else (first, second)
    choice = Part(
        id="a",
        key=Chosen((right,)),
        kind="choice",
        label="D_h",
        names=(),
        asks="(a) The product that gives $D_h$.",
        options=tuple(Option(letter, f"${shown}$") for letter, _, _, shown in _PRODUCTS),
        witness=lambda _: (_fitting(shapes)[0],),
    )
    turned = "A factor is transposed here. In one layout throughout none has to be."
    return Question(
        prompt=f"{opening}\n$\\mathbb{{R}}^{{{n}}} \\xrightarrow{{f}} \\mathbb{{R}}^{{{p}}} \\xrightarrow{{g}} \\mathbb{{R}}^{{{m}}}$",
        given=given,
        names=(),
        parts=(
            choice,
            _shape_part(key, lambda: _fitting(shapes)[1], "b", "(b) The shape of $D_h$, as (rows, columns)."),
        ),
        steps=(
            Step(f"{_ROWS[layout]} So $D_f$ is {first[0]} by {first[1]}, and $D_g$ is {second[0]} by {second[1]}."),
            _shape_step(
                f"Only one order has inner sizes that agree: {outer[0]} by {outer[1]} times {inner[0]} by {inner[1]}.",
                key,
            ),
        ),
        slips=(
            Slip("C6", Chosen(("b" if right == "a" else "a",)), _OTHER_ORDER, "a"),
            Slip("J1", Chosen(("c",)), turned, "a"),
            Slip("J1", Chosen(("d",)), turned, "a"),
            Slip("J1", as_vector(key[::-1]), _EXCHANGED, "b"),
            Slip(
                "C6",
                as_vector(first),
                "This is the shape of $D_f$ alone. The whole map leads on to the outputs of $g$.",
                "b",
            ),
        ),
        hints=(
            "Write the shape of each factor down; a product needs the same size on the inside.",
            f"{_ROWS[layout]} Start with the shape of $D_f$.",
        ),
        note=f"{map_note('composition', given)}; {layout}",
        code=_composite_code(shapes),
        target="C6",
    )


def _fitting(shapes: Mapping[str, _Shape]) -> tuple[str, _Shape]:
    """Return the product whose factors fit, by multiplying arrays of these shapes, with its shape."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    arrays = {name: np.zeros(shape) for name, shape in shapes.items()}
    arrays |= {f"{name}T": array.T for name, array in arrays.items()}
    fits = [(k, arrays[a] @ arrays[b]) for k, a, b, _ in _PRODUCTS if arrays[a].shape[1] == arrays[b].shape[0]]
    ((letter, whole),) = fits
    return letter, (whole.shape[0], whole.shape[1])


_CHOOSING = """\
products = {"a": (Dg, Df), "b": (Df, Dg), "c": (Dg.T, Df), "d": (Df.T, Dg)}
right = next(k for k, (A, B) in products.items() if A.shape[1] == B.shape[0])
A, B = products[right]
answer = {"a": right, "b": (A.shape[0], B.shape[1])}
"""


def _composite_code(shapes: Mapping[str, _Shape]) -> Code:
    (a, b), (c, d) = shapes["f"], shapes["g"]
    return Code(
        f"from sympy import zeros\n\nDf, Dg = zeros({a}, {b}), zeros({c}, {d})\n\n{_CHOOSING}",
        f"import numpy as np\n\nDf, Dg = np.zeros(({a}, {b})), np.zeros(({c}, {d}))\n\n{_CHOOSING}",
    )


def _batch(draw: Draw) -> Question:
    opening = draw.choice(
        (
            "Which subscripts does einsum take for the Jacobians of a batch, and what comes out?",
            "Write this operation on the Jacobians of a batch as einsum subscripts.",
        )
    )
    return axes_question(drawn_batch(draw), opening)


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _shape, 2: _layout, 3: _composite, 4: _batch}


def _by_hand() -> Question:
    x, y = names("x y")
    components = (times(x, Power(y, number(2))), plus(x, times(number(3), y)))
    letters = dict(zip("abcd", arrangements(jacobian(components, ("x", "y"))), strict=True))
    return _of_layout(components, letters, "b", "denominator", "Which one is it?")


FAMILY = Family(
    id="ja_layout",
    revision=2,
    topic="jacobians",
    title="Shapes and layouts",
    levels=(1, 2, 3, 4),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 5.4",
    connection="Most bugs in hand-written gradients are transposes; writing the shapes down finds them before they run.",
    small=(1, 2, 3, 4),
    examples=(Example(of=_by_hand, accepts=("b",), refuses={"J1": "a", "J2": "d"}),),
)
