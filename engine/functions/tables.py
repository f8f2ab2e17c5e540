"""Tables of a function at equal steps in two variables, and differences taken from them."""

from dataclasses import dataclass
from fractions import Fraction

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.decimals import decimal
from engine.functions.linear import ExactMatrix, ExactVector
from engine.language.tree import Matrix, Vector

_SIDE = 5
_LARGEST_VALUE = 60
# Past this share of the central difference a one-sided one is seen to be another.
_TELLING = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Table:
    """Values of a function, exact to two decimals.

    Attributes:
        xs: What the columns belong to, at equal steps.
        ys: What the rows belong to, at equal steps, the first row on top.
        values: One row for each y.
        row: Of the cell that is asked about.
        column: Of the cell that is asked about.
    """

    xs: ExactVector
    ys: ExactVector
    values: ExactMatrix
    row: int
    column: int

    @property
    def step_x(self) -> Fraction:
        return self.xs[1] - self.xs[0]

    @property
    def step_y(self) -> Fraction:
        return self.ys[1] - self.ys[0]

    @property
    def value(self) -> Fraction:
        return self.values[self.row][self.column]

    def across(self, by: int) -> Fraction:
        """Return the value so many columns to the right."""
        return self.values[self.row][self.column + by]

    def along(self, by: int) -> Fraction:
        """Return the value so many rows further down, where y is larger."""
        return self.values[self.row + by][self.column]

    def corner(self, down: int, right: int) -> Fraction:
        return self.values[self.row + down][self.column + right]

    @property
    def slope_x(self) -> Fraction:
        """The central difference by x, or at an edge the one-sided one."""
        left, right = -min(1, self.column), min(1, _SIDE - 1 - self.column)
        return (self.across(right) - self.across(left)) / ((right - left) * self.step_x)

    @property
    def slope_y(self) -> Fraction:
        """The central difference by y."""
        return (self.along(1) - self.along(-1)) / (2 * self.step_y)

    @property
    def mixed(self) -> Fraction:
        """The mixed second difference."""
        rise = self.corner(1, 1) - self.corner(1, -1) - self.corner(-1, 1) + self.corner(-1, -1)
        return rise / (4 * self.step_x * self.step_y)


def drawn_table(
    draw: Draw, xs: ExactVector | None = None, ys: ExactVector | None = None, *, at_edge: bool = False
) -> Table:
    """Draw a table of a quadratic function whose differences tell apart what is done with them.

    Args:
        draw: The chance of the question.
        xs: What the columns belong to; without them, whole steps or halves from a small number on.
        ys: What the rows belong to.
        at_edge: Whether the cell is in the last column, where there is no neighbour to the right.
    """

    def make() -> Table | None:
        columns = _steps(draw) if xs is None else xs
        rows = _steps(draw) if ys is None else ys
        if xs is None and columns[1] - columns[0] == rows[1] - rows[0]:
            return None
        values = _filled(draw, columns, rows)
        column = _SIDE - 1 if at_edge else draw.integer(1, _SIDE - 2)
        table = Table(columns, rows, values, draw.integer(1, _SIDE - 2), column)
        return table if _is_plain(table) and _tells(table, at_edge=at_edge) else None

    return found(draw, "table", make)


def _steps(draw: Draw) -> ExactVector:
    step, start = draw.choice((Fraction(1, 2), Fraction(1), Fraction(2))), draw.integer(0, 3)
    return tuple(start + step * place for place in range(_SIDE))


def _filled(draw: Draw, xs: ExactVector, ys: ExactVector) -> ExactMatrix:
    """Return the values of a quadratic in the numbers of steps, which keeps them as small as its coefficients."""
    base, slope_i, slope_j = draw.integer(5, 45), draw.nonzero(4), draw.nonzero(4)
    half = Fraction(1, 2)
    bend_i, bend_j, twist = draw.nonzero(3) * half, draw.nonzero(3) * half, draw.nonzero(3) * half
    return tuple(
        tuple(
            base + slope_i * i + slope_j * j + bend_i * i * i + bend_j * j * j + twist * i * j for i in range(len(xs))
        )
        for j in range(len(ys))
    )


def _is_plain(table: Table) -> bool:
    return all(0 < value <= _LARGEST_VALUE for row in table.values for value in row)


def _tells(table: Table, *, at_edge: bool) -> bool:
    slopes = (table.slope_x, table.slope_y)
    if 0 in slopes or abs(slopes[0]) == abs(slopes[1]):
        return False
    ahead = (table.along(1) - table.value) / table.step_y
    if abs(ahead - table.slope_y) < _TELLING * abs(table.slope_y):
        return False
    if at_edge:
        return True
    right = (table.across(1) - table.value) / table.step_x
    return abs(right - table.slope_x) >= _TELLING * abs(table.slope_x)


def decimals(xs: ExactVector) -> Vector:
    return Vector(tuple(map(decimal, xs)))


def decimal_matrix(rows: ExactMatrix) -> Matrix:
    return Matrix(tuple(tuple(map(decimal, row)) for row in rows))
