"""Write digests.json anew: `uv run python -m tests.question_bank.digests`, after a family's revision was raised."""

import json
from pathlib import Path

from engine.questions.making import made
from question_bank.catalogue import CATALOGUE
from tests.question_bank.test_families import digest

if __name__ == "__main__":
    table = {
        f"{family.id}/{family.revision}/{level}": [digest(made(family, level, seed)) for seed in range(5)]
        for family in CATALOGUE
        for level in family.levels
    }
    Path(__file__).with_name("digests.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
