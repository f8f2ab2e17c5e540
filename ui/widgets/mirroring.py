"""Filling the mirror image of an entry of a symmetric matrix while it is typed. No Qt."""

from ui.widgets.changes import Cell, Texts


class Mirroring:
    """Which entries were filled by mirroring, so that they may be filled again.

    Attributes:
        is_on: Whether what is typed is mirrored.
    """

    def __init__(self) -> None:
        self.is_on = False
        self._filled: dict[Cell, str] = {}

    def image(self, cell: Cell, text: str, texts: Texts) -> Cell | None:
        """Return the entry that is to take over a text that was typed into another; None where none is.

        Args:
            cell: What was typed into; by that it is no mirror image any more.
            text: What stands there now.
            texts: All texts of a square matrix.
        """
        self._filled.pop(cell, None)
        image = cell[1], cell[0]
        if not self.is_on or image == cell or not self._may_fill(image, texts):
            return None
        self._filled[image] = text
        return image

    def _may_fill(self, cell: Cell, texts: Texts) -> bool:
        """Whether an entry is empty, or stands as it was mirrored."""
        text = texts[cell[0]][cell[1]]
        return not text.strip() or self._filled.get(cell) == text
