"""What the library does: shows what there is to practise, a sample of it, and leads there. It knows no Qt."""

from collections.abc import Callable, Mapping, Sequence

from engine.learning.choosing import Choice
from engine.learning.levels import nearest
from engine.learning.standing import Standing
from engine.questions.outline import Topic
from engine.questions.sheet import Sheet
from engine.records.session import Wish
from engine.worker.messages import Failed
from ui.library.chart import chart, matching
from ui.library.page import LibraryView, Picked, Section
from ui.practice.supply import Supply


class LibraryPresenter:
    """Leads a learner through the table of contents."""

    def __init__(
        self,
        *,
        view: LibraryView,
        topics: Sequence[Topic],
        supply: Supply,
        standings: Callable[[], Mapping[str, Standing]],
        practise: Callable[[Wish], None],
        seeds: Callable[[], int],
    ) -> None:
        """Take what the page needs.

        Args:
            view: The page.
            topics: The table of contents.
            supply: Makes samples.
            standings: How far the learner is now, by family.
            practise: Begins to practise something.
            seeds: Draws a seed for a sample.
        """
        self._view = view
        self._topics = topics
        self._supply = supply
        self._standings = standings
        self._practise = practise
        self._seeds = seeds
        self._sections: tuple[Section, ...] = ()
        self._wanted = ""
        self._picked: Picked | None = None

    def enter(self) -> None:
        """Show the map as the learner stands now, with the family that was looked at last."""
        sections = chart(self._topics, self._standings())
        # building the map anew takes longer than a learner should wait who only looked away
        if sections != self._sections:
            self._sections = sections
            self._view.show_map(matching(sections, self._wanted))
        if self._picked is None:
            self.pick(self._sections[0].families[0].id)
        else:
            self.pick(self._picked.family.id, self._picked.level)

    def search(self, wanted: str) -> None:
        """Show what fits the words."""
        self._wanted = wanted
        self._view.show_map(matching(self._sections, wanted))

    def pick(self, family: str, level: int | None = None) -> None:
        """Look at a family, at the level that was looked at last if none is given."""
        found = next(
            ((section, entry) for section in self._sections for entry in section.families if entry.id == family), None
        )
        if found is None:
            return
        section, entry = found
        wanted = level if level is not None else self._picked.level if self._picked else entry.levels[0]
        self._picked = Picked(section.id, entry, nearest(wanted, entry.levels))
        self._view.show_picked(self._picked)
        self.another()

    def another(self) -> None:
        """Have another sample made."""
        if self._picked is not None:
            choice = Choice(self._picked.family.id, self._picked.level, self._seeds())
            self._supply.make(choice, (), self._take)

    def practise(self) -> None:
        """Practise what is looked at."""
        if self._picked is not None:
            self._practise(Wish(family=self._picked.family.id, level=self._picked.level))

    def _take(self, made: Sheet | Failed) -> None:
        match made:
            case Sheet():
                self._view.show_sample(made)
            case Failed(message=message):
                self._view.show_trouble(message)
