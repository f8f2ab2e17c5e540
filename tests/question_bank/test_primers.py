"""Each topic opens with a primer whose example is proved and whose formulas can be typeset."""

import mathra
import pytest

from engine.calculus.witness import proposition
from engine.equality.budget import Budget
from engine.equality.decide import decide
from engine.equality.domain import Domain
from engine.equality.outcome import Equal
from engine.errors import AuthorError
from engine.language.parser import parse
from engine.language.substitution import substituted
from engine.language.tree import free_names
from engine.questions.primer import Claimed, read_claims, read_primer
from question_bank.primers import primer, primer_file
from question_bank.topics import TOPICS

NAMES = ("x", "y", "t")
each = pytest.mark.parametrize("topic", ["", *(topic.id for topic in TOPICS)], ids=lambda topic: topic or "the book")


def is_true(claim: Claimed) -> bool:
    left = proposition(parse(claim.of, NAMES), claim.wrt)
    left = substituted(left, {name: parse(value, ()) for name, value in claim.at.items()})
    right = parse(claim.is_, NAMES)
    outcome = decide(left, right, Domain(tuple(sorted(free_names(left) | free_names(right)))), Budget(20))
    return isinstance(outcome, Equal) and outcome.evidence == "proved"


@each
def test_what_the_example_says_is_proved(topic):
    claims = read_claims(primer_file(topic).read_text(encoding="utf-8"), topic)

    assert claims
    for claim in claims:
        assert is_true(claim), claim


@each
def test_every_formula_is_typeset_without_a_warning(topic):
    shown = primer(topic)
    texts = [*shown.idea, *shown.why, shown.suggestion, *(step.says for step in shown.example)]
    formulas = [part for text in texts for part in text.replace("$$", "$").split("$")[1::2]]

    for formula in (*formulas, *(step.formula for step in shown.example if step.formula)):
        assert not mathra.render(formula)["warnings"], formula


@each
def test_the_idea_fits_on_a_screen(topic):
    words = sum(len(paragraph.split()) for paragraph in primer(topic).idea)

    assert 100 <= words <= 230


def test_what_is_no_topic_has_no_primer():
    assert primer("no_topic") is None


FRONT = """+++
title = "A title"
suggestion = "Drag."
axes = ["x", "y"]
functions = { f = "x y" }
box = [[-1, 1], [-1, 1]]
point = [0, 0]
+++
"""
BODY = "## The idea\n\nOne.\n\n## A worked example\n\nTwo.\n\n$$x$$\n\n## Why machine learning cares\n\nThree.\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param(BODY, "front matter", id="no front matter"),
        pytest.param(FRONT.replace("axes", "axis") + BODY, "axis", id="a key that there is not"),
        pytest.param(FRONT.replace("x y", "x q") + BODY, "x q", id="a formula with another name"),
        pytest.param(FRONT + BODY.replace("The idea", "Ideas"), "sections", id="another heading"),
        pytest.param(FRONT.replace("[0, 0]", "[0"), "front matter", id="broken TOML"),
    ],
)
def test_what_is_no_primer_is_refused_with_its_place(text, complaint):
    with pytest.raises(AuthorError, match=complaint):
        read_primer(text, "gradients", "gradients/primer.md")


def test_a_formula_belongs_to_the_step_before_it():
    (step,) = read_primer(FRONT + BODY, "gradients", "gradients/primer.md").example

    assert (step.says, step.formula) == ("Two.", "x")
