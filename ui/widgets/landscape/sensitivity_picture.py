"""The sensitivity view: a slider for each input, a gauge for each output, and what slopes predict of the changes."""

from msgspec import structs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QTableView, QVBoxLayout, QWidget

from engine.landscape.scene import Scene
from engine.landscape.sensitivity import Sensitivity, inputs
from engine.landscape.sensitivity_words import sensitivity_said, sensitivity_table
from engine.landscape.wording import written
from engine.language.decimal_mark import shown_text
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.landscape.gauge import OutputGauge
from ui.widgets.landscape.picture_grid import PictureGrid
from ui.widgets.landscape.sliders import Sliders
from ui.widgets.segmented import Segmented

# A slider that stays put this long is at rest, and what is seen is said
_REST_MS = 150


class SensitivityPicture(QWidget):
    """A picture of a scene for maps with many inputs or outputs; the scene's point is where changes are counted from."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sensitivity_picture")
        self._around: Sensitivity | None = None
        self._sliders = Sliders()
        self._sliders.moved.connect(self._follow)
        self._reset = Button(tr("Back to P"), kind="ghost", name=tr("Put every input back to its value at P"))
        self._reset.setObjectName("sensitivity_reset")
        self._reset.clicked.connect(self._return)
        self._form = Segmented((tr("Gauges"), tr("Numbers")), name=tr("Form"))
        self._form.setObjectName("sensitivity_form")
        self._gauges: list[OutputGauge] = []
        self._column = QVBoxLayout()
        self._grid = PictureGrid()
        self._grid.setObjectName("sensitivity_grid")
        self._stack = QStackedWidget()
        self._form.picked.connect(self._stack.setCurrentIndex)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._describe)
        self._lay_out()

    @property
    def now(self) -> dict[str, float]:
        """Where the inputs are, by name."""
        return self._sliders.values

    @property
    def grids(self) -> tuple[QTableView, ...]:
        """The numbers of what is seen."""
        return (self._grid,)

    def show_scene(self, scene: Scene) -> None:
        """Show a map around the scene's point; inputs that were moved from the same point stay where they are."""
        before = self._around
        self._around = Sensitivity(scene)
        if before is None or (before.names, before.base) != (self._around.names, self._around.base):
            self._offer(scene)
        self._refill(len(scene.landscape.components))
        names = ", ".join(written(component.label) for component in scene.landscape.components)
        self.setAccessibleName(tr("Sensitivity of {functions}").format(functions=names))
        self._follow()
        self._describe()

    def move_point(self, scene: Scene) -> None:
        self.show_scene(scene)

    def slide(self, scene: Scene) -> None:
        self.show_scene(scene)

    def restyle(self) -> None:
        """Paint again in the colours of the theme."""
        self._follow()

    def hint(self, scene: Scene) -> str:
        """Return what can be done here, or what the answer has no word on."""
        if not (scene.is_revealed or scene.claims):
            return tr("Move an input and watch the outputs. What slopes predict stands beside it after the check.")
        silent = [] if self._around is None or not self._around.speaks_of else self._unspoken(self._around)
        said = tr("Small steps show how good slopes are; over long ones the outputs bend away from them.")
        if not silent:
            return said
        unspoken = tr("Yours speaks of no change in {names}.").format(names=", ".join(silent))
        return f"{said} {unspoken}"

    def set_description(self, text: str) -> None:
        """Say what this picture shows; what the map shows is another matter."""
        del text
        self._describe()

    def _unspoken(self, around: Sensitivity) -> list[str]:
        return [written(name) for name in around.names if name not in around.speaks_of]

    def _offer(self, scene: Scene) -> None:
        """Put the sliders to the values of the base point."""
        values = {} if self._around is None else dict(zip(self._around.names, self._around.base, strict=True))
        specs = [structs.replace(spec, value=values[spec.name]) for spec in inputs(scene.landscape)]
        self._sliders.show_sliders(specs, scene.landscape.units)
        self._scene = scene

    def _return(self) -> None:
        self._offer(self._scene)
        self._follow()
        self._describe()

    def _follow(self) -> None:
        """Show what the inputs make of the outputs now."""
        if self._around is None:
            return
        slopes, count = self._around.slopes(), len(self._around.names)
        for index, (shown, gauge) in enumerate(zip(self._gauges, self._around.gauges(self.now), strict=True)):
            own = slopes[index * count : (index + 1) * count]
            unit = self._around.unit(gauge.output.label)
            shown.show_gauge(gauge, own, unit, predicts=self._around.predicts)
        self._grid.show_table(sensitivity_table(self._around, self.now), self.accessibleName())
        self._rest.start()

    def _describe(self) -> None:
        if self._around is not None:
            self.setAccessibleDescription(shown_text(sensitivity_said(self._around, self.now)))
            self._grid.setAccessibleDescription(self.accessibleDescription())

    def _refill(self, count: int) -> None:
        """Have as many gauges as there are outputs."""
        while len(self._gauges) > count:
            gone = self._gauges.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._gauges) < count:
            self._gauges.append(OutputGauge())
            self._column.insertWidget(len(self._gauges) - 1, self._gauges[-1])

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        content.setLayout(self._column)
        self._column.setContentsMargins(0, 0, SPACING.small, 0)
        self._column.setSpacing(SPACING.large)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Gauges"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._grid)
        below = QHBoxLayout()
        below.addWidget(self._form)
        below.addStretch(1)
        below.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addWidget(self._sliders)
        column.addLayout(below)
        column.addWidget(self._stack, 1)
