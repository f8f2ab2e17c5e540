"""The gradient of the learner's own function by its two axes."""

from engine.calculus.rules import gradient
from engine.chance import Draw
from engine.language.typeset import name_latex
from engine.questions.question import Ask, Family, Question
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import Derivative
from engine.subjects.gradients.gradient_entries import gradient_entry_steps, gradient_slips
from engine.subjects.own_functions import looked_at, practised_on, prompt_of
from engine.subjects.prompts import listed, partial_symbol


def make(draw: Draw) -> Question:
    own = practised_on(draw.of)
    table = (tuple(Derivative(own.f, (name,)) for name in own.axes),)
    first, order = own.axes[0], listed(own.axes)
    made = question(
        Asked(
            prompt=prompt_of(own, r"Find the gradient $\nabla f$ of your function."),
            functions={"f": own.f},
            given={"f": own.f},
            names=own.names,
            ask=Ask("gradient", "f", own.axes),
            table=table,
            symbol=r"\nabla f",
            label=r"\nabla f",
            slips=gradient_slips((gradient(own.f, own.axes),), first, None),
            steps=gradient_entry_steps(table[0]),
            hints=(
                f"Each entry is one partial derivative, in the order ${order}$.",
                f"Start with ${partial_symbol('f', first)}$: only ${name_latex(first)}$ moves.",
            ),
            layout=f"The entries stand in the order ${order}$.",
            closing="Stack the partial derivatives.",
        )
    )
    return looked_at(made, own)


FAMILY = Family(
    id="own_gradient",
    revision=1,
    topic="gradients",
    title="Gradient of your function",
    levels=(1,),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 5.2",
    connection="The gradient of the loss is all that gradient descent knows of the landscape around it.",
    is_own=True,
)
