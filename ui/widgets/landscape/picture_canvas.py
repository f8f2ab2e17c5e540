"""A plot that stands still, drawn to the size of its widget."""

from collections.abc import Generator

from matplotlib.figure import Figure
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from engine.landscape.claims import Claim
from engine.landscape.draw_picture import picture_in_pieces
from engine.landscape.plots import StillPlot
from engine.landscape.rooms import Easel
from engine.landscape.titles import picture_title
from ui.theme.appearance import worn
from ui.widgets.landscape.canvas import Canvas
from ui.widgets.landscape.colours import palette

# While a window is dragged to its size it is drawn now and then, not at each pixel
_RESIZING_MS = 60


class PictureCanvas(Canvas):
    """One plot after another; nothing in it moves."""

    def __init__(self) -> None:
        super().__init__("picture_canvas")
        self._plot: StillPlot | None = None
        self._is_revealed = False
        self._claims: tuple[Claim, ...] = ()
        self._resized = QTimer(self, singleShot=True, interval=_RESIZING_MS)
        self._resized.timeout.connect(self.restyle)

    def show_plot(self, plot: StillPlot, *, is_revealed: bool, claims: tuple[Claim, ...] = ()) -> None:
        """Draw a plot, with or without what comes after the verdict, and with what answers claim."""
        self._plot, self._is_revealed, self._claims = plot, is_revealed, claims
        self.setAccessibleName(picture_title(plot))
        self.restyle()

    def restyle(self) -> None:
        """Draw again, in this size and in the colours of the theme."""
        if self._plot is not None:
            plot, is_revealed, claims = self._plot, self._is_revealed, self._claims

            def build(figure: Figure) -> Generator[None, None, None]:
                yield from picture_in_pieces(Easel(figure, palette(worn()), is_revealed, claims), plot)

            self.renew(build, lambda _: None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()
