"""Programs about learning rates: the extreme eigenvalues of a Hessian, and what they allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.functions.linear import ExactMatrix, as_matrix
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Node
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.optimisation.learning_rates import SOURCES
from engine.subjects.optimisation.rescaling import Change
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.spectra import Quantity


@dataclass(frozen=True, slots=True)
class Programs:
    """What leads to the Hessian `H` in each library, and what stands between its eigenvalues and the answer."""

    sympy: str
    numpy: str
    names: tuple[str, ...] = ()
    sympy_closing: tuple[str, ...] = ()
    numpy_closing: tuple[str, ...] = ()


def function_source(f: Node, spelled: tuple[str, ...]) -> Programs:
    """Return what finds the constant Hessian of a quadratic."""
    numerical = derivative_code("hessian", {"f": f}, spelled, spelled, dict.fromkeys(spelled, Fraction(0))).numpy
    return Programs(
        f"{assigned('f', sympy_text(f))}\nH = hessian(f, [{', '.join(spelled)}])",
        numerical.removeprefix("import numpy as np\n\n").replace("answer = ", "H = ").rstrip(),
        spelled,
    )


def rates_code(programs: Programs, asked: Mapping[str, Quantity], more: Mapping[str, str] | None = None) -> Code:
    """Return programs that find `low` and `high`, then the answers by part."""
    listed = {**(more or {}), **{letter: SOURCES[quantity] for letter, quantity in asked.items()}}
    pairs = ", ".join(f'"{letter}": {source}' for letter, source in sorted(listed.items()))
    answer = assigned("answer", f"{{{pairs}}}")
    ends_of = "low, *_, high = {found}"
    with_sympy = (programs.sympy, ends_of.format(found="sorted(H.eigenvals(multiple=True))"), *programs.sympy_closing)
    with_numpy = (programs.numpy, ends_of.format(found="np.linalg.eigvalsh(H)"), *programs.numpy_closing)
    return Code(sympy_program(*with_sympy, answer, names=programs.names), numpy_program(*with_numpy, answer))


def matrix_source(h: ExactMatrix) -> Programs:
    """Return what sets `H` to a given matrix."""
    return Programs(assigned("H", sympy_text(as_matrix(h))), assigned("H", numpy_text(as_matrix(h))))


_PACE = 'pace = {{-1: "faster", 0: "the same", 1: "slower"}}[{sign}]'
_CHANGE = "change = np.sign(np.round(high / low - before, 6))"


def change_source(case: Change) -> Programs:
    """Return what changes a given matrix, and sets `pace` to what becomes of the descent."""
    before = matrix_source(case.before)
    sign = "*" if case.kind == "multiplied" else "/"
    by_sympy, by_numpy = (f"H[1, 1] {sign}= {case.amount}**2",) * 2
    if case.kind == "ridge":
        by_sympy, by_numpy = f"H = H + {case.amount} * eye(2)", f"H = H + {case.amount} * np.eye(2)"
    return Programs(
        f"{before.sympy}\nfirst, second = sorted(H.eigenvals(multiple=True))\n{by_sympy}",
        f"{before.numpy.replace(']])', ']], float)')}\nbefore = np.linalg.cond(H)\n{by_numpy}",
        sympy_closing=(_PACE.format(sign="sign(high / low - second / first)"),),
        numpy_closing=(f"{_CHANGE}\n{_PACE.format(sign='change')}",),
    )
