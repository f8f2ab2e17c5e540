"""Letters that were typed one by one, taken together: functions stand upright, Greek names become letters."""

from collections.abc import Iterable, Iterator

from engine.language.characters import GREEK_LETTERS
from engine.language.spelling import GREEK
from engine.language.words import Piece, Split, Vocabulary
from ui.widgets.math_edit.document.items import Item, Row, Script, Symbol, Word, is_digit, is_letter, signs

ROOT_WORDS = {"sqrt": "", "cbrt": "3"}
"""The words that become a root, with its degree."""
INFINITY_WORDS = frozenset({"oo", "inf", "infinity"})
"""The words that become the sign of infinity, where no question has such letters."""

# Letters this far from what is typed are left as they are, so that a long run of them does not slow down each key
_FARTHEST = 32


def spelled(item: Item) -> str:
    """Return the letters of a sign or a word; boxes have none."""
    return item.text if isinstance(item, Symbol | Word) else ""


def shown_greek(word: str) -> bool:
    """Whether a word is shown as one Greek letter."""
    return word in GREEK


def greek_word(character: str) -> Word | None:
    """Return the word for a typed Greek letter, or None for any other character."""
    name = GREEK_LETTERS.get(character)
    return None if name is None else Word(name, "name")


def run_around(row: Row, offset: int) -> tuple[int, int]:
    """Return where the letters begin and end that a place in a row stands in or beside, as far as a word may reach."""
    start = stop = offset
    while start > max(0, offset - _FARTHEST) and is_letter(row.items[start - 1]):
        start -= 1
    while stop < min(len(row), offset + _FARTHEST) and is_letter(row.items[stop]):
        stop += 1
    return start, stop


def regrouped(row: Row, offset: int, words: Vocabulary) -> tuple[Row, int]:
    """Return a row with the letters around a place taken together, and where the place is then.

    Digits before the place belong to the letters before them, if those are a name with that index.
    """
    at = offset
    while at > 0 and is_digit(row.items[at - 1]):
        at -= 1
    start, stop = run_around(row, at)
    if start == stop:
        return row, offset
    run = row.items[start:stop]
    letters = "".join(map(spelled, run))
    digits = _digits_behind(row, stop)
    splits = words.splits(letters, digits) if digits else ()
    if splits:
        indexed = _with_index(row, start, splits[0], (stop, digits))
        return indexed, len(indexed) - (len(row) - stop - len(digits))
    items = tuple(_pieces(run, letters, words))
    if items == run:
        return row, offset
    passed = sum(len(spelled(item)) for item in row.items[start : min(offset, stop)])
    return row.with_items(start, stop, items), start + _items_within(items, passed) + max(0, offset - stop)


def _digits_behind(row: Row, start: int) -> str:
    stop = start
    while stop < len(row) and isinstance(sign := row.items[stop], Symbol) and sign.text.isdecimal():
        stop += 1
    return "".join(map(spelled, row.items[start:stop]))


def _with_index(row: Row, start: int, split: Split, index: tuple[int, str]) -> Row:
    """Return a row in which the digits behind a name are its index: `x1` where that is declared."""
    stop, digits = index
    letters = "".join(map(spelled, row.items[start:stop]))
    stem = split[-1]._replace(stop=len(letters))
    items = (*_items((*split[:-1], stem), letters), Script(sub=Row(signs(digits))))
    return row.with_items(start, stop + len(digits), items)


def _pieces(run: tuple[Item, ...], letters: str, words: Vocabulary) -> Iterator[Item]:
    splits = words.splits(letters)
    if splits:
        yield from _items(splits[0], letters)
        return
    for word, stretch in _stretches(run):
        if word is None:
            yield from _items(_known(stretch, words), stretch)
        else:
            yield word


def _stretches(run: tuple[Item, ...]) -> Iterator[tuple[Word | None, str]]:
    """Yield Greek letters, which stay what they are, and the letters between them."""
    waiting = ""
    for item in run:
        if isinstance(item, Word) and shown_greek(item.text):
            yield None, waiting
            waiting = ""
            yield item, ""
        else:
            waiting += spelled(item)
    yield None, waiting


def _known(letters: str, words: Vocabulary) -> Iterator[Piece]:
    """Yield the words that can be made out in letters which cannot be read, and the single letters between them."""
    if letters in INFINITY_WORDS:
        yield Piece("name", letters, len(letters))
        return
    at = 0
    while at < len(letters):
        sizes = range(min(words.longest, len(letters) - at), 1, -1)
        found = next((size for size in sizes if words.meaning(letters[at : at + size])), 1)
        meaning = words.meaning(letters[at : at + found]) or ("name", letters[at])
        at += found
        yield Piece(*meaning, at)


def _items(pieces: Iterable[Piece], letters: str) -> Iterator[Item]:
    start = 0
    for kind, _, stop in pieces:
        text = letters[start:stop]
        start = stop
        if len(text) == 1:
            yield Symbol(text)
        else:
            yield Word(text, "function" if kind == "function" else "name")


def _items_within(items: tuple[Item, ...], letters: int) -> int:
    """Return how many items the first letters of a run reach into."""
    count = 0
    while letters > 0 and count < len(items):
        letters -= len(spelled(items[count]))
        count += 1
    return count
