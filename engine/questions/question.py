"""A question with its key, as a family makes it; it never leaves the worker's process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.chance import Draw
from engine.errors import DefectError
from engine.landscape.plots import Landscape
from engine.language.tree import Matrix, Node, Value
from engine.questions.keys import Key, is_value
from engine.questions.sheet import Kind, Option

# The value of a witness: a number for each entry of the key, row by row.
Witness: TypeAlias = Callable[[Mapping[str, Fraction]], tuple[float, ...]]

# What else than the key itself is right.
UpTo: TypeAlias = Literal["scale", "positive_scale", "sign", "constant", "factor"]


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, for another program: `op` of the given `of`, with respect to `wrt`, at a point or in general."""

    op: Literal["partial", "gradient", "jacobian", "hessian"]
    of: str
    wrt: tuple[str, ...]
    at: Mapping[str, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to answer, with its key.

    Attributes:
        label: LaTeX of what the answer is equal to, such as `J_F(x, y)`.
        names: The names that an answer may use.
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
    """

    key: Key
    kind: Kind
    label: str
    names: tuple[str, ...]
    ask: Ask | None = None
    id: str = "answer"
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
    """

    says: str
    formula: str = ""
    claims: tuple[Claim, ...] = ()
    yields: tuple[int, int, Node] | None = None


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
        witness: Recomputes the key's entries at a point by a route that shares no formula with it.
        hints: Two: where to look, and the first step.
        note: Canonical text of what distinguishes the variant; equal notes are duplicates.
    """

    prompt: str
    given: Mapping[str, Value]
    names: tuple[str, ...]
    parts: tuple[Part, ...]
    witness: Witness
    steps: tuple[Step, ...]
    slips: tuple[Slip, ...]
    hints: tuple[str, ...]
    note: str
    landscape: Landscape | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A variant with answers that must be accepted and refused; refused ones by the code of the slip to name."""

    level: int
    seed: int
    accepts: tuple[str, ...] = ()
    refuses: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of question, made at several levels from a draw."""

    id: str
    revision: int
    topic: str
    title: str
    levels: tuple[int, ...]
    make: Callable[[Draw], Question]
    source: str
    examples: tuple[Example, ...] = ()
