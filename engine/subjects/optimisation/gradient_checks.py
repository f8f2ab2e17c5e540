"""What a gradient check along one direction shows, and what it does not prove, as a question."""

from collections.abc import Mapping
from fractions import Fraction
from math import isclose

from engine.functions.decimals import decimal
from engine.functions.linear import ExactVector, as_vector, dot
from engine.language.tree import Product, Sum, Value, Vector, number
from engine.questions.keys import Chosen, Key
from engine.questions.plotting import landscape
from engine.questions.question import Part, Question, Slip, Step
from engine.questions.sheet import Option
from engine.subjects.earlier import exact_number
from engine.subjects.matrix_steps import chain_step
from engine.subjects.optimisation.finite_differences import (
    Stencil,
    central_part,
    central_slips,
    central_step,
    difference_code,
    value_steps,
)
from engine.subjects.prompts import point_latex
from engine.subjects.slopes import noted
from engine.subjects.step_trials import number_part
from engine.subjects.targeting import Aim

_OPTIONS = (
    Option("wrong", "the claimed gradient is wrong"),
    Option("right", "the claimed gradient is right"),
    Option("open", "the check is passed, but the gradient may still be wrong"),
)
_MISTAKEN = {
    "O56": "The check looks along $u$ alone. What is wrong at right angles to $u$ does not show.",
    "O57": "For a quadratic the central difference is exact, so this is no rounding. Compare both numbers.",
}


def _concluded(seen: Fraction, said: Fraction) -> str:
    return "open" if seen == said else "wrong"


def checked(stencil: Stencil, claimed: ExactVector, aim: Aim, opening: str) -> Question:
    """Return the question what a check along one direction shows."""
    spot, said = stencil.spot, dot(claimed, stencil.direction)
    verdict = _concluded(stencil.central, said)
    given: dict[str, Value] = {
        **spot.given,
        "g": as_vector(claimed),
        "u": Vector(tuple(map(decimal, stencil.direction))),
        "h": decimal(stencil.h),
    }

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        seen, promised = (exact_number(earlier, part) for part in "ab")
        return None if seen is None or promised is None else Chosen((_concluded(seen, promised),))

    def witness(_: Mapping[str, Fraction]) -> tuple[str, ...]:
        ahead, _middle, behind = stencil.floats()
        seen = (ahead - behind) / (2 * float(stencil.h))
        return ("open" if isclose(seen, float(said), abs_tol=1e-6) else "wrong",)

    written = Sum(tuple(Product((number(a), decimal(b))) for a, b in zip(claimed, stencil.direction, strict=True)))
    wrong = {"O56": "right", "O57": "open"}[aim.code]
    swapped = dot(claimed[::-1], stencil.direction)
    return Question(
        prompt=f"{opening.format(g='$g$')}\n{spot.formula}\n$P = {point_latex(spot.point)}, \\quad g = {{g}}, \\quad u = {{u}}, \\quad h = {{h}}$",
        given=given,
        names=spot.spelled,
        parts=(
            central_part(stencil, "a", r"(a) The central difference $D_0$ of $f$ along $u$, exactly."),
            number_part("b", said, r"g^{T} u", "(b) The slope along $u$ that $g$ claims, exactly.", lambda: sum(float(a) * float(b) for a, b in zip(claimed, stencil.direction, strict=True))),
            Part(id="c", key=Chosen((verdict,)), kind="choice", label=r"\text{verdict}", names=(), asks="(c) What this check alone says.", options=_OPTIONS, witness=witness, follows=follow),
        ),
        steps=(
            *value_steps(stencil, "+-"),
            central_step(stencil),
            chain_step("The claimed gradient has the slope along $u$", r"g^{T} u", written, decimal(said)),
            Step("They agree; a mistake at right angles to $u$ would not show, so further directions are needed." if verdict == "open" else "They differ, and for a quadratic the central difference is exact: the claimed gradient is wrong."),
        ),
        slips=(
            *central_slips(stencil, "a"),
            Slip("G1", decimal(swapped), "The entries are crossed. The first entry of $g$ goes with the first one of $u$.", "b"),
            Slip("G2", decimal(sum(claimed)), "The entries of $g$ are added up. Weigh each with its entry of $u$.", "b"),
            Slip(aim.code, Chosen((wrong,)), _MISTAKEN[aim.code], "c"),
        ),
        hints=(
            "A gradient says what the slope along any direction is.",
            "Start with the values of $f$ at both ends of the nudge.",
        ),
        note=noted("gradient check along a direction", given),
        landscape=landscape({"f": spot.f}, spot.spelled, decimal(stencil.central), spot.point),
        code=difference_code(
            stencil,
            'answer = {"a": seen, "b": said, "c": "open" if abs(seen - said) < 1e-6 else "wrong"}',
            f"seen = (ahead - behind) / (2 * h)\nsaid = {_written_dot_source(claimed, stencil.direction)}",
        ),
        target=aim.code,
    )  # fmt: skip


def _written_dot_source(x: ExactVector, y: ExactVector) -> str:
    return " + ".join(f"{int(a)} * {b.numerator} / {b.denominator}" for a, b in zip(x, y, strict=True))
