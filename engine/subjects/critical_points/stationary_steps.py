"""Solving for critical points, a recipe for each construction: factor, pair the solutions, check them."""

from fractions import Fraction
from math import gcd

from engine.calculus.rules import partial
from engine.calculus.tidy import expanded, minus, over, plus, times
from engine.errors import DefectError
from engine.functions.display import displayed
from engine.language.tree import (
    ONE,
    ZERO,
    Call,
    Name,
    Neg,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    free_names,
    number,
    rational,
    subtrees,
)
from engine.language.typeset import latex, name_latex
from engine.questions.question import Claim, Step
from engine.subjects.critical_points.stationary import (
    Terrain,
    checking_step,
    derivative_steps,
    equation_step,
    factored,
    in_order,
    joined,
    listed_roots,
    put_in,
)
from engine.subjects.prompts import partial_symbol


def solved_linear(ground: Terrain) -> tuple[Step, ...]:
    """Two linear equations: eliminate the second variable, then put the first one back."""
    x, y = ground.names
    first, second = ground.slopes
    a, b = _whole(partial(second, y)), _whole(partial(first, y))
    shared = gcd(a, b) * (1 if a > 0 else -1)
    p, q = a // shared, b // shared
    combined = expanded(plus(times(number(p), first), times(number(-q), second)))
    (at,) = (mark.at for mark in ground.landmarks)
    put = put_in(first, x, at[0])
    return (
        *derivative_steps(ground),
        Step(
            f"{_combination(p, q)} ${name_latex(y)}$ drops out.",
            rf"{latex(combined)} = 0 \quad\Rightarrow\quad {name_latex(x)} = {latex(at[0])}",
            (
                Claim(Sum((Product((number(p), first)), Product((number(-q), second)))), combined),
                Claim(combined, factored(combined, x, (at[0],))),
            ),
        ),
        Step(
            f"Put ${name_latex(x)} = {latex(at[0])}$ into the first equation.",
            rf"{latex(put)} = 0 \quad\Rightarrow\quad {name_latex(y)} = {latex(at[1])}",
            (Claim(put, factored(put, y, (at[1],))),),
        ),
        checking_step(ground, "There is one critical point."),
    )


def _whole(node: Node) -> int:
    value = rational(node)
    if value is None or value.denominator != 1:
        raise DefectError("A linear system was to have whole coefficients.")
    return int(value)


def _combination(p: int, q: int) -> str:
    verb = "subtract" if q > 0 else "add"
    first = "the first equation" if p == 1 else f"{p} times the first equation"
    second = "the second" if abs(q) == 1 else f"{abs(q)} times the second"
    return f"Take {first} and {verb} {second}:"


def solved_grid(ground: Terrain) -> tuple[Step, ...]:
    """One equation for each variable, or for x ± y in place of x: each factors on its own, and all roots combine."""
    x, y, *rest = ground.names
    slant = _slant(ground)
    u = plus(Name(x), times(number(slant), Name(y)))
    shifted = [plus(mark.at[0], times(number(slant), mark.at[1])) for mark in ground.landmarks]
    us = in_order(shifted)
    first, second, *others = ground.slopes
    across = factored(put_in(first, y, ZERO), x, us, u)
    left = expanded(plus(second, times(number(-slant), first)))
    along = factored(left, y, ground.values_of(1))
    steps = [
        *derivative_steps(ground),
        equation_step(
            f"Factor{', do not divide' if len(us) > 1 else ''}: {listed_roots(u, us)}.",
            partial_symbol("f", x),
            first,
            across,
        ),
        equation_step(
            f"{_difference(slant, y)} so {listed_roots(Name(y), ground.values_of(1))}.",
            _difference_symbol(slant, x, y),
            left,
            along,
        ),
    ]
    for place, (name, slope) in enumerate(zip(rest, others, strict=True), 2):
        roots = ground.values_of(place)
        says = f"Likewise {listed_roots(Name(name), roots)}."
        steps.append(equation_step(says, partial_symbol("f", name), slope, factored(slope, name, roots)))
    return (*steps, checking_step(ground, _combining(ground, u) if len(ground.landmarks) > 1 else "One point is left."))


def _combining(ground: Terrain, u: Node) -> str:
    x, y = ground.names[:2]
    if u == Name(x):
        return "The equations do not depend on each other, so every value of one variable goes with every value of the others."
    return f"Every value of ${latex(u)}$ goes with every value of ${name_latex(y)}$, and the two of them fix ${name_latex(x)}$."


