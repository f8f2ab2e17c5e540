"""The question: what is asked, and the function that it is asked of."""

import re

from engine.questions.sheet import Sheet
from ui.practice.fitting_scroll import FittingScroll
from ui.theme.tokens import SIZE, SPACING, WEIGHT
from ui.translation import tr
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.prose import Prose

# Mathematics of the function is set at 1.2 times this
_FORMULA_PROSE_PX = 18
_LEAST_PROMPT_PX = 96

# The end of a sentence: a stop before a space and a capital; mathematics between dollar signs is stepped over.
_FIRST_SENTENCE = re.compile(r"((?:\$[^$]*\$|[^$])*?[.?!])(?:\s+(?=[A-Z])|$)", re.DOTALL)
_FORMULA_ALONE = re.compile(r"\$([^$]+)\$")


def card_margins(*, compact: bool) -> tuple[int, int, int, int]:
    """Return the margins of a card: left, top, right, bottom."""
    vertical = SPACING.large if compact else SPACING.page
    return SPACING.page, vertical, SPACING.page, vertical


def headline(paragraph: str) -> tuple[str, str]:
    """Return the first sentence of a paragraph, and the rest."""
    found = _FIRST_SENTENCE.match(paragraph)
    if found is None:
        return paragraph, ""
    return found[1], paragraph[found.end() :]


class QuestionCard(Card):
    """Shows a sheet's prompt: the first sentence as a headline, formulas that stand alone on their own line."""

    def __init__(self) -> None:
        super().__init__(gap=SPACING.small)
        self.setObjectName("question_card")
        self._eyebrow = Label(role="eyebrow", tone="accent")
        self._eyebrow.setObjectName("eyebrow")
        self._scroll = FittingScroll(gap=SPACING.small, least_px=_LEAST_PROMPT_PX)
        self._paragraphs: list[Prose] = []
        self.body.addWidget(self._eyebrow)
        self.body.addWidget(self._scroll)
        self.body.addStretch(1)

    def set_compact(self, *, compact: bool) -> None:
        """Save height, in a low window: less margin above and below, and no eyebrow."""
        self.body.setContentsMargins(*card_margins(compact=compact))
        self._eyebrow.setHidden(compact)

    def show_sheet(self, sheet: Sheet) -> None:
        self._eyebrow.setText(
            tr("Your function") if sheet.identity.of else tr("Level {level}").format(level=sheet.identity.level)
        )
        for paragraph in self._paragraphs:
            paragraph.hide()
            paragraph.deleteLater()
        self._paragraphs = prompt_paragraphs(sheet.prompt)
        for paragraph in self._paragraphs:
            self._scroll.body.addWidget(paragraph)
        self._scroll.verticalScrollBar().setValue(0)
        self.setAccessibleName(" ".join(paragraph.accessibleName() for paragraph in self._paragraphs))

    @property
    def text(self) -> str:
        """What is asked, with LaTeX between dollar signs."""
        return "\n".join(paragraph.text for paragraph in self._paragraphs)

    @property
    def scrolls(self) -> bool:
        """Whether there is more of the prompt than can be seen at once."""
        return self._scroll.verticalScrollBar().maximum() > 0


def prompt_paragraphs(prompt: str) -> list[Prose]:
    """Return a prompt as it is shown: its first sentence as a headline, then the rest."""
    first, *others = prompt.split("\n")
    asked, rest = headline(first)
    made = [Prose(asked, size_px=SIZE.title, weight=WEIGHT.strong)]
    if rest:
        made.append(Prose(rest, tone="mute"))
    return made + [_paragraph(other) for other in others if other.strip()]


def _paragraph(text: str) -> Prose:
    alone = _FORMULA_ALONE.fullmatch(text.strip())
    return Prose(text) if alone is None else Prose(f"$${alone[1]}$$", size_px=_FORMULA_PROSE_PX)
