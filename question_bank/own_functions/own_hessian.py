"""The Hessian of the learner's own function by its two axes."""

from engine.calculus.rules import gradient
from engine.chance import Draw
from engine.language.typeset import latex
from engine.questions.question import Ask, Family, Question
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import Derivative
from engine.subjects.hessians.matrix_entries import hessian_entry_steps, hessian_slips
from engine.subjects.own_functions import looked_at, practised_on, prompt_of
from engine.subjects.prompts import listed, partial_symbol


def make(draw: Draw) -> Question:
    own = practised_on(draw.of)
    order, first = listed(own.axes), own.axes[0]
    layout = f"Rows and columns stand in the order ${order}$."
    made = question(
        Asked(
            prompt=prompt_of(own, "Find the Hessian matrix $H_f$ of your function.", layout),
            functions={"f": own.f},
            given={"f": own.f},
            names=own.names,
            ask=Ask("hessian", "f", own.axes),
            table=tuple(tuple(Derivative(own.f, (row, column)) for column in own.axes) for row in own.axes),
            symbol="H_f",
            label=f"H_f({order})",
            slips=hessian_slips(own.f, own.axes, None),
            steps=hessian_entry_steps(own.f, own.axes),
            hints=(
                "Take the gradient first, then differentiate each of its entries again; the matrix is symmetric.",
                f"Start with ${partial_symbol('f', first)} = {latex(gradient(own.f, own.axes)[0])}$.",
            ),
            layout=layout,
            closing="The mixed derivatives agree, so the matrix is symmetric.",
        )
    )
    return looked_at(made, own)


FAMILY = Family(
    id="own_hessian",
    revision=1,
    topic="hessians",
    title="Hessian matrix of your function",
    levels=(1,),
    make=make,
    source="Boyd & Vandenberghe, Convex Optimization (2004), appendix A.4",
    connection="The Hessian is the curvature of the loss: it tells minima from saddles and how large a step may be.",
    is_own=True,
)
