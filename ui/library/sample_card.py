"""A sample of the family that is looked at: one variant as it would be asked, and how hard it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.questions.sheet import Kind, PartSheet, Sheet
from ui.library.page import Picked, Relative
from ui.practice.fitting_scroll import FittingScroll
from ui.practice.question_card import prompt_paragraphs
from ui.theme.tokens import SPACING
from ui.translation import counted, listed, tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.prose import Prose

_LEAST_PROMPT_PX = 120
_ANSWERED: dict[Kind, str] = {
    "expression": tr("a formula"),
    "number": tr("a number"),
    "direction": tr("a direction"),
    "normal": tr("a normal vector"),
    "eigenvector": tr("an eigenvector"),
    "equation": tr("an equation"),
    "vector": tr("a vector whose size is part of the answer"),
    "matrix": tr("a matrix whose size is part of the answer"),
    "interval": tr("an interval"),
    "points": tr("points"),
    "antiderivative": tr("a function"),
    "class": tr("a choice"),
    "choice": tr("a choice"),
    "multi": tr("several choices"),
    "order": tr("steps in order"),
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
        self.practise_button = Button(tr("Practise this"), kind="primary", icon_name="arrow-right")
        self.practise_button.setObjectName("practise_this")
        self.another_button = Button(tr("Another sample"))
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
        self._eyebrow.setText(tr("Level {level}").format(level=picked.level))
        self._title.setText(picked.family.title)
        self._relatives.setText(relations(picked))
        self._has_sample = False
        self._effort.setText(tr("A sample is being made…"))

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
    family = picked.family
    said = (
        tr("Builds on: {families}.").format(families=_titles(family.builds_on)) if family.builds_on else "",
        tr("Leads to: {families}.").format(families=_titles(family.leads_to)) if family.leads_to else "",
    )
    return " ".join(filter(None, said))


def _titles(relatives: Sequence[Relative]) -> str:
    return ", ".join(relative.title for relative in relatives)


def effort(sheet: Sheet) -> str:
    """Say what is answered, and how hard that is."""
    answered = listed(tuple(dict.fromkeys(_answered(part) for part in sheet.parts)))
    if sheet.difficulty is None:
        return tr("Answered by {what}.").format(what=answered)
    minutes = max(1, round(sheet.difficulty.seconds / 60))
    return counted(
        "Answered by {what}. One rule, about {minutes} min.",
        "Answered by {what}. {count} rules, about {minutes} min.",
        sheet.difficulty.rules,
        what=answered,
        minutes=minutes,
    )


def _answered(part: PartSheet) -> str:
    if part.shape is not None and part.kind in {"vector", "matrix"}:
        rows, columns = part.shape
        if columns == 1:
            return tr("a vector of {rows}").format(rows=rows)
        return tr("a {rows} × {columns} matrix").format(rows=rows, columns=columns)
    return _ANSWERED.get(part.kind, tr("a formula"))


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
