"""The plot of a loss that is not convex shows it: the hump at the origin stands above the chord."""

import pytest

from engine.chance import Draw
from engine.language.numeric import compiled
from engine.language.parser import parse
from engine.subjects.critical_points.convex_losses import drawn_loss, loss_question


@pytest.mark.parametrize("seed", range(30))
def test_a_loss_that_is_not_convex_rises_above_the_chord_of_its_plot(seed):
    case = drawn_loss(Draw("losses", 1, 5, seed, 0))
    picture = loss_question(case, "Is it convex?").landscape

    height = compiled(parse(picture.lines[0].formula, ("w1",)), ("w1",))(0.0)
    ((_, left), (_, right)) = picture.series[0].points

    assert (height > (left + right) / 2) == (case.shape == "neither")
