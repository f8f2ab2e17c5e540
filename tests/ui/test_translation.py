"""Every text of the window is marked, and what a catalogue says of it is what people read."""

import ast
import os
import re
import subprocess
import sys
from string import Formatter

import pytest

from tests.ui.catalogues import put_catalogue
from tests.ui.texts import ROOT, marked_texts, marks, marks_in_f_strings, sources, unmarked
from ui import translation
from ui.translation import counted, listed, tr

_SILENT_FILES = {
    "ui/chronicle.py": "it writes the log, which goes to whoever mends the program",
    "ui/display.py": "said in the terminal, where no window can open",
    "ui/start_report.py": "said in the terminal, to whoever measures the start",
}
_SILENT_TEXTS = {
    "Saddlepoint": "a name",
    "Saddlepoint ": "a name, before the version",
    "Ctrl ↵": "keys",
    "Alt ": "a key",
    "Esc": "a key",
    "Page ↑": "a key",
    "Page ↓": "a key",
    **dict.fromkeys(("Qt and PySide ", " on ", ", Python ", "\n\nNoted before:\n"), "a report to whoever mends it"),
    **dict.fromkeys(
        ("Contours", "Surface", "Profile", "Square", "Sensitivity", "Table"), "names in code; TITLES has what is said"
    ),
    "builds on": "a relation in code",
    "leads to": "a relation in code",
    r"P=(0.5, 2),\quad f(P)=1.25": "a formula",
}
_LOUD = re.compile(r"!|\b(invalid|errors?|fail(s|ed)?|simply)\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.?](?=\s|$)")
_FOREIGN = {
    "Hint": "Konsileto",
    "three": "tri",
    "Primer of {topic}": "Lernolibro: {topic}",
    "{count} attempt": ("{count} attempts", ("{count} provo", "{count} provoj (du)", "{count} provoj")),
    "{things} and {last}": "{things} kaj {last}",
}
# A window of another language is another process: what modules say is settled when they are imported.
_OTHER_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui import translation
translation.FOLDER = Path(sys.argv[1])
from ui.practice.action_row import ActionRow
from ui.practice.counts import first_in_words
application = QApplication([])
row = ActionRow()
print(row.buttons[1].text(), first_in_words(3))
"""


@pytest.fixture
def esperanto(tmp_path, monkeypatch):
    """A catalogue with the texts of `_FOREIGN`, in the language of the session."""
    put_catalogue(tmp_path, "eo", _FOREIGN)
    monkeypatch.setenv("LANGUAGE", "eo")
    monkeypatch.setattr(translation, "FOLDER", tmp_path)
    translation._catalogue.cache_clear()
    yield tmp_path
    translation._catalogue.cache_clear()


@pytest.mark.parametrize("path", sources())
def test_what_people_read_is_marked(path):
    allowed = (
        () if path in _SILENT_FILES else [literal for literal in unmarked(path) if literal.text not in _SILENT_TEXTS]
    )

    assert [f"{found.path}:{found.line} {found.text}" for found in allowed] == []


def test_nothing_is_allowed_that_is_not_there():
    found = {literal.text for path in sources() for literal in unmarked(path)}

    assert _SILENT_TEXTS.keys() <= found
    assert all(unmarked(path) for path in _SILENT_FILES)


def test_a_mark_holds_a_whole_text_where_an_extractor_finds_it():
    held = [(path, text) for path in sources() for call in marks(path) for text in marked_texts(call)]

    assert [(path, text.lineno) for path, text in held if not isinstance(text, ast.Constant) or not text.value] == []
    assert {path: lines for path in sources() if (lines := marks_in_f_strings(path))} == {}


def test_places_in_a_text_are_named():
    texts = [text.value for path in sources() for call in marks(path) for text in marked_texts(call)]
    places = {text: [name for _, name, _, _ in Formatter().parse(text) if name is not None] for text in texts}

    assert {text for text, names in places.items() if not all(name.isidentifier() for name in names)} == set()


def test_no_text_blames_or_shouts_or_goes_on():
    texts = {text.value for path in sources() for call in marks(path) for text in marked_texts(call)}

    assert {text for text in texts if _LOUD.search(text) or len(_SENTENCE_ENDS.findall(text)) > 2} == set()


def test_a_window_speaks_the_language_of_the_session(tmp_path):
    put_catalogue(tmp_path, "eo", _FOREIGN)
    environment = os.environ | {"LANGUAGE": "eo", "QT_QPA_PLATFORM": "offscreen"}

    said = subprocess.run(
        [sys.executable, "-c", _OTHER_WINDOW, tmp_path], cwd=ROOT, env=environment, capture_output=True, check=True
    )

    assert said.stdout.decode().split() == ["Konsileto", "Tri"]


@pytest.mark.usefixtures("esperanto")
def test_what_changes_comes_in_after_the_translation():
    assert tr("Primer of {topic}").format(topic="{x}") == "Lernolibro: {x}"
    assert listed(("(a)", "(b)", "(c)")) == "(a), (b) kaj (c)"


@pytest.mark.usefixtures("esperanto")
@pytest.mark.parametrize(("count", "expected"), [(1, "1 provo"), (2, "2 provoj (du)"), (5, "5 provoj")])
def test_a_language_counts_in_its_own_forms(count, expected):
    assert counted("{count} attempt", "{count} attempts", count) == expected


@pytest.mark.usefixtures("esperanto")
def test_what_a_catalogue_lacks_stays_english():
    assert tr("Hint {number}").format(number=2) == "Hint 2"


def test_without_a_catalogue_everything_is_english():
    assert tr("Check") == "Check"
    assert [counted("{count} attempt", "{count} attempts", count) for count in (1, 2)] == ["1 attempt", "2 attempts"]
    assert listed(("(a)",)) == "(a)"
