"""What a typed character does.

Whoever types a line of text, `x^2+1` or `1/(2x)`, gets what that line means: signs that would end an exponent or a
denominator in a line leave the box here. That goes for boxes that were opened by typing; a box that the caret was
moved into is left by moving, by Tab and by a space.
"""

from dataclasses import replace

from engine.language.characters import ROOTS, SAME
from engine.language.cursor import DEEPEST
from ui.widgets.math_edit.document.closing import close, close_bar, open_bracket
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.extent import ends, ends_in_power_mark, wants_operand
from ui.widgets.math_edit.document.items import (
    CLOSING,
    EMPTY,
    OPENING,
    OPERATORS,
    PARTNER,
    SEPARATORS,
    SUMS,
    Bracket,
    Fraction,
    Item,
    Root,
    Symbol,
    Word,
    is_digit,
    is_function,
    is_letter,
    is_sign,
    is_space,
)
from ui.widgets.math_edit.document.lettering import ROOT_WORDS, greek_word, regrouped
from ui.widgets.math_edit.document.opening import SUB, SUP, divide, regroup, root, script, small_digit, ungrouped
from ui.widgets.math_edit.document.places import depth

_JOINED = {("<", "="): "<=", (">", "="): ">=", ("!", "="): "!="}
_REOPENING = frozenset("^_!")
_DEEPENING = frozenset([*"^_/|", *OPENING, *ROOTS])
_SPACES = frozenset(" \t\r\n")


def type_text(state: Editing, text: str, dialect: Dialect) -> Editing:
    """Type the characters of a text one after another."""
    for character in text:
        state = type_character(state, character, dialect)
    return state


def type_character(state: Editing, character: str, dialect: Dialect) -> Editing:
    """Type one character; a selection goes into the box that the character opens, or is replaced.

    What would nest deeper than can be read opens no box.
    """
    character = _plain(character, dialect)
    typed = _taken_in(state, character, dialect)
    may_deepen = character in _DEEPENING or len(typed.caret.path) > len(state.caret.path)
    if not may_deepen or depth(typed.root) <= DEEPEST:
        return typed
    return state if state.selection is not None else state.inserted(Symbol(character))


def _taken_in(state: Editing, character: str, dialect: Dialect) -> Editing:
    if state.selection is not None:
        return _over_selection(state, character, dialect)
    state = replace(state, anchor=None)
    if state.ungrouped is not None:
        state = regroup(state, state.ungrouped) if character in _REOPENING else replace(state, ungrouped=None)
    if character in CLOSING:
        return close(state, character, dialect)
    if character == " ":
        return _space(state, dialect)
    return _type(_out_of_boxes(state, character, dialect), character, dialect)


def _plain(character: str, dialect: Dialect) -> str:
    """Return the character of the notation that a typed one stands for."""
    if character == dialect.decimal_mark:
        return "."
    return " " if character in _SPACES else character.translate(SAME).replace("×", "*")


def _over_selection(state: Editing, character: str, dialect: Dialect) -> Editing:
    taken, rest = state.selected_row, state.without_selection()
    if character in PARTNER:
        return rest.inserted(Bracket(taken, character, PARTNER[character]))
    if character == "/":
        return rest.inserted(Fraction(ungrouped(taken), EMPTY)).entered(rest.caret.offset, 1)
    if character in "^_":
        base = taken.items if len(taken) == 1 else (Bracket(taken),)
        return type_character(rest.inserted(*base), character, dialect)
    return type_character(rest, character, dialect)


def _type(state: Editing, character: str, dialect: Dialect) -> Editing:
    """Type a character in the row where it belongs."""
    if character == "^":
        return script(state, SUP)
    if character == "_":
        return script(state, SUB)
    if character == "/":
        return divide(state, dialect)
    if character == "|":
        return close_bar(state, dialect)
    if character in OPENING:
        return open_bracket(state, character)
    if character in ROOTS:
        return root(state, "" if ROOTS[character] == "2" else ROOTS[character])
    return small_digit(state, character) or _sign(state, character, dialect)


