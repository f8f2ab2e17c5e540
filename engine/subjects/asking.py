"""Putting a question about derivatives together from its table of derivatives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.witness import central_gradient, central_hessian, central_jacobian, central_partial
from engine.language.plain_text import plain
from engine.language.tree import Node, Value, Vector, number
from engine.questions.plotting import landscape
from engine.questions.question import Ask, Part, Question, Slip, Step, Witness
from engine.questions.sheet import Code, Kind
from engine.subjects.code import Derivation, derivative_code
from engine.subjects.derivatives import (
    Point,
    Table,
    assembled,
    at_point,
    differentiation_slips,
    final_step,
    point_step,
    rows_of,
)

_KINDS: Mapping[str, Kind] = {
    "partial": "expression",
    "gradient": "vector",
    "jacobian": "matrix",
    "hessian": "matrix",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a family decides of a question about derivatives; the rest follows.

    Attributes:
        prompt: Text with LaTeX between dollar signs; `{f}` stands for what is given.
        functions: The components by their LaTeX labels (`f`, or `F_1`, `F_2`).
        given: What the prompt gives, by name.
        names: Every variable and parameter, in the order of the prompt.
        ask: The operation, what of and by what; its point is `point`.
        table: The derivatives that make the key.
        symbol: LaTeX of the derivative without its arguments, such as `J_F`.
        label: LaTeX of what the formula is equal to, such as `J_F(x, y)`.
        slips: Besides those of the rules of differentiation.
        steps: Leading to the collected answer, which is added.
        hints: Where to look, and the first step.
        point: Where the answer is asked, or None for a formula.
        layout: A sentence that states the layout.
        closing: The sentence of the step that collects the entries.
        plotted: Whether there is a landscape.
        hides_shape: Whether the size of the table is part of the answer.
    """

    prompt: str
    functions: Mapping[str, Node]
    given: Mapping[str, Value]
    names: tuple[str, ...]
    ask: Ask
    table: Table
    symbol: str
    label: str
    slips: tuple[Slip, ...]
    steps: tuple[Step, ...]
    hints: tuple[str, str]
    point: Point | None = None
    layout: str = ""
    closing: str = "Collect the entries."
    plotted: bool = True
    hides_shape: bool = False


def question(asked: Asked) -> Question:
    """Return the question, with its key, witness, steps, slips, landscape and note."""
    rows = rows_of(asked.table)
    key = assembled(at_point(rows, asked.point))
    return Question(
        prompt=asked.prompt,
        given=_given(asked),
        names=asked.names,
        parts=(_part(asked, key),),
        steps=asked.steps + _closing(asked, rows),
        slips=differentiation_slips(asked.table, asked.point) + asked.slips,
        hints=asked.hints,
        note=_note(asked),
        landscape=landscape(asked.functions, asked.names, key, asked.point) if asked.plotted else None,
        code=_code(asked),
    )


def _given(asked: Asked) -> dict[str, Value]:
    given = dict(asked.given)
    if asked.point is not None:
        given["P"] = Vector(tuple(number(value) for value in asked.point.values()))
    return given


def _part(asked: Asked, key: Value) -> Part:
    ask = Ask(asked.ask.op, asked.ask.of, asked.ask.wrt, asked.point)
    return Part(
        key=key,
        kind=_KINDS[asked.ask.op],
        label=asked.label if asked.point is None else f"{asked.symbol}(P)",
        names=() if asked.point is not None else asked.names,
        witness=_witness(asked.ask, tuple(asked.functions.values()), asked.point),
        ask=ask,
        layout=asked.layout,
        hides_shape=asked.hides_shape,
    )


def _closing(asked: Asked, rows: tuple[tuple[Node, ...], ...]) -> tuple[Step, ...]:
    single = len(rows) == 1 and len(rows[0]) == 1
    closing = () if single else (final_step(asked.closing, asked.label, rows, asked.table),)
    return closing if asked.point is None else (*closing, point_step(f"{asked.symbol}(P)", rows, asked.point))


def _witness(ask: Ask, functions: Sequence[Node], point: Point | None) -> Witness:
    """Return the numerical witness; at a fixed point it ignores the point that it is asked about."""

    def witness(at: Mapping[str, Fraction]) -> tuple[float, ...]:
        where = at if point is None else point
        if ask.op == "hessian":
            return central_hessian(functions[0], ask.wrt, where)
        if ask.op == "jacobian":
            return central_jacobian(functions, ask.wrt, where)
        if ask.op == "partial":
            return (central_partial(functions[0], ask.wrt, where),)
        return central_gradient(functions[0], ask.wrt, where)

    return witness


def _code(asked: Asked) -> Code:
    ops: dict[str, Derivation] = {
        "partial": "partial",
        "gradient": "gradient",
        "jacobian": "jacobian",
        "hessian": "hessian",
    }
    return derivative_code(ops[asked.ask.op], asked.functions, asked.names, asked.ask.wrt, asked.point)


def _note(asked: Asked) -> str:
    given = "; ".join(f"{name} = {plain(value)}" for name, value in _given(asked).items())
    return f"{asked.ask.op} of {asked.ask.of} by {', '.join(asked.ask.wrt)}: {given}"
