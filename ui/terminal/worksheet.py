"""A page of questions to print: self-contained HTML, mathematics as SVG, the key on a page of its own."""

from collections.abc import Sequence
from html import escape
from typing import TypeAlias

from engine.questions.sheet import Option, PartSheet, Sheet, Solution
from ui.practice.part_names import part_asks, part_name
from ui.practice.results import Result, keys
from ui.typesetting import render_svg

# A question and how it is solved.
Solved: TypeAlias = tuple[Sheet, Solution]

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
.part { display: flex; gap: .6rem; margin-top: .6rem; break-inside: avoid; }
.part > div { flex: 1; }
.part > b { font-weight: 600; margin-top: .15em; }
.options { list-style: none; padding: 0; margin: .3rem 0; }
.options li { display: flex; gap: .6rem; margin: .25rem 0; }
.box { flex: none; width: .85em; height: .85em; margin-top: .35em; border: 1px solid #1a1d24; border-radius: 2px; }
.one .box { border-radius: 50%; }
.order .box { width: 1.5em; height: auto; margin: 0; border-width: 0 0 1px; border-radius: 0; }
.answer { display: flex; align-items: center; gap: .5rem; margin-top: 2rem; }
.answer span { flex: 1; max-width: 22rem; height: 1.6em; border-bottom: 1px solid #9aa1ad; }
.layout, .identity { color: #555b66; font-size: .85em; }
.space { height: 6.5rem; }
.key { break-before: page; }
.key li { margin-bottom: .8rem; }
.key .part { margin-top: 0; }
svg { max-width: 100%; height: auto; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
"""


def worksheet(questions: Sequence[Solved]) -> str:
    """Return the page for questions, in their order."""
    asked = "\n".join(_question(sheet) for sheet, _ in questions)
    key = "\n".join(_key(sheet, solution) for sheet, solution in questions)
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


def _question(sheet: Sheet) -> str:
    parts = "".join(_part(sheet, part) for part in sheet.parts)
    return f"<li><p>{_prose(sheet.prompt)}</p>{parts}</li>"


def _part(sheet: Sheet, part: PartSheet) -> str:
    """Return what a part asks, and room for its answer; the only part has neither letter nor line."""
    name = part_name(sheet, part)
    stated = "" if part.layout in sheet.prompt else f'<p class="layout">{_prose(part.layout)}</p>'
    room = f"{stated}{_room(part, is_alone=not name)}"
    if not name:
        return room
    return f'<div class="part"><b>{name}</b><div><p>{_prose(part_asks(part))}</p>{room}</div></div>'


def _room(part: PartSheet, *, is_alone: bool) -> str:
    """Return boxes to tick or to number, a line to write on, or space for a grid and for the work."""
    if part.options:
        return _options(part)
    if part.is_grid or is_alone:
        return '<div class="space"></div>'
    label = "" if part.kind == "equation" else _formula(rf"{part.label} {_RELATIONS.get(part.kind, '=')}")
    return f'<p class="answer">{label}<span></span></p>'


_RELATIONS = {"interval": r"\in"}
_BOXES = {"multi": "several", "order": "order"}


def _options(part: PartSheet) -> str:
    boxes = "".join(_option(option) for option in part.options)
    return f'<ul class="options {_BOXES.get(part.kind, "one")}">{boxes}</ul>'


def _option(option: Option) -> str:
    return f'<li><span class="box"></span><span>{_prose(option.text)}</span></li>'


def _key(sheet: Sheet, solution: Solution) -> str:
    answers = "".join(_answer(result) for result in keys(sheet, solution))
    made = sheet.identity
    made_from = f"{made.family}, revision {made.revision}, level {made.level}, seed {made.seed}"
    return f'<li>{answers}<p class="identity">{escape(made_from)}</p></li>'


def _answer(result: Result) -> str:
    said = _formula(result.latex) if result.latex else _prose(result.words)
    return f'<div class="part"><b>{result.name}</b><div><p>{said}</p></div></div>' if result.name else f"<p>{said}</p>"


def _prose(text: str) -> str:
    """Return text as HTML; what stands between dollar signs is typeset, the rest is text and nothing else."""
    pieces = text.split("$")
    return "".join(_formula(piece) if position % 2 else escape(piece) for position, piece in enumerate(pieces))


def _formula(formula: str) -> str:
    return render_svg(formula).svg
