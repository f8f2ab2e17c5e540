"""How far a learner is with a family of the levels 1 to 3."""

from engine.learning.history import History
from engine.learning.standing import standings


def test_nothing_is_begun_at_first(pen, outline):
    families = [family for topic in outline for family in topic.families]

    assert set(standings(History(), families).values()) == {"new"}


def test_what_was_checked_is_begun(pen, outline):
    pen.ask("first", 1, "wrong")

    families = [family for topic in outline for family in topic.families]
    assert standings(History(pen.events), families)["first"] == "begun"


def test_four_of_five_right_at_the_last_level_are_firm(pen, outline):
    families = [family for topic in outline for family in topic.families]
    for _ in range(20):
        pen.ask("first", 3, "right")

    assert standings(History(pen.events), families)["first"] == "firm"

    for _ in range(3):
        pen.ask("first", 3, "wrong")
    assert standings(History(pen.events), families)["first"] == "begun"
