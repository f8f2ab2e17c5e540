"""What may be shown beside an answer, and when: the one place where this is decided.

Before the first verdict nothing of an answer shows. After a verdict that counts, what the answer claims is drawn; so
that the question can still be answered honestly after a miss, the truth beside it keeps to this:

- A formula may be held against the true one at once: no arrow and no level line tells how the true one is written. So
  the true field stands beside a gradient, the true model beside a Hessian.
- What is asked at a point is a few numbers, which a true arrow, plane or model would give away. It comes when the
  question is over, or by a peek. Until then the map itself is what the claim is held against.
- The same holds for where a step ends and for principal directions, and for points that are missing from a set.

What is said of the learner's own answer (its loss, its slope, its curvature) is never the key, so it is said at once;
numbers of the truth are said only when it is over.
"""

from engine.landscape.meanings import Derivatives, Meaning


def shows_truth(meaning: Meaning, *, is_revealed: bool) -> bool:
    """Tell whether the truth may be drawn beside what such an answer claims.

    Args:
        meaning: What the answer says.
        is_revealed: Whether the question is over, or was peeked into.
    """
    return is_revealed or (isinstance(meaning, Derivatives) and not meaning.at)
