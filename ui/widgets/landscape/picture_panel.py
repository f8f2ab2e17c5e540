"""The panel beside a question whose plot stands still: a title, the picture or its table, and what to know to read it.

Making one costs little: what draws is fetched after the first paint by `Loading`, and built when it is there.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from engine.landscape.claims import Claim
from engine.landscape.plots import StillPlot
from engine.landscape.revealing import hides_something
from engine.landscape.titles import picture_title
from ui.theme.appearance import is_restyling, worn
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.landscape.footing import Footing
from ui.widgets.landscape.loading import HEAD_START_MS, Loading
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.widgets.landscape.picture_stage import PictureStage


class PicturePanel(Card):
    """The picture of one question after another.

    Signals:
        peeked: The learner asked for what comes after the verdict; it is shown at once.
    """

    peeked = Signal()

    def __init__(self) -> None:
        super().__init__(gap=SPACING.medium)
        self.setObjectName("picture_panel")
        self._plot: StillPlot | None = None
        self._is_revealed = False
        self._claims: tuple[Claim, ...] = ()
        self._stage: PictureStage | None = None
        self._worn = worn()
        self._loading = Loading(self, "ui.widgets.landscape.picture_stage")
        self._loading.finished.connect(self._raise_stage)
        self._title = Label(role="lead")
        self._title.setObjectName("picture_title")
        self._choice = Segmented((tr("Picture"), tr("Table")), name=tr("Picture"))
        self._choice.setObjectName("picture_choice")
        self._footing = Footing(tr("Show what comes after the check; this counts as help"))
        self._footing.readouts.hide()
        self._middle = QStackedWidget()
        self._lay_out()
        self._choice.picked.connect(self._bring_forward)
        self._footing.peeked.connect(self._peek)

    @property
    def is_drawn(self) -> bool:
        """Whether all of the picture is up."""
        return self._stage is not None and self._plot is not None and self._stage.is_up_to_date

    @property
    def is_revealed(self) -> bool:
        return self._is_revealed

    def load(self) -> None:
        """Begin to fetch what draws, without waiting for the first paint."""
        self._loading.start()

    def show_plot(self, plot: StillPlot) -> None:
        """Show the plot of a question, nothing revealed."""
        self._plot, self._is_revealed, self._claims = plot, False, ()
        self._title.setText(picture_title(plot))
        self._raise_stage()

    def show_claims(self, claims: tuple[Claim, ...]) -> None:
        """Draw what answers claim, where the picture has a place for it."""
        if claims != self._claims:
            self._claims = claims
            self._redraw()

    def reveal(self) -> None:
        """Show what comes after the verdict."""
        if not self._is_revealed:
            self._is_revealed = True
            self._redraw()

    def description(self) -> str:
        """Return what is seen in sentences; "" until something is."""
        return "" if self._stage is None else self._stage.description

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._loading.start(HEAD_START_MS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event) and self._worn is not worn():
            self._worn = worn()
            if self._stage is not None:
                self._stage.restyle()

    def adapt(self) -> None:
        """Build the stage anew: its figure has the size of text that it was made in."""
        if self._stage is not None:
            self._middle.removeWidget(self._stage)
            self._stage.deleteLater()
            self._stage = None
            self._raise_stage()

    def _lay_out(self) -> None:
        message = Label(tr("Drawing…"), role="small", tone="mute")
        message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle.addWidget(message)
        above = QHBoxLayout()
        above.addWidget(self._title, 1)
        above.addWidget(self._choice)
        self.body.addLayout(above)
        self.body.addWidget(self._middle, 1)
        self.body.addWidget(self._footing)

    def _raise_stage(self) -> None:
        """Show the plot, on a stage that is built when it is first needed and can be."""
        if self._plot is None or not self._loading.is_finished:
            return
        if self._stage is None:
            # its module imports matplotlib, which Loading has done beside the window's own work
            from ui.widgets.landscape.picture_stage import PictureStage  # noqa: PLC0415

            self._stage = PictureStage()
            self._middle.setCurrentIndex(self._middle.addWidget(self._stage))
            self._stage.bring_forward(self._choice.current)
        self._redraw()

    def _redraw(self) -> None:
        if self._stage is None or self._plot is None:
            return
        self._stage.show_plot(self._plot, is_revealed=self._is_revealed, claims=self._claims)
        self._footing.show_hint(self._stage.hint)
        is_offered = hides_something(self._plot) and not self._is_revealed
        self._footing.offer_peek(is_offered=is_offered)
        self._footing.setVisible(bool(self._stage.hint) or hides_something(self._plot))

    def _bring_forward(self, index: int) -> None:
        if self._stage is not None:
            self._stage.bring_forward(index)

    def _peek(self) -> None:
        self.peeked.emit()
        self.reveal()
