"""The library page with its presenter, put together."""

import secrets
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from engine.learning.standing import Standing
from engine.questions.outline import Topic
from engine.records.session import Wish
from ui.jobs import WorkerJobs
from ui.library.presenter import LibraryPresenter
from ui.library.view import LibraryPage
from ui.practice.supply import Supply

_SEEDS = 2**31


class LibraryRoom:
    """The page and what leads it."""

    def __init__(
        self,
        *,
        topics: Sequence[Topic],
        worker: WorkerJobs,
        standings: Callable[[], Mapping[str, Standing]],
        practise: Callable[[Wish], None],
        read_primer: Callable[[str], None],
    ) -> None:
        self.page = LibraryPage()
        self.presenter = LibraryPresenter(
            view=self.page,
            topics=topics,
            supply=Supply(worker),
            standings=standings,
            practise=practise,
            seeds=lambda: secrets.randbelow(_SEEDS),
        )
        self.page.searched.connect(self.presenter.search)
        self.page.picked.connect(lambda family, level: self.presenter.pick(family, level or None))
        self.page.another.connect(self.presenter.another)
        self.page.practised.connect(self.presenter.practise)
        self.page.primer_wanted.connect(read_primer)

    @property
    def heading(self) -> QWidget:
        return self.page.heading

    def enter(self) -> None:
        """Show the library as the learner stands now."""
        self.presenter.enter()
        self.page.search.setFocus()
