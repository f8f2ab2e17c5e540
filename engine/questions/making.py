"""Making a question from its identity, with its self-test: what fails it is drawn again and never shown."""

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from engine.chance import Draw
from engine.equality.decide import differ
from engine.equality.domain import Domain
from engine.errors import DefectError, LearnerError
from engine.landscape.plots import Landscape
from engine.language.equations import Equation
from engine.language.numeric import compiled
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.point_sets import PointSet
from engine.language.reading import Kind
from engine.language.tree import Matrix, Value, Vector, entries
from engine.questions.gates import broken_gates
from engine.questions.keys import Key, is_value, names_of
from engine.questions.marking import matches
from engine.questions.plotting import gives_away
from engine.questions.question import Family, Part, Question, Slip

_ATTEMPTS = 20
# The kinds whose answers are the same exactly when their entries are.
_BY_ENTRY = {"expression", "number", "vector", "matrix"}
# Two points at which equations are tried, and how far apart products of their values are past any rounding.
_PROBES = ((0.7, 1.2, 0.4, 1.5, 0.9, 0.6), (-1.3, 0.5, 1.1, -0.8, 0.3, 1.7))
_DISTINCT = 1e-6


def made(family: Family, level: int, seed: int) -> Question:
    """Return the question of (family, its revision, level, seed).

    Raises:
        DefectError: Twenty draws in a row did not pass their self-test, or the family has no such level.
    """
    if level not in family.levels:
        raise DefectError(f"{family.id} has no level {level}.")
    fault: str | None = None
    for attempt in range(_ATTEMPTS):
        try:
            drawn = family.make(Draw(family.id, family.revision, level, seed, attempt))
        except DefectError as stuck:
            # its search came to the end without a find; another draw searches elsewhere
            fault = str(stuck).rstrip(".")
            continue
        question = replace(drawn, slips=told_apart(drawn))
        fault = self_test(question) or next(broken_gates(question, level), None)
        if fault is None:
            return question
    raise DefectError(f"{family.id}, level {level}, seed {seed}: {fault}.")


def self_test(question: Question) -> str | None:
    """Return what is wrong with a question, or None.

    The key and everything that is given must be read from their own print as the same trees; a slip must be left, and
    above all the one that the question is drawn for.
    """
    fault = misprint(question)
    if fault is not None:
        return fault
    if plot_gives_away(question):
        return "the landscape shows an entry of the key"
    codes = {slip.code for slip in question.slips}
    if question.target is not None and question.target not in codes:
        return f"the slip {question.target} that it is drawn for leads to the key"
    return None if codes else "no slip is left"


def misprint(question: Question) -> str | None:
    """Return a clause on what is not read from its own print as the same tree, or None."""
    for part in question.parts:
        if not _is_right(part):
            return f"the key of {part.id} is not read from its own print"
    for name, value in question.given.items():
        if not _prints_back(value, question.names):
            return f"{name} is not read from its own print"
    return None


def plot_gives_away(question: Question) -> bool:
    """Whether the landscape shows an entry of the key before the verdict."""
    plot = question.landscape
    if not isinstance(plot, Landscape):
        return False
    functions = [entry for component in plot.components for entry in entries(parse(component.formula, question.names))]
    return any(gives_away(plot, functions, part.key) for part in question.parts if is_value(part.key))


def _is_right(part: Part) -> bool:
    """Whether the print of a key is read as the key, or for a kind that no tree is the answer of, is marked right."""
    return _prints_back(part.key, part.names) if is_value(part.key) else matches(part.key, part.key, part)


def kind_of(value: Value) -> Kind:
    match value:
        case Vector():
            return "vector"
        case Matrix():
            return "matrix"
        case _:
            return "expression"


def _prints_back(value: Value, names: Sequence[str]) -> bool:
    try:
        return parse(plain(value), names, kind_of(value)) == value
    except LearnerError:
        return False


def told_apart(question: Question) -> tuple[Slip, ...]:
    """Drop the slips that lead to the key, and merge those that lead to the same answer.

    Slips of one group (the letter of the code) have the priority of their order, so the first of them stands for all;
    equal slips of different groups both stay, and then neither is named.
    """
    parts = {part.id: part for part in question.parts}
    kept: list[Slip] = []
    for slip in question.slips:
        part = parts[slip.part]
        if not (names_of(slip.answer) <= set(part.names)) or not is_apart(slip.answer, part.key, part):
            continue
        rivals = (other for other in kept if other.part == slip.part and other.code[0] == slip.code[0])
        if all(is_apart(slip.answer, other.answer, part) for other in rivals):
            kept.append(slip)
    return tuple(kept)


def is_apart(left: Key, right: Key, part: Part) -> bool:
    """Whether two answers to a part are refuted to be the same."""
    if isinstance(left, Equation) and isinstance(right, Equation) and _cross(left, right, part.names):
        return True
    if isinstance(left, PointSet) and isinstance(right, PointSet) and left.rational and right.rational:
        # numbers need no comparison of functions
        return left.rational != right.rational
    if not (is_value(left) and is_value(right) and part.kind in _BY_ENTRY):
        return not matches(left, right, part)
    first, second = entries(left), entries(right)
    if kind_of(left) != kind_of(right) or len(first) != len(second):
        return True
    domain = Domain(part.names, frozenset(part.positive))
    return any(differ(one, other, domain) is not None for one, other in zip(first, second, strict=True))


def _cross(left: Equation, right: Equation, names: Sequence[str]) -> bool:
    """Whether two points tell equations apart, since no number takes the one to the other; it spares the long way."""
    sides = [compiled(equation.difference, tuple(names)) for equation in (left, right)]
    (a, b), (c, d) = ([float(side(*point[: len(names)])) for side in sides] for point in _PROBES)
    return isfinite(a * d - b * c) and abs(a * d - b * c) > _DISTINCT * (abs(a * d) + abs(b * c))
