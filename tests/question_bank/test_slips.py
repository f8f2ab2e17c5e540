import re
from pathlib import Path

from question_bank.catalogue import CATALOGUE
from tests.question_bank.variants import variant

_LIST = Path(__file__).parents[2] / "docs" / "slips.md"
_DOCUMENTED = re.findall(r"^\| ([A-Z]\d+b?) \|", _LIST.read_text(encoding="utf-8"), re.MULTILINE)


def _met() -> set[str]:
    """The codes of every slip of a few questions of each family and level."""
    return {
        slip.code
        for family in CATALOGUE
        for level in family.levels
        for seed in range(3)
        for slip in variant(family.id, level, seed).slips
    }


def test_the_list_of_slips_has_each_code_once():
    assert len(_DOCUMENTED) == len(set(_DOCUMENTED))


def test_the_list_of_slips_has_every_code_that_a_learner_can_meet():
    assert _met() <= set(_DOCUMENTED)


def test_the_list_of_slips_has_no_code_that_nothing_gives():
    root = _LIST.parents[1]
    sources = (path for wing in ("engine", "question_bank") for path in (root / wing).rglob("*.py"))
    given = {code for source in sources for code in re.findall(r'"([A-Z]\d+b?)"', source.read_text(encoding="utf-8"))}

    assert set(_DOCUMENTED) <= given
