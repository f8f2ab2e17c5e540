from engine.chance import Draw
from engine.functions.linear import applied, determinant, dot
from engine.functions.weights import drawn_weighting


def test_a_weighting_is_positive_and_its_step_has_a_whole_length():
    for seed in range(40):
        made = drawn_weighting(Draw("test", 1, 1, seed))

        assert applied(made.rows, made.steepest) == made.gradient
        assert dot(made.steepest, made.gradient) == made.length**2
        assert determinant(made.rows) > 0
        assert made.rows[0][0] > 0
