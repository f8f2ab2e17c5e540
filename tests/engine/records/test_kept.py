"""The session and the settings survive a restart, a crash and a file that nobody can read."""

import os

import msgspec
import pytest

from engine.errors import MachineError
from engine.questions.sheet import Identity
from engine.questions.verdict import NamedSlip
from engine.records.device import device_name
from engine.records.folder import data_folder, log_path
from engine.records.session import Asked, Round, Session, Wish, session_file
from engine.records.settings import Settings, settings_file


@pytest.fixture
def faults():
    return []


@pytest.fixture
def session(sheet):
    asked = Asked(Identity("pd_basic", 1, 1, 7), "Partial derivative", "missed", NamedSlip("D8", "You kept it."))
    return Session(
        round=Round((asked,)),
        current=sheet,
        following=sheet,
        unfinished={"answer": "2x +", "grid": (("1", ""), ("", "y"))},
        misses=1,
        seconds=3.5,
        wish=Wish(topic="gradients", level=2),
        recent_notes=("a note",),
    )


def test_a_session_is_found_again(tmp_path, session, faults):
    file = session_file(tmp_path, faults.append)
    file.save(session)
    file.close()

    assert session_file(tmp_path, faults.append).load() == session
    assert faults == []


def test_the_first_start_begins_fresh(tmp_path, faults):
    assert session_file(tmp_path, faults.append).load() == Session()
    assert settings_file(tmp_path, faults.append).load() == Settings()


def test_of_many_saves_the_last_one_stands(tmp_path, faults):
    file = session_file(tmp_path, faults.append)
    for misses in range(100):
        file.save(Session(misses=misses))
    file.close()

    assert session_file(tmp_path, faults.append).load().misses == 99
    assert [name.name for name in tmp_path.iterdir()] == ["session.json"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"misses": 1, "se', id="cut short"),
        pytest.param(b'{"unfinished": {"a": "\xff"}}', id="not UTF-8"),
        pytest.param(b'{"misses": "many"}', id="an unknown value"),
        pytest.param(b'{"from a newer program": 1}', id="an unknown field"),
    ],
)
def test_what_cannot_be_understood_is_set_aside_and_nothing_is_lost(tmp_path, faults, content):
    (tmp_path / "session.json").write_bytes(content)
    (tmp_path / "session.unread-1.json").write_bytes(b"an older one")

    assert session_file(tmp_path, faults.append).load() == Session()

    assert (tmp_path / "session.unread-1.json").read_bytes() == b"an older one"
    assert (tmp_path / "session.unread-2.json").read_bytes() == content


def test_a_file_that_cannot_be_written_is_reported(tmp_path, faults):
    (tmp_path / "settings.json").mkdir()
    file = settings_file(tmp_path, faults.append)

    file.save(Settings(theme="dark"))
    file.close()

    assert "cannot be written" in str(faults[0])


def test_half_a_pasted_emoji_does_not_hinder_saving(tmp_path, faults):
    file = session_file(tmp_path, faults.append)
    file.save(Session(unfinished={"answer": "x\ud83d"}))
    file.close()

    assert session_file(tmp_path, faults.append).load().unfinished == {"answer": "x?"}


def test_a_session_is_changed_by_replacing_fields(session):
    assert msgspec.structs.replace(session, misses=2).misses == 2


def test_a_machine_keeps_its_name(tmp_path):
    assert device_name(tmp_path) == device_name(tmp_path)


def test_the_folder_of_the_records_can_be_chosen(tmp_path, monkeypatch):
    monkeypatch.setenv("SADDLEPOINT_HOME", os.fspath(tmp_path / "here" / "below"))

    folder = data_folder()

    assert folder == tmp_path / "here" / "below"
    assert folder.is_dir()
    assert log_path(folder).name == "log.sqlite"


def test_where_there_is_no_home_the_folder_has_to_be_chosen(monkeypatch):
    monkeypatch.setenv("SADDLEPOINT_HOME", "~nobody-of-this-name/records")

    with pytest.raises(MachineError, match="Set SADDLEPOINT_HOME"):
        data_folder()
