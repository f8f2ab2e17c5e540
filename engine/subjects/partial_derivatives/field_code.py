"""Programs about vector fields: are they gradients, and of what."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Node
from engine.questions.sheet import Code
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program

_LABELS = "PQR"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of two or three components over as many names.

    Attributes:
        components: P, Q and R.
        spelled: x, y and z.
        constant: What the function that it is the gradient of is at the origin.
    """

    components: tuple[Node, ...]
    spelled: tuple[str, ...]
    constant: float = 0.0


def field_code(field: Field) -> Code:
    """Return programs that say whether a field is a gradient, and find the function or the difference."""
    chosen = 'answer = {"a": "yes" if exact else "no", "b": f if exact else curl}'
    exact = "exact = curl == 0" if len(field.spelled) == 2 else "exact = all(simplify(c) == 0 for c in (curl, *more))"
    return Code(
        sympy_program(
            _sympy_field(field),
            "\n".join((*_sympy_curls(field), exact)),
            _sympy_integral(field),
            chosen,
            names=field.spelled,
            positive=field.spelled,
        ),
        numpy_program(
            _stated(field.spelled),
            _numpy_field(field),
            *_numpy_curl(field),
            *_numpy_work(field),
            f"exact = abs(curl) < 1e-6\n{chosen}",
        ),
    )


def _sympy_field(field: Field) -> str:
    pairs = zip(_LABELS, field.components, strict=False)
    return "\n".join(assigned(label, sympy_text(component)) for label, component in pairs)


def _sympy_curls(field: Field) -> tuple[str, ...]:
    curl = "curl = simplify(diff(Q, x) - diff(P, y))"
    return (curl,) if len(field.spelled) == 2 else (curl, "more = diff(R, x) - diff(P, z), diff(R, y) - diff(Q, z)")


def _sympy_integral(field: Field) -> str:
    pairs = list(zip(_LABELS, field.spelled, strict=False))
    rest = [f"f += integrate(simplify({label} - diff(f, {name})), {name})" for label, name in pairs[1:]]
    return "\n".join(("f = integrate(P, x)", *rest))


def _stated(spelled: Sequence[str]) -> str:
    stated = ", ".join(f'"{name}": {name}' for name in spelled)
    values_there = ", ".join(("0.7", "1.2", "0.4")[: len(spelled)])
    return f"{', '.join(spelled)} = {values_there}\nat = {{{stated}}}"


def _numpy_field(field: Field) -> str:
    pairs = list(zip(_LABELS, field.components, strict=False))
    body = [(f"{label} = ", numpy_text(component)) for label, component in pairs]
    collected = f"np.array([{', '.join(label for label, _ in pairs)}])"
    return defined(f"field({', '.join(field.spelled)})", *body, ("return ", collected))


def _numpy_curl(field: Field) -> tuple[str, str]:
    ahead, behind, up, down = (
        ", ".join((first, second, *field.spelled[2:]))
        for first, second in (("x + h", "y"), ("x - h", "y"), ("x", "y + h"), ("x", "y - h"))
    )
    return (
        f"h = 1e-5\nQ_x = (field({ahead})[1] - field({behind})[1]) / (2 * h)",
        f"P_y = (field({up})[0] - field({down})[0]) / (2 * h)\ncurl = Q_x - P_y",
    )


def _numpy_work(field: Field) -> tuple[str, ...]:
    """Return the blocks that integrate the field from the origin to the point, by Gauss's rule."""
    letters = ", ".join(field.spelled)
    places = ", ".join(f"t * {name}" for name in field.spelled)
    constant = field.constant
    start = f"{constant:g} + " if constant else ""
    return (
        "nodes, weights = np.polynomial.legendre.leggauss(20)\nt = (nodes + 1) / 2",
        f"along = np.array([{letters}]) @ field({places})\nf = {start}weights @ along / 2",
    )


def parameter_code(whole: Field) -> Code:
    """Return programs that find the parameter a of the second component, and then the function."""
    sympy = sympy_program(
        _sympy_field(whole),
        "value = solve(diff(Q, x) - diff(P, y), a)[0]\nQ = Q.subs(a, value)",
        _sympy_integral(whole),
        'answer = {"a": value, "b": f}',
        names=("x", "y", "a"),
        positive=("x", "y"),
    )
    ahead = "def curl(a, h=1e-5):\n    Q_x = (field(x + h, y, a)[1] - field(x - h, y, a)[1]) / (2 * h)"
    body = "    P_y = (field(x, y + h, a)[0] - field(x, y - h, a)[0]) / (2 * h)\n    return Q_x - P_y"
    shown = _numpy_field(whole).replace("field(x, y)", "field(x, y, a)", 1)
    rule, along = _numpy_work(whole)
    return Code(
        sympy,
        numpy_program(
            _stated(whole.spelled),
            shown,
            f"{ahead}\n{body}",
            "# the difference is linear in a\na = curl(0) / (curl(0) - curl(1))",
            rule,
            along.replace("t * y)", "t * y, a)"),
            'answer = {"a": a, "b": f}',
        ),
    )
