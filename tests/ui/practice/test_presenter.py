import json

import msgspec
import pytest

from engine.errors import MachineError
from engine.questions.sheet import Identity
from engine.questions.verdict import DifferenceShown, DifferencesShown
from engine.records.session import Session, Wish
from engine.worker.messages import Differences
from tests.ui.practice.stage import Stage, sheet_of
from ui.practice.feedback import Difference


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path).started()


def test_the_first_run_asks_a_partial_derivative_then_a_gradient_then_a_jacobian(stage):
    asked = []
    for _ in range(3):
        asked.append(stage.view.sheet.identity.family)
        stage.check("2x")
        stage.presenter.go_on()

    assert asked == ["pd_basic", "gr_vector", "ja_matrix"]


def test_the_next_question_is_ready_before_it_is_asked_for(stage):
    assert stage.shelf.saved.following is not None

    following = stage.shelf.saved.following
    stage.check("2x")
    stage.worker.hold()
    stage.presenter.go_on()

    assert stage.view.sheet == following


def test_a_right_answer_closes_the_question_and_makes_next_primary(stage):
    stage.check("2x")

    assert stage.view.feedback.title == "Right"
    assert stage.view.is_closed
    assert stage.view.is_revealed
    assert stage.view.actions.primary == "next"
    assert stage.view.outcomes == ("right",)


@pytest.mark.parametrize(
    ("miss", "says"),
    [
        pytest.param(1, "At x = 1, y = 2 yours gives 3, and it should be 5.", id="first: where it differs"),
        pytest.param(2, "You have x here. The power comes down.", id="second: the slip"),
        pytest.param(3, "The first step that differs: Differentiate. $2x$", id="third: the step"),
    ],
)
def test_feedback_grows_with_each_miss(stage, miss, says):
    for _ in range(miss):
        stage.check("x")

    assert stage.view.feedback.body == says
    assert stage.view.focused_wrong == miss
    assert not stage.view.is_closed


def test_nothing_that_gives_the_answer_away_is_shown_before_the_verdict_or_after_a_miss(stage):
    assert not stage.view.is_revealed

    stage.check("x")

    assert not stage.view.is_revealed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("", "One entry is still empty", id="empty"),
        pytest.param("?", "Part of this cannot be read", id="unreadable"),
    ],
)
def test_what_cannot_be_marked_costs_nothing(stage, text, title):
    stage.check(text)

    assert stage.view.feedback.title == title
    assert stage.log.kinds[-1] == "unreadable"
    assert stage.shelf.saved.misses == 0
    assert stage.view.outcomes == (None,)
    assert not stage.view.actions.object


def test_only_the_first_check_counts(stage):
    stage.check("x")
    stage.check("2x")

    assert stage.view.outcomes == ("missed",)


def test_the_verdict_shows_only_after_it_is_written_down(stage):
    stage.log.is_slow = True
    stage.check("2x")
    assert stage.view.feedback is None

    stage.log.acknowledge()

    assert stage.view.feedback.title == "Right"


def test_a_full_disk_is_said_and_the_verdict_shows_all_the_same(stage):
    stage.log.fault = MachineError("The disk is full.")
    stage.check("2x")

    assert stage.view.trouble == "The disk is full."
    assert stage.view.feedback.title == "Right"


def test_a_check_while_another_is_under_way_is_not_sent(stage):
    stage.worker.hold()
    stage.check("x")
    sent = len(stage.worker.requests)

    stage.check("2x")

    assert stage.view.is_busy
    assert len(stage.worker.requests) == sent


def test_a_worker_that_gives_up_leaves_the_page_usable(stage):
    stage.worker.fault = "The worker stopped twice."
    stage.check("2x")

    assert stage.view.trouble == "The worker stopped twice."
    assert not stage.view.is_busy
    assert stage.view.actions.primary == "check"


def test_two_hints_open_one_after_the_other_and_make_the_answer_a_helped_one(stage):
    stage.presenter.hint()
    stage.presenter.hint()
    stage.presenter.hint()
    assert stage.view.hints == ("Hint 0.", "Hint 1.")
    assert stage.view.actions.hints_left == 0

    stage.check("2x")

    assert stage.view.outcomes == ("helped",)
    assert stage.log.kinds == ["shown", "hint", "hint", "attempt"]


def test_a_peek_is_written_down_as_help(stage):
    stage.presenter.peek()
    stage.check("2x")

    assert stage.log.kinds[1] == "help"
    assert stage.view.outcomes == ("helped",)


def test_i_dont_know_opens_the_solution_and_offers_a_fresh_variant(stage):
    first = stage.view.sheet.identity
    stage.presenter.give_up()
    assert stage.view.solution.latex == {"answer": "f_x = 2x"}
    assert stage.view.actions.primary == "again"
    assert stage.view.actions.next

    stage.presenter.ask_variant()

    fresh = stage.view.sheet.identity
    assert (fresh.family, fresh.level) == (first.family, first.level)
    assert fresh.seed != first.seed


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        pytest.param(["3x"], (Difference("Your entry minus the expected one:", "x - 1"),), id="wrong"),
        pytest.param(["3x", "?"], (), id="last not readable"),
        pytest.param([], (), id="nothing checked"),
    ],
)
def test_the_solution_goes_with_how_far_the_last_answer_is_off_where_that_was_wrong(stage, answers, shown):
    for answer in answers:
        stage.check(answer)
    assert stage.view.differences == ()

    stage.presenter.give_up()

    assert stage.view.differences == shown


