"""Whatever is done to a formula, it stays one that prints, is laid out and is read again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Span
from engine.language.parser import read
from engine.language.reading import Ambiguous
from tests.ui.widgets.math_edit.shapes import DIALECT
from ui.widgets.math_edit.document import deleting, inserting, moving, selecting
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import EMPTY, Bracket, Fraction, Root, Row, Script, Symbol
from ui.widgets.math_edit.document.places import carets, row_at
from ui.widgets.math_edit.document.printing import printed
from ui.widgets.math_edit.document.reading import meaning, row_of
from ui.widgets.math_edit.document.typing import type_character
from ui.widgets.math_edit.layout.picture import Picture
from ui.widgets.math_edit.layout.setting import Setter
from ui.widgets.math_edit.layout.style import Style
from ui.widgets.math_edit.speech import announced

_CHARACTERS = [*"xyzeab12039.+-*/^_()[]{}|, <>=!;'#λ²√₁∂", *"xxyy22^^//(()) ", "sin", "sqrt", "pi", "log", "abs("]
_TEMPLATES = [
    Row((Fraction(EMPTY, EMPTY),)),
    Row((Script(sup=EMPTY),)),
    Row((Script(sub=EMPTY, sup=EMPTY),)),
    Row((Root(EMPTY, EMPTY),)),
    Row((Bracket(EMPTY),)),
    Row((Symbol("x"), Script(sup=Row((Symbol("2"),))))),
]
_MOVEMENTS = [moving.left, moving.right, moving.word_left, moving.word_right, moving.home, moving.end]


def _leave(state, *, backwards):
    return moving.leave(state, backwards=backwards) or state


_COMMANDS = st.one_of(
    st.sampled_from(_CHARACTERS).map(lambda text: lambda state: _typed(state, text)),
    st.sampled_from(_CHARACTERS).map(lambda text: lambda state: _typed(state, text)),
    st.builds(
        lambda way, extends: lambda state: way(state, extends=extends), st.sampled_from(_MOVEMENTS), st.booleans()
    ),
    st.sampled_from([moving.up, moving.down, selecting.select_all]),
    st.booleans().map(lambda backwards: lambda state: _leave(state, backwards=backwards)),
    st.sampled_from([deleting.backspace, deleting.delete]).map(lambda act: lambda state: act(state, DIALECT)),
    st.sampled_from(_TEMPLATES).map(lambda items: lambda state: inserting.insert(state, items, DIALECT)),
    st.sampled_from(["x/2", "sin(x)^2", r"\frac{x}{y}", "2x +"]).map(
        lambda text: lambda state: inserting.paste(state, text, DIALECT)
    ),
    st.floats(0, 1).map(lambda share: lambda state: _clicked(state, share)),
)
SESSIONS = st.lists(_COMMANDS, max_size=40)


def _typed(state, text):
    for character in text:
        state = type_character(state, character, DIALECT)
    return state


def _clicked(state, share):
    places = list(carets(state.root))
    return selecting.select_factor(state, places[round(share * (len(places) - 1))])


def states(commands):
    state = Editing()
    yield state
    for command in commands:
        state = command(state)
        yield state


@given(SESSIONS)
@settings(max_examples=60, deadline=None)
def test_the_caret_and_the_selection_stay_in_the_formula(commands):
    for state in states(commands):
        assert 0 <= state.caret.offset <= len(row_at(state.root, state.caret.path))
        assert 0 <= state.open_boxes <= len(state.caret.path)
        assert state.anchor is None or 0 <= state.anchor.offset <= len(row_at(state.root, state.anchor.path))


@given(SESSIONS)
@settings(max_examples=60, deadline=None)
def test_every_state_prints_with_a_place_for_every_caret_and_an_item_for_every_character(commands):
    for state in states(commands):
        text = printed(state.root, DIALECT)

        assert len(text.origins) == len(text.text)
        assert set(text.offsets) == set(carets(state.root))
        assert all(0 <= at <= len(text.text) for at in text.offsets.values())
        assert all(origin.item < len(row_at(state.root, origin.path)) for origin in text.origins)


@given(SESSIONS)
@settings(max_examples=60, deadline=None)
def test_what_is_printed_is_read_as_the_same_formula_again(commands):
    for state in states(commands):
        text = printed(state.root, DIALECT).text
        wanted = meaning(text, DIALECT)
        if wanted is not None:
            assert meaning(printed(row_of(text, DIALECT), DIALECT).text, DIALECT) == wanted


@given(SESSIONS)
@settings(max_examples=60, deadline=None)
def test_a_span_of_the_reader_leads_to_items(commands):
    for state in states(commands):
        text = printed(state.root, DIALECT)
        reading = read(text.text, DIALECT.names)
        span = getattr(reading, "span", Span(0, len(text.text)))
        if text.text and not isinstance(reading, Ambiguous):
            assert text.items(span)


@given(SESSIONS)
@settings(max_examples=60, deadline=None)
def test_every_state_is_laid_out_as_if_it_were_new_with_a_place_for_every_caret(commands):
    setter = Setter()
    for state in states(commands):
        picture, fresh = (Picture(each.formula(state.root, Style())) for each in (setter, Setter()))

        for caret in carets(state.root):
            assert picture.caret(caret) == fresh.caret(caret)
            assert picture.caret(caret).bottom < picture.caret(caret).top


@given(SESSIONS)
@settings(max_examples=60, deadline=None)
def test_every_step_can_be_spoken_of(commands):
    before = Editing()
    for state in states(commands):
        assert isinstance(announced(before, state), str)
        before = state


@given(SESSIONS, SESSIONS)
@settings(max_examples=50, deadline=None)
def test_a_state_is_never_changed_by_what_is_done_to_it(first, second):
    *_, state = states(first)
    before = printed(state.root, DIALECT).text

    for command in second:
        command(state)

    assert printed(state.root, DIALECT).text == before
