"""The tangent plane of the learner's own function at a point where its height and its slopes are plain fractions."""

from dataclasses import replace

from msgspec import structs

from engine.chance import Draw
from engine.functions.decimals import decimal_text
from engine.language.tree import names
from engine.questions.plotting import landscape
from engine.questions.question import Family, Question
from engine.questions.sheet import Code
from engine.subjects.expansions import Expansion, overlaid, plane_step, value_step
from engine.subjects.local_models.nearby import plane_part, plane_slips
from engine.subjects.own_functions import looked_at, practised_on, prompt_of, refuse_rough_point
from engine.subjects.prompts import partial_symbol, point_latex
from engine.subjects.slopes import Spot, gradient_code, gradient_steps, noted


def make(draw: Draw) -> Question:
    own = practised_on(draw.of)
    refuse_rough_point(own)
    spot = Spot(own.f, names(" ".join(own.axes)), tuple(own.at.values()))
    of = Expansion(spot)
    made = Question(
        prompt=prompt_of(
            own,
            "Find the tangent plane to the graph of your function at $P$.",
            f"Give it as a function ${of.shown('L')}$.",
            point=f"P = {point_latex(spot.point)}",
        ),
        given=spot.given,
        names=spot.spelled,
        parts=(replace(plane_part(of), id="answer", asks=""),),
        steps=(value_step(of), *(replace(step, part="answer") for step in gradient_steps(spot)), plane_step(of)),
        slips=tuple(replace(slip, part="answer") for slip in plane_slips(of)),
        hints=(
            "Near $P$ a smooth function changes by each slope times the step in its own variable.",
            f"Start with $f(P)$ and with ${partial_symbol('f', own.axes[0])}$ at $P$.",
        ),
        note=noted("tangent plane", spot.given),
        landscape=structs.replace(
            landscape({"f": own.f}, own.axes, of.linear, spot.point), overlays=(overlaid(of.linear, "L"),)
        ),
        code=_code(spot),
    )
    return looked_at(made, own)


def _code(spot: Spot) -> Code:
    listed = ", ".join(spot.spelled)
    at = ", ".join(f'"{name}": {value}' for name, value in zip(spot.spelled, (0.7, 1.2), strict=True))
    point = ", ".join(decimal_text(value) for value in spot.at)
    with_sympy = (f"point = Matrix([{listed}])", "answer = f.subs(P) + (g * (point - point.subs(P)))[0]")
    with_numpy = (
        f"P = np.array([{point}])\n",
        f"at = {{{at}}}",
        "answer = f(P) + g @ (np.array(list(at.values())) - P)",
    )
    return gradient_code(spot, with_sympy, with_numpy)


FAMILY = Family(
    id="own_tangent_plane",
    revision=1,
    topic="local_models",
    title="Tangent plane of your function",
    levels=(1,),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), section 14.4",
    connection="Every first-order optimiser sees only this plane, and trusts it for the length of one step.",
    is_own=True,
)
