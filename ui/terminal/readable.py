"""Our own LaTeX as text for a terminal: `x^2 y`, `∂f/∂x`, `[[a, b], [c, d]]`, near to what one would type.

Only what the program itself typesets comes here, so that an unknown command is shown by its name, not refused.
"""

import re
from collections.abc import Iterator

from engine.language.spelling import GREEK

_TOKEN = re.compile(r"\\begin\{\w+\}|\\end\{\w+\}|\\[A-Za-z]+|\\.|\s+|[{}&^_]|[^\\{}&^_\s]", re.DOTALL)
_NAME = rf"(?:{'|'.join(GREEK)}|pi|[^\W\d_])(?:\d+|_\w+)?"
# What needs no parentheses as an exponent or beneath a bar: one number, one name, or what has parentheses already. Two
# letters side by side are a product, and e^xy or 1/2y would be read as another one.
_TIGHT = re.compile(rf"[∂∇]?(?:\d+(?:\.\d+)?|{_NAME})|[∂∇]|\([^()]*\)")
# Above the bar a product needs none: xy/2 is what it seems to be.
_PRODUCT = re.compile(r"[∂∇]?[\w.]+")

_SYMBOLS = {
    **{rf"\{name}": name for name in GREEK},
    r"\pi": "pi",
    r"\partial": "∂",
    r"\nabla": "∇",
    r"\cdot": "*",
    r"\times": "×",
    r"\pm": "±",
    r"\to": "→",
    r"\leftarrow": "←",
    r"\mapsto": "↦",
    r"\Rightarrow": "⇒",
    r"\circ": "∘",
    r"\sum": "Σ",
    r"\int": "∫",
    r"\in": "∈",
    r"\le": "≤",
    r"\ge": "≥",
    r"\ne": "≠",
    r"\leq": "≤",
    r"\geq": "≥",
    r"\neq": "≠",
    r"\approx": "≈",
    r"\top": "T",
    r"\infty": "∞",
    r"\ell": "ℓ",
    r"\lvert": "|",
    r"\rvert": "|",
    r"\lVert": "‖",
    r"\rVert": "‖",
    r"\ldots": "…",
    r"\cdots": "…",
    r"\square": "□",
}
_SPACES = {r"\,", r"\;", r"\:", r"\quad", r"\qquad", r"\ "}
_NOTHING = {r"\left", r"\right", r"\big", r"\Big", r"\!", r"\displaystyle", r"\limits"}
_FRACTIONS = {r"\frac", r"\dfrac", r"\tfrac"}
# Combines with the letter before it.
_CIRCUMFLEX = "\u0302"
# Their argument is shown as it stands.
_FONTS = {r"\mathrm", r"\mathbf", r"\mathbb", r"\operatorname", r"\text", r"\boldsymbol"}


def readable(text: str) -> str:
    """Return text with its mathematics, LaTeX between dollar signs, in a form for a terminal."""
    parts = text.split("$")
    return "".join(mathematics(part) if position % 2 else part for position, part in enumerate(parts))


def mathematics(latex: str) -> str:
    """Return LaTeX as one line of text."""
    return _Line(latex).text()


class _Line:
    """A reader over the tokens of one formula."""

    def __init__(self, latex: str) -> None:
        self._tokens: Iterator[str] = (found[0] for found in _TOKEN.finditer(latex))

    def text(self, *closers: str) -> str:
        """Return everything up to one of the closing tokens, or to the end."""
        return self._until(closers)[0]

    def _until(self, closers: tuple[str, ...]) -> tuple[str, str]:
        """Return the text before the closing token that comes first, and that token ("" at the end)."""
        pieces: list[str] = []
        last = ""
        for token in self._tokens:
            if token in closers:
                return _tidy(pieces), token
            shown = self._shown(token)
            if last in _FRACTIONS and _multiplies(shown) and "∂" not in pieces[-1]:
                # 1/2x would be read as one over 2x; an operator such as ∂/∂x stays as it is
                pieces[-1] = f"({pieces[-1]})"
            pieces.append(_apart(pieces[-1] if pieces else "", shown, token))
            last = token
        return _tidy(pieces), ""

    def _shown(self, token: str) -> str:
        if token.isspace() or token in _SPACES:
            return " "
        if token in _SYMBOLS:
            return _SYMBOLS[token]
        if token in _NOTHING:
            return ""
        if token in _FONTS:
            return self._argument()
        match token:
            case "{":
                return self.text("}")
            case "^":
                return "^" + _tight(self._argument())
            case "_":
                return _index(self._argument())
            case _ if token in _FRACTIONS:
                above, below = self._argument(), self._argument()
                return f"{above if _PRODUCT.fullmatch(above) else _tight(above)}/{_tight(below)}"
            case r"\hat":
                return self._argument() + _CIRCUMFLEX
            case r"\xrightarrow":
                return f" —{self._argument()}→ "
            case r"\sqrt":
                return self._root()
            case r"\rule":
                # a strut: [depth]{width}{height}
                self.text("]")
                self._argument()
                self._argument()
                return ""
            case _ if token.startswith(r"\begin"):
                return self._matrix(token.replace("begin", "end"))
            case _:
                return token.lstrip("\\")

    def _argument(self) -> str:
        """Return the next group, or the next token that is no space."""
        token = next((token for token in self._tokens if not token.isspace()), "")
        return self._shown(token) if token else ""

    def _root(self) -> str:
        first = next(self._tokens, "")
        if first != "[":
            return f"sqrt({self._shown(first) if first else ''})"
        index = self.text("]")
        return f"root({self._argument()}, {index})"

    def _matrix(self, end: str) -> str:
        """Return rows in brackets; a single column becomes a plain list."""
        rows: list[list[str]] = [[]]
        closer = "&"
        while closer in {"&", r"\\"}:
            cell, closer = self._until(("&", r"\\", end))
            rows[-1].append(cell)
            if closer == r"\\":
                rows.append([])
        if all(len(row) == 1 for row in rows):
            return f"[{', '.join(row[0] for row in rows)}]"
        return "[" + ", ".join(f"[{', '.join(row)}]" for row in rows) + "]"


def _apart(before: str, shown: str, token: str) -> str:
    """Put a space where two factors would run together: `xy cos(x)` and `x^2 y`, which LaTeX sets apart by type."""
    is_word = shown.isalpha() and len(shown) > 1 and token not in _FONTS
    is_after_factor = before[-1:].isalnum() or before.endswith((")", "]"))
    is_after_power = before.startswith("^") and shown[:1].isalnum()
    is_fraction = token in _FRACTIONS and "∂" not in shown
    return f" {shown}" if is_after_power or ((is_word or is_fraction) and is_after_factor) else shown


def _multiplies(shown: str) -> bool:
    return shown[:1].isalnum() or shown.startswith("(")


def _tight(text: str) -> str:
    return text if _TIGHT.fullmatch(text) else f"({text})"


def _index(text: str) -> str:
    """Write an index as it is typed: `x1`, but `J_F` and `w_ij`."""
    return text if text.isdecimal() else f"_{text}"


def _tidy(pieces: list[str]) -> str:
    line = re.sub(r"\s+", " ", "".join(pieces)).strip()
    return re.sub("([∂∇]) ", r"\1", line)
