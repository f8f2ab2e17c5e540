"""What an answer reads as, beneath it; or why it cannot be read, and what it may mean."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.icons import Icon
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.entry_state import Choice, Trouble
from ui.widgets.formula import Formula, ScrollingFormula
from ui.widgets.keycap import Keycap
from ui.widgets.label import Label


class ChoiceButton(Button):
    """A reading to choose, typeset, with its key."""

    def __init__(self, number: int, choice: Choice) -> None:
        super().__init__()
        formula = Formula(choice.latex)
        self.setObjectName(f"reading_{number}")
        self.setAccessibleName(tr("Read it as {formula}").format(formula=formula.accessibleName()))
        # a click leaves the cursor in the line
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACING.medium, SPACING.hair, SPACING.medium, SPACING.hair)
        self._row.setSpacing(SPACING.small)
        for child in (Keycap(f"Alt {number}"), formula):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(child)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()


class ReadingPanel(QWidget):
    """The live preview of an answer.

    Signals:
        chosen: The index of the reading that the learner chose.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._caption = Label(tr("Reads as"), role="small", tone="mute")
        self.formula = ScrollingFormula()
        self.formula.setObjectName("preview")
        self._icon = Icon("circle-question", size_px=16, tone="warn")
        self._sentence = Label(tone="warn", wraps=True)
        self._sentence.setObjectName("reading_message")
        self._choices = QHBoxLayout()
        self._offered: tuple[Choice, ...] = ()
        self._lay_out()
        self.show_reading(r"\square", None)

    @property
    def message(self) -> str:
        """The sentence that is shown, or ""."""
        return "" if self._trouble.isHidden() else self._sentence.text()

    def show_reading(self, preview: str | None, trouble: Trouble | None, where: str = "") -> None:
        """Show LaTeX of what was read, or None for nothing, and what to say about the text.

        Args:
            preview: LaTeX; holes are squares.
            trouble: What to say, and what may be chosen.
            where: Said before it, such as "Row 1, column 2", where there are several entries.
        """
        if preview is not None:
            self.formula.set_latex(preview)
        self._preview.setVisible(preview is not None)
        self._trouble.setVisible(trouble is not None)
        if trouble is not None:
            self._sentence.setText(f"{where}: {trouble.message}" if where else trouble.message)
        self._offer(() if trouble is None else trouble.choices)

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        # a button that is made anew while the mouse is pressed on it is never clicked
        if choices == self._offered:
            return
        self._offered = choices
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for index, choice in enumerate(choices):
            button = ChoiceButton(index + 1, choice)
            button.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            self._choices.addWidget(button)
        if choices:
            self._choices.addStretch(1)

    def _lay_out(self) -> None:
        self._preview = QWidget()
        row = QHBoxLayout(self._preview)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.medium)
        row.addWidget(self._caption)
        row.addWidget(self.formula, 1)
        self._trouble = QWidget()
        line = QHBoxLayout(self._trouble)
        line.setContentsMargins(0, SPACING.hair, 0, 0)
        line.setSpacing(SPACING.small)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        column.addWidget(self._preview)
        column.addWidget(self._trouble)
        self._choices.setContentsMargins(0, SPACING.hair, 0, 0)
        self._choices.setSpacing(SPACING.small)
        column.addLayout(self._choices)
