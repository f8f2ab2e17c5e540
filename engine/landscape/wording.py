"""Numbers and labels of a plot as text."""

import math
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.language.decimal_mark import shown_text

ReadoutKind: TypeAlias = Literal["point", "height", "gradient"]

_LARGEST_PLAIN = 1e5
_INDEX = re.compile(r"_\{?(\d+)\}?")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_POWER = re.compile(r"\^\{?([0-9T+-]+)\}?")
_SUPERSCRIPTS = str.maketrans("0123456789T+-", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵀ⁺⁻")
_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
_WRAPPED = re.compile(r"\\(?:text|mathrm|mathbf|operatorname)\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+) ?")
# What a command is in text, where it is not its own name; other commands lose their backslash
_GREEK = (
    "alpha α beta β gamma γ delta δ varepsilon ε epsilon ε eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ "
)
_GREEK += "sigma σ tau τ phi φ varphi φ psi ψ omega ω Delta Δ Sigma Σ Lambda Λ Omega Ω "
_SIGNS = (
    "partial ∂ nabla ∇ cdot · times × infty ∞ pm ± to → approx ≈ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ in ∈ top T sqrt √ "
)
_SIGNS += "lVert ‖ rVert ‖ "
_WORDS = (_GREEK + _SIGNS).split()
_SYMBOLS = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True)) | {"left": "", "right": "", "quad": " "}


@dataclass(frozen=True, slots=True)
class Readout:
    """A number or a pair beside a plot: what it is and what it is worth, in words and in LaTeX."""

    kind: ReadoutKind
    name: str
    value: str
    latex: str


def rounded(value: float) -> str:
    """Return a number as it is shown: two decimals, or four digits and a power of ten where it is huge."""
    if not math.isfinite(value):
        return "undefined"
    if abs(value) >= _LARGEST_PLAIN:
        mantissa, _, exponent = f"{value:.3e}".partition("e")
        return f"{mantissa}e{int(exponent)}"
    # adding zero takes the sign from -0.0
    return f"{round(float(value), 2) + 0.0:.2f}"


def rounded_latex(value: float) -> str:
    """Return the same in LaTeX."""
    mantissa, is_huge, exponent = rounded(value).partition("e")
    return rf"{mantissa}\cdot 10^{{{exponent}}}" if is_huge and exponent.isdigit() else rounded(value)


def brief(value: float) -> str:
    """Return a round number as a scale shows it: as short as can be, with the learner's decimal mark and a wide minus."""
    mantissa, is_power, exponent = f"{value:g}".partition("e")
    number = f"{mantissa}e{int(exponent)}" if is_power else mantissa
    return shown_text(number.replace("-", "\N{MINUS SIGN}"))


def written(label: str) -> str:
    """Return a LaTeX label as text: `F_{1}` is F₁, and a matrix has commas between entries and semicolons between rows."""
    text = re.sub(r"\\(begin|end)\{[a-z]*matrix\}", lambda found: "(" if found[1] == "begin" else ")", label)
    text = re.sub(r" *\\\\ *", "; ", re.sub(r" *& *", ", ", text))
    text = _WRAPPED.sub(r"\1", re.sub(r"\\[,;:!]", " ", text))
    text = _COMMAND.sub(_symbol, _FRACTION.sub(r"\1/\2", text))
    text = _INDEX.sub(lambda found: found[1].translate(_SUBSCRIPTS), text)
    text = _POWER.sub(lambda found: found[1].translate(_SUPERSCRIPTS), text)
    return re.sub(r" +", " ", re.sub(r"[\\{}]", "", text)).strip()


def _symbol(found: re.Match[str]) -> str:
    """Return the text of a command; names of functions keep the space behind them."""
    name = found[1]
    return _SYMBOLS[name] if name in _SYMBOLS else name + (" " if found[0].endswith(" ") else "")


def signed(text: str) -> str:
    """Return a number with a minus sign as wide as a plus."""
    return text.replace("-", "\N{MINUS SIGN}")


def figures(value: float) -> str:
    """Return a given number as it stands in a table: up to four digits, nothing behind them."""
    return signed(f"{value:.4g}") if math.isfinite(value) else "–"
