"""What the learner's side of a question is: everything to show and to type into, and no key."""

from typing import Literal, TypeAlias

import msgspec

from engine.landscape.meanings import Meaning
from engine.landscape.plots import Plot

Kind: TypeAlias = Literal[
    "expression",
    "number",
    "vector",
    "matrix",
    "direction",
    "normal",
    "eigenvector",
    "equation",
    "interval",
    "points",
    "antiderivative",
    "class",
    "choice",
    "multi",
    "order",
]

# As typed: one text, or for a grid its rows of texts, so that `(1` and `2)` in neighbouring cells stay unreadable.
Answer: TypeAlias = str | tuple[tuple[str, ...], ...]


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a question is made from, and all that is needed to make it again.

    Attributes:
        of: The learner's own function, as `engine.questions.own_function` writes it; "" where the family draws one.
    """

    family: str
    revision: int
    level: int
    seed: int
    of: str = ""


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the things to choose from, or to put in order; `text` may hold LaTeX between dollar signs."""

    id: str
    text: str


class PartSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to answer.

    Attributes:
        id: Its key in a dictionary of answers.
        label: LaTeX of what the answer is equal to, such as `J_F(x, y)`.
        asks: What this part asks, where there are several, else "".
        kind: Which editor and which marking.
        shape: (rows, columns) of a matrix or vector, else None; None too where the size is part of the answer.
        names: The names that an answer may use, in their plain spelling.
        layout: A sentence that states the layout where it matters, else "".
        positive: The names that are declared positive.
        form: The form asked for ("simplified", ...), or None.
        tolerance: Significant figures asked for, or None for exact.
        options: What there is to choose from or to put in order.
        means: What the answer says of the question's functions, where that can be drawn.
        hides_shape: Whether it is a matrix or vector whose size is part of the answer.
    """

    id: str
    label: str
    kind: Kind
    shape: tuple[int, int] | None
    names: tuple[str, ...]
    layout: str = ""
    positive: tuple[str, ...] = ()
    form: str | None = None
    tolerance: int | None = None
    options: tuple[Option, ...] = ()
    asks: str = ""
    means: Meaning | None = None
    hides_shape: bool = False

    @property
    def is_grid(self) -> bool:
        """Whether the answer has entries in rows and columns."""
        return self.shape is not None or self.hides_shape


class Difficulty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How hard a question is, measured on its solution.

    Attributes:
        rules: How many different rules the solution applies.
        size: Operations in the answer.
        seconds: What a practised person needs, roughly.
    """

    rules: int
    size: int
    seconds: int


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two short programs that compute a question's answer; the tests run them.

    Each sets the name `answer`: a value, or for several parts a dictionary by part. The numpy program may set `at`, a
    dictionary of the names' values, to say at which point its `answer` is the value of a formula.
    """

    sympy: str
    numpy: str


class Sheet(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A question as it is shown. `prompt` is text with mathematics as LaTeX between dollar signs."""

    identity: Identity
    topic: str
    title: str
    prompt: str
    names: tuple[str, ...]
    parts: tuple[PartSheet, ...]
    hints: int
    note: str
    landscape: Plot | None = None
    difficulty: Difficulty | None = None


class SolvedStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a worked solution: a sentence (which may hold $…$) and a formula in LaTeX, or ""."""

    says: str
    formula: str


class Solution(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The worked solution of a question, with its key by part in plain notation and in LaTeX.

    Attributes:
        connection: What machine learning does with it.
        code: Programs that compute it.
    """

    steps: tuple[SolvedStep, ...]
    keys: dict[str, str]
    latex: dict[str, str]
    connection: str = ""
    code: Code | None = None
