"""Our own LaTeX as a terminal shows it."""

import json
import re

import pytest

from engine.language.spelling import GREEK
from engine.language.words import SPELLINGS
from engine.questions.sheet import Identity
from engine.worker.messages import Generate
from question_bank.topics import TOPICS
from ui.terminal.readable import mathematics, readable


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        ("x^{2} y", "x^2 y"),
        (r"e^{x y}", "e^(x y)"),
        (r"\frac{\partial f}{\partial x}", "∂f/∂x"),
        (r"\frac{\partial^{2} f}{\partial y\,\partial x}", "(∂^2 f)/(∂y ∂x)"),
        (r"\frac{\partial}{\partial x}(5xy)", "∂/∂x(5xy)"),
        (r"\frac{(x + 1)(x - 1)}{2}", "((x + 1)(x - 1))/2"),
        (r"\frac{x + 1}{2 y}", "(x + 1)/(2 y)"),
        (r"\frac{1}{2}", "1/2"),
        (r"\sin\left(x y\right)", "sin(x y)"),
        (r"\sin^{2} x", "sin^2 x"),
        (r"16xy\cos(2x^{2}y)", "16xy cos(2x^2 y)"),
        (r"2x^{2}3^{y}e^{xy}\sin^{2}x\ln(y)", "2x^2 3^y e^(xy) sin^2 x ln(y)"),
        (r"e^{2y}", "e^(2y)"),
        (r"\frac{xy}{2y}", "xy/(2y)"),
        (r"\frac{x_{1}}{\lambda_{2}}x^{1.5}", "(x1/lambda2)x^1.5"),
        (r"\frac{1}{2}(x + y)", "(1/2)(x + y)"),
        (r"x\frac{1}{2}", "x 1/2"),
        (r"(x + y)\cos x", "(x + y) cos x"),
        (r"2\lambda\mu x_{1}", "2 lambda mu x1"),
        (r"x^{2} + y^{2} - 1", "x^2 + y^2 - 1"),
        (r"x_{1} + x_{2}", "x1 + x2"),
        (r"J_F(x, y)", "J_F(x, y)"),
        (r"\sqrt{x + 1}", "sqrt(x + 1)"),
        (r"\sqrt[3]{x}", "root(x, 3)"),
        (r"\left|x\right|", "|x|"),
        (r"2 \cdot 3", "2 * 3"),
        (r"w \leftarrow w - \hat{m}", "w ← w - m\u0302"),
        (r"a \xrightarrow{F} b \neq c", "a —F→ b ≠ c"),
        (r"\lambda x", "lambda x"),
        (r"\operatorname{sech} x", "sech x"),
        (r"\begin{pmatrix}x \\ y\end{pmatrix}", "[x, y]"),
        (r"\begin{pmatrix}1 & 2 \\ \frac{1}{x} & y\end{pmatrix}", "[[1, 2], [1/x, y]]"),
        (r"\begin{pmatrix}\rule[-.75em]{0pt}{2em}x & y \\ 1 & 2\end{pmatrix}", "[[x, y], [1, 2]]"),
    ],
)
def test_mathematics_is_shown_as_one_line(latex, shown):
    assert mathematics(latex) == shown


def test_only_what_stands_between_dollar_signs_is_mathematics():
    assert readable("Let $f(x, y) = x^{2} y$. Give _all_ of $\\nabla f$.") == "Let f(x, y) = x^2 y. Give _all_ of ∇f."


LEVELS = [(family.id, level) for topic in TOPICS for family in topic.families for level in family.levels]
GENEROUS_S = 60.0


@pytest.mark.parametrize(("family", "level"), LEVELS)
def test_of_no_question_a_command_of_latex_is_left_over(client, family, level):
    reply = client.ask(Generate(identity=Identity(family=family, revision=0, level=level, seed=5)), GENEROUS_S)
    question = json.loads(reply.result.line)
    steps = [text for step in question["steps"] for text in (step["says"], f"${step['formula']}$")]
    texts = [question["prompt"], *question["hints"], *steps, *(slip["message"] for slip in question["slips"])]

    for text in texts:
        prose = {word for part in text.split("$")[::2] for word in re.findall("[A-Za-z]{2,}", part)}
        commands = set(re.findall(r"\\([A-Za-z]{2,})", text))
        left = commands & set(re.findall("[A-Za-z]{2,}", readable(text))) - prose
        assert left <= {*SPELLINGS, *GREEK, "det"}
