"""Our own LaTeX as a terminal shows it."""

import pytest

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
        (r"x_{1} + x_{2}", "x1 + x2"),
        (r"J_F(x, y)", "J_F(x, y)"),
        (r"\sqrt{x + 1}", "sqrt(x + 1)"),
        (r"\sqrt[3]{x}", "root(x, 3)"),
        (r"\left|x\right|", "|x|"),
        (r"2 \cdot 3", "2 * 3"),
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
