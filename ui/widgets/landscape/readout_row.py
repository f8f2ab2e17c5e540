"""The numbers under a plot, typeset."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.landscape.wording import Readout, ReadoutKind
from ui.theme.tokens import SPACING
from ui.widgets.formula import Formula

_SIZE_PX = 16


class ReadoutRow(QWidget):
    """Point, height and gradient side by side; what is not given is not there."""

    def __init__(self) -> None:
        super().__init__()
        self._formulas: dict[ReadoutKind, Formula] = {
            "point": Formula(size_px=_SIZE_PX),
            "height": Formula(size_px=_SIZE_PX),
            "gradient": Formula(size_px=_SIZE_PX, tone="point"),
        }
        self._shown: tuple[Readout, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.page)
        for kind, formula in self._formulas.items():
            formula.setObjectName(f"readout_{kind}")
            row.addWidget(formula)
        row.addStretch()
        self.show_readouts(())

    @property
    def shown(self) -> dict[str, str]:
        """What can be read, by name."""
        return {readout.name: readout.value for readout in self._shown}

    def show_readouts(self, readouts: Sequence[Readout]) -> None:
        """Replace all read-outs."""
        self._shown = tuple(readouts)
        latex = {readout.kind: readout.latex for readout in readouts}
        for kind, formula in self._formulas.items():
            formula.setVisible(kind in latex or kind == "point")
            formula.set_latex(latex.get(kind, ""))
