"""The panel beside a question: its functions as map, surface and table, with a point to move about.

Before it is revealed it shows a function, its level curves and the point, and nothing that gives the answer away.
Making one costs little: what draws is fetched after the first paint by `Loading`, and built when it is there.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget

from engine.landscape.claims import Claim
from engine.landscape.exploring import Exploring
from engine.landscape.plots import Landscape
from engine.landscape.scene import Box, Scene, opening
from ui.theme.appearance import is_restyling, worn
from ui.theme.tokens import SPACING
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.landscape.claim_caption import ClaimCaption
from ui.widgets.landscape.footing import Footing
from ui.widgets.landscape.heading import Heading
from ui.widgets.landscape.keeper import PictureKeeper
from ui.widgets.landscape.loading import HEAD_START_MS, Loading
from ui.widgets.landscape.offering import PictureName
from ui.widgets.landscape.sliders import Sliders
from ui.widgets.landscape.walk_row import WalkRow

if TYPE_CHECKING:
    from ui.widgets.landscape.stage import Stage

# A slider or a marker that stays put this long is at rest
_REST_MS = 150


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
        self._scene: Scene | None = None
        self._landscape: Landscape | None = None
        self._stage: Stage | None = None
        self._worn = worn()
        self._loading = Loading(self, "ui.widgets.landscape.stage")
        self._loading.finished.connect(self._raise_stage)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._settle)
        self._is_coarse = False
        self._heading, self._sliders, self._footing = Heading(), Sliders(), Footing()
        self._walks, self._caption = WalkRow(), ClaimCaption()
        self._keeper = PictureKeeper(self)
        self._claimed: tuple[tuple[Claim, ...], Mapping[str, float]] = ((), {})
        self._middle = QStackedWidget()
        self._message = Label("Drawing…", role="small", tone="mute")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle.addWidget(self._message)
        for widget in (self._heading, self._middle, self._sliders, self._walks, self._caption, self._footing):
            self.body.addWidget(widget, 1 if widget is self._middle else 0)
        self._connect()
        self.show_landscape(None)

    @property
    def is_drawn(self) -> bool:
        """Whether a picture is up; before that, a word says that it is on its way."""
        return self._stage is not None and self._middle.currentWidget() is self._stage

    @property
    def formula(self) -> str:
        """The LaTeX that stands above the picture."""
        return self._heading.formula

    @property
    def point(self) -> tuple[float, float] | None:
        """Where the marker is, in the units of the axes."""
        return None if self._scene is None else self._scene.point

    @property
    def is_revealed(self) -> bool:
        return self._scene is not None and self._scene.is_revealed

    def load(self) -> None:
        """Begin to fetch what draws, without waiting for the first paint."""
        self._loading.start()

    def show_landscape(self, landscape: Landscape | None) -> None:
        """Show the functions of a question, nothing revealed; None for a question that has none."""
        self._rest.stop()
        self._landscape = landscape
        self._scene = None if landscape is None else opening(landscape)
        self._claimed = ((), {})
        for part in (self._heading, self._sliders, self._footing):
            part.setVisible(landscape is not None)
        if landscape is None:
            self._footing.readouts.show_readouts(())
            self._walks.hide()
            self._message.setText("There is nothing to draw for this question.")
            self._middle.setCurrentWidget(self._message)
            return
        self._message.setText("Drawing…")
        self._heading.show_landscape(landscape)
        self._sliders.show_sliders(landscape.sliders)
        self._raise_stage()

    def reveal(self, revealed: bool = True) -> None:  # noqa: FBT001, FBT002 - as Qt's setVisible
        """Show the gradient and what is made of it, or hide it again."""
        if self._scene is not None and self._scene.is_revealed != revealed:
            self._scene = replace(self._scene, is_revealed=revealed)
            self._redraw()

    def show_claims(
        self, claims: tuple[Claim, ...], differs_at: Mapping[str, float], *, revealed: bool = False
    ) -> None:
        """Draw what an answer claims and where it differs, and with `revealed` what gives the answer away."""
        if self._scene is None:
            return
        self._claimed = (claims, differs_at)
        drawn = self._claimed if self._caption.is_on else ((), {})
        is_revealed = self._scene.is_revealed or revealed
        scene = replace(self._scene, claims=drawn[0], differs_at=drawn[1], is_revealed=is_revealed)
        if scene != self._scene:
            self._scene = scene
            self._redraw()

    def visible_readouts(self) -> dict[str, str]:
        """Return the numbers that the learner can read now, by name: P, f(P) and after the verdict ∇f(P)."""
        return self._footing.readouts.shown

    def description(self) -> str:
        """Return what is seen in sentences; "" until something is."""
        return self._stage.description if self._stage is not None and self.is_drawn else ""

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
        """Build the stage anew: its figures have the size of text that they were made in."""
        if self._stage is not None:
            self._middle.removeWidget(self._stage)
            self._stage.deleteLater()
            self._stage = None
            self._raise_stage()

    def _connect(self) -> None:
        self._heading.picture_picked.connect(self._bring_forward)
        self._heading.component_picked.connect(self._show_component)
        self._sliders.moved.connect(self._slide)
        self._footing.peeked.connect(self._peek)
        self._walks.explored.connect(self._explore)
        self._keeper.said.connect(self._footing.show_hint)
        bar = self._heading.bar
        bar.explored.connect(self._explore)
        bar.reset.connect(self._start_again)
        bar.typing.connect(self._ask_for_ends)
        bar.zoomed.connect(self._zoom)
        bar.copied.connect(self._copy)
        bar.saved.connect(self._save)
        self._caption.switched.connect(lambda: self.show_claims(*self._claimed))

    def _raise_stage(self) -> None:
        """Show the scene, on a stage that is built when it is first needed and can be."""
        if self._scene is None or not self._loading.is_finished:
            return
        if self._stage is None:
            # its module imports matplotlib, which Loading has done beside the window's own work
            from ui.widgets.landscape.stage import Stage  # noqa: PLC0415

            self._stage = Stage(self._scene, self._heading.picture)
            self._stage.pointed.connect(self._point)
            self._stage.looked.connect(self._look)
            self._stage.reset.connect(self._start_again)
            self._stage.copied.connect(self._copy)
            self._stage.saved.connect(self._save)
            self._stage.asked.connect(self._heading.bar.open_rest)
            self._middle.addWidget(self._stage)
        self._middle.setCurrentWidget(self._stage)
        self._redraw()

    def _redraw(self) -> None:
        self._is_coarse = False
        self._footing.offer_peek(is_offered=not self.is_revealed)
        if self._stage is not None and self._scene is not None:
            self._stage.show_scene(self._scene, self._heading.picture)
            self._state()
            self._stage.describe()

    def _state(self) -> None:
        """Say in words and numbers what the stage shows."""
        if self._stage is not None and self._scene is not None:
            # the sensitivity view has a slider for every input
            is_told = self._heading.picture == "Sensitivity"
            self._sliders.setVisible(bool(self._scene.landscape.sliders) and not is_told)
            self._footing.readouts.show_readouts(self._stage.readouts)
            self._footing.show_hint(self._stage.hint)
            self._caption.show_words(self._stage.claims_said)
            self._caption.show_number(self._stage.claim_readout)
            self._caption.setVisible(bool(self._claimed[0]))
            self._state_explored(self._scene)

    def _state_explored(self, scene: Scene) -> None:
        """Say what is explored, and offer what can be."""
        self._heading.bar.show_exploring(scene.exploring, is_allowed=scene.is_revealed)
        self._walks.show_exploring(scene.exploring, is_allowed=scene.is_revealed)
        if self._stage is not None:
            self._walks.say(self._stage.explored_said)

    def _bring_forward(self, picture: PictureName) -> None:
        if self._stage is not None:
            self._stage.bring_forward(picture)
            self._stage.describe()
            self._state()

    def _show_component(self, index: int) -> None:
        if self._scene is not None:
            self._heading.show_component(index)
            self._scene = replace(self._scene, component=index)
            self._redraw()

    def _point(self, x: float, y: float) -> None:
        if self._scene is None or self._stage is None:
            return
        self._scene = self._scene.moved(x, y)
        self._stage.move_point(self._scene)
        self._walks.say(self._stage.explored_said)
        self._footing.readouts.show_readouts(self._stage.readouts)
        self._caption.show_number(self._stage.claim_readout)
        self._rest.start()
        self.point_moved.emit(*self._scene.point)

    def _slide(self) -> None:
        if self._scene is None or self._stage is None:
            return
        self._is_coarse = True
        self._scene = replace(self._scene, values=self._sliders.values)
        self._stage.slide(self._scene)
        self._footing.readouts.show_readouts(self._stage.readouts)
        self._rest.start()

    def _explore(self, exploring: Exploring) -> None:
        """Lay something else over the function, or let a walk go otherwise."""
        if self._scene is None or self._stage is None:
            return
        if exploring.walks and not exploring.rate:
            exploring = replace(exploring, rate=self._stage.fitting_rate)
        is_same = exploring.overlays == self._scene.exploring.overlays
        self._scene = replace(self._scene, exploring=exploring)
        if not is_same:
            self._redraw()
            return
        self._stage.move_point(self._scene)
        self._walks.say(self._stage.explored_said)
        self._rest.start()

    def _zoom(self, factor: float) -> None:
        if self._stage is not None:
            self._stage.zoom(factor)

    def _copy(self) -> None:
        if self._stage is not None:
            self._keeper.copy(self._stage.portrait())

    def _save(self) -> None:
        if self._stage is not None:
            self._keeper.save(self._stage.portrait(), self._stage.file_name)

    def _look(self, box: Box) -> None:
        """Show another part of the plane."""
        if self._scene is None or self._stage is None:
            return
        self._is_coarse = True
        self._scene = self._scene.seen_in(box)
        self._stage.look(self._scene)
        self._rest.start()

    def _start_again(self) -> None:
        """Bring back box, marker, sliders and view as they were in the beginning."""
        if self._landscape is None or self._scene is None or self._stage is None:
            return
        self._rest.stop()
        first = opening(self._landscape)
        self._scene = replace(self._scene, landscape=first.landscape, point=first.point, values=first.values, home=None)
        self._sliders.show_sliders(self._landscape.sliders)
        self._stage.look_from_the_start()
        self._redraw()
        self.point_moved.emit(*self._scene.point)

    def _ask_for_ends(self) -> None:
        """Let the ends of the axes be typed."""
        if self._scene is None:
            return
        # it computes with numpy, which comes after the first paint
        from ui.widgets.landscape.ends_popover import EndsPopover  # noqa: PLC0415

        landscape = self._scene.landscape
        popover = EndsPopover(self, landscape.axes, landscape.box)
        popover.looked.connect(self._show_box)
        popover.open_at(self._heading.bar.mapToGlobal(self._heading.bar.rect().bottomRight()))

    def _show_box(self, box: Box) -> None:
        """Show the part of the plane between typed ends, which may have another shape."""
        if self._scene is not None:
            self._scene = self._scene.seen_in(box)
            self._redraw()

    def _settle(self) -> None:
        """Draw in full what was drawn coarsely, and say what is seen."""
        if self._is_coarse:
            self._redraw()
        elif self._stage is not None:
            self._stage.describe()
            self._caption.show_words(self._stage.claims_said)

    def _peek(self) -> None:
        self.peeked.emit()
        self.reveal()
