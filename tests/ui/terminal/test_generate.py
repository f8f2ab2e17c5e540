"""`main.py generate`: JSON lines for other programs, and a page to print."""

import json
from html.parser import HTMLParser

import pytest

from question_bank.topics import TOPICS
from ui.terminal import generate
from ui.terminal.arguments import read_arguments
from ui.terminal.worksheet import worksheet

FIELDS = [
    *("family", "topic", "level", "seed", "revision", "prompt", "names", "kind", "shape", "given", "answer", "ask"),
    *("slips", "hints", "steps", "note", "parts"),
]
PART_FIELDS = [
    *("id", "ask", "kind", "shape", "form", "tolerance", "positive", "layout", "options", "answer", "slips"),
]


@pytest.fixture
def printed(client, capfdbinary):
    """Generate what is asked for and return the bytes that are printed."""

    def printed(asked: str) -> bytes:
        assert generate.run(read_arguments(["generate", *asked.split()], TOPICS), TOPICS, client) == 0
        return capfdbinary.readouterr().out

    return printed


def test_a_line_has_the_fields_that_are_promised(printed):
    line = json.loads(printed("--family ja_matrix --level 2"))

    assert list(line) == FIELDS
    assert [list(part) for part in line["parts"]] == [PART_FIELDS]


def test_the_same_seed_gives_the_same_bytes_and_neighbours_differ(printed):
    first, again = (
        printed("--family pd_rules --level 3 --seed 5 --count 3"),
        printed("--family pd_rules --level 3 --seed 5 --count 3"),
    )

    assert first == again
    assert len({json.loads(line)["note"] for line in first.splitlines()}) == 3


def test_without_a_level_there_are_so_many_of_each(printed):
    lines = [json.loads(line) for line in printed("--family pd_basic --seed 4 --count 2").splitlines()]

    assert [(line["level"], line["seed"]) for line in lines] == [
        (level, seed) for level in (1, 2, 3, 4) for seed in (4, 5)
    ]


def test_a_topic_brings_all_its_families(printed):
    lines = [json.loads(line) for line in printed("--topic partial_derivatives --level 2").splitlines()]

    assert [line["family"] for line in lines] == ["pd_basic", "pd_rules"]


class Page(HTMLParser):
    """Counts the elements of a page and keeps its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.sources += [value for name, value in attributes if name in {"src", "href"} and not value.startswith("#")]

    def handle_data(self, data):
        self.words.append(data)


def test_a_worksheet_holds_everything_and_a_key_of_its_own(printed):
    page = Page(printed("--family he_matrix --level 2 --count 3 --format worksheet").decode())

    assert page.sources == []
    assert "script" not in page.tags
    assert page.tags.count("li") == 6
    assert page.tags.count("svg") > 6
    assert "Key" in page.words


def test_a_worksheet_shows_text_as_text():
    line = {"family": "f", "level": 1, "seed": 0, "revision": 1, "prompt": "<b>$x$</b> & so", "names": ["x"]}
    line["parts"] = [{"kind": "expression", "layout": "<i>", "answer": "x"}]

    page = worksheet([json.dumps(line)])

    assert "&lt;b&gt;" in page
    assert "&lt;i&gt;" in page
    assert "<b>" not in page
