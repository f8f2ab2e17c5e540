"""The map of the library: the table of contents with how the families hang together, and searching in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engine.learning.standing import Standing
from engine.questions.outline import FamilyOutline, Topic
from ui.library.page import FamilyEntry, Relative, Section


def chart(topics: Sequence[Topic], standings: Mapping[str, Standing]) -> tuple[Section, ...]:
    """Return the whole map in teaching order."""
    families = [family for topic in topics for family in topic.families]
    return tuple(
        Section(topic.id, topic.title, tuple(_entry(family, families, standings) for family in topic.families))
        for topic in topics
    )


def matching(sections: Iterable[Section], wanted: str) -> tuple[Section, ...]:
    """Return what has every word that is looked for in its title, its topic's title or its id."""
    words = wanted.casefold().split()
    kept = (
        replace(section, families=tuple(family for family in section.families if _has(section, family, words)))
        for section in sections
    )
    return tuple(section for section in kept if section.families)


def _entry(family: FamilyOutline, families: Sequence[FamilyOutline], standings: Mapping[str, Standing]) -> FamilyEntry:
    return FamilyEntry(
        id=family.id,
        title=family.title,
        levels=family.levels,
        standing=standings.get(family.id, "new"),
        builds_on=tuple(Relative(other.id, other.title) for other in families if other.id in family.after),
        leads_to=tuple(Relative(other.id, other.title) for other in families if family.id in other.after),
    )


def _has(section: Section, family: FamilyEntry, words: Sequence[str]) -> bool:
    text = f"{section.title} {family.title} {family.id}".casefold()
    return all(word in text for word in words)
