"""How names are spelled: the Greek letters, and a name taken apart into its letter and its index."""

import re

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
