"""Entries that are typed as formulas."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.typing_style import use_typing_style


@pytest.fixture
def formulas(qtbot: QtBot) -> Iterator[None]:
    """Entries are typed as formulas as long as the test goes on."""
    use_typing_style("formula")
    yield
    use_typing_style("line")
