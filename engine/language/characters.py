"""The characters of the notation: which other characters stand for them, and why the rest cannot be used.

Every mapping is one character for one, so that positions in the mapped text are positions in the learner's own.
"""

import re
import unicodedata

_MINUS = "\u2010\u2011\u2012\u2013\u2212\ufe63"
_TIMES = "\u00b7\u00d7\u2219\u22c5\u2217"
_OVER = "\u00f7\u2044\u2215"
_SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()[]{}+-*/^=.,;|<>!_"

# Signs of multiplication become one of their own, not *, because two of them are no power. Fullwidth forms stand at a
# fixed distance from their ASCII twins; ⟨ ⟩ are drawn in three ways.
SAME = str.maketrans(
    {
        **dict.fromkeys(_MINUS, "-"),
        **dict.fromkeys(_TIMES, "×"),
        **dict.fromkeys(_OVER, "/"),
        **dict.fromkeys(_SPACES, " "),
        **{chr(ord(plain) + 0xFEE0): plain for plain in _ASCII},
        **dict.fromkeys("\u27e8\u2329\u3008", "<"),
        **dict.fromkeys("\u27e9\u232a\u3009", ">"),
        "\u2223": "|",
    }
)

GREEK_LETTERS: dict[str, str] = {
    **dict(
        zip(
            "αβγδεζηθικλμ",
            ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"],
            strict=True,
        )
    ),
    **dict(
        zip(
            "νξπρστυφχψω",
            ["nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"],
            strict=True,
        )
    ),
    **dict(zip("ϵϑϕϱϖς", ["epsilon", "theta", "phi", "rho", "pi", "sigma"], strict=True)),
    **dict(
        zip(
            "ΓΔΘΛΞΠΣΥΦΨΩ",
            ["Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"],
            strict=True,
        )
    ),
}

ROOTS = {"√": "2", "∛": "3", "∜": "4"}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_LOOKALIKES: dict[str, str] = {
    **dict(zip("авеікмнорстухѕјһӏ", "abeikmhopctyxsjhl", strict=True)),
    **dict(zip("АВЕІКМНОРСТУХЅЈ", "ABEIKMHOPCTYXSJ", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True)),
    "ı": "i",
    "ℓ": "l",
    "µ": "μ",
    "ʹ": "′",
}

_ONLY_THE_EXPRESSION = "≤≥≠≈≡∼≅→⇒⇔↦∈∀∃∧∨"

_SENTENCES: dict[str, str] = {
    **dict.fromkeys("∂∇", "Type the finished derivative: {0} is not an answer yet."),
    **dict.fromkeys("∫∬∭∮", "Type the finished integral: {0} is not an answer yet."),
    **dict.fromkeys("∑∏", "Write the terms out instead of {0}."),
    **dict.fromkeys("'′’‘″", "A prime cannot stand here. Type the finished derivative."),
    **dict.fromkeys(_ONLY_THE_EXPRESSION, "Give only the expression, without “{0}”."),
    "∞": "Infinity cannot be part of an answer.",
    "±": "Give one value: ± stands for two.",
    "∓": "Give one value: ∓ stands for two.",
    "°": "Angles are in radians here. Write pi/180 for a degree.",
    "%": "Leave out the percent sign: 5% is 0.05, or 5 where a number of percent is asked for.",
    ".": "A point stands between the digits of a number only.",
    "_": "An underscore stands between a letter and its index only, as in x_1.",
    ":": "Give only the expression, without “:”.",
    "?": "Give only the expression, without “?”.",
    "$": "A dollar sign may only enclose the whole answer, as in $x + 1$.",
    "⁻": "Digits follow a raised minus, as in x⁻¹.",
    "…": "Write all of it out instead of the dots.",
}

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me", "Mc"}


# Whatever is neither ASCII nor listed here can stand nowhere.
_KNOWN = "".join([*GREEK_LETTERS, *ROOTS, *map(chr, SUPERSCRIPTS), *map(chr, SUBSCRIPTS), "×"])
_STRANGE = re.compile(rf"[^ -~\r\n{_KNOWN}]")


def strange(text: str) -> int | None:
    """Return the position of the first character of a mapped text that can stand nowhere, or None."""
    found = _STRANGE.search(text)
    return None if found is None else found.start()


def refusal(character: str) -> str:
    """Return the sentence that says why a character cannot be used, and what it is."""
    if character in _SENTENCES:
        return _SENTENCES[character].format(character)
    if unicodedata.category(character) in _INVISIBLE:
        return f"A character that does not show stands here ({_title(character)}). Delete it."
    plain = _looks_like(character)
    if plain is not None:
        return f"“{character}” is {_title(character)} and only looks like {plain}. Type {plain} instead."
    if character.isascii():
        return f"“{character}” cannot be used in an answer."
    return f"“{character}” ({_title(character)}) cannot be used in an answer."


def _title(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")


def _looks_like(character: str) -> str | None:
    if character in _LOOKALIKES:
        return _LOOKALIKES[character]
    plain = unicodedata.normalize("NFKC", character).replace("\u2044", "/")
    return plain if plain != character and plain.strip() else None
