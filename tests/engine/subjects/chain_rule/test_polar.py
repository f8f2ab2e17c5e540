"""Harmonic functions have no Laplacian; r² has 4."""

import pytest

from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.questions.audit import faults
from engine.subjects.chain_rule.polar import laplacian_of, polar_laplacian


@pytest.mark.parametrize(
    ("f", "laplacian"),
    [
        pytest.param("r^2", "4", id="a bowl"),
        pytest.param("r^3 cos(3theta)", "0", id="harmonic"),
        pytest.param("ln r", "0", id="the field of a line"),
        pytest.param("r^3 sin(2theta)", "5*r*sin(2*theta)", id="a wave"),
    ],
)
def test_the_laplacian_in_polar_coordinates(f, laplacian):
    assert plain(laplacian_of(parse(f, ("r", "theta")))) == laplacian


def test_a_question_about_it_is_proved_throughout():
    question = polar_laplacian(parse("r^4 cos(2theta)", ("r", "theta")), "What is $f_{xx} + f_{yy}$?")

    assert not list(faults(question, 5))
