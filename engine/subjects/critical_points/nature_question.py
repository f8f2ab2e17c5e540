"""Questions on what a function has where its second derivatives are given: the evidence first, then the verdict."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.functions.linear import ExactMatrix, as_matrix
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Value, number
from engine.questions.keys import Chosen, Key
from engine.questions.question import Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.critical_points.second_derivative_test import judged, nature_by
from engine.subjects.earlier import exact_number
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.targeting import Aim, aimed_first, misjudged

OPTIONS = (
    Option("minimum", "a local minimum"),
    Option("maximum", "a local maximum"),
    Option("saddle", "a saddle point"),
    Option("no decision", "the second derivatives do not decide"),
)

# Eigenvalues of small whole matrices are right to far more than this.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class NatureCase:
    """A question before its verdict is asked for.

    Attributes:
        bends: The Hessian; for given eigenvalues, or their sum and product, a diagonal one.
        aim: What the variant is drawn for.
        prompt: All but the options.
        given: The numbers of the prompt.
        evidence: Part a: D, or the eigenvalues.
        slips: Of part a.
        steps: To part a.
        messages: What to say of a wrong verdict, by slip.
        follows: The verdict that the learner's own part a leads to.
        code: Both programs, without what sets `nature` and `answer`.
        landscape: Slices of the quadratic model.
    """

    bends: ExactMatrix
    aim: Aim
    prompt: str
    given: Mapping[str, Value]
    evidence: Part
    slips: tuple[Slip, ...]
    steps: tuple[Step, ...]
    messages: Mapping[str, str]
    because: str
    hints: tuple[str, str]
    code: Code
    follows: Callable[[Mapping[str, Key]], Key | None] | None = None
    landscape: Profile | None = None


def floats(bends: ExactMatrix) -> list[list[float]]:
    return [[float(entry) for entry in row] for row in bends]


def judged_exactly(bends: ExactMatrix, code: str | None) -> str | None:
    return judged(floats(bends), code)


def nature_question(case: NatureCase) -> Question:
    """Return the question for the evidence and the verdict."""
    nature = exact_nature(case.bends)
    told = [code for code in aimed_first(case.messages, case.aim) if code in case.messages]
    wrong = misjudged(case.bends, told, judged_exactly)
    verdict = Part(
        key=Chosen((nature,)),
        kind="class",
        label=r"\text{At } P",
        names=(),
        id="b",
        asks="(b) What does $f$ have at $P$?",
        options=OPTIONS,
        witness=lambda _: (_seen(case.bends),),
        follows=case.follows,
    )
    return Question(
        prompt=case.prompt,
        given=case.given,
        names=(),
        parts=(case.evidence, verdict),
        steps=(*case.steps, Step(case.because, part="b")),
        slips=(
            *case.slips,
            *(Slip(code, Chosen((taken,)), case.messages[code], "b") for code, taken in wrong.items()),
        ),
        hints=case.hints,
        note="; ".join(f"{name} = {plain(value)}" for name, value in case.given.items()),
        landscape=case.landscape,
        code=case.code,
        target=case.aim.code,
    )


def exact_nature(bends: ExactMatrix) -> str:
    return str(judged(floats(bends), None))


def _seen(bends: ExactMatrix) -> str:
    """Return the verdict of the eigenvalues, which numpy finds without a determinant."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    values = np.linalg.eigvalsh(np.array(floats(bends)))
    if min(abs(values)) < _ROUNDING:
        return "no decision"
    return "minimum" if min(values) > 0 else "maximum" if max(values) < 0 else "saddle"


def product_of_eigenvalues(bends: ExactMatrix) -> tuple[float, ...]:
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    return (float(np.prod(np.linalg.eigvalsh(np.array(floats(bends))))),)


def number_slip(code: str, value: Fraction, message: str) -> Slip:
    return Slip(code, number(value), message, "a")


def followed_by_sign(earlier: Mapping[str, Key], bend: float) -> Key | None:
    """Return the verdict of the learner's own D."""
    own = exact_number(earlier, "a")
    return None if own is None else Chosen((nature_by(float(own), bend),))


def slices(shown: Mapping[str, Fraction], bends: ExactMatrix) -> Profile:
    """Return slices of the quadratic model: along the axes, and after the verdict along the principal directions."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    values = np.linalg.eigvalsh(np.array(floats(bends)))
    lines = [Line(f"{float(bend):g}*t^2/2", label) for label, bend in shown.items()]
    lines += [Line(f"({value:.4f})*t^2/2", rf"\lambda = {round(value, 2) + 0.0:g}", after=True) for value in values]
    return Profile("t", "t", r"f(P + tu) - f(P)", (-1.0, 1.0), tuple(lines))


WITH_SYMPY = """\
def nature(H):
    if H.det() == 0:
        return "no decision"
    if H.is_positive_definite:
        return "minimum"
    return "maximum" if H.is_negative_definite else "saddle\""""

WITH_NUMPY = """\
def nature(eigenvalues):
    if np.isclose(eigenvalues, 0).any():
        return "no decision"
    if np.all(eigenvalues > 0):
        return "minimum"
    return "maximum" if np.all(eigenvalues < 0) else "saddle\""""


def nature_code(bends: ExactMatrix) -> Code:
    """Return the programs for a given Hessian."""
    matrix = as_matrix(bends)
    return Code(
        sympy=sympy_program(assigned("H", sympy_text(matrix)), WITH_SYMPY, 'answer = {"a": H.det(), "b": nature(H)}'),
        numpy=numpy_program(
            assigned("H", numpy_text(matrix)),
            WITH_NUMPY,
            'answer = {"a": np.linalg.det(H), "b": nature(np.linalg.eigvalsh(H))}',
        ),
    )
