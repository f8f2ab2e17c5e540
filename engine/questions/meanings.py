"""What the answer to a part says of the functions of its question, where that can be drawn."""

from collections.abc import Mapping
from fractions import Fraction

from engine.landscape.meanings import Approximation, Derivatives, Meaning, Places
from engine.language.plain_text import plain
from engine.language.tree import Matrix, Value, Vector
from engine.questions.question import Ask, Part


def meaning(part: Part, given: Mapping[str, Value]) -> Meaning | None:
    """Return what a family says that an answer means, or else what is asked says; None where it says nothing.

    Args:
        part: What is asked.
        given: What the question gives, by name.
    """
    if part.means is not None or part.ask is None:
        return part.means
    functions = _functions(given.get(part.ask.of))
    return _of_ask(part.ask, functions) if functions else None


def _of_ask(ask: Ask, functions: tuple[str, ...]) -> Meaning | None:
    at = _at(ask.at)
    match ask.op:
        case "partial" | "gradient" | "jacobian" | "hessian":
            return Derivatives(ask.op, functions, ask.wrt, at)
        case "linear_model" | "quadratic_model":
            return Approximation(1 if ask.op == "linear_model" else 2, functions[0], ask.wrt, at)
        case "critical_points":
            return Places(functions[0], ask.wrt)
        case "determinant":
            return None


def _functions(given: Value | None) -> tuple[str, ...]:
    """Return the formulas of one function or of several."""
    match given:
        case None | Matrix():
            return ()
        case Vector(parts):
            return tuple(map(plain, parts))
        case _:
            return (plain(given),)


def _at(point: Mapping[str, Fraction] | None) -> dict[str, float]:
    return {} if point is None else {name: float(value) for name, value in point.items()}
