"""The library without a window: a map of four families, a worker that answers at once."""

import pytest

from engine.questions.outline import FamilyOutline, Topic
from engine.questions.sheet import Identity, Sheet
from engine.records.session import Wish
from engine.worker.messages import Done, Failed
from ui.library.presenter import LibraryPresenter
from ui.practice.supply import Supply

TOPICS = (
    Topic("slopes", "Slopes", (FamilyOutline("first", "Partial slopes", (1, 2)),)),
    Topic(
        "maps",
        "Maps",
        (
            FamilyOutline("second", "Arrows", (1, 2, 3), after=("first",)),
            FamilyOutline("third", "Tables of slopes", (2, 3), after=("first", "second")),
        ),
    ),
)


class View:
    """Writes down what it is asked to show."""

    def __init__(self):
        self.map, self.picked, self.sample, self.trouble = (), None, None, ""

    def show_map(self, sections):
        self.map = sections

    def show_picked(self, picked):
        self.picked, self.sample = picked, None

    def show_sample(self, sheet):
        self.sample = sheet

    def show_trouble(self, message):
        self.trouble = message

    @property
    def families(self):
        return [family.id for section in self.map for family in section.families]


class Worker:
    """Makes sheets that say what they were made from; with `fault`, it fails."""

    def __init__(self, fault=""):
        self.fault = fault

    def submit(self, request, deadline_s, then):
        one = request.identity
        sheet = Sheet(one, "", one.family, "", (), (), 2, f"{one.family} {one.level} {one.seed}")
        then(Failed(id=1, message=self.fault) if self.fault else Done(id=1, result=sheet))


class Library:
    """A presenter with everything around it."""

    def __init__(self, fault=""):
        self.view, self.wishes, seeds = View(), [], iter(range(100))
        self.presenter = LibraryPresenter(
            view=self.view,
            topics=TOPICS,
            supply=Supply(Worker(fault)),
            standings=lambda: {"first": "firm"},
            practise=self.wishes.append,
            seeds=lambda: next(seeds),
        )


@pytest.fixture
def library():
    opened = Library()
    opened.presenter.enter()
    return opened


def test_the_map_opens_with_everything_and_the_first_family(library):
    assert library.view.families == ["first", "second", "third"]
    assert library.view.picked.family.id == "first"
    assert library.view.sample.identity == Identity("first", 0, 1, 0)


def test_the_map_says_how_far_the_learner_is_and_what_hangs_together(library):
    first, second, third = (family for section in library.view.map for family in section.families)

    assert (first.standing, second.standing) == ("firm", "new")
    assert [relative.id for relative in first.leads_to] == ["second", "third"]
    assert [relative.title for relative in third.builds_on] == ["Partial slopes", "Arrows"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("slopes", ["first", "third"], id="in a topic's and in a family's title"),
        pytest.param("MAPS tables", ["third"], id="every word, in any case"),
        pytest.param("second", ["second"], id="an id"),
        pytest.param("integrals", [], id="nothing"),
        pytest.param("  ", ["first", "second", "third"], id="no word"),
    ],
)
def test_a_search_keeps_what_has_every_word(library, words, found):
    library.presenter.search(words)

    assert library.view.families == found


def test_another_family_keeps_the_level_as_well_as_it_has_it(library):
    library.presenter.pick("second", 1)
    library.presenter.pick("third")

    assert library.view.picked.level == 2
    assert library.view.sample.identity.level == 2


def test_another_sample_has_another_seed(library):
    before = library.view.sample.note

    library.presenter.another()

    assert library.view.sample.note != before


def test_what_is_looked_at_is_practised(library):
    library.presenter.pick("third", 3)

    library.presenter.practise()

    assert library.wishes == [Wish(family="third", level=3)]


def test_who_comes_back_finds_what_was_looked_at(library):
    library.presenter.search("arrows")
    library.presenter.pick("second", 3)

    library.presenter.enter()

    assert (library.view.picked.family.id, library.view.picked.level) == ("second", 3)
    assert library.view.families == ["second"]


def test_a_family_that_there_is_not_changes_nothing(library):
    library.presenter.pick("nonsense")

    assert library.view.picked.family.id == "first"


def test_a_sample_that_cannot_be_made_is_said():
    library = Library(fault="This takes too long.")

    library.presenter.enter()

    assert library.view.trouble == "This takes too long."
