"""Keeps pictures of landscapes: on the clipboard, or in a file that the learner names."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.errors import MachineError
from ui.translation import tr

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ui.widgets.landscape.stage import Stage

_NO_PICTURE = tr("A table is not kept as a picture. Contours, surface and profile are.")


class PictureKeeper(QObject):
    """Copies and saves figures.

    Signals:
        said: A sentence on what was done, or why not.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget, stage: "Callable[[], Stage | None]") -> None:
        """Prepare to keep what a stage shows.

        Args:
            parent: Owns it, and the dialog that asks for a file.
            stage: The stage, once there is one.
        """
        super().__init__(parent)
        self._stage = stage
        self._window = parent
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))

    def copy(self) -> None:
        """Put what is seen on the clipboard: a picture at twice its size, or numbers as text."""
        # matplotlib comes after the first paint
        from ui.widgets.landscape.exporting import picture_bytes  # noqa: PLC0415

        figure, stage = self._portrait(), self._stage()
        if figure is None:
            self._copy_numbers("" if stage is None else stage.numbers)
            return
        QGuiApplication.clipboard().setImage(QImage.fromData(picture_bytes(figure, "png")))
        self.said.emit(tr("The picture is on the clipboard."))

    def _copy_numbers(self, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
        self.said.emit(tr("The numbers are on the clipboard, with tabs between them.") if text else _NO_PICTURE)

    def save(self) -> None:
        """Ask for a file and write what is seen into it."""
        from ui.widgets.landscape.exporting import FILTERS  # noqa: PLC0415 - likewise

        figure, stage = self._portrait(), self._stage()
        if figure is None or stage is None:
            self.said.emit(_NO_PICTURE)
            return
        start = str(self._folder / f"{stage.file_name}.png")
        chosen, kind = QFileDialog.getSaveFileName(self._window, tr("Save the picture"), start, FILTERS)
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
        self.said.emit(tr("The picture is saved as {name}.").format(name=path.name))

    def _portrait(self) -> "Figure | None":
        stage = self._stage()
        return None if stage is None else stage.portrait()


def _with_ending(path: Path, kind: str) -> Path:
    """Return a path with an ending; where none was typed, that of the kind that was chosen."""
    if path.suffix:
        return path
    return path.with_suffix(next(ending for ending in (".svg", ".pdf", ".png") if ending in kind or ending == ".png"))
