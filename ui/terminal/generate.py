"""`main.py generate`: questions with their keys, as JSON lines or as a page to print."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from engine.errors import SaddlepointError
from engine.questions.outline import Topic
from engine.questions.sheet import Identity, Sheet, Solution
from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import CURRENT, Done, Generate, GeneratedLine, Make, Solve
from ui.terminal.arguments import chosen_families
from ui.terminal.progress import shown
from ui.terminal.worksheet import Solved, worksheet

_R = TypeVar("_R", GeneratedLine, Sheet, Solution)


class _RefusedError(SaddlepointError):
    """A question that cannot be made."""


def run(arguments: argparse.Namespace, topics: Sequence[Topic], client: WorkerClient) -> int:
    """Print what is asked for; return the exit code.

    Args:
        arguments: `family`, `topic`, `level`, `seed`, `count` and `format`.
        topics: What there is to generate.
        client: The worker.

    Raises:
        SaddlepointError: A question cannot be made.
    """
    total = arguments.count * sum(1 for _ in _groups(arguments, topics))
    asked = shown(identities(arguments, topics), "Generating", total)
    if arguments.format == "worksheet":
        sys.stdout.buffer.write(worksheet([_solved(identity, client) for identity in asked]).encode())
        return 0
    for identity in asked:
        sys.stdout.buffer.write(_line(identity, client).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def identities(arguments: argparse.Namespace, topics: Sequence[Topic]) -> Iterator[Identity]:
    """Yield `count` questions of each family and level in teaching order, with the seeds S, S + 1, ….

    The revision is the one that the family has now.
    """
    for family, level in _groups(arguments, topics):
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            yield Identity(family=family, revision=CURRENT, level=level, seed=seed)


def _groups(arguments: argparse.Namespace, topics: Sequence[Topic]) -> Iterator[tuple[str, int]]:
    """Yield each family with each of its levels that are asked for."""
    families = chosen_families(topics, family=arguments.family, topic=arguments.topic, level=arguments.level)
    for family in families:
        for level in family.levels if arguments.level is None else (arguments.level,):
            yield family.id, level


def _line(identity: Identity, client: WorkerClient) -> str:
    return _made(Generate(identity=identity), client, GeneratedLine).line


def _solved(identity: Identity, client: WorkerClient) -> Solved:
    sheet = _made(Make(identity=identity), client, Sheet)
    return sheet, _made(Solve(identity=sheet.identity), client, Solution)


def _made(request: Generate | Make | Solve, client: WorkerClient, kind: type[_R]) -> _R:
    reply = client.ask(request, MAKING_S)
    if isinstance(reply, Done) and isinstance(reply.result, kind):
        return reply.result
    why = "" if isinstance(reply, Done) else reply.message
    made = request.identity
    raise _RefusedError(f"{made.family}, level {made.level}, seed {made.seed} cannot be made. {why}".strip())
