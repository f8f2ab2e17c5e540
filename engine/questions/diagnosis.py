"""What a wrong answer tells: the slip that explains it, and the first step of the solution that it departs from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from engine.equality.budget import Budget
from engine.equality.decide import compare
from engine.equality.domain import Domain
from engine.equality.expansion import Expr, expanded
from engine.equality.outcome import Equal
from engine.equality.sampling import Comparison
from engine.language.tree import Node, Value, Vector, entries, free_names
from engine.questions.keys import Key, is_value
from engine.questions.kinds.entries import Rows, rows_of, shape_of
from engine.questions.question import Part, Slip, Step
from engine.questions.slip_topics import shared_topic
from engine.questions.verdict import NamedSlip

# A slip that fewer points than this tell from the key explains nothing.
_SEPARATING_POINTS = 2
# Pairs are tried only where single slips were quick, and no more of them than this.
_MOST_PAIRS = 60
_PAIRS_NEED_S = 0.8


@dataclass(frozen=True, slots=True)
class Explanation:
    """What explains a wrong answer: the one slip, or a sentence on what several slips share; or neither."""

    slip: NamedSlip | None = None
    message: str = ""


def explained(fitting: Sequence[Slip]) -> Explanation:
    """Return what the slips that lead to an answer say together; none is named unless it is the only one."""
    if len(fitting) == 1:
        return Explanation(NamedSlip(fitting[0].code, fitting[0].message))
    topic = shared_topic(slip.code for slip in fitting) if fitting else ""
    says = f"More than one slip leads to this, and all of them are about {topic}. Go through that once more."
    return Explanation(message=says if topic else "")


class Diagnosis:
    """A wrong answer by entries, to be explained.

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
        self._key = entries(part.value)
        self._wrong = wrong
        self._part = part
        self._domain = domain
        self._budget = budget

    def explanation(self, slips: Sequence[Slip]) -> Explanation:
        """Return the slip that explains the answer, if exactly one does, or the pair of slips.

        One that leads to the whole answer comes before those that only explain the wrong entries: the learner may
        have made the mistake in some entries and not in others. Pairs come last.
        """
        candidates = [slip for slip in slips if slip.part == self._part.id and self._has_shape(slip)]
        fitting = list(filter(self._is_whole, candidates)) or list(filter(self._explains_wrong_entries, candidates))
        if not fitting and self._budget.left() > _PAIRS_NEED_S:
            fitting = self._fitting_pairs(candidates)
        return explained(fitting)

    def _fitting_pairs(self, slips: Sequence[Slip]) -> list[Slip]:
        """Return the pairs that explain the answer, one slip on top of the other or each in some entries."""
        on_top = (slip for slip in islice(_pairs(slips), _MOST_PAIRS) if self._has_shape(slip) and self._is_whole(slip))
        return list({slip.code: slip for slip in (*on_top, *self._side_by_side(slips))}.values())

    def first_step(self, steps: Sequence[Step]) -> int | None:
        """Return the index of the first step whose term does not occur in the wrong entry that it belongs to."""
        for index, step in enumerate(steps):
            if step.yields is None or step.part != self._part.id:
                continue
            row, column, term = step.yields
            place = self._place(row, column)
            if place in self._wrong and self._lacks(place, term):
                return index
        return None

    def _has_shape(self, slip: Slip) -> bool:
        """Return whether a slip leads to something of the answer's shape; rows and columns are alike for vectors."""
        if not is_value(slip.answer) or len(entries(slip.answer)) != len(self._answer):
            return False
        return isinstance(slip.answer, Vector) or shape_of(rows_of(slip.answer)) == self._shape

    def _is_whole(self, slip: Slip) -> bool:
        """Return whether the slip leads to the answer as it stands, entry by entry."""
        led_to = _entries(slip)
        return all(self._agree(mine, its) for mine, its in zip(self._answer, led_to, strict=True)) and any(
            self._is_separate(place, entry) for place, entry in enumerate(led_to)
        )

    def _explains_wrong_entries(self, slip: Slip) -> bool:
        return bool(self._wrong) and all(self._explains(slip, place) for place in self._wrong)

    def _explains(self, slip: Slip, place: int) -> bool:
        led_to = _entries(slip)[place]
        return self._agree(self._answer[place], led_to) and self._is_separate(place, led_to)

    def _side_by_side(self, slips: Sequence[Slip]) -> Iterator[Slip]:
        """Yield the pairs of slips of different groups that explain the wrong entries between them, each some."""
        if len(self._wrong) < 2:
            return
        explained = {slip.code: {place for place in self._wrong if self._explains(slip, place)} for slip in slips}
        useful = [slip for slip in slips if explained[slip.code]]
        for first, second in combinations(useful, 2):
            both = explained[first.code] | explained[second.code]
            if first.code[0] != second.code[0] and both == set(self._wrong):
                yield _paired(first, second, first.answer)

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
        if isinstance(self._part.value, Vector):
            return row + column
        return row * len(rows_of(self._part.value)[0]) + column

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

    def _terms(self, node: Node) -> Mapping[Expr, Expr] | None:
        """Return the coefficients of an entry's terms by what they multiply, or None for what is too large to expand."""
        whole = expanded(node, self._domain.positive)
        return None if whole is None else whole.as_coefficients_dict()


def _entries(slip: Slip) -> tuple[Node, ...]:
    return entries(slip.answer) if is_value(slip.answer) else ()


def _pairs(slips: Sequence[Slip]) -> Iterator[Slip]:
    """Yield what two slips of different groups lead to, one made on top of the other."""
    for first in slips:
        for second in slips:
            if second.acts is not None and first.acts is None and first.code[0] != second.code[0]:
                yield _paired(first, second, _on_top(first, second.acts))


def _on_top(first: Slip, acts: Callable[[Value], Value]) -> Key:
    return acts(first.answer) if is_value(first.answer) else first.answer


def _paired(first: Slip, second: Slip, answer: Key) -> Slip:
    """Return two slips as one; each says what was done, and neither what to look at."""
    message = f"{_opening(first.message)} {_opening(second.message)}"
    return Slip(f"{first.code}+{second.code}", answer, message, first.part)


def _opening(message: str) -> str:
    """Return the first sentence of a message; a full stop in mathematics ends none."""
    inside = False
    for at, character in enumerate(message):
        inside ^= character == "$"
        if not inside and message[at : at + 2] == ". ":
            return message[: at + 1]
    return message
