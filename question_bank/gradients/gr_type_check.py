"""Is it a scalar, a vector, a matrix or nothing at all? Six expressions with gradients, Jacobians and Hessians."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.chance import Draw
from engine.language.tree import Value, number
from engine.questions.keys import Chosen
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Option
from engine.subjects.gradients.shapes import Expression, Shape, measured, shape_code
from engine.subjects.slopes import noted

_HALF = 3
_SIZES = (2, 3, 4)
_LETTERS = "abcdef"


@dataclass(frozen=True, slots=True)
class _Asked:
    """An expression, and what hurried people take it for.

    Attributes:
        expression: It.
        code: The slip.
        says: What to look at.
        meant: The expression whose shape is answered by the slip; None for `wrong`.
        wrong: What is answered by the slip.
    """

    expression: Expression
    code: str
    says: str
    wrong: str = ""
    meant: Expression | None = None


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is declared, with its shapes, and what is asked about it.

    Attributes:
        declares: The sentences of the prompt.
        shapes: Of every name.
        letters: Their LaTeX.
        defined: What has a shape.
        undefined: What has none.
        by_shape: Whether shapes are asked, not only kinds.
        sizes: The numbers that the prompt gives.
    """

    declares: str
    shapes: Mapping[str, Shape]
    letters: Mapping[str, str]
    defined: tuple[_Asked, ...]
    undefined: tuple[_Asked, ...]
    sizes: Mapping[str, int]
    by_shape: bool = False


_INNER = "The inner sizes do not agree. Write the shapes side by side before you multiply."
_NUMBER = "A row times a column is a single number."
_COLUMN = "A matrix times a column is a column."


def _expression(*factors: str, operator: str = "") -> Expression:
    return Expression(factors, operator)


def _first_order(draw: Draw) -> _Setting:
    n, m = draw.sample(_SIZES, 2)
    declares = (
        rf"Let $f: \mathbb{{R}}^{{{n}}} \to \mathbb{{R}}$ and $F: \mathbb{{R}}^{{{n}}} \to \mathbb{{R}}^{{{m}}}$ be smooth,"
        rf" $u \in \mathbb{{R}}^{{{n}}}$ and $v \in \mathbb{{R}}^{{{m}}}$. Vectors are columns, and a single row counts as"
        " a vector, too. Rows of $J_F$ are outputs; a gradient is that of a scalar function."
    )
    shapes = {"f": (1, 1), "F": (m, 1), "g": (n, 1), "J": (m, n), "u": (n, 1), "v": (m, 1)}
    letters = {"f": "f", "F": "F", "g": r"\nabla f", "J": "J_F", "u": "u", "v": "v"}
    jacobian_says = "The derivative of several outputs by several inputs has a row for each output."
    defined = (
        _Asked(_expression("g"), "G43", "It holds one slope for each input.", "scalar"),
        _Asked(_expression("J"), "G41", jacobian_says, "vector"),
        _Asked(_expression("J", "u"), "G43", _COLUMN, "matrix"),
        _Asked(_expression("g'", "u"), "G43", _NUMBER, "vector"),
        _Asked(_expression("g'", "g"), "G43", _NUMBER, "vector"),
        _Asked(_expression("v'", "J"), "G43", "A row times a matrix is a row, and a row is a vector.", "matrix"),
        _Asked(_expression("J", "g"), "G43", _COLUMN, "matrix"),
        _Asked(_expression("v'", "J", "u"), "G43", _NUMBER, "vector"),
    )
    undefined = (
        _Asked(_expression("J", "v"), "G42", _INNER, "vector"),
        _Asked(_expression("u'", "J"), "G42", _INNER, "vector"),
        _Asked(_expression("g'", "v"), "G42", _INNER, "scalar"),
        _Asked(_expression("J", "J"), "G42", _INNER, "matrix"),
        _Asked(_expression("F", operator="gradient"), "G40", _OF_SCALARS, "vector"),
        _Asked(_expression("u'", "v"), "G42", _INNER, "scalar"),
    )
    return _Setting(declares, shapes, letters, defined, undefined, {"n": n, "m": m})


