from functools import partial

from engine.chance import Draw
from engine.functions.landings import Changes, drawn_landing
from engine.functions.linear import difference, multiple
from engine.functions.steering import exact_gradient, exact_value
from engine.language.tree import names


def test_a_step_of_descent_changes_f_as_it_was_planned() -> None:
    for seed in range(12):
        planned: list[Changes] = []
        made = drawn_landing(Draw("landings", 1, 1, seed), names("x y"), partial(_kept, planned))

        arrived = difference(made.at, multiple(exact_gradient(made.f, made.names, made.at), made.rate))
        before, after = (exact_value(made.f, made.names, at) for at in (made.at, arrived))

        assert all(x.denominator == 1 for x in arrived)
        assert after - before == planned[-1].actual


def _kept(planned: list[Changes], changes: Changes) -> bool:
    planned.append(changes)
    return True
