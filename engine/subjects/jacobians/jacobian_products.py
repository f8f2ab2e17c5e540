"""Products with a Jacobian as answers: J u and vᵀJ, with their slips, steps, witness and programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.tidy import over, plus, tidy, times
from engine.calculus.witness import central_gradient, values
from engine.functions.linear import ExactMatrix, ExactVector, applied, as_matrix, as_vector, dot, transposed
from engine.language.plain_text import plain
from engine.language.tree import Call, Matrix, Vector, number
from engine.questions.question import Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.determinants import LABELS
from engine.subjects.jacobians.jacobian_parts import JacobianAt
from engine.subjects.matrix_steps import chain_step, product_step, written_product


@dataclass(frozen=True, slots=True)
class Side:
    """One product: J u with u on the right, or vᵀJ with v on the left.

    Attributes:
        letter: `u` or `v`.
        by: The vector.
        part: The id of the part that asks for it.
    """

    letter: str
    by: ExactVector
    part: str = "answer"

    @property
    def is_forward(self) -> bool:
        return self.letter == "u"

    @property
    def label(self) -> str:
        return r"J_F(P)\,u" if self.is_forward else r"v^{T} J_F(P)"

    def of(self, j: ExactMatrix) -> ExactVector:
        """Return the product with a matrix."""
        return applied(j if self.is_forward else transposed(j), self.by)


def product_part(side: Side, j: ExactMatrix, model: JacobianAt | None) -> Part:
    """Return the part that asks for a product with j, which is given or taken of a model."""
    asks = f"({side.part}) The product ${side.label}$." if side.part != "answer" else ""
    return Part(
        id=side.part,
        key=as_vector(side.of(j)),
        kind="vector",
        label=side.label,
        names=(),
        asks=asks,
        witness=lambda _: _multiplied(side, j) if model is None else _differences(side, model),
    )


def _multiplied(side: Side, j: ExactMatrix) -> tuple[float, ...]:
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    rows, by = np.array(j, dtype=float), np.array(side.by, dtype=float)
    return tuple(map(float, rows @ by if side.is_forward else by @ rows))


def _differences(side: Side, model: JacobianAt) -> tuple[float, ...]:
    """Move along u, or differentiate the one number v · F; neither writes a Jacobian down."""
    if not side.is_forward:
        weighted = plus(*(times(number(c), f) for c, f in zip(side.by, model.components, strict=True)))
        return central_gradient(weighted, model.names, model.point)
    h = Fraction(1, 10**5)
    moves = zip(model.point.items(), side.by, strict=True)
    steps = {name: h * c for (name, _), c in moves}
    ahead, behind = ({name: x + sign * steps[name] for name, x in model.point.items()} for sign in (1, -1))
    rises = zip(values(model.components, ahead), values(model.components, behind), strict=True)
    return tuple((high - low) / (2 * float(h)) for high, low in rises)


def product_slips(side: Side, j: ExactMatrix, model: JacobianAt | None) -> tuple[Slip, ...]:
    """Return the slips of multiplying, and of the derivatives of a model."""
    letter = f"${side.letter}$"
    own, other = ("rows", "columns") if side.is_forward else ("columns", "rows")
    length = Call("sqrt", (number(dot(side.by, side.by)),))
    slips = [
        Slip(
            "J2",
            as_vector(replace(side, by=side.by[::-1]).of(j)),
            f"The entries of {letter} are taken in the reverse order. The first one goes with the first of the {other}.",
        ),
        Slip(
            "G13",
            Vector(tuple(over(number(x), length) for x in side.of(j))),
            f"You scaled {letter} to length 1. The product takes it as it is.",
        ),
    ]
    if len(j) == len(j[0]):
        diagonal = tuple(row[i] * side.by[i] for i, row in enumerate(j))
        exchanged = f"This multiplies {letter} with the {other} of the matrix. Each entry takes one of its {own}."
        slips.insert(0, Slip("J1", as_vector(side.of(transposed(j))), exchanged))
        slips.insert(
            2,
            Slip("J3", as_vector(diagonal), f"Only the diagonal meets {letter} here. Each entry is a sum of products."),
        )
    if model is not None:
        slips += _differentiated(side, model)
    return tuple(replace(slip, part=side.part) for slip in slips)


def _differentiated(side: Side, model: JacobianAt) -> Iterator[Slip]:
    for slip in model.slips("J"):
        rows = answered.exact_matrix({"J": slip.answer}, "J")
        if slip.code.startswith("D") and rows is not None:
            yield replace(slip, answer=as_vector(side.of(rows)))


def side_step(side: Side, j: ExactMatrix) -> Step:
    """Return the step that multiplies."""
    if side.is_forward:
        return product_step("Each entry is a row of the matrix times $u$.", side.label, j, side.by)
    says = "Each entry is $v$ times a column of the matrix: the rows are added with the weights of $v$."
    written = written_product(transposed(j), side.by).entries
    return chain_step(says, side.label, Matrix((written,)), Matrix((tuple(map(tidy, written)),)))


def product_code(sides: tuple[Side, ...], j: ExactMatrix, model: JacobianAt | None) -> Code:
    """Return the programs; several products are answers by part."""
    vectors = {side.letter: plain(as_vector(side.by)) for side in sides}
    sympy = [f"{letter} = Matrix({entries})" for letter, entries in vectors.items()]
    numpy = [f"{letter} = np.array({entries})" for letter, entries in vectors.items()]
    sympy.append(_answer(sides, {"u": "J * u", "v": "v.T * J"}))
    numpy.append(_answer(sides, {"u": "J @ u", "v": "v @ J"}))
    if model is None:
        rows = plain(as_matrix(j))
        given = Code(
            f"from sympy import Matrix\n\nanswer = Matrix({rows})\n",
            f"import numpy as np\n\nanswer = np.array({rows})\n",
        )
    else:
        labelled = dict(zip(LABELS, model.components, strict=False))
        given = derivative_code("jacobian", labelled, model.names, model.names, model.point)
    return continued(given, "J", *sympy, numpy=tuple(numpy))


def _answer(sides: tuple[Side, ...], products: Mapping[str, str]) -> str:
    if len(sides) == 1:
        return f"answer = {products[sides[0].letter]}"
    return "answer = {" + ", ".join(f'"{side.part}": {products[side.letter]}' for side in sides) + "}"
