"""A question with its key, as a family makes it; it never leaves the worker's process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.chance import Draw
from engine.errors import DefectError
from engine.landscape.meanings import Meaning
from engine.landscape.plots import Plot
from engine.language.tree import Matrix, Node, Value
from engine.questions.keys import Key, is_value
from engine.questions.sheet import Answer, Code, Kind, Option

# What a witness finds, by the kind of the key: a number for each entry of a value, row by row; the coordinates of each
# point of a set; the ids of what is to be chosen or put in order; the (low, high) ends of an interval, infinite where
# it has none; and for an equation some points, in the order of the part's names, that lie on what it describes.
Found: TypeAlias = tuple[float, ...] | tuple[tuple[float, ...], ...] | tuple[str, ...]
Witness: TypeAlias = Callable[[Mapping[str, Fraction]], Found]

# What else than the key itself is right.
UpTo: TypeAlias = Literal["scale", "positive_scale", "sign", "constant", "factor"]


# `linear_model` and `quadratic_model` are the Taylor polynomials at the point; `determinant` is that of the Jacobian.
Operation: TypeAlias = Literal[
    "partial",
    "gradient",
    "jacobian",
    "hessian",
    "determinant",
    "linear_model",
    "quadratic_model",
    "critical_points",
]


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, for another program: `op` of the given `of`, with respect to `wrt`, at a point or in general."""

    op: Operation
    of: str
    wrt: tuple[str, ...]
    at: Mapping[str, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to answer, with its key.

    Attributes:
        label: LaTeX of what the answer is equal to, such as `J_F(x, y)`.
        names: The names that an answer may use.
        witness: Recomputes the key at a point by a route that shares no formula with it.
        asks: What this part asks, where there are several: a line of text that may hold LaTeX between dollar signs.
        positive: The names among them that are declared positive.
        form: The form asked for; see `engine.questions.forms`.
        tolerance: Significant figures asked for, or None for exact.
        options: What there is to choose from or to put in order.
        up_to: What may stand between an answer and the key: a sign, or a factor.
        matrix: The matrix of an eigenvector, shape (n, n); without it the key decides.
        eigenvalue: Whose eigenvector is asked; None for any of the matrix.
        wrt: The names that an antiderivative is differentiated by; all if none are given.
        stands_for: What names mean that the answer may use though the key does not.
        follows: The key that the learner's own answers to earlier parts lead to, given them by part; None where they
            lead nowhere.
        means: What the answer says of the question's functions, where `ask` does not tell.
        hides_shape: Whether the size of the key, a vector or a matrix, is part of the answer.
    """

    key: Key
    kind: Kind
    label: str
    names: tuple[str, ...]
    witness: Witness | None = None
    ask: Ask | None = None
    id: str = "answer"
    asks: str = ""
    layout: str = ""
    positive: tuple[str, ...] = ()
    form: str | None = None
    tolerance: int | None = None
    options: tuple[Option, ...] = ()
    up_to: UpTo | None = None
    matrix: Matrix | None = None
    eigenvalue: Node | None = None
    wrt: tuple[str, ...] = ()
    stands_for: Mapping[str, Node] = field(default_factory=dict)
    follows: Callable[[Mapping[str, Key]], Key | None] | None = None
    means: Meaning | None = None
    hides_shape: bool = False

    @property
    def value(self) -> Value:
        """The key of a kind that asks for an expression, a vector or a matrix.

        Raises:
            DefectError: It is a key of another kind.
        """
        if not is_value(self.key):
            raise DefectError(f"The key of the part {self.id} is no expression, vector or matrix.")
        return self.key


@dataclass(frozen=True, slots=True)
class Claim:
    """What a step says is true; the audit proves each one.

    The derivative of `left` by the names of `wrt`, taken in turn, is equal to `right`; with no names, the two are equal.
    """

    left: Node
    right: Node
    wrt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a worked solution.

    Attributes:
        says: A sentence; it may hold LaTeX between dollar signs.
        formula: LaTeX, or "".
        claims: What the formula says, as pairs of trees; a formula without a claim fails the audit.
        yields: The term or entry of the key that this step finds, where it finds one: (row, column, tree).
        part: The id of the part whose key `yields` is about.
    """

    says: str
    formula: str = ""
    claims: tuple[Claim, ...] = ()
    yields: tuple[int, int, Node] | None = None
    part: str = "answer"


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer that one known mistake leads to.

    Attributes:
        code: The code in `docs/slips.md`.
        answer: What the mistake makes of the key's part.
        message: At most two sentences: what you seem to have done, in your symbols; what to look at.
        part: The id of the part.
        acts: What the mistake makes of any other answer, where it can be made on top of another slip.
    """

    code: str
    answer: Key
    message: str
    part: str = "answer"
    acts: Callable[[Value], Value] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One variant of a family.

    Attributes:
        prompt: Text with LaTeX between dollar signs; `{f}` stands for the LaTeX of the given `f`.
        given: Every function, point and matrix of the prompt.
        names: Every variable and parameter, in the order that the prompt states.
        hints: Two: where to look, and the first step.
        note: Canonical text of what distinguishes the variant; equal notes are duplicates.
        landscape: What to plot; nothing of it that is shown before the verdict gives the answer away.
        code: Two programs that compute the answer.
        target: The code of the slip that this variant is drawn for: it must lead to another answer than the key.
    """

    prompt: str
    given: Mapping[str, Value]
    names: tuple[str, ...]
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    slips: tuple[Slip, ...]
    hints: tuple[str, ...]
    note: str
    landscape: Plot | None = None
    code: Code | None = None
    target: str | None = None

    def part(self, name: str) -> Part:
        """Return the part with an id."""
        return next(part for part in self.parts if part.id == name)


# An answer to the one part of a question, or answers by part.
Answers: TypeAlias = Answer | Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Example:
    """A variant with answers that must be accepted and refused; refused ones by the code of the slip to name.

    Attributes:
        level: Of the variant.
        seed: Of the variant.
        of: Makes a question that is given by hand, instead of one of the level and the seed.
    """

    level: int = 1
    seed: int = 1
    accepts: tuple[Answers, ...] = ()
    refuses: Mapping[str, Answers] = field(default_factory=dict)
    of: Callable[[], Question] | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of question, made at several levels from a draw.

    Attributes:
        make: Makes a question of nothing but the draw.
        source: Where the mathematics is explained in print.
        connection: One sentence on what machine learning does with it.
        small: The levels that cannot have 200 different variants; 30 do.
        is_own: Whether its questions are about a function of the learner's own, which the draw brings as `of`.
    """

    id: str
    revision: int
    topic: str
    title: str
    levels: tuple[int, ...]
    make: Callable[[Draw], Question]
    source: str
    connection: str
    examples: tuple[Example, ...] = ()
    small: tuple[int, ...] = ()
    is_own: bool = False
