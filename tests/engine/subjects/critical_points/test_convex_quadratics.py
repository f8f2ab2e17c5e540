"""The plot of a quadratic shows the ways in which it bends, along both eigenvectors of its Hessian."""

import pytest

from engine.chance import Draw
from engine.language.numeric import compiled
from engine.language.parser import parse
from engine.subjects.critical_points.convex_quadratics import quadratic_question


@pytest.mark.parametrize("seed", range(20))
def test_a_quadratic_that_is_neither_bends_both_ways_in_its_plot(seed):
    question = quadratic_question(Draw("quadratics", 1, 2, seed, 0), "Is it convex?")
    slices = [compiled(parse(line.formula, ("t",)), ("t",)) for line in question.landscape.lines]

    bends = [height(1.0) + height(-1.0) - 2 * height(0.0) for height in slices]

    assert (min(bends) < 0 < max(bends)) == (question.part("b").key.ids == ("neither",))
