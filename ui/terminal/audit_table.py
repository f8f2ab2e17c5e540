"""What an audit found, gathered by family and level, and how it is printed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from statistics import median, quantiles

from engine.questions.audited import Audited
from engine.questions.sheet import Identity
from engine.worker.messages import CURRENT, Audit

# Of processor time for one question, slips and steps included.
_MEDIAN_S, _P95_S = 0.150, 0.500
# Fewer questions than this say nothing of the slowest twentieth.
_ENOUGH_FOR_P95 = 20
_VARIANTS, _SMALL_VARIANTS = 200, 30


@dataclass(slots=True)
class Audits:
    """The questions of one family at one level, as far as they were audited.

    Attributes:
        found: What the audit of each seed found, by seed.
        notes: Of all questions that were made, those among them that were not proved.
    """

    family: str
    level: int
    found: dict[int, Audited] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    seeds_tried: int = 0
    is_small: bool = False

    def identity(self, seed: int) -> Identity:
        return Identity(self.family, CURRENT, self.level, seed)

    def request(self, seed: int, *, make_only: bool = False) -> Audit:
        return Audit(identity=self.identity(seed), make_only=make_only)

    def take(self, seed: int, found: Audited) -> None:
        """Keep what the audit of a seed found."""
        self.found[seed] = found
        self.note(found)

    def note(self, found: Audited) -> None:
        """Count a question that was made."""
        self.seeds_tried += 1
        self.is_small = self.is_small or found.is_small
        if found.note:
            self.notes.add(found.note)

    def wanted(self, seeds: int) -> int:
        """Return how many variants there should be among ten times as many seeds."""
        return min(seeds, _SMALL_VARIANTS if self.is_small else _VARIANTS)

    def lacks_variants(self, seeds: int) -> bool:
        return len(self.notes) < self.wanted(seeds)

    @property
    def median_s(self) -> float:
        return median(found.seconds for found in self.found.values())

    @property
    def p95_s(self) -> float:
        times = [found.seconds for found in self.found.values()]
        return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]

    @property
    def largest(self) -> int:
        return max(found.largest for found in self.found.values())

    @property
    def colliding(self) -> Counter[str]:
        """How many questions each pair of slips collides in."""
        return Counter(pair for found in self.found.values() for pair in found.colliding)

    def failures(self, seeds: int) -> list[str]:
        """Return a line for everything that breaks a gate, with what it takes to make the question again."""
        return list(self._failures(seeds))

    def _failures(self, seeds: int) -> Iterator[str]:
        where = f"{self.family} {self.level}"
        for seed, found in self.found.items():
            yield from (f"{where}, seed {seed}: {fault}." for fault in found.faults)
        if self.lacks_variants(seeds):
            yield f"{where}: {len(self.notes)} variants in {self.seeds_tried} seeds; there should be {self.wanted(seeds)}."
        if self.median_s > _MEDIAN_S:
            yield f"{where}: a question takes {self.median_s * 1000:.0f} ms in the median."
        if len(self.found) >= _ENOUGH_FOR_P95 and self.p95_s > _P95_S:
            yield f"{where}: one question in twenty takes {self.p95_s * 1000:.0f} ms or more."


def printed(levels: Sequence[Audits], seeds: int) -> str:
    """Return a table with a line for each family and level, and beneath it the failures."""
    # rich takes longer to import than a short command takes
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=f"Audit over {seeds} seeds", title_justify="left")
    table.add_column("family")
    for heading in ("level", "variants", "median ms", "p95 ms", "per second", "largest", "failures"):
        table.add_column(heading, justify="right")
    table.add_column("colliding slips")
    for level in levels:
        table.add_row(*_cells(level, seeds))
    out = StringIO()
    Console(file=out, width=130).print(table)
    failures = [line for level in levels for line in level.failures(seeds)]
    verdict = f"{len(failures)} do not hold:" if failures else "Everything holds."
    return "\n".join([out.getvalue() + _extremes(levels), verdict, *failures]) + "\n"


def _cells(level: Audits, seeds: int) -> Iterator[str]:
    yield level.family
    yield str(level.level)
    yield f"{len(level.notes)}/{level.seeds_tried}"
    yield f"{level.median_s * 1000:.1f}"
    yield f"{level.p95_s * 1000:.1f}"
    yield f"{1 / max(level.median_s, 1e-9):.0f}"
    yield str(level.largest)
    yield str(len(level.failures(seeds)) or "")
    yield ", ".join(f"{pair} ({count})" for pair, count in level.colliding.most_common(2))


def _extremes(levels: Sequence[Audits]) -> str:
    """Say which level is made fastest, and which slowest."""
    fastest, slowest = (chosen(levels, key=lambda level: level.median_s) for chosen in (min, max))
    return (
        f"Fastest: {fastest.family} {fastest.level} with {1 / max(fastest.median_s, 1e-9):.0f} questions a second;"
        f" slowest: {slowest.family} {slowest.level} with {1 / max(slowest.median_s, 1e-9):.1f}."
    )
