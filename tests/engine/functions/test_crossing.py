from engine.chance import Draw
from engine.functions.crossing import drawn_crossing, squared_cosine
from engine.functions.steering import exact_gradient
from engine.language.tree import names


def test_both_gradients_are_the_chosen_ones_and_meet_at_a_known_angle():
    for seed in range(15):
        made = drawn_crossing(Draw("test", 1, 4, seed), names("x y"))
        slopes = tuple(exact_gradient(f, names("x y"), made.at) for f in (made.first, made.second))

        assert slopes == made.slopes
        assert 0 < squared_cosine(*slopes) < 1
