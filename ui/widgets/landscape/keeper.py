"""Keeps pictures of landscapes: on the clipboard, or in a file that the learner names."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.errors import MachineError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NO_PICTURE = "A table is not kept as a picture. Contours, surface and profile are."


class PictureKeeper(QObject):
    """Copies and saves figures.

    Signals:
        said: A sentence on what was done, or why not.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))

    def copy(self, figure: "Figure | None") -> None:
        """Put a figure on the clipboard, at twice its size."""
        # matplotlib comes after the first paint
        from ui.widgets.landscape.exporting import picture_bytes  # noqa: PLC0415

        if figure is None:
            self.said.emit(_NO_PICTURE)
            return
        QGuiApplication.clipboard().setImage(QImage.fromData(picture_bytes(figure, "png")))
        self.said.emit("The picture is on the clipboard.")

    def save(self, figure: "Figure | None", name: str) -> None:
        """Ask for a file and write a figure into it.

        Args:
            figure: What is kept; None for what is no picture.
            name: Of the file, without an ending.
        """
        from ui.widgets.landscape.exporting import FILTERS  # noqa: PLC0415 - likewise

        if figure is None:
            self.said.emit(_NO_PICTURE)
            return
        start = str(self._folder / f"{name}.png")
        chosen, kind = QFileDialog.getSaveFileName(self._window, "Save the picture", start, FILTERS)
        if chosen:
            self.write(figure, _with_ending(Path(chosen), kind))

    def write(self, figure: "Figure", path: Path) -> None:
        """Write a figure into a file and say so, or why not."""
        from ui.widgets.landscape.exporting import write_picture  # noqa: PLC0415 - likewise

        try:
            write_picture(figure, path)
        except MachineError as refusal:
            self.said.emit(str(refusal))
            return
        self._folder = path.parent
        self.said.emit(f"The picture is saved as {path.name}.")


def _with_ending(path: Path, kind: str) -> Path:
    """Return a path with an ending; where none was typed, that of the kind that was chosen."""
    if path.suffix:
        return path
    return path.with_suffix(next(ending for ending in (".svg", ".pdf", ".png") if ending in kind or ending == ".png"))
