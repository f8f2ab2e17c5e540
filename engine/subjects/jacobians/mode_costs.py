"""What forward and reverse mode cost: passes for a whole Jacobian, and multiplications along a chain of layers."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.language.tree import Node, Product, Sum, number
from engine.questions.keys import Chosen, Key
from engine.questions.question import Part, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects import earlier as answered
from engine.subjects.matrix_steps import chain_step

_MODES = (Option("forward", "forward mode"), Option("reverse", "reverse mode"))
_EXCHANGED = "The two modes are exchanged. Forward mode starts at the inputs, reverse mode at the outputs."


@dataclass(frozen=True, slots=True)
class Counted:
    """A count for each mode.

    Attributes:
        forward: The count as it is worked out, a tree of numbers.
        reverse: Likewise.
        values: What the two come to.
        entries: What counting one operation for each entry of the results would give, for each mode.
    """

    forward: Node
    reverse: Node
    values: tuple[int, int]
    entries: tuple[int, int]

    @property
    def cheaper(self) -> str:
        return "forward" if self.values[0] < self.values[1] else "reverse"


def passes(inputs: int, outputs: int) -> Counted:
    """Count the passes for a whole Jacobian: one column each in forward mode, one row each in reverse mode."""
    whole = inputs * outputs
    return Counted(number(inputs), number(outputs), (inputs, outputs), (whole, whole))


def multiplications(n: int, p: int, q: int, m: int) -> Counted:
    """Count the multiplications of C (B A) and of (C B) A, with A of shape (p, n), B (q, p) and C (m, q)."""
    forward, reverse = ((q, p, n), (m, q, n)), ((m, q, p), (m, p, n))
    counts = tuple(sum(a * b * c for a, b, c in products) for products in (forward, reverse))
    entries = (q * n + m * n, m * p + m * n)
    return Counted(_written(forward), _written(reverse), (counts[0], counts[1]), entries)


def _written(products: tuple[tuple[int, int, int], ...]) -> Node:
    return Sum(tuple(Product(tuple(map(number, sizes))) for sizes in products))


def cost_parts(counted: Counted, what: str, witness: Mapping[str, int]) -> tuple[Part, ...]:
    """Return the parts: both counts, and which mode is cheaper.

    Args:
        counted: The counts.
        what: What is counted, in the plural.
        witness: The count of each mode, found by counting.
    """
    numbers = (
        _count_part(name, mode, value, f"({name}) The number of {what} in {mode} mode.", witness[mode])
        for name, mode, value in zip("ab", ("forward", "reverse"), counted.values, strict=True)
    )
    cheaper = Part(
        id="c",
        key=Chosen((counted.cheaper,)),
        kind="choice",
        label=r"\text{cheaper}",
        names=(),
        asks=f"(c) The mode that needs fewer {what} here.",
        options=_MODES,
        witness=lambda _: (min(witness, key=lambda mode: witness[mode]),),
        follows=_compared,
    )
    return (*numbers, cheaper)


def _count_part(name: str, mode: str, value: int, asks: str, counted: int) -> Part:
    return Part(
        id=name,
        key=number(value),
        kind="number",
        label=rf"\text{{{mode}}}",
        names=(),
        asks=asks,
        witness=lambda _: (float(counted),),
    )


def _compared(earlier: Mapping[str, Key]) -> Key | None:
    forward, reverse = (answered.exact_number(earlier, part) for part in "ab")
    if forward is None or reverse is None or forward == reverse:
        return None
    return Chosen(("forward" if forward < reverse else "reverse",))


def cost_slips(counted: Counted, entry: str) -> tuple[Slip, ...]:
    """Return the slips; `entry` is what one operation for each entry of the results would be, as a sentence."""
    forward, reverse = counted.values
    other = "reverse" if counted.cheaper == "forward" else "forward"
    return (
        Slip("J12", number(reverse), _EXCHANGED, "a"),
        Slip("J12", number(forward), _EXCHANGED, "b"),
        Slip("J12", Chosen((other,)), _EXCHANGED, "c"),
        Slip("J13", number(counted.entries[0]), entry, "a"),
        Slip("J13", number(counted.entries[1]), entry, "b"),
    )


def cost_steps(counted: Counted, forward: str, reverse: str) -> tuple[Step, ...]:
    """Return the steps that work both counts out, given a sentence for each."""
    totals = [number(value) for value in counted.values]
    return (
        chain_step(forward, r"\text{forward}", counted.forward, totals[0]),
        chain_step(reverse, r"\text{reverse}", counted.reverse, totals[1]),
        Step(f"The smaller count belongs to {counted.cheaper} mode."),
    )


_COUNTING = """\
def multiplications(a, b):
    return a.shape[0] * a.shape[1] * b.shape[1]


forward = multiplications(B, A) + multiplications(C, B @ A)
reverse = multiplications(C, B) + multiplications(C @ B, A)
"""
_ANSWER = """\
cheaper = "forward" if forward < reverse else "reverse"
answer = {"a": forward, "b": reverse, "c": cheaper}
"""


def passes_code(inputs: int, outputs: int) -> Code:
    """Return programs that count the unit vectors to push forward and to pull back."""
    sympy = f"from sympy import zeros\n\nJ = zeros({outputs}, {inputs})\nforward, reverse = J.cols, J.rows\n"
    numpy = f"import numpy as np\n\nJ = np.zeros(({outputs}, {inputs}))\nreverse, forward = J.shape\n"
    return Code(sympy + _ANSWER, numpy + _ANSWER)


def multiplications_code(n: int, p: int, q: int, m: int) -> Code:
    """Return programs that count what the two orders of a product take."""
    shapes = (("A", p, n), ("B", q, p), ("C", m, q))
    sympy = "".join(f"{name} = zeros({rows}, {columns})\n" for name, rows, columns in shapes)
    numpy = "".join(f"{name} = np.zeros(({rows}, {columns}))\n" for name, rows, columns in shapes)
    return Code(
        f"from sympy import zeros\n\n{sympy}\n\n{_COUNTING.replace('@', '*')}{_ANSWER}",
        f"import numpy as np\n\n{numpy}\n\n{_COUNTING}{_ANSWER}",
    )


def counted_multiplications(n: int, p: int, q: int, m: int) -> dict[str, int]:
    """Count the multiplications of both orders one by one."""

    def loops(rows: int, inner: int, columns: int) -> int:
        return sum(1 for _ in range(rows) for _ in range(columns) for _ in range(inner))

    return {"forward": loops(q, p, n) + loops(m, q, n), "reverse": loops(m, q, p) + loops(m, p, n)}