def _slant(ground: Terrain) -> int:
    """Return 1 or -1 where the first variable occurs only in x + y or x - y, and 0 where it stands alone."""
    x, y = ground.names[:2]
    mixed, bend = partial(ground.f, x, y), partial(ground.f, x, x)
    if mixed == ZERO:
        return 0
    return 1 if expanded(plus(mixed, minus(bend))) == ZERO else -1


def _difference(slant: int, y: str) -> str:
    if slant == 0:
        return "Factor the second as well,"
    verb = "Subtract" if slant > 0 else "Add"
    return f"{verb} the two equations: only ${name_latex(y)}$ is left,"


def _difference_symbol(slant: int, x: str, y: str) -> str:
    second = partial_symbol("f", y)
    return second if slant == 0 else f"{second} {'-' if slant > 0 else '+'} {partial_symbol('f', x)}"


def solved_coupled(ground: Terrain) -> tuple[Step, ...]:
    """A cubic and a linear equation: solve the linear one for its variable and put that into the other."""
    straight, slope = _linear_one(ground)
    (moving,) = set(ground.names) - {straight}
    other = ground.slopes[ground.names.index(moving)]
    bend = partial(slope, straight)
    solution = over(minus(put_in(slope, straight, ZERO)), bend)
    return _eliminated(ground, straight, solution, slope, other)


def _linear_one(ground: Terrain) -> tuple[str, Node]:
    """Return the variable whose equation is linear, with that equation."""
    for name, slope in zip(ground.names, ground.slopes, strict=True):
        if not free_names(partial(slope, name)):
            return name, slope
    raise DefectError("Neither equation of a coupled system is linear.")


def solved_folium(ground: Terrain) -> tuple[Step, ...]:
    """x³ + y³ - 3k xy up to its sign: f_x = 0 gives y = x²/k, and then f_y = 0 is x (x³ - k³) = 0."""
    _, y = ground.names
    slope, other = ground.slopes
    solution = over(minus(put_in(slope, y, ZERO)), partial(slope, y))
    return _eliminated(ground, y, solution, slope, other)


def _eliminated(ground: Terrain, straight: str, solution: Node, slope: Node, other: Node) -> tuple[Step, ...]:
    """Solve one slope for a variable, put the solution into the other slope, and factor what is left."""
    (moving,) = set(ground.names) - {straight}
    put = expanded(put_in(other, straight, solution))
    roots = ground.values_of(ground.names.index(moving))
    parts = _all_factors(put, moving, roots)
    return (
        *derivative_steps(ground),
        Step(
            f"Solve one equation for ${name_latex(straight)}$, which occurs in it only once.",
            f"{name_latex(straight)} = {latex(solution)}",
            (Claim(put_in(slope, straight, solution), ZERO),),
        ),
        Step(
            f"Put it into the other equation and factor, do not divide: {listed_roots(Name(moving), roots)}.",
            f"{latex(parts)} = 0",
            (Claim(put, parts),),
        ),
        checking_step(ground, f"Each ${name_latex(moving)}$ has its own ${name_latex(straight)}$."),
    )


def _all_factors(put: Node, name: str, roots: list[Node]) -> Node:
    """Factor c x (x - r), or c x (x³ - r³), whose quadratic factor x² + r x + r² has no real root."""
    degree = max(_degree(part, name) for part in subtrees(put))
    if degree <= 2:
        return factored(put, name, roots)
    (root,) = (root for root in roots if root != ZERO)
    cubed = (rational(root) or Fraction(0)) ** 3
    lead = over(partial(put, name, name, name, name), number(24))
    return joined(lead, Name(name), plus(Power(Name(name), number(3)), number(-cubed)))


def _degree(part: Node, name: str) -> int:
    match part:
        case Power(Name(base), exponent) if base == name:
            return int(rational(exponent) or 0)
        case Name(base) if base == name:
            return 1
        case _:
            return 0


