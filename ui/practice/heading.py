"""What the practice page has in the window's top bar: where in the curriculum this is, and how the round stands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.learning.rounds import LENGTH
from engine.questions.outline import Topic
from engine.questions.sheet import Sheet
from engine.records.session import RoundOutcome, Wish
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser, Selection
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.progress import Dot, RoundDots

_DOTS: dict[RoundOutcome | None, Dot] = {
    "right": "right",
    "helped": "late",
    "missed": "late",
    "skipped": "late",
    None: "open",
}


def round_dots(outcomes: Sequence[RoundOutcome | None]) -> tuple[Dot, ...]:
    """Return a dot for each question of a round, those to come included."""
    to_come: list[RoundOutcome | None] = [None] * (LENGTH - len(outcomes))
    return tuple(_DOTS[outcome] for outcome in (*outcomes, *to_come))


class PracticeHeading(QWidget):
    """The place, the chooser and the dots of the round.

    Signals:
        chosen: A `Wish`.
        primer_wanted: The topic's explanation.
    """

    chosen = Signal(object)
    primer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.place = ElidedLabel(tone="mute")
        self.place.setObjectName("place")
        self.primer = Button(kind="ghost", icon_name="lightbulb", name=tr("Primer of this topic (Ctrl+I)"))
        self.primer.setObjectName("primer_button")
        self._has_primer = True
        self.chooser = Chooser()
        self.count = Label(tone="mute")
        self.count.setObjectName("count")
        self.dots = RoundDots()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.medium)
        row.addWidget(self.place, 1)
        row.addWidget(self.primer)
        row.addWidget(self.chooser)
        row.addWidget(self.count)
        row.addWidget(self.dots)
        self.primer.clicked.connect(self.primer_wanted)
        self.chooser.chosen.connect(self._report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def adapt(self) -> None:
        """Leave out what there is no room for, the dots first."""
        # the place stands before it, if only as an ellipsis
        taken = SPACING.medium + self.chooser.sizeHint().width()
        for part in (self.count, self.primer, self.dots):
            taken += SPACING.medium + part.sizeHint().width()
            part.setVisible(taken <= self.width() and (part is not self.primer or self._has_primer))

    def show_place(self, topics: Sequence[Topic], sheet: Sheet | None) -> None:
        self.place.setText("" if sheet is None else f"{_topic_title(topics, sheet)}  ›  {sheet.title}")
        self.place.setToolTip(self.place.text())
        self._has_primer = sheet is not None
        self.adapt()

    def show_wish(self, topics: Sequence[Topic], wish: Wish) -> None:
        self.chooser.show_topics(topics, Selection(_topic_of(wish, topics), wish.family, wish.level))

    def show_round(self, outcomes: Sequence[RoundOutcome | None]) -> None:
        self.count.setText(tr("{done} of {all}").format(done=len(outcomes), all=LENGTH))
        is_over = len(outcomes) == LENGTH and outcomes[-1] is not None
        self.dots.show_round(round_dots(outcomes), None if is_over else len(outcomes) - 1)

    def _report(self, selection: Selection) -> None:
        self.chosen.emit(Wish(selection.topic, selection.family, selection.level))


def _topic_title(topics: Sequence[Topic], sheet: Sheet) -> str:
    return next((topic.title for topic in topics if topic.id == sheet.topic), sheet.topic)


def _topic_of(wish: Wish, topics: Sequence[Topic]) -> str | None:
    """Return the topic that is wished for; a family alone has one too."""
    if wish.topic is not None or wish.family is None:
        return wish.topic
    return next((topic.id for topic in topics if any(family.id == wish.family for family in topic.families)), None)
