"""What the families of derivatives share: keys in general or at a point, slips, worked steps and the landscape.

A key is a table of derivatives, rows of `Derivative`; an expression is a table of one, a gradient one of one row.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import Differentiator, partial
from engine.calculus.slips import SLIPS, SlippedDifferentiator
from engine.calculus.tidy import minus, plus, tidy
from engine.calculus.worked import worked
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Matrix, Node, Value, Vector, number
from engine.language.typeset import latex, name_latex
from engine.questions.kinds.entries import rows_of as entries_by_row
from engine.questions.question import Claim, Slip, Step

Point = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Derivative:
    """One entry of a key: the derivative of a function by names, taken in turn."""

    of: Node
    wrt: tuple[str, ...]

    def taken(self) -> Node:
        return partial(self.of, *self.wrt)

    def slipped(
        self, slip: type[SlippedDifferentiator], stages: Collection[int] | None = None
    ) -> tuple[Node, list[SlippedDifferentiator]]:
        """Take the derivative with the same slip at every stage, or at those that are named.

        Returns:
            It, with the differentiators that slipped.
        """
        node = self.of
        used = []
        for stage, name in enumerate(self.wrt):
            if stages is None or stage in stages:
                used.append(slip(name))
                node = used[-1].derivative(tidy(node))
            else:
                node = Differentiator(name).derivative(tidy(node))
        return node, [differentiator for differentiator in used if differentiator.sites]


Table = tuple[tuple[Derivative, ...], ...]
Rows = tuple[tuple[Node, ...], ...]


def assembled(rows: Rows) -> Value:
    """Return a tree for one entry, a vector for one row, a matrix for more."""
    if len(rows) > 1:
        return Matrix(rows)
    return rows[0][0] if len(rows[0]) == 1 else Vector(rows[0])


def rows_of(table: Table) -> Rows:
    return tuple(tuple(entry.taken() for entry in row) for row in table)


def at_point(rows: Rows, point: Point | None) -> Rows:
    """Evaluate every entry exactly at a point; without one the rows stay as they are."""
    if point is None:
        return rows
    values = {name: number(value) for name, value in point.items()}
    return tuple(tuple(tidy(substituted(entry, values)) for entry in row) for row in rows)


def differentiation_slips(
    table: Table,
    point: Point | None = None,
    among: Sequence[type[SlippedDifferentiator]] = SLIPS,
    stages: Collection[int] | None = None,
) -> tuple[Slip, ...]:
    """Return the answer that each slip of differentiation makes of the whole table, where it makes a difference.

    Args:
        table: The derivatives that make the key.
        point: Where the answer is asked, or None for a formula.
        among: The slips to make.
        stages: At which of the derivatives that an entry takes in turn, counted from 0; None for all of them.
    """
    found = []
    for slip in among:
        taken = [[entry.slipped(slip, stages) for entry in row] for row in table]
        sites = [site for row in taken for _, used in row for site in used]
        if sites:
            rows = tuple(tuple(node for node, _ in row) for row in taken)
            found.append(Slip(slip.code, assembled(at_point(rows, point)), sites[0].message()))
    return tuple(found)


def changed_slip(code: str, rows: Rows, message: str, point: Point | None = None) -> Slip:
    """Return a slip whose answer is given as rows of trees."""
    return Slip(code, assembled(at_point(rows, point)), message)


def acting_slip(
    code: str, rows: Rows, change: Callable[[Rows], Rows], message: str, point: Point | None = None
) -> Slip:
    """Return a slip that changes the entries of a right answer, and in the same way those of any wrong one."""

    def acts(answer: Value) -> Value:
        return assembled(change(entries_by_row(answer)))

    return Slip(code, assembled(at_point(change(rows), point)), message, acts=acts)


def entrywise(change: Callable[[int, int, Node], Node]) -> Callable[[Rows], Rows]:
    """Return what changes each entry of rows, given its row, its column and itself."""
    return lambda rows: tuple(
        tuple(change(row, column, entry) for column, entry in enumerate(entries)) for row, entries in enumerate(rows)
    )


def opposite_sign(rows: Rows, point: Point | None = None) -> Slip:
    """Return the slip of an answer with all its signs changed."""
    says = "Every entry has the opposite sign. Look at the sign of the first one."
    return changed_slip("D17", mapped(rows, minus), says, point)


def point_first(rows: Rows) -> Slip:
    """Return the slip of putting the point in first, so that every derivative is that of a number."""
    says = "With the point put in first, nothing is left to differentiate. Differentiate, then put the point in."
    return changed_slip("D19", mapped(rows, lambda _: ZERO), says)


def mapped(rows: Rows, change: Callable[[Node], Node]) -> Rows:
    return tuple(tuple(change(entry) for entry in row) for row in rows)


def transposed(rows: Rows) -> Rows:
    return tuple(zip(*rows, strict=True))


def entry_steps(entry: Derivative, place: tuple[int, int] | None = (0, 0), heading: str = "") -> tuple[Step, ...]:
    """Work out one entry rule by rule; only the last stage of a higher derivative is worked out in full.

    Args:
        entry: The derivative to work out.
        place: (row, column) of the entry in the key; None for a derivative that only leads there.
        heading: A sentence to open with.
    """
    *before, last = entry.wrt
    function = partial(entry.of, *before)
    lines = worked(function, last)
    if not lines:
        return (_vanishing(function, last, heading),)
    return tuple(
        Step(
            says=f"{heading} {line.says}".strip() if index == 0 else line.says,
            formula=_equation(line.of, last, line.gives),
            claims=(Claim(line.of, line.gives, (last,)),),
            yields=(*place, line.gives) if line.is_term and place is not None else None,
        )
        for index, line in enumerate(lines)
    )


def _equation(of: Node, name: str, gives: Node) -> str:
    return rf"\frac{{\partial}}{{\partial {name_latex(name)}}}\left({latex(of)}\right) = {latex(gives)}"


def _vanishing(function: Node, name: str, heading: str) -> Step:
    says = f"{heading} Nothing here varies with ${name_latex(name)}$.".strip()
    return Step(says=says, formula=_equation(function, name, ZERO), claims=(Claim(function, ZERO, (name,)),))


def point_step(label: str, rows: Rows, point: Point) -> Step:
    """Put the point in, and say what every entry becomes."""
    values = at_point(rows, point)
    listed = ", ".join(f"{name_latex(name)} = {latex(number(value))}" for name, value in point.items())
    claims = tuple(
        Claim(substituted(general, {name: number(value) for name, value in point.items()}), value)
        for row, found in zip(rows, values, strict=True)
        for general, value in zip(row, found, strict=True)
    )
    return Step(f"Put in ${listed}$.", rf"{label} = {latex(assembled(values))}", claims)


def final_step(says: str, label: str, rows: Rows, table: Table) -> Step:
    """Collect the entries into the answer."""
    claims = tuple(
        Claim(entry.of, node, entry.wrt)
        for row, nodes in zip(table, rows, strict=True)
        for entry, node in zip(row, nodes, strict=True)
    )
    return Step(says, rf"{label} = {latex(assembled(rows))}", claims)


def partial_slips(entry: Derivative, names: tuple[str, ...], point: Point | None = None) -> tuple[Slip, ...]:
    """Return the slips of a single first partial derivative that are about what to differentiate, and how often."""
    (name,) = entry.wrt
    f, slope = entry.of, entry.taken()
    other = next(other for other in names if other != name)
    crossed = partial(f, other)
    x, y = f"${name_latex(name)}$", f"${name_latex(other)}$"
    found = [
        _single(
            "D15", plus(slope, crossed), f"You added the derivative with respect to {y}. Only {x} moves here.", point
        ),
        _single(
            "D16",
            crossed,
            f"You differentiated with respect to {y}. The question asks for the derivative with respect to {x}.",
            point,
        ),
        _single("D17", minus(slope), "Your answer has the opposite sign. Look at the sign of the first term.", point),
        _single(
            "D18", f, f"This is the function itself. The question asks for its derivative with respect to {x}.", point
        ),
        _single(
            "D20",
            partial(f, name, name),
            f"You differentiated twice. The question asks for the first derivative with respect to {x}.",
            point,
        ),
    ]
    return (*found, point_first(((slope,),))) if point is not None else tuple(found)


def _single(code: str, answer: Node, message: str, point: Point | None) -> Slip:
    return changed_slip(code, ((answer,),), message, point)
