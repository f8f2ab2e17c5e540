"""Programs that take differences from tables and between contours."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.functions.linear import ExactVector, as_matrix, as_vector
from engine.functions.tables import Table, decimal_matrix, decimals
from engine.language.python_text import numpy_text, sympy_text
from engine.questions.sheet import Code
from engine.subjects.programs import assigned, numpy_program, sympy_program


def table_code(table: Table, answer: str, *, mixed: bool = False, signs: bool = False) -> Code:
    """Return programs that take the differences `f_x`, `f_y` and on wish `f_xy` at the cell, and go on from there.

    Args:
        table: With its cell.
        answer: The last statement.
        mixed: Whether the mixed second difference is taken.
        signs: Whether a function `sign` that names a sign is needed.
    """
    row, column = table.row, table.column
    left, right = max(column - 1, 0), min(column + 1, len(table.xs) - 1)
    exact = [
        f"f_x = (T[{row}, {right}] - T[{row}, {left}]) / (x[{right}] - x[{left}])",
        f"f_y = (T[{row + 1}, {column}] - T[{row - 1}, {column}]) / (y[{row + 1}] - y[{row - 1}])",
    ]
    if mixed:
        ahead, behind = (
            f"(T[{row + 1}, {at}] - T[{row - 1}, {at}]) / (y[{row + 1}] - y[{row - 1}])" for at in (right, left)
        )
        exact += [f"ahead = {ahead}", f"behind = {behind}", f"f_xy = (ahead - behind) / (x[{right}] - x[{left}])"]
    numeric = ["f_y, f_x = np.gradient(T, y, x)"]
    numeric += [f"f_xy = np.gradient(f_y, x, axis=1)[{row}, {column}]"] if mixed else []
    numeric += [f"f_x, f_y = f_x[{row}, {column}], f_y[{row}, {column}]"]
    naming = ('def name_of(slope):\n    return "positive" if slope > 0 else "negative"',) if signs else ()
    xs, ys = (_assigned(name, values) for name, values in (("x", table.xs), ("y", table.ys)))
    grid = assigned("T", sympy_text(as_matrix(table.values)))
    floats = assigned("T", numpy_text(decimal_matrix(table.values)))
    return Code(
        sympy_program(f"{xs[0]}\n{ys[0]}\n{grid}", *naming, "\n".join(exact), answer),
        numpy_program(f"{xs[1]}\n{ys[1]}\n{floats}", *naming, "\n".join(numeric), answer),
    )


def _assigned(name: str, values: ExactVector) -> tuple[str, str]:
    """Return the statements that bind a vector, for sympy and for numpy."""
    return assigned(name, sympy_text(as_vector(values))), assigned(name, numpy_text(decimals(values)))


def contour_code(
    crossed: Mapping[str, Sequence[Fraction]], levels: Mapping[str, Sequence[Fraction]], answer: str
) -> Code:
    """Return programs that divide the difference of the outer two of three contours by their distance.

    Args:
        crossed: Where the contours are crossed along `x` and along `y`.
        levels: The levels of these contours, in the same order.
        answer: The last statement; it may use `f_x` and `f_y`.
    """
    exact, numeric = [], []
    for letter in ("x", "y"):
        for name, values in ((letter, crossed[letter]), (f"levels_{letter}", levels[letter])):
            with_sympy, with_numpy = _assigned(name, tuple(values))
            exact.append(with_sympy)
            numeric.append(with_numpy)
    slopes = "\n".join(
        f"f_{letter} = (levels_{letter}[2] - levels_{letter}[0]) / ({letter}[2] - {letter}[0])" for letter in ("x", "y")
    )
    return Code(
        sympy_program("\n".join(exact), slopes, answer),
        numpy_program("\n".join(numeric), slopes, answer),
    )
