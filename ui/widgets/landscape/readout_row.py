"""The numbers under a plot, typeset."""

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from engine.landscape.wording import Readout, ReadoutKind
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.typesetting import render_svg
from ui.widgets.formula import Formula

_SIZE_PX = 16
# The sign and the whole part of a number with decimals
_WHOLE = re.compile(r"-?(\d+)(?=\.|\{,\})")
# What a drawing needs beside the width of its letters
_BLEED_PX = 6


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
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.page)
        for kind, formula in self._formulas.items():
            formula.setObjectName(f"readout_{kind}")
            row.addWidget(formula)
        row.addStretch()
        self.show_readouts(())

    def stack(self, *, is_stacked: bool) -> None:
        """Put the numbers one under the other, or side by side."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
        self._row.setSpacing(SPACING.hair if is_stacked else SPACING.page)

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
            formula.setMinimumWidth(scaled(_SIZE_PX * _widest_em(latex.get(kind, "")) + _BLEED_PX))


def _widest_em(latex: str) -> float:
    """Return how wide a read-out is when all its numbers are negative: so wide is its place, and nothing jumps."""
    digits = max((len(whole) for whole in _WHOLE.findall(latex)), default=1)
    return render_svg(_WHOLE.sub("-" + "0" * digits, latex)).width_em if latex else 0.0
