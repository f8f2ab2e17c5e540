from collections import Counter

from engine.chance import Draw
from engine.subjects.gradients.lettered import drawn_letters


def _drawn(seed: int):
    return drawn_letters(Draw("test", 1, 1, seed), "gradient", {"G6": "opposite", "G10": "turned"})


def test_every_letter_knows_its_thing_and_its_slip():
    made = _drawn(0)

    assert made.things[made.right] == "gradient"
    assert {made.things[letter]: code for letter, code in made.codes.items()} == {"opposite": "G6", "turned": "G10"}


def test_no_letter_is_right_by_habit():
    counted = Counter(_drawn(seed).right for seed in range(150))

    assert set(counted) == set("abc")
    assert min(counted.values()) > 30
