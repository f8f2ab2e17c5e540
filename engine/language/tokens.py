"""Typed text cut into tokens, each with its place in the learner's own text."""

import re
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from engine.errors import LearnerError, Span
from engine.language import commands, literals
from engine.language.characters import GREEK_LETTERS, ROOTS, SAME, SUBSCRIPTS, SUPERSCRIPTS, refusal, strange
from engine.language.forks import Edit, Fork
from engine.language.indices import INDEX, LOW_DIGITS, indices
from engine.language.unknown import unknown_command, unknown_index, unknown_word
from engine.language.words import SPELLINGS, Split, Vocabulary
from engine.language.wrappings import unwrapped

MOST_CHARACTERS, MOST_TOKENS = 2000, 800

TokenKind: TypeAlias = Literal[
    "number",
    "name",
    "constant",
    "function",
    "root",
    "superscript",
    "operator",
    "fraction",
    "radical",
    "begin",
    "finish",
    "gap",
    "newline",
    "end",
]


class Token(NamedTuple):
    """A word, number or sign.

    Attributes:
        text: What it means: digits with a point, the declared name, the function, the sign; the environment of a
            `begin`, the degree of a `root` (√ is "2"), the sentence of a `gap`, where a word is half typed. `log`
            with an index has the text `log_`, and the index follows.
        spaced: Whether there is white space before it.
    """

    kind: TokenKind
    text: str
    start: int
    stop: int
    spaced: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.stop)


_SIGNS = {"**": "^", "×": "*"}
_UNDERSCORE = re.compile(r"\s*_\s*")
_BAR = re.compile(r"\s*\|")
_NOTHING = re.compile(r"\s*\.")
# the invisible rule that holds tall rows apart in what is copied from here
_STRUT = re.compile(r"\[[^]]*\]\{0pt\}\{[^}]*\}")
_BRACED_WORD = re.compile(r"\*?\s*\{\s*([A-Za-z]+)\s*\}")
_ENVIRONMENT = re.compile(r"\s*\{\s*([A-Za-z]+\*?)\s*\}")
_COLUMNS = re.compile(r"\s*\{[lcr|\s]*\}")
_ROW_SPACE = re.compile(r"\[[0-9.]+(?:pt|em|ex|mm|cm)\]")


