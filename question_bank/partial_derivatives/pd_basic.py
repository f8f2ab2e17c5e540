"""The partial derivative of a polynomial: freeze the other letters, then differentiate term by term.

Every polynomial has a term that mixes the asked letter with another and one that is free of it, so that dropping a
factor (D14) and keeping a constant (D18b) both show.
"""

from collections.abc import Sequence
from dataclasses import replace

from engine.calculus.rules import partial
from engine.calculus.tidy import plus, tidy, times
from engine.calculus.witness import values
from engine.chance import Draw
from engine.functions.grammar import LARGEST_FUNCTION, drawn_until, is_tame_at, monomial, small_point
from engine.functions.measure import operations
from engine.landscape.plots import Line, Profile, Series
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Name, Node, Sum, free_names, names, number, rational
from engine.language.typeset import name_latex
from engine.questions.question import Ask, Example, Family, Question, Step
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import Derivative, Point, at_point, entry_steps, partial_slips
from engine.subjects.prompts import all_but, applied, constants, paragraph, partial_symbol, spoken_point

# The letters of level 4: the variables first, then what the prompt calls constants.
_LETTERS = (("x y", "a b"), ("u v", "k"), ("w1 w2 b", "x"), ("w b", "x t"), ("p q", "c"))


def make(draw: Draw) -> Question:
    variables, held = _letters(draw)
    letters = variables + held
    asked = draw.choice(variables)
    point = small_point(draw, variables) if draw.level in {2, 3} and draw.chance(1, 3) else None
    f = _polynomial(draw, letters, asked, point)
    entry = Derivative(f, (asked.name,))
    spelled = tuple(name.name for name in letters)
    steps = entry_steps(entry, heading=f"Only ${name_latex(asked.name)}$ moves; the other letters are constants.")
    made = question(
        Asked(
            prompt=_prompt(draw, asked.name, spelled[: len(variables)], spelled[len(variables) :], point),
            functions={"f": f},
            given={"f": f},
            names=spelled,
            ask=Ask("partial", "f", entry.wrt),
            table=((entry,),),
            symbol=partial_symbol("f", asked.name),
            label=partial_symbol("f", asked.name),
            slips=partial_slips(entry, spelled, point),
            steps=steps,
            hints=(
                f"Only ${name_latex(asked.name)}$ moves. Treat {all_but(spelled, asked.name)} as constant.",
                _first_step(entry, steps),
            ),
            point=point,
        )
    )
    return made if point is None else replace(made, landscape=_slice(f, asked.name, point))


def _first_step(entry: Derivative, steps: Sequence[Step]) -> str:
    """Return the derivative of one term; where it is all there is to find, what vanishes instead."""
    if steps[0].claims[0].right == entry.taken():
        return f"Start with what vanishes. {steps[-1].says}"
    return f"Start with one term: ${steps[0].formula}$."


def _slice(f: Node, name: str, point: Point) -> Profile:
    """Return the graph of f along one letter through the point, and after the verdict the tangent that touches it."""
    others = {other: number(value) for other, value in point.items() if other != name}
    along = tidy(substituted(f, others))
    at = {name: number(point[name])}
    here, slope = (tidy(substituted(part, at)) for part in (along, partial(along, name)))
    tangent = plus(here, times(slope, plus(Name(name), number(-point[name]))))
    centre = float(point[name])
    lines = (Line(plain(along), "f"), Line(plain(tangent), r"\text{tangent}", after=True))
    marked = Series(((centre, values([here], {})[0]),), "P", joined=False)
    return Profile(name, name_latex(name), "f", (centre - 2, centre + 2), lines, (marked,))


def _letters(draw: Draw) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return the variables and the letters that stand for constants."""
    if draw.level < 4:
        return names("x y z" if draw.level == 3 else "x y"), ()
    variables, held = draw.choice(_LETTERS)
    return names(variables), names(held)


def _polynomial(draw: Draw, letters: Sequence[Name], asked: Name, point: Point | None) -> Node:
    others = tuple(name for name in letters if name != asked)

    def make_one(chance: Draw) -> Node:
        count = 2 if chance.level == 1 else chance.integer(3, 4)
        mixed = times(_coefficient(chance), _power(chance, asked), *_some_powers(chance, others))
        free = times(_coefficient(chance), monomial(chance, others, 1 if chance.level == 1 else 2))
        more = (times(_coefficient(chance), monomial(chance, letters, 2)) for _ in range(count - 2))
        return plus(*chance.shuffled((mixed, free, *more)))

    return drawn_until(draw, make_one, lambda f: _accepts(f, draw.level, letters, asked, point))


def _coefficient(draw: Draw) -> Node:
    return number(draw.nonzero(9 if draw.level == 1 else 5))


def _power(draw: Draw, name: Name) -> Node:
    degree = 1 if draw.level == 1 else draw.integer(1, 3)
    return times(*([name] * degree))


def _some_powers(draw: Draw, others: Sequence[Name]) -> tuple[Node, ...]:
    """Return a power of one of the other letters, at higher levels of up to two."""
    chosen = draw.sample(others, min(len(others), 1 if draw.level < 3 else 2))
    return tuple(times(*([name] * (1 if draw.level == 1 else draw.integer(1, 2)))) for name in chosen)


def _accepts(f: Node, level: int, letters: Sequence[Name], asked: Name, point: Point | None) -> bool:
    if not isinstance(f, Sum) or free_names(f) != {name.name for name in letters}:
        return False
    slope = partial(f, asked.name)
    if point is not None and not _shows_at(f, slope, point):
        return False
    terms_are_kept = len(f.terms) >= (2 if level == 1 else 3)
    return terms_are_kept and operations(f) <= LARGEST_FUNCTION and (level == 1 or rational(slope) is None)


def _shows_at(f: Node, slope: Node, point: Point) -> bool:
    """Whether the slope at the point is not large, and not zero, where putting the point in first would be right."""
    return at_point(((slope,),), point) != ((ZERO,),) and is_tame_at(point, f, (slope,))


def _prompt(draw: Draw, name: str, variables: Sequence[str], held: Sequence[str], point: Point | None) -> str:
    symbol, letter = f"${partial_symbol('f', name)}$", f"${name_latex(name)}$"
    function = applied("f", variables)
    if point is not None:
        where = spoken_point(point)
        opening = draw.choice((f"Find {symbol} {where}.", f"How fast does $f$ change with {letter} {where}?"))
    else:
        opening = draw.choice(
            (f"Find {symbol}.", f"Differentiate $f$ with respect to {letter}, with every other letter held fixed.")
        )
    return f"{paragraph(opening, constants(held))}\n${function} = {{f}}$"


FAMILY = Family(
    id="pd_basic",
    revision=1,
    topic="partial_derivatives",
    title="Partial derivative of a polynomial",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 14.3",
    connection="One partial derivative is one entry of the gradient that an optimiser receives.",
    examples=(
        # f = 5xy + 6y, by x
        Example(
            level=1,
            seed=1,
            accepts=("5y", "y*5", "10y/2", "5y + x - x"),
            refuses={"D14": "5", "D18b": "11y", "D16": "5x + 6", "D17": "-5y"},
        ),
    ),
)
