"""Counts as words, as far as there are some. No Qt."""

from ui.translation import tr

_WORDS = (
    tr("none"),
    tr("one"),
    tr("two"),
    tr("three"),
    tr("four"),
    tr("five"),
    tr("six"),
    tr("seven"),
    tr("eight"),
    tr("nine"),
    tr("ten"),
    tr("eleven"),
    tr("twelve"),
)


def in_words(count: int) -> str:
    """Return a count as a word: three, or 13."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def first_in_words(count: int) -> str:
    """Return a count as the word that begins a sentence: Three, or 13."""
    return in_words(count).capitalize()