def _lexemes(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<space>[ ]+)
        |(?P<newline>[\r\n]+)
        |(?P<number>(?:{number}|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
        |(?P<word>[A-Za-z]+)
        |(?P<greek>[{"".join(GREEK_LETTERS)}])
        |(?P<superscript>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
        |(?P<operator>\*\*|[-+*×/^()\[\]{{}}|,;<>=&!])
        |(?P<root>[√∛∜])
        |(?P<command>\\(?:[A-Za-z]+|.|$))""",
        re.VERBOSE | re.DOTALL,
    )


_POINT = _lexemes(r"[0-9]+(?:\.[0-9]*)?")
_COMMA = _lexemes(r"[0-9]+(?:(?:[.,]|\{,\})[0-9]+|[.,](?=\s*$))?")


def tokenise(text: str, words: Vocabulary, *, decimal_comma: bool) -> tuple[list[Token], Fork | None]:
    """Cut a text into tokens, the last of which has the kind `end`.

    Args:
        text: As it was typed.
        words: What words mean.
        decimal_comma: Whether a comma is the decimal mark.

    Returns:
        The tokens, and the first word or number that can be taken apart in two ways.

    Raises:
        LearnerError: For what no reading can mend: a character, word or command that is not known, or a limit.
    """
    if len(text) > MOST_CHARACTERS:
        long = f"This is {len(text):,} characters long. At most {MOST_CHARACTERS:,} can be read."
        raise LearnerError(long, Span(MOST_CHARACTERS, len(text)))
    mapped = text.translate(SAME)
    at = strange(mapped)
    if at is not None:
        raise _refused(text, at)
    lexer = _Lexer(unwrapped(mapped, words.names), words, decimal_comma=decimal_comma)
    return lexer.tokens(), lexer.fork


class _Lexer:
    """One pass over a text."""

    def __init__(self, text: str, words: Vocabulary, *, decimal_comma: bool) -> None:
        self.fork: Fork | None = None
        self._text = text
        self._words = words
        self._decimal_comma = decimal_comma
        self._at = 0
        self._spaced = False
        self._tokens: list[Token] = []

    def tokens(self) -> list[Token]:
        lexemes = _COMMA if self._decimal_comma else _POINT
        while self._at < len(self._text):
            match = lexemes.match(self._text, self._at)
            if match is None:
                raise _refused(self._text, self._at)
            self._lexeme(match)
            if len(self._tokens) > MOST_TOKENS:
                many = f"This has more than {MOST_TOKENS} numbers, names and signs. At most that many can be read."
                raise LearnerError(many, Span(self._tokens[-1].start, len(self._text)))
        self._add("end", "", self._at)
        return _without_idle_lines(self._tokens)

    def _lexeme(self, match: re.Match[str]) -> None:
        written, stop = match[0], match.end()
        match match.lastgroup:
            case "space":
                self._skip(stop)
            case "word":
                self._word(written, stop)
            case "operator":
                self._add("operator", _SIGNS.get(written, written), stop)
            case "number":
                self._number(written, stop)
            case "superscript":
                self._add("superscript", written.translate(SUPERSCRIPTS), stop)
            case "root":
                self._add("root", ROOTS[written], stop)
            case "greek":
                self._word(GREEK_LETTERS[written], stop, apart=False)
            case "newline":
                self._add("newline", "\n", stop)
            case _:
                self._command(written.removeprefix("\\"), stop)

    def _add(self, kind: TokenKind, text: str, stop: int) -> None:
        """Add a token from here to `stop`, and go on from there."""
        self._tokens.append(Token(kind, text, self._at, stop, self._spaced))
        self._at = stop
        self._spaced = False

    def _skip(self, stop: int) -> None:
        self._at = stop
        self._spaced = True

    def _number(self, written: str, stop: int) -> None:
        if "e" in written.lower() and self._words.meaning("e" + written.lower().partition("e")[2]) is not None:
            # 2e1 is twice e1 where the question has a name e1
            written = written.lower().partition("e")[0]
            stop = self._at + len(written)
        span = Span(self._at, stop)
        literals.check(written, span, self._text[stop : stop + 1], decimal_comma=self._decimal_comma)
        readings = literals.readings(written)
        if len(readings) > 1:
            self.fork = self.fork or Fork(span, tuple((Edit(*span, reading),) for reading in readings))
        self._add("number", literals.normal(written), stop)

    def _word(self, letters: str, stop: int, *, apart: bool = True) -> None:
        """Add the tokens of a word and of the index behind it.

        Args:
            letters: The word, a Greek letter spelled out.
            stop: Where it ends in the text.
            apart: Whether it may be letters run together.
        """
        read = self._words.splits if apart else self._words.whole
        index = INDEX.match(self._text, stop)
        for spelled, end in indices(index):
            splits = read(letters, spelled)
            if splits:
                self._pieces(splits, end, self._text[stop:end])
                return
        splits = read(letters)
        if index is not None and index["digits"]:
            # only a function can have digits behind it: sin2x
            splits = tuple(split for split in splits if split[-1].kind == "function") or splits
        if not splits:
            self._unknown(letters, stop)
        elif splits[0][-1].kind != "function" and self._text.startswith("_", index.start() if index else stop):
            self._unknown_index(letters, index.end() if index else stop + 1, half_typed=index is None)
        elif splits[0][-1].kind != "function" and index is not None:
            self._unknown_index(letters, index.end())
        else:
            self._pieces(splits, stop)
            self._log_index()

    def _pieces(self, splits: tuple[Split, ...], stop: int, index: str = "") -> None:
        """Add a token for each piece of the likelier split; the last piece reaches to `stop`, with its index."""
        start = self._at
        if len(splits) > 1:
            span = Span(start, stop)
            edits = [(Edit(*span, self._spelled(split, start, index)),) for split in splits]
            self.fork = self.fork or Fork(span, tuple(edits))
        for kind, meaning, end in splits[0][:-1]:
            self._add(kind, meaning, start + end)
        last = splits[0][-1]
        self._add(last.kind, last.meaning, stop)

    def _spelled(self, split: Split, start: int, index: str) -> str:
        """Return a split with its pieces set apart, functions in the spelling that nothing else shares.

        Names behind a function stay one word, where they are read so, since `sin xy` takes both and `sin x y` is asked.
        """
        parts: list[str] = []
        at = start
        for is_function, group in groupby(split, lambda piece: piece.kind == "function"):
            pieces = tuple(group)
            stops = [start + piece.stop for piece in pieces]
            begins = [at, *stops[:-1]]
            at = stops[-1]
            if parts and not is_function and self._means(self._text[begins[0] : at], pieces):
                parts.append(self._text[begins[0] : at])
            elif is_function:
                parts += [piece.meaning for piece in pieces]
            else:
                parts += [self._text[begin:stop] for begin, stop in zip(begins, stops, strict=True)]
        return " ".join(parts) + index

    def _means(self, letters: str, pieces: Split) -> bool:
        """Whether a run of letters is read as these pieces and as nothing else."""
        splits = self._words.splits(letters)
        return len(splits) == 1 and [piece.meaning for piece in splits[0]] == [piece.meaning for piece in pieces]

    def _log_index(self) -> None:
        """Mark a `log` that has an index; a low index is added as the number that it is."""
        last = self._tokens[-1]
        underscore = _UNDERSCORE.match(self._text, self._at)
        low = LOW_DIGITS.match(self._text, self._at)
        if last.text == "log" and (underscore or low):
            self._at = underscore.end() if underscore else self._at
            self._tokens[-1] = last._replace(text="log_", stop=self._at)
            if low:
                self._add("number", low[0].translate(SUBSCRIPTS), low.end())

    def _unknown(self, letters: str, stop: int) -> None:
        """Add a gap for a word that is half typed; refuse any other."""
        error = unknown_word(self._text, Span(self._at, stop), letters, self._words)
        if stop == len(self._text.rstrip()) and self._words.may_become(letters):
            self._add("gap", error.message, stop)
        else:
            raise error

    def _unknown_index(self, letters: str, stop: int, *, half_typed: bool = False) -> None:
        if half_typed and stop == len(self._text.rstrip()):
            self._add("gap", "An index follows the underscore, as in x_1.", stop)
        else:
            raise unknown_index(self._text, Span(self._at, stop), letters, self._words)

    def _command(self, name: str, stop: int) -> None:
        r"""Add the token of a LaTeX command; `name` is without its backslash."""
        strut = _STRUT.match(self._text, stop) if name == "rule" else None
        if name in commands.SPACING or strut:
            self._skip(strut.end() if strut else stop)
        elif name in commands.SIZES:
            self._size(name, stop)
        elif name in commands.FRACTIONS or name == "sqrt":
            self._add("radical" if name == "sqrt" else "fraction", name, stop)
        elif name in commands.SIGNS:
            space = _ROW_SPACE.match(self._text, stop) if name == "\\" else None
            self._add("operator", commands.SIGNS[name], space.end() if space else stop)
        elif name in {"begin", "end"}:
            self._environment(name, stop)
        elif name in commands.DRESSES:
            self._dressed(name, stop)
        else:
            self._command_word(name, stop)

    def _size(self, name: str, stop: int) -> None:
        """Skip a command that sizes a delimiter; a bar behind it faces one way."""
        bar = _BAR.match(self._text, stop)
        if _NOTHING.match(self._text, stop):
            raise unknown_command(f"\\{name}.", Span(self._at, stop + 1))
        if bar and name in commands.OPENING_SIZES:
            self._add("operator", "|<", bar.end())
        elif bar and name in commands.CLOSING_SIZES:
            self._add("operator", ">|", bar.end())
        else:
            self._skip(stop)

    def _environment(self, name: str, stop: int) -> None:
        braced = _ENVIRONMENT.match(self._text, stop)
        if braced is None or braced[1] not in commands.MATRICES:
            written = self._text[self._at : braced.end() if braced else stop]
            raise unknown_command(written, Span(self._at, self._at + len(written)))
        columns = _COLUMNS.match(self._text, braced.end()) if (name, braced[1]) == ("begin", "array") else None
        self._add("begin" if name == "begin" else "finish", braced[1], (columns or braced).end())

    def _dressed(self, name: str, stop: int) -> None:
        braced = _BRACED_WORD.match(self._text, stop)
        if braced is None:
            raise unknown_command(f"\\{name}", Span(self._at, stop))
        word = braced[1]
        if not self._words.knows(word) and word.lower() in SPELLINGS:
            word = word.lower()  # \operatorname{ReLU}
        self._word(word, braced.end(), apart=False)

    def _command_word(self, name: str, stop: int) -> None:
        shapes = [shape for shape in (name, commands.SHAPES.get(name, "")) if shape in commands.WORDS]
        if shapes:
            word = next((shape for shape in shapes if self._words.knows(shape)), shapes[0])
            self._word(word, stop, apart=False)
        elif stop == len(self._text.rstrip()) and commands.begins(name):
            self._add("gap", unknown_command(f"\\{name}", Span(self._at, stop)).message, stop)
        else:
            raise unknown_command(f"\\{name}", Span(self._at, stop))


def _refused(text: str, at: int) -> LearnerError:
    return LearnerError(refusal(text[at]), Span(at, at + 1))


_BEFORE_A_LINE = frozenset(["(", "[", "{", ",", ";", "&", "\\\\", "<"])
_AFTER_A_LINE = frozenset([")", "]", "}", ",", ";", "&", "\\\\", ">"])


def _without_idle_lines(tokens: list[Token]) -> list[Token]:
    """Drop the new lines that separate nothing: at either end, and beside brackets and separators."""
    if not any(token.kind == "newline" for token in tokens):
        return tokens
    kept: list[Token] = []
    for token, following in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
        idle = not kept or kept[-1].text in _BEFORE_A_LINE or kept[-1].kind in {"begin", "newline"}
        ended = following.text in _AFTER_A_LINE or following.kind in {"finish", "end"}
        if token.kind != "newline" or not (idle or ended):
            kept.append(token)
    return kept
