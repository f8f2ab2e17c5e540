"""`main.py audit`: every family at every level over many seeds, each question proved, with a table and the failures."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing

import msgspec

from engine.questions.audited import Audited
from engine.questions.outline import Topic
from engine.questions.sheet import Identity
from engine.worker.messages import Audit, AuditLine, Done
from ui.terminal.arguments import chosen_families
from ui.terminal.audit_table import Audits, printed
from ui.terminal.crew import MOST_WORKERS, Asker, Crew, cores
from ui.terminal.progress import shown

# A question takes a good part of a second to prove, so another worker pays at once.
_BACKLOG = 1
# For one question; its longest proof takes a few seconds.
_DEADLINE_S = 120.0
# Variants are looked for among this many times as many seeds as there should be variants.
_SEARCH = 10
# So many questions of a level are made at once when variants are looked for.
_STRIDE = 50
_FAILED = 1


def run(arguments: argparse.Namespace, topics: Sequence[Topic], worker: Asker, hire: Callable[[], Asker]) -> int:
    """Audit what is asked for, print what was found, and return the exit code: 1 where anything breaks a gate.

    Args:
        arguments: `family`, `topic`, `level`, `seeds`, `workers` and `json`.
        topics: The table of contents.
        worker: Makes and proves questions.
        hire: Starts another worker.

    Raises:
        MachineError: No worker can be started.
    """
    chosen = chosen_families(topics, family=arguments.family, topic=arguments.topic, level=arguments.level)
    levels = [
        Audits(outline.id, level) for outline in chosen for level in outline.levels if arguments.level in {None, level}
    ]
    most = arguments.workers or min(cores(), MOST_WORKERS)
    with closing(Crew(worker, hire, _asked, most=most, backlog=_BACKLOG)) as crew:
        _prove(levels, arguments.seeds, crew, is_printed=arguments.json)
        _look_for_variants(levels, arguments.seeds, crew)
    if not arguments.json:
        sys.stdout.write(printed(levels, arguments.seeds))
    return _FAILED if any(level.failures(arguments.seeds) for level in levels) else 0


def _prove(levels: Sequence[Audits], seeds: int, crew: "Crew[Audit, Audited]", *, is_printed: bool) -> None:
    """Make and prove every question, level by level."""
    requests = [level.request(seed) for level in levels for seed in range(seeds)]
    places = iter([(level, seed) for level in levels for seed in range(seeds)])

    def take(found: Audited) -> None:
        level, seed = next(places)
        level.take(seed, found)
        if is_printed:
            _print(level.identity(seed), found)

    crew.work(shown(requests, "Auditing", len(requests)), take)


def _print(identity: Identity, found: Audited) -> None:
    line = msgspec.json.encode({**msgspec.to_builtins(identity), **msgspec.to_builtins(found)})
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _look_for_variants(levels: Sequence[Audits], seeds: int, crew: "Crew[Audit, Audited]") -> None:
    """Make more questions of the levels that have not shown enough variants, but prove no more of them."""
    for start in range(seeds, _SEARCH * seeds, _STRIDE):
        wanting = [level for level in levels if level.lacks_variants(seeds)]
        _count(
            [(level, seed) for level in wanting for seed in range(start, min(start + _STRIDE, _SEARCH * seeds))], crew
        )


def _count(places: Sequence[tuple[Audits, int]], crew: "Crew[Audit, Audited]") -> None:
    levels = iter([level for level, _ in places])
    requests = [level.request(seed, make_only=True) for level, seed in places]
    crew.work(shown(requests, "Counting variants", len(requests)), lambda found: next(levels).note(found))


def _asked(request: Audit, worker: Asker) -> Audited:
    """Return what the worker finds; what it cannot finish is a fault of the question."""
    reply = worker.ask(request, _DEADLINE_S)
    if isinstance(reply, Done) and isinstance(reply.result, AuditLine):
        return reply.result.found
    message = "no audit came back" if isinstance(reply, Done) else reply.message
    return Audited("", 0.0, faults=(message,))
