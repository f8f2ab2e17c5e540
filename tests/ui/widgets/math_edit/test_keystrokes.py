"""Keys of the bank, typed in a line and as a formula."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.language.numeric import compiled
from engine.language.parser import parse, read
from engine.language.reading import Read
from engine.language.tree import Node
from engine.records.settings import Typing
from tests.ui.widgets.math_edit.typed_keys import TYPED_KEYS, TypedKey
from ui.theme.appearance import Appearance
from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.typing_style import use_typing_style

_KEYS = [pytest.param(key, id=f"{key.family}: {key.meant}") for key in TYPED_KEYS]


@pytest.fixture(autouse=True)
def _lines_afterwards(appearance: Appearance) -> Iterator[None]:
    yield
    use_typing_style("line")


def _typed(qtbot: QtBot, key: TypedKey, presses: str, style: Typing) -> str:
    """Return the text that stands in an editor after some presses of keys."""
    use_typing_style(style)
    edit = ExpressionEdit(Notation(key.names))
    qtbot.addWidget(edit)
    for press in presses:
        if press == "→":
            qtbot.keyClick(edit.entry.field, Qt.Key.Key_Right)
        else:
            qtbot.keyClicks(edit.entry.field, press)
    return edit.text()


def _value(tree: Node, names: tuple[str, ...]) -> float:
    return float(compiled(tree, names)(*(0.31 + 0.17 * at for at in range(len(names)))))


def _is_as_meant(key: TypedKey, text: str) -> bool:
    found = read(text, key.names)
    meant = _value(parse(key.meant, key.names), key.names)
    return isinstance(found, Read) and math.isclose(_value(found.tree, key.names), meant, rel_tol=1e-9)


@pytest.mark.parametrize("key", _KEYS)
def test_what_is_typed_as_a_formula_is_read_as_it_is_meant_and_nobody_is_asked(qtbot: QtBot, key: TypedKey) -> None:
    assert _is_as_meant(key, _typed(qtbot, key, key.keys, "formula"))


@pytest.mark.parametrize("key", _KEYS)
def test_a_formula_takes_no_more_keys_than_a_line(qtbot: QtBot, key: TypedKey) -> None:
    has_to_choose = not _is_as_meant(key, _typed(qtbot, key, key.line, "line"))

    assert len(key.keys) <= len(key.line) + has_to_choose


def test_there_are_thirty_keys_of_many_families() -> None:
    assert len(TYPED_KEYS) == 30
    assert len({key.family for key in TYPED_KEYS}) >= 12
