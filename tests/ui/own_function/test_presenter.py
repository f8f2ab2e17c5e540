"""The page of one's own function without a window: what is drawn, what is offered, and which question is asked for."""

import pytest

from engine.errors import MachineError
from engine.questions.sheet import Identity, PartSheet, Sheet
from engine.records.own_functions import MOST, OwnFunctions, own_functions_file
from engine.worker.messages import CURRENT, Done, Failed
from ui.own_function.examples import EXAMPLES
from ui.own_function.page import TASKS
from ui.own_function.presenter import OwnFunctionPresenter

PARTIAL, GRADIENT, _, PLANE, *_ = TASKS


class View:
    """Remembers what is on the page."""

    def __init__(self):
        self.text, self.recent, self.axes, self.landscape, self.drawn = None, (), ((), 0), None, 0
        self.point, self.tasks, self.is_busy, self.message = "", None, False, ""

    def show_text(self, text):
        self.text = text

    def show_recent(self, recent):
        self.recent = tuple(recent)

    def show_axes(self, choices, chosen):
        self.axes = (tuple(choices), chosen)

    def show_landscape(self, landscape):
        self.landscape, self.drawn = landscape, self.drawn + 1

    def show_point(self, point):
        self.point = point

    def offer(self, *, tasks):
        self.tasks = tasks

    def set_busy(self, *, busy):
        self.is_busy = busy

    def say(self, message):
        self.message = message


class Worker:
    """Holds every request until it is answered."""

    def __init__(self):
        self.requests, self.waiting = [], []

    def submit(self, request, deadline_s, then):
        self.requests.append(request)
        self.waiting.append(then)

    def answer(self, result):
        then = self.waiting.pop()
        then(result if isinstance(result, Failed) else Done(1, result))


class Shelf:
    def __init__(self):
        self.saved = OwnFunctions()

    def save(self, value):
        self.saved = value


class Stage:
    """A presenter with everything around it in memory."""

    def __init__(self, kept=None):
        self.view, self.worker, self.shelf, self.asked = View(), Worker(), Shelf(), []
        kept = OwnFunctions() if kept is None else kept
        self.presenter = OwnFunctionPresenter(
            view=self.view, worker=self.worker, kept=kept, shelf=self.shelf, ask=self.asked.append
        )
        self.presenter.start()

    @property
    def formula(self):
        return self.view.landscape.components[0].formula


SHEET = Sheet(
    Identity("own_gradient", 1, 1, 0, "f(x, y) = x"),
    "gradients",
    "Gradient of your function",
    "",
    ("x", "y"),
    (PartSheet("answer", "f", "vector", (2, 1), ("x", "y")),),
    2,
    "",
)


@pytest.fixture
def stage():
    return Stage()


def test_the_first_example_is_there_at_the_first_time(stage):
    assert stage.view.text == EXAMPLES[0].text
    assert stage.formula == "x^2 - y^2"
    assert stage.view.tasks


def test_what_was_typed_last_is_there_the_next_time():
    stage = Stage(OwnFunctions(typed="u v", recent=("u v",)))

    assert stage.view.text == "u v"
    assert stage.view.landscape.axes == ("u", "v")
    assert stage.view.recent == ("u v",)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_example_is_drawn_and_can_be_practised_on(stage, example):
    stage.presenter.take(example.text)

    assert stage.view.landscape is not None
    assert (stage.view.tasks, stage.view.message) == (True, "")


@pytest.mark.parametrize(
    ("text", "axes", "sliders"),
    [
        pytest.param("x^2", ("x", "y"), (), id="one letter"),
        pytest.param("y^2", ("y", "x"), (), id="the other letter"),
        pytest.param("f(v, u) = u - v", ("v", "u"), (), id="arguments in their order"),
        pytest.param("a x^2 + y b", ("x", "y"), ("a", "b"), id="letters that are constants"),
        pytest.param("f(a, b) = a b x", ("a", "b"), ("x",), id="arguments come before other letters"),
    ],
)
def test_the_axes_are_the_likeliest_letters(stage, text, axes, sliders):
    stage.presenter.take(text)

    assert stage.view.landscape.axes == axes
    assert tuple(slider.name for slider in stage.view.landscape.sliders) == sliders


def test_another_pair_of_axes_can_be_picked(stage):
    stage.presenter.take("a x + y^2")
    choices, chosen = stage.view.axes

    stage.presenter.pick_axes(choices.index(("x", "a")))

    assert (choices, chosen) == ((("x", "y"), ("x", "a"), ("y", "a")), 0)
    assert stage.view.landscape.axes == ("x", "a")


