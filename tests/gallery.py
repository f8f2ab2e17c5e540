"""Every sentence that the program can say to a learner: `python -m tests.gallery` prints them, to be read aloud.

Slips are collected from the questions themselves; everything else is read off the source, so that no message can be
forgotten. What a message puts in at run time stands there as `…`.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from question_bank.catalogue import CATALOGUE
from tests.question_bank.variants import variant

ROOT = Path(__file__).parents[1]
_SPEAKING = ("engine", "ui")
_SEEDS = range(3)


@dataclass(frozen=True)
class Said:
    """A message, and where it comes from."""

    where: str
    message: str


def slips() -> Iterator[Said]:
    """Yield the messages of all slips: each family, level and code once for each wording."""
    seen = set()
    for family in CATALOGUE:
        for level in family.levels:
            for seed in _SEEDS:
                for slip in variant(family.id, level, seed).slips:
                    wording = (family.id, slip.code, "".join(slip.message.split("$")[::2]))
                    if wording not in seen:
                        seen.add(wording)
                        yield Said(f"{family.id} {level}, {slip.code}", slip.message)


def messages() -> Iterator[Said]:
    """Yield every sentence in the source of what speaks to learners."""
    for wing in _SPEAKING:
        for path in sorted((ROOT / wing).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            silent = set(_silent(tree))
            for line, text in _texts(tree, silent):
                if _is_sentence(text):
                    yield Said(f"{path.relative_to(ROOT)}:{line}", text)


def _silent(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what nobody is told: docstrings, and the pieces of texts that are put together."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.JoinedStr):
            yield from (part for value in node.values for part in ast.walk(value))


def _texts(tree: ast.AST, silent: set[ast.AST]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if node in silent:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(_piece(value) for value in node.values)


def _piece(value: ast.expr) -> str:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else "…"


def _is_sentence(text: str) -> bool:
    """Return whether a text has words, opens like a sentence and ends like one."""
    opens = text[:1] in {"“", "…", "$"} or text[:1].isupper()
    return " " in text and opens and text.rstrip()[-1:] in {".", "?", "!"}


def main() -> None:
    for said in (*slips(), *messages()):
        sys.stdout.write(f"{said.where}\n    {said.message}\n")


if __name__ == "__main__":
    main()
