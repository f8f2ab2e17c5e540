"""Phrases that prompts share, as text with LaTeX between dollar signs."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.language.tree import number
from engine.language.typeset import latex, name_latex


def applied(label: str, names: Sequence[str]) -> str:
    """Return LaTeX such as `f(x, y)`."""
    return f"{label}({listed(names)})"


def listed(names: Sequence[str]) -> str:
    """Return LaTeX such as `x, y, z`."""
    return ", ".join(name_latex(name) for name in names)


def partial_symbol(label: str, *names: str) -> str:
    r"""Return LaTeX such as `\frac{\partial f}{\partial x}`, taken by the names in turn."""
    if len(names) == 1:
        return rf"\frac{{\partial {label}}}{{\partial {name_latex(names[0])}}}"
    below = r"\,".join(rf"\partial {name_latex(name)}" for name in reversed(names))
    return rf"\frac{{\partial^{{{len(names)}}} {label}}}{{{below}}}"


def point_latex(point: Mapping[str, Fraction]) -> str:
    """Return LaTeX such as `(2, -1)`."""
    return "(" + ", ".join(latex(number(value)) for value in point.values()) + ")"


def spoken_point(point: Mapping[str, Fraction]) -> str:
    """Return text such as `at $P = (2, -1)$`."""
    return f"at $P = {point_latex(point)}$"


def all_but(names: Sequence[str], name: str) -> str:
    """Return text such as `$y$ and $z$`."""
    others = [f"${name_latex(other)}$" for other in names if other != name]
    if len(others) == 1:
        return others[0]
    return ", ".join(others[:-1]) + " and " + others[-1]
