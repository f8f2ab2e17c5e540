"""The words that a question knows: its names, the constants and the functions; and letters run together, taken apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from engine.language.characters import GREEK_LETTERS
from engine.language.tree import FUNCTIONS

WordKind: TypeAlias = Literal["name", "constant", "function"]

CONSTANTS = {"pi": "pi", "e": "e"}

_CIRCULAR = {"sin": ("sin",), "cos": ("cos",), "tan": ("tan", "tg"), "sec": ("sec",)} | {
    "csc": ("csc", "cosec"),
    "cot": ("cot", "ctg", "cotg", "cotan"),
}
_HYPERBOLIC = {"sinh": ("sinh",), "cosh": ("cosh",), "tanh": ("tanh",), "sech": ("sech",)} | {
    "csch": ("csch", "cosech"),
    "coth": ("coth",),
}


def _inverses(functions: Mapping[str, tuple[str, ...]], ours: str, prefixes: tuple[str, ...]) -> dict[str, str]:
    return {
        prefix + spelling: ours + function
        for function, spellings in functions.items()
        for prefix, spelling in product(prefixes, spellings)
    }


# Every spelling of a function. `log` and `cbrt` are kept apart from ln and root until their arguments are known.
SPELLINGS: dict[str, str] = {
    **{name: name for name in FUNCTIONS},
    **{spelling: name for name, spellings in (_CIRCULAR | _HYPERBOLIC).items() for spelling in spellings},
    **_inverses(_CIRCULAR, "arc", ("a", "arc")),
    **_inverses(_HYPERBOLIC, "ar", ("a", "ar", "arc", "arg")),
    "log": "log",
    "cbrt": "cbrt",
    "sgn": "sign",
    # where no sigma is declared: prompts print the sigmoid so
    "sigma": "sigmoid",
    "signum": "sign",
    "absolute": "abs",
    "maximum": "max",
    "minimum": "min",
}

INVERSES = {function: "arc" + function for function in _CIRCULAR} | {f: "ar" + f for f in _HYPERBOLIC}

# Two letters that are more often a product than these functions, where both are declared.
_SHORT = ("tg",)

_LONGEST_FUNCTION = max(map(len, SPELLINGS))


class Piece(NamedTuple):
    """A part of a run of letters that means something; `stop` counts from the start of the run."""

    kind: WordKind
    meaning: str
    stop: int


Split: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words mean in one question.

    Attributes:
        names: Every spelling of every declared name: `x1` and `x_1` both, where only one of them is declared.
        longest: The number of letters in the longest word.
    """

    names: Mapping[str, str]
    longest: int

    def declared(self) -> list[str]:
        """Return the declared names in alphabetical order."""
        return sorted(set(self.names.values()))

    def knows(self, word: str) -> bool:
        """Whether a word means something, with an index or without one."""
        return self.meaning(word) is not None or any(name.startswith(word + "_") for name in self.names)

    def may_become(self, letters: str) -> bool:
        """Whether a run of letters may be half of what can be read: `si`, `xsi`, `lam`."""
        return any(
            self._begins(letters[cut:]) and (cut == 0 or self.splits(letters[:cut]))
            for cut in range(max(0, len(letters) - self.longest), len(letters))
        )

    def _begins(self, start: str) -> bool:
        return any(word.startswith(start) for word in (*self.names, *CONSTANTS, *SPELLINGS))

    def meaning(self, word: str) -> tuple[WordKind, str] | None:
        """Return the kind and the meaning of a whole word; names go before constants and functions."""
        if word in self.names:
            return "name", self.names[word]
        if word in CONSTANTS:
            return "constant", CONSTANTS[word]
        if word in SPELLINGS:
            return "function", SPELLINGS[word]
        return None

    def whole(self, word: str, index: str = "") -> tuple[Split, ...]:
        """Return the one split of a word that is not taken apart, or none."""
        piece = self._piece(word, 0, len(word), index, folded=False)
        return () if piece is None else ((piece,),)

    def splits(self, letters: str, index: str = "") -> tuple[Split, ...]:
        """Return the ways to read a run of letters, likelier first, and at most two.

        A whole word is read whole. Longer pieces are likelier. Capital letters in functions are forgiven where the
        run cannot be read otherwise.

        Args:
            letters: The run.
            index: The index behind its last letter, `1` or `_1`, which makes the last piece a name.
        """
        whole = () if letters in _SHORT else self.whole(letters, index)
        if whole:
            return whole
        exact = self._readings(self._chains(letters, index, folded=False))
        folded = self._piece(letters, 0, len(letters), index, folded=True)
        if folded is not None and letters not in _SHORT:
            return ((folded,), *exact)[:2]
        return exact or self._readings(self._chains(letters, index, folded=True))

    def _chains(self, letters: str, index: str, *, folded: bool) -> list[list[Piece]]:
        """Return for each position the pieces that start there and lead to the end, longest first."""
        size = len(letters)
        chains: list[list[Piece]] = [[] for _ in range(size + 1)]
        for start in range(size - 1, -1, -1):
            for stop in range(min(size, start + self.longest), start, -1):
                if stop == size or chains[stop]:
                    piece = self._piece(letters, start, stop, index, folded=folded)
                    if piece is not None:
                        chains[start].append(piece)
        return chains

    def _piece(self, letters: str, start: int, stop: int, index: str, *, folded: bool) -> Piece | None:
        word = letters[start:stop]
        if index and stop == len(letters):
            name = self.names.get(word + index)
            return None if name is None else Piece("name", name, stop)
        known = self.meaning(word)
        if known is None and folded:
            known = _folded(word)
        return None if known is None else Piece(*known, stop)

    def _readings(self, chains: list[list[Piece]]) -> tuple[Split, ...]:
        if not chains[0]:
            return ()
        first = _follow(chains, [])
        starts = [0, *(piece.stop for piece in first[:-1])]
        for number, start in enumerate(starts):
            if len(chains[start]) > 1:
                return first, _follow(chains, [*first[:number], chains[start][1]])
        return (first,)


def _folded(word: str) -> tuple[WordKind, str] | None:
    lower = word.lower()
    if lower != word and lower in SPELLINGS:
        return "function", SPELLINGS[lower]
    return ("constant", "pi") if lower == "pi" else None


def _follow(chains: list[list[Piece]], begun: list[Piece]) -> Split:
    """Return the split that begins as given and takes the longest piece from there on."""
    pieces = list(begun)
    at = pieces[-1].stop if pieces else 0
    while at < len(chains) - 1:
        pieces.append(chains[at][0])
        at = pieces[-1].stop
    return tuple(pieces)


@lru_cache(maxsize=256)
def vocabulary(names: frozenset[str]) -> Vocabulary:
    """Return the vocabulary of a question that declares these names."""
    spelled = {_romanised(name): name for name in names}
    for name in sorted(names):
        for variant in _variants(_romanised(name)):
            spelled.setdefault(variant, name)
    return Vocabulary(names=spelled, longest=max([_LONGEST_FUNCTION, *map(len, spelled)]))


def _romanised(name: str) -> str:
    return "".join(GREEK_LETTERS.get(character, character) for character in name)


def _variants(name: str) -> tuple[str, ...]:
    """Return the other spelling of a name with an index: `x1` for `x_1`, `x_1` for `x1`."""
    if "_" in name:
        return (name.replace("_", ""),)
    stem = name.rstrip("0123456789")
    return (f"{stem}_{name[len(stem) :]}",) if stem not in {"", name} else ()
