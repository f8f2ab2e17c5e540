"""The tangent plane at a point, and what it says about a point nearby: parts, slips, steps, witnesses and a landscape."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from msgspec.structs import replace

from engine.calculus.rules import gradient
from engine.calculus.tidy import plus, tidy, times
from engine.calculus.witness import central_gradient, values
from engine.errors import DefectError
from engine.functions.decimals import decimal, places
from engine.functions.linear import ExactVector, as_point, quadratic_value, sum_of
from engine.functions.steering import exact_gradient
from engine.landscape.plots import Landscape, Marker
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Product, Sum, Vector, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.plotting import landscape
from engine.questions.question import Ask, Part, Slip, Step
from engine.subjects import earlier as answered
from engine.subjects.expansions import Expansion, first_order, offsets, overlaid, summed
from engine.subjects.matrix_steps import chain_step
from engine.subjects.slopes import Spot, carried_slips


@dataclass(frozen=True)
class Near(Expansion):
    """A function at P, and the way from P to a point Q nearby."""

    way: ExactVector

    @property
    def there(self) -> dict[str, Fraction]:
        """Q by its coordinates."""
        return as_point(self.spot.names, sum_of(self.spot.at, self.way))

    @property
    def estimate(self) -> Fraction:
        """L(Q)."""
        return self.linear_at(self.way)

    @property
    def bend(self) -> Fraction:
        """The second-order term ½ dᵀ H(P) d on the way d to Q."""
        return quadratic_value(self.hessian, self.way) / 2

    @property
    def given(self) -> dict[str, Node | Vector]:
        return {"f": self.spot.f, "P": Vector(tuple(map(number, self.spot.at))), "Q": _written(self.there)}

    def error(self) -> float:
        """Return f(Q) - L(Q), by the function itself."""
        at = {name: number(value) for name, value in self.there.items()}
        (exact,) = values([Sum((substituted(self.spot.f, at), number(-self.estimate)))], {})
        return exact


def _written(point: Mapping[str, Fraction]) -> Vector:
    return Vector(tuple(map(decimal, point.values())))


def near_prompt(near: Near, opening: str) -> str:
    """Return the prompt: the opening, the function, and both points."""
    points = r"P = ({}), \quad Q = ({})".format(
        ", ".join(latex(number(value)) for value in near.spot.at),
        ", ".join(latex(decimal(value)) for value in near.there.values()),
    )
    return f"{opening}\n{near.spot.formula}\n${points}$"


def plane_part(of: Expansion) -> Part:
    """Return part a, the formula of the plane."""
    spot = of.spot

    def witness(at: Mapping[str, Fraction]) -> tuple[float, ...]:
        (height,) = values([spot.f], spot.point)
        ways = (float(at[name] - a) for name, a in spot.point.items())
        return (height + sum(g * d for g, d in zip(spot.central(), ways, strict=True)),)

    return Part(
        id="a",
        key=of.linear,
        kind="expression",
        label=of.shown("L"),
        names=spot.spelled,
        asks=f"(a) The formula of ${of.shown('L')}$.",
        ask=Ask("linear_model", "f", spot.spelled, spot.point),
        witness=witness,
    )


def estimated_by_differences(near: Near) -> float:
    """Return f(P) plus the central difference of f along the way to Q."""
    spot = near.spot
    along = {name: plus(number(a), times(number(d), Name("t"))) for (name, a), d in _paired(near)}
    (height,) = values([spot.f], spot.point)
    return height + central_gradient(substituted(spot.f, dict(along)), ("t",), {"t": Fraction(0)})[0]


def _paired(near: Near) -> list[tuple[tuple[str, Fraction], Fraction]]:
    return list(zip(near.spot.point.items(), near.way, strict=True))


def followed_plane(near: Near, earlier: Mapping[str, Key]) -> Key | None:
    """Return what the learner's own plane gives at Q."""
    own = answered.formula(earlier, "a")
    value = None if own is None else rational(_at(own, near.there))
    return None if value is None else decimal(value)


def estimate_part(near: Near, name: str, follows: Callable[[Mapping[str, Key]], Key | None] | None = None) -> Part:
    """Return the part that asks for the plane's height at Q."""
    return Part(
        id=name,
        key=decimal(near.estimate),
        kind="number",
        label="L(Q)",
        names=(),
        asks=f"({name}) The estimate $L(Q)$ of $f(Q)$, exactly.",
        witness=lambda _: (estimated_by_differences(near),),
        follows=follows,
    )


def _at(node: Node, point: Mapping[str, Fraction]) -> Node:
    return tidy(substituted(node, {name: number(value) for name, value in point.items()}))


def estimate_step(near: Near) -> Step:
    """Return the step that puts Q into the plane."""
    ways = first_order(near.spot.gradient, tuple(map(decimal, near.way)))
    says = f"From $P$ to $Q$ the steps are {_listed_ways(near)}. Put them in."
    return chain_step(says, "L(Q)", summed(number(near.value), *ways), decimal(near.estimate))


