"""The head of the panel: what is plotted, and the choice of function and of picture."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.landscape.plots import Landscape
from engine.landscape.wording import written
from engine.language.parser import parse
from engine.language.typeset import latex, name_latex
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.formula import ScrollingFormula
from ui.widgets.label import Label
from ui.widgets.landscape.explore_bar import ExploreBar
from ui.widgets.landscape.offering import TITLES, PictureName, offered
from ui.widgets.segmented import Segmented

_FORMULA_PX = 16


class Heading(QWidget):
    """Title and pictures; beneath, the functions where there are several, the formula, and what else can be done.

    Signals:
        component_picked: The index of a function.
        picture_picked: The name of a picture.
    """

    component_picked = Signal(int)
    picture_picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._landscape: Landscape | None = None
        self._formula = ScrollingFormula(size_px=_FORMULA_PX, tone="mute")
        self._formula.setObjectName("landscape_formula")
        self._names: tuple[PictureName, ...] = ()
        self._preferred: PictureName = "Contours"
        self._pictures: Segmented | None = None
        self._components: Segmented | None = None
        self._below = QHBoxLayout()
        self._below.setSpacing(SPACING.medium)
        self._below.addWidget(self._formula, 1)
        self.bar = ExploreBar()
        self._below.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        self._above = QHBoxLayout()
        self._above.addWidget(Label(tr("Landscape"), role="lead"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(self._above)
        column.addLayout(self._below)

    @property
    def picture(self) -> PictureName:
        """The picture that is chosen."""
        return self._preferred if self._pictures is None else self._names[self._pictures.current]

    def prefer(self, picture: PictureName) -> None:
        """Begin with a picture, where the first landscape has it."""
        self._preferred = picture

    @property
    def formula(self) -> str:
        """The LaTeX of the function that is shown."""
        return self._formula.latex

    def show_landscape(self, landscape: Landscape) -> None:
        """Offer the pictures and the functions of a landscape, and show the first function."""
        self._landscape = landscape
        self._offer_pictures(offered(landscape))
        self._offer([written(component.label) for component in landscape.components])
        self.show_component(0)

    def show_component(self, index: int) -> None:
        """Show the formula of a function."""
        if self._landscape is not None:
            self._formula.set_latex(_equation(self._landscape, index))
        if self._components is not None:
            self._components.set_current(index)

    def _offer_pictures(self, names: tuple[PictureName, ...]) -> None:
        """Offer pictures; the one that was chosen stays chosen where it is among them."""
        if names == self._names:
            return
        chosen = self.picture
        if self._pictures is not None:
            _take_away(self._above, self._pictures)
        self._names = names
        self._pictures = Segmented([TITLES[name] for name in names], name=tr("Picture"))
        self._pictures.setObjectName("landscape_picture")
        self._pictures.set_current(names.index(chosen) if chosen in names else 0)
        self._pictures.picked.connect(lambda index: self.picture_picked.emit(names[index]))
        self._above.addWidget(self._pictures)

    def _offer(self, labels: Sequence[str]) -> None:
        if self._components is not None:
            _take_away(self._below, self._components)
            self._components = None
        if len(labels) > 1:
            self._components = Segmented(labels, name=tr("Function"))
            self._components.setObjectName("landscape_component")
            self._components.picked.connect(self.component_picked)
            self._below.insertWidget(0, self._components, 0, Qt.AlignmentFlag.AlignTop)


def _take_away(row: QHBoxLayout, segments: Segmented) -> None:
    row.removeWidget(segments)
    segments.hide()
    # tests and screen readers would still find it by its name until it is gone
    segments.setObjectName("")
    segments.deleteLater()


def _equation(landscape: Landscape, index: int) -> str:
    component = landscape.components[index]
    names = (*landscape.axes, *(slider.name for slider in landscape.sliders))
    arguments = ",\\,".join(name_latex(name) for name in names)
    return f"{component.label}({arguments})={latex(parse(component.formula, names))}"
