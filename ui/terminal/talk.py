"""Talking to a person, or to the pipe that stands in for one."""

import sys
from typing import Literal, TypeAlias

from rich.console import Console
from rich.text import Text

Tone: TypeAlias = Literal["plain", "title", "good", "miss", "quiet"]

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

    def say(self, text: str = "", tone: Tone = "plain") -> None:
        """Print text as it is; in a pipe its lines are left whole, for programs that look for sentences."""
        self._console.print(Text(text, style=_STYLES[tone]), soft_wrap=not self._console.is_terminal)

    def ask(self, prompt: str) -> str | None:
        """Return the next line without the space around it, or None at the end of the input."""
        if self.is_with_a_person:
            return self._typed(prompt)
        line = sys.stdin.readline() if sys.stdin is not None else ""
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


def _edit_lines() -> None:
    """Give the prompt arrow keys and a memory, where the system has them."""
    try:
        import readline  # noqa: F401, PLC0415 -- its import does it; Windows edits lines by itself
    except ImportError:
        return
