"""How names are spelled: Greek letters, a name taken apart into letter and index, and letters that spell a word."""

import re
from functools import lru_cache

from engine.language.words import SPELLINGS

GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega"),
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"),
)


def stem_and_index(name: str) -> tuple[str, str]:
    """Split a plain name: `theta_1` and `theta1` into ("theta", "1"), `w_ij` into ("w", "ij"), `x` into ("x", "")."""
    parts = re.fullmatch(r"([A-Za-z]+)_?(\d+)|([A-Za-z]+)_([A-Za-z0-9]+)", name)
    if parts is None:
        return name, ""
    return parts[1] or parts[3], parts[2] or parts[4]


# Letters that spell one of these would be read as it. Differentials are there because `dx` reads like one.
_WORDS = (*SPELLINGS, *GREEK, "d")


def is_no_word(before: str, after: str) -> bool:
    """Whether the first letter of `after` may follow the last letters of `before` without spelling anything else.

    The names `l` and `n` side by side would be the logarithm.
    """
    run = re.split(r"[^A-Za-z]", before)[-1] + after[0]
    return not _holds_a_word(run.lower())


# asked of every two factors at every keystroke, and of the same few letters each time
@lru_cache(maxsize=4096)
def _holds_a_word(run: str) -> bool:
    return any(word in run for word in _WORDS)
