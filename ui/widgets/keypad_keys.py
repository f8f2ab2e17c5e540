"""The keys that a question can need: what stands on each, what it types, and its shortcut. No Qt."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from string import ascii_uppercase

from engine.language.characters import GREEK_LETTERS
from engine.language.tree import Call, Name
from engine.language.typeset import latex, name_latex
from engine.language.words import SPELLINGS
from engine.questions.sheet import Kind, PartSheet, Sheet
from ui.translation import tr
from ui.widgets.function_words import FUNCTION_WORDS
from ui.widgets.line_editor import Press, Template


@dataclass(frozen=True, slots=True)
class Key:
    """One key.

    Attributes:
        face: What stands on it, in LaTeX; of a `Press` a sign.
        says: What it types, in words.
        does: What it puts at the caret, or does there.
        letter: With Ctrl and Shift it does the same; "" where the keyboard has the key anyway.
    """

    face: str
    says: str
    does: Template | Press
    letter: str = ""

    @property
    def keys(self) -> str:
        """Its shortcut as Qt writes it, or ""."""
        return f"Ctrl+Shift+{self.letter}" if self.letter else ""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a part can need.

    Attributes:
        symbols: What is slow to type.
        plain: What a keyboard has, for whoever has none at hand.
    """

    symbols: tuple[Key, ...]
    plain: tuple[Key, ...]


_SQUARE = Key("x^2", tr("squared"), Template("^2"), "Q")
_POWER = Key("x^n", tr("to the power of"), Template("^(", ")"), "W")
_FRACTION = Key("a/b", tr("fraction"), Template("(", ")/"), "F")
_BRACKETS = Key("(\\,)", tr("brackets"), Template("(", ")"), "J")
_PI = Key(r"\pi", tr("pi"), Template("π"), "P")
_FUNCTION_LETTERS = {"sqrt": "R", "exp": "E", "ln": "L", "sin": "S", "cos": "C", "tan": "T", "abs": "B", "max": "M"} | {
    "min": "N",
    "sigmoid": "G",
    "tanh": "H",
    "arctan": "A",
    "relu": "K",
    "sign": "D",
    "logb": "O",
}
_FACES = {"sqrt": r"\sqrt{x}", "exp": "e^x", "abs": "|x|", "root": r"\sqrt[3]{x}", "logb": r"\log_b"}
_TEMPLATES = {
    "exp": Template("e^(", ")"),
    "root": Template("root(", ", 3)"),
    "logb": Template("logb(", ", 2)"),
    "max": Template("max(", ", 0)"),
    "min": Template("min(", ", 0)"),
}
_OF_KIND: dict[Kind, tuple[Key, ...]] = {
    "equation": (Key("=", tr("equals"), Template(" = ")),),
    "interval": (
        Key("<", tr("less than"), Template(" < ")),
        Key(r"\le", tr("at most"), Template(" <= "), "I"),
        Key(r"\infty", tr("infinity"), Template("∞"), "Y"),
        Key("[\\,]", tr("with both ends"), Template("[", "]")),
        Key(",", tr("comma"), Template(", ")),
    ),
    "points": (Key("(\\,,)", tr("a point"), Template("(", ", )"), "I"), Key(",", tr("comma"), Template(", "))),
}
# What else occurs in the derivative of a function, or when it is solved for
_COMPANIONS: dict[str, tuple[str, ...]] = {
    "sin": ("cos",),
    "cos": ("sin",),
    "tan": ("cos", "sin"),
    "sinh": ("cosh",),
    "cosh": ("sinh",),
    "softplus": ("sigmoid",),
    "abs": ("sign",),
    "logb": ("ln",),
    "exp": ("ln",),
    "ln": ("exp",),
}
_CIRCULAR = frozenset({"sin", "cos", "tan", "arctan", "arcsin", "arccos"})
# Answers that are numbers may hold a root: the length of a vector, an eigenvalue
_WITH_ROOTS: frozenset[Kind] = frozenset(
    {"number", "vector", "direction", "normal", "eigenvector", "points", "interval"}
)
# Besides those of functions: Ctrl+Shift+Z is redo, and Ctrl+Shift+U begins a character by its number on many desktops
_TAKEN = frozenset("UZQWFJPIY")
_ARGUMENT = re.compile(r"\s*(\(x.*\)|x|\\left.*)$")
_COMMAND = re.compile(r"\\(?:operatorname\{)?([A-Za-z]+)")
_POWER_OF_E = re.compile(r"(?<![A-Za-z\\])e\^|\\exp")
_LENGTH = re.compile(r"\\l?Vert|\\\|")


