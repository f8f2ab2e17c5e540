"""Write digests.json anew: `uv run python -m tests.question_bank.digests [FAMILY …]`, after a revision was raised.

With families named, only their lines are written anew.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from engine.questions.making import made
from question_bank.catalogue import CATALOGUE
from tests.question_bank.test_families import digest

_TABLE = Path(__file__).with_name("digests.json")


def _lines(wanted: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of the table in the order of the catalogue; those that are not wanted as they stand."""
    known = json.loads(_TABLE.read_text(encoding="utf-8"))
    for family in CATALOGUE:
        for level in family.levels:
            line = f"{family.id}/{family.revision}/{level}"
            if not wanted or family.id in wanted:
                yield line, [digest(made(family, level, seed)) for seed in range(5)]
            elif line in known:
                yield line, known[line]


if __name__ == "__main__":
    _TABLE.write_text(json.dumps(dict(_lines(set(sys.argv[1:]))), indent=1) + "\n", encoding="utf-8")
