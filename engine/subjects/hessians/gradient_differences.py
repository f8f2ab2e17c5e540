"""A product with a Hessian as a central difference of two gradients: exact values, steps, witness and programs."""

from fractions import Fraction

from engine.calculus.rules import gradient
from engine.calculus.witness import central_gradient
from engine.functions.linear import ExactVector, as_vector
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import number
from engine.language.typeset import latex
from engine.questions.question import Claim, Step
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import at_point
from engine.subjects.hessians.hessian_parts import HessianAt
from engine.subjects.matrix_steps import as_decimals


def slopes_at(model: HessianAt, at: ExactVector) -> ExactVector:
    """Return the exact gradient at another point."""
    point = dict(zip(model.names, at, strict=True))
    return HessianAt(model.f, model.names, point).slopes


def float_estimate(model: HessianAt, v: ExactVector, h: Fraction) -> tuple[float, ...]:
    """Take both gradients as differences of f, too."""
    ends = [{name: x + sign * h * c for (name, x), c in zip(model.point.items(), v, strict=True)} for sign in (1, -1)]
    ahead, behind = (central_gradient(model.f, model.names, end) for end in ends)
    return tuple((a - b) / (2 * float(h)) for a, b in zip(ahead, behind, strict=True))


def moved_step(sign: str, model: HessianAt, at: ExactVector, slopes: ExactVector) -> Step:
    """Return the step that puts P + h v or P - h v into the gradient."""
    general = gradient(model.f, model.names)
    put_in = at_point((general,), dict(zip(model.names, at, strict=True)))[0]
    says = f"Put in $P {sign} h v = ({', '.join(latex(x) for x in as_decimals(at).entries)})$."
    claims = tuple(Claim(one, number(other)) for one, other in zip(put_in, slopes, strict=True))
    return Step(says, rf"\nabla f(P {sign} h v) = {latex(as_decimals(slopes))}", claims)


def difference_code(model: HessianAt, v: ExactVector, h: Fraction) -> Code:
    """Return the programs for the estimate (a) and for the product itself (b), in x and y."""
    vector, step = plain(as_vector(v)), sympy_text(number(h))
    moved = ", ".join(f"{name}: {x} + s * v[{i}]" for i, (name, x) in enumerate(model.point.items()))
    sympy = continued(
        derivative_code("gradient", {"f": model.f}, model.names, model.names),
        "g",
        f"v, h = Matrix({vector}), {step}",
        f"ahead, behind = (g.subs({{{moved}}}) for s in (h, -h))",
        f"H = g.jacobian([x, y]).subs({{{', '.join(f'{name}: {x}' for name, x in model.point.items())}}})",
        'answer = {"a": (ahead - behind) / (2 * h), "b": H * v}',
        needs=("Rational",),
    ).sympy
    numpy = continued(
        derivative_code("hessian", {"f": model.f}, model.names, model.names, model.point),
        "H",
        f"P, v, h = np.array([x, y]), np.array({vector}), {float(h)}",
        "estimate = (gradient(f, P + h * v) - gradient(f, P - h * v)) / (2 * h)",
        'answer = {"a": estimate, "b": H @ v}',
    ).numpy
    return Code(sympy, numpy)