_OF_SCALARS = "A gradient is that of a function with one output. With several outputs there is the Jacobian."


def _second_order(draw: Draw) -> _Setting:
    n, m = draw.sample(_SIZES, 2)
    declares = (
        rf"Let $f: \mathbb{{R}}^{{{n}}} \to \mathbb{{R}}$ and $G: \mathbb{{R}}^{{{n}}} \to \mathbb{{R}}^{{{n}}}$ be smooth,"
        rf" $H_f$ the Hessian of $f$, $u \in \mathbb{{R}}^{{{n}}}$ and $v \in \mathbb{{R}}^{{{m}}}$. Vectors are columns,"
        " and a single row counts as a vector, too. A gradient is that of a scalar function, a divergence that of a vector field."
    )
    shapes = {"f": (1, 1), "G": (n, 1), "g": (n, 1), "H": (n, n), "u": (n, 1), "v": (m, 1), "D": (1, 1)}
    letters = {"f": "f", "G": "G", "g": r"\nabla f", "H": "H_f", "u": "u", "v": "v", "D": r"\nabla\cdot G"}
    defined = (
        _Asked(_expression("H"), "G41", "It holds a second derivative for each pair of inputs.", "vector"),
        _Asked(_expression("H", "u"), "G43", _COLUMN, "matrix"),
        _Asked(_expression("u'", "H", "u"), "G43", _NUMBER, "vector"),
        _Asked(_expression("g'", "H", "g"), "G43", _NUMBER, "vector"),
        _Asked(
            _expression("g", operator="divergence"), "G43", "A divergence adds up one slope of each entry.", "vector"
        ),
        _Asked(
            _expression("D", operator="gradient"),
            "G43",
            "The divergence is a number, and a number has a gradient.",
            "scalar",
        ),
        _Asked(_expression("H", "H"), "G43", "Two square matrices of one size have a product of that size.", "vector"),
        _Asked(_expression("H", "g"), "G43", _COLUMN, "matrix"),
    )
    undefined = (
        _Asked(_expression("H", "v"), "G42", _INNER, "vector"),
        _Asked(_expression("v'", "H", "u"), "G42", _INNER, "scalar"),
        _Asked(_expression("G", operator="gradient"), "G40", _OF_SCALARS, "vector"),
        _Asked(_expression("g", operator="gradient"), "G40", _OF_SCALARS, "vector"),
        _Asked(
            _expression("f", operator="divergence"),
            "G40",
            "A divergence needs a vector field; this is one number.",
            "scalar",
        ),
        _Asked(_expression("u", "H"), "G42", _INNER, "vector"),
    )
    return _Setting(declares, shapes, letters, defined, undefined, {"n": n, "m": m})


def _shaped(draw: Draw) -> _Setting:
    n, m, k = draw.sample((2, 3, 4, 5), 3)
    declares = (
        rf"Let $F: \mathbb{{R}}^{{{n}}} \to \mathbb{{R}}^{{{m}}}$ and $G: \mathbb{{R}}^{{{m}}} \to \mathbb{{R}}^{{{k}}}$ be"
        " smooth, with Jacobians whose rows are outputs."
    )
    pool = {"F": (m, n), "G": (k, m), "u": (n, 1)}
    letters = {"F": "J_F", "G": "J_G", "u": "u"}
    order = "The derivative of $G(F(x))$ is $J_G J_F$: what acts first stands on the right."
    defined = (
        _transposing("G", "F"),
        _transposing("F'", "G'"),
        _transposing("F'", "F"),
        _transposing("F", "F'"),
        _transposing("G", "G'"),
        _transposing("G'", "G"),
    )
    undefined = (
        _Asked(_expression("F", "G"), "C6", order, meant=_expression("G", "F")),
        _Asked(_expression("G'", "F"), "G42", _INNER, meant=_expression("G", "F")),
        _Asked(_expression("G", "F'"), "G42", _INNER, meant=_expression("G", "F")),
        _Asked(_expression("F", "F"), "G42", _INNER, meant=_expression("F")),
        _Asked(_expression("G", "G"), "G42", _INNER, meant=_expression("G")),
    )
    return _Setting(declares, pool, letters, defined, undefined, {"n": n, "m": m, "k": k}, by_shape=True)


