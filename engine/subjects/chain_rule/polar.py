"""Questions on f_xx + f_yy for a function that is known in polar coordinates."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from math import cos, sin

from engine.calculus.rules import partial
from engine.calculus.tidy import over, plus, raised, times
from engine.calculus.witness import central_hessian
from engine.functions.display import displayed
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import ONE, Call, Node, Power, Sum, names, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Question, Slip, Step, Witness
from engine.questions.sheet import Code
from engine.subjects.chain_rule.dependencies import Dependencies
from engine.subjects.derivatives import Derivative, entry_steps
from engine.subjects.programs import assigned, numpy_program, sympy_program

_R, _THETA = names("r theta")


def polar_laplacian(f: Node, opening: str) -> Question:
    """Return the question of f_xx + f_yy for a function of r and theta."""
    key = displayed(laplacian_of(f), (_R, _THETA))
    given = {"f": f, "x": times(_R, Call("cos", (_THETA,))), "y": times(_R, Call("sin", (_THETA,)))}
    symbol = "f_{xx} + f_{yy}"
    return Question(
        prompt=f"{opening} Give it as a formula in $r > 0$ and $\\theta$.\n$f = {{f}}$\n$x = {{x}}, \\quad y = {{y}}$",
        given=given,
        names=("r", "theta"),
        parts=(Part(key, "expression", symbol, ("r", "theta"), _laplacian_witness(f), positive=("r",)),),
        steps=_laplacian_steps(f, symbol, key),
        slips=_laplacian_slips(f),
        hints=(
            r"Both $r$ and $\theta$ move with $x$ and with $y$, and their slopes move as well.",
            r"Start with $r = \sqrt{x^{2} + y^{2}}$, whose slopes are $\frac{x}{r}$ and $\frac{y}{r}$.",
        ),
        note=f"f_xx + f_yy in polar coordinates: f = {plain(f)}",
        landscape=Dependencies((("f",), ("r", "theta"), ("x", "y")), _POLAR_EDGES).graph(),
        code=_laplacian_code(f),
    )


_POLAR_EDGES = (("f", "r"), ("f", "theta"), *product(("r", "theta"), ("x", "y")))


def _pieces(f: Node) -> tuple[Node, Node, Node]:
    """Return f_rr, f_r / r and f_θθ / r²."""
    return (
        partial(f, "r", "r"),
        over(partial(f, "r"), _R),
        over(partial(f, "theta", "theta"), raised(_R, 2)),
    )


def laplacian_of(f: Node) -> Node:
    """Return f_xx + f_yy of a function of r and theta, in r and theta."""
    return plus(*_pieces(f))


def _laplacian_witness(f: Node) -> Witness:
    """Return second differences in x and y of f with r and theta put in."""
    x, y = names("x y")
    r = Call("sqrt", (Sum((raised(x, 2), raised(y, 2))),))
    theta = times(number(2), Call("arctan", (over(y, Sum((r, x))),)))
    composed = substituted(f, {"r": r, "theta": theta})

    def witness(at: Mapping[str, Fraction]) -> tuple[float, ...]:
        r, angle = float(at["r"]), float(at["theta"])
        where = {"x": Fraction(r * cos(angle)), "y": Fraction(r * sin(angle))}
        found = central_hessian(composed, ("x", "y"), where)
        return (found[0] + found[3],)

    return witness


def _laplacian_steps(f: Node, symbol: str, key: Node) -> tuple[Step, ...]:
    second, first, turned = _pieces(f)
    return (
        _squares_step(),
        _bends_step(),
        Step(
            r"The mixed terms cancel and $\theta_{xx} + \theta_{yy} = 0$, so three terms are left.",
            rf"{symbol} = f_{{rr}} + \frac{{1}}{{r}} f_{{r}} + \frac{{1}}{{r^{{2}}}} f_{{\theta\theta}}",
            (Claim(plus(second, first, turned), key),),
        ),
        *entry_steps(Derivative(f, ("r",)), None, "The slope along $r$."),
        *entry_steps(Derivative(f, ("r", "r")), None, "Once more along $r$."),
        *entry_steps(Derivative(f, ("theta",)), None, r"The slope along $\theta$."),
        *entry_steps(Derivative(f, ("theta", "theta")), None, r"Once more along $\theta$."),
        Step("Put the three terms together.", f"{symbol} = {latex(key)}", (Claim(plus(second, first, turned), key),)),
    )


def _squares_step() -> Step:
    cosine, sine = (Power(Call(name, (_THETA,)), number(2)) for name in ("cos", "sin"))
    says = r"The slopes of $r$ are $\cos\theta$ and $\sin\theta$, those of $\theta$ are $-\frac{\sin\theta}{r}$ and $\frac{\cos\theta}{r}$."
    formula = r"r_{x}^{2} + r_{y}^{2} = 1, \quad \theta_{x}^{2} + \theta_{y}^{2} = \frac{1}{r^{2}}"
    spread = Sum((over(sine, raised(_R, 2)), over(cosine, raised(_R, 2))))
    return Step(says, formula, (Claim(Sum((cosine, sine)), ONE), Claim(spread, over(ONE, raised(_R, 2)))))


def _bends_step() -> Step:
    x, y = names("x y")
    r = Call("sqrt", (Sum((raised(x, 2), raised(y, 2))),))
    bends = plus(partial(r, "x", "x"), partial(r, "y", "y"))
    says = "The slopes of $r$ change as well, which adds a term with $f_{r}$."
    return Step(says, r"r_{xx} + r_{yy} = \frac{1}{r}", (Claim(bends, over(ONE, r)),))


def _laplacian_slips(f: Node) -> tuple[Slip, ...]:
    second, first, turned = _pieces(f)
    around = partial(f, "theta", "theta")
    wrong = (
        (
            "C2",
            plus(second, around),
            r"You added $f_{rr}$ and $f_{\theta\theta}$ as if $r$ and $\theta$ were $x$ and $y$. The slopes of $r$ and $\theta$ come in between.",
        ),
        (
            "C7",
            plus(second, turned),
            "The term with $f_{r}$ is missing. It comes from the second derivatives of $r$ itself.",
        ),
        (
            "C8",
            plus(second, first, over(around, _R)),
            r"The term with $f_{\theta\theta}$ has the factor $\frac{1}{r}$. The slope of $\theta$ comes in twice there.",
        ),
        ("C1", plus(second, first), r"Only the changes through $r$ are here. $\theta$ moves with $x$ and $y$, too."),
    )
    return tuple(Slip(code, displayed(answer, (_R, _THETA)), says) for code, answer, says in wrong)


def _laplacian_code(f: Node) -> Code:
    exact = (
        assigned("f", sympy_text(f)),
        assigned("answer", "diff(f, r, 2) + diff(f, r) / r + diff(f, theta, 2) / r**2"),
    )
    polar = (
        "def f(x, y):",
        "    r, theta = np.hypot(x, y), np.arctan2(y, x)",
        f"    return {numpy_text(f)}",
    )
    return Code(
        sympy=sympy_program(*exact, names=("r", "theta"), positive=("r",)),
        numpy=numpy_program("\n".join(polar), _FIVE_POINTS),
    )


_FIVE_POINTS = """\
r, theta, h = 1.2, 0.7, 1e-4
x, y = r * np.cos(theta), r * np.sin(theta)
around = f(x + h, y) + f(x - h, y) + f(x, y + h) + f(x, y - h)
at = {"r": r, "theta": theta}
answer = (around - 4 * f(x, y)) / h**2"""
