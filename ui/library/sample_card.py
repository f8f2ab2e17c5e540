"""A sample of the family that is looked at: one variant as it would be asked, and how hard it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.questions.sheet import Kind, PartSheet, Sheet
from ui.library.page import Picked, Relative
from ui.practice.fitting_scroll import FittingScroll
from ui.practice.question_card import prompt_paragraphs
from ui.theme.tokens import SPACING
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.prose import Prose

_LEAST_PROMPT_PX = 120
_ANSWERED: dict[Kind, str] = {
    "expression": "a formula",
    "number": "a number",
    "direction": "a direction",
    "normal": "a normal vector",
    "eigenvector": "an eigenvector",
    "equation": "an equation",
    "interval": "an interval",
    "points": "points",
    "antiderivative": "a function",
    "class": "a choice",
    "choice": "a choice",
    "multi": "several choices",
    "order": "steps in order",
}


class SampleCard(Card):
    """What a family asks.

    Signals:
        another: Another sample is wanted.
        practised: This is what the learner wants to practise.
    """

    another = Signal()
    practised = Signal()

    def __init__(self) -> None:
        super().__init__(gap=SPACING.medium)
        self.setObjectName("sample_card")
        self._has_sample = False
        self._eyebrow = Label(role="eyebrow", tone="accent")
        self._title = Label(role="lead", wraps=True)
        self._effort = Label(role="small", tone="mute", wraps=True)
        self._relatives = Label(role="small", tone="mute", wraps=True)
        self._prompt = FittingScroll(gap=SPACING.small, least_px=_LEAST_PROMPT_PX)
        self.practise_button = Button("Practise this", kind="primary", icon_name="arrow-right")
        self.practise_button.setObjectName("practise_this")
        self.another_button = Button("Another sample")
        self.another_button.setObjectName("another_sample")
        self.practise_button.clicked.connect(self.practised)
        self.another_button.clicked.connect(self.another)
        self._lay_out()

    @property
    def has_sample(self) -> bool:
        """Whether a sample is shown, and not on its way."""
        return self._has_sample

    def show_picked(self, picked: Picked) -> None:
        """Say which family it is; its sample is on its way."""
        self._eyebrow.setText(f"Level {picked.level}")
        self._title.setText(picked.family.title)
        self._relatives.setText(relations(picked))
        self._has_sample = False
        self._effort.setText("A sample is being made…")

    def show_sample(self, sheet: Sheet) -> None:
        _fill(self._prompt, [*prompt_paragraphs(sheet.prompt), *_asks(sheet)])
        self._effort.setText(effort(sheet))
        self._has_sample = True

    def show_trouble(self, message: str) -> None:
        _fill(self._prompt, [])
        self._effort.setText(message)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        for button in (self.practise_button, self.another_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self._eyebrow, self._title, self._relatives, self._prompt, self._effort):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addLayout(buttons)


def relations(picked: Picked) -> str:
    """Say what the family builds on and what it leads to."""
    groups = (("Builds on", picked.family.builds_on), ("Leads to", picked.family.leads_to))
    return " ".join(f"{says}: {_listed(relatives)}." for says, relatives in groups if relatives)


def _listed(relatives: Sequence[Relative]) -> str:
    return ", ".join(relative.title for relative in relatives)


def effort(sheet: Sheet) -> str:
    """Say what is answered, and how hard that is."""
    answered = " and ".join(dict.fromkeys(_answered(part) for part in sheet.parts))
    if sheet.difficulty is None:
        return f"Answered by {answered}."
    minutes = max(1, round(sheet.difficulty.seconds / 60))
    steps = "one rule" if sheet.difficulty.rules == 1 else f"{sheet.difficulty.rules} rules"
    return f"Answered by {answered}. {steps.capitalize()}, about {minutes} min."


def _answered(part: PartSheet) -> str:
    if part.shape is not None and part.kind in {"vector", "matrix"}:
        rows, columns = part.shape
        return f"a vector of {rows}" if columns == 1 else f"a {rows} × {columns} matrix"
    if part.hides_shape:
        return f"a {part.kind} whose size is part of the answer"
    return _ANSWERED.get(part.kind, "a formula")


def _asks(sheet: Sheet) -> list[QWidget]:
    return [Prose(part.asks, tone="mute") for part in sheet.parts if part.asks and part.asks not in sheet.prompt]


def _fill(scroll: FittingScroll, widgets: Sequence[QWidget]) -> None:
    while (item := scroll.body.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        scroll.body.addWidget(widget)
    scroll.verticalScrollBar().setValue(0)
