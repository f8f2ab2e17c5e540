"""Talking to a person, or to the pipe that stands in for one."""

import sys
from typing import Literal, TypeAlias

from rich.console import Console
from rich.text import Text

Tone: TypeAlias = Literal["plain", "title", "good", "miss", "quiet"]

# No answer is longer than 2,000 characters; what follows is not read, or a pipe without line ends would fill the memory.
_MOST_CHARACTERS = 10_000
# Where nobody's screen sets the width.
_PIPE_COLUMNS = 120

_STYLES: dict[Tone, str] = {
    "plain": "",
    "title": "bold",
    "good": "bold green",
    "miss": "bold yellow",
    "quiet": "dim",
}


class Talk:
    """The standard input and output as a conversation.

    Attributes:
        is_with_a_person: Whether answers are typed here and now.
    """

    def __init__(self) -> None:
        self.is_with_a_person = sys.stdin is not None and sys.stdin.isatty()
        self._console = Console(highlight=False)
        if self.is_with_a_person:
            _edit_lines()

    @property
    def columns(self) -> int:
        """How many characters stand in a line."""
        return self._console.width if self._console.is_terminal else _PIPE_COLUMNS

    def say(self, text: str = "", tone: Tone = "plain") -> None:
        """Print text, and no commands to the terminal; in a pipe lines are left whole, for programs that read them."""
        self._console.print(Text(_printable(text), style=_STYLES[tone]), soft_wrap=not self._console.is_terminal)

    def ask(self, prompt: str) -> str | None:
        """Return the next line without the space around it, or None at the end of the input."""
        if self.is_with_a_person:
            return self._typed(prompt)
        line = _line() if sys.stdin is not None else ""
        if not line:
            return None
        self.say(f"{prompt}{line.strip()}", "quiet")
        return line.strip()

    def _typed(self, prompt: str) -> str | None:
        try:
            return input(prompt).strip()
        except EOFError:
            self.say()
            return None


def _line() -> str:
    """Return the beginning of the next line of the standard input, or "" at its end."""
    line = sys.stdin.readline(_MOST_CHARACTERS)
    rest = line
    while rest and not rest.endswith("\n"):
        rest = sys.stdin.readline(_MOST_CHARACTERS)
    return line


def _printable(text: str) -> str:
    """Show a character that would move the cursor or colour the screen as one that cannot be shown."""
    return "".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in text)


def _edit_lines() -> None:
    """Give the prompt arrow keys and a memory, where the system has them."""
    try:
        import readline  # noqa: F401, PLC0415 -- its import does it; Windows edits lines by itself
    except ImportError:
        return
