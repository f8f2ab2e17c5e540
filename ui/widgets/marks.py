"""How an outcome is shown: always an icon and a word, never a colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.questions.verdict import Outcome
from ui.theme.appearance import worn
from ui.theme.icons import Icon, IconName
from ui.theme.tokens import Tone
from ui.translation import tr
from ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands beside an entry."""

    word: str
    icon: IconName
    tone: Tone


MARKS: dict[Outcome, Mark] = {
    "right": Mark(tr("Right"), "check-circle", "ok"),
    "form": Mark(tr("Right, another form"), "lightbulb", "warn"),
    "partly": Mark(tr("Partly"), "lightbulb", "warn"),
    "wrong": Mark(tr("Not yet"), "lightbulb", "warn"),
    "unreadable": Mark(tr("Cannot be read"), "circle-question", "warn"),
    "undecided": Mark(tr("Not decided"), "circle-question", "mute"),
    "empty": Mark(tr("Fill me"), "circle-dashed", "mute"),
}
# A wrong answer that the learner's own answers to earlier parts lead to
CONSISTENT = Mark(tr("Consistent"), "lightbulb", "warn")


class MarkTag(QWidget):
    """A small tag with the icon and the word of an outcome; it sits on the edge of what it marks."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("check-circle", size_px=13)
        self._word = Label(role="small")
        self._tone: Tone = "ok"
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 7, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        self.hide()

    def adapt(self) -> None:
        self._icon.adapt()
        self._word.adapt()
        self.adjustSize()

    @property
    def word(self) -> str:
        return "" if self.isHidden() else self._word.text()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show the mark of an outcome, or nothing."""
        self.show_mark(None if outcome is None else MARKS[outcome])

    def show_mark(self, mark: Mark | None) -> None:
        if mark is not None:
            self._tone = mark.tone
            self._icon.show_icon(mark.icon, mark.tone)
            self._word.setText(mark.word)
            self._word.set_tone(mark.tone)
            self.adjustSize()
        self.setVisible(mark is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().tone(self._tone)), 1))
        painter.setBrush(QColor(worn().surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.height() / 2, self.height() / 2
        )
        painter.end()
