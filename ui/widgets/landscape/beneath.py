"""What stands beneath a plot, or beside it where there is more room: sliders, where walks lead, what an answer claims, numbers, and what can be done."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.landscape.plots import Landscape
from engine.landscape.scene import Scene
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.widgets.landscape.claim_caption import ClaimCaption
from ui.widgets.landscape.footing import Footing
from ui.widgets.landscape.offering import PictureName
from ui.widgets.landscape.sliders import Sliders
from ui.widgets.landscape.walk_row import WalkRow

if TYPE_CHECKING:
    from ui.widgets.landscape.stage import Stage

_BESIDE_PX = 300
# A box with two lines of words
_TOLD_PX = 40
# What Qt takes for no limit
_ANY_PX = 16_777_215


class Beneath(QWidget):
    """The rows beneath a plot; each keeps its height while its numbers change."""

    def __init__(self) -> None:
        super().__init__()
        self.sliders, self.walks = Sliders(), WalkRow()
        self.caption, self.footing = ClaimCaption(), Footing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addStretch(1)
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(SPACING.small)
        told.addStretch(1)
        told.addWidget(self.walks)
        told.addWidget(self.caption)
        for widget in (self.sliders, self._told, self.footing):
            column.addWidget(widget)

    def stand(self, *, is_beside: bool, keeps_room: bool) -> None:
        """Stand in a column beside the plot, or in rows beneath it.

        Args:
            is_beside: Which of the two.
            keeps_room: Whether rows keep room for what is said of an answer or of walks, so that the plot stays where it
                is when that comes.
        """
        self._told.setMinimumHeight(scaled(_TOLD_PX) if keeps_room and not is_beside else 0)
        self.setMinimumWidth(scaled(_BESIDE_PX) if is_beside else 0)
        self.setMaximumWidth(scaled(_BESIDE_PX) if is_beside else _ANY_PX)
        self.walks.stack(is_stacked=is_beside)
        self.footing.readouts.stack(is_stacked=is_beside)

    def show_landscape(self, landscape: Landscape | None) -> None:
        """Offer the sliders of a landscape; nothing for none."""
        self.setVisible(landscape is not None)
        if landscape is None:
            self.footing.readouts.show_readouts(())
        else:
            self.sliders.show_sliders(landscape.sliders)

    def state(self, stage: "Stage", scene: Scene, picture: PictureName, *, has_claims: bool) -> None:
        """Say in words and numbers what a stage shows.

        Args:
            stage: It shows the scene.
            scene: What is seen.
            picture: How it is seen.
            has_claims: Whether there is an answer to draw, drawn or not.
        """
        # the sensitivity view has a slider for every input
        self.sliders.setVisible(bool(scene.landscape.sliders) and picture != "Sensitivity")
        self.footing.offer_peek(is_offered=not scene.is_revealed)
        self.footing.show_hint(stage.hint)
        self.caption.setVisible(has_claims)
        self.caption.show_words(stage.claims_said)
        self.walks.show_exploring(scene.exploring, is_allowed=scene.is_revealed)
        self.follow(stage)

    def follow(self, stage: "Stage") -> None:
        """Say only what changes with the marker."""
        self.footing.readouts.show_readouts(stage.readouts)
        self.caption.show_number(stage.claim_readout)
        self.walks.say(stage.explored_said)

    def settle(self, stage: "Stage") -> None:
        """Say what takes longer to find than a frame, once the marker has come to rest."""
        self.caption.show_words(stage.claims_said)
