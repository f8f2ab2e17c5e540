"""Whatever is typed, reading it ends, and ends well."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.language.parser import read
from engine.language.plain_text import compact, plain
from engine.language.reading import Ambiguous, Read, Reading, Unreadable

NAMES = ("x", "y", "z", "x_1", "lambda")

_PIECES = (
    *("x", "y", "2", "1", "e", "pi", "sin", "cos", "ln", "sqrt", "√", "^", "/", "*", "+", "-", " ", " ", "(", ")", "|"),
    *("exp", "log", "log_", "log2", "x_1", "λ", "\\lambda", "²", "⁻¹", "!", "[", "]", ",", ";", "{", "}", "\\frac"),
    *("\\sin", "\\cdot", "\\left(", "\\right)", "&", "\\\\", "2e3", "2e-3", ".", "^-1", "max(", "<", ">", "\n", "_"),
    *("\\begin{pmatrix}", "\\end{pmatrix}", "$", "'", "=", "∂", "½"),
)
_KINDS = st.sampled_from(["expression", "vector", "matrix"])
_NOTATION = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
_HURRIED = st.lists(st.sampled_from(["x", "y", "2", "e", "sin", "√", "^", "/", " ", "(x)", "-"]), max_size=10).map(
    "".join
)


def is_well_formed(reading: Reading, text: str) -> bool:
    if isinstance(reading, Read):
        return True
    start, stop = reading.span
    return bool(reading.message) and 0 <= start <= stop <= len(text)


@given(st.text(max_size=60), _KINDS, st.booleans())
def test_any_text_is_read_or_refused_with_a_place(text, kind, comma):
    assert is_well_formed(read(text, NAMES, kind, decimal_comma=comma), text)


@given(_NOTATION, _KINDS, st.booleans())
@settings(max_examples=500)
def test_any_notation_is_read_or_refused_with_a_place(text, kind, comma):
    assert is_well_formed(read(text, NAMES, kind, decimal_comma=comma), text)


@given(_HURRIED)
@settings(max_examples=500)
def test_a_reading_that_is_chosen_is_what_its_text_means(text):
    reading = read(text, NAMES)

    for offered in reading.readings if isinstance(reading, Ambiguous) else ():
        again = read(offered.text, NAMES)
        assert again == Read(offered.tree) or (isinstance(again, Ambiguous) and again.readings[0].tree == offered.tree)


@given(_HURRIED, st.lists(st.integers(min_value=0, max_value=2), min_size=20, max_size=20))
def test_choosing_comes_to_an_end(text, choices):
    reading = read(text, NAMES)

    for choice in choices:
        if not isinstance(reading, Ambiguous):
            break
        reading = read(reading.readings[choice % len(reading.readings)].text, NAMES)

    assert not isinstance(reading, Ambiguous)


@given(_NOTATION)
@settings(max_examples=300)
def test_what_was_read_prints_as_text_that_reads_the_same(text):
    reading = read(text, NAMES)

    if isinstance(reading, Read):
        assert read(plain(reading.tree), NAMES) == reading
        assert read(compact(reading.tree), NAMES) == reading


@given(_NOTATION)
def test_a_text_that_is_cut_short_is_still_drawn_or_refused(text):
    for stop in range(len(text)):
        reading = read(text[:stop], NAMES)
        assert isinstance(reading, Read | Ambiguous | Unreadable)