def _transposing(first: str, second: str) -> _Asked:
    """Ask for a product; its transpose has the sizes exchanged, a square one stands for the other square."""
    exchanged = tuple(factor[:-1] if factor.endswith("'") else f"{factor}'" for factor in (second, first))
    is_square = first.rstrip("'") == second.rstrip("'")
    meant = Expression((second, first)) if is_square else Expression(exchanged)
    return _Asked(
        Expression((first, second)), "J1", "The outer sizes stay: rows of the left, columns of the right.", meant=meant
    )


def _batched(draw: Draw) -> _Setting:
    n, d, k = draw.choice((8, 16, 32)), *draw.sample((2, 3, 4, 5, 6), 2)
    declares = (
        rf"A layer maps a batch $X$ of shape ${n} \times {d}$ to $Y = X W$, with weights $W$ of shape ${d} \times {k}$;"
        r" $G$ stands for $\frac{\partial L}{\partial Y}$, of the shape of $Y$."
    )
    shapes = {"X": (n, d), "W": (d, k), "G": (n, k), "u": (d, 1)}
    letters = {"X": "X", "W": "W", "G": "G", "u": "u"}
    defined = tuple(
        _transposing(first, second)
        for first, second in (("X", "W"), ("X'", "G"), ("G", "W'"), ("X'", "X"), ("G'", "G"), ("W'", "W"))
    )
    undefined = (
        _Asked(_expression("G", "X"), "G42", _INNER, meant=_expression("X'", "G")),
        _Asked(
            _expression("W'", "G"),
            "B5",
            "The weights stand on the right here: samples are rows.",
            meant=_expression("G", "W'"),
        ),
        _Asked(_expression("G", "W"), "B5", _INNER, meant=_expression("G", "W'")),
        _Asked(_expression("X", "G"), "G42", _INNER, meant=_expression("X'", "G")),
        _Asked(
            _expression("W", "X"),
            "C6",
            "The samples are rows, so $W$ acts from the right.",
            meant=_expression("X", "W"),
        ),
    )
    return _Setting(declares, shapes, letters, defined, undefined, {"n": n, "d": d, "k": k}, by_shape=True)


def make(draw: Draw) -> Question:
    setting = {1: _first_order, 2: _second_order, 3: _shaped, 4: _batched}[draw.level](draw)
    asked = draw.shuffled(draw.sample(setting.defined, _HALF) + draw.sample(setting.undefined, _HALF))
    opening = draw.choice(_OPENINGS[setting.by_shape])
    return _question(setting, asked, opening)


_OPENINGS = {
    False: (
        "Say of each expression whether it is a scalar, a vector, a matrix or undefined.",
        "Which expressions in a colleague's notes are scalars, vectors or matrices, and which are undefined?",
    ),
    True: (
        "Give the shape of each product, rows by columns, or say that it is undefined.",
        "Check these products before they run: which shape does each have, and which fail?",
    ),
}


def _question(setting: _Setting, asked: list[_Asked], opening: str) -> Question:
    options = _options(setting, asked)
    given: dict[str, Value] = {name: number(size) for name, size in setting.sizes.items()}
    sources = {letter: one.expression for letter, one in zip(_LETTERS, asked, strict=True)}
    shown = "; ".join(expression.source() for expression in sources.values())
    return Question(
        prompt=f"{opening} {setting.declares}",
        given=given,
        names=(),
        parts=tuple(_part(setting, letter, one, options) for letter, one in zip(_LETTERS, asked, strict=True)),
        steps=tuple(_step(setting, letter, one) for letter, one in zip(_LETTERS, asked, strict=True)),
        slips=tuple(_slip(setting, letter, one) for letter, one in zip(_LETTERS, asked, strict=True)),
        hints=(
            "Write rows by columns beneath every factor.",
            "Two factors have a product where the columns of the left one are as many as the rows of the right one.",
        ),
        note=f"{noted('types', given)}; {shown}",
        code=shape_code(setting.shapes, sources, by_shape=setting.by_shape),
    )


