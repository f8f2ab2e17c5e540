from threading import Thread, current_thread

import pytest

from ui.bridge import Bridge


@pytest.fixture
def bridge(qapp):
    return Bridge()


def test_what_another_thread_says_arrives_on_this_one(bridge, qtbot):
    arrived = []
    say = bridge.bring(lambda word: arrived.append((word, current_thread())))

    Thread(target=say, args=("hello",)).start()

    qtbot.waitUntil(lambda: arrived == [("hello", current_thread())])


def test_what_is_said_on_this_thread_arrives_later_too(bridge, qtbot):
    arrived = []
    bridge.bring(arrived.append)("hello")
    assert arrived == []

    qtbot.waitUntil(lambda: arrived == ["hello"])


def test_nothing_arrives_after_the_bridge_is_closed(bridge, qapp):
    arrived = []
    bridge.bring(arrived.append)("hello")
    bridge.close()

    qapp.processEvents()

    assert arrived == []
