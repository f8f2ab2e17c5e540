"""Short Python programs for the learner to read, copy and run, laid out as a formatter would leave them.

A program is made of blocks. Imports, the symbols of sympy and the blank lines between blocks are added here.
"""

import ast
import builtins
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from engine.language.python_writing import python_name

WIDTH = 88

_INDENT = "    "
_PAIRS = {"(": ")", "[": "]", "{": "}"}
# What a line may be broken before, the loosest first; ** and signs have no space on both sides, or two stars.
_OPERATORS = ((" + ", " - "), (" * ", " / "))


def assigned(target: str, source: str) -> str:
    """Return the statement `target = source`, on several lines where one would be too long."""
    return fitted(f"{target} = ", source)


def defined(signature: str, *body: tuple[str, str]) -> str:
    """Return a function of a signature like `f(point)`.

    Args:
        signature: Its name and arguments.
        body: Each statement as what it opens with and the expression that follows: `("return ", "x**2")`.
    """
    return "\n".join((f"def {signature}:", *(fitted(_INDENT + head, source) for head, source in body)))


def fitted(head: str, source: str, tail: str = "") -> str:
    """Return an expression after `head` and before `tail`, over several lines where one would be longer than `WIDTH`.

    Args:
        head: What the first line opens with, its indentation included.
        source: An expression on one line.
        tail: What follows the expression: a comma, or nothing.
    """
    if len(head + source + tail) <= WIDTH:
        return head + source + tail
    indent = head[: len(head) - len(head.lstrip())]
    call = _call(source)
    if call is not None:
        opening, inside = call
        return _bracketed(head + opening, inside, _PAIRS[opening[-1]] + tail, indent)
    for operators in _OPERATORS:
        terms = _split(source, operators)
        if len(terms) > 1:
            return _in_brackets(head, source, terms, tail, indent)
    return head + source + tail


def sympy_program(*blocks: str, names: Sequence[str] = (), positive: Collection[str] = ()) -> str:
    """Return a program over sympy's names.

    Args:
        blocks: Statements and definitions; the last one sets `answer`.
        names: The symbols, in their plain spelling.
        positive: Those among them that are declared positive; the others are real.
    """
    symbols = list(_symbols(names, positive))
    imported = sorted(_unbound("\n".join((*symbols, *blocks))))
    return _joined([_imported(imported)] if imported else [], ["\n".join(symbols)] if symbols else [], blocks)


def numpy_program(*blocks: str) -> str:
    """Return a program over `np`; the last block sets `answer`."""
    return _joined(["import numpy as np"], [], blocks)


def _symbols(names: Sequence[str], positive: Collection[str]) -> Iterator[str]:
    for assumption, among in (
        ("positive", [name for name in names if name in positive]),
        ("real", [name for name in names if name not in positive]),
    ):
        if among:
            bound = ", ".join(map(python_name, among))
            yield assigned(bound, f'symbols("{" ".join(among)}", {assumption}=True)')


def _unbound(program: str) -> frozenset[str]:
    """Return the names that a program uses but does not bind, which it must import."""
    nodes = list(ast.walk(ast.parse(program)))
    used = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    bound = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    arguments = {node.arg for node in nodes if isinstance(node, ast.arg)}
    functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return frozenset(used - bound - arguments - functions - set(dir(builtins)))


def _imported(names: Sequence[str]) -> str:
    line = f"from sympy import {', '.join(names)}"
    if len(line) <= WIDTH:
        return line
    return "\n".join(("from sympy import (", *(f"{_INDENT}{name}," for name in names), ")"))


def _joined(*groups: Sequence[str]) -> str:
    """Join blocks with a blank line, with two around functions."""
    blocks = [block for group in groups for block in group]
    text = blocks[0]
    for before, after in pairwise(blocks):
        text += ("\n\n\n" if "def " in (before[:4], after[:4]) else "\n\n") + after
    return text + "\n"


def _call(source: str) -> tuple[str, str] | None:
    """Split `np.array([a, b])` into `np.array(` and `[a, b]`; None where the source is no single bracket or call."""
    opened = re.match(r"[\w.]*[\[({]", source)
    if opened is None or _depths(source).index(0, opened.end() - 1) != len(source) - 1:
        return None
    return opened[0], source[opened.end() : -1]


def _bracketed(opening: str, inside: str, closing: str, indent: str) -> str:
    """Write what a bracket holds on a line of its own, or each part of it on one."""
    whole = indent + _INDENT + inside
    if len(whole) <= WIDTH:
        return f"{opening}\n{whole}\n{indent}{closing}"
    parts = [part.removeprefix(", ") for part in _split(inside, (", ",))]
    tail = "," if len(parts) > 1 else ""
    listed = "\n".join(fitted(indent + _INDENT, part, tail) for part in parts)
    return f"{opening}\n{listed}\n{indent}{closing}"


def _in_brackets(head: str, source: str, terms: list[str], tail: str, indent: str) -> str:
    """Write an expression in brackets of its own, each term on a line if need be."""
    inner = indent + _INDENT
    lines = [source] if len(inner + source) <= WIDTH else [term.lstrip() for term in terms]
    return "\n".join((f"{head}(", *(inner + line for line in lines), f"{indent}){tail}"))


def _split(source: str, marks: Sequence[str]) -> list[str]:
    """Split before every mark that stands outside brackets."""
    depths = _depths(source)
    starts = [at for at in range(1, len(source)) if depths[at] == 0 and source.startswith(tuple(marks), at)]
    return [source[start:stop] for start, stop in zip([0, *starts], [*starts, len(source)], strict=True)]


def _depths(source: str) -> list[int]:
    """Return how many brackets are open after each character."""
    depths, depth = [], 0
    for character in source:
        depth += (character in "([{") - (character in ")]}")
        depths.append(depth)
    return depths
