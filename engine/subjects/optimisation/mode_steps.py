"""Worked steps of a descent that is taken apart along eigenvectors."""

from fractions import Fraction

from engine.calculus.rules import partial
from engine.functions.decimals import decimal
from engine.functions.linear import as_matrix, as_vector
from engine.language.substitution import substituted
from engine.language.tree import ONE, Neg, Node, Power, Product, Sum, Vector, entries, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Step
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.optimisation.descent import decimals, point_tree
from engine.subjects.optimisation.modes import Modes


def minimum_step(modes: Modes) -> Step:
    """Return the step that finds the minimum and the Hessian."""
    made = modes.made
    at = dict(zip(made.spelled, map(number, modes.minimum), strict=True))
    claims = tuple(Claim(substituted(partial(made.f, name), at), number(0)) for name in made.spelled)
    spot = rf"{made.point}^{{*}} = {latex(point_tree(modes.minimum))}"
    bends = latex(as_matrix(modes.hessian)) if len(at) > 1 else latex(number(modes.eigenvalues[0]))
    second = tuple(
        Claim(made.f, number(modes.hessian[i][j]), (first, other))
        for i, first in enumerate(made.spelled)
        for j, other in enumerate(made.spelled)
    )
    head = "H" if len(at) > 1 else f"f''({made.spelled[0]})"
    return Step(
        "The gradient vanishes at the minimum, and the second derivatives are constant.",
        rf"{spot},\quad {head} = {bends}",
        (*claims, *second),
    )


def power_step(modes: Modes, part: str) -> Step:
    """Return the step that raises the factors to the power k, which answers a part."""
    formula = modes.formula()
    first: Node = entries(formula)[0]
    claims = tuple(
        Claim(substituted(entry, {"k": number(steps)}), number(error))
        for steps in range(3)
        for entry, error in zip(entries(formula), modes.error_after(steps), strict=True)
    )
    says = "After $k$ steps each share has been multiplied $k$ times."
    return Step(says, f"e_k = {latex(formula)}", claims, (0, 0, first), part)


def eigen_step(modes: Modes) -> Step:
    """Return the step that states the eigenvalues with their eigenvectors."""
    claims = []
    for value, v in zip(modes.eigenvalues, modes.eigenvectors, strict=True):
        claims += [Claim(written_dot(row, v), number(value * x)) for row, x in zip(modes.hessian, v, strict=True)]
    formula = r",\quad ".join(
        rf"\lambda_{{{place}}} = {latex(number(value))},\; v_{{{place}}} = {latex(as_vector(v))}"
        for place, (value, v) in enumerate(zip(modes.eigenvalues, modes.eigenvectors, strict=True), 1)
    )
    return Step("The eigenvalues of the Hessian, with an eigenvector each.", formula, tuple(claims))


def factor_step(modes: Modes, letter: str) -> Step:
    r"""Return the step that finds the factors 1 - \eta\lambda."""
    rate = decimal(modes.made.rate)
    pairs = list(zip(modes.eigenvalues, modes.factors, strict=True))
    written = [Sum((ONE, Neg(Product((rate, number(value)))))) for value, _ in pairs]
    claims = tuple(Claim(left, decimal(factor)) for left, (_, factor) in zip(written, pairs, strict=True))
    formula = r",\quad ".join(
        f"{latex(left)} = {latex(decimal(r))}" for left, (_, r) in zip(written, pairs, strict=True)
    )
    says = r"A step takes $\eta\lambda$ times the error away, so it multiplies the error by $1 - \eta\lambda$."
    return Step(says, formula, claims, (0, 0, decimal(modes.factors[0])), letter)


def shares_step(modes: Modes) -> Step:
    """Return the step that writes the error at the start as a sum of eigenvectors."""
    pieces = list(zip(modes.shares, modes.eigenvectors, strict=True))
    claims = tuple(
        Claim(Sum(tuple(Product((number(share), number(v[row]))) for share, v in pieces)), number(entry))
        for row, entry in enumerate(modes.error)
    )
    (a, v), (b, w) = ((latex(decimal(share)), latex(point_tree(v))) for share, v in pieces)
    joined = f"{a}{v} {b}{w}" if b.startswith("-") else f"{a}{v} + {b}{w}"
    return Step(
        "Write the error at the start as a sum of eigenvectors.",
        f"e_{{0}} = {latex(point_tree(modes.error))} = {joined}",
        claims,
    )


def count_step(factor: Fraction, count: int) -> Step:
    """Return the step that finds when a factor has made a tenth, which answers part b."""
    before, after = (Power(decimal(factor), number(k)) for k in (count - 1, count))
    formula = rf"{latex(before)} > 0.1 \ge {latex(after)}"
    claims = (Claim(before, number(factor ** (count - 1))), Claim(after, number(factor**count)))
    says = (
        rf"Solve ${latex(decimal(factor))}^{{k}} \le 0.1$: $k \ge \ln 0.1 / \ln {latex(decimal(factor))}$, rounded up."
    )
    return Step(says, formula, claims, (0, 0, number(count)), "b")


def later_step(modes: Modes, steps: int) -> Step:
    """Return the step that finds the error after some steps, where the eigenvectors are the axes."""
    found_error = modes.error_after(steps)
    factors = modes.factors if modes.eigenvectors[0][0] else modes.factors[::-1]
    written = Vector(
        tuple(
            Product((decimal(start), Power(decimal(factor), number(steps))))
            for start, factor in zip(modes.error, factors, strict=True)
        )
    )
    return chain_step(
        "Multiply each coordinate by its factor, step by step.", f"e_{{{steps}}}", written, decimals(found_error)
    )
