"""Definiteness with its evidence: determinant, eigenvalues or minors first, then the class; ranges of a parameter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from engine.calculus.tidy import plus
from engine.chance import Draw
from engine.functions.linear import (
    ExactMatrix,
    as_matrix,
    determinant,
    exact_matrix,
    trace,
)
from engine.functions.symmetric import Symmetric, drawn_deceptive, drawn_symmetric
from engine.landscape.plots import Plot
from engine.language.plain_text import plain
from engine.language.tree import Value, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.determinants import DIAGONAL_ONLY
from engine.subjects.hessians.definite_ranges import drawn_ranged, range_question
from engine.subjects.hessians.definiteness import (
    NAMING,
    SIGNATURES,
    by_determinant_and_trace,
    by_eigenvalues,
    by_minors,
    class_part,
    class_slips,
    form_bars,
    form_profile,
    leading_minors,
    verdict_of,
)
from engine.subjects.hessians.gram_matrices import drawn_features, gram_question
from engine.subjects.hessians.leading_minors import MINOR_SIGNS, minor_slips, minor_steps, minors_part, numerical_minors
from engine.subjects.map_images import map_note
from engine.subjects.matrix_steps import chain_step, determinant_step
from engine.subjects.spectra import Spectrum, characteristic_step, eigenvalue_part, eigenvalue_slips
from engine.subjects.targeting import Aim, aimed_first, targeted


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


_CODES = ("S4", "S7", "S8", "S9", "S26", "S27", "S28")
# A quarter of the matrices is singular.
_AIMS = {
    2: (
        *(Aim("S26", "positive definite"),) * 3,
        *(Aim("S4", "negative definite"),) * 2,
        Aim("S27", "negative definite"),
        Aim("S9", "indefinite"),
        Aim("S8", "indefinite"),
        Aim("S26", "indefinite"),
        Aim("S28", "positive semidefinite"),
        Aim("S7", "positive semidefinite"),
        Aim("S28", "negative semidefinite"),
    ),
    3: (
        *(Aim("S26", "positive definite"),) * 3,
        *(Aim("S27", "negative definite"),) * 3,
        Aim("S9", "indefinite"),
        Aim("S8", "indefinite"),
        Aim("S4", "indefinite"),
        Aim("S28", "positive semidefinite"),
        Aim("S7", "negative semidefinite"),
        Aim("S28", "negative semidefinite"),
    ),
}
_BOUNDS = {2: 18, 3: 6}


def _drawn(draw: Draw, size: int) -> tuple[Aim, Symmetric]:
    """Draw a matrix with whole eigenvalues for a slip that misjudges it; its leading minors but the last are not zero."""

    def make_for(aim: Aim) -> Symmetric | None:
        if aim == Aim("S26", "indefinite"):
            return drawn_deceptive(draw, _BOUNDS[size])
        made = drawn_symmetric(draw, size, SIGNATURES[aim.verdict or "indefinite"], _BOUNDS[size])
        return None if 0 in leading_minors(made.rows)[:-1] else made

    return targeted(draw, _AIMS[size], make_for, lambda made, code: verdict_of(made.rows, code))


def _any(draw: Draw, aim: Aim) -> ExactMatrix | None:
    """Draw a matrix of shape (2, 2) whose eigenvalues need not be whole."""
    a, b, c = draw.nonzero(9), draw.nonzero(9), draw.nonzero(9)
    if aim.code in {"S7", "S28"}:
        # a multiple of w wᵀ is singular
        p, q, k = draw.integer(1, 3), draw.nonzero(3), draw.nonzero(4)
        a, b, c = k * p * p, k * p * q, k * q * q
    return exact_matrix([[a, b], [b, c]])


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is asked before the class.

    Attributes:
        part: The part that asks for it.
        follows: The class that it leads to.
        slips: Of the part.
        steps: Leading to the verdict.
        hint: The first step.
        code: The programs for both parts.
        picture: What is plotted.
    """

    part: Part
    follows: Callable[[Mapping[str, Key]], Key | None]
    slips: tuple[Slip, ...]
    steps: tuple[Step, ...]
    hint: str
    code: Code
    picture: Plot


