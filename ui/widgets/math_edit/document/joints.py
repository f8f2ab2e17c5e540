"""What stands between neighbouring items in plain notation: nothing, or a space where they would run together."""

from engine.language.words import Vocabulary
from ui.widgets.math_edit.document.bareness import LOG, is_bare_exponent, is_bare_index, leading_word
from ui.widgets.math_edit.document.extent import is_whole_argument
from ui.widgets.math_edit.document.items import Bracket, Item, Row, Script, Symbol, Word, is_digit, is_letter
from ui.widgets.math_edit.document.lettering import spelled


def joints(row: Row, words: Vocabulary) -> list[str]:
    """Return for each item what is written before it."""
    found = [""] * len(row)
    start: int | None = None
    for index, item in enumerate(row):
        if index and isinstance(row.items[index - 1], Script):
            found[index] = _behind_script(row, index, words)
        if is_letter(item):
            start = index if start is None else start
            continue
        if start is not None:
            _part(row, (start, index), words, found)
        start = None
    if start is not None:
        _part(row, (start, len(row)), words, found)
    return found


def _part(row: Row, run: tuple[int, int], words: Vocabulary, found: list[str]) -> None:
    """Set the letters of a run apart, and what follows them, where they would be read as something else."""
    start, stop = run
    pieces = [spelled(item) for item in row.items[start:stop]]
    behind = row.item(stop)
    word = "" if behind is None or is_whole_argument(row, stop) else leading_word(behind)
    if not _is_read_so([*pieces, word] if word else pieces, words):
        found[start + 1 : stop + bool(word)] = [" "] * (stop - start - 1 + bool(word))
    if is_digit(behind) and words.splits("".join(pieces), spelled(row.items[stop])):
        found[stop] = " "


def _is_read_so(pieces: list[str], words: Vocabulary) -> bool:
    """Whether letters that run together are read as these pieces; what cannot be read at all stays as it is."""
    if len(pieces) == 1:
        return True
    splits = words.splits("".join(pieces))
    if not splits:
        return words.splits(pieces[-1]) == () or not all(map(words.splits, pieces))
    ends = [sum(map(len, pieces[: count + 1])) for count in range(len(pieces))]
    return [piece.stop for piece in splits[0]] == ends


def _behind_script(row: Row, index: int, words: Vocabulary) -> str:
    """Return what stands between a script and the item behind it."""
    script, item = row.items[index - 1], row.items[index]
    if not isinstance(script, Script) or not (is_digit(item) or _begins_with_letter(item)):
        return ""
    if is_digit(item):
        return " "
    base = row.item(index - 2)
    if script.sup is None:
        closes = base == LOG and script.sub and is_bare_index(row, index - 1, words) and is_letter(script.sub.items[-1])
        return " " if closes else ""
    if not is_bare_exponent(script.sup, item):
        return ""
    is_number = is_digit(script.sup.items[-1])
    reaches = not is_number or _asks_for_more(base) or spelled_first(item) in "eE"
    return " " if reaches else ""


def _asks_for_more(base: Item | None) -> bool:
    """Whether a letter behind a number in the exponent may belong to it: where the base is a number or e."""
    if isinstance(base, Bracket):
        return not any(is_letter(item) and not _asks_for_more(item) for item in base.body)
    return is_digit(base) or base in (Symbol("e"), Symbol("E"), Symbol("!"))


def spelled_first(item: Item) -> str:
    """Return the first letter that an item begins with in the text."""
    return item.text[0] if isinstance(item, Symbol | Word) else leading_word(item)[0]


def _begins_with_letter(item: Item) -> bool:
    return is_letter(item) or bool(leading_word(item))
