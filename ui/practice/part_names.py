"""What the parts of a question are called, on the page, in the terminal and on paper. No Qt."""

import re
from string import ascii_lowercase

from engine.questions.sheet import PartSheet, Sheet

# Most parts say themselves which one they are: "(b) The area of the image."
_LETTERED = re.compile(r"\(([a-z])\)\s*(.*)", re.DOTALL)


def part_name(sheet: Sheet, part: PartSheet) -> str:
    """Return text such as "(b)", or "" where there is but one part."""
    if len(sheet.parts) == 1:
        return ""
    said = _LETTERED.match(part.asks)
    return f"({said[1] if said else ascii_lowercase[sheet.parts.index(part)]})"


def part_asks(part: PartSheet) -> str:
    """Return what a part asks, without its letter."""
    said = _LETTERED.match(part.asks)
    return said[2] if said else part.asks
