"""Is a field the gradient of a function? Compare the mixed derivatives, and integrate where they agree."""

from fractions import Fraction
from itertools import combinations

from engine.calculus.rules import partial
from engine.calculus.tidy import minus, over, plus, tidy, times
from engine.calculus.witness import central_gradient, values
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import degrees
from engine.functions.potentials import drawn_gradient_field, spoiled
from engine.landscape.plots import Component, Field
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import ONE, ZERO, Name, Node, Sum, free_names, names, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Example, Family, Found, Part, Question, Slip, Step
from engine.questions.sheet import Option
from engine.subjects.partial_derivatives.circulation import circulations, is_gradient, work
from engine.subjects.partial_derivatives.field_code import Field as CodedField
from engine.subjects.partial_derivatives.field_code import field_code, parameter_code
from engine.subjects.partial_derivatives.integrating import (
    LABELS,
    SlopeField,
    integral,
    integral_slips,
    integrating_steps,
)
from engine.subjects.prompts import partial_symbol
from engine.subjects.slopes import noted

_ANSWERS = (Option("yes", "yes, there is"), Option("no", "no, there is none"))
_BOX = ((-2.0, 2.0), (-2.0, 2.0))


def make(draw: Draw) -> Question:
    if draw.level == 4:
        return _with_parameter(draw)
    variables = names("x y z" if draw.level == 3 else "x y")
    is_exact = draw.chance(1, 2)

    def make_one() -> SlopeField | None:
        field = drawn_gradient_field(draw, variables, 2 if draw.level == 2 else 1)
        field = field if is_exact else spoiled(draw, field)
        case = SlopeField(field.components, variables, field.potential)
        return case if _tempts(case) else None

    return _decide(found(draw, "field", make_one), draw.choice(_OPENINGS))


def _tempts(case: SlopeField) -> bool:
    """Whether comparing the other pair of derivatives would mislead, and the answer is not all in one integral."""
    first, second, *_ = case.spelled
    if plus(partial(case.components[0], first), minus(partial(case.components[1], second))) == ZERO:
        return False
    return case.potential is None or integral(case, 0) != case.potential


_OPENINGS = (
    "Is there a function $f$ with {slopes}?",
    "Somebody claims that this field is the gradient of a function $f$: {slopes}. Can that be?",
)


def _decide(case: SlopeField, opening: str) -> Question:
    slopes = ", ".join(
        f"${partial_symbol('f', name)} = {label}$" for name, label in zip(case.spelled, LABELS, strict=False)
    )
    is_exact = case.potential is not None
    key = "yes" if is_exact else "no"
    evidence = case.potential if case.potential is not None else case.difference
    return Question(
        prompt=f"{opening.format(slopes=slopes)}\n{case.shown()}",
        given=case.given(),
        names=case.spelled,
        parts=(
            Part(
                Chosen((key,)),
                "choice",
                r"\text{there is such an } f",
                (),
                id="a",
                asks="(a) Is there such an $f$?",
                options=_ANSWERS,
                witness=lambda _: ("yes" if is_gradient(case.components, case.spelled) else "no",),
            ),
            Part(
                evidence,
                "antiderivative" if is_exact else "expression",
                _LABELS[len(case.variables)],
                # a constant may be typed whether there is an f or not, or trying one would tell
                (*case.spelled, "C"),
                id="b",
                asks=_ASKS[len(case.variables)],
                witness=lambda at: _measured(case, tuple(float(at[name]) for name in case.spelled)),
            ),
        ),
        steps=_steps(case),
        slips=(_verdict_slip(is_exact=is_exact), *(integral_slips(case, "b") if is_exact else _evidence_slips(case))),
        hints=_HINTS,
        note=noted("gradient field", case.given()),
        landscape=_picture(case),
        code=field_code(_coded(case, case.components)),
        target="V7" if is_exact else "V6",
    )


_DIFFERENCE = r"\frac{\partial Q}{\partial x} - \frac{\partial P}{\partial y}"
_ASKS = {
    2: f"(b) If there is, give one. If there is none, give the evidence: ${_DIFFERENCE}$.",
    3: (
        "(b) If there is, give one. If there is none, give the evidence: the one of"
        rf" ${_DIFFERENCE}$, $\frac{{\partial R}}{{\partial x}} - \frac{{\partial P}}{{\partial z}}$ and"
        r" $\frac{\partial R}{\partial y} - \frac{\partial Q}{\partial z}$ that is not zero."
    ),
}
# of three differences it is not said which one is asked for
_LABELS = {2: rf"f \;\text{{or}}\; {_DIFFERENCE}", 3: r"f \;\text{or the difference}"}
_HINTS = (
    "If $P$ and $Q$ are slopes of one function, their own derivatives crosswise are the same mixed derivative.",
    r"Compare $\frac{\partial P}{\partial y}$ with $\frac{\partial Q}{\partial x}$.",
)


