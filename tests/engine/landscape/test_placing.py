import numpy as np

from engine.landscape.placing import Wanted, placed
from engine.landscape.rooms import Room

ROOM = Room(0.0, 0.0, 200.0, 100.0)
NOTHING = np.empty((0, 2))


def wanted(*anchors, gap=8.0) -> Wanted:
    return Wanted(30.0, 14.0, np.asarray(anchors, dtype=float), gap)


def test_a_label_stands_right_above_its_anchor_where_there_is_room():
    (middle,) = placed([wanted((100, 50))], NOTHING, ROOM)

    assert middle[0] > 100
    assert middle[1] > 50


def test_at_the_edge_a_label_stays_inside():
    (middle,) = placed([wanted((199, 99))], NOTHING, ROOM)

    assert middle[0] + 15 <= 200
    assert middle[1] + 7 <= 100


def test_two_labels_of_one_anchor_stand_apart():
    first, second = placed([wanted((100, 50)), wanted((100, 50))], NOTHING, ROOM)

    assert abs(first[0] - second[0]) >= 30 or abs(first[1] - second[1]) >= 14


def test_a_label_avoids_what_is_drawn():
    line = np.column_stack([np.linspace(100, 200, 50), np.full(50, 60.0)])

    (middle,) = placed([wanted((100, 50))], line, ROOM)

    assert not (np.abs(line - middle) < [15, 7]).all(axis=1).any()


def test_without_a_gap_a_label_stands_on_the_first_free_anchor():
    (middle,) = placed([wanted((60, 50), (140, 50), gap=0)], np.asarray([(60.0, 50.0)]), ROOM)

    assert tuple(middle) == (140, 50)
