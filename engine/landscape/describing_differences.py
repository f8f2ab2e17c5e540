"""What a check by differences found, in sentences."""

from engine.landscape.difference_check import Comparison, Report
from engine.landscape.meanings import Approximation, Derivatives, Meaning
from engine.landscape.stencils import step_size
from engine.landscape.wording import figures, signed, written

_NOWHERE = "There was no point where your answer and the function both have a value, so nothing could be compared."


def differences_said(report: Report, meaning: Meaning) -> str:
    """Return what was found, in at most two sentences."""
    if not report.points:
        return _NOWHERE
    if not report.differing:
        return f"{_all(report, meaning)} with central differences{_where(report, meaning)}. That is evidence, no proof."
    worst = max(report.differing, key=lambda each: each.error)
    return f"{_worst(worst, report, meaning)} {_others(report)}".strip()


def method_said(meaning: Meaning) -> str:
    """Return how it was found, in a sentence."""
    if isinstance(meaning, Approximation):
        return (
            "Slopes and bends of the function at the point are measured by steps to either side, and the polynomial that "
            "they make is compared with yours around the point."
        )
    order = _order(meaning)
    if order == 1:
        return (
            f"Each function is evaluated a step h of about {_small(step_size(1))} to either side, and "
            "(f(x + h) − f(x − h)) / (2h) is compared with your entry at that point."
        )
    return (
        f"Each function is evaluated steps h of about {_small(step_size(order))} to either side, and differences of "
        "differences are compared with your entries at that point."
    )


def _small(step: float) -> str:
    mantissa, _, exponent = f"{step:.0e}".partition("e")
    return written(rf"{mantissa}\cdot 10^{{{int(exponent)}}}")


def _order(meaning: Meaning) -> int:
    match meaning:
        case Derivatives(order="hessian"):
            return 2
        case Derivatives(order="partial", by=by):
            return len(by)
        case _:
            return 1


def _all(report: Report, meaning: Meaning) -> str:
    """Return the subject of what agrees, with its verb."""
    if isinstance(meaning, Approximation):
        return "Your polynomial agrees"
    return "Your answer agrees" if len(report.worst) == 1 else "Every entry agrees"


def _where(report: Report, meaning: Meaning) -> str:
    if isinstance(meaning, Approximation):
        return " around the point"
    return " at the point" if report.points == 1 else f" at {report.points} points"


def _worst(worst: Comparison, report: Report, meaning: Meaning) -> str:
    place = ", ".join(f"{name} = {figures(value)}" for name, value in worst.at.items())
    numbers = f"{_told_apart(worst.yours, worst.measured)} at {place}."
    if isinstance(meaning, Approximation) or len(report.worst) == 1:
        return f"Yours is {numbers}"
    return f"Entry {_entry(worst, meaning)}: yours is {numbers}"


def _entry(entry: Comparison, meaning: Meaning) -> str:
    """Return the place of an entry, counted from 1; of a vector by its one number."""
    is_vector = isinstance(meaning, Derivatives) and meaning.order == "gradient"
    return str(entry.row + entry.column + 1) if is_vector else f"({entry.row + 1}, {entry.column + 1})"


def _told_apart(yours: float, measured: float) -> str:
    """Return both numbers with as many figures as it takes to see that they differ."""
    said = figures(yours), figures(measured)
    if said[0] == said[1]:
        said = signed(f"{yours:.8g}"), signed(f"{measured:.8g}")
    return f"{said[0]}, differences say {said[1]}"


def _others(report: Report) -> str:
    differing, all_of_them = len(report.differing), len(report.worst)
    if all_of_them == 1:
        return ""
    if differing == 1:
        return "The other entries agree." if all_of_them > 2 else "The other entry agrees."
    return "No entry agrees." if differing == all_of_them else f"{differing} of {all_of_them} entries differ."
