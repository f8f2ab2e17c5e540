r"""What people paste around an answer: `$…$`, `\(…\)`, `np.array(…)`, `Matrix(…)`; blanked out, so that places stay."""

import re

_MATHEMATICS = re.compile(r"\s*(?:(\$\$)[^$]*(\$\$)|(\$)[^$]*(\$)|(\\\().*(\\\))|(\\\[).*(\\\]))\s*", re.DOTALL)
_ARRAY = re.compile(
    r"\s*((?:[A-Za-z]+\.)?(?:array|asarray|Matrix|ImmutableMatrix|ImmutableDenseMatrix|tensor)\s*\()"
    r"\s*[\[(].*[\])]\s*((?:,\s*dtype\s*=\s*[\w.]+\s*)?\))\s*",
    re.DOTALL,
)
_MODULE = re.compile(r"\b(?:np|numpy|jnp|sp|sympy|math|torch)\.(?=[A-Za-z])")


def unwrapped(text: str) -> str:
    """Return the text with what encloses the whole of it replaced by spaces."""
    mathematics = _MATHEMATICS.fullmatch(text)
    if mathematics is not None:
        text = _blanked(text, mathematics)
    array = _ARRAY.fullmatch(text)
    if array is not None:
        text = _MODULE.sub(lambda module: " " * len(module[0]), _blanked(text, array))
    return text


def _blanked(text: str, match: re.Match[str]) -> str:
    for group in range(1, match.re.groups + 1):
        start, stop = match.span(group)
        if start >= 0:
            text = text[:start] + " " * (stop - start) + text[stop:]
    return text
