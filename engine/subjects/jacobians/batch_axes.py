"""Axes of a batch of Jacobians: which subscripts an operation has, and the shape of what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.chance import Draw
from engine.functions.linear import as_vector
from engine.language.tree import Value, number
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.map_images import map_note


@dataclass(frozen=True, slots=True)
class _Operation:
    """What is done with the array, example by example.

    Attributes:
        asked: In words, with the operands.
        right: Its subscripts.
        wrong: Other subscripts, by slip.
    """

    asked: str
    right: str
    wrong: Mapping[str, str]


_OPERATIONS = (
    _Operation(
        "the products $J u$ with an array $u$ of input vectors",
        "bij,bj->bi",
        {"J1": "bij,bi->bj", "J15": "bij,bj->i", "J16": "bij,bj->bij"},
    ),
    _Operation(
        "the products $v^{T} J$ with an array $v$ of output vectors",
        "bij,bi->bj",
        {"J1": "bij,bj->bi", "J15": "bij,bi->j", "J16": "bij,bi->bij"},
    ),
    _Operation(
        "the matrices $J J^{T}$", "bij,bkj->bik", {"J1": "bij,bik->bjk", "J15": "bij,bkj->ik", "J16": "bij,bij->bij"}
    ),
    _Operation(
        "the matrices $J^{T} J$", "bij,bik->bjk", {"J1": "bij,bkj->bik", "J15": "bij,bik->jk", "J16": "bij,bij->bij"}
    ),
)
_SAYS = {
    "J1": "This runs over the other axis of the Jacobian. Axis i belongs to the outputs, axis j to the inputs.",
    "J15": "The examples are added up here. Axis b has to stay in the result.",
    "J16": "Nothing is summed here. The index that both factors share, besides b, is summed over.",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of Jacobians and what is done with it.

    Attributes:
        sizes: Of the axes b, i and j: examples, outputs, inputs.
        operation: What is asked.
        letters: The options, by their letters.
    """

    sizes: Mapping[str, int]
    operation: _Operation
    letters: Mapping[str, str]

    @property
    def right(self) -> str:
        return next(letter for letter, subscripts in self.letters.items() if subscripts == self.operation.right)

    def shape_of(self, subscripts: str) -> tuple[int, ...]:
        """Return the shape of a result; k runs over the same axis as the index that it stands for."""
        kept = "i" if "kj" in subscripts else "j"
        return tuple((dict(self.sizes) | {"k": self.sizes[kept]})[axis] for axis in subscripts.partition("->")[2])


def drawn_batch(draw: Draw) -> Batch:
    b, i, j = draw.sample(range(2, 10), 3)
    operation = draw.choice(_OPERATIONS)
    subscripts = draw.shuffled((operation.right, *operation.wrong.values()))
    return Batch({"b": b, "i": i, "j": j}, operation, dict(zip("abcd", subscripts, strict=True)))


def axes_question(batch: Batch, opening: str) -> Question:
    """Ask for the subscripts of an operation, and for the shape of its result."""
    b, i, j = batch.sizes.values()
    given: dict[str, Value] = {"J": as_vector((b, i, j))}
    shape = batch.shape_of(batch.operation.right)
    return Question(
        prompt=(
            f"{opening} For each of {b} examples the array $J$ of shape ({b}, {i}, {j}) holds {i} outputs by {j} inputs; "
            f"its axes are b, i, j. Wanted are {batch.operation.asked}, one for each example."
        ),
        given=given,
        names=(),
        parts=_parts(batch, shape),
        steps=(
            Step("The axis b of the examples is in every factor and in the result: each example stays by itself."),
            Step(_summed(batch.operation.right)),
            Step(
                "The sizes of the axes that are left make the shape.",
                _shown(shape),
                tuple(Claim(number(s), number(s)) for s in shape),
            ),
        ),
        slips=_slips(batch),
        hints=(
            "Write one entry of the result as a sum; the index that is summed over does not occur on the right of the arrow.",
            "Axis b stays: what is done is done for each example.",
        ),
        note=f"{map_note('batch', given)}; {batch.operation.right}",
        code=_code(batch),
        target="J1",
    )


def _shown(shape: tuple[int, ...]) -> str:
    return rf"\text{{shape}} = ({', '.join(map(str, shape))})"


