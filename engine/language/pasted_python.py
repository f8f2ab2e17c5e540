"""Source over numpy, sympy or math, put into the notation character for character, so that places stay.

Nothing is looked up or evaluated: a prefix such as `np.` becomes blanks, `Rational(1, 2)` becomes `(1/ 2)`.
"""

import re
from collections.abc import Container

_MODULE = r"(?P<module>\b(?:np|numpy|jnp|sp|sympy|sym|math|torch)\.(?=[A-Za-z]))"
_FRACTION = r"(?P<fraction>\bRational)(?=\s*\(\s*[-+]?[0-9]+\s*,\s*[0-9]+\s*\))"
_EXACT = r"(?P<exact>\b(?:Integer|Rational|sympify|S|float32|float64|int32|int64))(?=\s*\()"
_ROOT = r"(?P<root>\breal_root)(?=\s*\()"
# Python has a keyword of this name
_KEYWORD = r"(?P<keyword>\blambda_)(?!\w)"
_SPELLED = re.compile(f"{_MODULE}|{_FRACTION}|{_EXACT}|{_ROOT}|{_KEYWORD}")
_TWO_NUMBERS = re.compile(r"(\s*\(\s*[-+]?[0-9]+\s*),")
_EULER = re.compile(r"\bE\b")


def as_notation(text: str, names: Container[str]) -> str:
    """Return a text with the Python in it spelled as the notation has it; every other text as it is.

    Args:
        text: As it was typed.
        names: What the question declares, in every spelling; a name is never taken for a word of Python.
    """
    spelled = _SPELLED.search(text) is not None
    if not spelled and "**" not in text:
        return text
    if "E" not in names:
        # only beside what nobody but a program writes: alone it is a name that the question lacks
        text = _EULER.sub("e", text)
    return _respelled(text, names) if spelled else text


def _respelled(text: str, names: Container[str]) -> str:
    pieces: list[str] = []
    at = 0
    for found in _SPELLED.finditer(text):
        if found[0] in names:
            continue
        pieces += [text[at : found.start()], _spelling(found)]
        at = found.end()
        if found.lastgroup == "fraction" and (numbers := _TWO_NUMBERS.match(text, at)):
            pieces.append(f"{numbers[1]}/")
            at = numbers.end()
    return "".join([*pieces, text[at:]])


def _spelling(found: re.Match[str]) -> str:
    """Return what a word is called here, in as many characters."""
    called = {"root": "root", "keyword": "lambda"}.get(found.lastgroup or "", "")
    return called.rjust(len(found[0])) if found.lastgroup == "root" else called.ljust(len(found[0]))
