"""LaTeX of single signs and words, as formulas are typeset elsewhere in the program."""

from engine.language.typeset import function_latex, name_latex
from ui.widgets.math_edit.document.items import Word
from ui.widgets.math_edit.document.lettering import INFINITY_WORDS

_SIGNS = {
    "*": r"\cdot",
    "<=": r"\le",
    ">=": r"\ge",
    "!=": r"\ne",
    "\\": r"\backslash",
    "~": r"\sim",
    "^": r"\wedge",
    "'": r"\prime",
    "∞": r"\infty",
    "°": r"\circ",
    **{sign: rf"\{sign}" for sign in "{}#$%&_"},
}
_FENCES = {"{": r"\{", "}": r"\}", "(": "(", ")": ")", "[": "[", "]": "]", "|": "|"}


def sign_latex(text: str) -> str:
    """Return the LaTeX of a sign; letters that are none of the alphabet's stand upright."""
    if text in _SIGNS:
        return _SIGNS[text]
    return text if text.isascii() else rf"\text{{{text}}}"


def word_latex(word: Word) -> str:
    """Return the LaTeX of a function or of a name of several letters."""
    if word.text in INFINITY_WORDS:
        return r"\infty"
    return function_latex(word.text) if word.kind == "function" else name_latex(word.text)


def fence_latex(sign: str) -> str:
    """Return the LaTeX of a bracket."""
    return _FENCES[sign]
