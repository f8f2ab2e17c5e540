"""What the letters and signs of one question mean while they are typed."""

from dataclasses import dataclass
from functools import cached_property

from engine.language.spelling import GREEK, stem_and_index
from engine.language.words import Vocabulary, vocabulary

_SEPARATORS = frozenset(",;")


@dataclass(frozen=True)
class Dialect:
    """The names that the question declares, and its decimal mark.

    Attributes:
        names: In their plain spelling.
        decimal_comma: Whether a comma is the decimal mark; then `;` separates.
    """

    names: tuple[str, ...] = ()
    decimal_comma: bool = False

    @cached_property
    def words(self) -> Vocabulary:
        """What the reader of the notation makes of letters."""
        return vocabulary(frozenset(self.names))

    @cached_property
    def lettering(self) -> Vocabulary:
        """What is taken together while it is typed: besides the names `theta`, of which only `theta_1` is declared.

        Where no names are declared, any Greek letter may be one.
        """
        stems = (stem_and_index(name)[0] for name in self.names)
        return vocabulary(frozenset({*self.names, *(stem for stem in stems if len(stem) > 1)} or GREEK))

    @property
    def decimal_mark(self) -> str:
        """What a decimal point is written as; in a formula it is a point all the same."""
        return "," if self.decimal_comma else "."

    @property
    def separator(self) -> str:
        """What stands between two values."""
        return ";" if self.decimal_comma else ","

    @property
    def separators(self) -> frozenset[str]:
        """What ends a value."""
        return _SEPARATORS - {","} if self.decimal_comma else _SEPARATORS