def test_differences_that_take_too_long_are_done_without(stage):
    stage.check("3x")
    stage.worker.fail("This took too long and was stopped.", at=Differences)
    stage.presenter.give_up()

    assert stage.view.solution is not None
    assert stage.view.differences == ()
    assert stage.view.trouble is None


def test_differences_that_come_after_the_next_question_are_not_shown(stage):
    stage.check("3x")
    stage.worker.hold(only=Differences)
    stage.presenter.give_up()
    stage.presenter.ask_variant()
    stage.worker.release()

    assert stage.view.differences == ()


def test_each_difference_of_a_grid_says_where_it_stands(stage):
    stage.presenter.choose(Wish("family", "ja_matrix"))
    stage.check((("2x", "3x"), ("2x", "2x")))
    stage.worker.differences = DifferencesShown((DifferenceShown("answer", 0, 1, "x - 1"),))

    stage.presenter.give_up()

    (difference,) = stage.view.differences
    assert difference.says == "Row 1, column 2. Your entry minus the expected one:"


def test_a_variant_leaves_the_question_that_was_put_by(stage):
    following = stage.shelf.saved.following
    stage.presenter.give_up()
    stage.presenter.ask_variant()

    assert stage.shelf.saved.following == following


def test_a_skipped_question_is_left(stage):
    first = stage.view.sheet
    stage.presenter.skip()

    assert stage.view.sheet != first
    assert stage.view.outcomes == ("skipped", None)
    assert "skipped" in stage.log.kinds


def test_an_untried_question_is_no_part_of_the_round_once_another_topic_is_chosen(stage):
    stage.presenter.choose(Wish("jacobians", "ja_matrix", 2))

    assert stage.view.outcomes == (None,)
    assert "skipped" in stage.log.kinds


def test_a_question_that_was_tried_stays_in_the_round(stage):
    stage.presenter.hint()
    stage.presenter.choose(Wish("jacobians", "ja_matrix", 2))

    assert stage.view.outcomes == ("skipped", None)


def test_ten_questions_end_with_a_page_that_names_one_thing(stage):
    stage.answer_round()

    assert stage.view.page.title == "All 10 right at once"
    assert stage.view.page.advice


def test_the_page_of_a_round_names_the_slip_that_came_most_often(stage):
    stage.answer_round("x")

    assert "The power comes down." in stage.view.page.advice


def test_a_new_round_begins_after_the_page(stage):
    stage.answer_round()
    stage.presenter.start_round()

    assert stage.view.outcomes == (None,)


def test_what_a_round_says_to_practise_is_asked_next(stage):
    stage.answer_round("x")
    stage.presenter.practise_advice()

    assert stage.view.wish.family is not None
    assert stage.view.sheet.identity.family == stage.view.wish.family


def test_a_chosen_topic_is_asked_at_once(stage):
    stage.presenter.choose(Wish("jacobians", "ja_matrix", 2))

    assert stage.view.sheet.identity.family == "ja_matrix"
    assert stage.view.sheet.identity.level == 2


def test_the_page_waits_for_a_question_that_is_not_ready(stage):
    stage.worker.hold()
    stage.presenter.choose(Wish(family="ja_matrix"))
    assert stage.view.is_waiting

    stage.worker.release()

    assert stage.view.sheet.identity.family == "ja_matrix"


def test_a_round_resumes_where_it_stopped_with_what_was_typed(tmp_path, stage):
    stage.check("2x")
    stage.presenter.go_on()
    stage.presenter.hint()
    stage.presenter.keep({"answer": (("2",), ("x",))})
    saved = msgspec.json.decode(msgspec.json.encode(stage.shelf.saved), type=Session)

    again = Stage(tmp_path, saved, tuple(stage.log.events)).started()

    assert again.view.sheet == stage.view.sheet
    assert again.view.typed == {"answer": (("2",), ("x",))}
    assert again.view.outcomes == ("right", None)
    assert again.view.hints == ("Hint 0.",)
    assert again.log.kinds == []


def test_a_question_that_was_answered_before_the_restart_is_not_asked_again(tmp_path, stage):
    stage.check("2x")
    following = stage.shelf.saved.following

    again = Stage(tmp_path, stage.shelf.saved, tuple(stage.log.events)).started()

    assert again.view.sheet == following


def test_a_question_seen_lately_is_drawn_again(tmp_path):
    seen = sheet_of(Identity("pd_basic", 1, 1, 1))
    stage = Stage(tmp_path, Session(recent_notes=(seen.note,))).started()

    assert stage.view.sheet.note != seen.note


def test_i_think_im_right_keeps_a_line_that_check_can_replay(stage):
    stage.check("x")
    assert stage.view.actions.object

    stage.presenter.object("It is the same thing.")

    line = json.loads(stage.objections.path.read_text())
    assert (line["reference"], line["answer"], line["kind"]) == ("2*x", "x", "expression")
    assert line["names"] == ["x", "y"]
    assert line["context"]["note"] == "It is the same thing."
    assert line["context"]["verdict"]["outcome"] == "wrong"
    assert stage.view.feedback.title == "Noted"


def test_the_time_on_a_question_goes_on_after_a_restart(tmp_path, stage):
    stage.now_s = 20.0
    stage.presenter.keep({"answer": "2"})
    again = Stage(tmp_path, stage.shelf.saved, tuple(stage.log.events)).started()
    again.now_s = 5.0
    again.check("2x")

    assert again.log.events[-1].seconds == 25.0
