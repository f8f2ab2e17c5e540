"""What stands in the place of a plot that would show the answer."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.landscape.claims import Claim
from engine.landscape.meanings import Places
from engine.landscape.plots import Landscape
from engine.landscape.scene import Scene, opening
from engine.language.decimal_mark import shown_text
from ui.theme.appearance import is_restyling
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.landscape.loading import Loading

if TYPE_CHECKING:
    from ui.widgets.landscape.places_canvas import PlacesCanvas

_WAITS = tr("The picture would show the answer. It comes after the check.")
_WAITS_ON = tr("The heights would show the answer. They come when every point is right.")


class Curtain(Card):
    """Says that the plot comes after the check; after a miss it shows the learner's own points on an empty plane.

    Signals:
        peeked: The learner wants to see it at once.
    """

    peeked = Signal()

    def __init__(self) -> None:
        super().__init__(gap=SPACING.medium)
        self.setObjectName("curtain")
        self._scene: Scene | None = None
        self._canvas: PlacesCanvas | None = None
        self._loading = Loading(self, "ui.widgets.landscape.places_canvas")
        self._loading.finished.connect(self._draw)
        self._title = Label(tr("Your points"), role="lead")
        self._place = QWidget()
        self._seat = QVBoxLayout(self._place)
        self._seat.setContentsMargins(0, 0, 0, 0)
        self._words = Label(role="small", wraps=True)
        self._words.setObjectName("places_words")
        self._says = Label(_WAITS, tone="mute", wraps=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.show_claims(None, ())

    @property
    def is_drawn(self) -> bool:
        """Whether everything is there that is going to be."""
        return self._scene is None or self._canvas is not None

    @property
    def words(self) -> str:
        """What is said of the learner's points."""
        return self._words.text()

    def show_claims(self, landscape: Landscape | None, claims: tuple[Claim, ...]) -> None:
        """Show the points of an answer on a plane without heights; without any, only say why there is no plot."""
        points = tuple(claim for claim in claims if isinstance(claim.meaning, Places))
        self._scene = replace(opening(landscape), claims=points) if landscape is not None and points else None
        for part in (self._title, self._place, self._words):
            part.setVisible(self._scene is not None)
        self._says.setText(_WAITS if self._scene is None else _WAITS_ON)
        if self._scene is not None:
            self._loading.start()
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event) and self._canvas is not None:
            self._canvas.restyle()

    def _draw(self) -> None:
        """Draw the points, on a canvas that is made when it is first needed and can be."""
        if self._scene is None or not self._loading.is_finished:
            return
        if self._canvas is None:
            # its module imports matplotlib, which Loading has done beside the window's own work
            from ui.widgets.landscape.places_canvas import PlacesCanvas  # noqa: PLC0415

            self._canvas = PlacesCanvas()
            self._seat.addWidget(self._canvas)
        self._words.setText(shown_text(self._canvas.show_scene(self._scene)))

    def _lay_out(self) -> None:
        peek = Button(tr("Peek"), kind="ghost", icon_name="eye", name=tr("Show the picture; this counts as help"))
        peek.setObjectName("curtain_peek")
        peek.clicked.connect(self.peeked)
        self.body.addWidget(self._title)
        self.body.addStretch(1)
        self.body.addWidget(self._place, 20)
        self.body.addWidget(self._words)
        self.body.addWidget(self._says)
        self.body.addWidget(peek, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
