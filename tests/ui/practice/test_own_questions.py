"""A question on one's own function on the practice page: asked like any other, and nothing is chosen by it."""

import msgspec
import pytest

from engine.questions.sheet import Identity
from engine.worker.messages import Make
from tests.ui.practice.stage import Stage, sheet_of


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path).started()


@pytest.fixture
def own():
    sheet = sheet_of(Identity("gr_vector", 1, 1, 0))
    return msgspec.structs.replace(sheet, identity=Identity("own_gradient", 1, 1, 0, "f(x, y) = x^2"))


def test_it_is_shown_and_written_down_with_its_function(stage, own):
    stage.presenter.ask(own)

    assert stage.view.sheet == own
    assert stage.log.events[-1].identity.of == "f(x, y) = x^2"


def test_the_question_that_was_open_and_not_tried_comes_next(stage, own):
    before = stage.view.sheet

    stage.presenter.ask(own)
    stage.check("2x")
    stage.presenter.go_on()

    assert stage.view.sheet == before
    assert stage.view.outcomes == ("right", None)


def test_a_question_that_was_tried_stays_in_the_round(stage, own):
    before = stage.view.sheet
    stage.check("wrong")

    stage.presenter.ask(own)
    stage.check("2x")
    stage.presenter.go_on()

    assert stage.view.outcomes[:2] == ("missed", "right")
    assert stage.view.sheet != before


def test_one_after_another_leaves_the_drawn_question_for_later(stage, own):
    before = stage.view.sheet
    second = msgspec.structs.replace(own, identity=Identity("own_hessian", 1, 1, 0, "f(x, y) = x^2"))

    stage.presenter.ask(own)
    stage.presenter.ask(second)
    stage.presenter.skip()

    assert stage.view.sheet == before


def test_its_solution_is_followed_by_no_variant(stage, own):
    stage.presenter.ask(own)
    made = sum(isinstance(request, Make) for request in stage.worker.requests)

    stage.presenter.give_up()

    assert stage.view.solution is not None
    assert stage.view.actions.primary == "next"
    assert sum(isinstance(request, Make) for request in stage.worker.requests) == made


def test_it_does_not_change_what_is_chosen_next(stage, own):
    before = stage.sitting.course.standings()

    stage.presenter.ask(own)
    stage.check("wrong")
    stage.check("2x")

    assert stage.sitting.course.standings() == before


def test_after_the_tenth_question_it_begins_a_round(stage, own):
    stage.answer_round()
    assert stage.view.page is not None

    stage.presenter.ask(own)

    assert stage.view.sheet == own
    assert stage.view.outcomes == (None,)


def test_it_is_there_again_after_a_restart(stage, own, tmp_path):
    stage.presenter.ask(own)

    again = Stage(
        tmp_path, session=msgspec.json.decode(msgspec.json.encode(stage.shelf.saved), type=type(stage.session))
    )

    assert again.started().view.sheet == own
