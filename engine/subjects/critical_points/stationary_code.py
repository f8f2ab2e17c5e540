"""Programs that find critical points, with sympy's solver and with Newton's iteration from a grid of starts."""

from collections.abc import Sequence

from engine.calculus.rules import hessian
from engine.language.python_text import numpy_text, sympy_text
from engine.language.python_writing import python_name
from engine.language.tree import Vector
from engine.questions.sheet import Code
from engine.subjects.critical_points.stationary import Terrain
from engine.subjects.critical_points.stationary_plot import around
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program

# Starts along each axis, by the number of variables.
_STARTS = {2: 21, 3: 7}

_NEWTON = """\
def newton(point):
    for _ in range(30):
        step = np.linalg.solve(hessian(point), gradient(point))
        if np.max(np.abs(step)) < 1e-9:
            return point
        point = point - np.clip(step, -0.5, 0.5)  # short steps stay near the start
    return np.nan * point"""

_SYMPY_NATURE = """\
def nature(point):
    H = hessian(f, [{names}]).subs(dict(zip([{names}], point)))
    if H.is_positive_definite:
        return "minimum"
    return "maximum" if H.is_negative_definite else "saddle\""""

_NUMPY_NATURE = """\
def nature(point):
    eigenvalues = np.linalg.eigvalsh(hessian(point))
    if min(eigenvalues) > 0:
        return "minimum"
    return "maximum" if max(eigenvalues) < 0 else "saddle\""""


def finding_code(ground: Terrain) -> Code:
    """Return the programs whose answer is the list of critical points."""
    return Code(
        sympy=sympy_program(*_solved(ground), assigned("answer", "points"), names=ground.names),
        numpy=numpy_program(*_iterated(ground), assigned("answer", "points")),
    )


def classifying_code(ground: Terrain, *, evidence: bool) -> Code:
    """Return the programs that find the points (part a) and sort them into minima, maxima and saddles.

    Args:
        ground: What is searched.
        evidence: Whether part b asks for det H as a formula, before the three classes.
    """
    names = ", ".join(map(python_name, ground.names))
    symbolic, stated, numeric = [], [], []
    if evidence:
        symbolic, numeric = [f'"b": hessian(f, [{names}]).det(),'], ['"b": np.linalg.det(hessian(P)),']
        at = ", ".join(f'"{name}": {value}' for name, value in zip(ground.names, (0.7, 1.2), strict=True))
        stated = [f"at = {{{at}}}\nP = np.array(list(at.values()))"]
    return Code(
        sympy=sympy_program(
            *_solved(ground), _SYMPY_NATURE.format(names=names), _sorted(ground, symbolic, "cde" if evidence else "bcd"),
            names=ground.names,
        ),
        numpy=numpy_program(
            *_iterated(ground), _NUMPY_NATURE, *stated, _sorted(ground, numeric, "cde" if evidence else "bcd")
        ),
    )  # fmt: skip


def _sorted(ground: Terrain, more: Sequence[str], letters: str) -> str:
    """Return the statement that sets the answers; the nature of a single point is asked as such."""
    if len(ground.landmarks) == 1:
        return _listed(more, ['"c": nature(points[0]),'])
    kinds = zip(letters, ("minimum", "maximum", "saddle"), strict=True)
    lines = [f'"{letter}": [p for p in points if nature(p) == "{kind}"],' for letter, kind in kinds]
    return _listed(more, lines)


def _listed(more: Sequence[str], classes: Sequence[str]) -> str:
    listed = "\n".join(f"    {line}" for line in ('"a": points,', *more, *classes))
    return f"answer = {{\n{listed}\n}}"


def _solved(ground: Terrain) -> tuple[str, ...]:
    names = ", ".join(map(python_name, ground.names))
    slopes = ", ".join(f"diff(f, {python_name(name)})" for name in ground.names)
    solution = ", ".join(f"s[{python_name(name)}]" for name in ground.names)
    search = (
        f"slopes = [{slopes}]",
        f"solutions = solve(slopes, [{names}], dict=True)",
        f"points = [({solution}) for s in solutions]",
    )
    return assigned("f", sympy_text(ground.f)), "\n".join(search)


def _iterated(ground: Terrain) -> tuple[str, ...]:
    names = tuple(map(python_name, ground.names))
    unpacked = (", ".join(names) + " = ", "point")
    slopes = numpy_text(Vector(ground.slopes))
    bends = ", ".join(f"[{', '.join(map(numpy_text, row))}]" for row in hessian(ground.f, ground.names))
    box = around(ground)
    lows, highs = (", ".join(f"{span[end]:.4g}" for span in box) for end in (0, 1))
    shares = f"*[np.linspace(0.03, 0.98, {_STARTS[len(names)]})] * {len(names)}"
    search = (
        f"low, high = np.array([{lows}]), np.array([{highs}])",
        f"shares = np.stack(np.meshgrid({shares}), -1)",
        f"starts = low + (high - low) * shares.reshape(-1, {len(names)})",
        "ends = [newton(start) for start in starts]",
        "inside = [end for end in ends if np.all((low < end) & (end < high))]",
        "points = sorted({tuple(map(float, np.round(end, 6) + 0.0)) for end in inside})",
    )
    return (
        defined("gradient(point)", unpacked, ("return ", slopes)),
        defined("hessian(point)", unpacked, ("return ", f"np.array([{bends}])")),
        _NEWTON,
        "\n".join(search),
    )
