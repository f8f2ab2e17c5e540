"""How it is known that an entry is right or wrong, a sentence for each stage that decided. It gives no key away."""

from collections.abc import Iterable

from engine.equality.stages import Stage
from engine.questions.verdict import Counterexample, EntryVerdict
from ui.translation import tr

SAMPLED = tr(
    "Both were worked out at 24 points or more and agree there to 30 digits. That they agree everywhere could not be"
    " proved in the time there is."
)
_AGREEMENT: dict[Stage, str] = {
    "arithmetic": tr("Proved by exact arithmetic: both are the same number."),
    "balls": tr("Rigorous interval arithmetic finds that the two agree to the figures asked for."),
    "normal form": tr("Proved: both sides have the same normal form."),
    "sampling": SAMPLED,
    "sympy": tr("Proved by sympy."),
}


def how_decided(entries: Iterable[EntryVerdict]) -> str:
    """Return how entries were decided; those that the same stage decided the same way are said once, by the first."""
    said: dict[tuple[bool, Stage], str] = {}
    for entry in entries:
        if entry.stage is not None and entry.outcome in {"right", "form", "wrong"}:
            is_wrong = entry.outcome == "wrong"
            sentence = _difference(entry.stage, entry.counterexample) if is_wrong else _AGREEMENT[entry.stage]
            said.setdefault((is_wrong, entry.stage), sentence)
    return " ".join(said.values())


def _difference(stage: Stage, point: Counterexample | None) -> str:
    if stage == "arithmetic":
        return tr("Exact arithmetic tells the two apart.")
    if point is None or not point.at:
        return tr("Rigorous interval arithmetic tells the two apart.")
    where = ", ".join(f"{name} = {value}" for name, value in point.at.items())
    return tr("At {point} rigorous interval arithmetic tells the two apart.").format(point=where)
