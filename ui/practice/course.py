"""What comes next for a learner: the history of the log, the table of contents and a source of seeds put together."""

from collections.abc import Callable, Mapping, Sequence

from engine.learning.choosing import Choice, another_variant, next_question
from engine.learning.history import History
from engine.learning.rounds import MissedMost, NextLevel, OneThing, SlipAgain
from engine.learning.standing import Standing, standings
from engine.questions.outline import FamilyOutline, Topic
from engine.questions.sheet import Identity
from engine.records.event import Event
from engine.records.session import Wish


class Course:
    """Chooses questions.

    Args:
        topics: The table of contents.
        history: What the log says; `learn` leads it on.
        seeds: Draws a seed; all chance of the window comes from it.
    """

    def __init__(self, topics: Sequence[Topic], history: History, seeds: Callable[[], int]) -> None:
        self.topics = topics
        self._history = history
        self._seeds = seeds

    def learn(self, event: Event) -> None:
        self._history.add(event)

    def next_choice(self, wish: Wish) -> Choice:
        """Choose what to ask after everything that was shown so far."""
        return next_question(self._history, self.topics, wish, self._seeds())

    def fresh_variant(self, identity: Identity) -> Choice:
        """Choose the same family and level with another seed."""
        return another_variant(Choice(identity.family, identity.level, identity.seed))

    def standings(self) -> Mapping[str, Standing]:
        """Return how far the learner is, by family."""
        return standings(self._history, [family for topic in self.topics for family in topic.families])

    def family(self, family_id: str) -> FamilyOutline | None:
        return next((family for topic in self.topics for family in topic.families if family.id == family_id), None)


def wish_for(thing: OneThing) -> Wish:
    """Return the wish that practises one thing."""
    match thing:
        case SlipAgain(family=family) | MissedMost(family=family):
            return Wish(family=family)
        case NextLevel(family=family, level=level):
            return Wish(family=family, level=level)
