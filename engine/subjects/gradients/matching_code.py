"""Programs that choose: the arrow along a gradient, the steepest point, the formula that is the same as another."""

from collections.abc import Mapping
from fractions import Fraction

from engine.functions.linear import ExactVector, as_vector
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Node, Value, number
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.programs import assigned, sympy_program
from engine.subjects.slopes import Spot, gradient_code

_PROBE = {"x": Fraction(7, 10), "y": Fraction(6, 5)}


def _listed(name: str, texts: Mapping[str, str]) -> str:
    """Return the statements that fill a dictionary, one for each letter."""
    return "\n".join((f"{name} = {{}}", *(assigned(f'{name}["{letter}"]', text) for letter, text in texts.items())))


def along_code(spot: Spot, arrows: Mapping[str, ExactVector]) -> Code:
    """Return programs that find the arrow with the largest part along the gradient; all are of one length."""
    trees = {letter: as_vector(arrow) for letter, arrow in arrows.items()}
    exact, numeric = ({letter: write(tree) for letter, tree in trees.items()} for write in (sympy_text, numpy_text))
    return gradient_code(
        spot,
        (_listed("arrows", exact), "answer = max(arrows, key=lambda name: g.dot(arrows[name]))"),
        (_listed("arrows", numeric), "answer = max(arrows, key=lambda name: g @ arrows[name])"),
    )


def steepest_code(f: Node, points: Mapping[str, ExactVector]) -> Code:
    """Return programs that find the point with the longest gradient."""
    exact = {letter: _substitution(at) for letter, at in points.items()}
    numeric = {letter: numpy_text(as_vector(at)) for letter, at in points.items()}
    numerical = derivative_code("gradient", {"f": f}, ("x", "y"), ("x", "y"), _PROBE)
    return Code(
        sympy_program(
            f"{assigned('f', sympy_text(f))}\n{_listed('points', exact)}",
            "g = Matrix([f]).jacobian([x, y])\nlengths = {name: g.subs(at).norm().evalf() for name, at in points.items()}",
            "answer = max(lengths, key=lengths.get)",
            names=("x", "y"),
        ),
        continued(
            numerical,
            "g",
            numpy=(
                _listed("points", numeric),
                "lengths = {name: np.linalg.norm(gradient(f, at)) for name, at in points.items()}",
                "answer = max(lengths, key=lengths.get)",
            ),
        ).numpy,
    )


def _substitution(at: ExactVector) -> str:
    return f"{{{', '.join(f'{name}: {sympy_text(number(value))}' for name, value in zip('xy', at, strict=True))}}}"


def field_code(f: Node, fields: Mapping[str, Value]) -> Code:
    """Return programs that find the field which is the gradient."""
    exact, numeric = ({letter: write(field) for letter, field in fields.items()} for write in (sympy_text, numpy_text))
    numerical = derivative_code("gradient", {"f": f}, ("x", "y"), ("x", "y"), _PROBE)
    return Code(
        sympy_program(
            assigned("f", sympy_text(f)),
            f"{_listed('fields', exact)}\ng = Matrix([diff(f, x), diff(f, y)])",
            "answer = next(name for name in fields if simplify(fields[name] - g).is_zero_matrix)",
            names=("x", "y"),
        ),
        continued(
            numerical,
            "g",
            numpy=(
                _listed("fields", numeric),
                "answer = next(name for name in fields if np.allclose(fields[name], g))",
            ),
        ).numpy,
    )


def picture_code(f: Node, pictures: Mapping[str, Node], formulas: Mapping[str, Value]) -> Code:
    """Return programs that find the picture of a function, as part a, and its gradient, as part b."""
    gradients = field_code(f, formulas)
    exact, numeric = ({letter: write(h) for letter, h in pictures.items()} for write in (sympy_text, numpy_text))
    return Code(
        continued(
            gradients,
            "b",
            _listed("pictures", exact),
            "a = next(name for name in pictures if simplify(pictures[name] - f) == 0)",
            'answer = {"a": a, "b": b}',
        ).sympy,
        continued(
            gradients,
            "b",
            numpy=(
                _listed("pictures", numeric),
                "here = f(np.array([x, y]))",
                "a = next(name for name in pictures if np.isclose(pictures[name], here))",
                'answer = {"a": a, "b": b}',
            ),
        ).numpy,
    )
