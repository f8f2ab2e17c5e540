"""The chain rule: a function of intermediate variables, each of which is a function of parameters."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import pi

from engine.calculus.rules import partial
from engine.calculus.slips import SLIPS, SlippedDifferentiator
from engine.calculus.tidy import plus, tidy, times, well_led
from engine.functions.display import displayed
from engine.functions.measure import operations
from engine.landscape.meanings import Derivatives
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Name, Node, Product, Vector
from engine.language.typeset import enumerated, latex, name_latex
from engine.questions.question import Claim, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.derivatives import Derivative, entry_steps
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.spoken import derivatives

# Multiplying out may add a few operations for the sake of fewer brackets, but not make a long line.
_WORTH_EXPANDING = 7
_LONGEST_EXPANDED = 26


@dataclass(frozen=True, slots=True)
class Composition:
    """z = f(x, y, …), where each intermediate variable is a function of the parameters.

    Attributes:
        label: LaTeX of what the outer function gives, such as `z`.
        outer: The outer function, over the intermediate variables.
        inner: Each intermediate variable as a tree over the parameters, in the order of the prompt.
        parameters: One name or more, in the order of the prompt.
    """

    label: str
    outer: Node
    inner: Mapping[str, Node]
    parameters: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the question: the intermediate variables, then the parameters."""
        return (*self.inner, *self.parameters)

    def composed(self) -> Node:
        """Return the function of the parameters alone."""
        return tidy(substituted(self.outer, dict(self.inner)))

    def rate_at(self, turns: Fraction) -> Derivatives:
        """Return the meaning of the derivative by t at t = `turns` times π."""
        return derivatives("partial", (self.composed(),), ("t",), {"t": float(turns) * pi})

    def along(self, node: Node) -> Node:
        """Put the inner functions into a tree over all names."""
        return self.written(substituted(node, dict(self.inner)))

    def written(self, node: Node) -> Node:
        """Return a tree over the parameters multiplied out, unless that makes it much longer."""
        whole = displayed(node, tuple(map(Name, self.parameters)))
        factored = well_led(tidy(node))
        limit = min(operations(factored) + _WORTH_EXPANDING, _LONGEST_EXPANDED)
        return whole if operations(whole) <= limit else factored

    def outer_slope(self, through: str) -> Node:
        return partial(self.outer, through)

    def inner_slope(self, through: str, wrt: str) -> Node:
        return partial(self.inner[through], wrt)

    def product(self, through: str, wrt: str) -> Node:
        """Return the product of the slopes on the way through one variable, in mixed variables."""
        return times(self.outer_slope(through), self.inner_slope(through, wrt))

    def derivative(self, wrt: str) -> Node:
        """Return the sum over all ways, in the parameters alone."""
        return self.written(plus(*(self.along(self.product(through, wrt)) for through in self.inner)))

    def outer_symbol(self, through: str) -> str:
        return rf"\frac{{\partial {self.label}}}{{\partial {name_latex(through)}}}"

    def symbol(self, wrt: str, of: str | None = None) -> str:
        """Return LaTeX of a derivative by a parameter: with a straight d where there is only one."""
        d = "d" if len(self.parameters) == 1 else r"\partial "
        return rf"\frac{{{d}{self.label if of is None else name_latex(of)}}}{{{d}{name_latex(wrt)}}}"


def ways_to(made: Composition, wrt: str) -> tuple[str, ...]:
    """Return the variables through which a parameter moves the outer function."""
    return tuple(through for through in made.inner if made.product(through, wrt) != ZERO)


def chain_steps(made: Composition, wrt: str, part: str = "answer", *, known: Sequence[str] = ()) -> tuple[Step, ...]:
    """Work out one derivative: outer slopes, inner slopes, a product for each way, their sum.

    Args:
        made: What is differentiated.
        wrt: The parameter.
        part: The id of the part that asks for it.
        known: The variables whose outer slopes have been worked out already.
    """
    ways = ways_to(made, wrt)
    return (
        *(step for through in ways if through not in known for step in _outer_steps(made, through)),
        *(_inner_step(made, through, wrt) for through in ways),
        *(_way_step(made, through, wrt, part) for through in ways),
        _sum_step(made, ways, wrt),
    )


def _outer_steps(made: Composition, through: str) -> tuple[Step, ...]:
    heading = f"The outer slope ${made.outer_symbol(through)}$: the other letters stay fixed."
    return entry_steps(Derivative(made.outer, (through,)), None, heading)


def _inner_step(made: Composition, through: str, wrt: str) -> Step:
    slope = made.inner_slope(through, wrt)
    says = f"The inner slope: how ${name_latex(through)}$ moves with ${name_latex(wrt)}$."
    return Step(says, f"{made.symbol(wrt, through)} = {latex(slope)}", (Claim(made.inner[through], slope, (wrt,)),))


def _way_step(made: Composition, through: str, wrt: str, part: str) -> Step:
    """Multiply the slopes of one way, and put the inner functions in."""
    slopes = Product((made.outer_slope(through), made.inner_slope(through, wrt)))
    value = made.along(slopes)
    formula = rf"{made.outer_symbol(through)} \cdot {made.symbol(wrt, through)} = {latex(value)}"
    says = f"The way through ${name_latex(through)}$: outer slope times inner slope, with the inner functions put in."
    claims = (Claim(substituted(slopes, dict(made.inner)), value),)
    return Step(says, formula, claims, yields=(0, 0, value), part=part)


def _sum_step(made: Composition, ways: Sequence[str], wrt: str) -> Step:
    found = made.derivative(wrt)
    says = "Add the ways." if len(ways) > 1 else "There is no other way."
    return Step(says, f"{made.symbol(wrt)} = {latex(found)}", (Claim(made.composed(), found, (wrt,)),))


