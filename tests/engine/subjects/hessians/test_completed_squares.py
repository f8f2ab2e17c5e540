from engine.chance import Draw
from engine.equality.budget import Budget
from engine.functions.bowls import drawn_bowl
from engine.language.tree import names
from engine.questions.keys import plain_key
from engine.questions.marking import mark
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.completed_squares import square_question

QUESTION = square_question(drawn_bowl(Draw("squares", 1, 4, 0), names("x y")), "Complete the square.")
KEYS = {part.id: plain_key(part.key) for part in QUESTION.parts}


def test_all_parts_agree_with_differences():
    assert not any(disagreement(part) for part in QUESTION.parts)


def test_the_middle_follows_from_the_learners_own_matrix():
    middle = QUESTION.part("b")
    assert middle.follows is not None

    assert middle.follows({"a": QUESTION.part("a").key}) == middle.key
    assert middle.follows({}) is None


def test_the_constant_follows_from_the_learners_own_middle():
    slip = next(slip for slip in QUESTION.slips if slip.part == "b" and slip.code == "H10")
    constant = QUESTION.part("c")
    assert constant.follows is not None
    own = constant.follows({"b": slip.answer})
    assert own is not None

    verdict = mark(QUESTION, KEYS | {"b": plain_key(slip.answer), "c": plain_key(own)}, Budget(4.0)).parts["c"]

    assert verdict.outcome == "right" if own == constant.key else verdict.follows
