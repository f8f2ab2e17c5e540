"""The families by their ids, each imported when it is asked for: a worker is ready before most of them are read."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from engine.questions.outline import Topic
from engine.questions.question import Family


class Shelf(Mapping[str, Family]):
    """Every family of a table of contents; a test holds it against the catalogue."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._folders = {family.id: topic.id for topic in topics for family in topic.families}

    def __getitem__(self, family: str) -> Family:
        module = import_module(f"question_bank.{self._folders[family]}.{family}")
        found: Family = module.FAMILY
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._folders)

    def __len__(self) -> int:
        return len(self._folders)
