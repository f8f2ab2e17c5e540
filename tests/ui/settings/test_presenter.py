import msgspec
import pytest

from engine.records.settings import DEFAULTS, Settings
from ui.settings.page import About
from ui.settings.presenter import TEXT_STEPS, SettingsPresenter, nearest_step


class Store:
    """Settings that are kept nowhere."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def change(self, **fields: object) -> None:
        self.settings = msgspec.structs.replace(self.settings, **fields)


class RecordingView:
    def __init__(self) -> None:
        self.about: About | None = None
        self.shown: Settings | None = None
        self.note = "something"

    def show_about(self, about: About) -> None:
        self.about = about

    def show_settings(self, settings: Settings) -> None:
        self.shown = settings

    def show_note(self, text: str) -> None:
        self.note = text


@pytest.fixture
def store():
    return Store(Settings(theme="dark", text_percent=125, decimal_comma=True, geometry="AdnQ"))


@pytest.fixture
def view():
    return RecordingView()


@pytest.fixture
def copied():
    return []


@pytest.fixture
def presenter(view, store, tmp_path, copied):
    return SettingsPresenter(
        view=view, store=store, folder=tmp_path, open_folder=lambda folder: False, copy=copied.append
    )


def test_the_page_shows_what_is_set_and_where_it_is_kept(presenter, view, store, tmp_path):
    presenter.enter()

    assert view.shown == store.settings
    assert view.about.folder == str(tmp_path)
    assert view.note == ""


def test_a_change_is_kept_at_once(presenter, store):
    presenter.change("motion", "reduced")

    assert store.settings.motion == "reduced"
    assert store.settings.theme == "dark"


def test_the_size_of_text_goes_in_steps(presenter, store):
    presenter.scale_text(len(TEXT_STEPS) - 1)

    assert store.settings.text_percent == 150


@pytest.mark.parametrize(
    ("percent", "step"),
    [
        pytest.param(100, 1, id="a step"),
        pytest.param(120, 3, id="between two steps"),
        pytest.param(150, 4, id="the largest"),
    ],
)
def test_a_size_is_shown_as_the_nearest_step(percent, step):
    assert nearest_step(percent) == step


def test_a_reset_leaves_the_window_where_it_stands(presenter, store):
    presenter.reset()

    assert store.settings == msgspec.structs.replace(DEFAULTS, geometry="AdnQ")


def test_a_folder_that_cannot_be_opened_can_be_copied(presenter, view, copied, tmp_path):
    presenter.open_folder()
    said = view.note
    presenter.copy_path()

    assert said == "The folder cannot be opened from here. Its path can be copied."
    assert copied == [str(tmp_path)]
    assert view.note == "The path is copied."
