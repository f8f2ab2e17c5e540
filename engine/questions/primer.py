"""A primer: one screen that explains a topic before anything is asked.

It is written as text: a front matter of TOML between two lines `+++`, and three sections with fixed headings. A paragraph
is one block of lines; `$$…$$` stands on a line of its own, and in the example it is the formula of the step before it.
"""

import re
import tomllib
from collections.abc import Sequence

import msgspec

from engine.errors import AuthorError, LearnerError
from engine.landscape.plots import Component, Landscape
from engine.language.parser import parse
from engine.questions.sheet import SolvedStep

_FENCE = "+++"
_HEADINGS = ("The idea", "A worked example", "Why machine learning cares")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FORMULA = re.compile(r"\$\$([^$]+)\$\$")


class Primer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a topic's first screen shows; its texts may hold LaTeX between dollar signs.

    Attributes:
        topic: The id of the topic, or "" for the one that opens the book.
        title: What stands above it.
        idea: Paragraphs.
        landscape: A picture to drag about in.
        suggestion: What to try in the picture.
        example: Worked out step by step.
        why: Paragraphs.
    """

    topic: str
    title: str
    idea: tuple[str, ...]
    landscape: Landscape
    suggestion: str
    example: tuple[SolvedStep, ...]
    why: tuple[str, ...]


class Claimed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the example says: the derivative of `of` by the names of `wrt`, taken in turn, is `is_`, at `at` if given."""

    of: str
    is_: str = msgspec.field(name="is")
    wrt: tuple[str, ...] = ()
    at: dict[str, str] = {}


class _FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the machine needs to know; see `Primer`."""

    title: str
    suggestion: str
    axes: tuple[str, str]
    functions: dict[str, str]
    box: tuple[tuple[float, float], tuple[float, float]]
    point: tuple[float, float]
    claims: tuple[Claimed, ...] = ()


def read_primer(text: str, topic: str, where: str) -> Primer:
    """Read a primer.

    Args:
        text: The whole file.
        topic: The id of its topic.
        where: What to call the file in a complaint.

    Raises:
        AuthorError: It is no primer; says where and what to mend.
    """
    matter, body = _parted(text, where)
    sections = _sections(body, where)
    return Primer(
        topic=topic,
        title=matter.title,
        idea=_paragraphs(sections["The idea"]),
        landscape=_landscape(matter, where),
        suggestion=matter.suggestion,
        example=_steps(_paragraphs(sections["A worked example"])),
        why=_paragraphs(sections["Why machine learning cares"]),
    )


def read_claims(text: str, where: str) -> tuple[Claimed, ...]:
    """Return what the example of a primer claims, for whoever proves it; raises as `read_primer` does."""
    return _parted(text, where)[0].claims


def _parted(text: str, where: str) -> tuple[_FrontMatter, str]:
    lines = text.split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise AuthorError(f"{where} does not open with a front matter between two lines {_FENCE}.")
    end = lines.index(_FENCE, 1)
    try:
        return msgspec.convert(tomllib.loads("\n".join(lines[1:end])), _FrontMatter), "\n".join(lines[end + 1 :])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise AuthorError(f"The front matter of {where} cannot be read: {fault}.") from fault


def _sections(body: str, where: str) -> dict[str, str]:
    _, *parts = _HEADING.split(body)
    found = tuple(parts[::2])
    if found != _HEADINGS:
        raise AuthorError(f"{where} has the sections {', '.join(found) or 'none'}; it needs {', '.join(_HEADINGS)}.")
    return dict(zip(found, parts[1::2], strict=True))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip())


def _steps(paragraphs: Sequence[str]) -> tuple[SolvedStep, ...]:
    """Join each paragraph with the formula that follows it."""
    steps: list[SolvedStep] = []
    for paragraph in paragraphs:
        formula = _FORMULA.fullmatch(paragraph)
        if formula and steps:
            steps[-1] = SolvedStep(steps[-1].says, formula[1])
        else:
            steps.append(SolvedStep(paragraph, ""))
    return tuple(steps)


def _landscape(matter: _FrontMatter, where: str) -> Landscape:
    for formula in matter.functions.values():
        try:
            parse(formula, matter.axes)
        except LearnerError as fault:
            raise AuthorError(f"The formula {formula} of {where} cannot be read: {fault.message}") from fault
    components = tuple(Component(label, formula) for label, formula in matter.functions.items())
    return Landscape(components, matter.axes, matter.box, matter.point)
