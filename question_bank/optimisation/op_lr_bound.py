"""How large a constant learning rate may be, and which is best: the extreme eigenvalues of the Hessian decide.

The least eigenvalue is never 1 in a draw, so that 2 over the determinant and 2 over the largest eigenvalue differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from engine.calculus.witness import central_hessian
from engine.chance import Draw
from engine.functions.bowls import Bowl, drawn_bowl
from engine.functions.designs import Design, drawn_design
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    as_matrix,
    as_vector,
    diagonal,
    exact_matrix,
    exact_vector,
    multiple,
    sum_of,
)
from engine.functions.symmetric import Symmetric, drawn_symmetric
from engine.landscape.plots import Landscape, Path
from engine.language.plain_text import plain
from engine.language.tree import Value, names, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.subjects.optimisation.descent import Descent, path_landscape, trail
from engine.subjects.optimisation.design_hessian import bent, design_slips, design_source, design_steps, unscaled_slips
from engine.subjects.optimisation.learning_rates import (
    factor_profile,
    rate_part,
    rate_slips,
    rate_step,
)
from engine.subjects.optimisation.rate_code import change_source, function_source, matrix_source, rates_code
from engine.subjects.optimisation.rescaling import (
    AIMS,
    Change,
    change_slips,
    change_steps,
    drawn_change,
    ends,
    judged,
    pace_part,
    pace_step,
)
from engine.subjects.prompts import applied
from engine.subjects.spectra import (
    DIAGONAL,
    Quantity,
    Source,
    Spectrum,
    characteristic_step,
    eigenvalue_part,
    eigenvalue_slips,
    hessian_part,
    hessian_slips,
    hessian_step,
    spectrum_in,
    spectrum_of_matrix,
)
from engine.subjects.spoken import derivatives
from engine.subjects.targeting import Aim, targeted


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return of_eigenvalues(_eigenvalues(draw), draw.choice(_OF_EIGENVALUES))
        case 2:
            return of_matrix(_matrix(draw), draw.choice(_OF_MATRIX), draw.choice(_TRIPLES))
        case 3:
            return of_function(_bowl(draw), draw.choice(_OF_FUNCTION))
        case 4:
            return of_data(drawn_design(draw), draw.choice(_OF_DATA))
        case _:
            aim, case = targeted(draw, AIMS, lambda aim: drawn_change(draw, aim), judged)
            return of_change(case, aim, draw.choice(_OF_CHANGE[_family_of(case.kind)]))


_CLOSING = "Give exact values."
_LETTERS = "abcdef"
_WHERE = r"Along an eigenvector with eigenvalue $\lambda$ a step multiplies the error by $1 - \eta\lambda$."


_OF_EIGENVALUES = (
    "Which constant rates suit gradient descent on a quadratic loss? Its Hessian has the eigenvalues {values}.",
    (
        "How fast can gradient descent with a constant learning rate go on a quadratic loss? The eigenvalues of its Hessian "
        "are {values}."
    ),
)


def of_eigenvalues(values: ExactVector, opening: str) -> Question:
    """Return the question with given eigenvalues."""
    spectrum = Spectrum(min(values), max(values))
    wanted: tuple[Quantity, ...] = ("kappa", "bound", "best", "contraction")
    asked = dict(zip(_LETTERS, wanted, strict=False))
    h = diagonal(values)
    given: dict[str, Value] = {"eigenvalues": as_vector(values)}
    listed = ", ".join(f"${value}$" for value in values[:-1]) + f" and ${values[-1]}$"
    return Question(
        prompt=f"{opening.format(values=listed)} {_CLOSING}",
        given=given,
        names=(),
        parts=tuple(rate_part(spectrum, quantity, letter, h) for letter, quantity in asked.items()),
        steps=(_picked(spectrum), *(rate_step(spectrum, quantity, letter) for letter, quantity in asked.items())),
        slips=tuple(slip for letter, quantity in asked.items() for slip in rate_slips(spectrum, quantity, letter)),
        hints=(_WHERE, "Start with the largest and the smallest eigenvalue: only these two matter."),
        note=_note(given),
        landscape=factor_profile(values),
        code=rates_code(matrix_source(h), asked),
    )


def _picked(spectrum: Spectrum) -> Step:
    ends = rf"\lambda_{{\min}} = {spectrum.least},\quad \lambda_{{\max}} = {spectrum.largest}"
    trees = (number(spectrum.least), number(spectrum.largest))
    return Step("Pick the extreme eigenvalues.", ends, tuple(Claim(tree, tree) for tree in trees))


def _eigenvalues(draw: Draw) -> ExactVector:
    return exact_vector(draw.sample(range(2, 21), draw.integer(2, 4)))


_OF_MATRIX = (
    "How fast can gradient descent with a constant learning rate go on a quadratic with the Hessian $H$?",
    "Which constant learning rates suit gradient descent on a loss with the constant Hessian $H$?",
)


_TRIPLES: tuple[tuple[Quantity, ...], ...] = (
    ("kappa", "bound", "best"),
    ("kappa", "bound", "contraction"),
    ("kappa", "best", "contraction"),
    ("bound", "best", "contraction"),
)


def of_matrix(h: Symmetric, opening: str, wanted: Sequence[Quantity]) -> Question:
    """Return the question with a given Hessian of shape (2, 2)."""
    spectrum = _spectrum(h)
    asked = dict(zip(_LETTERS[1:], wanted, strict=False))
    given: dict[str, Value] = {"H": as_matrix(h.rows)}
    return Question(
        prompt=f"{opening} {_CLOSING}\n$H = {{H}}$",
        given=given,
        names=(),
        parts=(eigenvalue_part(spectrum, h.rows, "a"), *_rate_parts(spectrum, asked, h.rows, spectrum_in("a"))),
        steps=(characteristic_step("H", h.rows, spectrum, "a"), *_rate_steps(spectrum, asked)),
        slips=(*eigenvalue_slips(h.rows, spectrum, "a"), *_rate_slips(h.rows, spectrum, asked)),
        hints=(_WHERE, "Start with the eigenvalues: their sum is the trace of $H$, their product its determinant."),
        note=f"{_note(given)}; {', '.join(wanted)}",
        landscape=factor_profile(h.eigenvalues),
        code=rates_code(matrix_source(h.rows), asked, {"a": "(low, high)"}),
    )


def _spectrum(h: Symmetric) -> Spectrum:
    return Spectrum(min(h.eigenvalues), max(h.eigenvalues))


def _rate_parts(spectrum: Spectrum, asked: Mapping[str, Quantity], h: ExactMatrix, source: Source) -> tuple[Part, ...]:
    return tuple(rate_part(spectrum, quantity, letter, h, source) for letter, quantity in asked.items())


def _rate_steps(spectrum: Spectrum, asked: Mapping[str, Quantity]) -> tuple[Step, ...]:
    return tuple(rate_step(spectrum, quantity, letter) for letter, quantity in asked.items())


def _rate_slips(h: ExactMatrix, spectrum: Spectrum, asked: Mapping[str, Quantity]) -> tuple[Slip, ...]:
    """Return the slips of every quantity, and what the diagonal would say."""
    ends = [row[place] for place, row in enumerate(h)]
    guessed = Spectrum(min(ends), max(ends))
    return tuple(
        slip
        for letter, quantity in asked.items()
        for slip in (
            *rate_slips(spectrum, quantity, letter),
            Slip("P6", number(guessed.value(quantity)), DIAGONAL, letter),
        )
    )


def _matrix(draw: Draw) -> Symmetric:
    return drawn_symmetric(draw, 2, "positive", 16, lambda h: min(h.eigenvalues) > 1)


_OF_FUNCTION = (
    "Which constant learning rates suit gradient descent on $f$?",
    "How fast can gradient descent with a constant learning rate go on this loss?",
)


def of_function(bowl: Bowl, opening: str) -> Question:
    """Return the question with a given quadratic function."""
    h, spectrum, asked = bowl.hessian.rows, _spectrum(bowl.hessian), _ASKED_OF_FUNCTION
    spelled = tuple(name.name for name in bowl.names)
    given: dict[str, Value] = {"f": bowl.f}
    return Question(
        prompt=f"{opening} {_CLOSING}\n${applied('f', spelled)} = {{f}}$",
        given=given,
        names=spelled,
        parts=(
            hessian_part(
                h,
                "(a) The Hessian of $f$.",
                spelled,
                lambda _: central_hessian(bowl.f, spelled, dict.fromkeys(spelled, Fraction(0))),
                derivatives("hessian", (bowl.f,), spelled),
            ),
            eigenvalue_part(spectrum, h, "b", spectrum_of_matrix("a")),
            *_rate_parts(spectrum, asked, h, spectrum_in("b")),
        ),
        steps=(
            hessian_step(bowl.f, spelled, h),
            characteristic_step("H", h, spectrum, "b"),
            *_rate_steps(spectrum, asked),
        ),
        slips=(
            *hessian_slips(h),
            *eigenvalue_slips(h, spectrum, "b"),
            *_rate_slips(h, spectrum, asked),
        ),
        hints=(
            "What matters is how strongly $f$ bends in its flattest and in its steepest direction.",
            "Start with the Hessian; it is the same at every point.",
        ),
        note=_note(given),
        landscape=_runs(bowl),
        code=rates_code(function_source(bowl.f, spelled), asked, {"a": "H", "b": "(low, high)"}),
    )


_ASKED_OF_FUNCTION: Mapping[str, Quantity] = {"c": "bound", "d": "best"}


_RUN_STEPS = 12


def _runs(bowl: Bowl) -> Landscape:
    """Return three runs from one start: well below the bound, at it, and a little above it."""
    h = bowl.hessian
    start = sum_of(bowl.middle, sum_of(*(multiple(v, Fraction(1, 2)) for v in h.eigenvectors)))
    bound = _spectrum(h).bound
    spelled = tuple(name.name for name in bowl.names)
    runs = [Descent(bowl.f, spelled, start, bound * share) for share in (Fraction(2, 3), Fraction(1), Fraction(21, 20))]
    paths = [tuple((float(x), float(y)) for x, y in trail(run, _RUN_STEPS)) for run in runs]
    at, above = (
        Path(path, label, after=True) for path, label in zip(paths[1:], (r"\eta = b", r"\eta > b"), strict=True)
    )
    return path_landscape(runs[0], paths[0], at, above)


def _bowl(draw: Draw) -> Bowl:
    return drawn_bowl(draw, names(draw.choice(("x y", "u v"))), accepts=lambda bowl: min(bowl.hessian.eigenvalues) > 1)


_OF_DATA = (
    "Which constant learning rates suit gradient descent on ${loss}$? A linear model is fitted to the rows of $X$.",
    "How large may a constant learning rate be for least squares without a bias? The loss is ${loss}$.",
)


def of_data(data: Design, opening: str) -> Question:
    """Return the question with a given matrix of data."""
    h = data.hessian
    spectrum = Spectrum(min(h[0][0], h[1][1]), max(h[0][0], h[1][1]))
    asked: Mapping[str, Quantity] = {"b": "kappa", "c": "bound"}
    loss = rf"L(w) = {latex(number(data.factor))}\,\lVert X w - y\rVert^{{2}}"
    given: dict[str, Value] = {"X": as_matrix(data.x), "factor": number(data.factor)}
    return Question(
        prompt=f"{opening.format(loss=loss)} {_CLOSING}\n$X = {{X}}$",
        given=given,
        names=(),
        parts=(
            hessian_part(h, "(a) The Hessian of $L$ with respect to $w$.", ("w_1", "w_2"), lambda _: bent(data)),
            *_rate_parts(spectrum, asked, h, spectrum_of_matrix("a")),
        ),
        steps=(*design_steps(data), *_rate_steps(spectrum, asked)),
        slips=(*design_slips(data), *_rate_slips(h, spectrum, asked), *unscaled_slips(data, "c")),
        hints=(
            "The residual $X w - y$ is linear in $w$, so the loss is a quadratic whose Hessian holds no $w$ and no $y$.",
            "Start with $X^{T} X$: each entry is the product of two columns.",
        ),
        note=_note(given),
        landscape=factor_profile((h[0][0], h[1][1])),
        code=rates_code(design_source(data), asked, {"a": "H"}),
    )


def of_change(case: Change, aim: Aim, opening: str) -> Question:
    """Return the question of what becomes of the rates when a feature is rescaled or a ridge is added."""
    h, spectrum = case.after, case.spectrum
    asked: Mapping[str, Quantity] = {"a": "bound", "b": "kappa"}
    given = case.given()
    return Question(
        prompt=f"{opening.format(done=_done(case))} {_CLOSING}\n$H = {{H}}$",
        given=given,
        names=(),
        parts=(
            *(_after(rate_part(spectrum, quantity, letter, h)) for letter, quantity in asked.items()),
            pace_part(case, "c"),
        ),
        steps=(*change_steps(case), *_rate_steps(spectrum, asked), pace_step(case, "c")),
        slips=change_slips(case, aim),
        hints=(
            "Find out what the change does to the two eigenvalues of the Hessian.",
            _FIRST[_family_of(case.kind)],
        ),
        note=f"{_note(given)}; {case.kind}; {aim.code}",
        landscape=factor_profile(ends(case)),
        code=rates_code(change_source(case), asked, {"c": "pace"}),
        target=aim.code,
    )


def _after(part: Part) -> Part:
    """Return a part that says that it asks for what holds after the change."""
    return replace(part, asks=f"{part.asks[:-1]}, after the change.")


_OF_CHANGE: Mapping[str, tuple[str, ...]] = {
    "feature": (
        (
            "What becomes of gradient descent when every value of the second feature is {done}? Before that, two centred, "
            "uncorrelated features give a least-squares loss the Hessian $H$."
        ),
        (
            "A colleague changes the unit of a feature: what does that do to gradient descent? For a linear model on two "
            "uncorrelated, centred features the Hessian of the loss is $H$; then all values of the second one are {done}."
        ),
    ),
    "ridge": (
        (
            "What becomes of gradient descent when weight decay adds {done} to the loss? Before that, the least-squares loss "
            "has the Hessian $H$."
        ),
        (
            "A colleague adds the penalty {done} to your loss: what does that do to gradient descent? The loss is quadratic, "
            "with the Hessian $H$ before that."
        ),
    ),
}
_FIRST: Mapping[str, str] = {
    "feature": "Start with the last entry of $H$: it is a mean of squares of the second feature.",
    "ridge": "Start with the Hessian of the penalty alone.",
}


def _family_of(kind: str) -> str:
    return "ridge" if kind == "ridge" else "feature"


def _done(case: Change) -> str:
    if case.kind == "ridge":
        return rf"${latex(number(Fraction(case.amount, 2)))}\,\lVert w\rVert^{{2}}$"
    return f"{case.kind} by ${case.amount}$"


def _note(given: Mapping[str, Value]) -> str:
    return "learning rates: " + "; ".join(f"{name} = {plain(value)}" for name, value in given.items())


def _golden() -> Question:
    h = Symmetric(exact_matrix([[5, 2], [2, 2]]), exact_vector((6, 1)), (exact_vector((2, 1)), exact_vector((-1, 2))))
    return of_matrix(h, _OF_MATRIX[0], ("kappa", "bound", "best", "contraction"))


_RIGHT = {"a": "(1, 6)", "b": "6", "c": "1/3", "d": "2/7", "e": "5/7"}

FAMILY = Family(
    id="op_lr_bound",
    revision=2,
    topic="optimisation",
    title="Limits of the learning rate",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Nesterov, Introductory Lectures on Convex Optimization (2004), section 2.1.5",
    connection="Above this limit training diverges, and scaled features or a ridge are what raises it.",
    examples=(
        Example(of=_golden, accepts=(_RIGHT,), refuses={"O5": {**_RIGHT, "c": "1/6"}, "O6": {**_RIGHT, "b": "5"}}),
        Example(of=_golden, refuses={"O5": {**_RIGHT, "c": "2"}, "O6": {**_RIGHT, "b": "1/6"}}),
        Example(of=_golden, refuses={"O5": {**_RIGHT, "c": "2/7"}}),
    ),
)
