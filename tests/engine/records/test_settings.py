import msgspec
import pytest

from engine.records.settings import DEFAULTS, Settings, settings_file


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


@pytest.fixture
def kept(path):
    """The file of the settings as the program opens it; what it cannot read or write is no part of these tests."""

    def opened():
        return settings_file(path.parent, lambda fault: pytest.fail(str(fault)))

    return opened


def saved(file, settings):
    file.save(settings)
    file.close()


def test_without_a_file_everything_has_its_default(kept):
    assert kept().load() == DEFAULTS


def test_what_was_saved_is_read(kept):
    chosen = Settings(theme="dark", text_percent=125, motion="reduced", decimal_comma=True, keeps_place=False)

    saved(kept(), chosen)

    assert kept().load() == chosen


def test_the_file_of_an_older_program_is_read(path, kept):
    path.write_text('{"theme": "light", "decimal_comma": true, "geometry": "AdnQ"}')

    assert kept().load() == Settings(theme="light", decimal_comma=True, geometry="AdnQ")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('"theme": "sepia"', id="a theme that only a newer program has"),
        pytest.param('"text_percent": 200', id="a size that only a newer program has"),
        pytest.param('"language": "cy"', id="a setting that only a newer program has"),
    ],
)
def test_what_only_a_newer_program_understands_is_left_as_it_was(path, kept, line):
    path.write_text(f'{{{line}, "decimal_comma": true}}')
    file = kept()
    found = file.load()

    saved(file, msgspec.structs.replace(found, keypad_open=True))

    assert found == Settings(decimal_comma=True)
    assert line in path.read_text()
    assert kept().load() == Settings(decimal_comma=True, keypad_open=True)


def test_what_the_learner_sets_here_takes_the_place_of_what_was_not_understood(path, kept):
    path.write_text('{"theme": "sepia"}')
    file = kept()
    file.load()

    saved(file, Settings(theme="dark"))

    assert kept().load().theme == "dark"


def test_a_default_can_be_set_again(kept):
    file = kept()
    file.load()
    file.save(Settings(theme="dark"))

    saved(file, Settings())

    assert kept().load().theme == "system"