def _sign(state: Editing, character: str, dialect: Dialect) -> Editing:
    before = state.before
    if character == "*" and before == Symbol("*"):
        at = state.caret.offset
        return script(_out_of_boxes(state.with_items(at - 1, at, ()), "^", dialect), SUP)
    joined = _JOINED.get((before.text, character)) if isinstance(before, Symbol) else None
    if joined is not None:
        return state.with_items(state.caret.offset - 1, state.caret.offset, [Symbol(joined)])
    if character in OPERATORS | SEPARATORS:
        state = _without_space(state)
    item: Item = greek_word(character) or Symbol(character)
    return _lettered(state.inserted(item), dialect) if is_letter(item) or is_digit(item) else state.inserted(item)


def _lettered(state: Editing, dialect: Dialect) -> Editing:
    """Take the letters around the caret together; a root that was spelled out becomes one."""
    row, offset = regrouped(state.row, state.caret.offset, dialect.lettering)
    state = state if row is state.row else state.with_row(row, offset)
    before = state.before
    if not is_function(before):
        return state
    state = _beside_root(state, before)
    if before.text in ROOT_WORDS:
        at = state.caret.offset
        return root(state.with_items(at - 1, at, ()), ROOT_WORDS[before.text])
    return state


def _beside_root(state: Editing, word: Word) -> Editing:
    """Take a function out of a root that already has what it is taken of: `sqrt x sin y` is a product."""
    at = state.caret.offset
    if not (state.open_boxes > 0 and state.is_at_end and isinstance(state.box, Root)):
        return state
    return state if wants_operand(state.row, at - 1) else state.with_items(at - 1, at, ()).left().inserted(word)


def _space(state: Editing, dialect: Dialect) -> Editing:
    """Leave the boxes that typing opened, or else the one around the caret; or set what follows apart."""
    outside = _out_of_boxes(state, " ", dialect)
    if outside.caret.path != state.caret.path:
        return outside
    if state.open_boxes == 0 and _ends_box(state):
        return replace(state.left(), open_boxes=0)
    if state.caret.offset == 0 or is_space(state.before) or is_space(state.behind) or _follows_operator(state):
        return state
    return state.inserted(Symbol(" "))


def _ends_box(state: Editing) -> bool:
    is_inside = bool(state.caret.path) and not isinstance(state.box, Bracket)
    return is_inside and state.is_at_end and not wants_operand(state.row)


def _follows_operator(state: Editing) -> bool:
    return is_sign(state.before, OPERATORS) and not ends_in_power_mark(state.row, state.caret.offset - 1)


def _without_space(state: Editing) -> Editing:
    """Drop the space before the caret, where an operator holds things apart anyway."""
    at = state.caret.offset
    if not is_space(state.before) or ends_in_power_mark(state.row, at - 1):
        return state
    return state.with_items(at - 1, at, ())


def _out_of_boxes(state: Editing, character: str, dialect: Dialect) -> Editing:
    """Leave the boxes that a character does not belong into, as far as they were opened by typing.

    A sign behind `2e` waits to see whether digits make it part of a power of ten.
    """
    if state.open_boxes == 0 or not state.is_at_end:
        return state
    sign, at = state.before, state.caret.offset - 1
    if is_sign(sign, SUMS) and ends_in_power_mark(state.row, at) and not character.isdecimal():
        state = _left(state.with_items(at, at + 1, ()), "+", dialect).inserted(sign)
    if character in SUMS and ends_in_power_mark(state.row, state.caret.offset):
        return state
    return _left(state, character, dialect)


def _left(state: Editing, character: str, dialect: Dialect) -> Editing:
    while state.open_boxes > 0 and state.is_at_end and ends(state, character, dialect):
        state = state.left()
    return state
