"""The chain rule from measured numbers: which point, which rates, and in what unit.

From level 2 on the slopes are known at a second point, which the time, the velocity or another moment suggests; a sum
taken there is always another number.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.calculus.tidy import over
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import ExactVector, as_vector, difference, exact_vector
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Neg, Product, Sum, Value, number
from engine.language.typeset import latex
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.chain_rule.crossings import STORIES, Crossing, rate_witness, speed_witness
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.prompts import paragraph

_LARGEST_ANSWER = 60


def make(draw: Draw) -> Question:
    crossing = _drawn(draw)
    return missing(crossing, draw.choice(_MISSING)) if draw.level == 4 else reading(crossing, draw.choice(_READINGS))


_READINGS = (
    "How fast does {quantity} change for {thing} at $t = {t}$?",
    "What is ${d}$ for {thing} at $t = {t}$?",
)
_MISSING = (
    "How fast does {thing} move in the direction of $y$ at $t = {t}$?",
    "What is $\\frac{{dy}}{{dt}}$ for {thing} at $t = {t}$?",
)


def reading(crossing: Crossing, opening: str) -> Question:
    """Return the question of the rate of what is read off."""
    story, key = crossing.story, crossing.reading()
    velocity = rf"$\left(\frac{{dx}}{{dt}}, \frac{{dy}}{{dt}}\right) = {_coordinates(crossing.velocity)}$"
    return Question(
        prompt=_prompt(crossing, opening, f"with {velocity} in {story.speed}", story.rate),
        given=_given(crossing),
        names=(),
        parts=(Part(number(key), "number", rf"\frac{{d{story.letter}}}{{dt}}", (), rate_witness(crossing)),),
        steps=_steps(crossing),
        slips=_slips(crossing),
        hints=_hints(crossing),
        note=f"rate for {story.thing}: {_noted(_given(crossing))}",
        target=_target(crossing),
        code=_code(crossing),
    )


def missing(crossing: Crossing, opening: str) -> Question:
    """Return the question of the speed along y that a known rate of the reading leads to."""
    story = crossing.story
    across, key = crossing.velocity
    rate = crossing.reading()
    known = (
        rf"$\frac{{dx}}{{dt}} = {latex(number(across))}$ in {story.speed}, and {story.quantity} changes at"
        rf" $\frac{{d{story.letter}}}{{dt}} = {latex(number(rate))}$ in {story.rate}"
    )
    given = {**_given(crossing), "v": number(across), "r": number(rate)}
    return Question(
        prompt=_prompt(crossing, opening, f"with {known}", story.speed),
        given=given,
        names=(),
        parts=(Part(number(key), "number", r"\frac{dy}{dt}", (), speed_witness(crossing)),),
        steps=_missing_steps(crossing),
        slips=_missing_slips(crossing),
        hints=(
            "The known rate is the sum of what comes through $x$ and what comes through $y$. Which of the two is known?",
            f"Write the rate as a sum of two products, with ${_slope(crossing, 0)} = {latex(number(crossing.slopes[0]))}$.",
        ),
        note=f"speed of {story.thing}: {_noted(given)}",
        target=_target(crossing),
        code=_missing_code(crossing),
    )


def _target(crossing: Crossing) -> str | None:
    """Return the slip that the question is drawn for."""
    if crossing.changes_itself:
        return "C9"
    return None if crossing.elsewhere is None else "C4"


def _prompt(crossing: Crossing, opening: str, motion: str, unit: str) -> str:
    story = crossing.story
    inside = "x, y, t" if crossing.changes_itself else "x, y"
    rate = rf"\frac{{d{story.letter}}}{{dt}}"
    asked = opening.format(thing=story.thing, quantity=story.quantity, t=crossing.moment, d=rate)
    field = (
        f"Answer in {unit}. Here {story.quantity} is ${story.letter}({inside})$, with $x$ and $y$ in {story.length}s."
    )
    where = f"At $t = {crossing.moment}$ the {story.noun} is at ${_coordinates(crossing.place)}$, {motion}."
    by_time = f", and the last of each line in {story.rate}" if crossing.changes_itself else ""
    measured = f"These slopes were measured, in {story.slope}{by_time}:"
    shown = [_known_slopes(crossing, crossing.place, crossing.slopes, crossing.moment)]
    if crossing.elsewhere is not None:
        shown.append(_known_slopes(crossing, *crossing.elsewhere, crossing.elsewhen))
    # neither place stands first by habit
    shown.sort()
    return f"{paragraph(asked, field, where, crossing.lure, measured)}\n" + "\n".join(shown)


def _known_slopes(crossing: Crossing, at: ExactVector, slopes: ExactVector, moment: int) -> str:
    place = _coordinates((*at, Fraction(moment)) if crossing.changes_itself else at)
    shown = (rf"{_slope(crossing, i)}{place} = {latex(number(slope))}" for i, slope in enumerate(slopes))
    return "$" + r", \quad ".join(shown) + "$"


def _asked_at(crossing: Crossing) -> str:
    """Return LaTeX of the point that the slopes belong to, with the moment in a field that changes."""
    moment = (Fraction(crossing.moment),) if crossing.changes_itself else ()
    return _coordinates((*crossing.place, *moment))


def _when(crossing: Crossing) -> str:
    return f" at $t = {crossing.moment}$" if crossing.changes_itself else ""


def _slope(crossing: Crossing, place: int) -> str:
    return rf"\frac{{\partial {crossing.story.letter}}}{{\partial {'xyt'[place]}}}"


def _coordinates(at: Sequence[Fraction]) -> str:
    return f"({', '.join(latex(number(x)) for x in at)})"


def _given(crossing: Crossing) -> dict[str, Value]:
    """Return the place, the velocity and the slopes there; then the second point with its own."""
    given: dict[str, Value] = {
        "t": number(crossing.moment),
        "P": as_vector(crossing.place),
        "v": as_vector(crossing.velocity),
        "gP": as_vector(crossing.slopes),
    }
    if crossing.elsewhere is not None:
        given |= {"Q": as_vector(crossing.elsewhere[0]), "gQ": as_vector(crossing.elsewhere[1])}
    if crossing.changes_itself:
        given["s"] = number(crossing.elsewhen)
    return given


def _noted(given: Mapping[str, Value]) -> str:
    return "; ".join(f"{name} = {plain(value)}" for name, value in given.items())


def _hints(crossing: Crossing) -> tuple[str, str]:
    own = " The field changes by itself, too." if crossing.changes_itself else ""
    return (
        f"The reading changes through $x$ and through $y$. At which point are the slopes needed?{own}",
        rf"Start with ${_slope(crossing, 0)} \cdot \frac{{dx}}{{dt}}$, the slope being the one at ${_asked_at(crossing)}$.",
    )


def _steps(crossing: Crossing) -> tuple[Step, ...]:
    story, letter = crossing.story, crossing.story.letter
    symbols = [rf"{_slope(crossing, i)}\,\frac{{d{name}}}{{dt}}" for i, name in enumerate("xy")]
    ways = " + ".join(symbols + ([_slope(crossing, 2)] if crossing.changes_itself else []))
    own = "" if not crossing.changes_itself else " The clock runs at rate 1, so the last slope stands alone."
    written = written_dot(crossing.slopes, crossing.rates)
    return (
        Step(f"The slopes are needed where the {story.noun} is{_when(crossing)}, at ${_asked_at(crossing)}$."),
        chain_step(
            f"One product for each way, and add them.{own}",
            rf"\frac{{d{letter}}}{{dt}} = {ways}",
            written,
            number(crossing.reading()),
        ),
        Step(f"The unit: {story.slope}, times {story.speed}, is {story.rate}."),
    )


def _missing_steps(crossing: Crossing) -> tuple[Step, ...]:
    (across, key), (by_x, by_y, *_) = crossing.velocity, crossing.slopes
    letter, rate = crossing.story.letter, number(crossing.reading())
    through_x = Product((number(by_x), number(across)))
    isolated = over(Sum((rate, Neg(through_x))), number(by_y))
    whole = Sum((through_x, Product((number(by_y), number(key)))))
    return (
        Step(f"The slopes are needed at ${_coordinates(crossing.place)}$."),
        chain_step(
            "The rate is the sum of both ways; the speed along $y$ is what solves this.",
            rf"{_slope(crossing, 0)}\,\frac{{dx}}{{dt}} + {_slope(crossing, 1)}\,\frac{{dy}}{{dt}}",
            whole,
            rate,
        ),
        chain_step(
            "Take the way through $x$ away and divide.",
            rf"\frac{{dy}}{{dt}} = \frac{{\frac{{d{letter}}}{{dt}} - {latex(through_x)}}}{{{latex(number(by_y))}}}",
            isolated,
            number(key),
        ),
    )


def _slips(crossing: Crossing) -> tuple[Slip, ...]:
    slopes = crossing.slopes
    first, second = (slope * rate for slope, rate in zip(slopes[:2], crossing.velocity, strict=True))
    rest = slopes[2] if crossing.changes_itself else Fraction(0)
    wrong = [
        ("C1", first + rest, "The way through $y$ is missing. Both coordinates move."),
        ("C1", second + rest, "The way through $x$ is missing. Both coordinates move."),
        (
            "C2",
            sum(slopes, Fraction(0)),
            "You added the slopes alone. Each is multiplied by how fast its coordinate moves.",
        ),
        ("C3", first * second, "You multiplied the ways with each other. Within a way rates multiply; ways add."),
    ]
    if crossing.changes_itself:
        wrong.append(
            ("C9", first + second, "The field's own change with time is missing. Even a thing at rest would see it.")
        )
        wrong.append(("C1", rest, "Only the field's own change is here. The thing moves, too."))
    tempting = crossing.tempting()
    if tempting is not None and crossing.elsewhere is not None:
        wrong.append(("C4", tempting, _lured(crossing)))
    return tuple(Slip(code, number(value), says) for code, value, says in wrong)


def _lured(crossing: Crossing) -> str:
    """Say whose slopes were taken, and what to look at."""
    if crossing.elsewhere is None or crossing.changes_itself:
        return f"These slopes belong to $t = {crossing.elsewhen}$. The question is about $t = {crossing.moment}$."
    belong = f"These slopes belong to the point ${_coordinates(crossing.elsewhere[0])}$."
    return f"{belong} Where is the {crossing.story.noun} at $t = {crossing.moment}$?"


def _missing_slips(crossing: Crossing) -> tuple[Slip, ...]:
    (across, _), (by_x, by_y, *_) = crossing.velocity, crossing.slopes
    rate = crossing.reading()
    wrong = [
        ("I1", (rate + by_x * across) / by_y, "The way through $x$ was added. It is taken away from the rate."),
        ("C1", rate / by_y, "The way through $x$ is left out. It makes up part of the rate."),
        ("I3", rate - by_x * across, "This is what comes through $y$. Divide it by the slope along $y$."),
    ]
    if crossing.elsewhere is not None:
        other_x, other_y, *_ = crossing.elsewhere[1]
        wrong.append(("C4", (rate - other_x * across) / other_y, _lured(crossing)))
    return tuple(Slip(code, number(value), says) for code, value, says in wrong)


def _drawn(draw: Draw) -> Crossing:
    story = draw.choice([story for story in STORIES if draw.level != 3 or not story.is_steady])

    def one() -> Crossing | None:
        place = exact_vector(draw.nonzero(6) for _ in range(2))
        velocity = exact_vector(draw.nonzero(4) for _ in range(2))
        count, moment = (3 if draw.level == 3 else 2), draw.integer(2, 6)
        slopes, others = (exact_vector(draw.nonzero(5) for _ in range(count)) for _ in range(2))
        made = Crossing(story, place, velocity, slopes, moment)
        if draw.level > 1:
            second, lure = _second_place(draw, made)
            made = Crossing(story, place, velocity, slopes, moment, (second, others), lure, moment + draw.sign())
        return made if _is_telling(made) else None

    return found(draw, "crossing", one)


def _second_place(draw: Draw, made: Crossing) -> tuple[ExactVector, str]:
    """Return a point that is tempting, and what is said of it; a field that changes is measured once more, later.

    The velocity and the moment before would tell the speed that level 4 asks for.
    """
    if made.changes_itself:
        return made.place, ""
    match draw.integer(0, 1 if draw.level == 4 else 3):
        case 0:
            return exact_vector((made.moment, made.moment)), ""
        case 1:
            return made.place[::-1], ""
        case 2:
            return made.velocity, ""
        case _:
            before = difference(made.place, made.velocity)
            return before, f"At $t = {made.moment - 1}$ it was at ${_coordinates(before)}$."


def _is_telling(made: Crossing) -> bool:
    """Whether the second point is another one, and no number is 0 or large."""
    if abs(made.reading()) > _LARGEST_ANSWER or made.reading() == 0:
        return False
    if made.elsewhere is None:
        return True
    is_elsewhere = made.changes_itself or made.elsewhere[0] != made.place
    return is_elsewhere and made.tempting() != made.reading()


def _code(crossing: Crossing) -> Code:
    data: dict[str, Value] = {"slopes": as_vector(crossing.slopes), "rates": as_vector(crossing.rates)}
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, sympy_text(value)) for name, value in data.items()), "answer = slopes.dot(rates)"
        ),
        numpy=numpy_program(
            "\n".join(assigned(name, numpy_text(value)) for name, value in data.items()), "answer = slopes @ rates"
        ),
    )


def _missing_code(crossing: Crossing) -> Code:
    across, by_x, by_y = crossing.velocity[0], *crossing.slopes[:2]
    rate = crossing.reading()
    numbers = {"by_x": by_x, "by_y": by_y, "across": across, "rate": rate}
    stated = "\n".join(assigned(name, sympy_text(number(value))) for name, value in numbers.items())
    floats = "\n".join(assigned(name, numpy_text(number(value))) for name, value in numbers.items())
    return Code(
        sympy=sympy_program(stated, "(answer,) = solve(by_x * across + by_y * up - rate, up)", names=("up",)),
        numpy=numpy_program(
            floats,
            "# one equation, by_y * up = rate - by_x * across\nanswer = np.linalg.solve([[by_y]], [rate - by_x * across])[0]",
        ),
    )


def _golden() -> Question:
    place, velocity = exact_vector((3, 5)), exact_vector((2, -1))
    slopes, others = exact_vector((4, 3)), exact_vector((1, -2))
    return reading(Crossing(STORIES[0], place, velocity, slopes, 2, (exact_vector((2, 2)), others)), _READINGS[0])


FAMILY = Family(
    id="ch_values",
    revision=1,
    topic="chain_rule",
    title="From measured slopes",
    levels=(1, 2, 3, 4),
    make=make,
    source="Hughes-Hallett et al., Calculus: Multivariable, 7th edition (2017), section 14.6",
    connection="Sensitivities that were measured one by one are put together like this, whether or not there is a formula.",
    examples=(
        # at (-4, 5) the slopes are (-2, 2), the velocity is (3, -3); at (3, -3) they are (1, 4)
        Example(level=2, seed=1, accepts=("-12",), refuses={"C4": "-9", "C3": "36"}),
        # at (3, 5) the slopes are (4, 3), the velocity is (2, -1); at (2, 2) they are (1, -2)
        Example(
            of=_golden,
            accepts=("5", "4*2 - 3"),
            refuses={"C1": "8", "C2": "7", "C3": "-24", "C4": "4"},
        ),
    ),
)
