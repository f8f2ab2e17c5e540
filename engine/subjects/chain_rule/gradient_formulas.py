"""Questions on which product of matrices a gradient is: transposes, and the order of the factors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.chance import Draw
from engine.errors import DefectError
from engine.language.tree import number
from engine.questions.keys import Chosen
from engine.questions.question import Found, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.programs import assigned, numpy_program, sympy_program

# Factors in their order; a ' marks a transpose: ("X'", "G") is XᵀG.
Formula = tuple[str, ...]


# Squares of many sizes, since nothing else tells one of them from another.
_LARGEST_SQUARE = 40


@dataclass(frozen=True, slots=True)
class Rule:
    """A layer of matrices, and the gradient by one of them.

    Attributes:
        layer: What the output Y is.
        shapes: Letters for the shape of each matrix of the layer, of Y and of G.
        wrt: Whose gradient is asked.
        right: The gradient, from G = ∂L/∂Y.
        wrong: The formula that each slip leads to.
    """

    layer: Formula
    shapes: Mapping[str, str]
    wrt: str
    right: Formula
    wrong: Mapping[str, Formula]


_ROWS = {"X": "nd", "W": "dm", "Y": "nm", "G": "nm"}
_COLUMNS = {"W": "md", "X": "dn", "Y": "mn", "G": "mn"}
_TORCH = {"X": "nd", "W": "md", "Y": "nm", "G": "nm"}
_BOTH = {"A": "nd", "X": "dm", "B": "mk", "Y": "nk", "G": "nk"}

RULES: tuple[Rule, ...] = (
    Rule(("X", "W"), _ROWS, "W", ("X'", "G"), {"C6": ("G", "X'"), "B5": ("X", "G"), "J1": ("G'", "X")}),
    Rule(("X", "W"), _ROWS, "X", ("G", "W'"), {"C6": ("W'", "G"), "B5": ("G", "W"), "J1": ("W", "G'")}),
    Rule(("W", "X"), _COLUMNS, "W", ("G", "X'"), {"C6": ("X'", "G"), "B5": ("G", "X"), "J1": ("X", "G'")}),
    Rule(("W", "X"), _COLUMNS, "X", ("W'", "G"), {"C6": ("G", "W'"), "B5": ("W", "G"), "J1": ("G'", "W")}),
    Rule(("X", "W'"), _TORCH, "W", ("G'", "X"), {"C6": ("X", "G'"), "B5": ("G", "X"), "J1": ("X'", "G")}),
    Rule(("X", "W'"), _TORCH, "X", ("G", "W"), {"C6": ("W", "G"), "B5": ("G", "W'"), "J1": ("W'", "G'")}),
    Rule(("A", "X", "B"), _BOTH, "X", ("A'", "G", "B'"), {"C6": ("B'", "G", "A'"), "B5": ("A", "G", "B"), "J1": ("B", "G'", "A")}),
)  # fmt: skip

_SAYS = {
    "C6": "The factors stand in the other order. Matrices do not commute: keep the side on which each factor stood.",
    "B5": "A transpose is missing. On the way back every other factor is transposed.",
    "J1": "This is the transpose of the gradient. The gradient has the shape of the matrix itself.",
}


@dataclass(frozen=True, slots=True)
class FormulaCase:
    """A rule with the sizes that its letters stand for; all equal where shapes are to settle nothing."""

    rule: Rule
    sizes: Mapping[str, int]

    def shape(self, name: str) -> tuple[int, int]:
        letters = self.rule.shapes[name]
        return self.sizes[letters[0]], self.sizes[letters[1]]

    @property
    def target(self) -> str:
        """The slip that the sizes leave possible: the order while they agree, else the shape of the gradient."""
        return "C6" if len(set(self.sizes.values())) == 1 else "J1"


def drawn_formula(draw: Draw) -> FormulaCase:
    """Draw a layer; in half of the draws all its matrices are square."""
    rule = draw.choice(RULES)
    letters = sorted({letter for shape in rule.shapes.values() for letter in shape})
    if draw.chance(1, 2):
        return FormulaCase(rule, dict.fromkeys(letters, draw.integer(2, _LARGEST_SQUARE)))
    return FormulaCase(rule, dict(zip(letters, draw.sample(range(2, 10), len(letters)), strict=True)))


def formula_question(case: FormulaCase, opening: str) -> Question:
    """Return the question with four formulas to choose from, in alphabetical order from a place that the sizes set."""
    rule = case.rule
    formulas = sorted((rule.right, *rule.wrong.values()), key=latex_of)
    # the second of the alphabet is right far too often
    start = sum(case.sizes.values()) % len(formulas)
    formulas = formulas[start:] + formulas[:start]
    options = dict(zip("abcd", formulas, strict=True))
    chosen = {formula: letter for letter, formula in options.items()}
    listed = ", ".join(f"${name}$ is ${_size(case.shape(name))}$" for name in rule.shapes if name not in "YG")
    asked = opening.format(d=rf"$\frac{{\partial L}}{{\partial {rule.wrt}}}$", w=rule.wrt)
    return Question(
        prompt=(
            rf"{asked} Here {listed}, $L$ is a scalar function of $Y$, and $G = \frac{{\partial L}}{{\partial Y}}$"
            f" has the shape of $Y$; every gradient has the shape of its matrix.\n$Y = {latex_of(rule.layer)}$"
        ),
        given={letter: number(size) for letter, size in case.sizes.items()},
        names=(),
        parts=(
            Part(
                key=Chosen((chosen[rule.right],)),
                kind="choice",
                label=rf"\frac{{\partial L}}{{\partial {rule.wrt}}}",
                names=(),
                witness=_witness(case, options),
                options=tuple(Option(letter, f"${latex_of(formula)}$") for letter, formula in options.items()),
            ),
        ),
        steps=_steps(rule),
        slips=tuple(Slip(code, Chosen((chosen[formula],)), _SAYS[code]) for code, formula in rule.wrong.items()),
        hints=(
            "Write one entry of $Y$ as a sum, and ask which entries of $G$ an entry of the matrix reaches.",
            f"The answer has the shape ${_size(case.shape(rule.wrt))}$; $G$ is ${_size(case.shape('G'))}$.",
        ),
        note=f"formula: Y = {' '.join(rule.layer)} by {rule.wrt}; {dict(case.sizes)}",
        code=_code(case, options),
        target=case.target,
    )


def latex_of(formula: Formula) -> str:
    return " ".join(f"{name[0]}^{{T}}" if name.endswith("'") else name for name in formula)


def _size(shape: tuple[int, int]) -> str:
    return rf"{shape[0]} \times {shape[1]}"


def _steps(rule: Rule) -> tuple[Step, ...]:
    """Say how a small change of the matrix reaches the loss, and read the gradient off."""
    moved = latex_of(tuple(rf"(d{name})" if name[0] == rule.wrt else name for name in rule.layer))
    moved = moved.replace(f"(d{rule.wrt}')", f"(d{rule.wrt})^{{T}}")
    trace = r"\operatorname{tr}"
    return (
        Step(rf"A small change of ${rule.wrt}$ changes the output by $dY = {moved}$."),
        Step(rf"The loss changes by the sum over all entries of $G$ times $dY$, which is ${trace}(G^{{T}} dY)$."),
        Step(
            f"Factors may go round in a trace, and a transpose of the whole changes nothing, until $d{rule.wrt}$ stands last."
        ),
        Step(rf"Then ${trace}((\,\cdot\,)^{{T}} d{rule.wrt})$ shows the gradient: ${latex_of(rule.right)}$."),
    )


def _witness(case: FormulaCase, options: Mapping[str, Formula]) -> Callable[[object], Found]:
    """Return which formulas agree with differences of the loss, on matrices of these shapes."""

    def witness(_: object) -> Found:
        import numpy as np  # noqa: PLC0415 - a question is made without it

        generator = np.random.default_rng(7)
        matrices = {name: generator.normal(size=case.shape(name)) for name in case.rule.shapes}
        gradient = np.zeros(case.shape(case.rule.wrt))
        for place in np.ndindex(*gradient.shape):
            step = np.zeros_like(gradient)
            step[place] = 1.0
            # the loss is linear in each factor, so a difference of one is exact
            moved = {**matrices, case.rule.wrt: matrices[case.rule.wrt] + step}
            gradient[place] = np.sum(
                matrices["G"] * (_product(case.rule.layer, moved) - _product(case.rule.layer, matrices))
            )
        return tuple(letter for letter, formula in options.items() if _agrees(formula, matrices, gradient))

    return witness


def _product(formula: Formula, matrices: Mapping[str, Any]) -> Any:  # arrays of numpy
    factors = [matrices[name[0]].T if name.endswith("'") else matrices[name] for name in formula]
    whole = factors[0]
    for factor in factors[1:]:
        whole = whole @ factor
    return whole


def _agrees(formula: Formula, matrices: Mapping[str, Any], gradient: Any) -> bool:
    try:
        found = _product(formula, matrices)
    except ValueError:  # the shapes do not fit
        return False
    return bool(found.shape == gradient.shape and abs(found - gradient).max() < 1e-9)


_DIFFERENCES = """\
gradient = np.zeros({wrt}.shape)
for place in np.ndindex({wrt}.shape):
    step = np.zeros({wrt}.shape)
    step[place] = 1e-3
    gradient[place] = (loss({wrt} + step) - loss({wrt} - step)) / 2e-3"""

_NUMPY_CHOICE = """\
answer = None
for letter, formula in formulas.items():
    try:
        if np.allclose(formula(), gradient):
            answer = letter
    except ValueError:  # the shapes do not fit
        pass"""

_SYMPY_CHOICE = """\
answer = None
for letter, formula in formulas.items():
    try:
        if expand(formula() - gradient).is_zero_matrix:
            answer = letter
    except ValueError:  # the shapes do not fit
        pass"""


def _code(case: FormulaCase, options: Mapping[str, Formula]) -> Code:
    return Code(_symbolic(case, options), _numeric(case, options))


def _python(formula: Formula, operator: str) -> str:
    return f" {operator} ".join(f"{name[0]}.T" if name.endswith("'") else name for name in formula)


def _choices(options: Mapping[str, Formula], operator: str) -> str:
    lines = (f'    "{letter}": lambda: {_python(formula, operator)},' for letter, formula in options.items())
    return "\n".join(("formulas = {", *lines, "}"))


def _symbolic(case: FormulaCase, options: Mapping[str, Formula]) -> str:
    """Return the program in symbols; small sizes with the same equalities say as much, and take less time."""
    smallest = {size: 2 + place for place, size in enumerate(sorted(set(case.sizes.values())))}
    shapes = {name: tuple(smallest[size] for size in case.shape(name)) for name in case.rule.shapes if name != "Y"}
    bound = [f'{name} = Matrix({m}, {n}, symbols("{name.lower()}:{m * n}"))' for name, (m, n) in shapes.items()]
    rows, columns = shapes[case.rule.wrt]
    return sympy_program(
        "\n".join(bound),
        "\n".join(
            (
                assigned("Y", _python(case.rule.layer, "*")),
                "L = sum(g * y for g, y in zip(G, Y))",
                assigned("gradient", f"Matrix({rows}, {columns}, [diff(L, entry) for entry in {case.rule.wrt}])"),
            )
        ),
        _choices(options, "*"),
        _SYMPY_CHOICE,
    )


def _numeric(case: FormulaCase, options: Mapping[str, Formula]) -> str:
    shapes = {name: case.shape(name) for name in case.rule.shapes if name != "Y"}
    bound = [f"{name} = rng.normal(size={shape})" for name, shape in shapes.items()]
    return numpy_program(
        "\n".join(("rng = np.random.default_rng(0)", *bound)),
        f"def loss({case.rule.wrt}):\n    return np.sum(G * ({_python(case.rule.layer, '@')}))",
        _DIFFERENCES.format(wrt=case.rule.wrt),
        _choices(options, "@"),
        _NUMPY_CHOICE,
    )


def rule_named(layer: str, wrt: str) -> Rule:
    """Return the rule of a layer written like `X W'`.

    Raises:
        DefectError: There is none.
    """
    for rule in RULES:
        if " ".join(rule.layer) == layer and rule.wrt == wrt:
            return rule
    raise DefectError(f"There is no rule for {layer} by {wrt}.")