def chain_slips(
    made: Composition, wrt: str, part: str = "answer", finish: Callable[[Node], Node] = lambda answer: answer
) -> tuple[Slip, ...]:
    """Return what the slips of the chain rule, and those of differentiation, make of one derivative.

    Args:
        made: What is differentiated.
        wrt: The parameter.
        part: The id of the part that asks for it.
        finish: What is still done with a derivative, such as taking its value.
    """
    found = (*_lost_ways(made, wrt), *_other_sums(made, wrt), *_differentiation(made, wrt))
    inner = dict(made.inner)
    return tuple(Slip(code, finish(tidy(substituted(answer, inner))), says, part) for code, answer, says in found)


_Found = tuple[str, Node, str]


def _lost_ways(made: Composition, wrt: str) -> Iterator[_Found]:
    """Yield each way alone."""
    moved, ways = name_latex(wrt), ways_to(made, wrt)
    for through in ways if len(ways) > 1 else ():
        others = enumerated([name_latex(name) for name in ways if name != through])
        verb = "moves" if len(ways) == 2 else "move"
        says = f"You followed only the way through ${name_latex(through)}$. When ${moved}$ moves, {others} {verb} too."
        yield "C1", made.product(through, wrt), says


def _other_sums(made: Composition, wrt: str) -> Iterator[_Found]:
    ways = ways_to(made, wrt)
    slopes = {through: made.outer_slope(through) for through in ways}
    inner = enumerated([made.symbol(wrt, through) for through in ways])
    yield "C2", plus(*slopes.values()), f"You added the outer slopes alone. Each is still to be multiplied: by {inner}."
    products = [made.product(through, wrt) for through in ways]
    yield "C3", times(*products), "You multiplied the ways with each other. Within a way slopes multiply; ways add."
    places = made.parameters * len(made.inner) if len(made.parameters) == 1 else made.parameters
    if len(places) == len(made.inner):
        yield "C4", _at_parameters(made, wrt, places), _unmoved_message(made)


def _at_parameters(made: Composition, wrt: str, places: Sequence[str]) -> Node:
    """Return the sum of products with the outer slopes at the parameters themselves."""
    swapped: dict[str, Node] = {name: Name(place) for name, place in zip(made.inner, places, strict=True)}
    return plus(
        *(times(substituted(made.outer_slope(name), swapped), made.inner_slope(name, wrt)) for name in made.inner)
    )


def _unmoved_message(made: Composition) -> str:
    listed = enumerated([name_latex(name) for name in made.inner])
    parameters = enumerated([name_latex(name) for name in made.parameters])
    verb = "stand" if len(made.parameters) > 1 else "stands"
    return f"In your outer slopes {parameters} {verb} in place of {listed}. Put the inner functions in."


def _differentiation(made: Composition, wrt: str) -> Iterator[_Found]:
    """Yield the same slip of differentiation in every slope."""
    for slip in SLIPS:
        used: list[SlippedDifferentiator] = []
        ways = [times(*_slipped_slopes(made, through, wrt, slip, used)) for through in made.inner]
        if used:
            yield slip.code, plus(*ways), used[0].message()


def _slipped_slopes(
    made: Composition, through: str, wrt: str, slip: type[SlippedDifferentiator], used: list[SlippedDifferentiator]
) -> Iterator[Node]:
    for tree, name in ((made.outer, through), (made.inner[through], wrt)):
        slope, sites = Derivative(tree, (name,)).slipped(slip)
        used += sites
        yield slope


def composition_source(made: Composition) -> str:
    """Return the statements of a sympy program that bind the intermediate variables and then the outer function."""
    bound = (assigned(name, sympy_text(tree)) for name, tree in made.inner.items())
    return "\n".join((*bound, assigned(made.label, sympy_text(made.outer))))


def chain_code(made: Composition, wrt: Sequence[str], values: Mapping[str, str]) -> Code:
    """Return programs for the derivatives by some parameters, one or a dictionary by part.

    Args:
        made: What is differentiated.
        wrt: The parameters; with several, their parts are called a, b, ….
        values: numpy source of the point, by parameter.
    """
    wanted = {part: f"diff({made.label}, {name})" for part, name in zip("abc", wrt, strict=False)}
    moving = {part: f"gradient @ {_velocity(name)}" for part, name in zip("abc", wrt, strict=False)}
    slopes = {
        _velocity(name): numpy_text(Vector(tuple(made.inner_slope(through, name) for through in made.inner)))
        for name in wrt
    }
    bound = {name: numpy_text(tree) for name, tree in made.inner.items()}
    gradient = numpy_text(Vector(tuple(made.outer_slope(through) for through in made.inner)))
    place = ", ".join(f'"{name}": {name}' for name in made.parameters)
    return Code(
        sympy=sympy_program(composition_source(made), assigned("answer", answer_source(wanted)), names=made.parameters),
        numpy=numpy_program(
            _statements({**values, **bound}),
            _statements({"gradient": gradient, **slopes}),
            _statements({"at": f"{{{place}}}", "answer": answer_source(moving)}),
        ),
    )


def _velocity(name: str) -> str:
    return f"by_{name}"


def _statements(bound: Mapping[str, str]) -> str:
    return "\n".join(assigned(name, source) for name, source in bound.items())


def answer_source(by_part: Mapping[str, str]) -> str:
    """Return the source of one answer, or of a dictionary of several by part."""
    if len(by_part) == 1:
        return next(iter(by_part.values()))
    return "{" + ", ".join(f'"{part}": {source}' for part, source in by_part.items()) + "}"