def _listed_ways(near: Near) -> str:
    return ", ".join(f"${latex(decimal(way))}$" for way in near.way)


def plane_slips(of: Expansion) -> tuple[Slip, ...]:
    """Return the wrong planes of part a."""
    spot, steps = of.spot, of.steps
    made: list[tuple[str, Sequence[Node], Sequence[Node], str]] = [
        ("T3", _numbers(spot.gradient), spot.names, "The slopes multiply the variables themselves. They belong to the steps away from $P$."),
        ("T8", _numbers(spot.gradient[:-1]), steps[:-1], f"Only some of the variables move here. Look at the step in ${latex(spot.names[-1])}$, too."),
        ("T11", gradient(spot.f, spot.spelled), steps, "The slopes still vary, so this is no plane. Put $P$ into them first."),
        ("G1", _numbers(spot.gradient[::-1]), steps, "The slopes are exchanged. Each belongs to the step in its own variable."),
    ]  # fmt: skip
    exchanged = _exchanged(spot)
    if exchanged is not None:
        says = "The slopes are taken at a point with the coordinates of $P$ exchanged. Look at which one is which."
        made.append(("T9", _numbers(exchanged), steps, says))
    across = offsets(spot.names, tuple(-a for a in spot.at))
    made.append(
        ("T12", _numbers(spot.gradient), across, "The coordinates of $P$ are added. A step from $P$ is a difference.")
    )
    lost = "The height at $P$ is missing. At $P$ itself the plane must give $f(P)$."
    return (
        Slip("T4", summed(*first_order(spot.gradient, steps)), lost, "a"),
        *(Slip(code, _assembled(of, slopes, ways), says, "a") for code, slopes, ways, says in made),
        *carried_slips(spot, lambda slopes: _if_rational(of, slopes), "a"),
    )


def _numbers(values: Sequence[Fraction]) -> tuple[Node, ...]:
    return tuple(map(number, values))


def _assembled(of: Expansion, slopes: Sequence[Node], ways: Sequence[Node]) -> Node:
    return plus(number(of.value), *(times(slope, way) for slope, way in zip(slopes, ways, strict=True)))


def _if_rational(of: Expansion, slopes: Sequence[Node]) -> Node | None:
    is_exact = all(rational(slope) is not None for slope in slopes)
    return _assembled(of, slopes, of.steps) if is_exact else None


def _exchanged(spot: Spot) -> ExactVector | None:
    try:
        return exact_gradient(spot.f, spot.names, spot.at[::-1])
    except DefectError:
        return None


def estimate_slips(near: Near, part: str) -> tuple[Slip, ...]:
    """Return the wrong estimates."""
    spot, way = near.spot, near.way
    summed_up = near.value + sum(spot.gradient) * sum(way)
    made = [
        ("T4", near.estimate - near.value, "This is the change from $P$ to $Q$. Add the height at $P$."),
        ("T8", near.linear_at((*way[:-1], Fraction(0))), "Only some of the steps are counted. Look at all of them."),
        ("T14", 2 * near.value - near.estimate, "The steps are taken the wrong way round. They lead from $P$ to $Q$."),
        ("G1", near.linear_at(way[::-1]), "Slopes and steps are crossed. Each slope belongs to its own step."),
        ("G2", summed_up, "Slopes and steps are added up first. Multiply each slope by its own step."),
    ]
    exact = rational(_at(spot.f, near.there))
    own = [Slip(code, decimal(value), says, part) for code, value, says in made]
    if exact is not None and places(exact) is not None:
        says = "This is $f(Q)$ itself. The question asks for what the tangent plane gives there."
        own.append(Slip("T13", decimal(exact), says, part))
    return tuple(own)


def second_difference(near: Near) -> float:
    """Return the second derivative of f along the way to Q, by differences of the function alone."""
    h = Fraction(1, 1000)
    lines = (tuple(a + sign * h * d for (_, a), d in _paired(near)) for sign in (-1, 0, 1))
    trees = [_at(near.spot.f, as_point(near.spot.names, line)) for line in lines]
    (rise,) = values([Sum((trees[0], Product((number(-2), trees[1])), trees[2]))], {})
    return rise / float(h * h)


def plane_landscape(near: Near) -> Landscape:
    """Return the surface around P with Q on it, and the plane after the verdict."""
    spot = near.spot
    plot = landscape({"f": spot.f}, spot.spelled, near.linear, spot.point)
    x, y = plot.point
    box = ((x - 1.5, x + 1.5), (y - 1.5, y + 1.5))
    there = tuple(map(float, near.there.values()))[:2]
    overlays = (Marker((there[0], there[1]), "Q"), overlaid(near.linear, "L"))
    return replace(plot, box=box, overlays=overlays)
