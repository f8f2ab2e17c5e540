"""Partial derivatives estimated from a table or from contours, where no formula of the function is known."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.decimals import decimal
from engine.functions.linear import ExactVector
from engine.functions.tables import Table, decimal_matrix, decimals, drawn_table
from engine.landscape.plots import Panel, Panels, ValueTable
from engine.language.plain_text import plain
from engine.language.tree import Neg, Sum, Value, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.partial_derivatives.contour_crossings import (
    GAPS,
    Crossings,
    contour_part,
    contour_slips,
    contour_step,
    drawn_crossings,
    told,
    walked,
)
from engine.subjects.partial_derivatives.table_code import contour_code, table_code
from engine.subjects.partial_derivatives.table_slopes import (
    F_X,
    F_XY,
    F_Y,
    measured,
    measured_mixed,
    mixed_slips,
    mixed_steps,
    slope_part,
    slope_slips,
    slope_step,
)
from engine.subjects.slopes import noted

_SIGNS = (Option("negative", "negative"), Option("zero", "zero"), Option("positive", "positive"))
_BOTH_SIDES = "Only these values are known; use the neighbours on both sides."
_NEAREST = "Use only this cell and those next to it, as well as they allow."
_CORNERS = "Only these values are known; use the neighbours at the four corners."
_HINTS = (
    "Find the cell, and look at its neighbours: to the side only one letter changes, and so it does up and down.",
    "The row of the cell tells how $f$ changes with $x$; the column tells how it changes with $y$.",
)


@dataclass(frozen=True, slots=True)
class _Story:
    """What a table is about: the letters, what they mean, and where they run."""

    tells: str
    x_unit: str
    y_unit: str
    f_unit: str
    xs: ExactVector
    ys: ExactVector


def _range(start: int, step: int) -> ExactVector:
    return tuple(Fraction(start + step * place) for place in range(5))


_STORIES = (
    _Story(
        "A reactor yields $f$ grams of a product after $y$ hours at $x$ degrees Celsius.",
        "°C",
        "hour",
        "grams",
        _range(20, 10),
        _range(1, 1),
    ),
    _Story(
        "A turbine gives $f$ kilowatts at a wind of $x$ metres per second and a blade angle of $y$ degrees.",
        "m/s",
        "degree",
        "kilowatts",
        _range(4, 2),
        _range(0, 5),
    ),
    _Story(
        "A network is $f$ percent accurate with $x$ hidden units and $y$ percent of dropout.",
        "hidden unit",
        "percent of dropout",
        "percent",
        _range(10, 10),
        _range(0, 2),
    ),
)


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _described(table: Table) -> str:
    """Return the sentence that says which column and row belongs to what."""
    columns, rows = (", ".join(plain(decimal(value)) for value in values) for values in (table.xs, table.ys))
    return f"The columns belong to $x = {columns}$ and the rows, from top to bottom, to $y = {rows}$."


def _place(table: Table) -> str:
    x, y = (latex(decimal(value)) for value in (table.xs[table.column], table.ys[table.row]))
    return f"$(x, y) = ({x}, {y})$"


def _given(table: Table) -> dict[str, Value]:
    at = (table.xs[table.column], table.ys[table.row])
    return {
        "f": decimal_matrix(table.values),
        "x": decimals(table.xs),
        "y": decimals(table.ys),
        "P": decimals(at),
    }


def _asked(
    table: Table,
    opening: str,
    parts: tuple[Part, ...],
    *,
    slips: tuple[Slip, ...],
    steps: tuple[Step, ...],
    code: Code,
    what: str,
    hints: tuple[str, str] = _HINTS,
    target: str | None = None,
) -> Question:
    given = _given(table)
    return Question(
        prompt=f"{opening} {_described(table)}\n$f = {{f}}$",
        given=given,
        names=(),
        parts=parts,
        steps=steps,
        slips=slips,
        hints=hints,
        note=noted(what, given),
        landscape=_shown(table),
        code=code,
        target=target,
    )


def _shown(table: Table) -> ValueTable:
    return ValueTable(
        across="x",
        up="y",
        columns=tuple(plain(decimal(x)) for x in table.xs),
        rows=tuple(plain(decimal(y)) for y in table.ys),
        values=tuple(tuple(map(float, row)) for row in table.values),
        marked=(table.row, table.column),
    )


def _signs(draw: Draw) -> Question:
    """Ask for the signs of both slopes, which differ."""

    def make_one() -> Table | None:
        table = drawn_table(draw)
        return table if table.slope_x * table.slope_y < 0 else None

    table = found(draw, "table with slopes of two signs", make_one)
    openings = (
        f"What are the signs of the partial derivatives of $f$ at {_place(table)}? Read them off this table of values.",
        f"Does $f$ rise or fall at {_place(table)} as $x$ grows, and as $y$ grows? Read it off this table of values.",
    )
    pairs = (("a", F_X, table.slope_x, "x"), ("b", F_Y, table.slope_y, "y"))
    return _asked(
        table,
        draw.choice(openings),
        tuple(_sign_part(table, part, symbol, slope, letter) for part, symbol, slope, letter in pairs),
        slips=tuple(_swapped_sign(part, -slope, letter) for part, _, slope, letter in pairs),
        steps=tuple(_sign_step(table, part, letter) for part, _, _, letter in pairs),
        code=table_code(table, 'answer = {"a": name_of(f_x), "b": name_of(f_y)}', signs=True),
        what="signs of slopes",
        target="O60",
    )


def _sign(value: Fraction | float) -> str:
    return "positive" if value > 0 else "negative" if value < 0 else "zero"


def _sign_part(table: Table, part: str, symbol: str, slope: Fraction, letter: str) -> Part:
    place = "xy".index(letter)
    return Part(
        Chosen((_sign(slope),)),
        "class",
        rf"\text{{sign of }} {symbol}",
        (),
        id=part,
        asks=f"({part}) The sign of ${symbol}$.",
        options=_SIGNS,
        witness=lambda _: (_sign(measured(table)[place]),),
    )


def _swapped_sign(part: str, other: Fraction, letter: str) -> Slip:
    way = "along the row" if letter == "x" else "down the column"
    says = f"This is the sign along the other letter. As ${letter}$ grows you go {way}."
    return Slip("O60", Chosen((_sign(other),)), says, part)


def _sign_step(table: Table, part: str, letter: str) -> Step:
    before, after = (table.across(-1), table.across(1)) if letter == "x" else (table.along(-1), table.along(1))
    way = "row" if letter == "x" else "column"
    rise = number(after - before)
    formula = rf"{latex(decimal(after))} - {latex(decimal(before))} = {latex(decimal(after - before))}"
    claim = Claim(Sum((decimal(after), Neg(decimal(before)))), rise)
    verdict = _sign(after - before)
    return Step(
        f"In the {way} of the cell ${letter}$ grows. The difference is {verdict}.", formula, (claim,), part=part
    )


def _central(draw: Draw) -> Question:
    """Ask for both slopes by central differences."""
    table = drawn_table(draw)
    openings = (
        f"Estimate both partial derivatives of $f$ at {_place(table)} by central differences. This table holds its values.",
        f"How fast does $f$ change at {_place(table)} with $x$, and with $y$? {_BOTH_SIDES}",
    )
    return _asked(
        table,
        draw.choice(openings),
        (slope_part(table, "a"), slope_part(table, "b")),
        slips=slope_slips(table, "a") + slope_slips(table, "b"),
        steps=(slope_step(table, "a"), slope_step(table, "b")),
        code=table_code(table, 'answer = {"a": f_x, "b": f_y}'),
        what="central differences",
    )


def _mixed(draw: Draw) -> Question:
    """Ask for the mixed second derivative by the four corners around a cell."""
    table = drawn_table(draw)
    openings = (
        f"Estimate ${F_XY}$ at {_place(table)} by central differences. This table holds values of $f$.",
        f"How fast does the slope of $f$ along $x$ change with $y$ at {_place(table)}? {_CORNERS}",
    )
    key = table.mixed
    part = Part(decimal(key), "number", F_XY, (), witness=lambda _: (measured_mixed(table),))
    return _asked(
        table,
        draw.choice(openings),
        (part,),
        slips=mixed_slips(table),
        steps=mixed_steps(table),
        code=table_code(table, "answer = f_xy", mixed=True),
        what="mixed difference",
        hints=(
            _HINTS[0],
            "Find the slope along $y$ in the column on the left and in the one on the right of the cell.",
        ),
    )


def _story(draw: Draw) -> Question:
    """Ask for slopes with units, the first one at an edge of the table."""
    story = draw.choice(_STORIES)
    table = drawn_table(draw, story.xs, story.ys, at_edge=True)
    x, y = (latex(decimal(value)) for value in (table.xs[table.column], table.ys[table.row]))
    openings = (
        f"What does one more of $x$ and one more of $y$ bring at $({x}, {y})$? {story.tells} {_NEAREST}",
        f"How sensitive is $f$ to $x$ and to $y$ at $(x, y) = ({x}, {y})$? {story.tells} {_NEAREST}",
    )
    units = (f"{story.f_unit} per {story.x_unit}", f"{story.f_unit} per {story.y_unit}")
    return _asked(
        table,
        draw.choice(openings),
        (slope_part(table, "a", units[0]), slope_part(table, "b", units[1])),
        slips=slope_slips(table, "a") + slope_slips(table, "b"),
        steps=(slope_step(table, "a"), slope_step(table, "b")),
        code=table_code(table, 'answer = {"a": f_x, "b": f_y}'),
        what="sensitivities",
    )


def _contours(draw: Draw) -> Question:
    """Ask for both slopes from contours that are not equally far apart."""
    spacing, level = draw.choice((1, 2, 4, 5)), Fraction(draw.integer(2, 9) * 2)

    def make_one() -> tuple[Crossings, Crossings] | None:
        first, second = (drawn_crossings(draw, level, spacing * draw.sign(), gaps) for gaps in draw.sample(GAPS, 2))
        return (first, second) if abs(first.slope) != abs(second.slope) else None

    x, y = found(draw, "crossings with two slopes", make_one)
    openings = (
        "Estimate both partial derivatives of $f$ at $P$ by the average slope from the contour before $P$ to the one behind it.",
        "How fast does a loss $f$ change with $x$, and with $y$, on average from the contour before $P$ to the one behind it?",
    )
    return _from_contours({"x": x, "y": y}, draw.choice(openings))


def _from_contours(crossed: dict[str, Crossings], opening: str) -> Question:
    x, y = crossed["x"], crossed["y"]
    given: dict[str, Value] = {
        "P": decimals((x.at[1], y.at[1])),
        "x": decimals(x.at),
        "levels_x": decimals(x.levels),
        "y": decimals(y.at),
        "levels_y": decimals(y.levels),
    }
    point = f"({latex(decimal(x.at[1]))}, {latex(decimal(y.at[1]))})"
    walks = " ".join(told(letter, crossing) for letter, crossing in crossed.items())
    return Question(
        prompt=f"{opening} $P = {point}$ lies on the contour ${latex(decimal(x.levels[1]))}$. {walks}",
        given=given,
        names=(),
        parts=tuple(contour_part(part, letter, crossed[letter]) for part, letter in (("a", "x"), ("b", "y"))),
        steps=tuple(contour_step(part, letter, crossed[letter]) for part, letter in (("a", "x"), ("b", "y"))),
        slips=contour_slips("a", x, y.slope) + contour_slips("b", y, x.slope),
        hints=(
            "From one contour to the next but one the value changes by two spacings. How far apart are they?",
            rf"Along $x$ they are ${latex(decimal(x.at[2]))} - {latex(decimal(x.at[0]))}$ apart.",
        ),
        note=noted("slopes from contours", given),
        landscape=Panels(tuple(Panel(letter, walked(letter, crossing)) for letter, crossing in crossed.items())),
        code=contour_code(
            {letter: crossing.at for letter, crossing in crossed.items()},
            {letter: crossing.levels for letter, crossing in crossed.items()},
            'answer = {"a": f_x, "b": f_y}',
        ),
    )


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _signs, 2: _central, 3: _mixed, 4: _contours, 5: _story}

FAMILY = Family(
    id="pd_from_data",
    revision=1,
    topic="partial_derivatives",
    title="Partial derivatives from data",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 14.3, estimates from tables and contour maps",
    connection="Where a model is a black box, its sensitivities are measured by differences like these.",
    examples=(
        Example(
            level=1,
            seed=0,
            accepts=({"a": "negative", "b": "positive"},),
            refuses={"O60": {"a": "positive", "b": "positive"}},
        ),
        # 48 - 37 over 2, and 44.5 - 41.5 over 4
        Example(
            level=2,
            seed=0,
            accepts=({"a": "5.5", "b": "0.75"}, {"a": "11/2", "b": "3/4"}),
            refuses={
                "O12": {"a": "11", "b": "0.75"},
                "O60": {"a": "0.75", "b": "0.75"},
                "O11": {"a": "6", "b": "0.75"},
            },
        ),
        Example(level=3, seed=0, accepts=("-3", "-3.0"), refuses={"O12": "-12", "D17": "3", "D20": "1"}),
    ),
)
