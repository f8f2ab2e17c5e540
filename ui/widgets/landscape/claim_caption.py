"""The line beneath a plot that says what the learner's answer claims there, with a box that takes it off the plot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.language.decimal_mark import shown_text
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.formula import Formula
from ui.widgets.label import Label
from ui.widgets.tick_box import TickBox

_FORMULA_PX = 16


class ClaimCaption(QWidget):
    """A box to tick, a number where there is one, and a sentence.

    Signals:
        switched: Whether what the answer claims is drawn.
    """

    switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("claim_caption")
        self._box = TickBox(tr("Yours"))
        self._box.setObjectName("show_claim")
        self._box.setAccessibleName(tr("Draw what your answer says"))
        self._box.setChecked(True)
        self._box.toggled.connect(self.switched)
        self._formula = Formula(size_px=_FORMULA_PX)
        self._formula.setObjectName("claim_formula")
        self._words = Label(role="small", wraps=True)
        self._words.setObjectName("claim_words")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.medium)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._formula, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    @property
    def is_on(self) -> bool:
        return self._box.isChecked()

    def switch_off(self) -> None:
        """Take what the answer claims off the plot."""
        self._box.setChecked(False)

    def show_words(self, words: str) -> None:
        """Say what the answer claims; nothing where it claims nothing."""
        self._words.setText(shown_text(words))

    def show_number(self, latex: str) -> None:
        """Write what it claims at the marker."""
        self._formula.set_latex(latex)
        self._formula.setVisible(bool(latex))
