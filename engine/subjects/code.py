"""Derivatives in code: by sympy's rules, and by central differences in numpy."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import cycle, islice
from typing import Literal, TypeAlias

import numpy as np

from engine.errors import DefectError
from engine.language.numeric import compiled
from engine.language.python_text import numpy_text, sympy_text
from engine.language.python_writing import python_name
from engine.language.tree import Node, free_names, number
from engine.questions.sheet import Code
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program

Derivation: TypeAlias = Literal["partial", "gradient", "jacobian", "hessian", "determinant"]

# Half the distance between two evaluations, by how often differences are taken: it keeps the error of rounding, which
# grows with each division by the step, below that of order step².
_STEPS = {1: "1e-5", 2: "1e-4", 3: "1e-3"}

# Where a formula is evaluated: short decimals at which neighbouring names differ.
_VALUES = tuple(Fraction(tenths, 10) for tenths in (7, 12, 4, 15, 9, 6, 13))

_PARTIAL = """\
def partial(f, i, h={step}):
    def slope(point):
        step = h * np.eye(len(point))[i]
        return (f(point + step) - f(point - step)) / (2 * h)

    return slope"""

_GRADIENT = """\
def gradient(f, point, h={step}):
    steps = h * np.eye(len(point))
    slopes = [(f(point + step) - f(point - step)) / (2 * h) for step in steps]
    return np.array(slopes)"""

_JACOBIAN = """\
def jacobian(f, point, h={step}):
    steps = h * np.eye(len(point))
    columns = [(f(point + step) - f(point - step)) / (2 * h) for step in steps]
    return np.column_stack(columns)"""

_HESSIAN = """\
def hessian(f, point):
    return jacobian(lambda at: gradient(f, at), point)"""


@dataclass(frozen=True, slots=True)
class _Task:
    """What is computed: of functions by their Python names, by `wrt`, in the names that occur."""

    op: Derivation
    functions: Mapping[str, Node]
    names: tuple[str, ...]
    wrt: tuple[str, ...]
    point: Mapping[str, Fraction] | None
    positive: Collection[str]


def derivative_code(
    op: Derivation,
    functions: Mapping[str, Node],
    names: Sequence[str],
    wrt: Sequence[str],
    point: Mapping[str, Fraction] | None = None,
    *,
    positive: Collection[str] = (),
) -> Code:
    """Return the programs that compute a derivative.

    Args:
        op: What is computed; `determinant` is that of the Jacobian.
        functions: The components by their LaTeX labels, `f` or `F_{1}`; all but a Jacobian take one.
        names: The variables and parameters of the question.
        wrt: What to differentiate by, in this order; a partial derivative by each in turn.
        point: The value of every name; None for a formula, which numpy evaluates at a point that it states in `at`.
        positive: The names that are declared positive.

    Raises:
        DefectError: There are several functions where one is needed, a derivative is of an order past the third, or no
            point was found where the functions have values.
    """
    if op not in {"jacobian", "determinant"} and len(functions) != 1:
        raise DefectError(f"The {op} of {len(functions)} functions is no derivative.")
    if op == "partial" and len(wrt) > max(_STEPS):
        raise DefectError(f"Differences taken {len(wrt)} times say nothing.")
    labelled = {_identifier(label, names): function for label, function in functions.items()}
    occurring = frozenset(wrt).union(*map(free_names, functions.values()))
    task = _Task(op, labelled, tuple(name for name in names if name in occurring), tuple(wrt), point, positive)
    return Code(sympy=_with_sympy(task), numpy=_with_numpy(task))


def _identifier(label: str, names: Sequence[str]) -> str:
    """Return a LaTeX label as a Python name that is none of the question's: `F_{1}` as `F_1`."""
    letters = python_name(re.sub(r"\W", "", label)) or "f"
    return f"{letters}_" if letters in names else letters


def _with_sympy(task: _Task) -> str:
    given = [assigned(label, sympy_text(function)) for label, function in task.functions.items()]
    answer = _derived(task)
    if task.point is not None:
        given.append(assigned("point", _substitution({name: task.point[name] for name in task.names})))
        answer += ".subs(point)"
    return sympy_program("\n".join(given), assigned("answer", answer), names=task.names, positive=task.positive)