def solved_bell(ground: Terrain) -> tuple[Step, ...]:
    """For c x e^…: one slope factors in x, the other in x (y - s), and x = 0 solves only the second."""
    x, y = _spread_first(ground)
    across, along = (_without_exponential(ground, name) for name in (x, y))
    xs, ys = (ground.values_of(ground.names.index(name)) for name in (x, y))
    return (
        *_exponential_steps(ground),
        equation_step(
            f"The exponential is never zero, so {listed_roots(Name(x), xs)}.",
            latex(across),
            across,
            factored(across, x, xs),
        ),
        equation_step(
            f"There ${name_latex(x)}$ is not zero, so {listed_roots(Name(y), ys)}.",
            latex(along),
            along,
            factored(along, y, ys),
        ),
        checking_step(ground, f"Each ${name_latex(x)}$ goes with that ${name_latex(y)}$."),
    )


def solved_bells(ground: Terrain) -> tuple[Step, ...]:
    """For c x y e^…: each slope has a bare variable as a factor, and the two ways of being zero must be paired."""
    x, y = ground.names
    across, along = (_without_exponential(ground, name) for name in ground.names)
    xs = [value for value in ground.values_of(0) if value != ZERO]
    ys = [value for value in ground.values_of(1) if value != ZERO]
    return (
        *_exponential_steps(ground),
        equation_step(
            f"The exponential is never zero, so ${name_latex(y)} = 0$ or {listed_roots(Name(x), xs)}.",
            latex(across),
            across,
            factored(across, x, xs),
        ),
        equation_step(
            f"Likewise ${name_latex(x)} = 0$ or {listed_roots(Name(y), ys)}.",
            latex(along),
            along,
            factored(along, y, ys),
        ),
        checking_step(
            ground,
            f"Pair them: ${name_latex(y)} = 0$ leaves only ${name_latex(x)} = 0$,"
            f" and any other ${name_latex(x)}$ leaves both other values of ${name_latex(y)}$.",
        ),
    )


def solved_tilted(ground: Terrain) -> tuple[Step, ...]:
    """(a x² + b y²) e^{kx}: f_y is zero only on the axis, and there f_x factors."""
    x, y = _spread_first(ground)
    along = _without_exponential(ground, y)
    on_axis = put_in(_without_exponential(ground, x), y, ZERO)
    xs = ground.values_of(ground.names.index(x))
    return (
        *_exponential_steps(ground),
        Step(
            f"The exponential is never zero, so ${name_latex(y)} = 0$.",
            f"{latex(along)} = 0",
            (Claim(put_in(along, y, ZERO), ZERO),),
        ),
        Step(
            f"Put that into the other factor, and do not divide by ${name_latex(x)}$: {listed_roots(Name(x), xs)}.",
            f"{latex(factored(on_axis, x, xs))} = 0",
            (Claim(on_axis, factored(on_axis, x, xs)),),
        ),
        checking_step(ground, "These are all."),
    )


def _spread_first(ground: Terrain) -> tuple[str, str]:
    """Return the variable in which the points differ, and the one that they share."""
    first, second = ground.names
    return (first, second) if len(ground.values_of(0)) > 1 else (second, first)


def _exponential(f: Node) -> Node:
    return next(part for part in subtrees(f) if isinstance(part, Call) and part.function == "exp")


def _without_exponential(ground: Terrain, name: str) -> Node:
    """Return what stands beside the exponential in a slope."""
    return displayed(_bare(partial(ground.f, name)), tuple(map(Name, ground.names)))


def _bare(node: Node) -> Node:
    """Return a tree with its one exponential, a factor of every term, taken out."""
    match node:
        case Call("exp", _):
            return ONE
        case Neg(argument):
            return minus(_bare(argument))
        case Sum(terms):
            return plus(*map(_bare, terms))
        case Product(factors):
            return times(*map(_bare, factors))
        case Quotient(numerator, denominator):
            return over(_bare(numerator), denominator)
        case _:
            return node


def _exponential_steps(ground: Terrain) -> tuple[Step, ...]:
    whole = _exponential(ground.f)
    return derivative_steps(ground, [joined(_without_exponential(ground, name), whole) for name in ground.names])


def solved_waves(ground: Terrain) -> tuple[Step, ...]:
    """Sines and parabolas of one variable each: every slope is zero where its own variable says."""
    steps = [*derivative_steps(ground)]
    for place, (name, slope) in enumerate(zip(ground.names, ground.slopes, strict=True)):
        roots = ground.values_of(place)
        says = f"Within the box this leaves {listed_roots(Name(name), roots)}."
        claims = tuple(Claim(put_in(slope, name, root), ZERO) for root in roots)
        steps.append(Step(says, f"{latex(slope)} = 0", claims))
    return (*steps, checking_step(ground, "Every value of one goes with every value of the other."))
