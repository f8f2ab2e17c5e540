"""The profile as a picture or in numbers, with a slider for the direction of its line."""

import math

from matplotlib.figure import Figure
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.landscape.describing_pictures import picture_described
from engine.landscape.exploring_profile import profile, profile_hint
from engine.landscape.scene import Scene
from engine.landscape.tabulating import picture_table
from engine.language.decimal_mark import shown_text
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.landscape.picture_grid import PictureGrid
from ui.widgets.landscape.profile_canvas import ProfileCanvas
from ui.widgets.landscape.stop_slider import StopSlider
from ui.widgets.segmented import Segmented

_DEGREES = tuple(float(degree) for degree in range(0, 360, 5))


class ProfilePicture(QWidget):
    """A picture of a scene along one line through its marker.

    Signals:
        turned: The direction that the learner wants, in radians from the first axis.
        looked: The box that the learner wants to see.
        asked: A list of what can be done is wanted, at a place of the screen.
        reset: The learner wants to see what there was in the beginning.
        copied: The picture is wanted on the clipboard.
        saved: The picture is wanted in a file.
    """

    turned = Signal(float)
    looked = Signal(object)
    asked = Signal(QPoint)
    reset = Signal()
    copied = Signal()
    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("profile_picture")
        self._canvas, self._grid, self._stack = ProfileCanvas(), PictureGrid(), QStackedWidget()
        self._grid.setObjectName("profile_grid")
        self._form = Segmented((tr("Picture"), tr("Numbers")), name=tr("Form"))
        self._form.setObjectName("profile_form")
        self._form.picked.connect(self._stack.setCurrentIndex)
        self._slider = StopSlider(tr("direction"), r"\theta", _DEGREES, 76, lambda value: rf"{value:.0f}^{{\circ}}")
        self._slider.moved.connect(lambda: self.turned.emit(math.radians(self._slider.value)))
        for one, other in (
            (self._canvas.turned, self.turned),
            (self._canvas.looked, self.looked),
            (self._canvas.asked, self.asked),
            (self._canvas.reset, self.reset),
            (self._canvas.copied, self.copied),
            (self._canvas.saved, self.saved),
        ):
            one.connect(other)
        self._lay_out()

    def show_scene(self, scene: Scene) -> None:
        """Draw the profile, and fill its table."""
        self._slider.show_value(math.degrees(scene.exploring.direction) % 360)
        self._canvas.show_scene(scene)
        self._grid.show_table(
            picture_table(profile(scene), is_revealed=scene.is_revealed), self._canvas.accessibleName()
        )
        self.setAccessibleName(self._canvas.accessibleName())
        said = shown_text(picture_described(profile(scene), is_revealed=scene.is_revealed))
        for widget in (self, self._canvas, self._grid):
            widget.setAccessibleDescription(said)

    def move_point(self, scene: Scene) -> None:
        self.show_scene(scene)

    def slide(self, scene: Scene) -> None:
        self.show_scene(scene)

    def look(self, scene: Scene) -> None:
        self.show_scene(scene)

    def restyle(self) -> None:
        """Draw again in the colours of the theme."""
        self._canvas.restyle()

    def portrait(self) -> Figure | None:
        """Return what is seen as a figure of its own in light colours; None before there is anything."""
        return self._canvas.portrait()

    def hint(self, scene: Scene) -> str:
        return profile_hint(scene)

    def set_description(self, text: str) -> None:
        """Keep what this picture says of itself; what the map shows is another matter."""
        del text

    def _lay_out(self) -> None:
        for widget in (self._canvas, self._grid):
            self._stack.addWidget(widget)
        above = QHBoxLayout()
        above.setSpacing(SPACING.medium)
        above.addWidget(self._form)
        above.addWidget(self._slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
