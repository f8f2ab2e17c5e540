"""Where a plot that stands still is drawn, or told. This module brings in matplotlib and numpy, so it is loaded late."""

from PySide6.QtWidgets import QStackedWidget

from engine.landscape.captions import picture_hint
from engine.landscape.claims import Claim
from engine.landscape.describing_pictures import picture_described
from engine.landscape.plots import StillPlot
from engine.landscape.typography import use_typeface
from engine.language.decimal_mark import shown_text
from ui.theme.fonts import inter_file
from ui.widgets.landscape.picture_canvas import PictureCanvas
from ui.widgets.landscape.picture_grid import PictureGrid

use_typeface(inter_file())


class PictureStage(QStackedWidget):
    """A picture and a table of one plot, of which one is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("picture_stage")
        self._picture, self._grid = PictureCanvas(), PictureGrid()
        self._plot: StillPlot | None = None
        self._is_revealed = False
        self._claims: tuple[Claim, ...] = ()
        for widget in (self._picture, self._grid):
            self.addWidget(widget)

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing is left to be drawn."""
        return self._picture.is_up_to_date

    @property
    def hint(self) -> str:
        """What there is to know to read it."""
        return (
            "" if self._plot is None else picture_hint(self._plot, is_revealed=self._is_revealed, claims=self._claims)
        )

    @property
    def description(self) -> str:
        """What is seen, in sentences."""
        return (
            ""
            if self._plot is None
            else picture_described(self._plot, is_revealed=self._is_revealed, claims=self._claims)
        )

    def show_plot(self, plot: StillPlot, *, is_revealed: bool, claims: tuple[Claim, ...] = ()) -> None:
        """Draw a plot, fill the table, and tell assistive technology what is seen."""
        self._plot, self._is_revealed, self._claims = plot, is_revealed, claims
        said = shown_text(self.description)
        for widget in (self._picture, self._grid):
            widget.show_plot(plot, is_revealed=is_revealed, claims=claims)
            widget.setAccessibleDescription(said)

    def bring_forward(self, index: int) -> None:
        """Show the picture (0) or the table (1)."""
        self.setCurrentIndex(index)

    def restyle(self) -> None:
        """Draw again in the theme that is worn now."""
        self._picture.restyle()
