"""Phrases that prompts share, as text with LaTeX between dollar signs."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from engine.language.tree import Call, Node, number, subtrees
from engine.language.typeset import enumerated, latex, name_latex

# What a learner may not know by name; every other function is in any textbook.
_DEFINITIONS = {
    "sigmoid": r"$\sigma(t) = \frac{1}{1 + e^{-t}}$",
    "softplus": r"$\operatorname{softplus}(t) = \ln(1 + e^{t})$",
}


def paragraph(*sentences: str) -> str:
    """Join the sentences that there are."""
    return " ".join(filter(None, sentences))


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
    below = r"\,".join(_differential(name, len(list(run))) for name, run in groupby(reversed(names)))
    return rf"\frac{{\partial^{{{len(names)}}} {label}}}{{{below}}}"


def _differential(name: str, times: int) -> str:
    return rf"\partial {name_latex(name)}" + (f"^{{{times}}}" if times > 1 else "")


def subscripted(label: str, *names: str) -> str:
    """Return LaTeX such as `f_{xxy}`, taken by the names in turn."""
    letters = map(name_latex, names)
    # a command such as \\theta ends where no letter follows
    return f"{label}_{{{''.join(f'{one} ' if one[0] == chr(92) else one for one in letters).strip()}}}"


def point_latex(point: Mapping[str, Fraction]) -> str:
    """Return LaTeX such as `(2, -1)`."""
    return "(" + ", ".join(latex(number(value)) for value in point.values()) + ")"


def spoken_point(point: Mapping[str, Fraction]) -> str:
    """Return text such as `at $P = (2, -1)$`."""
    return f"at $P = {point_latex(point)}$"


def all_but(names: Sequence[str], name: str) -> str:
    """Return text such as `$y$ and $z$`."""
    return enumerated([name_latex(other) for other in names if other != name])


def constants(names: Sequence[str]) -> str:
    """Return a sentence such as `Here $a$ and $b$ are constants.`, or "" where there are none."""
    if not names:
        return ""
    verb = "is a constant" if len(names) == 1 else "are constants"
    return f"Here {enumerated([name_latex(name) for name in names])} {verb}."


def definitions(trees: Iterable[Node]) -> str:
    """Return a sentence that defines the less usual functions of the trees, or "" where there are none."""
    called = {part.function for tree in trees for part in subtrees(tree) if isinstance(part, Call)}
    defined = [formula for name, formula in _DEFINITIONS.items() if name in called]
    return f"As usual, {' and '.join(defined)}." if defined else ""
