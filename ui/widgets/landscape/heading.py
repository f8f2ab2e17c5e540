"""The head of the panel: what is plotted, and the choice of function and of picture."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.landscape.plots import Landscape
from engine.landscape.wording import written
from engine.language.parser import parse
from engine.language.typeset import latex, name_latex
from ui.theme.tokens import SPACING
from ui.widgets.formula import ScrollingFormula
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented

_FORMULA_PX = 16
_PICTURES = ("Contours", "Surface", "Table")


class Heading(QWidget):
    """Title, formula, and one row of segments for the functions where there are several.

    Signals:
        component_picked: The index of a function.
        picture_picked: The index of a picture: contours, surface, table.
    """

    component_picked = Signal(int)
    picture_picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._landscape: Landscape | None = None
        self._formula = ScrollingFormula(size_px=_FORMULA_PX, tone="mute")
        self._formula.setObjectName("landscape_formula")
        self._pictures = Segmented(_PICTURES, name="Picture")
        self._pictures.setObjectName("landscape_picture")
        self._pictures.picked.connect(self.picture_picked)
        self._components: Segmented | None = None
        self._below = QHBoxLayout()
        self._below.setSpacing(SPACING.medium)
        self._below.addWidget(self._formula, 1)
        above = QHBoxLayout()
        above.addWidget(Label("Landscape", role="lead"), 1)
        above.addWidget(self._pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(above)
        column.addLayout(self._below)

    @property
    def picture(self) -> int:
        """The index of the picture that is chosen."""
        return self._pictures.current

    @property
    def formula(self) -> str:
        """The LaTeX of the function that is shown."""
        return self._formula.latex

    def show_landscape(self, landscape: Landscape) -> None:
        """Offer the functions of a landscape and show the first."""
        self._landscape = landscape
        self._offer([written(component.label) for component in landscape.components])
        self.show_component(0)

    def show_component(self, index: int) -> None:
        """Show the formula of a function."""
        if self._landscape is not None:
            self._formula.set_latex(_equation(self._landscape, index))

    def _offer(self, labels: Sequence[str]) -> None:
        if self._components is not None:
            self._below.removeWidget(self._components)
            self._components.hide()
            self._components.deleteLater()
            self._components = None
        if len(labels) > 1:
            self._components = Segmented(labels, name="Function")
            self._components.setObjectName("landscape_component")
            self._components.picked.connect(self.component_picked)
            self._below.insertWidget(0, self._components, 0, Qt.AlignmentFlag.AlignTop)


def _equation(landscape: Landscape, index: int) -> str:
    component = landscape.components[index]
    names = (*landscape.axes, *(slider.name for slider in landscape.sliders))
    arguments = ",\\,".join(name_latex(name) for name in names)
    return f"{component.label}({arguments})={latex(parse(component.formula, names))}"
