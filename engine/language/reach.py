"""How far factors that hang together reach, told from the tokens alone."""

from collections.abc import Sequence

from engine.language.tokens import Token

_OPENING = frozenset(["(", "[", "{", "|<"])
_CLOSING = frozenset([")", "]", "}", ">|"])
_TAKING = frozenset(["function", "root", "fraction", "radical"])


def reach(tokens: Sequence[Token], at: int) -> int:
    """Return where the factors end that follow each other without white space from the token `at` on.

    The argument of a function and the exponent of a power belong to them; a parenthesis behind a complete factor
    does not, so that `xy(z + 1)` reaches to `y`.
    """
    wanting, raised = True, False
    while True:
        token = tokens[at]
        if token.text == "^":
            raised = True
        elif token.text == "-" and (wanting or raised):
            pass
        elif _stops(token, begins=wanting or raised):
            return tokens[at - 1].stop
        else:
            at = _last(tokens, at)
            wanting = wanting if raised or token.kind == "superscript" else token.kind in _TAKING
            raised = False
        at += 1


def _stops(token: Token, *, begins: bool) -> bool:
    """Whether a token ends the factors; `begins` where an operand is still wanted."""
    if token.kind in {"end", "newline", "begin", "finish"}:
        return True
    if token.text in _OPENING or token.text == "|":
        return not begins and token.text != "{"
    if token.kind == "operator":
        return token.text != "!"
    return token.spaced and not begins


def _last(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the token that closes the bracket at `at`, or `at` itself where there is no bracket.

    A bracket that stays open reaches to the last token before the end.
    """
    if tokens[at].text == "|":
        return next((index for index in range(at + 1, len(tokens)) if tokens[index].text == "|"), at)
    if tokens[at].text not in _OPENING:
        return at
    return min(closing(tokens, at), len(tokens) - 2)


def closing(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the token that closes the bracket at `at`; that of the last token where none does."""
    depth = 0
    for index in range(at, len(tokens)):
        if tokens[index].text in _OPENING:
            depth += 1
        elif tokens[index].text in _CLOSING:
            depth -= 1
            if depth == 0:
                return index
    return len(tokens) - 1
