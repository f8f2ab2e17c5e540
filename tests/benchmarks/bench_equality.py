"""How long a comparison takes, beside sympy's `simplify`. Run it by hand: `python -m tests.benchmarks.bench_equality`.

Both decide the same drawn pairs, whose truth is known by construction, in the same run: even seeds are equal, odd ones
hold a slip. `simplify` runs in a process of its own, which is killed after ten seconds; that counts as undecided. Times
are those of the processor, so that a busy machine changes neither of them, nor their ratio.
"""

import argparse
import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from time import process_time

import sympy

from engine.equality.budget import Budget
from engine.equality.decide import decide
from engine.equality.domain import Domain
from engine.equality.outcome import Different, Equal
from engine.language.symbolic import to_sympy
from tests.engine.equality.rewriting import NAMES, Pair, pair

# What a marking may take, and how long simplify is waited for.
BUDGET_S = 2.0
PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class Timing:
    """One decision: whether it was right, None where there was none, and its time."""

    right: bool | None
    ms: float


class Simplifier:
    """A process that decides pairs with sympy, replaced when it is killed."""

    def __init__(self) -> None:
        self._start()

    def decide(self, seed: int) -> Timing:
        self._pipe.send(seed)
        if not self._pipe.poll(PATIENCE_S):
            self.close()
            self._start()
            return Timing(None, PATIENCE_S * 1000)
        return self._pipe.recv()

    def close(self) -> None:
        self._process.kill()
        self._process.join()

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        self._pipe.send(0)
        # the first answer pays for the imports
        self._pipe.recv()


def _serve(pipe: Connection) -> None:
    gc.freeze()
    while True:
        drawn = pair(pipe.recv())
        began = process_time()
        try:
            equal = sympy.simplify(to_sympy(drawn.left) - to_sympy(drawn.right)) == 0
        except Exception:  # noqa: BLE001  what simplify raises is its answer
            pipe.send(Timing(None, _since(began)))
        else:
            pipe.send(Timing(equal == drawn.equal, _since(began)))


def ours(drawn: Pair) -> Timing:
    began = process_time()
    outcome = decide(drawn.right, drawn.left, Domain(NAMES), Budget(BUDGET_S))
    ms = _since(began)
    decided = isinstance(outcome, Equal | Different)
    return Timing(isinstance(outcome, Equal) == drawn.equal if decided else None, ms)


def _since(began: float) -> float:
    return (process_time() - began) * 1000


def lines(title: str, timings: Sequence[Timing]) -> Iterator[str]:
    times = sorted(timing.ms for timing in timings)
    right = sum(timing.right is True for timing in timings)
    wrong = sum(timing.right is False for timing in timings)
    share = [times[min(len(times) - 1, int(len(times) * part))] for part in (0.95, 0.99)]
    figures = "".join(f"{figure:10.2f}" for figure in (median(times), *share, times[-1]))
    yield f"{title:30}{len(times):6}{right:7}{wrong:7}{len(times) - right - wrong:11}{figures}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=2000, help="how many pairs we decide")
    arguments.add_argument("--simplified", type=int, default=60, help="how many of them simplify decides as well")
    arguments.add_argument("--seed", type=int, default=0, help="the first pair")
    given = arguments.parse_args()
    seeds = range(given.seed, given.seed + given.pairs)
    drawn = {seed: pair(seed) for seed in seeds}
    # a collection that goes through all of sympy takes longer than any decision
    gc.freeze()
    mine = {seed: ours(drawn[seed]) for seed in seeds}
    print(f"{'':30} pairs  right  wrong  undecided    median       p95       p99     worst (ms)")
    for line in lines("ours", list(mine.values())):
        print(line)
    by_kind = defaultdict(list)
    for seed in seeds:
        by_kind[drawn[seed].kind].append(mine[seed])
    for kind, timings in by_kind.items():
        print(*lines(f"  {kind}", timings))
    _beside_simplify({seed: mine[seed] for seed in seeds[: given.simplified]})


def _beside_simplify(mine: dict[int, Timing]) -> None:
    simplifier = Simplifier()
    theirs = [simplifier.decide(seed) for seed in mine]
    simplifier.close()
    print(*lines("ours, on the same as simplify", list(mine.values())))
    print(*lines("simplify(a - b) == 0", theirs))
    ratio = median(timing.ms for timing in theirs) / median(timing.ms for timing in mine.values())
    print(f"in the median we take 1/{ratio:.0f} of the time of simplify")


if __name__ == "__main__":
    main()
