"""What becomes of a descent on a quadratic: who jumps over the minimum, and whether it converges."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from engine.functions.decimals import decimal
from engine.language.typeset import latex, name_latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Option
from engine.subjects import earlier as answered
from engine.subjects.optimisation.descent import decimals
from engine.subjects.optimisation.modes import Modes, simulated_error
from engine.subjects.targeting import Aim, Judged, aimed_first, misjudged


def error_slips(modes: Modes, steps: int) -> tuple[Slip, ...]:
    """Return the slips of the error after some steps, part a, where the eigenvectors are the axes."""
    order = slice(None) if modes.eigenvectors[0][0] else slice(None, None, -1)
    values = modes.eigenvalues[order]
    rate = modes.made.rate
    wrong: Mapping[str, tuple[Callable[[Fraction], Fraction], str]] = {
        "O1": (lambda value: (1 + rate * value) ** steps, "The factors are those of ascent. Descent subtracts."),
        "O20": (lambda value: 1 - steps * rate * value, "The first share was taken three times. Multiply instead."),
        "O34": (
            lambda value: abs(1 - rate * value) ** steps,
            "A sign is lost. An odd power keeps the sign of a factor.",
        ),
        "O31": (lambda value: 1 - rate * value, "This is the error after one step. Go on twice more."),
    }
    return tuple(
        Slip(code, decimals(e * growth(value) for e, value in zip(modes.error, values, strict=True)), says, "a")
        for code, (growth, says) in wrong.items()
    )


def crosses(modes: Modes, code: str | None) -> str:
    """Return whose error changes its sign at every step, or what a slip takes it for."""
    steep = 0 if modes.eigenvectors[0][0] else 1
    match code:
        case "O34":
            return "neither"
        case "O36":
            return "second" if steep == 0 else "first"
        case _:
            return "first" if steep == 0 else "second"


CROSSING_SLIPS: Mapping[str, str] = {
    "O34": "A negative factor was taken for a positive one. With it the error changes its sign at every step.",
    "O36": "The flat direction was taken for the one that overshoots. The steep one moves farther in a step.",
}


def crossing_part(modes: Modes) -> Part:
    """Return part b, which asks for the coordinate that changes its side; the eigenvectors are the axes."""
    first, second = map(name_latex, modes.made.spelled)

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "a")
        if own is None or len(own) != 2:
            return None
        first_turned, second_turned = (a * b < 0 for a, b in zip(own, modes.error, strict=True))
        return Chosen((_TURNED[first_turned, second_turned],))

    def witness(_: Mapping[str, Fraction]) -> tuple[str, ...]:
        before, after = (simulated_error(modes, k) for k in (4, 5))
        return (_TURNED[before[0] * after[0] < 0, before[1] * after[1] < 0],)

    return Part(
        id="b",
        key=Chosen((crosses(modes, None),)),
        kind="choice",
        label=r"\text{jumps across}",
        names=(),
        asks="(b) Which coordinate jumps to the other side of the minimum at every step.",
        options=(
            Option("first", f"only ${first}$"),
            Option("second", f"only ${second}$"),
            Option("both", "both"),
            Option("neither", "neither"),
        ),
        witness=witness,
        follows=follows,
    )


_TURNED = {(True, False): "first", (False, True): "second", (True, True): "both", (False, False): "neither"}


def crossing_step(modes: Modes) -> Step:
    """Return the step that reads it off the factors."""
    letter = name_latex(modes.made.spelled[0 if crosses(modes, None) == "first" else 1])
    factor = decimal(modes.factors[0])
    says = f"The factor of ${letter}$ is negative, so its error changes its sign at every step; it still shrinks."
    return Step(says, rf"1 - \eta\lambda = {latex(factor)}", (Claim(factor, factor),), part="b")


def choice_slips(modes: Modes, aim: Aim, says: Mapping[str, str], judged: Judged[Modes]) -> tuple[Slip, ...]:
    """Return the slips of a choice in part b, with the one that is aimed at in front."""
    wrong = misjudged(modes, aimed_first(says, aim), judged)
    return tuple(Slip(code, Chosen((verdict,)), says[code], "b") for code, verdict in wrong.items())


def fate_part(modes: Modes) -> Part:
    """Return part b, which asks whether a descent converges."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "a")
        return None if own is None else Chosen((_fate_of(max(map(abs, own))),))

    def witness(_: Mapping[str, Fraction]) -> tuple[str, ...]:
        sizes = [max(map(abs, simulated_error(modes, k))) for k in (20, 60)]
        ratio = sizes[1] / sizes[0] if sizes[0] else 0.0
        return ("bounded" if abs(ratio - 1) < 0.01 else "converges" if ratio < 1 else "diverges",)

    return Part(
        id="b",
        key=Chosen((fated(modes, None),)),
        kind="class",
        label=r"\text{descent}",
        names=(),
        asks="(b) What becomes of the descent in the end.",
        options=(
            Option("converges", "it converges to the minimum"),
            Option("bounded", "it stays bounded, but does not converge"),
            Option("diverges", "it diverges"),
        ),
        witness=witness,
        follows=follows,
    )


def fated(modes: Modes, code: str | None) -> str:
    """Return what becomes of a descent, or what a slip takes it for."""
    steep, flat = modes.factors
    match code:
        case "O5":
            return _fate_of(abs(flat))
        case "O34":
            return "diverges" if steep < 0 else _fate_of(abs(steep))
        case _:
            return _fate_of(max(abs(steep), abs(flat)))


def _fate_of(worst: Fraction) -> str:
    return "converges" if worst < 1 else "bounded" if worst == 1 else "diverges"


FATE_SLIPS: Mapping[str, str] = {
    "O5": "The flat direction decided here. Every direction has to shrink, and the steep one is the first not to.",
    "O34": "A negative factor was taken for divergence. Only its size decides whether the error shrinks.",
}


def fate_step(modes: Modes) -> Step:
    """Return the step that reads the fate off the factors."""
    size, worst = max((abs(factor), factor) for factor in modes.factors)
    says = {
        "converges": "Both factors are less than 1 in size, so every error shrinks to nothing.",
        "bounded": "This factor is 1 in size: along its eigenvector the error keeps its length and changes its sign.",
        "diverges": "This factor is more than 1 in size: along its eigenvector the error grows with every step.",
    }[_fate_of(size)]
    return Step(
        says, rf"|{latex(decimal(worst))}| = {latex(decimal(size))}", (Claim(decimal(size), decimal(size)),), part="b"
    )
