"""Finds what people read in the source of the window: literals with words, and how they are marked."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The terminal has a language of its own, colours have names, and scenes set up pictures.
_OUTSIDE = ("ui/terminal/", "ui/theme/", "ui/translation.py", "ui/studio.py", "ui/shoot.py")

# Two words, or one that begins as a sentence does; of what stands in an f-string each piece counts.
_WORDS = re.compile(r"[^\W\d_][\w']+[,;:.…?!]*\s+\W*[^\W\d_]|\b[^\W\d_] [^\W\d_]{2,}|^[A-Z][a-z]+")
_PIECE = re.compile(r"[^\W\d_]{2,}[,;:.…?!]*\s|\s[^\W\d_]{2,}|^[A-Z][a-z]+")
_ANY_WORD = re.compile(r"[^\W\d_]{2,}")
_KEYS = re.compile(
    r"^((Ctrl|Alt|Shift)\+.*|Return|Enter|Escape|Tab|Backspace|Plus|PgUp|PgDown|Home|Up|Down|Left|Right)$"
)

_MARKS = {"tr", "counted"}
# What these are given is read by nobody, or it is the name of something.
_SILENT = {
    "DefectError",
    "Loading",
    "TypeVar",
    "cast",
    "compile",
    "findChild",
    "getLogger",
    "note",
    "property",
    "setObjectName",
    "setProperty",
}
# What these are given is read, also where it is one small word.
_SPEAKING = {
    "Button",
    "KeyHint",
    "Label",
    "QMenu",
    "TickBox",
    "addAction",
    "setAccessibleDescription",
    "setAccessibleName",
    "setPlaceholderText",
    "setText",
    "setToolTip",
    "setWindowTitle",
}


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in the source."""

    path: str
    line: int
    text: str


def sources() -> list[str]:
    """Return the files of the window, as paths from the root."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "ui").rglob("*.py"))
    return [path for path in paths if not path.startswith(_OUTSIDE) and not path.endswith("scenes.py")]


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def unmarked(path: str) -> list[Literal]:
    """Return the literals with words that stand outside a mark."""
    found = _Unmarked()
    found.visit(_tree(path))
    return [Literal(path, line, text) for line, text in found.literals]


def marks(path: str) -> Iterator[ast.Call]:
    """Yield the calls that mark a text."""
    return (node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call) and _name(node) in _MARKS)


def marks_in_f_strings(path: str) -> list[int]:
    """Return the lines where a text is marked inside an f-string, where no extractor finds it."""
    joined = (node for node in ast.walk(_tree(path)) if isinstance(node, ast.JoinedStr))
    calls = (node for outer in joined for node in ast.walk(outer) if isinstance(node, ast.Call))
    return [node.lineno for node in calls if _name(node) in _MARKS]


def marked_texts(call: ast.Call) -> list[ast.expr]:
    """Return what a mark holds: one text, or of `counted` two."""
    return call.args[: 2 if _name(call) == "counted" else 1]


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


class _Unmarked(ast.NodeVisitor):
    """Gathers what has words, and leaves out what is no text: annotations, indices, patterns, keys, comparisons."""

    def __init__(self) -> None:
        self.literals: list[tuple[int, str]] = []

    def visit_Constant(self, node: ast.Constant) -> None:
        self._take(node, _WORDS)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        for piece in node.values:
            if isinstance(piece, ast.Constant):
                self._take(piece, _PIECE)
            else:
                self.visit(piece)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node)
        if name in _MARKS | _SILENT:
            return
        for given in (*node.args, *(each.value for each in node.keywords if each.arg == "name")):
            if name in _SPEAKING and isinstance(given, ast.Constant):
                self._take(given, _ANY_WORD)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for inner in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
            self.visit(inner)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        self.visit(node.left)

    def visit_Dict(self, node: ast.Dict) -> None:
        for value in node.values:
            self.visit(value)

    def visit_MatchValue(self, node: ast.MatchValue) -> None:
        """Leave out what is compared with."""

    def _take(self, node: ast.Constant, words: re.Pattern[str]) -> None:
        text = node.value
        if isinstance(text, str) and words.search(text) and not _KEYS.match(text):
            self.literals.append((node.lineno, text))
