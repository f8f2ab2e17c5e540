from collections.abc import Callable

import pytest

from engine.calculus.witness import values
from engine.chance import Draw
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import Name, names
from engine.questions.audit import is_proved
from engine.questions.question import Question
from engine.subjects.critical_points.scanning import sampled_nature, scanned
from engine.subjects.critical_points.stationary import Terrain, factored
from engine.subjects.critical_points.stationary_plot import around
from engine.subjects.critical_points.stationary_slips import point_slips
from engine.subjects.critical_points.terrains import (
    drawn_cubics,
    drawn_exponential,
    drawn_knot,
    drawn_quadratic,
    drawn_waves,
)

Drawing = Callable[[Draw, tuple[Name, ...]], Terrain]

each_drawing = pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(drawn_quadratic, id="quadratic"),
        pytest.param(lambda draw, xy: drawn_cubics(draw, xy, 2), id="grid"),
        pytest.param(lambda draw, xy: drawn_cubics(draw, xy, 1, sheared=True), id="sheared"),
        pytest.param(drawn_knot, id="coupled"),
        pytest.param(drawn_exponential, id="exponential"),
        pytest.param(drawn_waves, id="waves"),
    ],
)


def _drawn(drawing: Drawing, seed: int) -> Terrain:
    return drawing(Draw("cp_find", 1, 4, seed), names("x y"))


@each_drawing
def test_a_scan_finds_the_points_of_a_terrain_and_no_others(drawing):
    for seed in range(6):
        ground = _drawn(drawing, seed)

        found = scanned(ground.f, ground.names, around(ground))

        wanted = [values(mark.at, {}) for mark in ground.landmarks]
        assert len(found) == len(wanted)
        assert all(any(pytest.approx(point, abs=1e-8) == other for other in found) for point in wanted)


@each_drawing
def test_each_point_is_of_the_nature_that_its_surroundings_show(drawing):
    for seed in range(6):
        ground = _drawn(drawing, seed)
        for mark in ground.landmarks:
            assert sampled_nature(ground.f, ground.names, values(mark.at, {})) == mark.nature


@each_drawing
def test_every_claim_on_the_way_to_the_points_is_proved(drawing):
    for seed in range(4):
        ground = _drawn(drawing, seed)
        question = Question("", {}, ground.names, (), (), (), (), "")
        for step in ground.solving(ground):
            assert step.claims
            assert all(is_proved(claim, question) for claim in step.claims), (plain(ground.f), step.formula)


def test_a_polynomial_is_factored_by_its_roots():
    node, half = parse("4x^2 y - 2x y", ("x", "y")), parse("1/2", ())

    assert plain(factored(node, "x", [parse("0", ()), half])) == "2*y*x*(2*x - 1)"


def test_dividing_by_a_variable_loses_the_points_where_it_is_zero():
    ground = _drawn(drawn_knot, 1)

    lost = [slip for slip in point_slips(ground) if slip.code == "S10"]

    assert len(lost) == 2
    assert all(slip.answer.rational == ground.points("minimum", "maximum").rational for slip in lost)
