"""A page of questions to print: self-contained HTML, mathematics as SVG, the key on a page of its own."""

from collections.abc import Sequence
from html import escape

import msgspec

from engine.errors import DefectError
from engine.language.reading import Ambiguous, Unreadable
from engine.questions.keys import latex_key
from engine.questions.notation import read_as
from engine.questions.sheet import Kind, Option
from ui.typesetting import render_svg

_STYLE = """
@page { margin: 20mm 18mm; }
body { font: 11.5pt/1.55 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1a1d24; background: #fff;
  max-width: 46rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.5em; font-weight: 600; margin: 0 0 .2em; }
.name { display: flex; gap: 2rem; color: #555b66; margin: 0 0 2rem; }
.name span { flex: 1; border-bottom: 1px solid #9aa1ad; padding-bottom: .3em; }
ol { padding-left: 2rem; margin: 0; }
li { margin-bottom: 1.2rem; break-inside: avoid; }
li::marker { font-weight: 600; }
p { margin: .2em 0; white-space: pre-line; }
.layout, .identity { color: #555b66; font-size: .85em; }
.space { height: 6.5rem; }
.key { break-before: page; }
.key li { margin-bottom: .8rem; }
svg { max-width: 100%; height: auto; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
"""


class _Part(msgspec.Struct, frozen=True):
    """What a worksheet needs of a part; the rest of the line is for other programs."""

    kind: Kind
    layout: str
    answer: str
    options: tuple[Option, ...] = ()


class _Generated(msgspec.Struct, frozen=True):
    """What a worksheet needs of a line of `generate`."""

    family: str
    level: int
    seed: int
    revision: int
    prompt: str
    names: tuple[str, ...]
    parts: tuple[_Part, ...]


def worksheet(lines: Sequence[str]) -> str:
    """Return the page for lines of `generate`."""
    questions = [msgspec.json.decode(line, type=_Generated) for line in lines]
    asked = "\n".join(_question(question) for question in questions)
    key = "\n".join(_key(question) for question in questions)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Saddlepoint worksheet</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>Worksheet</h1>
<p class="name"><span>Name</span><span>Date</span></p>
<ol>
{asked}
</ol>
</main>
<section class="key">
<h1>Key</h1>
<ol>
{key}
</ol>
</section>
</body>
</html>
"""


def _question(question: _Generated) -> str:
    stated = [part.layout for part in question.parts if part.layout and part.layout not in question.prompt]
    layouts = "".join(f'<p class="layout">{_prose(layout)}</p>' for layout in stated)
    options = "".join(
        f"<p>{escape(option.id)}. {_prose(option.text)}</p>" for part in question.parts for option in part.options
    )
    return f'<li><p>{_prose(question.prompt)}</p>{layouts}{options}<div class="space"></div></li>'


def _key(question: _Generated) -> str:
    answers = "".join(f"<p>{_formula(_typeset(part, question.names))}</p>" for part in question.parts)
    made_from = f"{question.family}, revision {question.revision}, level {question.level}, seed {question.seed}"
    return f'<li>{answers}<p class="identity">{escape(made_from)}</p></li>'


def _typeset(part: _Part, names: Sequence[str]) -> str:
    key = read_as(part.answer, part.kind, names)
    if isinstance(key, Ambiguous | Unreadable):
        raise DefectError(f"A key cannot be read from its own print: {part.answer}")
    return latex_key(key, part.options)


def _prose(text: str) -> str:
    """Return text as HTML; what stands between dollar signs is typeset, the rest is text and nothing else."""
    pieces = text.split("$")
    return "".join(_formula(piece) if position % 2 else escape(piece) for position, piece in enumerate(pieces))


def _formula(formula: str) -> str:
    return render_svg(formula).svg
