"""What a word that is being typed may become. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.errors import Span
from engine.language.words import Vocabulary, vocabulary
from ui.translation import tr
from ui.widgets.function_words import FUNCTION_WORDS
from ui.widgets.line_editor import Template

_LEAST_LETTERS = 2
_MOST_OFFERS = 6
# Letters up to the caret that no LaTeX command begins
_RUN = re.compile(r"(?<![A-Za-z\\])[A-Za-z]+$")
_OF_THE_QUESTION = tr("of this question")


@dataclass(frozen=True, slots=True)
class Offer:
    """One word that may be meant.

    Attributes:
        word: The whole of it.
        says: What it is.
        template: What replaces the letters that are there.
    """

    word: str
    says: str
    template: Template


@dataclass(frozen=True, slots=True)
class Completion:
    """The letters that are there, and what they may become, likelier first."""

    span: Span
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Completions:
    """Completes the functions and the names of one question."""

    names: tuple[str, ...]

    def at(self, text: str, caret: int) -> Completion | None:
        """Return what the word that ends at the caret may become; None where it is short, or is read as it is.

        Letters run together: behind `xsq` there is `x`, and then `sqrt`.
        """
        run = _RUN.search(text[:caret])
        if run is None or text[caret : caret + 1].isalnum() or self._is_product(run[0]):
            return None
        for cut in range(len(run[0]) - _LEAST_LETTERS + 1):
            offers = self._offers(run[0][cut:], before_bracket=text[caret : caret + 1] == "(")
            if offers and (cut == 0 or self._words.splits(run[0][:cut])):
                return Completion(Span(run.start() + cut, caret), offers)
        return None

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(frozenset(self.names))

    @cached_property
    def _spelled(self) -> Sequence[str]:
        return sorted(name for name in self._words.names if name.isascii() and len(name) > _LEAST_LETTERS)

    def _is_product(self, letters: str) -> bool:
        """Whether letters are read without any function in them: then nobody needs to be offered one."""
        splits = self._words.splits(letters)
        return bool(splits) and all(piece.kind != "function" for piece in splits[0])

    def _offers(self, start: str, *, before_bracket: bool) -> tuple[Offer, ...]:
        # a name that stands there in full has nothing to gain
        begun = [name for name in self._spelled if name.startswith(start) and name != start]
        names = [Offer(name, _OF_THE_QUESTION, Template(name)) for name in begun]
        functions = [
            Offer(word, says, Template(word) if before_bracket else Template(f"{word}(", ")"))
            for word, says in FUNCTION_WORDS.items()
            if word.startswith(start) and word not in self._words.names and not (before_bracket and word == start)
        ]
        return tuple((*names, *functions)[:_MOST_OFFERS])