def _of_matrix(a: ExactMatrix, target: str | None, opening: str, evidence: _Evidence) -> Question:
    """Ask for the evidence, and then for the class."""
    given: dict[str, Value] = {"A": as_matrix(a)}
    codes = _CODES if target is None else aimed_first(_CODES, Aim(target))
    return Question(
        prompt=f"{opening}\n$A = {{A}}$",
        given=given,
        names=(),
        parts=(evidence.part, class_part(a, "b", "(b) What the matrix is.", evidence.follows)),
        steps=evidence.steps,
        slips=(*evidence.slips, *class_slips(a, codes, "b")),
        hints=("The class tells which signs $v^{T} A v$ takes as $v$ goes through all directions.", evidence.hint),
        note=map_note(f"definiteness by {evidence.part.label}", given),
        landscape=evidence.picture,
        code=evidence.code,
        target=target,
    )


def _verdict_step(a: ExactMatrix, says: str) -> Step:
    return Step(f"{says} So the matrix is {verdict_of(a, None)}.")


# Two by two, by determinant and trace.


def _by_determinant(draw: Draw) -> Question:
    aim, rows = targeted(draw, _AIMS[2], lambda aim: _any(draw, aim), verdict_of)
    opening = draw.choice(
        (
            "Is this symmetric matrix definite? Give its determinant first, then classify it.",
            "Classify this symmetric matrix by its definiteness, with the determinant as evidence.",
        )
    )
    return _of_determinant(rows, aim.code, opening)


def _of_determinant(rows: ExactMatrix, target: str | None, opening: str) -> Question:
    (a, b), (_, c) = rows
    d, total = determinant(rows), trace(rows)

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "a")
        return None if own is None or (own >= 0 and total == 0) else by_determinant_and_trace(own, total)

    slips = (
        Slip("S1", number(a * c + b * b), "The square of the mixed entry is added. It is subtracted.", "a"),
        Slip("S3", number(a * c - b), "The mixed entry is subtracted as it is. It stands twice in the matrix.", "a"),
        Slip("J3", number(a * c), DIAGONAL_ONLY, "a"),
    )
    steps = (
        determinant_step("Take the determinant, which is the product of the two eigenvalues.", r"\det A", rows),
        chain_step("The trace is their sum.", r"\operatorname{tr} A", plus(number(a), number(c)), number(total)),
        _verdict_step(rows, _SIGNS[(d > 0) - (d < 0)].format(sum="positive" if total > 0 else "negative")),
    )
    part = Part(
        id="a",
        key=number(d),
        kind="number",
        label=r"\det A",
        names=(),
        asks="(a) The determinant.",
        witness=lambda _: (numerical_minors(rows)[-1],),
    )
    code = _code(rows, "A.det()", "np.linalg.det(A)")
    evidence = _Evidence(part, follows, slips, steps, _HINTS[1], code, form_profile(rows))
    return _of_matrix(rows, target, opening, evidence)


_SIGNS = {
    1: "The product is positive, so both eigenvalues have one sign, and their sum is {sum}.",
    0: "The product is zero, so one eigenvalue is zero, and the other is their sum, which is {sum}.",
    -1: "The product is negative, so the eigenvalues have different signs.",
}
_HINTS = {
    1: "Start with the determinant; it is the product of the eigenvalues.",
    2: r"Write down $\lambda^{2} - (\operatorname{tr} A)\lambda + \det A = 0$.",
    3: "Start with the top left entry; then the determinant of the top left corner of two rows.",
}


def _code(a: ExactMatrix, sympy: str, numpy: str) -> Code:
    """Return programs that compute the evidence by these expressions, and the class by the eigenvalues."""
    rows = plain(as_matrix(a))
    answer = 'answer = {{"a": {}, "b": named(low, high)}}\n'
    return Code(
        f"from sympy import Matrix\n\nA = Matrix({rows})\nvalues = list(A.eigenvals())\n"
        f"low, high = min(values), max(values)\n\n\n{NAMING}\n\n{answer.format(sympy)}",
        f"import numpy as np\n\nA = np.array({rows})\nlow, *_, high = np.linalg.eigvalsh(A).round(9)\n\n\n"
        f"{NAMING}\n\n{answer.format(numpy)}",
    )


