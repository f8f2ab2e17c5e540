from collections import Counter

import pytest

from engine.chance import Draw
from engine.errors import DefectError
from engine.subjects.targeting import Aim, aimed_first, misjudged, targeted

AIMS = tuple(Aim(code, verdict) for code in ("S1", "S2") for verdict in ("even", "odd"))


def _judged(case: int, code: str | None) -> str | None:
    """The parity of a number; S1 takes every number for even, S2 halves it first, S3 reaches no verdict."""
    match code:
        case "S1":
            return "even"
        case "S2":
            return _judged(case // 2, None)
        case "S3":
            return None
        case _:
            return "odd" if case % 2 else "even"


def _drawn(seed: int, aims: tuple[Aim, ...] = AIMS) -> tuple[Aim, int]:
    draw = Draw("cp_test_numbers", 1, 1, seed)
    return targeted(draw, aims, lambda _: draw.integer(0, 99), _judged)


@pytest.mark.parametrize("seed", range(20))
def test_the_slip_that_is_aimed_at_leads_to_another_verdict(seed):
    aim, case = _drawn(seed, (Aim("S1"), Aim("S2")))

    assert _judged(case, aim.code) != _judged(case, None)


@pytest.mark.parametrize("seed", range(20))
def test_the_verdict_that_is_wanted_is_the_right_one(seed):
    aim, case = _drawn(seed, (Aim("S2", "even"), Aim("S2", "odd")))

    assert _judged(case, None) == aim.verdict


def test_every_aim_is_chosen_about_as_often():
    aims = (Aim("S1", "odd"), Aim("S2", "even"), Aim("S2", "odd"))

    counted = Counter(_drawn(seed, aims)[0] for seed in range(300))

    assert all(70 < counted[aim] < 130 for aim in aims)


def test_an_aim_that_no_case_fits_is_a_defect():
    with pytest.raises(DefectError, match="no case that S1 misjudges"):
        _drawn(1, (Aim("S1", "even"),))


def test_the_wrong_verdicts_of_slips_leave_out_those_that_are_right_or_reach_none():
    assert misjudged(5, ("S3", "S2", "S1"), _judged) == {"S2": "even", "S1": "even"}
    assert misjudged(6, ("S3", "S2", "S1"), _judged) == {"S2": "odd"}


def test_the_code_that_is_aimed_at_stands_in_front():
    assert aimed_first(("S1", "S2", "S3"), Aim("S2")) == ("S2", "S1", "S3")
