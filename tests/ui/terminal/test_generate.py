"""`main.py generate`: JSON lines for other programs, and a page to print."""

import json
from html.parser import HTMLParser

import msgspec
import pytest

from question_bank.topics import TOPICS
from tests.ui.every_kind import KEYS, sheet_of, solution_of
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

    topic = next(topic for topic in TOPICS if topic.id == "partial_derivatives")
    assert [line["family"] for line in lines] == [family.id for family in topic.families if 2 in family.levels]


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
    sheet = msgspec.structs.replace(sheet_of("expression"), prompt="<b>$x$</b> & so")

    page = worksheet([(sheet, solution_of("expression"))])

    assert "&lt;b&gt;" in page
    assert "<b>" not in page


@pytest.mark.parametrize("name", [*sorted(KEYS), "several"])
def test_a_worksheet_prints_every_kind_with_its_key(name):
    asked, _, key = worksheet([(sheet_of(name), solution_of(name))]).partition('<section class="key">')

    assert sheet_of(name).prompt.split(" ")[0] in asked
    assert key.count("<p>") == len(sheet_of(name).parts)


@pytest.mark.parametrize(
    ("name", "boxes"),
    [
        pytest.param("class", 'class="options one"', id="a circle for one of them"),
        pytest.param("multi", 'class="options several"', id="a box for each that fits"),
        pytest.param("order", 'class="options order"', id="a line for the number of a step"),
    ],
)
def test_options_are_printed_as_a_list_with_boxes(name, boxes):
    page = worksheet([(sheet_of(name), solution_of(name))])

    assert boxes in page
    assert page.count('class="box"') == len(sheet_of(name).parts[0].options)


def test_several_parts_are_printed_with_their_letters_in_question_and_key():
    page = worksheet([(sheet_of("several"), solution_of("several"))])

    assert [page.count(f"<b>({letter})</b>") for letter in "abcd"] == [2, 2, 2, 2]


def test_the_question_gives_no_key_away():
    asked, _, _ = worksheet([(sheet_of("class"), solution_of("class"))]).partition('<section class="key">')

    assert "A saddle point" not in asked
