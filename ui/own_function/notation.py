"""How the line of one's own function is read: with whatever letters it holds, and with or without `f(x, y) =`."""

from dataclasses import dataclass

from engine.language.decimal_mark import uses_decimal_comma
from engine.language.reading import Read
from engine.questions.definitions import Definition, read_definition
from ui.widgets.entry_state import Found, Notation


@dataclass(frozen=True, slots=True)
class FunctionNotation(Notation):
    """A `Notation` that declares no names beforehand; what it reads is the right side, with the learner's decimal mark."""

    names: tuple[str, ...] = ()

    def read(self, text: str) -> Found:
        found = read_definition(text, decimal_comma=uses_decimal_comma())
        return Read(found.body) if isinstance(found, Definition) else found
