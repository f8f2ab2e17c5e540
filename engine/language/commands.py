"""The LaTeX commands that can be pasted into an answer, without their backslash."""

from engine.language.spelling import GREEK
from engine.language.words import SPELLINGS

SPACING = frozenset(
    [*",;:! ", "quad", "qquad", "thinspace", "displaystyle", "textstyle", "limits", "nolimits", "nobreak", "mathstrut"]
)

SIGNS = {
    "cdot": "*",
    "times": "*",
    "ast": "*",
    "div": "/",
    "langle": "<",
    "rangle": ">",
    "lvert": "|<",
    "rvert": ">|",
    "vert": "|",
    "mid": "|",
    "lbrack": "[",
    "rbrack": "]",
    "\\": "\\\\",
}

# What stands before a delimiter and only changes its size; the first two say which way a bar faces.
OPENING_SIZES = frozenset(["left", "bigl", "Bigl", "biggl", "Biggl"])
CLOSING_SIZES = frozenset(["right", "bigr", "Bigr", "biggr", "Biggr"])
SIZES = OPENING_SIZES | CLOSING_SIZES | frozenset(["big", "Big", "bigg", "Bigg", "middle"])

FRACTIONS = frozenset(["frac", "dfrac", "tfrac", "cfrac"])

# Commands that put a word in another type: \operatorname{sech}, \mathrm{e}
DRESSES = frozenset(["mathrm", "operatorname", "mathit", "mathbf", "boldsymbol", "text", "textrm", "mathsf"])

MATRICES = frozenset(["matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array"])

WORDS = frozenset([*GREEK, *SPELLINGS])

# Letters of which LaTeX knows two shapes.
SHAPES = {
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    "varrho": "rho",
    "varsigma": "sigma",
    "varpi": "pi",
    "varkappa": "kappa",
}

_ALL = SPACING | SIGNS.keys() | SIZES | FRACTIONS | DRESSES | WORDS | SHAPES.keys() | {"sqrt", "begin", "end"}


def begins(start: str) -> bool:
    """Whether a longer command that is known starts like this, so that it may be half typed."""
    return any(command.startswith(start) and command != start for command in _ALL)