@pytest.mark.parametrize("text", ["1/2x", "x +", "", "[x, y]", "f(x, x) = 1"])
def test_what_is_no_function_leaves_the_picture_and_offers_nothing(stage, text):
    before = stage.view.landscape

    stage.presenter.read(text)

    assert stage.view.landscape is before
    assert stage.view.tasks is False


@pytest.mark.parametrize(
    ("text", "is_drawn"),
    [
        pytest.param("1/0", False, id="undefined everywhere"),
        pytest.param("sqrt(-1 - x^2)", False, id="a root of what is negative"),
        pytest.param("a b c d g h x", False, id="many letters"),
        pytest.param(" + ".join(["sin(x y)"] * 60), False, id="very long"),
        pytest.param("7", True, id="a constant"),
        pytest.param("x - x", True, id="constant in effect"),
        pytest.param("x^x^x", True, id="a tower of powers"),
        pytest.param("x^40", True, id="a large exponent"),
    ],
)
def test_what_cannot_be_practised_on_says_what_to_change(stage, text, is_drawn):
    stage.presenter.take(text)

    assert (stage.view.landscape is not None) == is_drawn
    assert stage.view.tasks is False
    assert stage.view.message.endswith(".")


def test_the_point_of_questions_is_the_nearest_simple_one(stage):
    stage.presenter.point(1.3, -0.74)

    assert stage.view.point == "P = (3/2, -1/2)"


def test_a_question_is_made_of_the_function_alone(stage):
    stage.presenter.take("x y + 1")

    stage.presenter.practise(GRADIENT)

    assert stage.worker.requests[-1].identity == Identity("own_gradient", CURRENT, 1, 0, "f(x, y) = x*y + 1")
    assert stage.view.is_busy


def test_a_question_at_a_point_brings_it(stage):
    stage.presenter.point(2.0, -0.5)

    stage.presenter.practise(PLANE)

    assert stage.worker.requests[-1].identity.of == "f(x, y) = x^2 - y^2; P = (2, -1/2)"


def test_partial_derivatives_are_by_one_letter_and_then_by_the_other(stage):
    for _ in range(3):
        stage.presenter.practise(PARTIAL)
        stage.worker.answer(SHEET)

    assert [request.identity.seed for request in stage.worker.requests] == [0, 1, 2]


def test_a_question_that_is_made_is_asked(stage):
    stage.presenter.practise(GRADIENT)

    stage.worker.answer(SHEET)

    assert stage.asked == [SHEET]
    assert not stage.view.is_busy


def test_a_refusal_is_said_and_the_page_stays_usable(stage):
    stage.presenter.practise(GRADIENT)

    stage.worker.answer(Failed(1, "Take a shorter function."))

    assert stage.view.message == "Take a shorter function."
    assert (stage.asked, stage.view.is_busy) == ([], False)


def test_a_question_on_what_stood_there_before_is_not_asked(stage):
    stage.presenter.practise(GRADIENT)
    stage.presenter.read("x +")

    stage.worker.answer(SHEET)

    assert stage.asked == []
    assert not stage.view.is_busy


def test_one_question_is_made_at_a_time(stage):
    stage.presenter.practise(GRADIENT)
    stage.presenter.practise(PLANE)

    assert len(stage.worker.requests) == 1


def test_what_is_used_is_remembered_once_the_newest_first(stage):
    for text in ("x y", "x + y", "x y"):
        stage.presenter.take(text)
        stage.presenter.use()

    assert stage.view.recent == ("x y", "x + y")
    assert stage.shelf.saved == OwnFunctions(typed="x y", recent=("x y", "x + y"))


def test_what_cannot_be_read_is_not_remembered_as_used(stage):
    stage.presenter.read("x +")
    stage.presenter.use()

    assert stage.shelf.saved == OwnFunctions(typed="x +")


def test_only_a_few_are_remembered():
    kept = OwnFunctions()
    for number in range(20):
        kept = kept.used(f"x + {number}")

    assert len(kept.recent) == MOST
    assert kept.recent[0] == "x + 19"


def test_the_file_survives_a_restart_and_damage(tmp_path):
    faults: list[MachineError] = []
    file = own_functions_file(tmp_path, faults.append)
    file.save(OwnFunctions(typed="x", recent=("x", "y")))
    file.close()

    again = own_functions_file(tmp_path, faults.append)

    assert again.load() == OwnFunctions(typed="x", recent=("x", "y"))
    (tmp_path / "own-functions.json").write_text("{")
    assert again.load() == OwnFunctions()
    assert faults == []
    again.close()
