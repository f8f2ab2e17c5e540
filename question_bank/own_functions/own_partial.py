"""A partial derivative of the learner's own function: by its first axis for even seeds, by its second for odd ones."""

from engine.chance import Draw
from engine.questions.question import Ask, Family, Question
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import Derivative, entry_steps, partial_slips
from engine.subjects.own_functions import looked_at, practised_on, prompt_of
from engine.subjects.prompts import all_but, partial_symbol


def make(draw: Draw) -> Question:
    own = practised_on(draw.of)
    name = own.axes[draw.seed % len(own.axes)]
    entry = Derivative(own.f, (name,))
    symbol = partial_symbol("f", name)
    made = question(
        Asked(
            prompt=prompt_of(own, f"Find ${symbol}$ of your function."),
            functions={"f": own.f},
            given={"f": own.f},
            names=own.names,
            ask=Ask("partial", "f", entry.wrt),
            table=((entry,),),
            symbol=symbol,
            label=symbol,
            slips=partial_slips(entry, own.names),
            steps=entry_steps(entry, heading=f"Only ${name}$ moves; the other letters are constants."),
            hints=(
                f"Only ${name}$ moves. Treat {all_but(own.names, name)} as constant.",
                "Go term by term, and let each function's own rule come before what is inside it.",
            ),
        )
    )
    return looked_at(made, own)


FAMILY = Family(
    id="own_partial",
    revision=1,
    topic="partial_derivatives",
    title="Partial derivative of your function",
    levels=(1,),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), section 14.3",
    connection="Automatic differentiation takes derivatives of any function that is written down, one operation at a time.",
    is_own=True,
)
