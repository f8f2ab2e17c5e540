"""The panel beside a question: its functions as map, surface and table, with a point to move about.

Before it is revealed it shows a function, its level curves and the point, and nothing that gives the answer away.
Making one costs little: what draws is fetched after the first paint by `Loading`, and built when it is there.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout

from engine.landscape.claims import Claim
from engine.landscape.exploring import Exploring
from engine.landscape.plots import Landscape
from ui.theme.appearance import is_restyling, worn
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.landscape.beneath import Beneath
from ui.widgets.landscape.heading import Heading
from ui.widgets.landscape.keeper import PictureKeeper
from ui.widgets.landscape.loading import HEAD_START_MS, Loading
from ui.widgets.landscape.offering import PictureName
from ui.widgets.landscape.tour import Change, Tour

if TYPE_CHECKING:
    from ui.widgets.landscape.stage import Stage

# A slider or a marker that stays put this long is at rest
_REST_MS = 150
# A panel this many times wider than high has its rows beside the plot
_WIDE = 1.4
# From here on there is room to keep for what may come
_HIGH_PX = 640


class LandscapePanel(Card):
    """The landscape of one question after another.

    Signals:
        peeked: The learner asked for the gradient before the verdict; it is revealed at once.
        point_moved: The marker's new place, in the units of the axes.
    """

    peeked = Signal()
    point_moved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__(gap=SPACING.medium)
        self.setObjectName("landscape_panel")
        self._stage: Stage | None = None
        self._worn = worn()
        self._tour = Tour(self, lambda: 0.0 if self._stage is None else self._stage.fitting_rate)
        self._keeper = PictureKeeper(self, lambda: self._stage)
        self._claimed: tuple[tuple[Claim, ...], Mapping[str, float]] = ((), {})
        self._loading = Loading(self, "ui.widgets.landscape.stage")
        self._loading.finished.connect(self._raise_stage)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._settle)
        self._is_coarse = False
        self._heading, self._beneath, self._middle = Heading(), Beneath(), QStackedWidget()
        self._message = Label(tr("Drawing…"), role="small", tone="mute")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle.addWidget(self._message)
        self._room = QVBoxLayout()
        self._room.setSpacing(SPACING.medium)
        self._room.addWidget(self._middle, 1)
        self._room.addWidget(self._beneath)
        self.body.addWidget(self._heading)
        self.body.addLayout(self._room, 1)
        self._connect()
        self.show_landscape(None)

    @property
    def is_drawn(self) -> bool:
        """Whether all of the picture is up."""
        return self._stage is not None and self._is_staged and self._stage.is_up_to_date

    @property
    def _is_staged(self) -> bool:
        """Whether there is a stage to look at; before that, a word says that it is on its way."""
        return self._stage is not None and self._middle.currentWidget() is self._stage

    @property
    def picture(self) -> PictureName:
        """The picture that is chosen."""
        return self._heading.picture

    def prefer(self, picture: PictureName) -> None:
        """Begin with a picture, where the first landscape has it."""
        self._heading.prefer(picture)

    @property
    def formula(self) -> str:
        """The LaTeX that stands above the picture."""
        return self._heading.formula

    @property
    def point(self) -> tuple[float, float] | None:
        """Where the marker is, in the units of the axes."""
        return None if self._tour.scene is None else self._tour.scene.point

    @property
    def is_revealed(self) -> bool:
        return self._tour.scene is not None and self._tour.scene.is_revealed

    def load(self) -> None:
        """Begin to fetch what draws, without waiting for the first paint."""
        self._loading.start()

    def show_landscape(self, landscape: Landscape | None) -> None:
        """Show the functions of a question, nothing revealed; None for a question that has none."""
        self._rest.stop()
        self._tour.open(landscape)
        self._claimed = ((), {})
        self._heading.setVisible(landscape is not None)
        self._beneath.show_landscape(landscape)
        if landscape is None:
            self._message.setText(tr("There is nothing to draw for this question."))
            self._middle.setCurrentWidget(self._message)
            return
        self._message.setText(tr("Drawing…"))
        self._heading.show_landscape(landscape)
        self._raise_stage()

    def reveal(self, revealed: bool = True) -> None:  # noqa: FBT001, FBT002 - as Qt's setVisible
        """Show the gradient and what is made of it, or hide it again."""
        self._tour.reveal(is_revealed=revealed)

    def show_claims(
        self,
        claims: tuple[Claim, ...],
        differs_at: Mapping[str, float],
        *,
        revealed: bool = False,
        component: int | None = None,
    ) -> None:
        """Draw what an answer claims, of which function, and where it differs; with `revealed` what gives it away too."""
        self._claimed = (claims, differs_at)
        drawn = self._claimed if self._beneath.caption.is_on else ((), {})
        self._tour.claim(*drawn, is_revealed=revealed, component=component)

    def visible_readouts(self) -> dict[str, str]:
        """Return the numbers that the learner can read now, by name: P, f(P) and after the verdict ∇f(P)."""
        return self._beneath.footing.readouts.shown

    def description(self) -> str:
        """Return what is seen in sentences; "" until something is."""
        return self._stage.description if self._stage is not None and self._is_staged else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._loading.start(HEAD_START_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # in a wide and low window, rows beneath the plot would leave it next to no height
        is_beside = event.size().width() > _WIDE * event.size().height()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._room.setDirection(across if is_beside else down)
        self._beneath.stand(is_beside=is_beside, keeps_room=event.size().height() >= scaled(_HIGH_PX))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event) and self._worn is not worn():
            self._worn = worn()
            if self._stage is not None:
                self._stage.restyle()

    def adapt(self) -> None:
        """Build the stage anew: its figures have the size of text that they were made in."""
        if self._stage is not None:
            self._middle.removeWidget(self._stage)
            self._stage.deleteLater()
            self._stage = None
            self._raise_stage()

    def _connect(self) -> None:
        tour, bar, beneath = self._tour, self._heading.bar, self._beneath
        tour.changed.connect(self._follow)
        self._heading.picture_picked.connect(self._bring_forward)
        self._heading.component_picked.connect(tour.show_component)
        beneath.sliders.moved.connect(lambda: tour.slide(beneath.sliders.values))
        beneath.walks.explored.connect(tour.explore)
        beneath.caption.switched.connect(lambda: self.show_claims(*self._claimed))
        beneath.footing.peeked.connect(self._peek)
        bar.explored.connect(self._explore)
        bar.framed.connect(tour.frame)
        bar.zoomed.connect(tour.zoom)
        bar.reset.connect(self._start_again)
        bar.copied.connect(self._keeper.copy)
        bar.saved.connect(self._keeper.save)
        self._keeper.said.connect(beneath.footing.show_hint)

    def _raise_stage(self) -> None:
        """Show the scene, on a stage that is built when it is first needed and can be."""
        if self._tour.scene is None or not self._loading.is_finished:
            return
        if self._stage is None:
            # its module imports matplotlib, which Loading has done beside the window's own work
            from ui.widgets.landscape.stage import Stage  # noqa: PLC0415

            self._stage = Stage(self._tour.scene, self._heading.picture)
            self._connect_stage(self._stage)
            self._middle.addWidget(self._stage)
        self._middle.setCurrentWidget(self._stage)
        self._redraw()

    def _connect_stage(self, stage: "Stage") -> None:
        stage.pointed.connect(self._tour.point)
        stage.turned.connect(self._tour.turn)
        stage.looked.connect(self._tour.look)
        stage.reset.connect(self._start_again)
        stage.asked.connect(self._heading.bar.open_rest)
        stage.copied.connect(self._keeper.copy)
        stage.saved.connect(self._keeper.save)

    def _follow(self, change: Change) -> None:
        """Draw no more than what has changed; what is drawn coarsely comes in full when all has come to rest."""
        scene, stage = self._tour.scene, self._stage
        if scene is None or stage is None:
            return
        if change == "all":
            self._heading.show_component(scene.component)
            self._redraw()
            return
        draw = {"point": stage.move_point, "overlay": stage.move_point, "values": stage.slide, "box": stage.look}
        draw[change](scene)
        self._is_coarse |= change in {"values", "box"}
        self._beneath.follow(stage)
        self._rest.start()
        if change == "point":
            self.point_moved.emit(*scene.point)

    def _redraw(self) -> None:
        self._is_coarse = False
        if self._stage is not None and self._tour.scene is not None:
            self._stage.show_scene(self._tour.scene, self._heading.picture)
            self._state()

    def _state(self) -> None:
        """Say in words and numbers what the stage shows."""
        if self._stage is not None and self._tour.scene is not None:
            self._heading.bar.show_scene(self._tour.scene)
            self._heading.bar.offer_keeping(is_picture=self._stage.keeps_picture)
            has_claims = bool(self._claimed[0])
            self._beneath.state(self._stage, self._tour.scene, self._heading.picture, has_claims=has_claims)
            # the description takes a while, and is heard no sooner than the picture is seen
            self._rest.start()

    def _bring_forward(self, picture: PictureName) -> None:
        if self._stage is not None:
            self._stage.bring_forward(picture)
            self._state()

    def _explore(self, exploring: Exploring) -> None:
        """Lay something else over the function; what an answer claims of its gradient would lie beneath it."""
        if not exploring.shows("gradient"):
            self._beneath.caption.switch_off()
        self._tour.explore(exploring)

    def _start_again(self) -> None:
        """Bring back box, marker, sliders and view as they were in the beginning."""
        self._tour.start_again()
        if self._stage is not None and self._tour.scene is not None:
            self._beneath.sliders.show_sliders(self._tour.scene.landscape.sliders)
            self._stage.look_from_the_start()
            self.point_moved.emit(*self._tour.scene.point)

    def _settle(self) -> None:
        """Draw in full what was drawn coarsely, and say what is seen."""
        if self._is_coarse:
            self._redraw()
        elif self._stage is not None:
            self._stage.describe()
            self._beneath.settle(self._stage)

    def _peek(self) -> None:
        self.peeked.emit()
        self.reveal()