def _derived(task: _Task) -> str:
    listed = ", ".join(task.functions)
    by = ", ".join(map(python_name, task.wrt))
    match task.op:
        case "partial":
            return f"diff({listed}, {by})"
        case "hessian":
            return f"hessian({listed}, [{by}])"
        case "gradient" | "jacobian":
            return f"Matrix([{listed}]).jacobian([{by}])"
        case "determinant":
            return f"Matrix([{listed}]).jacobian([{by}]).det()"


def _substitution(point: Mapping[str, Fraction]) -> str:
    pairs = (f"{python_name(name)}: {sympy_text(number(value))}" for name, value in point.items())
    return f"{{{', '.join(pairs)}}}"


def _with_numpy(task: _Task) -> str:
    # a partial derivative keeps its other variables still by itself; elsewhere they are constants
    moving = task.names if task.op == "partial" else task.wrt
    label = next(iter(task.functions)) if len(task.functions) == 1 else _identifier("F", task.names)
    where = task.point or _good_point(task)
    stated = [] if task.point else [_stated(task.names)]
    return numpy_program(
        _values({name: where[name] for name in task.names}),
        _function(label, task.functions, moving),
        *_differences(task),
        "\n".join((*stated, *_answer(task, label, moving))),
    )


def _good_point(task: _Task) -> dict[str, Fraction]:
    """Return a point around which every function has values.

    Raises:
        DefectError: None was found.
    """
    nearby = np.linspace(-0.02, 0.02, 5)
    for turn in range(len(_VALUES)):
        values = islice(cycle(_VALUES), turn, turn + len(task.names))
        point = dict(zip(task.names, values, strict=True))
        around = [float(value) + nearby for value in point.values()]
        if all(np.isfinite(compiled(f, task.names)(*around)).all() for f in task.functions.values()):
            return point
    raise DefectError("No point was found where these functions have values.")


def _values(point: Mapping[str, Fraction]) -> str:
    return assigned(", ".join(map(python_name, point)), ", ".join(map(_float_text, point.values())))


def _float_text(value: Fraction) -> str:
    decimal = repr(float(value))
    return decimal if Fraction(decimal) == value else numpy_text(number(value))


def _stated(names: Sequence[str]) -> str:
    pairs = ", ".join(f'"{name}": {python_name(name)}' for name in names)
    return assigned("at", f"{{{pairs}}}")


def _function(label: str, functions: Mapping[str, Node], moving: Sequence[str]) -> str:
    """Define what is differentiated, as a function of an array of shape (len(moving),)."""
    unpacked = (", ".join(map(python_name, moving)) + " = ", "point" if len(moving) > 1 else "point[0]")
    if len(functions) == 1:
        ((_, only),) = functions.items()
        return defined(f"{label}(point)", unpacked, ("return ", numpy_text(only)))
    components = [(f"{name} = ", numpy_text(function)) for name, function in functions.items()]
    collected = ("return ", f"np.array([{', '.join(functions)}])")
    return defined(f"{label}(point)", unpacked, *components, collected)


def _differences(task: _Task) -> tuple[str, ...]:
    match task.op:
        case "partial":
            return (_PARTIAL.format(step=_STEPS[len(task.wrt)]),)
        case "gradient":
            return (_GRADIENT.format(step=_STEPS[1]),)
        case "hessian":
            return _GRADIENT.format(step=_STEPS[2]), _JACOBIAN.format(step=_STEPS[2]), _HESSIAN
        case "jacobian" | "determinant":
            return (_JACOBIAN.format(step=_STEPS[1]),)


def _answer(task: _Task, label: str, moving: Sequence[str]) -> tuple[str, ...]:
    point = f"np.array([{', '.join(map(python_name, moving))}])"
    match task.op:
        case "partial":
            *slopes, last = _repeated(label, moving, task.wrt)
            return (*slopes, assigned("answer", f"{last}({point})"))
        case "determinant":
            return (assigned("answer", f"np.linalg.det(jacobian({label}, {point}))"),)
        case _:
            return (assigned("answer", f"{task.op}({label}, {point})"),)


def _repeated(label: str, moving: Sequence[str], wrt: Sequence[str]) -> tuple[str, ...]:
    """Return the statements `f_x = partial(f, 0)`, `f_xy = partial(f_x, 1)`, and the last name bound."""
    statements, function = [], label
    for place, name in enumerate(wrt):
        derivative = f"{function}{'' if place else '_'}{name}"
        statements.append(assigned(derivative, f"partial({function}, {moving.index(name)})"))
        function = derivative
    return (*statements, function)
