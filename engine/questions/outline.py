"""The table of contents: topics and the titles of their families, without the families themselves."""

import msgspec


class FamilyOutline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family's place in the curriculum."""

    id: str
    title: str
    levels: tuple[int, ...]
    after: tuple[str, ...] = ()


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic with its families in teaching order."""

    id: str
    title: str
    families: tuple[FamilyOutline, ...]