def _measured(case: SlopeField, at: tuple[float, ...]) -> Found:
    """Return the work of the field from the origin, or where it is no gradient, its crossed differences."""
    if case.potential is None:
        point = {name: Fraction(value) for name, value in zip(case.spelled, at, strict=True)}
        first, second, *_ = case.spelled
        (q_x,) = central_gradient(case.components[1], (first,), point)
        (p_y,) = central_gradient(case.components[0], (second,), point)
        return (q_x - p_y,)
    return (_constant(case) + work(case.components, case.spelled, (0.0,) * len(at), at),)


def _constant(case: SlopeField) -> float:
    """Return the potential at the origin."""
    return values([case.potential or ZERO], dict.fromkeys(case.spelled, Fraction(0)))[0]


def _coded(case: SlopeField, components: tuple[Node, ...]) -> CodedField:
    return CodedField(components, case.spelled, _constant(case))


def _verdict_slip(*, is_exact: bool) -> Slip:
    if is_exact:
        says = (
            r"The pair to compare is crosswise: $\frac{\partial P}{\partial y}$ with $\frac{\partial Q}{\partial x}$."
        )
        return Slip("V7", Chosen(("no",)), says, "a")
    says = "Not every field is a gradient. The mixed derivatives of an $f$ would have to agree; compare them."
    return Slip("V6", Chosen(("yes",)), says, "a")


def _evidence_slips(case: SlopeField) -> tuple[Slip, ...]:
    first, second, *_ = case.spelled
    straight = plus(partial(case.components[0], first), minus(partial(case.components[1], second)))
    return (
        Slip(
            "V7",
            straight,
            r"You compared $\frac{\partial P}{\partial x}$ with $\frac{\partial Q}{\partial y}$. Cross over.",
            "b",
        ),
        Slip("D17", minus(case.difference), "This has the opposite sign: the derivative of $Q$ comes first.", "b"),
        Slip("V6", ZERO, "This would mean that the two derivatives agree. Check both of them.", "b"),
    )


def _steps(case: SlopeField) -> tuple[Step, ...]:
    compared = tuple(_compared(case, i, j) for i, j in combinations(range(len(case.variables)), 2))
    if case.potential is None:
        (first, second), p, q = case.spelled[:2], case.components[0], case.components[1]
        claims = (Claim(plus(partial(q, first), minus(partial(p, second))), case.difference),)
        says = "They do not agree, so there is no such function. This is the evidence."
        return (compared[0], Step(says, rf"{_DIFFERENCE} = {latex(case.difference)}", claims, part="b"))
    return (*compared, *integrating_steps(case, "b"))


def _compared(case: SlopeField, i: int, j: int) -> Step:
    p, q = case.components[i], case.components[j]
    x, y = case.spelled[i], case.spelled[j]
    left, right = partial(p, y), partial(q, x)
    formula = rf"{partial_symbol(LABELS[i], y)} = {latex(left)}, \quad {partial_symbol(LABELS[j], x)} = {latex(right)}"
    return Step(
        "Differentiate crosswise and compare.", formula, (Claim(p, left, (y,)), Claim(q, right, (x,))), part="a"
    )


def _picture(case: SlopeField) -> Field | None:
    if len(case.variables) > 2:
        return None
    across, up = (Component(label, plain(part)) for label, part in zip("PQ", case.components, strict=True))
    first, second = case.spelled
    return Field(across, up, (first, second), _BOX)


_PARAMETER_OPENINGS = (
    "For which number $a$ is there a function $f$ with {slopes}? Find $a$ and such an $f$.",
    "Which number is $a$, if these are the slopes of a loss $f$, {slopes}? Find $a$ and such an $f$.",
)


def _with_parameter(draw: Draw) -> Question:
    variables = names("x y")

    def make_one() -> tuple[SlopeField, Node, Node] | None:
        field = drawn_gradient_field(draw, variables, 1)
        case = SlopeField(field.components, variables, field.potential)
        second = field.components[1]
        terms = second.terms if isinstance(second, Sum) else (second,)
        shared = [term for term in terms if "x" in free_names(term)]
        term = draw.choice(shared)
        bare = over(term, number(_coefficient(term)))
        smudged = plus(*(times(Name("a"), bare) if other == term else other for other in terms))
        return (case, smudged, term) if _tempts(case) and bare != Name("x") else None

    case, smudged, term = found(draw, "field with a parameter", make_one)
    return _smudged(case, smudged, term, draw.choice(_PARAMETER_OPENINGS))


def _coefficient(term: Node) -> Fraction:
    """Return the number in front of a monomial."""
    return rational(tidy(substituted(term, dict.fromkeys(free_names(term), ONE)))) or Fraction(0)