def _named(shape: Shape | None, *, by_shape: bool) -> str:
    """Return the id of the option for a shape."""
    if shape is None:
        return "undefined"
    if by_shape:
        return f"{shape[0]}x{shape[1]}"
    return "scalar" if shape == (1, 1) else "vector" if 1 in shape else "matrix"


def _options(setting: _Setting, asked: list[_Asked]) -> tuple[Option, ...]:
    if not setting.by_shape:
        return tuple(Option(one, one) for one in ("scalar", "vector", "matrix", "undefined"))
    shapes = {one.expression.shape(setting.shapes) for one in asked}
    shapes |= {one.meant.shape(setting.shapes) for one in asked if one.meant is not None}
    known = sorted(shape for shape in shapes if shape is not None)
    return (*(Option(f"{a}x{b}", rf"${a} \times {b}$") for a, b in known), Option("undefined", "undefined"))


def _part(setting: _Setting, letter: str, one: _Asked, options: tuple[Option, ...]) -> Part:
    by_shape = setting.by_shape
    shown = one.expression.latex(setting.letters)
    return Part(
        Chosen((_named(one.expression.shape(setting.shapes), by_shape=by_shape),)),
        "class",
        shown,
        (),
        id=letter,
        asks=f"({letter}) ${shown}$",
        options=options,
        witness=lambda _: (_named(measured(one.expression, setting.shapes), by_shape=by_shape),),
    )


def _slip(setting: _Setting, letter: str, one: _Asked) -> Slip:
    meant = one.meant.shape(setting.shapes) if one.meant is not None else None
    wrong = one.wrong or _named(meant, by_shape=setting.by_shape)
    return Slip(one.code, Chosen((wrong,)), one.says, letter)


def _step(setting: _Setting, letter: str, one: _Asked) -> Step:
    expression = one.expression
    sizes = r"\,".join(rf"({a} \times {b})" for a, b in expression.factor_shapes(setting.shapes))
    shape = expression.shape(setting.shapes)
    opening = f"${expression.latex(setting.letters)}$: ${sizes}$"
    if shape is None:
        return Step(f"{opening}, and {_WHY_NOT[expression.operator]}, so it is undefined.", part=letter)
    made = f", and the {expression.operator} of it" if expression.operator else ""
    return Step(rf"{opening}{made} is ${shape[0]} \times {shape[1]}$, {_worded(shape)}.", part=letter)


_WHY_NOT = {
    "": "inner sizes do not agree",
    "gradient": "a gradient is that of one number",
    "divergence": "a divergence needs an entry for each input",
}


def _worded(shape: Shape) -> str:
    return {"scalar": "a scalar", "vector": "a vector", "matrix": "a matrix"}[_named(shape, by_shape=False)]


_FIRST = {"a": "matrix", "b": "undefined", "c": "scalar", "d": "undefined", "e": "vector", "f": "undefined"}
_SHAPES = {"a": "undefined", "b": "undefined", "c": "undefined", "d": "4x4", "e": "3x5", "f": "4x4"}

FAMILY = Family(
    id="gr_type_check",
    revision=1,
    topic="gradients",
    title="Scalar, vector, matrix or undefined",
    levels=(1, 2, 3, 4),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), sections 5.2-5.4",
    connection="Most errors in backward passes written by hand are errors of shape, and are found by checking sizes.",
    examples=(
        # J_F, u^T J_F, (grad f)^T u, (grad f)^T v, grad f, J_F v with n = 3 and m = 4
        Example(
            level=1,
            seed=0,
            accepts=(_FIRST, {**_FIRST, "b": "it is undefined", "e": "a vector"}),
            refuses={
                "G41": {**_FIRST, "a": "vector"},
                "G42": {**_FIRST, "f": "vector"},
                "G43": {**_FIRST, "c": "vector"},
            },
        ),
        Example(
            level=3,
            seed=0,
            accepts=(_SHAPES,),
            refuses={"J1": {**_SHAPES, "e": "5x3"}, "G42": {**_SHAPES, "a": "3x5"}},
        ),
    ),
    small=(1, 2, 3, 4),
)