def _summed(subscripts: str) -> str:
    left, _, result = subscripts.partition("->")
    summed = next(axis for axis in left if axis.isalpha() and axis not in result)
    kept = [axis for axis in result if axis != "b"]
    return (
        f"The index {summed} is shared and summed over; {' and '.join(kept)} {'is' if len(kept) == 1 else 'are'} left."
    )


def _parts(batch: Batch, shape: tuple[int, ...]) -> tuple[Part, ...]:
    subscripts = Part(
        id="a",
        key=Chosen((batch.right,)),
        kind="choice",
        label=r"\text{subscripts}",
        names=(),
        asks="(a) The subscripts.",
        options=tuple(Option(letter, text) for letter, text in batch.letters.items()),
        witness=lambda _: (_looped(batch)[0],),
    )
    result = Part(
        id="b",
        key=as_vector(shape),
        kind="vector",
        label=r"\text{shape}",
        names=(),
        asks="(b) The shape of the result.",
        layout="The sizes in the order of the axes.",
        witness=lambda _: tuple(map(float, _looped(batch)[1])),
    )
    return subscripts, result


def _looped(batch: Batch) -> tuple[str, tuple[int, ...]]:
    """Do the operation example by example, and return the option that gives the same, with the shape."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    b, i, j = batch.sizes.values()
    numbers = np.random.default_rng(7)
    jacobians = numbers.normal(size=(b, i, j))
    operands = {"bij,bj->bi": (b, j), "bij,bi->bj": (b, i)}
    other = numbers.normal(size=operands.get(batch.operation.right, (b, i, j)))
    other = other if batch.operation.right in operands else jacobians
    wanted = np.array([_one(batch.operation.right, one, by) for one, by in zip(jacobians, other, strict=True)])

    def fits(subscripts: str) -> bool:
        try:
            found = np.einsum(subscripts, jacobians, other)
        except ValueError:
            return False
        return found.shape == wanted.shape and bool(np.allclose(found, wanted))

    return next(letter for letter, text in batch.letters.items() if fits(text)), wanted.shape


def _one(subscripts: str, jacobian: Any, other: Any) -> Any:  # arrays
    """Do the operation for one example, with plain products of matrices."""
    match subscripts:
        case "bij,bj->bi":
            return jacobian @ other
        case "bij,bi->bj":
            return other @ jacobian
        case "bij,bkj->bik":
            return jacobian @ jacobian.T
        case _:
            return jacobian.T @ jacobian


def _slips(batch: Batch) -> tuple[Slip, ...]:
    chosen = [
        Slip(code, Chosen((next(letter for letter, text in batch.letters.items() if text == wrong),)), _SAYS[code], "a")
        for code, wrong in batch.operation.wrong.items()
    ]
    shapes = ((code, batch.shape_of(wrong)) for code, wrong in batch.operation.wrong.items())
    return (*chosen, *(Slip(code, as_vector(other), _SAYS[code], "b") for code, other in shapes if len(other) > 1))


_SYMPY = """\
# the result keeps the axes {result}, and everything else is summed over
sizes = {sizes}
options = {options}
right = next(k for k, text in options.items() if text.endswith("->{result}"))
answer = {{"a": right, "b": tuple(sizes[axis] for axis in "{result}")}}
"""

_NUMPY = """\
import numpy as np

J = np.ones({shape})
other = np.ones({other})
options = {options}
right = next(k for k, text in options.items() if text.endswith("->{result}"))
answer = {{"a": right, "b": np.einsum(options[right], J, other).shape}}
"""


def _code(batch: Batch) -> Code:
    left, _, result = batch.operation.right.partition("->")
    sizes = dict(batch.sizes) | {"k": batch.sizes["i" if "kj" in left else "j"]}
    lines = "".join(f'    "{letter}": "{text}",\n' for letter, text in batch.letters.items())
    options = f"{{\n{lines}}}"
    other = tuple(sizes[axis] for axis in left.partition(",")[2])
    return Code(
        _SYMPY.format(result=result, sizes=str(sizes).replace("'", '"'), options=options),
        _NUMPY.format(shape=tuple(batch.sizes.values()), other=other, options=options, result=result),
    )
