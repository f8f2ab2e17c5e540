"""What a wrong answer tells: the one slip that explains it, and the first step of the solution that it departs from."""

from collections.abc import Mapping, Sequence

import sympy

from engine.equality.budget import Budget
from engine.equality.decide import compare
from engine.equality.domain import Domain
from engine.equality.expansion import expanded
from engine.equality.outcome import Equal
from engine.equality.sampling import Comparison
from engine.language.tree import Node, Vector, entries, free_names
from engine.questions.kinds.entries import Rows, rows_of, shape_of
from engine.questions.question import Part, Slip, Step
from engine.questions.verdict import NamedSlip

# A slip that fewer points than this tell from the key explains nothing.
_SEPARATING_POINTS = 2


class Diagnosis:
    """A wrong answer to a part, to be explained.

    Args:
        answer: Its rows.
        wrong: The places of its wrong entries, counted row by row; none if the shape is wrong.
        part: What was asked.
        domain: Where entries are compared.
        budget: For all comparisons together.
    """

    def __init__(self, answer: Rows, wrong: Sequence[int], part: Part, domain: Domain, budget: Budget) -> None:
        self._shape = shape_of(answer)
        self._answer = [entry for row in answer for entry in row]
        self._key = entries(part.key)
        self._wrong = wrong
        self._part = part
        self._domain = domain
        self._budget = budget

    def slip(self, slips: Sequence[Slip]) -> NamedSlip | None:
        """Return the slip that explains the answer, if exactly one does.

        One that leads to the whole answer comes before those that only explain the wrong entries: the learner may
        have made the mistake in some entries and not in others.
        """
        candidates = [slip for slip in slips if slip.part == self._part.id]
        fitting = [slip for slip in candidates if self._is_whole(slip)]
        fitting = fitting or [slip for slip in candidates if self._explains_wrong_entries(slip)]
        return NamedSlip(fitting[0].code, fitting[0].message) if len(fitting) == 1 else None

    def first_step(self, steps: Sequence[Step]) -> int | None:
        """Return the index of the first step whose term does not occur in the wrong entry that it belongs to."""
        for index, step in enumerate(steps):
            if step.yields is None:
                continue
            row, column, term = step.yields
            place = self._place(row, column)
            if place in self._wrong and self._lacks(place, term):
                return index
        return None

    def _is_whole(self, slip: Slip) -> bool:
        """Return whether the slip leads to the answer as it stands, entry by entry."""
        led_to = entries(slip.answer)
        if len(led_to) != len(self._answer) or not self._fits_shape(slip):
            return False
        return all(self._agree(mine, its) for mine, its in zip(self._answer, led_to, strict=True)) and any(
            self._is_separate(place, entry) for place, entry in enumerate(led_to)
        )

    def _explains_wrong_entries(self, slip: Slip) -> bool:
        led_to = entries(slip.answer)
        if not self._wrong or len(led_to) != len(self._answer) or not self._fits_shape(slip):
            return False
        return all(
            self._agree(self._answer[place], led_to[place]) and self._is_separate(place, led_to[place])
            for place in self._wrong
        )

    def _fits_shape(self, slip: Slip) -> bool:
        """Return whether the answer has the slip's shape; rows and columns are alike for vectors."""
        return isinstance(slip.answer, Vector) or shape_of(rows_of(slip.answer)) == self._shape

    def _agree(self, left: Node, right: Node) -> bool:
        return isinstance(compare(left, right, self._domain, self._budget), Equal)

    def _is_separate(self, place: int, led_to: Node) -> bool:
        """Return whether enough points tell a slip's entry from the key's; plain numbers have but one."""
        if place >= len(self._key):
            return True
        comparison = Comparison(led_to, self._key[place], self._domain)
        wanted = _SEPARATING_POINTS if comparison.names else 1
        return comparison.differences(wanted) == wanted

    def _place(self, row: int, column: int) -> int:
        if isinstance(self._part.key, Vector):
            return row + column
        return row * len(rows_of(self._part.key)[0]) + column

    def _lacks(self, place: int, term: Node) -> bool:
        """Return whether a term of the key is missing from an entry of the answer.

        Terms are compared expanded. Like terms may have been collected, so a coefficient is good when it is the step's
        or the whole key's.
        """
        if not free_names(term) <= set(self._part.names):
            return False
        key, mine, wanted = (self._terms(node) for node in (self._key[place], self._answer[place], term))
        if key is None or mine is None or wanted is None:
            return False
        return any(mine.get(form, 0) not in (number, key.get(form, 0)) for form, number in wanted.items())

    def _terms(self, node: Node) -> Mapping[sympy.Expr, sympy.Expr] | None:
        """Return the coefficients of an entry's terms by what they multiply, or None for what is too large to expand."""
        whole = expanded(node, self._domain.positive)
        return None if whole is None else whole.as_coefficients_dict()
