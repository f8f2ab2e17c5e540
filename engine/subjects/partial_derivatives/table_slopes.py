"""Slopes estimated at a cell of a table: parts, steps, slips and witnesses."""

from fractions import Fraction

from engine.functions.decimals import decimal
from engine.functions.tables import Table
from engine.language.tree import Neg, Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Slip, Step
from engine.subjects.partial_derivatives.contour_crossings import quotient_step
from engine.subjects.prompts import partial_symbol

F_X, F_Y, F_XY = partial_symbol("f", "x"), partial_symbol("f", "y"), partial_symbol("f", "x", "y")


def measured(table: Table) -> tuple[float, float]:
    """Return the slopes by x and by y as numpy takes differences."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it; only witnesses need it

    xs, ys = ([float(value) for value in values] for values in (table.xs, table.ys))
    slope_y, slope_x = np.gradient(np.array(table.values, dtype=float), ys, xs)
    return float(slope_x[table.row, table.column]), float(slope_y[table.row, table.column])


def _ends(table: Table, part: str) -> tuple[Fraction, Fraction, Fraction]:
    """Return the values before and after the cell, and the distance between them; at an edge the cell is one of them."""
    if part == "b":
        return table.along(-1), table.along(1), 2 * table.step_y
    if table.column == len(table.xs) - 1:
        return table.across(-1), table.value, table.step_x
    return table.across(-1), table.across(1), 2 * table.step_x


def slope_part(table: Table, part: str, unit: str = "") -> Part:
    """Ask for a slope: by x in part a, by y in part b."""
    symbol, slope = (F_X, table.slope_x) if part == "a" else (F_Y, table.slope_y)
    place = "ab".index(part)
    said = f", in {unit}" if unit else ""
    return Part(
        decimal(slope),
        "number",
        symbol,
        (),
        id=part,
        asks=f"({part}) ${symbol}${said}.",
        witness=lambda _: (measured(table)[place],),
    )


def slope_step(table: Table, part: str) -> Step:
    """Divide the difference of the neighbours by their distance."""
    before, after, distance = _ends(table, part)
    symbol, slope = (F_X, table.slope_x) if part == "a" else (F_Y, table.slope_y)
    letter, way = ("x", "row") if part == "a" else ("y", "column")
    quotient = Quotient(Sum((decimal(after), Neg(decimal(before)))), decimal(distance))
    says = f"Only ${letter}$ changes in the {way}. Divide the difference of the neighbours by their distance."
    if part == "a" and _is_at_edge(table):
        says = "There is no neighbour on the right, so take the one on the left and the cell itself."
    return Step(
        says,
        rf"{symbol} \approx {latex(quotient)} = {latex(decimal(slope))}",
        (Claim(quotient, decimal(slope)),),
        part=part,
    )


def _is_at_edge(table: Table) -> bool:
    return table.column == len(table.xs) - 1


def slope_slips(table: Table, part: str) -> tuple[Slip, ...]:
    """Return the slips of a difference: the other letter, another distance, one neighbour, the sign."""
    before, after, distance = _ends(table, part)
    slope, other = (table.slope_x, table.slope_y) if part == "a" else (table.slope_y, table.slope_x)
    letter, crossed = ("x", "y") if part == "a" else ("y", "x")
    is_one_sided = part == "a" and _is_at_edge(table)
    wrong_distance = distance * 2 if is_one_sided else distance / 2
    found_slips = [
        ("O60", other, f"This is the slope along ${crossed}$. Go along the {'row' if part == 'a' else 'column'}."),
        (
            "O12",
            (after - before) / wrong_distance,
            f"Divide by the distance of the two cells, ${latex(decimal(distance))}$ here.",
        ),
        ("D17", -slope, f"The sign is the other one. Subtract the value at the smaller ${letter}$."),
    ]
    if not is_one_sided:
        step = distance / 2
        one_sided = (
            "You used the cell itself and one neighbour. A central difference takes the neighbours on both sides."
        )
        found_slips += [
            ("O11", (after - table.value) / step, one_sided),
            ("O11", (table.value - before) / step, one_sided),
        ]
    relative = "You divided by the value of $f$, too. A slope is change over distance."
    found_slips.append(("O61", slope / table.value, relative))
    return tuple(Slip(code, number(answer), says, part) for code, answer, says in found_slips)


def measured_mixed(table: Table) -> float:
    """Return how the slope by y, as numpy takes it, changes along the row."""
    import numpy as np  # noqa: PLC0415 - likewise

    xs, ys = ([float(value) for value in values] for values in (table.xs, table.ys))
    slope_y = np.gradient(np.array(table.values, dtype=float), ys, axis=0)
    return float(np.gradient(slope_y, xs, axis=1)[table.row, table.column])


def mixed_steps(table: Table) -> tuple[Step, ...]:
    """Take the slope by y in both columns beside the cell, and their difference."""
    slopes = []
    steps = []
    for side, right in (("left", -1), ("right", 1)):
        above, below = table.corner(-1, right), table.corner(1, right)
        quotient = Quotient(Sum((decimal(below), Neg(decimal(above)))), decimal(2 * table.step_y))
        slope = (below - above) / (2 * table.step_y)
        slopes.append(slope)
        says = f"The slope along $y$ in the column on the {side}."
        steps.append(quotient_step(says, F_Y, quotient, slope))
    whole = Quotient(Sum((decimal(slopes[1]), Neg(decimal(slopes[0])))), decimal(2 * table.step_x))
    return (*steps, quotient_step("How it changes from the one column to the other.", F_XY, whole, table.mixed))


def mixed_slips(table: Table) -> tuple[Slip, ...]:
    """Return the slips of a mixed difference."""
    bend = (table.across(1) - 2 * table.value + table.across(-1)) / table.step_x**2
    steps = table.step_x * table.step_y
    found_slips = [
        ("O12", table.mixed * 4, f"You divided by ${latex(decimal(steps))}$. Both differences go over two steps."),
        ("O12", table.mixed * 2, "One of the two distances is a single step. Both differences go over two steps."),
        (
            "D20",
            bend,
            rf"This is ${partial_symbol('f', 'x', 'x')}$, from the row alone. Here the slope changes with the other letter.",
        ),
        ("H3", table.slope_x * table.slope_y, "You multiplied the two slopes. Take the difference of two slopes."),
        ("D17", -table.mixed, "The sign is the other one. Look at which corners are subtracted."),
    ]
    return tuple(Slip(code, number(answer), says) for code, answer, says in found_slips)
