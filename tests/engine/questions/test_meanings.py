"""What an answer says of the functions of its question."""

from fractions import Fraction

from engine.landscape.meanings import Approximation, Axis, Derivatives, Places
from engine.language.parser import parse
from engine.language.tree import Value, Vector
from engine.questions.meanings import meaning
from engine.questions.question import Ask, Operation, Part

_NAMES = ("x", "y")
_F = parse("x^2 y", _NAMES)
_G = parse("x + y", _NAMES)
_AT = {"x": Fraction(1, 2), "y": Fraction(3)}


def _part(op: Operation, of: str = "f", at: dict[str, Fraction] | None = None) -> Part:
    return Part(key=_F, kind="expression", label="", names=_NAMES, ask=Ask(op, of, _NAMES, at))


def test_a_gradient_is_derivatives_of_what_is_given() -> None:
    said = meaning(_part("gradient"), {"f": _F})

    assert said == Derivatives("gradient", ("x^2*y",), _NAMES)


def test_a_jacobian_is_derivatives_of_every_component() -> None:
    given: dict[str, Value] = {"F": Vector((_F, _G))}

    assert meaning(_part("jacobian", "F"), given) == Derivatives("jacobian", ("x^2*y", "x + y"), _NAMES)


def test_a_point_is_told_by_name() -> None:
    said = meaning(_part("linear_model", at=_AT), {"f": _F})

    assert said == Approximation(1, "x^2*y", _NAMES, {"x": 0.5, "y": 3.0})


def test_critical_points_are_places() -> None:
    assert meaning(_part("critical_points"), {"f": _F}) == Places("x^2*y", _NAMES)


def test_a_family_may_say_it_itself() -> None:
    said = Axis("x^2 y", _NAMES, {"x": 0.5, "y": 3.0})
    part = Part(key=_F, kind="direction", label="", names=_NAMES, means=said)

    assert meaning(part, {}) is said


def test_what_is_not_given_means_nothing() -> None:
    assert meaning(_part("gradient"), {}) is None
