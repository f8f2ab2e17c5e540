"""Brings a learner back to where they were: the page, the divider, the picture of the landscape.

What is kept may be from another version of the program; whatever is not here any more is passed over.
"""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from engine.errors import MachineError
from engine.records.place import PlaceKept, place_file
from ui.pages import PAGES
from ui.practice.room import PracticeRoom
from ui.widgets.landscape.offering import PictureName
from ui.wing import PRACTICE, Wing


class Place:
    """The place that was kept, and the file of the next one.

    Args:
        room: The practice page.
        wing: Leads to the others.
        folder: Where the records are.
        report: Told, on whichever thread it happens, when the file cannot be read or written.
    """

    def __init__(self, room: PracticeRoom, wing: Wing, folder: Path, report: Callable[[MachineError], None]) -> None:
        self._page = room.page
        self._wing = wing
        self._file = place_file(folder, report)

    def restore(self) -> None:
        """Put the practice page as it was, and go to the page that was open."""
        kept = self._file.load()
        if kept.share is not None:
            self._page.split.divided.divide(kept.share)
        for picture in get_args(PictureName):
            if picture == kept.picture:
                self._page.landscape.prefer(picture)
        if kept.page != PRACTICE and any(entry.id == kept.page for entry in PAGES):
            self._wing.open(kept.page)

    def keep(self) -> None:
        divided = self._page.split.divided
        share = divided.share if divided.is_moved else None
        self._file.save(PlaceKept(page=self._wing.here, share=share, picture=self._page.landscape.picture))

    def close(self) -> None:
        """Wait until it is on the disk."""
        self._file.close()