def keys_of(sheet: Sheet, part: PartSheet, *, decimal_comma: bool = False) -> Keys:
    """Return the keys for a part of a question: its own names, the functions that occur, and what those lead to.

    Args:
        sheet: The question.
        part: What is typed into.
        decimal_comma: Whether decimals are typed with a comma, so that a semicolon separates.
    """
    used = functions_in([sheet.prompt, part.asks, part.label], part.names)
    if part.kind in _WITH_ROOTS and (not part.names or part.tolerance is None):
        used |= {"sqrt"}
    names = [_name_key(name) for name in part.names if not _is_typed_easily(name)]
    own = tuple(_with_letters((*names, *(function_key(name) for name in FUNCTION_WORDS if name in used))))
    symbols = (
        *own[: len(names)],
        *(_SQUARE, _POWER, _FRACTION, _BRACKETS),
        *own[len(names) :],
        *((_PI,) if used & _CIRCULAR or r"\pi" in sheet.prompt else ()),
        *_OF_KIND.get(part.kind, ()),
    )
    letters = [_name_key(name) for name in part.names if _is_typed_easily(name)]
    plain = (*letters, *_plain_keys())
    return (
        Keys(tuple(map(_with_comma, symbols)), tuple(map(_with_comma, plain)))
        if decimal_comma
        else Keys(symbols, plain)
    )


def functions_in(texts: Iterable[str], names: Collection[str]) -> frozenset[str]:
    """Return the functions that occur in texts with LaTeX, and those that their derivatives lead to.

    Args:
        texts: Prompts and labels.
        names: The names of the question, which are no functions.
    """
    written = " ".join(texts)
    words = {word for word in _COMMAND.findall(written) if word not in names}
    found = {SPELLINGS.get(word) or SPELLINGS.get(word.lower(), "") for word in words}
    found = {"ln" if name == "log" else name for name in found}
    if _POWER_OF_E.search(written):
        found.add("exp")
    if _LENGTH.search(written):
        found.add("sqrt")
    return frozenset(found | {other for name in found for other in _COMPANIONS.get(name, ())}) & FUNCTION_WORDS.keys()


def function_key(name: str) -> Key:
    """Return the key of a function by its plain name."""
    face = _FACES.get(name) or _ARGUMENT.sub("", latex(Call(name, (Name("x"),))))
    does = _TEMPLATES.get(name, Template(f"{name}(", ")"))
    return Key(face, FUNCTION_WORDS[name], does, _FUNCTION_LETTERS.get(name, ""))


_MARKS = str.maketrans(",.", ";,")
_MARKS_SAID = {tr("comma"): tr("semicolon"), tr("point"): tr("comma")}


def _with_comma(key: Key) -> Key:
    """Return a key as it is where the comma is the decimal mark."""
    if isinstance(key.does, Press):
        return key
    does = Template(key.does.before.translate(_MARKS), key.does.after.translate(_MARKS))
    said = _MARKS_SAID.get(key.says)
    return replace(key, does=does) if said is None else replace(key, face=does.before.strip(), says=said, does=does)


def _is_typed_easily(name: str) -> bool:
    return len(name) == 1 and name.isascii()


_GREEK = {spelled: character for character, spelled in reversed(GREEK_LETTERS.items())}


def _name_key(name: str) -> Key:
    return Key(name_latex(name), name, Template(_GREEK.get(name, name)))


def _with_letters(keys: Iterable[Key]) -> Iterator[Key]:
    """Give a letter to the keys that have none: one of their own words if it is free."""
    taken = {*_TAKEN, *_FUNCTION_LETTERS.values()}
    for key in keys:
        wanted = (*(letter for letter in key.says.upper() if letter in ascii_uppercase), *ascii_uppercase)
        letter = key.letter or next((letter for letter in wanted if letter not in taken), "")
        taken.add(letter)
        yield replace(key, letter=letter)


def _plain_keys() -> tuple[Key, ...]:
    digits = (Key(digit, digit, Template(digit)) for digit in "1234567890")
    signs = (
        ("+", tr("plus"), "+"),
        ("-", tr("minus"), "-"),
        (r"\cdot", tr("times"), "*"),
        ("/", tr("over"), "/"),
        (".", tr("point"), "."),
    )
    moves = (
        ("←", tr("left"), Press.LEFT),
        ("→", tr("right"), Press.RIGHT),
        ("⌫", tr("delete backwards"), Press.BACKSPACE),
    )
    return (
        *digits,
        *(Key(face, says, Template(typed)) for face, says, typed in signs),
        *(Key(face, says, press) for face, says, press in moves),
    )
