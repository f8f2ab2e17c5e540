"""What is set is in effect at once, and at the next start before anything is on the screen."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.language.decimal_mark import use_decimal_comma
from ui.preferences import Preferences
from ui.settings.effect import Effect
from ui.theme.appearance import worn
from ui.theme.fonts import text_scale
from ui.theme.motion import may_move, use_motion
from ui.theme.tokens import DARK
from ui.widgets.button import Button
from ui.widgets.entry_field import EntryField
from ui.widgets.formula import Formula
from ui.widgets.label import Label
from ui.widgets.prose import Prose


@pytest.fixture
def preferences(tmp_path):
    made = Preferences(tmp_path, lambda fault: pytest.fail(str(fault)))
    yield made
    made.close()


@pytest.fixture
def effect(qapp, appearance, preferences):
    """The settings in effect; put back to what every other test expects."""
    yield Effect(qapp, preferences)
    preferences.change(theme="light", text_percent=100, decimal_comma=False, motion="full")
    use_decimal_comma(used=False)
    use_motion("full")


@pytest.fixture
def column(qtbot, effect):
    """One widget of each kind, beneath each other."""
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    for part in (
        Label("1.5"),
        Button("Press", icon_name="eye"),
        EntryField(),
        Formula("x=1.5"),
        Prose("$1.5$ and 2.5"),
    ):
        layout.addWidget(part)
    holder.show()
    return holder


def test_a_theme_is_worn_at_once(effect, preferences):
    preferences.change(theme="dark")

    assert worn() is DARK


def test_everything_grows_with_its_text_and_comes_back(column, preferences):
    before = [column.layout().itemAt(at).widget().sizeHint().height() for at in range(5)]

    preferences.change(text_percent=150)
    large = [column.layout().itemAt(at).widget().sizeHint().height() for at in range(5)]
    preferences.change(text_percent=100)

    assert all(after > 1.2 * height for height, after in zip(before, large, strict=True))
    assert [column.layout().itemAt(at).widget().sizeHint().height() for at in range(5)] == before


def test_numbers_that_are_on_the_screen_change_their_mark(column, preferences):
    label, *_, formula, prose = (column.layout().itemAt(at).widget() for at in range(5))

    preferences.change(decimal_comma=True)

    assert label.text() == "1,5"
    assert formula.accessibleName() == "x equals 1 comma 5"
    assert prose.accessibleName() == "1 comma 5 and 2,5"
    assert (formula.latex, prose.text) == ("x=1.5", "$1.5$ and 2.5")


@pytest.mark.parametrize(("motion", "moves"), [("reduced", False), ("full", True), ("system", True)])
def test_things_move_only_where_the_learner_lets_them(effect, preferences, motion, moves, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    preferences.change(motion="full" if motion == "reduced" else "reduced")

    preferences.change(motion=motion)

    assert may_move() is moves


@pytest.mark.usefixtures("effect")
def test_a_start_begins_with_what_was_set(qapp, tmp_path):
    folder = tmp_path / "yesterday"
    folder.mkdir()
    (folder / "settings.json").write_text('{"text_percent": 150, "theme": "dark"}')
    kept = Preferences(folder, lambda fault: pytest.fail(str(fault)))

    Effect(qapp, kept)

    assert text_scale() == 1.5
    assert worn() is DARK
    kept.close()
