"""Finding the function of which a field is the gradient: the steps, and what goes wrong on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.calculus.rules import partial
from engine.calculus.tidy import minus, over, plus, times
from engine.functions.display import degrees
from engine.language.tree import ZERO, Name, Node, Sum, free_names, number
from engine.language.typeset import latex, name_latex
from engine.questions.question import Claim, Slip, Step
from engine.subjects.prompts import listed

# What the components are called.
LABELS = "PQR"


@dataclass(frozen=True, slots=True)
class SlopeField:
    """A field, and the function whose gradient it is or was before it was spoiled.

    Attributes:
        components: P, Q, … as they are shown.
        variables: Its names, in order.
        potential: The function; None where there is none.
    """

    components: tuple[Node, ...]
    variables: tuple[Name, ...]
    potential: Node | None

    @property
    def spelled(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.variables)

    @property
    def difference(self) -> Node:
        """∂Q/∂x - ∂P/∂y."""
        first, second, *_ = self.spelled
        return plus(partial(self.components[1], first), minus(partial(self.components[0], second)))

    def shown(self) -> str:
        """Return the lines of the prompt that show the field."""
        pairs = zip(LABELS, self.components, strict=False)
        return "\n".join(f"${label}({listed(self.spelled)}) = {{{label}}}$" for label, _ in pairs)

    def given(self) -> dict[str, Node]:
        return dict(zip(LABELS, self.components, strict=False))


def integral(case: SlopeField, place: int) -> Node:
    """Return an antiderivative of a component of a gradient by its own letter: the terms that hold the letter."""
    name = case.spelled[place]
    potential = case.potential or ZERO
    terms = potential.terms if isinstance(potential, Sum) else (potential,)
    return plus(*(term for term in terms if name in free_names(term)))


def integral_slips(case: SlopeField, part: str) -> tuple[Slip, ...]:
    """Return the slips of finding the potential."""
    twice = plus(*(integral(case, place) for place in range(len(case.variables))))
    x, y = (f"${name_latex(name)}$" for name in case.spelled[:2])
    slips = [
        Slip("V5", twice, "You added the integrals of all components, so the terms they share are there twice.", part),
        Slip(
            "V9",
            integral(case, 0),
            f"This is the integral of $P$ over {x}. What does not hold {x} is still missing; the other slopes tell it.",
            part,
        ),
    ]
    crossed = _antiderivative(case.components[0], case.variables, case.variables[1])
    if crossed is not None:
        slips.append(Slip("V8", crossed, f"You integrated $P$ over {y}. It is the slope along {x}.", part))
    return tuple(slips)


def _antiderivative(node: Node, variables: Sequence[Name], by: Name) -> Node | None:
    """Return an antiderivative of a polynomial, or None of anything else."""
    terms = node.terms if isinstance(node, Sum) else (node,)
    exponents = [degrees(term, variables) for term in terms]
    place = list(variables).index(by)
    integrals = [
        over(times(term, by), number(powers[place] + 1))
        for term, powers in zip(terms, exponents, strict=True)
        if powers is not None
    ]
    return plus(*integrals) if len(integrals) == len(terms) else None


def integrating_steps(case: SlopeField, part: str) -> tuple[Step, ...]:
    """Integrate the first component, then find by the others what does not hold the first letter."""
    known = integral(case, 0)
    steps = [_integrated(case, known, part)]
    for place in range(1, len(case.variables)):
        name, label = case.spelled[place], LABELS[place]
        rest = plus(case.components[place], minus(partial(known, name)))
        missing = plus(integral(case, place), minus(_shared(case, place)))
        known = plus(known, missing)
        says = (
            f"Its derivative with respect to ${name_latex(name)}$ must be ${label}$. What is missing has the derivative"
            f" ${latex(rest)}$, so it is ${latex(missing)}$."
        )
        claims = (Claim(known, case.components[place], (name,)), Claim(missing, rest, (name,)))
        steps.append(Step(says, f"f = {latex(known)}", claims, part=part))
    return tuple(steps)


def _integrated(case: SlopeField, known: Node, part: str) -> Step:
    x, *others = case.spelled
    says = (
        f"They agree. Integrate $P$ over ${name_latex(x)}$; what is constant for ${name_latex(x)}$ may still be added."
    )
    return Step(says, f"f = {latex(known)} + g({listed(others)})", (Claim(known, case.components[0], (x,)),), part=part)


def _shared(case: SlopeField, place: int) -> Node:
    """Return the terms of an integral that an earlier letter has brought already."""
    whole = integral(case, place)
    terms = whole.terms if isinstance(whole, Sum) else (whole,)
    earlier = set(case.spelled[:place])
    return plus(*(term for term in terms if free_names(term) & earlier))
