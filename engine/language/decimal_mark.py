"""The mark between the whole and the broken part of a number: a point, or a comma where the learner writes one.

Everything inside the program is written with points: questions, messages, plots, answers in the log. What a person sees
goes through `shown_text` or `shown_latex` at the last moment, and what was typed through `as_stored` before it is kept.
The mark is a custom of the whole process, as in `locale`, so that nobody has to hand it on; it is a point until
`use_decimal_comma` says otherwise, and in the worker it stays one.
"""

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Custom:
    has_comma: bool = False


_CUSTOM = _Custom()

# Not 0.1.0, which is no number, nor 0.5em, which nobody sees
_NUMBER = r"(?<![\d.])\d+\.\d+(?!\.?\d|em|ex|pt|mu)"
_TEXT_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<comma>,)")
_LATEX_TOKEN = re.compile(
    rf"""(?P<open>\\left\s*(?:\\?.)|\\begin\s*\{{[^}}]*\}}|\\\{{|[(\[]|\{{(?!,\}}))
    |(?P<close>\\right\s*(?:\\?.)|\\end\s*\{{[^}}]*\}}|\\\}}|[)\]]|(?<!\{{,)\}})
    |(?P<skipped>\{{,\}}|\\(?:[A-Za-z]+|.))
    |(?P<number>{_NUMBER})
    |(?P<comma>,)""",
    re.VERBOSE | re.DOTALL,
)
# A comma before a blank is none; at the end of what is being typed it may become one
_DECIMAL_COMMA = re.compile(r"(?<=\d)(?:,|\{,\})(?=\d|\s*$)")
_TYPED = str.maketrans({";": ",", "\n": ";"})
_STORED = str.maketrans({".": ",", ",": ";"})


def use_decimal_comma(*, used: bool) -> None:
    """Show numbers with a comma from now on, or with a point; what is on the screen already stays as it is."""
    _CUSTOM.has_comma = used


def uses_decimal_comma() -> bool:
    return _CUSTOM.has_comma


def shown_text(text: str) -> str:
    """Return words as they are shown: with a comma, `(0.5, 2)` is `(0,5; 2)`."""
    return _rewritten(text, _TEXT_TOKEN, ",", is_list=False) if _CUSTOM.has_comma else text


def shown_latex(latex: str) -> str:
    """Return LaTeX as it is shown: with a comma, `(0.5, 2)` is `(0{,}5; 2)`. What is shown already stays as it is."""
    return _rewritten(latex, _LATEX_TOKEN, "{,}", is_list=True) if _CUSTOM.has_comma else latex


def as_stored(typed: str) -> str:
    """Return an answer typed with decimal commas as it is marked and kept: with points, and commas between entries.

    Every character stays in its place, but for pasted `1{,}5`.
    """
    return _DECIMAL_COMMA.sub(".", typed).translate(_TYPED)


def as_typed(stored: str) -> str:
    """Return an answer that was kept as it is typed with decimal commas."""
    return stored.translate(_STORED)


@dataclass(slots=True)
class _List:
    """What stands between two brackets.

    Attributes:
        commas: Where its commas are among the pieces of the text.
        is_clear: Whether they could not be taken for decimal commas: no number in it has one.
    """

    commas: list[int] = field(default_factory=list)
    is_clear: bool = True


def _rewritten(text: str, tokens: re.Pattern[str], mark: str, *, is_list: bool) -> str:
    """Write numbers with another mark, and semicolons where a comma beside them would be read as one.

    Args:
        text: With points.
        tokens: Finds numbers, brackets and commas.
        mark: What takes the place of the point.
        is_list: Whether commas outside all brackets separate entries, which in a sentence they do not.
    """
    pieces: list[str] = []
    lists, end = [_List()], 0
    for token in tokens.finditer(text):
        pieces += text[end : token.start()], token[0]
        end = token.end()
        match token.lastgroup:
            case "number":
                pieces[-1] = token[0].replace(".", mark)
                lists[-1].is_clear = False
            case "comma":
                lists[-1].commas.append(len(pieces) - 1)
            case "open":
                lists.append(_List())
            case "close" if len(lists) > 1:
                _close(lists, pieces)
    while len(lists) > 1:
        _close(lists, pieces)
    if is_list:
        _separate(lists[0], pieces)
    return "".join((*pieces, text[end:]))


def _close(lists: list[_List], pieces: list[str]) -> None:
    """End the innermost list; the one around it shows its numbers too."""
    inner = lists.pop()
    _separate(inner, pieces)
    lists[-1].is_clear = lists[-1].is_clear and inner.is_clear


def _separate(listed: _List, pieces: list[str]) -> None:
    if not listed.is_clear:
        for at in listed.commas:
            pieces[at] = ";"
