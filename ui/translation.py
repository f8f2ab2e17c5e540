"""What is said to people, in their language: English, or what a catalogue for the language of the session says.

Every text that a person reads in the window stands inside `tr("…")` or `counted("…", "…", n)`, so that it can be found;
what changes comes in by named places, after the translation. See docs/translating.md. No Qt.
"""

from collections.abc import Sequence
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "saddlepoint"
FOLDER = Path(__file__).resolve().parent / "locale"


def tr(text: str) -> str:
    """Return a text in the language of the session, its `{places}` still open for `format`."""
    return _catalogue().gettext(text)


def counted(one: str, several: str, count: int, **places: object) -> str:
    """Return the text that fits a count.

    Args:
        one: What is said of one thing.
        several: What is said of any other count; a language may have more forms than these two.
        count: How many there are, which comes in where `{count}` stands.
        places: What else comes in.
    """
    return _catalogue().ngettext(one, several, count).format(count=count, **places)


def listed(things: Sequence[str]) -> str:
    """Return things, at least one, as they are named in a sentence: (a), (b) and (c)."""
    *first, last = things
    return tr("{things} and {last}").format(things=", ".join(first), last=last) if first else last


@lru_cache(maxsize=1)
def _catalogue() -> NullTranslations:
    """Return the catalogue that the environment asks for, or one that leaves everything as it is."""
    # to look for one imports `locale`, two milliseconds that a start has not to spare where there is none
    return translation(DOMAIN, FOLDER, fallback=True) if FOLDER.is_dir() else NullTranslations()
