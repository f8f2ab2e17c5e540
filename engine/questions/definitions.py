"""A function as somebody types it: `x^2 y`, `z = x^2 y`, or with its arguments `f(u, v) = u v`."""

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from engine.errors import Span
from engine.language.parser import read
from engine.language.reading import Alternative, Ambiguous, Read, Unreadable
from engine.language.tree import Hole, Matrix, Node, Vector, free_names
from engine.questions.letters import names_in

# A letter with or without arguments before an equals sign.
_HEAD = re.compile(r"\s*[A-Za-z]\s*(?:\((?P<arguments>[^()=]*)\)\s*)?:?=(?!=)")
# The beginning of one, which as an expression would be a product with a list.
_BEGUN = re.compile(r"\s*[A-Za-z]\s*\([^()=]*[,;][^()=]*\)?\s*:?")
_ARGUMENT = re.compile(r"[A-Za-z]+(?:_?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Definition:
    """A function of named arguments.

    Attributes:
        body: What it is equal to.
        arguments: The names before the equals sign, in their order; () where it has none.
    """

    body: Node
    arguments: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name: the arguments in their order, then the other letters by the alphabet."""
        return (*self.arguments, *sorted(free_names(self.body) - set(self.arguments)))


Defined: TypeAlias = Definition | Ambiguous | Unreadable


def read_definition(text: str, *, decimal_comma: bool = False) -> Defined:
    """Read a typed function, whatever its letters; spans and the texts of alternatives are those of the whole text.

    Args:
        text: As typed.
        decimal_comma: Whether a comma is the decimal mark.
    """
    if _BEGUN.fullmatch(text):
        return Unreadable("Behind the variables comes “=”, and then the function.", Span(0, len(text)), Hole())
    head = _HEAD.match(text)
    offset = head.end() if head else 0
    arguments = _arguments(head["arguments"] or "") if head else ()
    if arguments is None:
        return Unreadable("Name the variables by letters, as in f(x, y).", Span(0, offset))
    body = text[offset:]
    found = read(body, names_in(body) | set(arguments), decimal_comma=decimal_comma)
    match found:
        case Read(tree):
            # an expression was asked for, so that nothing else is read
            assert not isinstance(tree, Vector | Matrix)  # noqa: S101
            return Definition(tree, arguments)
        case Ambiguous() | Unreadable():
            return _behind(found, text[:offset])


def _arguments(listed: str) -> tuple[str, ...] | None:
    """Return the names of a list of arguments, or None where they are no different names."""
    names = tuple(part.strip() for part in listed.replace(";", ",").split(",")) if listed.strip() else ()
    is_list = all(_ARGUMENT.fullmatch(name) for name in names) and len(set(names)) == len(names)
    return names if is_list else None


def _behind(found: Ambiguous | Unreadable, head: str) -> Ambiguous | Unreadable:
    """Return a reading of what stands behind a head as one of the whole text."""
    span = Span(found.span.start + len(head), found.span.stop + len(head))
    if isinstance(found, Unreadable):
        return replace(found, span=span)
    readings = tuple(Alternative(one.tree, head + one.text) for one in found.readings)
    return replace(found, span=span, readings=readings)
