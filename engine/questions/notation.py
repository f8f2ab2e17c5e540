"""Typed text as an answer of a kind, for whoever shows it: previews, the terminal, a printed key. It needs no sympy."""

from collections.abc import Collection, Mapping

from engine.language.equations import read_equation
from engine.language.intervals import read_interval
from engine.language.parser import read
from engine.language.point_sets import read_points
from engine.language.reading import Ambiguous, Read, Unreadable
from engine.language.reading import Kind as Notation
from engine.questions.keys import Chosen, Key
from engine.questions.sheet import Kind

# The notation of the kinds whose answers are expressions, vectors or matrices.
NOTATIONS: Mapping[Kind, Notation] = {
    "expression": "expression",
    "number": "expression",
    "antiderivative": "expression",
    "vector": "vector",
    "direction": "vector",
    "normal": "vector",
    "eigenvector": "vector",
    "matrix": "matrix",
}
# What an antiderivative may add without declaring it.
CONSTANTS = ("C", "c")


def read_as(
    text: str, kind: Kind, names: Collection[str], *, decimal_comma: bool = False
) -> Key | Ambiguous | Unreadable:
    """Read typed text as an answer of a kind; any text at all, without raising.

    Options are taken as they stand, separated by commas; which of them there are is the business of marking.
    """
    match kind:
        case "equation":
            return read_equation(text, names, decimal_comma=decimal_comma)
        case "interval":
            return read_interval(text, names, decimal_comma=decimal_comma)
        case "points":
            return read_points(text, names, decimal_comma=decimal_comma)
        case "class" | "choice" | "multi" | "order":
            return Chosen(tuple(piece.strip() for piece in text.split(",")))
        case _:
            known = {*names, *CONSTANTS} if kind == "antiderivative" else names
            reading = read(text, known, NOTATIONS[kind], decimal_comma=decimal_comma)
            return reading.tree if isinstance(reading, Read) else reading
