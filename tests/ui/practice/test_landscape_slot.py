import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives, Places
from engine.questions.sheet import Identity
from tests.engine.landscape.pictures_to_try import PICTURES
from tests.ui.practice.stage import sheet_of
from ui.practice.claimed import Claimed
from ui.practice.landscape_slot import LandscapeSlot
from ui.widgets.landscape.curtain import Curtain
from ui.widgets.landscape.panel import LandscapePanel
from ui.widgets.landscape.picture_panel import PicturePanel

LANDSCAPE = sheet_of(Identity("pd_basic", 1, 1, 1)).landscape


@pytest.fixture
def slot(qtbot, appearance):
    slot = LandscapeSlot()
    slot.resize(600, 600)
    slot.show()
    yield slot
    slot.close()
    slot.deleteLater()
    QCoreApplication.sendPostedEvents(slot, QEvent.Type.DeferredDelete)


def panel_of(slot, qtbot):
    qtbot.waitUntil(lambda: slot.findChild(LandscapePanel) is not None)
    return slot.findChild(LandscapePanel)


def test_the_panel_is_built_after_the_question_is_shown(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    assert slot.findChild(LandscapePanel) is None

    assert panel_of(slot, qtbot).isVisible()


def test_what_was_revealed_before_the_panel_was_there_is_revealed_on_it(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    slot.reveal()

    assert panel_of(slot, qtbot).is_revealed


def test_the_next_question_begins_with_nothing_revealed(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    panel = panel_of(slot, qtbot)
    slot.reveal()
    slot.show_landscape(LANDSCAPE)

    assert not slot.is_revealed
    qtbot.waitUntil(lambda: not panel.is_revealed)


def test_a_look_that_counts_as_help_is_told(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    panel = panel_of(slot, qtbot)

    with qtbot.waitSignal(slot.peeked):
        panel.peeked.emit()


def test_a_plot_that_stands_still_gets_a_panel_of_its_own(slot, qtbot):
    slot.show_landscape(PICTURES["bars"])

    qtbot.waitUntil(lambda: slot.findChild(PicturePanel) is not None)
    assert slot.findChild(PicturePanel).isVisible()


def test_from_question_to_question_the_panel_fits_the_plot(slot, qtbot):
    slot.show_landscape(PICTURES["bars"])
    qtbot.waitUntil(lambda: slot.findChild(PicturePanel) is not None)
    slot.reveal()

    slot.show_landscape(LANDSCAPE)
    assert panel_of(slot, qtbot).isVisible()
    assert not panel_of(slot, qtbot).is_revealed

    slot.show_landscape(PICTURES["a table"])
    qtbot.waitUntil(slot.findChild(PicturePanel).isVisible)
    assert not slot.findChild(PicturePanel).is_revealed


def test_a_landscape_that_would_show_the_answer_waits_behind_a_curtain(slot, qtbot):
    slot.show_landscape(msgspec.structs.replace(LANDSCAPE, after=True))
    qtbot.waitUntil(lambda: slot.findChild(Curtain) is not None)
    assert slot.findChild(LandscapePanel) is None

    slot.reveal()

    assert panel_of(slot, qtbot).is_revealed
    assert panel_of(slot, qtbot).isVisible()


def test_a_look_behind_the_curtain_counts_as_help(slot, qtbot):
    slot.show_landscape(msgspec.structs.replace(LANDSCAPE, after=True))
    qtbot.waitUntil(lambda: slot.findChild(Curtain) is not None)

    with qtbot.waitSignal(slot.peeked):
        slot.findChild(QPushButton, "curtain_peek").click()

    assert slot.is_revealed


def test_the_curtain_opens_for_the_next_question(slot, qtbot):
    slot.show_landscape(msgspec.structs.replace(LANDSCAPE, after=True))
    qtbot.waitUntil(lambda: slot.findChild(Curtain) is not None)

    slot.show_landscape(LANDSCAPE)

    assert panel_of(slot, qtbot).isVisible()
    assert not panel_of(slot, qtbot).is_revealed


GRADIENT = Claim(Derivatives("gradient", ("x^2",), ("x", "y")), (("3*x",), ("0",)))
POINTS = Claim(Places("x^2", ("x", "y")), (("1", "0"), ("0", "1")))


def test_what_an_answer_claims_is_drawn_without_revealing_anything(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    panel = panel_of(slot, qtbot)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=30_000)

    slot.show_claims(Claimed((GRADIENT,)), revealed=False)

    assert not panel.is_revealed
    assert "Yours is far from the true gradient" in panel.description()
    assert "∇f(P)" not in panel.visible_readouts()


def test_claims_that_come_before_the_panel_are_drawn_on_it(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    slot.show_claims(Claimed((GRADIENT,)), revealed=True)

    panel = panel_of(slot, qtbot)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=30_000)

    assert panel.is_revealed
    assert "Yours" in panel.description()


def test_the_next_question_begins_without_claims(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    panel = panel_of(slot, qtbot)
    qtbot.waitUntil(lambda: panel.is_drawn, timeout=30_000)
    slot.show_claims(Claimed((GRADIENT,)), revealed=True)

    slot.show_landscape(LANDSCAPE)

    qtbot.waitUntil(lambda: slot.is_drawn, timeout=30_000)
    assert "Yours" not in panel.description()


def test_what_comes_before_the_plot_is_shown_comes_with_it(slot, qtbot):
    slot.show_landscape(LANDSCAPE)
    qtbot.waitUntil(lambda: slot.is_drawn, timeout=30_000)
    slot.show_landscape(LANDSCAPE)

    slot.show_claims(Claimed((GRADIENT,)), revealed=True)

    qtbot.waitUntil(lambda: slot.is_drawn, timeout=30_000)
    assert panel_of(slot, qtbot).is_revealed
    assert "Yours" in panel_of(slot, qtbot).description()


def test_behind_a_curtain_the_learners_points_are_seen_and_nothing_else(slot, qtbot):
    slot.show_landscape(msgspec.structs.replace(LANDSCAPE, after=True))
    qtbot.waitUntil(lambda: slot.findChild(Curtain) is not None)
    curtain = slot.findChild(Curtain)

    slot.show_claims(Claimed((POINTS,)), revealed=False)
    qtbot.waitUntil(lambda: curtain.is_drawn and bool(curtain.words), timeout=30_000)

    assert curtain.isVisible()
    assert curtain.words == "At (1.00, 0.00) the slope is 2.00; at (0.00, 1.00) the slope is 0."
    assert slot.findChild(LandscapePanel) is None


def test_before_an_answer_a_curtain_has_no_points(slot, qtbot):
    slot.show_landscape(msgspec.structs.replace(LANDSCAPE, after=True))
    qtbot.waitUntil(lambda: slot.findChild(Curtain) is not None)

    assert slot.findChild(Curtain).words == ""
    assert slot.is_drawn
