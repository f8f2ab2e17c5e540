"""Expressions by their shapes: products of matrices and columns, and what gradients and divergences make of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

from engine.questions.sheet import Code
from engine.subjects.programs import numpy_program, sympy_program

# Rows and columns; vectors are columns, scalars are 1×1.
Shape: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Expression:
    """A product of declared things, or what an operator makes of it.

    Attributes:
        factors: Their names; one that ends in `'` is transposed.
        operator: `gradient` takes a scalar to a column with as many entries as `u`, `divergence` such a column to a
            scalar; "" for the product itself.
    """

    factors: tuple[str, ...]
    operator: str = ""

    def latex(self, letters: Mapping[str, str]) -> str:
        product = r"\,".join(_factor_latex(factor, letters) for factor in self.factors)
        if self.operator == "gradient" and len(product) == 1:
            return rf"\nabla {product}"
        match self.operator:
            case "gradient":
                return rf"\nabla\left({product}\right)"
            case "divergence":
                return rf"\nabla\cdot\left({product}\right)"
            case _:
                return product

    def source(self) -> str:
        """Return it as Python for numpy."""
        product = " @ ".join(f"{factor[:-1]}.T" if factor.endswith("'") else factor for factor in self.factors)
        return f"{self.operator}({product})" if self.operator else product

    def factor_shapes(self, shapes: Mapping[str, Shape]) -> tuple[Shape, ...]:
        return tuple(_shape_of(factor, shapes) for factor in self.factors)

    def shape(self, shapes: Mapping[str, Shape]) -> Shape | None:
        """Return its shape, or None where it is undefined."""
        first, *rest = self.factor_shapes(shapes)
        product: Shape | None = first
        for shape in rest:
            product = (product[0], shape[1]) if product is not None and product[1] == shape[0] else None
        column = (shapes["u"][0], 1)
        match self.operator:
            case "gradient":
                return column if product == (1, 1) else None
            case "divergence":
                return (1, 1) if product == column else None
            case _:
                return product


def _factor_latex(factor: str, letters: Mapping[str, str]) -> str:
    letter = letters[factor.rstrip("'")]
    if not factor.endswith("'"):
        return letter
    return rf"{letter}^{{T}}" if "_" not in letter and "\\" not in letter else rf"\left({letter}\right)^{{T}}"


def _shape_of(factor: str, shapes: Mapping[str, Shape]) -> Shape:
    rows, columns = shapes[factor.rstrip("'")]
    return (columns, rows) if factor.endswith("'") else (rows, columns)


def measured(expression: Expression, shapes: Mapping[str, Shape]) -> Shape | None:
    """Return the shape that numpy finds when it computes with arrays of ones; None where it refuses."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it; only witnesses need it

    arrays = [np.ones(shapes[factor.rstrip("'")]) for factor in expression.factors]
    turned = [
        array.T if factor.endswith("'") else array for array, factor in zip(arrays, expression.factors, strict=True)
    ]
    size = shapes["u"][0]
    try:
        product = reduce(np.matmul, turned)
        if expression.operator == "gradient":
            product = np.full((size, 1), product.reshape(()))
        elif expression.operator == "divergence":
            product = product.reshape((size, 1)).sum(keepdims=True)
    except ValueError:
        return None
    rows, columns = product.shape
    return int(rows), int(columns)


_KIND = """\
def kind(make):
    try:
        rows, columns = make().shape
    except {error}:
        return "undefined"
    if (rows, columns) == (1, 1):
        return "scalar"
    return "vector" if 1 in (rows, columns) else "matrix\""""

_SHAPE = """\
def kind(make):
    try:
        rows, columns = make().shape
    except {error}:
        return "undefined"
    return f"{{rows}}x{{columns}}\""""

_GRADIENT = """\
def gradient(value):
    if value.shape != (1, 1):
        raise {error}("a gradient is that of one number")
    return {zeros}"""

_DIVERGENCE = """\
def divergence(field):
    if field.shape != u.shape:
        raise {error}("a divergence needs an entry for each input")
    return {zeros}"""


def shape_code(shapes: Mapping[str, Shape], asked: Mapping[str, Expression], *, by_shape: bool) -> Code:
    """Return programs that try every expression on matrices of zeros.

    Args:
        shapes: Of every declared name.
        asked: The expressions by their parts.
        by_shape: Whether the answers are shapes such as `2x3`, not kinds.
    """
    used = {factor.rstrip("'") for one in asked.values() for factor in one.factors}
    operators = {one.operator for one in asked.values()} - {""}
    names = [name for name in shapes if name in used or (name == "u" and operators)]
    programs = []
    for library, error, zeros in (
        ("sympy", "ShapeError", "zeros({0}, {1})"),
        ("numpy", "ValueError", "np.zeros(({0}, {1}))"),
    ):
        declared = "\n".join(f"{name} = {zeros.format(*shapes[name])}" for name in names)
        rows = shapes["u"][0]
        made = {"gradient": zeros.format(rows, 1), "divergence": zeros.format(1, 1)}
        templates = {"gradient": _GRADIENT, "divergence": _DIVERGENCE}
        helpers = [templates[one].format(error=error, zeros=made[one]) for one in sorted(operators)]
        tried = "\n".join(f'    "{letter}": kind(lambda: {one.source()}),' for letter, one in asked.items())
        kind = (_SHAPE if by_shape else _KIND).format(error=error)
        blocks = (declared, kind, *helpers, f"answer = {{\n{tried}\n}}")
        programs.append(sympy_program(*blocks) if library == "sympy" else numpy_program(*blocks))
    with_sympy, with_numpy = programs
    return Code(with_sympy, with_numpy)
