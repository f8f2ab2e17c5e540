"""Steepest descent where a step d costs √(dᵀ M d): the answer is against M⁻¹ ∇f. Parts, steps, slips and programs."""

from dataclasses import replace
from math import cos, pi, sin, sqrt

from msgspec import structs

from engine.calculus.tidy import minus
from engine.functions.lengths import length
from engine.functions.linear import applied, as_matrix, as_vector, inverse, multiple
from engine.functions.weights import Weighting
from engine.landscape.plots import Arrow, Landscape, Path
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Call, Neg, Quotient, Vector, number
from engine.questions.plotting import landscape
from engine.questions.question import Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.gradients.steepness import rise, steepest
from engine.subjects.matrix_steps import chain_step, inverse_step, product_step, written_dot
from engine.subjects.programs import assigned
from engine.subjects.slopes import Spot, gradient_code, gradient_steps
from engine.subjects.spoken import axis_at

_CORNERS = 48


def weighted_parts(spot: Spot, weighting: Weighting) -> tuple[Part, Part]:
    """Ask for the direction and for the rate along it per unit of cost."""
    step = multiple(weighting.steepest, -1 / weighting.length)
    return (
        Part(
            as_vector(step),
            "direction",
            "d",
            (),
            id="a",
            asks="(a) The direction $d$; its length does not matter.",
            witness=lambda _: _measured(spot, weighting),
            means=axis_at(spot.f, spot.point, "slope"),
        ),
        Part(
            number(-weighting.length),
            "number",
            r"\text{rate}",
            (),
            id="b",
            asks=r"(b) The rate of change of $f$ along it, per unit of $\sqrt{d^{T} M d}$.",
            witness=lambda _: (rise(spot)(_measured(spot, weighting)),),
        ),
    )


def _measured(spot: Spot, weighting: Weighting) -> tuple[float, ...]:
    """Return the step of cost 1 with the steepest descent: steps of cost 1 are an ellipse, the image of a circle."""
    import numpy as np  # noqa: PLC0415 - a worker starts without it; only witnesses need it

    frame = np.linalg.inv(np.linalg.cholesky(np.array(weighting.rows, dtype=float))).T
    rate = rise(spot)
    best = steepest(lambda u: -rate(frame @ np.array(u)), 2)
    across, up = frame @ np.array(best)
    return float(across), float(up)


def weighted_steps(spot: Spot, weighting: Weighting) -> tuple[Step, ...]:
    """Solve M e = ∇f, and measure e."""
    e, g, rows = weighting.steepest, weighting.gradient, weighting.rows
    cost = chain_step(
        r"The rate along $d$ is $\nabla f(P)\cdot d$, which is $-\nabla f(P)\cdot e$ for $d = -e$. Find the cost of $e$.",
        r"\sqrt{e^{T} M e} = \sqrt{e\cdot\nabla f(P)}",
        Call("sqrt", (written_dot(e, g),)),
        number(weighting.length),
    )
    square = number(weighting.length**2)
    rate = Quotient(Neg(square), number(weighting.length))
    inverted = inverse_step(
        r"At a fixed cost the best step has $M d$ parallel to $-\nabla f(P)$, so $d$ goes along $-M^{-1}\nabla f(P)$.",
        "M^{-1}",
        rows,
        inverse(rows),
    )
    against = product_step("This is the vector to go against.", r"e = M^{-1}\nabla f(P)", inverse(rows), g)
    divided = chain_step("Divide the rate along $-e$ by its cost.", r"\text{rate}", rate, number(-weighting.length))
    return (
        *gradient_steps(spot, "a"),
        *(replace(step, part="a") for step in (inverted, against)),
        *(replace(step, part="b") for step in (cost, divided)),
    )


def weighted_slips(weighting: Weighting) -> tuple[Slip, ...]:
    """Return the slips of the plain gradient, of M for its inverse, of the sense and of the root."""
    g, size = weighting.gradient, weighting.length
    plain = "This is the plain negative gradient. It is the best step only where every direction costs the same."
    backwards = "This points uphill. To lower $f$, go the opposite way."
    return (
        Slip("G12", as_vector(multiple(g, -1)), plain, "a"),
        Slip(
            "K5",
            as_vector(multiple(applied(weighting.rows, g), -1)),
            "You multiplied by $M$. It is $M d$ that goes along $-\\nabla f$.",
            "a",
        ),
        Slip("G6", as_vector(weighting.steepest), backwards, "a"),
        Slip(
            "G12", minus(length(g)), "This is the rate by the plain length. Here a step costs $\\sqrt{d^{T} M d}$.", "b"
        ),
        Slip("G6", number(size), "The rate along a descent is negative.", "b"),
        Slip("G7", number(-(size**2)), "This is $-\\nabla f\\cdot e$. Divide it by the cost of $e$.", "b"),
    )


def weighted_code(spot: Spot, weighting: Weighting) -> Code:
    """Return programs that solve M e = g."""
    m = as_matrix(weighting.rows)
    return gradient_code(
        spot,
        (
            assigned("M", sympy_text(m)),
            "e = M.inv() * g.T\ncost = sqrt((e.T * M * e)[0])",
            'answer = {"a": -e / cost, "b": -(g * e)[0] / cost}',
        ),
        (
            assigned("M", numpy_text(m)),
            "e = np.linalg.solve(M, g)\ncost = np.sqrt(e @ M @ e)",
            'answer = {"a": -e / cost, "b": -g @ e / cost}',
        ),
    )


def weighted_picture(spot: Spot, weighting: Weighting) -> Landscape:
    """Return the landscape with the steps of one cost as an ellipse, and the best of them after the verdict."""
    across, up = map(float, spot.at)
    directions = [(cos(2 * pi * k / _CORNERS), sin(2 * pi * k / _CORNERS)) for k in range(_CORNERS + 1)]
    radius = min(_cost(weighting, d) for d in directions)
    ellipse = tuple(
        (across + x * radius / _cost(weighting, (x, y)), up + y * radius / _cost(weighting, (x, y)))
        for x, y in directions
    )
    best = [-float(entry) / float(weighting.length) * radius for entry in weighting.steepest]
    made = landscape({"f": spot.f}, spot.spelled, Vector((number(weighting.length),) * 2), spot.point)
    overlays = (Path(ellipse, r"\text{steps of one cost}"), Arrow((across, up), (best[0], best[1]), "d", after=True))
    return structs.replace(made, box=((-3.5, 3.5), (-3.5, 3.5)), overlays=overlays)


def _cost(weighting: Weighting, d: tuple[float, float]) -> float:
    (a, b), (_, c) = weighting.rows
    x, y = d
    return sqrt(float(a) * x * x + 2 * float(b) * x * y + float(c) * y * y)
