"""A pen for the events of questions that were never made, and a small table of contents."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.questions.outline import FamilyOutline, Topic
from engine.questions.sheet import Identity
from engine.questions.verdict import NamedSlip, PartVerdict, Verdict
from engine.records.event import Event

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Pen:
    """Writes events a minute apart."""

    def __init__(self):
        self.events = []

    def write(self, kind, identity, outcome=None, slip=None):
        named = None if slip is None else NamedSlip(slip, "What seems to have happened.")
        verdict = None if outcome is None else Verdict(outcome, 0.0, {"answer": PartVerdict(outcome, 0.0, slip=named)})
        at = NOON + timedelta(minutes=len(self.events))
        self.events.append(
            Event(
                id=str(len(self.events)),
                profile="",
                device="",
                session="",
                kind=kind,
                at=at,
                identity=identity,
                snapshot="",
                verdict=verdict,
            )
        )

    def ask(self, family, level, outcome, slip=None):
        """Show a question, check it once, and leave it."""
        identity = Identity(family, 1, level, len(self.events))
        self.write("shown", identity)
        self.write("attempt", identity, outcome, slip)
        self.write("skipped", identity)


@pytest.fixture
def pen():
    return Pen()


@pytest.fixture
def outline():
    """Return first, then second and third that build on first; fourth builds on third."""
    return (
        Topic("one", "One", (FamilyOutline("first", "First", (1, 2, 3)),)),
        Topic(
            "two",
            "Two",
            (
                FamilyOutline("second", "Second", (2, 3), after=("first", "retired")),
                FamilyOutline("third", "Third", (1, 2, 3, 4, 5), after=("first",)),
            ),
        ),
        Topic("three", "Three", (FamilyOutline("fourth", "Fourth", (1, 3, 5), after=("third",)),)),
    )
