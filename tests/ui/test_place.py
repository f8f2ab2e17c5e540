"""A window opens where it was left, as far as that is still there."""

import json

import pytest

from tests.ui.premises import asked, open_house


@pytest.fixture
def opened(qtbot, appearance, client, tmp_path):
    """Open the window on the records of the test, at a question; call it as often as it is to be opened."""
    return lambda: open_house(qtbot, client, tmp_path, asked(client, "matrix"))


def test_page_divider_and_picture_are_found_again(opened, qtbot):
    with opened() as house:
        house.room.page.split.divided.push(60)
        share = house.room.page.split.divided.share
        house.room.page.landscape.prefer("Surface")
        house.wing.open("library")

    with opened() as house:
        qtbot.waitUntil(lambda: house.wing.here == "library")
        assert house.room.page.split.divided.share == share
        assert house.room.page.landscape.picture == "Surface"
        assert house.window.navigation.current == 1


def test_a_divider_that_was_not_moved_goes_with_the_design(opened, tmp_path):
    with opened():
        pass

    assert json.loads((tmp_path / "window.json").read_bytes())["share"] is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"page": "interview", "picture": "Hologram", "share": 7.5}', id="of a newer program"),
        pytest.param('{"page": 3}', id="of another kind"),
        pytest.param("{", id="cut off"),
    ],
)
def test_what_is_not_here_any_more_is_passed_over(opened, tmp_path, text):
    (tmp_path / "window.json").write_text(text)

    with opened() as house:
        assert house.wing.here == "practice"
        assert house.room.page.landscape.picture == "Contours"
        assert 0.3 < house.room.page.split.divided.share < 0.7


def test_who_does_not_want_it_begins_with_practice(opened, tmp_path):
    (tmp_path / "settings.json").write_text('{"keeps_place": false}')
    (tmp_path / "window.json").write_text('{"page": "library"}')

    with opened() as house:
        assert house.wing.here == "practice"
