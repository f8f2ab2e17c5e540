"""Where the landscape goes: it is built a moment after the question is on the screen, which needs no plot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from engine.landscape.plots import Landscape, Plot
from engine.landscape.revealing import is_hidden
from ui.practice.claimed import Claimed
from ui.widgets.card import Card
from ui.widgets.landscape.offering import PictureName

if TYPE_CHECKING:
    from ui.widgets.landscape.curtain import Curtain
    from ui.widgets.landscape.panel import LandscapePanel
    from ui.widgets.landscape.picture_panel import PicturePanel

# The question is typeset and painted by then
_HEAD_START_MS = 40


class LandscapeSlot(QWidget):
    """An empty card, and soon the panel for the plot: of a landscape, or of a picture that stands still.

    Where even the first look would give the answer away, a curtain hangs before it.

    Signals:
        peeked: The learner asked for what gives the answer away; it is shown.
    """

    peeked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._landscapes: LandscapePanel | None = None
        self._pictures: PicturePanel | None = None
        self._curtain: Curtain | None = None
        self._shown: LandscapePanel | PicturePanel | None = None
        self._plot: Plot | None = None
        self._preferred: PictureName = "Contours"
        self._is_revealed = False
        self._claimed = Claimed()
        self._building = QTimer(self, singleShot=True)
        self._building.timeout.connect(self._show)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Card())

    @property
    def is_drawn(self) -> bool:
        """Whether everything is there that is going to be."""
        if self._building.isActive():
            return False
        if self._curtain is not None and self._stack.currentWidget() is self._curtain:
            return self._curtain.is_drawn
        return self._shown is not None and self._shown.is_drawn

    @property
    def is_revealed(self) -> bool:
        """Whether what would give the answer away is shown."""
        return self._is_revealed

    @property
    def picture(self) -> PictureName:
        """Which picture of a landscape is chosen."""
        return self._preferred if self._landscapes is None else self._landscapes.picture

    def prefer(self, picture: PictureName) -> None:
        """Begin with a picture, where the first landscape has it."""
        self._preferred = picture
        if self._landscapes is not None:
            self._landscapes.prefer(picture)

    def show_landscape(self, plot: Plot | None) -> None:
        """Show the plot of a question, nothing revealed; None for a question that has none."""
        self._plot, self._is_revealed = plot, False
        self._claimed = Claimed()
        is_first = self._shown is None and self._curtain is None
        # in a turn of its own: that of the next question has enough to do
        self._building.start(_HEAD_START_MS if is_first else 0)

    def reveal(self) -> None:
        self._is_revealed = True
        if self._building.isActive():
            return
        if self._curtain is not None and self._stack.currentWidget() is self._curtain:
            self._show()
        elif self._shown is not None:
            self._shown.reveal()

    def show_claims(self, claimed: Claimed, *, revealed: bool) -> None:
        """Draw what an answer claims until the next one does; with `revealed` also what gives the answer away."""
        self._claimed = claimed
        if self._building.isActive():
            self._is_revealed = self._is_revealed or revealed
            return
        if self._landscapes is not None and self._stack.currentWidget() is self._landscapes:
            self._is_revealed = self._is_revealed or revealed
            self._claim_on(self._landscapes)
            return
        if self._pictures is not None and self._stack.currentWidget() is self._pictures:
            self._pictures.show_claims(claimed.claims)
        if self._curtain is not None and isinstance(self._plot, Landscape):
            self._curtain.show_claims(self._plot, claimed.claims)
        if revealed:
            self.reveal()

    def take_keyboard(self) -> None:
        """Give the keyboard to the picture: of all that takes it here, the largest."""
        stops = [
            each
            for each in self.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if stops:
            max(stops, key=lambda each: each.width() * each.height()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        """Bring the panel of the plot's kind to the front, or the curtain."""
        if self._plot is not None and is_hidden(self._plot) and not self._is_revealed:
            curtain = self._drawn_curtain()
            curtain.show_claims(self._plot if isinstance(self._plot, Landscape) else None, self._claimed.claims)
            self._stack.setCurrentWidget(curtain)
            return
        if self._plot is None or isinstance(self._plot, Landscape):
            landscapes = self._landscape_panel()
            landscapes.show_landscape(self._plot)
            self._claim_on(landscapes)
            self._shown = landscapes
        else:
            pictures = self._picture_panel()
            pictures.show_plot(self._plot)
            pictures.show_claims(self._claimed.claims)
            self._shown = pictures
        if self._is_revealed:
            self._shown.reveal()
        self._stack.setCurrentWidget(self._shown)

    def _claim_on(self, panel: "LandscapePanel") -> None:
        claimed = self._claimed
        panel.show_claims(claimed.claims, claimed.differs_at, revealed=self._is_revealed, component=claimed.component)

    def _drawn_curtain(self) -> "Curtain":
        if self._curtain is None:
            # not before the question is on the screen
            from ui.widgets.landscape.curtain import Curtain  # noqa: PLC0415

            self._curtain = Curtain()
            self._curtain.peeked.connect(self.peeked)
            self._curtain.peeked.connect(self.reveal)
            self._stack.addWidget(self._curtain)
        return self._curtain

    def _landscape_panel(self) -> "LandscapePanel":
        if self._landscapes is None:
            # not before the question is on the screen
            from ui.widgets.landscape.panel import LandscapePanel  # noqa: PLC0415

            self._landscapes = LandscapePanel()
            self._landscapes.prefer(self._preferred)
            self._landscapes.peeked.connect(self.peeked)
            self._stack.addWidget(self._landscapes)
        return self._landscapes

    def _picture_panel(self) -> "PicturePanel":
        if self._pictures is None:
            # not before the question is on the screen
            from ui.widgets.landscape.picture_panel import PicturePanel  # noqa: PLC0415

            self._pictures = PicturePanel()
            self._pictures.peeked.connect(self.peeked)
            self._stack.addWidget(self._pictures)
        return self._pictures