# By eigenvalues, and by leading minors.


def _by_eigenvalues(draw: Draw) -> Question:
    aim, made = _drawn(draw, 2)
    opening = draw.choice(
        (
            "Find the eigenvalues of this symmetric matrix, and say what they make of it.",
            "Which signs does the form $v^{T} A v$ take? Give the eigenvalues of $A$ and its definiteness.",
        )
    )
    largest, least = made.eigenvalues
    spectrum = Spectrum(least, largest)

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "a")
        return by_eigenvalues(own) if own is not None and any(own) else None

    asks = "(a) The eigenvalues of $A$, the smaller one first."
    steps = (
        characteristic_step("A", made.rows, spectrum, "a"),
        _verdict_step(made.rows, f"The eigenvalues are ${latex(number(least))}$ and ${latex(number(largest))}$."),
    )
    evidence = _Evidence(
        part=replace(eigenvalue_part(spectrum, made.rows, "a"), asks=asks),
        follows=follows,
        slips=eigenvalue_slips(made.rows, spectrum, "a"),
        steps=steps,
        hint=_HINTS[2],
        code=_code(made.rows, "[low, high]", "[low, high]"),
        picture=form_profile(made.rows),
    )
    return _of_matrix(made.rows, aim.code, opening, evidence)


def _by_minors(draw: Draw) -> Question:
    aim, made = _drawn(draw, 3)
    opening = draw.choice(
        (
            "Classify this symmetric matrix by its leading principal minors.",
            "Find the leading principal minors of this symmetric matrix, and say what they make of it.",
        )
    )

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "a")
        return by_minors(own) if own is not None and len(own) == 3 else None

    numbers = "[A[:k, :k].det() for k in (1, 2, 3)]"
    verdict = _verdict_step(made.rows, MINOR_SIGNS[verdict_of(made.rows, None) or ""])
    evidence = _Evidence(
        part=minors_part(made.rows),
        follows=follows,
        slips=minor_slips(made.rows),
        steps=(*minor_steps(made.rows), verdict),
        hint=_HINTS[3],
        code=_code(made.rows, numbers, "[np.linalg.det(A[:k, :k]) for k in (1, 2, 3)]"),
        picture=form_bars(made),
    )
    return _of_matrix(made.rows, aim.code, opening, evidence)


# A parameter, and what a table of features makes.


def _range(draw: Draw) -> Question:
    opening = draw.choice(
        (
            "For which real $t$ is this matrix positive definite?",
            "A curvature matrix depends on a setting $t$. For which $t$ is it positive definite?",
        )
    )
    return range_question(drawn_ranged(draw), opening)


def _features(draw: Draw) -> Question:
    opening = draw.choice(
        (
            "A table $X$ of three examples with two features is given. What can be said of $G = X^{T} X$?",
            "Your solver complains about $G = X^{T} X$, made of three examples with two features. What is it like?",
        )
    )
    return gram_question(drawn_features(draw), opening)


_MADE_AT: dict[int, Callable[[Draw], Question]] = {
    1: _by_determinant,
    2: _by_eigenvalues,
    3: _by_minors,
    4: _range,
    5: _features,
}


def _misleading() -> Question:
    """Return a matrix of positive entries with the eigenvalues 5 and -3."""
    return _of_determinant(exact_matrix([[1, 4], [4, 1]]), None, "Classify this matrix.")


FAMILY = Family(
    id="he_definite",
    revision=1,
    topic="hessians",
    title="Definite and indefinite",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Strang, Linear Algebra and Learning from Data (2019), section I.7",
    connection="A positive definite Hessian makes a minimum, and a covariance matrix has to be positive semidefinite.",
    examples=(
        Example(
            of=_misleading,
            accepts=({"a": "-15", "b": "indefinite"},),
            refuses={"J3": {"a": "1", "b": "indefinite"}, "S1": {"a": "17", "b": "indefinite"}},
        ),
    ),
)
