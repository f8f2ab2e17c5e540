from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.chronicle import Chronicle, without_home


@pytest.fixture
def open_chronicle(tmp_path):
    """Open the chronicle of a folder, always at ten past nine."""
    opened = []

    def open_it():
        opened.append(Chronicle(tmp_path / "saddlepoint.log", lambda: datetime(2026, 11, 23, 9, 10, tzinfo=UTC)))
        return opened[-1]

    yield open_it
    for chronicle in opened:
        chronicle.close()


def test_what_is_noted_stands_on_the_disk_at_once(open_chronicle):
    chronicle = open_chronicle()

    chronicle.note("Qt (QtWarningMsg): a warning\n")

    assert chronicle.path.read_text() == "2026-11-23 09:10:00 Qt (QtWarningMsg): a warning\n"


def test_the_tail_is_the_last_lines(open_chronicle):
    chronicle = open_chronicle()
    for number in range(50):
        chronicle.note(str(number))

    assert [line.split()[-1] for line in chronicle.tail(3).splitlines()] == ["47", "48", "49"]


def test_a_chronicle_that_has_grown_is_put_beside_the_new_one(open_chronicle, tmp_path):
    (tmp_path / "saddlepoint.log").write_text("old\n" * 100_000)

    open_chronicle().note("new")

    assert (tmp_path / "saddlepoint.log").read_text().endswith("new\n")
    assert (tmp_path / "saddlepoint.before.log").read_text().startswith("old\n")
    assert (tmp_path / "saddlepoint.log").stat().st_size < 100


def test_where_nothing_can_be_written_the_program_goes_on(tmp_path):
    chronicle = Chronicle(tmp_path / "no" / "saddlepoint.log")

    chronicle.note("nobody reads this")

    assert chronicle.file is None
    assert "cannot be read" in chronicle.tail(3)


def test_nobody_learns_whose_home_it_is():
    assert without_home(f'File "{Path.home()}/saddlepoint/main.py"') == 'File "~/saddlepoint/main.py"'
