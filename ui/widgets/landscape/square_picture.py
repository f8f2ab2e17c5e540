"""The square view: what a map of the plane makes of a small square, and what Jacobians make of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from engine.landscape.levels import round_step
from engine.landscape.plots import Slider
from engine.landscape.scene import Scene
from engine.landscape.square_images import SquareMap, of_scene
from engine.landscape.square_words import square_hint, square_readouts, square_said, square_table
from engine.landscape.wording import written
from engine.language.decimal_mark import shown_text
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.formula import Formula
from ui.widgets.landscape.picture_grid import PictureGrid
from ui.widgets.landscape.sliders import Sliders
from ui.widgets.landscape.square_canvas import SquareCanvas
from ui.widgets.segmented import Segmented

_READOUT_PX = 16
_MOST_READOUTS = 3
# From here on all of them fit into one line
_WIDE_PX = 700
# The side, of the box's narrower one: what it opens with, and the ends of its slider
_SIDE, _LEAST_SIDE, _LONGEST_SIDE = 0.12, 0.02, 0.4
_SIDE_NAME = "side"


class SquarePicture(QWidget):
    """A picture of a scene with two functions; the scene's point is the square's lower left corner.

    Signals:
        pointed: Where the learner wants the corner.
    """

    pointed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("square_picture")
        self._scene: Scene | None = None
        self._sides = Sliders()
        self._sides.moved.connect(self._follow)
        self._canvas = SquareCanvas()
        self._canvas.pointed.connect(self.pointed)
        self._grid = PictureGrid()
        self._grid.setObjectName("square_grid")
        self._form = Segmented((tr("Picture"), tr("Numbers")), name=tr("Form"))
        self._form.setObjectName("square_form")
        self._readouts = [Formula(size_px=_READOUT_PX) for _ in range(_MOST_READOUTS)]
        self._below = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._stack = QStackedWidget()
        self._form.picked.connect(self._bring_forward)
        self._lay_out()

    @property
    def grids(self) -> tuple[QTableView, ...]:
        """The numbers of what is seen."""
        if self._scene is not None:
            self._grid.show_table(square_table(self._mapped(self._scene)), self.accessibleName())
        return (self._grid,)

    def show_scene(self, scene: Scene) -> None:
        """Draw the square at the scene's point; its side stays what it was on the same plane."""
        before, self._scene = self._scene, scene
        if before is None or before.landscape.box != scene.landscape.box:
            self._sides.show_sliders((_side(scene),))
        first, second = scene.landscape.components
        name = tr("A square and its image under {first} and {second}")
        name = name.format(first=written(first.label), second=written(second.label))
        self.setAccessibleName(name)
        self._canvas.setAccessibleName(name)
        self._canvas.show_square(self._mapped(scene), scene.landscape.box)
        self._tell()

    def move_point(self, scene: Scene) -> None:
        self._scene = scene
        self._follow()

    def slide(self, scene: Scene) -> None:
        self.move_point(scene)

    def restyle(self) -> None:
        """Draw again in the colours of the theme."""
        self._canvas.redraw()

    def hint(self, scene: Scene) -> str:
        """Return how to move the square, and how to read what is drawn of Jacobians."""
        mapped = self._mapped(scene)
        if mapped.true is None and mapped.yours is None:
            return " ".join((tr("Drag P, or move it with the arrow keys."), square_hint(mapped)))
        return square_hint(mapped)

    def set_description(self, text: str) -> None:
        """Say what this picture shows; what the map shows is another matter."""
        del text
        if self._scene is not None:
            said = shown_text(square_said(self._mapped(self._scene)))
            for widget in (self, self._canvas, self._grid):
                widget.setAccessibleDescription(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the numbers side by side where there is room for that, which a low window needs."""
        super().resizeEvent(event)
        is_wide = self.width() >= scaled(_WIDE_PX)
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self._below.setSpacing(SPACING.page if is_wide else SPACING.hair)

    def _mapped(self, scene: Scene) -> SquareMap:
        return of_scene(scene, self._sides.values[_SIDE_NAME])

    def _follow(self) -> None:
        """Let the square be where it is now, and as large."""
        if self._scene is not None:
            self._canvas.move_square(self._mapped(self._scene))
            self._tell()

    def _tell(self) -> None:
        """Say where corners go, and how large the areas are."""
        if self._scene is None:
            return
        mapped = self._mapped(self._scene)
        if self._grid.isVisible():
            self._grid.show_table(square_table(mapped), self.accessibleName())
        lines = square_readouts(mapped, is_revealed=self._scene.is_revealed)
        for index, formula in enumerate(self._readouts):
            formula.setVisible(index < len(lines))
            formula.set_latex(lines[index] if index < len(lines) else "")

    def _bring_forward(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._tell()

    def _lay_out(self) -> None:
        for widget in (self._canvas, self._grid):
            self._stack.addWidget(widget)
        above = QHBoxLayout()
        above.setSpacing(SPACING.medium)
        above.addWidget(self._form)
        above.addWidget(self._sides, 1)
        for formula in self._readouts:
            self._below.addWidget(formula)
        self._below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addLayout(self._below)


def _side(scene: Scene) -> Slider:
    """Return the slider of the square's side, with round ends."""
    narrow = min(high - low for low, high in scene.landscape.box)
    least, longest = (round_step(narrow * share) for share in (_LEAST_SIDE, _LONGEST_SIDE))
    return Slider(_SIDE_NAME, round_step(narrow * _SIDE), least, longest)