def _smudged(case: SlopeField, smudged: Node, term: Node, opening: str) -> Question:
    slopes = r"$\frac{\partial f}{\partial x} = P$ and $\frac{\partial f}{\partial y} = Q$"
    given = {"P": case.components[0], "Q": smudged}
    potential = case.potential or ZERO
    return Question(
        prompt=f"{opening.format(slopes=slopes)}\n{case.shown()}",
        given=given,
        names=("x", "y", "a"),
        parts=(
            Part(
                number(_coefficient(term)),
                "number",
                "a",
                (),
                id="a",
                asks="(a) The number $a$.",
                witness=lambda _: (_balanced(case.components[0], smudged),),
            ),
            Part(
                potential,
                "antiderivative",
                "f",
                case.spelled,
                id="b",
                asks="(b) A function $f$ for this $a$.",
                witness=lambda at: _measured(case, tuple(float(at[name]) for name in case.spelled)),
            ),
        ),
        steps=(_parameter_step(case, smudged, term), *integrating_steps(case, "b")),
        slips=(*_parameter_slips(term), *integral_slips(case, "b")),
        hints=_HINTS,
        note=noted("parameter of a gradient field", given),
        code=parameter_code(_coded(case, (case.components[0], smudged))),
    )


def _balanced(first: Node, second: Node) -> float:
    """Return the value of a at which a loop integral, linear in a, is zero."""
    at_zero, at_one = (
        circulations((first, substituted(second, {"a": number(value)})), ("x", "y"))[0] for value in (0, 1)
    )
    return at_zero / (at_zero - at_one)


def _parameter_step(case: SlopeField, smudged: Node, term: Node) -> Step:
    left, right = partial(case.components[0], "y"), partial(smudged, "x")
    claims = (Claim(case.components[0], left, ("y",)), Claim(smudged, right, ("x",)))
    formula = (
        rf"\frac{{\partial P}}{{\partial y}} = {latex(left)}, \quad \frac{{\partial Q}}{{\partial x}} = {latex(right)}"
    )
    says = f"Differentiate crosswise. Both must be the same, term by term, which makes $a = {latex(number(_coefficient(term)))}$."
    return Step(says, formula, claims, part="a")


def _parameter_slips(term: Node) -> tuple[Slip, ...]:
    powers = degrees(term, names("x y")) or (0, 0)
    right = _coefficient(term)
    in_p = right * powers[0] / (powers[1] + 1)
    return (
        Slip(
            "V10",
            number(right * powers[0]),
            "You compared $Q$ itself with $\\frac{\\partial P}{\\partial y}$. Differentiate $Q$, too.",
            "a",
        ),
        Slip(
            "V11", number(in_p), "You copied the coefficient of $P$. It is the derivatives crosswise that agree.", "a"
        ),
        Slip("D17", number(-right), "Your answer has the opposite sign. Compare the two derivatives once more.", "a"),
    )


FAMILY = Family(
    id="pd_exactness",
    revision=1,
    topic="partial_derivatives",
    title="Fields that are gradients",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 16.3",
    connection="A field is the gradient of a loss only if its Jacobian is symmetric; the fields of GANs and games are not.",
    examples=(
        # P = 3x^2 - 2xy^2, Q = 2y - 2x^2 y
        Example(
            level=1,
            seed=0,
            accepts=(
                {"a": "yes", "b": "x^3 - x^2 y^2 + y^2"},
                {"a": "yes, there is", "b": "x^3 + y^2 (1 - x^2) - 7"},
                {"a": "yes", "b": "x^3 - x^2 y^2 + y^2 + C"},
            ),
            refuses={
                "V7": {"a": "no", "b": "x^3 - x^2 y^2 + y^2"},
                "V5": {"a": "yes", "b": "x^3 - 2x^2 y^2 + y^2"},
                "V9": {"a": "yes", "b": "x^3 - x^2 y^2"},
            },
        ),
        # P = 4xy + 8x, Q = 2x^2 + x + 2y
        Example(
            level=1,
            seed=1,
            accepts=({"a": "no", "b": "1"}, {"a": "no", "b": "4x + 1 - 4x"}),
            refuses={"V6": {"a": "yes", "b": "2x^2 y + 4x^2 + y^2 + C"}, "D17": {"a": "no", "b": "-1"}},
        ),
        # P = 4xy^2 + 2, Q = ax^2 y - 6y
        Example(
            level=4,
            seed=0,
            accepts=({"a": "4", "b": "2x^2 y^2 + 2x - 3y^2"},),
            refuses={"V10": {"a": "8", "b": "2x^2 y^2 + 2x - 3y^2"}},
        ),
    ),
)
